import { stringify } from 'yaml';
import { stream } from '../src/numeric/stream.js';

/** A file in plain data. */
// biome-ignore lint/suspicious/noExplicitAny: mistakes put anything anywhere.
type Draft = Record<string, any>;

/** What is wrong at a path of a file, and what its problem says. */
export type Planted = readonly [path: string, value: unknown, says: RegExp];

/** The text of a file with mistakes in it; what is undefined is taken out. */
export function planted(draft: Readonly<Draft>, mistakes: readonly Planted[]): string {
  const file: Draft = structuredClone(draft);
  for (const [path, value] of mistakes) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const holder = keys.reduce((part, key) => part[key], file);
    if (value === undefined) delete holder[last];
    else holder[last] = value;
  }
  return stringify(file);
}

/** Rounds of five mistakes in five entries, the same for the same seed. */
export function roundsOfFive(all: readonly Planted[], rounds: number, seed: number): Planted[][] {
  const random = stream(seed, 'planted mistakes');
  return Array.from({ length: rounds }, () => {
    const chosen: Planted[] = [];
    while (chosen.length < 5) {
      const one = all[Math.floor(random() * all.length)];
      if (one !== undefined && chosen.every((other) => !touches(one, other))) chosen.push(one);
    }
    return chosen;
  });
}

/** Mistakes in one entry, or in a part and its whole, may be one. */
const touches = (one: Planted, other: Planted): boolean =>
  spotOf(one).startsWith(spotOf(other)) || spotOf(other).startsWith(spotOf(one));

const spotOf = ([path]: Planted): string => `${path.split('.').slice(0, 2).join('.')}.`;

/** Of rounds of mistakes those that are not reported each once, with what is said instead. */
export function misreported(
  rounds: readonly (readonly Planted[])[],
  problemsOf: (mistakes: readonly Planted[]) => readonly string[],
): { readonly planted: readonly string[]; readonly said: readonly string[] }[] {
  return rounds.flatMap((mistakes) => {
    const said = problemsOf(mistakes);
    const isEach = mistakes.every(([, , says]) => said.some((one) => says.test(one)));
    if (isEach && said.length === mistakes.length) return [];
    return [{ planted: mistakes.map(([path, value]) => `${path}: ${JSON.stringify(value)}`), said }];
  });
}
