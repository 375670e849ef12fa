import { requireConfidences, requireFields, requireOneOf } from '../check.js';
import {
  SURVEY_METHODS,
  type SurveyMethodName,
  surveyInterval,
} from '../estimation/design/surveyInterval.js';
import type { SurveyProportion } from '../estimation/design/surveyTotals.js';
import { type Interval, SIDES, type Side } from '../estimation/proportion/interval.js';
import { usualFirst } from '../estimation/proportion/usualMethod.js';
import type { Limits } from '../limits.js';
import { ArgumentError } from '../problem.js';
import { requireTable, type Table } from '../tables/tableRows.js';
import { type GivenColumns, type SurveyData, SurveyReader } from './tables/surveyFile.js';
import type { SurveyColumns } from './tables/surveyRows.js';

/** A weighted share from a file of cases, for all of them and for each group. */
export interface SurveyReport {
  readonly file: string;
  readonly columns: SurveyColumns;
  readonly rows: number;
  readonly cases: number;
  readonly unanswered: number;
  readonly ungrouped: number;
  /** Groups of which no case has an answer: they have no estimate. */
  readonly groupsWithoutAnswers: readonly string[];
  /** Names of units in more than one stratum, each taken for a unit of its own there. */
  readonly unitsOfOneName: readonly string[];
  readonly strata: number;
  /** Null where each case is its own unit. */
  readonly units: number | null;
  /** Whether cases weigh the same, as the file says, or as the populations of every stage over what was taken of them give. */
  readonly weights: 'equal' | 'given' | 'population';
  readonly confidence: readonly number[];
  readonly side: Side;
  /** All cases first, then each group in the order of the file. */
  readonly estimates: readonly SurveyEstimate[];
}

export interface SurveyEstimate {
  /** Null for all cases. */
  readonly group: string | null;
  readonly estimate: number;
  /** Null where the sample does not show how far cases or units differ, as where all answers are alike. */
  readonly standardError: number | null;
  /** The variance over that of as many cases drawn at random; null where that is 0 or the variance is not known. */
  readonly designEffect: number | null;
  /** The same over that of as many drawn at random from the same population: as `--deff` is meant. */
  readonly designEffectInPopulation: number | null;
  readonly degreesOfFreedom: number;
  readonly cases: number;
  /** Why there are no intervals, or not those of the design; null where there are. */
  readonly reason: string | null;
  /** For each level, each method. */
  readonly intervals: readonly SurveyRow[];
}

export interface SurveyRow extends Interval<SurveyMethodName> {
  readonly label: string;
  readonly recommended: boolean;
  /** The first of its estimate and level: the one that the first sentence says. */
  readonly leads: boolean;
}

export interface SurveySettings {
  /** In (0, 1); 0.95 if omitted. */
  readonly confidences?: readonly number[];
  readonly side?: Side;
}

/**
 * A share from a file of cases with weights, strata and clusters, or from a table of counts for each stratum: its linearised
 * standard error, design effect and intervals, as R's survey package gives them.
 *
 * @param text - the CSV file, or rows from `loadTable`
 * @param file - its name, for messages
 * @param columns - which of its columns say what: `yes` (its name if omitted), and of `stratum`, `unit`, `weight`,
 *   `population`, `unitCases` and `by` those that there are; without `weight`, the populations of every stage weight the cases
 * @param settings - `confidences` and `side` of the intervals
 * @returns the share of all cases, and of each group of the column `by`
 * @throws DataError naming the line of every row that does not fit, and of every stratum with a single unit
 *
 * @example
 * const regions = 'region,yes,of,cases\nNorth,41,84,650\nSouth,29,64,430\n';
 * surveyReport(regions, 'regions.csv', { yes: 'yes', stratum: 'region', population: 'cases' }).estimates[0]?.estimate; // 0.474…
 */
export function surveyReport(
  text: Table,
  file: string,
  columns: GivenColumns,
  settings: SurveySettings = {},
): SurveyReport {
  requireTable('text', text);
  const reader = new SurveyReader(file, columns);
  reader.push(text);
  return surveyFindings(reader.end(), settings);
}

/** The same from sums that were read already, however long the file. */
export function surveyFindings(data: SurveyData, settings: SurveySettings = {}): SurveyReport {
  const { confidences = [0.95], side = 'both' } = requireFields('settings', settings);
  requireConfidences(confidences);
  requireOneOf('side', side, SIDES);
  const { totals, areCounts: _, ...read } = data;
  const { columns } = read;
  const { weight, population = columns.unitCases } = columns;
  const { strata, units } = totals.size;
  const isPlain = strata === 1 && units === null && weight === undefined && population === undefined;
  return {
    ...read,
    ...totals.size,
    weights: weight !== undefined ? 'given' : population !== undefined ? 'population' : 'equal',
    confidence: confidences,
    side,
    estimates: [null, ...totals.domains].flatMap((group) => {
      const found = totals.proportion(group);
      return found === null ? [] : [estimateOf(group, found, { confidences, side, isPlain })];
    }),
  };
}

function estimateOf(
  group: string | null,
  found: SurveyProportion,
  { confidences, side, isPlain }: Required<SurveySettings> & { readonly isPlain: boolean },
): SurveyEstimate {
  const { estimate, standardError, degreesOfFreedom, cases } = found;
  const { designEffect, designEffectInPopulation = null } = found;
  const effects = { designEffect, designEffectInPopulation };
  const known = { group, estimate, standardError, ...effects, degreesOfFreedom, cases };
  if (found.complete === true) return { ...known, reason: CENSUS, intervals: [] };
  const unknown = { ...known, standardError: null, designEffect: null };
  if (estimate === 0 || estimate === 1) {
    const intervals = confidences.map((confidence) => ({
      ...surveyInterval(found, { confidence, side }),
      label: isPlain ? 'Clopper-Pearson' : 'Clopper-Pearson, without the design',
      recommended: isPlain,
      leads: true,
    }));
    return { ...unknown, reason: isPlain ? ALL_ALIKE : `${ALL_ALIKE} ${WITHOUT_DESIGN}`, intervals };
  }
  try {
    const intervals = confidences.flatMap((confidence) =>
      METHODS.map((method, index) => {
        const interval = surveyInterval(found, { method, confidence, side });
        return {
          ...interval,
          label: SURVEY_METHODS[method].label,
          recommended: method !== 'mean' && method !== 'beta' && !saysNothing(interval),
          leads: index === 0,
        };
      }),
    );
    return { ...known, reason: null, intervals };
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    return { ...unknown, reason: error.problems.map(({ message }) => message).join(' '), intervals: [] };
  }
}

/** Whether an interval leaves out next to no share, as one of too few degrees of freedom does. */
export function saysNothing({ lower, upper }: Limits): boolean {
  return lower < 0.005 && upper > 0.995;
}

const CENSUS = 'Every case of the population was inspected, so this share is not an estimate.';
const ALL_ALIKE =
  'Every answer is the same, so the variance of the design cannot be estimated: the limits are exact ones on the cases as ' +
  'if they were independent and the population without end. Where the design effect is known, give the counts with --deff.';

const WITHOUT_DESIGN = 'They leave out the design that the file gives.';

/** Those of R's svyciprop, and Korn and Graubard's with its cap; `xlogit` differs from `logit` in name alone. */
const METHODS = usualFirst(
  [
    'logit',
    'korn-graubard',
    'beta',
    'likelihood',
    'asin',
    'mean',
  ] as const satisfies readonly SurveyMethodName[],
  'survey',
);
