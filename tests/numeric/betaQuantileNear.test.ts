import { expect, it } from 'vitest';
import { betaQuantileNear } from '../../src/numeric/betaQuantileNear.js';
import { betaQuantile } from '../../src/numeric/distributions.js';

const TAILS = [1e-6, 0.001, 0.025, 0.1, 0.5, 0.8];
const COUNTS = [0.3, 1, 2.5, 17.25, 84, 650, 40_000];

it('is the quantile of the beta distribution, whole counts or not, from the middle of its range or anywhere', () => {
  let worst = 0;
  for (const tail of TAILS) {
    for (const a of COUNTS) {
      for (const b of COUNTS) {
        const known = betaQuantile(tail, a, b);
        for (const start of [a / (a + b), known * 0.9, known + (1 - known) * 0.1, 0, 1]) {
          worst = Math.max(worst, Math.abs(betaQuantileNear(tail, a, b, start) / known - 1));
        }
      }
    }
  }
  expect(worst).toBeLessThan(1e-10);
});
