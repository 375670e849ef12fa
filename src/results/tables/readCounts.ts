import { requireText } from '../../check.js';
import type { Counts } from '../../counts.js';
import {
  beforePercentSign,
  isOverHundred,
  largeNumberHint,
  type NotWhole,
  readDecimal,
  readWhole,
  slipHint,
} from '../../numeric/written.js';
import { ArgumentError, type Problem, problem, tooLarge } from '../../problem.js';
import {
  feasibleCounts,
  nearestPercentages,
  printedDigits,
  readPercentage,
} from '../../scenario/figures/feasibleCounts.js';
import {
  countsInWords,
  isRatio,
  type Quantity,
  readQuantity,
  readRatio,
} from '../../scenario/figures/words.js';

/** What a person wrote for a proportion: one count, or all the counts that a printed percentage may stand for. */
export interface StatedCounts {
  /** As it was written. */
  readonly text: string;
  readonly of: number;
  /** The percentage as printed, when that is what was given; null too for a quantity in words. */
  readonly percent: string | null;
  /** Fewest and most Yes answers that it may stand for; the same for a count. */
  readonly lowest: Counts;
  readonly highest: Counts;
}

/** `41/84`, `41 of 84`, `49%/84`, `49 per cent of 84`, `<1% of 84`: what is said, and of how many cases. */
const PAIR =
  /^\s*([^/]*[^/\s])\s*(?:\/|\sof\s|(?<=%)of\s)\s*((?:\d{1,3}(?:\s\d{3})+|[^\s/]+)(?:\s*%|\s+per[ -]?cent)?)\s*$/i;

/**
 * Whether an argument is meant as counts, even where it is none, such as `1/x`, rather than as the name of a file or a
 * scenario.
 */
export function looksLikeCounts(text: string): boolean {
  const [, first = '', last = ''] = PAIR.exec(text) ?? [];
  const isNumber = (part: string) => /^[-+]?[\d.,_]+$/.test(printedDigits(part));
  const isPair = isNumber(last) && (isNumber(first) || readQuantity(first) !== undefined);
  return isPair || /^\s*[-+]?\d[^/]*\/[^/.]*$/.test(text) || isRatio(text);
}

/**
 * Reads counts or a percentage of a number of cases.
 *
 * @param text - such as `41/84`, `41 of 84`, `6 out of 10`, `49% of 84`, `49 per cent of 84` or `<1% of 84`
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
  const ratio = readRatio(text);
  if (ratio !== undefined) return ofCount(text, String(ratio[0]), String(ratio[1]));
  const found = PAIR.exec(text);
  if (found === null) {
    const isLevel = /^0?\.\d+$/.test(text);
    return refusal(
      text,
      `"${text}" is not a count of cases.`,
      largeNumberHint(text) ??
        (isLevel
          ? 'Several levels go together, separated by commas: --confidence 0.8,0.95.'
          : 'Write yes answers of cases, such as 41/84 or 49%/84.'),
    );
  }
  const [, first = '', last = ''] = found;
  const strayPercent = beforePercentSign(last);
  if (strayPercent !== null) {
    return refusal(
      text,
      `"${text}" has its percent sign on the number of cases.`,
      `Write ${printedDigits(first)}%/${strayPercent}.`,
    );
  }
  const quantity = readQuantity(first);
  if (quantity !== undefined && readWhole(first) === 'none') return inWords(text, quantity, last);
  const percent = beforePercentSign(first);
  return percent === null ? ofCount(text, first, last) : ofPercentage(text, percent, last);
}

function ofCount(text: string, yesText: string, ofText: string): StatedCounts | Problem {
  const of = wholeCases(ofText);
  const yes = readWhole(yesText);
  const wrongYes =
    typeof yes !== 'number'
      ? WRONG[yes](yesText)
      : yes < 0
        ? `${WRONG.none(yesText)}, which is below 0`
        : null;
  if (typeof of === 'string' || typeof yes !== 'number' || wrongYes !== null) {
    const wrong = [
      ...(typeof of === 'string' ? [`the number of cases ${of}`] : []),
      ...(wrongYes === null ? [] : [`the number of Yes answers ${wrongYes}`]),
    ];
    const hint =
      typeof of === 'string' || yes === 'ambiguous' || yes === 'too large'
        ? undefined
        : fractionHint(yesText, ofText);
    return refusal(text, `"${text}": ${wrong.join('; ')}.`, hint);
  }
  if (yes > of)
    return refusal(text, `"${text}": there cannot be more Yes answers (${yes}) than cases (${of}).`);
  const counts = Object.freeze({ yes, of });
  return Object.freeze({ text, of, percent: null, lowest: counts, highest: counts });
}

/** A share of 1 or less before the cases is a percentage without its sign. */
function fractionHint(yesText: string, ofText: string): string | undefined {
  const share = readDecimal(yesText);
  if (share < 0) return undefined;
  return share > 0 && share < 1
    ? `Did you mean ${Number((100 * share).toPrecision(12))}%/${ofText}?`
    : 'A case is Yes or No; there are no fractions of a case.';
}

/** All the counts that some words, such as "less than 1%", allow. */
function inWords(text: string, quantity: Quantity, ofText: string): StatedCounts | Problem {
  const of = wholeCases(ofText);
  if (typeof of === 'string') return refusal(text, `"${text}": the number of cases ${of}.`);
  const { lowest, highest } = countsInWords(quantity, of);
  if (lowest > highest) return refusal(text, `"${text}": no whole number of ${of} cases is that.`);
  return Object.freeze({
    text,
    of,
    percent: null,
    lowest: { yes: lowest, of },
    highest: { yes: highest, of },
  });
}

function ofPercentage(text: string, percent: string, ofText: string): StatedCounts | Problem {
  const of = wholeCases(ofText);
  if (typeof of === 'string') return refusal(text, `"${text}": the number of cases ${of}.`);
  if (readPercentage(percent) === undefined) {
    if (isOverHundred(percent)) {
      const { expected, hint } = tooLarge(100, '%');
      return refusal(text, `"${text}": the percentage must be ${expected}, not ${percent}%.`, hint);
    }
    return refusal(
      text,
      `"${text}": ${percent}% is not a percentage from 0 to 100 as it might be printed.`,
      slipHint(`${percent}%`),
    );
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
  const of = readWhole(text);
  if (typeof of !== 'number') return WRONG[of](text);
  if (of < 0) return WRONG.none(text);
  if (of < 1) return `must be 1 or more, not ${text}: nothing can be said from no cases`;
  return of > MOST_CASES ? WRONG['too large'](text) : of;
}

/** What is wrong with a number of cases, to come after what it is. */
const WRONG: Readonly<Record<NotWhole, (text: string) => string>> = {
  none: (text) => `must be a whole number, not ${text}`,
  'not whole': (text) => `must be a whole number, not ${text}`,
  ambiguous: (text) =>
    `must be a whole number, not ${text}, which may be ${text.replace(/\..*/, '')} or ${text.replace('.', '')}`,
  'too large': (text) => `must be at most ${MOST_CASES.toLocaleString('en-GB')}, not ${text}`,
};

function refusal(got: string, message: string, hint?: string): Problem {
  return problem('bad-counts', message, { path: 'counts', got, hint });
}
