import { expect, test } from 'vitest';
import { exactDecimal } from '../../src/numeric/exactDecimal.js';

test.each([
  ['0.25', 25n, 100n],
  ['.05', 5n, 100n],
  ['5.', 5n, 1n],
  ['3.25e-2', 325n, 10_000n],
  ['-1.5e1', -15n, 1n],
  [0.1, 1n, 10n],
] as const)('%s is the decimal that is written', (written, units, scale) => {
  const found = exactDecimal('share', written);
  expect(found.units * scale).toBe(units * found.scale);
  expect(found.value).toBe(Number(written));
});

test.each(['', '.', 'e5', '1 in 4', '0x10', '1e999', Number.NaN])('%j is none', (written) => {
  expect(() => exactDecimal('share', written)).toThrow('share must be a decimal number');
});
