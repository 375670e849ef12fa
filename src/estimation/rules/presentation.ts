import { requireBetween, requireCounts } from '../../check.js';
import type { Counts } from '../../counts.js';
import type { Limits } from '../../limits.js';
import { normalUpperQuantile } from '../../numeric/normalTail.js';
import { number, percentAsWritten, plural } from '../../words/format.js';
import { exactLimits, wilsonLimits } from '../proportion/scoreLimits.js';
import {
  type PresentationRule,
  type RuleConditions,
  type RuleInterval,
  type RuleStep,
  US_NCHS_2017,
  type Verdict,
} from './presentationRule.js';
import { requirePresentationRule } from './presentationRuleFile.js';

/** A percentage that may be printed: its counts, and what is known of the sample behind them. */
export interface PrintedCounts extends Counts {
  /** How many independent cases would know the share as well; all of them if omitted, and never more. */
  readonly effective?: number;
  /** Of the sample's variance: units less strata. */
  readonly degreesOfFreedom?: number;
}

/** What a rule says of a percentage, and what it looked at. */
export interface Presentation {
  readonly verdict: Verdict;
  /** The reason, in words. */
  readonly because: string;
  /** The id of the rule. */
  readonly rule: string;
  readonly lower: number;
  readonly upper: number;
  readonly width: number;
  /** The width over the share of Yes; null where there is none. */
  readonly relativeWidth: number | null;
  /** The width over the share of No; null where there is none. */
  readonly complementRelativeWidth: number | null;
}

/**
 * Whether a percentage should be printed, by a rule of an office of statistics.
 *
 * @param counts - `yes` of `of` cases; `effective`, above 0, if fewer independent cases would know as much; `degreesOfFreedom`,
 *   above 0, of the sample's variance
 * @param rule - from `parsePresentationRule` or `loadPresentationRule`; the US National Center for Health Statistics' of 2017 if
 *   omitted
 * @returns `verdict`: `print`, `note` (print with a note), `review` or `doNotPrint`; `because`; and the interval looked at
 * @throws ArgumentError naming the argument
 * @source Parker and others 2017, Vital and Health Statistics 2(175); the interval on effective cases is Korn and Graubard's 1998.
 *
 * @example
 * presentation({ yes: 6, of: 84 }).verdict; // doNotPrint
 */
export function presentation(counts: PrintedCounts, rule: PresentationRule = US_NCHS_2017): Presentation {
  requireCounts(counts);
  const { yes, of, effective = of, degreesOfFreedom } = counts;
  requireBetween('effective', effective, 0, Number.MAX_VALUE);
  if (degreesOfFreedom !== undefined)
    requireBetween('degreesOfFreedom', degreesOfFreedom, 0, Number.MAX_VALUE);
  requirePresentationRule(rule);
  const sample = lookAt({ yes, of, effective: Math.min(effective, of), degreesOfFreedom }, rule);
  const step = rule.steps.find(({ when }) => applies(when, sample));
  const { lower, upper, width, relativeWidth, complementRelativeWidth } = sample;
  return Object.freeze({
    verdict: step?.verdict ?? 'print',
    because: step === undefined ? 'nothing in the rule is against it' : reason(step, sample),
    rule: rule.id,
    ...{ lower, upper, width, relativeWidth, complementRelativeWidth },
  });
}

/** What the steps of a rule ask about. */
interface LookedAt extends Counts, Limits {
  readonly effective: number;
  readonly degreesOfFreedom: number | undefined;
  readonly width: number;
  readonly relativeWidth: number | null;
  readonly complementRelativeWidth: number | null;
}

const LIMITS: Readonly<Record<RuleInterval, (yes: number, of: number, tail: number) => Limits>> = {
  'clopper-pearson': exactLimits,
  wilson: (yes, of, tail) => wilsonLimits(yes, of, normalUpperQuantile(tail)),
};

function lookAt(
  counts: Pick<LookedAt, 'yes' | 'of' | 'effective' | 'degreesOfFreedom'>,
  { interval, confidence }: PresentationRule,
): LookedAt {
  const { yes, of, effective } = counts;
  const found = LIMITS[interval]((yes / of) * effective, effective, (1 - confidence) / 2);
  // By a difference of two numbers that are nearly equal, a limit of 0 or 1 can be missed.
  const lower = yes === 0 ? 0 : Math.max(0, found.lower);
  const upper = yes === of ? 1 : Math.min(1, found.upper);
  const width = upper - lower;
  return {
    ...counts,
    ...{ lower, upper, width },
    relativeWidth: yes === 0 ? null : width / (yes / of),
    complementRelativeWidth: yes === of ? null : width / ((of - yes) / of),
  };
}

type Condition = keyof RuleConditions;

/** Whether a condition is so of a sample, and how that is said. */
interface Meaning<Value> {
  is(value: Value, sample: LookedAt): boolean;
  says(value: Value, sample: LookedAt): string;
}

const points = (width: number) => plural(width * 100, 'percentage point');
const count = (value: number, word: string) => `${value === 0 ? 'no' : 'only'} ${number(value)} ${word}`;
const within = (value: number, [low, high]: readonly [number, number]) => value >= low && value <= high;

const MEANINGS: { readonly [Key in Condition]-?: Meaning<NonNullable<RuleConditions[Key]>> } = {
  casesBelow: {
    is: (fewest, { effective }) => effective < fewest,
    says: (fewest, { of, effective }) =>
      `fewer than ${number(fewest)} ${effective < of ? 'effective cases' : 'cases'}`,
  },
  yes: {
    is: (range, { yes }) => within(yes, range),
    says: (_range, { yes }) => count(yes, 'Yes'),
  },
  no: {
    is: (range, { yes, of }) => within(of - yes, range),
    says: (_range, { yes, of }) => count(of - yes, 'No'),
  },
  noneOrAll: {
    is: (_wanted, { yes, of }) => yes === 0 || yes === of,
    says: (_wanted, { yes }) => (yes === 0 ? 'not one case is Yes' : 'every case is Yes'),
  },
  widthAtMost: {
    is: (most, { width }) => width <= most,
    says: (most) => `the interval is at most ${points(most)} wide`,
  },
  widthAtLeast: {
    is: (least, { width }) => width >= least,
    says: (least) => `the interval is ${points(least)} wide or wider`,
  },
  widthOverShare: {
    is: (times, { relativeWidth }) => relativeWidth !== null && relativeWidth > times,
    says: (times) => `the interval is wider than ${percentAsWritten(times)} of the share`,
  },
  widthOverComplement: {
    is: (times, { complementRelativeWidth }) =>
      complementRelativeWidth !== null && complementRelativeWidth > times,
    says: (times) => `the interval is wider than ${percentAsWritten(times)} of the share of No`,
  },
  degreesOfFreedomBelow: {
    is: (fewest, { degreesOfFreedom }) => degreesOfFreedom !== undefined && degreesOfFreedom < fewest,
    says: (fewest) => `fewer than ${number(fewest)} degrees of freedom`,
  },
};

/** The conditions that a step names, in the order in which all of them are listed. */
function named(
  when: RuleConditions,
): { readonly is: (sample: LookedAt) => boolean; readonly says: (sample: LookedAt) => string }[] {
  return (Object.keys(MEANINGS) as Condition[]).flatMap((key) => {
    const value = when[key];
    if (value === undefined) return [];
    const meaning = MEANINGS[key] as Meaning<typeof value>;
    return [
      {
        is: (sample: LookedAt) => meaning.is(value, sample),
        says: (sample: LookedAt) => meaning.says(value, sample),
      },
    ];
  });
}

const applies = (when: RuleConditions, sample: LookedAt) => named(when).every(({ is }) => is(sample));

const reason = ({ when, because }: RuleStep, sample: LookedAt) =>
  because ??
  named(when)
    .map(({ says }) => says(sample))
    .join(' and ');
