import { bench, describe } from 'vitest';
import { compileModel } from '../../src/model/compile/compile.js';
import { caseBatches } from '../../src/model/draw/caseBatches.js';
import { scenario, type Variable, westMidlands } from '../model/scenarioFixture.js';

/** A chain of binary variables: small enough for brute force over every cell. */
const chain: readonly Variable[] = Array.from({ length: 14 }, (_, index) => ({
  name: `v${index}`,
  shares: [0.6, 0.4],
  effects: index === 0 ? {} : { [`v${index - 1}`]: 2 },
}));
const small = compileModel(scenario(chain));
const intercepts = small.variables.map((variable) => variable.intercepts[0] ?? 0);

/** The margin of the last variable of the chain by adding up all 2^14 cells. */
function bruteForceMargin(): number {
  let total = 0;
  for (let cell = 0; cell < 2 ** chain.length; cell++) {
    let mass = 1;
    for (let index = 0; index < chain.length; index++) {
      const parent = index > 0 && ((cell >> (index - 1)) & 1) === 1 ? Math.LN2 : 0;
      const p = 1 / (1 + Math.exp(-((intercepts[index] ?? 0) + parent)));
      mass *= ((cell >> index) & 1) === 1 ? p : 1 - p;
    }
    if (((cell >> (chain.length - 1)) & 1) === 1) total += mass;
  }
  return total;
}

describe('one margin of fourteen variables in a chain', () => {
  bench('brute force over 2^14 cells (the baseline)', () => void bruteForceMargin());
  bench('compile and sweep', () => void compileModel(scenario(chain)).margin('v13'));
});

describe('the West Midlands model', () => {
  const wide = westMidlands();
  const model = compileModel(wide);
  bench('compile (the baseline)', () => void compileModel(wide));
  bench(
    'one intervention and one margin',
    () => void model.intervene({ oversightEffective: 0.6 }).margin('reviewing'),
  );
  bench('10,000 cases in columns', () => {
    for (const _ of caseBatches(model, { cases: 10_000, seed: 1 }));
  });
});
