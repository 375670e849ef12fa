import { expect, it } from 'vitest';
import { simulatedShare } from '../../../../src/report/documents/estimation/simulatedShare.js';

it('a share of simulated repeats has its Monte Carlo error, and a bound in its stead where all of them agree', () => {
  expect(simulatedShare(0.5, 100)).toBe('50.0% ± 5.0');
  expect(simulatedShare(0, 1000)).toBe('0% (at most 0.38%)');
  expect(simulatedShare(1, 200)).toBe('100% (at least 98.12%)');
  expect(simulatedShare(0.99995, 100_000)).toBe('>99.9% ± <0.1');
});
