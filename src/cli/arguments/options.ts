import type { EffectsPreset } from '../../model/model.js';
import {
  beforePercentSign,
  beforePointsSign,
  readDecimal,
  readProportion,
  readWhole,
  slipHint,
} from '../../numeric/written.js';
import { allOf, type Facts, refuse, tooLarge } from '../../problem.js';
import { whole } from '../../words/format.js';
import { collect } from './once.js';

/**
 * Readers of option values: each takes the option's name and gives a parser for `.option(…, …, parser)`.
 * They refuse what they cannot read and say which option, what came and what was expected.
 */

/** A whole number, thousands separated by `,` or `_` if at all: `84`, `1,000,000`. */
export function wholeOption(option: string, { min = 0, max = Number.MAX_SAFE_INTEGER } = {}) {
  return (text: string): number => {
    const range =
      max === Number.MAX_SAFE_INTEGER
        ? `a whole number of ${whole(min)} or more`
        : `a whole number from ${whole(min)} to ${whole(max)}`;
    const value = readWhole(text);
    if (value === 'too large') refuseLarge(option, text, max);
    if (typeof value !== 'number' || value < min || value > max)
      refuseOption(option, text, range, {
        hint:
          value === 'ambiguous'
            ? `Write ${text.replace(/\..*/, '')}, or ${text.replace('.', '')}.`
            : undefined,
      });
    return value;
  };
}

/** A number between `low` and `high`, both included. */
export function numberOption(
  option: string,
  { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = {},
) {
  return (text: string): number => {
    const value = readDecimal(text);
    if (value === Number.POSITIVE_INFINITY) refuseLarge(option, text, high);
    if (!Number.isFinite(value) || value < low || value > high)
      refuseOption(option, text, numberRange(low, high));
    return value;
  };
}

/** A seed: a whole number of 0 or more. */
export const seedOption = wholeOption('--seed');

/** A confidence level between 0 and 1: 95 and 95% are refused with the correction rather than guessed at. */
export function confidenceOption(option = '--confidence') {
  return (text: string): number => {
    const value = readProportion(text);
    if (Number.isNaN(value) || value <= 0 || value >= 1) {
      const meant = value > 1 && value < 100 && isBare(text) ? `Did you mean ${value}%?` : undefined;
      refuseOption(option, text, 'between 0 and 1, such as 0.95 or 95%', { hint: meant });
    }
    return value;
  };
}

/** A share from 0 to 1, or the same as a percentage: `0.5`, `50%`. */
export function proportionOption(option: string, { low = 0, high = 1 } = {}) {
  return (text: string): number => {
    const value = readProportion(text);
    if (Number.isNaN(value) || value < low || value > high) {
      const isPercent = isBare(text) && value > 1 && value <= 100;
      refuseOption(option, text, `from ${asPercent(low)}% to ${asPercent(high)}%, such as 45% or 0.45`, {
        hint: isPercent ? `Did you mean ${text}%?` : undefined,
      });
    }
    return value;
  };
}

/** A number that is a share of something, such as a correlation, from `low` to `high`: `0.05`, `5%`. */
export function ratioOption(option: string, { low = 0, high = Number.POSITIVE_INFINITY } = {}) {
  return (text: string): number => {
    const value = readProportion(text);
    if (value === Number.POSITIVE_INFINITY) refuseLarge(option, text, high);
    if (!Number.isFinite(value) || value < low || value > high)
      refuseOption(option, text, `${numberRange(low, high)}, such as 0.05 or 5%`);
    return value;
  };
}

const asPercent = (share: number) => Number((100 * share).toPrecision(12));

/**
 * Percentage points, as a proportion: `10`, `10%`, `10 points` and `2.5 percentage points`. A bare number below 1 is questioned, as it may be
 * meant either way.
 */
export function pointsOption(option: string, { low = 0, high = 1 } = {}) {
  return (text: string): number => {
    const written = beforePointsSign(text);
    const points = readDecimal(written ?? text);
    if (written === null && points > 0 && points < 1) {
      const asShare = Number((100 * points).toPrecision(12));
      refuseOption(option, text, 'in percentage points', {
        hint: `Did you mean ${asShare}% or ${points}%?`,
      });
    }
    const value = points / 100;
    if (!(value > low && value < high)) {
      refuseOption(
        option,
        text,
        `more than ${100 * low} and less than ${100 * high} percentage points, such as 10%`,
      );
    }
    return value;
  };
}

/** Percentage points as a number of them, however small: `0.5`, `0.5%`, `0.5 percentage points`. */
export function pointsNumberOption(option: string, range: { readonly low: number; readonly high: number }) {
  const read = numberOption(option, range);
  return (text: string): number => {
    const points = beforePointsSign(text) ?? text;
    // What is refused comes back as it was typed.
    return read(Number.isNaN(readDecimal(points)) ? text : points);
  };
}

/** One of a list of words; a near miss is named. */
export function oneOfOption<Word extends string>(option: string, words: readonly Word[]) {
  return (text: string): Word => {
    const found = words.find((word) => word === text);
    if (found !== undefined) return found;
    return refuseOption(option, text, `one of ${words.join(', ')}`, { near: words });
  };
}

/** A list separated by commas, also given by repeating the option; every item is read by `item`. */
export function listOption<Item>(item: (text: string) => Item) {
  return collect((text: string, before: readonly Item[] | undefined): readonly Item[] => [
    ...(before ?? []),
    ...allOf(text.split(',').map((part) => () => item(part.trim()))),
  ]);
}

/** Two days such as `2025-05-12..2025-05-23`; that they are days is checked where they are used. */
export function datesOption(text: string): { readonly from: string; readonly to: string } {
  const [from = '', to = ''] = text.split('..');
  return { from, to };
}

/** How strongly the assumed effects act; the words are those of `EFFECTS_PRESETS`. */
export const effectsOption = oneOfOption<EffectsPreset>('--effects', ['independent', 'moderate', 'strong']);

/** Whether a number has no percent sign after it, in whatever spelling. */
const isBare = (text: string) => beforePercentSign(text) === null;

/** Refuses a number that no limit comes near. */
function refuseLarge(option: string, text: string, most: number): never {
  const { expected, hint } = tooLarge(Math.min(most, Number.MAX_VALUE));
  refuseOption(option, text, expected, { hint });
}

function numberRange(low: number, high: number): string {
  if (low === Number.NEGATIVE_INFINITY && high === Number.POSITIVE_INFINITY) return 'a number';
  if (high === Number.POSITIVE_INFINITY) return `a number of ${low} or more`;
  if (low === Number.NEGATIVE_INFINITY) return `a number of ${high} or less`;
  return `a number from ${low} to ${high >= 1000 ? whole(high) : high}`;
}

/** Refuses the value of an option, for what it should have been. */
export function refuseOption(
  option: string,
  got: string,
  expected: string,
  hints: Pick<Facts, 'hint' | 'near'> = {},
): never {
  const message = `${option} must be ${expected}, not "${got}".`;
  // What is expected says how large it may be.
  const hint = hints.hint ?? slipHint(got)?.replace(/: at most [\d,]+\.$/, '.');
  refuse('bad-option', message, { path: option, got, expected, ...hints, hint });
}
