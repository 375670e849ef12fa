import { expect, it } from 'vitest';
import { type StudyProtocol, studyProtocol } from '../../../src/results/study/protocol.js';
import { prepareStudy } from '../../../src/study/run/prepare.js';
import { study } from '../../study/studyFixture.js';

const designs = '{ pdus: { kind: two-stage, clusters: 8, take: 6, icc: 0.05, cohort: 400 } }';

it.each([
  ['shares without an interval', {}],
  [
    'coverage at two levels',
    { answers: '{ a: { interval: wilson, confidence: 80% }, b: { interval: wilson } }' },
  ],
  ['bands', { inquiries: '{ b: { band: assessment } }' }],
  [
    'a ranking',
    {
      scenarios: '{ a: west-midlands-2025, b: south-west-2025 }',
      inquiries: '{ r: { ranking: assessment } }',
    },
  ],
])('the replicates of a protocol are the fewest with the Monte Carlo error asked for: of %s', (_, parts) => {
  const prepared = prepareStudy(study({ designs, ...parts }), { exact: false });
  const planned = (replicates: number, precision: number | null): StudyProtocol =>
    studyProtocol(prepared, { extent: { seed: 1, replicates, precision }, exact: false, casesim: '0' });
  const largest = ({ justification }: StudyProtocol) => Math.max(...justification.map(({ error }) => error));
  for (const precision of [0.3, 1, 2.5]) {
    const found = planned(1, precision);
    // √(¼/R) is the precision where R is a quarter over its square.
    expect(found.replicates).toBe(Math.ceil(0.25 / (precision / 100) ** 2 - 1e-9));
    expect(largest(found)).toBeLessThanOrEqual(precision / 100 + 1e-12);
    expect(largest(planned(found.replicates - 1, null))).toBeGreaterThan(precision / 100);
  }
});
