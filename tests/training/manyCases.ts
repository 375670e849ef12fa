import type { Pack } from '../../src/training/pack.js';
import { pack, southWest } from './packFixture.js';

/** Two large packs, made once for all the tests that read many cases. */
export const manyCases: readonly Pack[] = [
  pack({ cases: 120, seed: 21 }),
  pack({ cases: 60, seed: 22 }, southWest),
];
