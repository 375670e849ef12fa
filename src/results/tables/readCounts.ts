import { requireText } from '../../check.js';
import type { Counts } from '../../counts.js';
import { ArgumentError, type Problem, problem } from '../../problem.js';
import { feasibleCounts, nearestPercentages, readPercentage } from '../../scenario/figures/feasibleCounts.js';

/** What a person wrote for a proportion: one count, or all the counts that a printed percentage may stand for. */
export interface StatedCounts {
  /** As it was written. */
  readonly text: string;
  readonly of: number;
  /** The percentage as printed, when that is what was given. */
  readonly percent: string | null;
  /** Fewest and most Yes answers that it may stand for; the same for a count. */
  readonly lowest: Counts;
  readonly highest: Counts;
}

/** `41/84`, `41 of 84`, `49%/84`, `49% of 84`. */
const PAIR = /^\s*([^\s/%]+)\s*(%?)\s*(?:\/|of\s)\s*([^\s/%]+)\s*(%?)\s*$/;

/**
 * Whether an argument is meant as counts, even where it is none, such as `1/x`, rather than as the name of a file or a
 * scenario.
 */
export function looksLikeCounts(text: string): boolean {
  return (
    /^\s*[-+]?[\d.,_]+\s*%?\s*(\/|of\s)\s*[-+]?[\d.,_]+\s*%?\s*$/.test(text) ||
    /^\s*[-+]?\d[^/]*\/[^/.]*$/.test(text)
  );
}

/**
 * Reads counts or a percentage of a number of cases.
 *
 * @param text - such as `41/84`, `49% of 84` or `41 of 84`
 * @returns the cases, and the lowest and the highest count of Yes that print so
 * @throws ArgumentError that says what was expected, and for a percentage that no count gives, the nearest that one does
 *
 * @example
 * readCounts('49%/84').of; // 84
 */
export function readCounts(text: string): StatedCounts {
  const result = countsOrProblem(requireText('text', text));
  if ('message' in result) throw new ArgumentError([result]);
  return result;
}

/** Reads them all, or refuses with everything that is wrong with any of them. */
export function readAllCounts(texts: readonly string[]): StatedCounts[] {
  const results = texts.map(countsOrProblem);
  const problems = results.filter((result) => 'message' in result);
  if (problems.length > 0) throw new ArgumentError(problems);
  return results.flatMap((result) => ('message' in result ? [] : [result]));
}

/** The counts, or what is wrong with the text, as data. */
export function countsOrProblem(text: string): StatedCounts | Problem {
  const found = PAIR.exec(text);
  if (found === null) {
    const isLevel = /^0?\.\d+$/.test(text);
    return refusal(
      text,
      `"${text}" is not a count of cases.`,
      isLevel
        ? 'Several levels go together, separated by commas: --confidence 0.8,0.95.'
        : 'Write yes answers of cases, such as 41/84 or 49%/84.',
    );
  }
  const [, first = '', percentSign, last = '', strayPercent] = found;
  if (strayPercent === '%') {
    return refusal(
      text,
      `"${text}" has its percent sign on the number of cases.`,
      `Write ${first}%/${last}.`,
    );
  }
  return percentSign === '%' ? ofPercentage(text, first, last) : ofCount(text, first, last);
}

function ofCount(text: string, yesText: string, ofText: string): StatedCounts | Problem {
  const of = wholeCases(ofText);
  if (typeof of === 'string') return refusal(text, `"${text}": the number of cases ${of}.`);
  const yes = whole(yesText);
  if (yes === undefined) {
    return refusal(
      text,
      `"${text}": the number of Yes answers must be a whole number, not ${yesText}.`,
      'A case is Yes or No; there are no fractions of a case.',
    );
  }
  if (yes > of)
    return refusal(text, `"${text}": there cannot be more Yes answers (${yes}) than cases (${of}).`);
  const counts = Object.freeze({ yes, of });
  return Object.freeze({ text, of, percent: null, lowest: counts, highest: counts });
}

function ofPercentage(text: string, percent: string, ofText: string): StatedCounts | Problem {
  const of = wholeCases(ofText);
  if (typeof of === 'string') return refusal(text, `"${text}": the number of cases ${of}.`);
  if (readPercentage(percent) === undefined) {
    return refusal(text, `"${text}": ${percent}% is not a percentage from 0 to 100 as it might be printed.`);
  }
  const counts = feasibleCounts({ percent, of });
  const [first, last] = [counts[0], counts.at(-1)];
  if (first === undefined || last === undefined) {
    const near = nearestPercentages({ percent, of }).map((one) => `${one.percent}% (${one.count} of ${of})`);
    return refusal(
      text,
      `"${text}": no whole number of ${of} cases prints as ${percent}%.`,
      `The nearest possible: ${near.join(' and ')}.`,
    );
  }
  return Object.freeze({ text, of, percent, lowest: { yes: first, of }, highest: { yes: last, of } });
}

const MOST_CASES = 10_000_000;

/** The number of cases, or what is wrong with it. */
function wholeCases(text: string): number | string {
  const of = whole(text);
  if (of === undefined) return `must be a whole number, not ${text}`;
  if (of < 1) return `must be 1 or more, not ${text}: nothing can be said from no cases`;
  return of > MOST_CASES ? `must be at most ${MOST_CASES.toLocaleString('en-GB')}, not ${text}` : of;
}

/** A whole number of 0 or more, thousands separated by `,` or `_` if at all. */
function whole(text: string): number | undefined {
  if (!/^(\d+|\d{1,3}([,_]\d{3})+)$/.test(text)) return undefined;
  const value = Number(text.replace(/[,_]/g, ''));
  return Number.isSafeInteger(value) ? value : undefined;
}

function refusal(got: string, message: string, hint?: string): Problem {
  return problem('bad-counts', message, { path: 'counts', got, hint });
}
