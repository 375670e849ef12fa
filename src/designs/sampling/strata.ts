import type { CaseModel } from '../../model/model.js';
import { list } from '../../words/format.js';
import type { SomeDesign } from '../design.js';
import type { Taker } from '../groups.js';
import type { NamedVariable } from '../kind.js';

/** What designs share whose groups are strata. */

/** One combination of levels of the variables that a design sorts the cohort by. */
export interface Combination {
  /** The levels in words, such as `female high`. */
  readonly name: string;
  /** Its expected share of the cohort; 0 for a combination that no case can have. */
  readonly share: number;
}

/** Every combination of the levels of some variables, the last variable's changing fastest. */
export function strataOf(model: CaseModel, by: readonly string[]): Combination[] {
  const { levels, probabilities } = model.joint(by);
  return Array.from(probabilities, (share, cell) => {
    let rest = cell;
    const words: string[] = [];
    for (const list of [...levels].reverse()) {
      words.unshift(list[rest % list.length] ?? '');
      rest = Math.floor(rest / list.length);
    }
    return { name: words.join(' '), share };
  });
}

/** Takes the cases asked for by level, or as many as there are. */
export function takeLevels(counts: Readonly<Record<string, number>>, names: readonly string[]): Taker {
  const wanted = Int32Array.from(names, (name) => counts[name] ?? 0);
  return (sizes, _random, taken) => {
    wanted.forEach((count, group) => {
      taken[group] = sizes === null ? count : Math.min(count, sizes[group]!);
    });
  };
}

/** How many cases of its stratum each case of a sample stands for. */
export function weightsInStrata(sizes: Int32Array, taken: Int32Array): (group: number) => number {
  return (group) => sizes[group]! / taken[group]!;
}

/** The same chance for every case of the cohort. */
export function chanceOfAll({ cases }: SomeDesign, sizes: Int32Array): Float64Array {
  const cohort = sizes.reduce((sum, size) => sum + size, 0);
  return new Float64Array(sizes.length).fill(cases / cohort);
}

/** The case variables that make the strata, as a declaration names them. */
export function variablesOf({ by }: { readonly by: readonly string[] }): NamedVariable[] {
  return by.map((name) => ({ key: 'by', name, isQuestion: false }));
}

/** `10 low and 74 high`; nothing for no levels. */
export function levelsInWords(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([level, count]) => `${count} ${level}`);
  return parts.length === 0 ? '' : list(parts);
}
