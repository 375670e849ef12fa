import type { Notebook } from '../../scenario/yaml/notebook.js';
import type { AxisName } from '../study.js';

const CORRELATION = { fits: (x: number) => x >= 0 && x < 1, expected: '0 or more and below 1' };
const RANGES: Partial<Record<AxisName, { fits: (x: number) => boolean; expected: string }>> = {
  icc: CORRELATION,
  iccWithin: CORRELATION,
  kappa: { fits: (x) => x > 0 && x <= 1, expected: 'above 0 and at most 1' },
  confidence: { fits: (x) => x > 0 && x < 1, expected: 'above 0 and below 1' },
};

/** Notes a number outside its range. */
export function checkRange(
  axis: AxisName,
  value: number | string | null | undefined,
  path: readonly PropertyKey[],
  notebook: Notebook,
): void {
  const range = RANGES[axis];
  if (range === undefined || typeof value !== 'number' || range.fits(value)) return;
  notebook.note('out-of-range', path, `${axis} must be ${range.expected}, not ${value}.`, {
    got: String(value),
    expected: range.expected,
  });
}
