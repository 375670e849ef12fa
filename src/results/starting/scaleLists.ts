import { readable } from '../../scenario/figures/readable.js';

/** An ordered scale, lowest level first, as a file declares it under `scales`. */
export interface Scale {
  /** Its name in the file. */
  readonly name: string;
  readonly levels: readonly ScaleLevel[];
  /** The name of the level from which an answer is favourable; null where none is. */
  readonly favourable: string | null;
  /** The score of the lowest level, the others one more each; null for 0, which no file has to say. */
  readonly firstScore: number | null;
}

export interface ScaleLevel {
  readonly name: string;
  readonly label: string;
}

/** Scales that people use, by the name that asks for them. */
export const SCALE_LISTS: readonly Scale[] = [
  listOf('ratings', 'inadequate requiresImprovement good outstanding', 'good'),
  listOf('agreement', 'stronglyDisagree disagree neither agree stronglyAgree', 'agree', 1),
  listOf('satisfaction', 'veryDissatisfied dissatisfied neither satisfied verySatisfied', 'satisfied', 1),
  listOf('frequency', 'never rarely sometimes often always', 'often'),
  listOf('quality', 'veryPoor poor fair good veryGood', 'good'),
  listOf('risk', 'low medium high veryHigh', null),
  numbersOf('five', 1, 5, 4),
  numbersOf('ten', 1, 10, 8),
];

/** Other words for a level of them, as tables write it. */
export const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['neither agree nor disagree', 'neither'],
  ['neutral', 'neither'],
  ['neither satisfied nor dissatisfied', 'neither'],
  ['requires improvement', 'requires improvement'],
  ['ri', 'requires improvement'],
]);

function listOf(
  name: string,
  levels: string,
  favourable: string | null,
  firstScore: number | null = null,
): Scale {
  const named = levels.split(' ').map((level) => ({ name: level, label: readable(level) }));
  return { name, levels: named, favourable, firstScore };
}

function numbersOf(name: string, first: number, last: number, favourable: number): Scale {
  const levels = Array.from({ length: last - first + 1 }, (_, rank) => ({
    name: `level${first + rank}`,
    label: String(first + rank),
  }));
  return { name, levels, favourable: `level${favourable}`, firstScore: first };
}
