import { refuseArgument, requireFields, requireList } from '../../check.js';
import { refuse } from '../../problem.js';
import { LEAST_WEIGHT, MOST_WEIGHT, type SurveyProportion, SurveyTotals } from './surveyTotals.js';

/**
 * A sample drawn by a design, as columns with one entry per case. Everything but `yes` may be left out:
 * equal weights, one stratum, every case its own unit, and populations so large that no correction is due.
 */
export interface SurveySample {
  /** 1 for yes, 0 for no. */
  readonly yes: ArrayLike<number>;
  /** 1 where the question applies to the case; cases with 0 stay in the design but not in the proportion. */
  readonly relevant?: ArrayLike<number>;
  /** One over the chance of being drawn, or proportional to it. */
  readonly weight?: ArrayLike<number>;
  readonly stratum?: ArrayLike<number | string>;
  /** The cluster drawn first (a delivery unit, a practitioner). */
  readonly unit?: ArrayLike<number | string>;
  /** Units in the population of the case's stratum (cases, where `unit` is left out). */
  readonly unitsInStratum?: ArrayLike<number>;
  /** Cases in the population of the case's unit: give it when cases were drawn within units. */
  readonly casesInUnit?: ArrayLike<number>;
}

/**
 * A weighted proportion with its design-based standard error.
 *
 * @param sample - columns, one entry per case
 * @returns the proportion, its linearised standard error, design effect and degrees of freedom
 * @throws ArgumentError naming the column or the case that does not fit
 * @source Taylor linearisation of a ratio; Särndal, Swensson and Wretman 1992, chapters 4 and 5; agrees with
 * `svymean` and `svyciprop` of R's survey package (Lumley 2004).
 *
 * @example
 * surveyProportion({ yes: [1, 0, 1, 1], unit: ['a', 'a', 'b', 'b'] }); // estimate 0.75, standardError 0.25
 */
export function surveyProportion(sample: SurveySample): SurveyProportion {
  checkColumns(sample);
  const { yes, relevant, weight, stratum, unit, unitsInStratum, casesInUnit } = sample;
  const totals = new SurveyTotals();
  for (let i = 0; i < yes.length; i++) {
    const of = relevant?.[i] ?? 1;
    totals.add({
      yes: of * yes[i]!,
      of,
      cases: 1,
      weight: weight?.[i] ?? 1,
      stratum: stratum?.[i] ?? 0,
      unit: unit?.[i] ?? null,
      unitsInStratum: unitsInStratum?.[i] ?? Infinity,
      // Without a second stage every case of a unit was taken.
      casesInUnit: casesInUnit?.[i] ?? null,
    });
  }
  const found = totals.proportion();
  return found ?? refuseSample('relevant', 'no case is relevant, so there is no proportion to estimate');
}

function checkColumns(sample: SurveySample): void {
  requireFields('sample', sample, '{ yes: [1, 0, 1] }');
  const { yes, relevant, weight, unitsInStratum, casesInUnit } = sample;
  requireList('yes', yes);
  if (yes.length === 0) refuseSample('yes', 'it has no cases');
  for (const [name, column] of Object.entries(sample) as [string, ArrayLike<unknown> | undefined][]) {
    if (column === undefined) continue;
    if (requireList(name, column).length !== yes.length) {
      refuseSample(name, `it has ${column.length} entries for ${yes.length} cases`);
    }
  }
  const check = (
    name: string,
    column: ArrayLike<number> | undefined,
    fits: (x: number) => boolean,
    expected: string,
  ) => {
    for (let i = 0; column !== undefined && i < column.length; i++) {
      const value = column[i] ?? Number.NaN;
      if (typeof value !== 'number' || !fits(value)) refuseArgument(`${name}[${i}]`, value, expected);
    }
  };
  const binary = (x: number) => x === 0 || x === 1;
  check('yes', yes, binary, '0 or 1');
  check('relevant', relevant, binary, '0 or 1');
  const usable = (x: number) => x >= LEAST_WEIGHT && x <= MOST_WEIGHT;
  check('weight', weight, usable, `a number from ${LEAST_WEIGHT} to ${MOST_WEIGHT}`);
  check('unitsInStratum', unitsInStratum, (x) => x >= 1, '1 or more');
  check('casesInUnit', casesInUnit, (x) => x >= 1, '1 or more');
}

function refuseSample(path: string, what: string): never {
  refuse('bad-sample', `${path}: ${what}.`, { path });
}
