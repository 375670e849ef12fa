import type { CaseModel } from '../model/model.js';

/** One combination of levels of the variables that a design sorts the cohort by. */
export interface Stratum {
  /** The levels in words, such as `female high`. */
  readonly name: string;
  /** Its expected share of the cohort; 0 for a combination that no case can have. */
  readonly share: number;
}

/** Every combination of the levels of some variables, the last variable's changing fastest. */
export function strataOf(model: CaseModel, by: readonly string[]): Stratum[] {
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
