import { criticalValue } from '../../estimation/proportion/interval.js';
import { wilsonLimits } from '../../estimation/proportion/scoreLimits.js';
import type { MeasureName } from '../measureNames.js';
import type { Inquiry } from '../study.js';
import type { Field, Tally } from '../world/tally.js';

/** What a measure is counted in, so that it can be shown and so that a precision can be asked of it. */
export type Unit = 'points' | 'probability' | 'ratio' | 'index';

/** One performance measure of one answer, with how far the simulation may be from it. */
export interface Measure {
  readonly measure: MeasureName;
  readonly unit: Unit;
  readonly value: number;
  /** Monte Carlo standard error; 0 when exact. */
  readonly mcse: number;
  /** 95% interval for the value over more replicates; Wilson's on the counts for a probability. */
  readonly lower: number;
  readonly upper: number;
}

const Z = criticalValue(0.95);

/** What the measures of one analysis are made from. */
interface Facts {
  readonly tally: Tally;
  readonly inquiry: Inquiry;
  readonly hasInterval: boolean;
  /** The truth less what is tested against, where the inquiry has both. */
  readonly effect: number | null;
  readonly exact: boolean;
  /** The variance that the design gives the estimate, where it is known without simulation. */
  readonly designVariance: number | null;
}

/** Every performance measure that an analysis has, with Monte Carlo errors (Morris, White and Crowther 2019, table 6). */
export function measuresOf(facts: Facts): Measure[] {
  const { tally, inquiry, hasInterval, effect, exact } = facts;
  const weight = tally.get('weight');
  const all = weight + tally.get('undefined');
  const measures: Measure[] = [];
  const around = (measure: MeasureName, unit: Unit, value: number, mcse: number): void => {
    const error = exact ? 0 : mcse;
    if (!Number.isFinite(value) || !Number.isFinite(error)) return;
    measures.push({ measure, unit, value, mcse: error, lower: value - Z * error, upper: value + Z * error });
  };
  const probability = (measure: MeasureName, count: number, of: number): void => {
    if (!(of > 0)) return;
    const value = Math.min(1, Math.max(0, count / of));
    const mcse = exact ? 0 : Math.sqrt((value * (1 - value)) / of);
    const wilson = exact ? { lower: value, upper: value } : wilsonLimits(count, of, Z);
    const lower = count === 0 ? 0 : Math.max(0, wilson.lower);
    const upper = count === of ? 1 : Math.min(1, wilson.upper);
    measures.push({
      measure,
      unit: 'probability',
      value,
      mcse,
      lower: exact ? value : lower,
      upper: exact ? value : upper,
    });
  };
  const mean = (field: Field, of = weight): number => tally.get(field) / of;
  /** A mean with its Monte Carlo error, from a sum and a sum of squares. */
  const average = (measure: MeasureName, unit: Unit, sum: Field, squares: Field, of = weight): void => {
    const value = mean(sum, of);
    const variance = spreadOf(tally.get(squares), tally.get(sum), of, exact);
    around(measure, unit, value, Math.sqrt(variance / of));
  };

  if (weight > 0) {
    if (inquiry.kind === 'ranking') {
      probability('wrongRanking', tally.get('wrongRank'), weight);
      probability('tiedRanking', tally.get('tied'), weight);
    } else if (inquiry.kind === 'agreement') {
      average('agreement', 'index', 'agreement', 'agreementSquared');
      if (tally.get('kappaDefined') > 0)
        average('kappa', 'index', 'kappa', 'kappa2', tally.get('kappaDefined'));
      average('ac1', 'index', 'ac1', 'ac1Squared');
    } else {
      estimateMeasures(facts, around, weight);
      if (hasInterval) {
        probability('coverage', tally.get('covered'), weight);
        probability('missedBelow', tally.get('missedBelow'), weight);
        probability('missedAbove', tally.get('missedAbove'), weight);
        average('width', 'points', 'width', 'width2');
        if (effect !== null) {
          const rejected = tally.get('rejected');
          const none = Math.abs(effect) <= 1e-12;
          probability(none ? 'falseAlarm' : 'power', rejected, weight);
          if (!none && rejected > 0) {
            probability('wrongSign', tally.get('wrongSign'), rejected);
            average('exaggeration', 'ratio', 'exaggeration', 'exaggeration2', rejected);
          }
        }
      }
      if (inquiry.kind === 'percentage' || inquiry.kind === 'band' || inquiry.kind === 'lowest') {
        probability('wrongBand', tally.get('wrongBand'), weight);
        probability('bandTooHigh', tally.get('bandAbove'), weight);
        probability('misleads', tally.get('misleads'), weight);
      }
      if (inquiry.kind === 'next') probability('differentBand', tally.get('wrongBand'), weight);
      if (inquiry.kind === 'spread') spreadMeasures(tally, around, weight);
    }
  }
  if (tally.get('undefined') > 0) probability('noEstimate', tally.get('undefined'), all);
  return measures;
}

/** Variance from a sum of squares and a sum: over n − 1 for replicates, over the whole for exact weights. */
function spreadOf(squares: number, sum: number, of: number, exact: boolean): number {
  const centred = Math.max(0, squares - (sum * sum) / of);
  return exact ? centred / of : of > 1 ? centred / (of - 1) : Number.NaN;
}

type Around = (measure: MeasureName, unit: Unit, value: number, mcse: number) => void;

function estimateMeasures({ tally, exact, designVariance }: Facts, around: Around, n: number): void {
  const variance = spreadOf(tally.get('error2'), tally.get('error'), n, exact);
  const empirical = Math.sqrt(variance);
  around('estimate', 'points', tally.get('estimate') / n, Math.sqrt(variance / n));
  around('bias', 'points', tally.get('error') / n, Math.sqrt(variance / n));
  around('empiricalError', 'points', empirical, empirical / Math.sqrt(2 * (n - 1)));
  const meanSquare = tally.get('error2') / n;
  const rootMeanSquare = Math.sqrt(meanSquare);
  const meanSquareError = Math.sqrt(spreadOf(tally.get('error4'), tally.get('error2'), n, exact) / n);
  // Delta method: the error of a square root is that of its square over twice the root.
  around(
    'rootMeanSquareError',
    'points',
    rootMeanSquare,
    rootMeanSquare > 0 ? meanSquareError / (2 * rootMeanSquare) : 0,
  );
  if (designVariance !== null) around('designError', 'points', Math.sqrt(designVariance), 0);
  const model = Math.sqrt(tally.get('variance') / n);
  const modelSpread = spreadOf(tally.get('variance2'), tally.get('variance'), n, exact);
  if (model > 0 && empirical > 0) {
    around('modelError', 'points', model, Math.sqrt(modelSpread / (4 * n * model * model)));
    const ratio = model / empirical;
    const relative = modelSpread / (4 * n * model * model * model * model) + 1 / (2 * (n - 1));
    around('relativeModelError', 'ratio', ratio - 1, ratio * Math.sqrt(relative));
  }
}

/** The parts of the variance, as standard deviations and as shares; the error of a share by the delta method. */
function spreadMeasures(tally: Tally, around: Around, n: number): void {
  const parts = [
    ['clusteringError', 'clusteringShare', 'clustering2', 'clustering4'],
    ['samplingError', 'samplingShare', 'sampling2', 'sampling4'],
    ['inspectorError', 'inspectorShare', 'inspecting2', 'inspecting4'],
  ] as const;
  const variances = parts.map(([, , squares]) => tally.get(squares) / n);
  const errors = parts.map(
    ([, , squares, fourth]) => spreadOf(tally.get(fourth), tally.get(squares), n, false) / n,
  );
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  parts.forEach(([error, share], place) => {
    const variance = variances[place] ?? 0;
    const spread = errors[place] ?? 0;
    const root = Math.sqrt(variance);
    around(error, 'points', root, root > 0 ? Math.sqrt(spread) / (2 * root) : 0);
    if (total <= 0) return;
    const own = variance / total;
    const others = errors.reduce((sum, other, index) => (index === place ? sum : sum + other), 0);
    around(share, 'probability', own, Math.sqrt((1 - own) * (1 - own) * spread + own * own * others) / total);
  });
}
