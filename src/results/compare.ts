import { requireFields, requireOneOf } from '../check.js';
import type { Counts } from '../counts.js';
import { priorPredictivePValue } from '../estimation/design/complexPosterior.js';
import {
  type Comparison,
  compareCounts,
  compareScenarios,
  type QuestionComparison,
} from '../estimation/difference/compare.js';
import { DIFFERENCE_METHOD_NAMES, type DifferenceMethodName } from '../estimation/difference/difference.js';
import {
  type Equivalence,
  equivalence,
  type NonInferiority,
  nonInferiority,
} from '../estimation/difference/nonInferiority.js';
import {
  type PosteriorDifference,
  posteriorDifference,
} from '../estimation/difference/posteriorDifference.js';
import { oddsRatioInterval, type RatioInterval, riskRatioInterval } from '../estimation/difference/ratio.js';
import type { BetaPrior } from '../estimation/proportion/betaPosterior.js';
import type { Scenario } from '../scenario/scenario.js';

export interface ComparisonSettings extends MarginSettings {
  /** Of the ranges that are told first; newcombe if omitted. */
  readonly method?: DifferenceMethodName;
  /** In (0, 1); 0.95 if omitted. */
  readonly confidence?: number;
}

/** What else may be asked of a difference. */
interface MarginSettings {
  /** How much lower the second may be and still count as no worse: in (0, 1). */
  readonly noWorseThan?: number;
  /** Within which difference, either way, the two count as the same: in (0, 1). */
  readonly equivalentWithin?: number;
  /** A difference in (−1, 1), first minus second, whose exceeding is to be given a probability. */
  readonly above?: number;
  /** Yes and No answers that a prior is worth, for each of the two; Jeffreys's half of each if omitted. */
  readonly prior?: BetaPrior;
}

/** What was asked of a difference beside its range; null where it was not. */
export interface MarginAnswers {
  /** Whether the second is shown to be no worse, all of the error on one side: that beyond one end of the range. */
  readonly noWorse: NoWorse | null;
  readonly equivalence: WithinMargin | null;
  readonly posterior: PosteriorDifference | null;
  /** How probable shares at least as far out as these were by the prior alone; null where none was given. */
  readonly priorPValues: { readonly first: number; readonly second: number } | null;
}

/** A test that the second is no worse, of first minus second as every other figure of a comparison. */
export interface NoWorse extends Omit<NonInferiority, 'direction' | 'difference' | 'lower'> {
  readonly direction: Direction;
  /** First minus second, as a proportion. */
  readonly difference: number;
  /** The one-sided upper limit of first minus second, with all of the error above it: no worse is shown where it is below the margin. */
  readonly upper: number;
}

/** Two tests that the two differ by less than a margin; the limits are on first minus second, each with all of the error beyond it. */
export interface WithinMargin extends Omit<Equivalence, 'direction' | 'difference' | 'pLower' | 'pUpper'> {
  readonly direction: Direction;
  /** First minus second, as a proportion. */
  readonly difference: number;
  /** One-sided p-values: of the first being lower by the margin, and of its being higher by it. */
  readonly pLower: number;
  readonly pUpper: number;
}

type Direction = 'first minus second';

/** Two counts side by side, by every method, and their ratios. */
export interface CountsComparison extends Comparison, MarginAnswers {
  readonly riskRatio: RatioLimits;
  readonly oddsRatio: RatioLimits;
  readonly method: DifferenceMethodName;
  readonly confidence: number;
}

/** Limits on the first as a multiple of the second. */
export interface RatioLimits extends RatioInterval {
  /** Infinity, null in JSON, where nothing bounds it. */
  readonly upper: number;
}

/**
 * Everything about two counts: differences and ratios with their ranges, tests, and the chance that ranking them is wrong.
 *
 * @param first - `yes` of `of` cases
 * @param second - the same for the second, independent sample; a positive difference means that the first is higher
 * @param settings - `method` told first, `confidence` in (0, 1); `noWorseThan` and `equivalentWithin`, margins in (0, 1), each
 *   tested with the error beyond one end of the range; `above`, a difference whose exceeding is given a probability, and
 *   the `prior` for it
 * @returns the difference, both ratios and the ranking, by every method, and what was asked of margins
 * @throws ArgumentError naming the argument
 *
 * @example
 * countsComparison({ yes: 41, of: 84 }, { yes: 29, of: 64 }).riskRatio.estimate; // 1.077…
 */
export function countsComparison(
  first: Counts,
  second: Counts,
  settings: ComparisonSettings = {},
): CountsComparison {
  const { method, confidence } = settled(settings);
  return {
    ...compareCounts(first, second, { confidence, ...withPrior(settings) }),
    ...marginAnswers(first, second, settings),
    riskRatio: riskRatioInterval(first, second, { confidence }),
    oddsRatio: oddsRatioInterval(first, second, { confidence }),
    method,
    confidence,
  };
}

/** Two inspections on each question that they share. */
export interface ScenariosComparison {
  readonly confidence: number;
  readonly method: DifferenceMethodName;
  /** Key questions first, then prompts. */
  readonly questions: readonly (QuestionComparison & MarginAnswers)[];
}

/**
 * Two inspections on each key question and each prompt that both have.
 *
 * @param first - an inspection
 * @param second - another, of other cases
 * @param settings - as for `countsComparison`
 * @returns each shared question, key questions first, with its difference and p-values
 * @throws ArgumentError naming the argument
 *
 * @example
 * scenariosComparison(loadScenario('west-midlands-2025'), loadScenario('south-west-2025')).questions.length;
 */
export function scenariosComparison(
  first: Scenario,
  second: Scenario,
  settings: ComparisonSettings = {},
): ScenariosComparison {
  const { method, confidence } = settled(settings);
  const questions = compareScenarios(first, second, { confidence, ...withPrior(settings) }).map(
    (question) => ({
      ...question,
      ...marginAnswers(question.first, question.second, settings),
    }),
  );
  return { confidence, method, questions };
}

const withPrior = ({ prior }: ComparisonSettings) => (prior === undefined ? {} : { prior });

function marginAnswers(first: Counts, second: Counts, settings: ComparisonSettings): MarginAnswers {
  const { noWorseThan, equivalentWithin, above, prior } = settings;
  const { confidence } = settled(settings);
  // A range of 95% leaves 2.5% beyond each end: a test with all of its error on one side has 97.5%.
  const oneSided = Number(((1 + confidence) / 2).toPrecision(15));
  const known = { ...(above === undefined ? {} : { above }), ...withPrior(settings) };
  return {
    noWorse:
      noWorseThan === undefined
        ? null
        : noWorseOf(nonInferiority(first, second, { margin: noWorseThan, confidence: oneSided })),
    equivalence:
      equivalentWithin === undefined
        ? null
        : withinMarginOf(equivalence(first, second, { margin: equivalentWithin, confidence: oneSided })),
    posterior:
      above === undefined && prior === undefined
        ? null
        : posteriorDifference(first, second, { ...known, confidence }),
    priorPValues:
      prior === undefined
        ? null
        : { first: priorPredictivePValue(first, prior), second: priorPredictivePValue(second, prior) },
  };
}

const FIRST_MINUS_SECOND = { direction: 'first minus second' } as const;

/** No zero has a sign. */
const turned = (value: number): number => (value === 0 ? 0 : -value);

function noWorseOf({ difference, lower, ...test }: NonInferiority): NoWorse {
  return { ...test, ...FIRST_MINUS_SECOND, difference: turned(difference), upper: turned(lower) };
}

function withinMarginOf({ difference, lower, upper, pLower, pUpper, ...tests }: Equivalence): WithinMargin {
  return {
    ...tests,
    ...FIRST_MINUS_SECOND,
    difference: turned(difference),
    lower: turned(upper),
    upper: turned(lower),
    pLower: pUpper,
    pUpper: pLower,
  };
}

function settled(settings: ComparisonSettings) {
  const { method = 'newcombe', confidence = 0.95 } = requireFields('settings', settings);
  return { method: requireOneOf('method', method, DIFFERENCE_METHOD_NAMES), confidence };
}
