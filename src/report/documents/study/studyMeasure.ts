import type { Measure } from '../../../study/inquiries/measures.js';
import { MEASURES, type MeasureName } from '../../../study/measureNames.js';
import type { StudyAnswer } from '../../../study/run/results.js';
import { capital } from '../../../words/capital.js';
import { number, numberWithError, percent, percentWithError, signed } from '../../../words/format.js';

/** A measure as a person reads it, its Monte Carlo error beside it unless it is exact. */
export function showMeasure(
  { measure, unit, value, mcse, lower, upper }: Measure,
  { exact }: { readonly exact: boolean },
): string {
  if (measure === 'bias') {
    const error = exact ? '' : ` ± ${number(100 * mcse, 2)}`;
    return `${signed(100 * value, 2)}${error}`;
  }
  if (measure === 'relativeModelError') {
    return exact ? `${signed(100 * value, 1)}%` : `${signed(100 * value, 1)}% ± ${number(100 * mcse, 1)}`;
  }
  // The Monte Carlo error is 0 where every replicate agrees, and says nothing: Wilson's limit does.
  if (unit === 'probability' && !exact && mcse === 0) {
    if (value === 0 && upper > 0) return `0% (at most ${percent(upper, 2)})`;
    if (value === 1 && lower < 1) return `100% (at least ${percent(lower, 2)})`;
  }
  // A probability is never rounded into certainty.
  if (unit === 'probability' && value > 0 && value < 0.0005) return '<0.1%';
  if (unit === 'probability' && value < 1 && value > 0.9995) return '>99.9%';
  if (unit === 'points' || unit === 'probability') {
    const decimals = unit === 'points' ? 2 : 1;
    return exact ? percent(value, decimals) : percentWithError(value, mcse, decimals);
  }
  return exact ? number(value, 3) : numberWithError(value, mcse, 3);
}

/** A measure of an answer as it is shown. */
interface Shown {
  readonly measure: Measure;
  readonly exact: boolean;
  /** With what was simulated behind it in brackets, where the design gives the exact value. */
  readonly text: string;
}

/** A measure of an answer; null where it has none. The standard error that the design gives leads the simulated one. */
export function shownMeasure(
  { measures, exact }: Pick<StudyAnswer, 'measures' | 'exact'>,
  name: MeasureName,
): Shown | null {
  const find = (wanted: MeasureName) => measures.find(({ measure }) => measure === wanted);
  const found = find(name);
  const known = name === 'empiricalError' && !exact ? find('designError') : undefined;
  if (known !== undefined) {
    const text = showMeasure(known, { exact: true });
    const simulated = found === undefined ? '' : ` (${showMeasure(found, { exact })})`;
    return { measure: known, exact: true, text: `${text}${simulated}` };
  }
  return found === undefined ? null : { measure: found, exact, text: showMeasure(found, { exact }) };
}

/** What a measure is called over a column. */
export function measureHeading(name: MeasureName): string {
  const words = SHORT[name] ?? MEASURES[name];
  return capital(words);
}

const SHORT: Partial<Record<MeasureName, string>> = {
  bias: 'bias, percentage points',
  empiricalError: 'standard error',
  width: 'width',
  wrongWay: 'wrong way',
  exaggeration: 'exaggeration',
  clusteringShare: 'clustering',
  samplingShare: 'sampling',
  inspectorShare: 'inspectors',
  agreement: 'agreement',
  misleads: 'misleads',
};
