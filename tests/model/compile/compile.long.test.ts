import fc from 'fast-check';
import { describe, it } from 'vitest';
import { jointLaw, marginLaw } from '../smallModels.js';

describe('a compiled case model, at length', () => {
  it('has the joint distribution that brute force over every cell gives', () => {
    fc.assert(jointLaw, { numRuns: 10_000 });
  });

  it('meets every margin to 1e-12 in every model and under every preset', () => {
    fc.assert(marginLaw, { numRuns: 10_000 });
  });
});
