import { describe, expect, it } from 'vitest';
import { emptyEstimate } from '../../../src/designs/estimating/estimate.js';
import { matchedEstimator, systematicVariance } from '../../../src/designs/kinds/matched.js';
import { systematicCounts } from '../../../src/designs/sampling/apportion.js';
import { surveyProportion } from '../../../src/estimation/design/survey.js';
import { binomialPmf } from '../../../src/numeric/distributions.js';
import { type Stream, stream } from '../../../src/numeric/stream.js';
import type { MeasureName } from '../../../src/study/measureNames.js';
import type { StudyAnswer } from '../../../src/study/run/results.js';
import { runStudy } from '../../../src/study/run/runStudy.js';
import { sampleOf } from '../../study/sampleFixture.js';
import { study } from '../../study/studyFixture.js';

/** As in simulated.test.ts: six Monte Carlo errors, a false-alarm probability below 1e-6 for the whole file. */
const SIGMAS = 6;

const below = (random: Stream, limit: number): number => Math.floor(random() * limit);

interface Cell {
  readonly size: number;
  readonly taken: number;
  readonly relevant: number;
  readonly yes: number;
}

/** Cells as a matched sample may find them: many with one case or none. */
function cellsOf(random: Stream): Cell[] {
  const cells = Array.from({ length: 2 + below(random, 16) }, () => {
    const taken = random() < 0.5 ? below(random, 3) : below(random, 12);
    const relevant = below(random, taken + 1);
    return { size: taken + below(random, 40), taken, relevant, yes: below(random, relevant + 1) };
  });
  // There must be something to estimate, and two cases to see a spread in.
  return [{ size: 9, taken: 3, relevant: 2, yes: 1 }, ...cells];
}

/** The cell of each case, cells with a single case joined to the next: case by case, in the order of the list. */
function joined(cells: readonly Cell[]): number[] {
  const groups: number[][] = [[]];
  cells.forEach(({ taken }, cell) => {
    if ((groups.at(-1) ?? []).length >= 2) groups.push([]);
    for (let unit = 0; unit < taken; unit++) groups.at(-1)?.push(cell);
  });
  const left = groups.at(-1) ?? [];
  if (left.length < 2 && groups.length > 1) {
    groups.pop();
    groups.at(-1)?.push(...left);
  }
  return groups.flatMap((group, index) => group.map(() => index));
}

describe('the true variance of a matched sample', () => {
  const strata = [
    { share: 0.15, scored: 0.9, truth: 0.95 },
    { share: 0.6, scored: 0.5, truth: 0.45 },
    { share: 0.25, scored: 0.2, truth: 0.1 },
  ];
  const [cases, cohort, signal] = [7, 24, 0.8];

  it.each([true, false])(
    'is that over every make-up of the cohort and every start: about it %s',
    (ofCohort) => {
      let [mean, square, within] = [0, 0, 0];
      const taken = new Int32Array(3);
      for (let first = 0; first <= cohort; first++) {
        for (let second = 0; second <= cohort - first; second++) {
          const sizes = [first, second, cohort - first - second];
          const chance =
            binomialPmf(first, cohort, 0.15) * binomialPmf(second, cohort - first, 0.6 / (1 - 0.15));
          // What is taken changes only where the start passes a multiple of 1/cohort.
          for (let step = 0; step < cohort; step++) {
            systematicCounts(sizes, cases, (step + 0.5) / cohort, taken);
            let [error, spread] = [0, 0];
            strata.forEach(({ scored, truth }, stratum) => {
              const [size, count] = [sizes[stratum] ?? 0, taken[stratum] ?? 0];
              error += (count * scored) / cases;
              spread += (count * scored * (1 - scored)) / (cases * cases);
              if (!ofCohort) return;
              error -= (size * truth) / cohort;
              const own = truth * (1 - truth);
              // A case's score and its truth have the covariance signal·truth·(1 − truth).
              spread += (size * own) / (cohort * cohort) - (2 * count * signal * own) / (cases * cohort);
            });
            mean += (chance * error) / cohort;
            square += (chance * error * error) / cohort;
            within += (chance * spread) / cohort;
          }
        }
      }
      const known = within + square - mean * mean;
      const found = systematicVariance(
        { cases, cohort },
        { strata, signal, about: ofCohort ? 'cohort' : 'process' },
      );
      expect(found).toBeCloseTo(known, 13);
    },
  );

  it('has no closed form for cohorts with too many make-ups to sum over', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      share: 1 / 40,
      scored: index / 40,
      truth: 0.5,
    }));
    const facts = { strata: many, signal: 1, about: 'process' } as const;
    expect(systematicVariance({ cases: 84, cohort: 100_000 }, facts)).toBeNull();
    expect(systematicVariance({ cases: 84, cohort: null }, facts)).toBeGreaterThan(0);
  });
});

describe('the variance of a matched sample', () => {
  it('is that of strata, cells with a single case joined to the next, as the general estimator has it', () => {
    const random = stream(7, 'matched estimator');
    for (let round = 0; round < 200; round++) {
      const cells = cellsOf(random);
      const columns = cells.flatMap(({ taken, relevant, yes }) =>
        Array.from({ length: taken }, (_, index) => ({
          relevant: index < relevant ? 1 : 0,
          yes: index < yes ? 1 : 0,
        })),
      );
      const stratum = joined(cells);
      const cohort = cells.reduce((sum, { size }) => sum + size, 0);
      const sampled = columns.length / cohort;
      const known = surveyProportion({
        yes: columns.map(({ yes }) => yes),
        relevant: columns.map(({ relevant }) => relevant),
        stratum,
        // The same share of every stratum is sampled.
        unitsInStratum: stratum.map((own) => stratum.filter((other) => other === own).length / sampled),
      });
      const simple = surveyProportion({
        yes: columns.map(({ yes }) => yes),
        relevant: columns.map(({ relevant }) => relevant),
      });
      const inside = known.estimate > 0 && known.estimate < 1;
      const estimate = emptyEstimate();
      const ofCohort = known.standardError ** 2;
      matchedEstimator('cohort')(sampleOf(cells), 0, estimate);
      expect(estimate.value).toBeCloseTo(known.estimate, 12);
      expect(estimate.variance).toBeCloseTo(inside ? ofCohort : 0, 12);
      expect(estimate.degreesOfFreedom).toBe(Math.max(1, columns.length - new Set(stratum).size));
      // About the process the sampled part of the cohort varies as a simple sample does.
      matchedEstimator('process')(sampleOf(cells), 0, estimate);
      const ofProcess = ofCohort + sampled * simple.standardError ** 2;
      expect(estimate.variance).toBeCloseTo(inside ? ofProcess : 0, 12);
      // A cohort without limit leaves nothing of itself in the sample.
      matchedEstimator('process')(sampleOf(cells.map((cell) => ({ ...cell, size: 0 }))), 0, estimate);
      expect(estimate.variance).toBeCloseTo(inside ? ofCohort / (1 - sampled) : 0, 12);
    }
  });

  const found = new Map<string, readonly StudyAnswer[]>();
  /** The study of these, run once for all tests that ask for it. */
  function linked(odds: number, design: string): readonly StudyAnswer[] {
    const key = `${odds} ${design}`;
    const answers = found.get(key) ?? runLinked(odds, design);
    found.set(key, answers);
    return answers;
  }
  const runLinked = (odds: number, design: string) =>
    runStudy(
      study({
        scenarios: `{ linked: { scenario: west-midlands-2025, odds: { assessment: { risk: ${odds} } } } }`,
        designs: `{ matched: ${design} }`,
        inquiries:
          '{ cohort: { percentage: assessment, of: cohort }, process: { percentage: assessment }, gated: { percentage: oversightEffective } }',
        answers: '{ logit: { estimate: design, interval: logit } }',
      }),
      { replicates: 3000, seed: 5 },
    ).answers;

  it.each([
    [1, '{ kind: matched, cohort: scenario }'],
    [5, '{ kind: matched, cohort: scenario }'],
    [5, '{ kind: matched, cases: 30, cohort: 200 }'],
    [5, '{ kind: matched, by: [sex, ageBand, sentence, risk], cohort: scenario }'],
  ])('is on average that of the estimate, and covers as it should: odds %d, %s', (odds, design) => {
    for (const { inquiry, measures } of linked(odds, design)) {
      const measure = (name: MeasureName) => measures.find((one) => one.measure === name);
      const off = measure('relativeModelError');
      expect(Math.abs(off?.value ?? 1), inquiry).toBeLessThan(0.02 + SIGMAS * (off?.mcse ?? 0));
      const [reported, real] = [measure('modelError'), measure('designError')];
      // What joining cells adds: less than 2% of the standard error, even where most cells have a single case.
      if (real !== undefined) {
        expect(Math.abs((reported?.value ?? 0) / real.value - 1), inquiry).toBeLessThan(
          0.02 + (SIGMAS * (reported?.mcse ?? 0)) / real.value,
        );
      }
      const coverage = measure('coverage');
      // Exact coverage oscillates about its nominal level by a point and a half at these sizes.
      expect(Math.abs((coverage?.value ?? 0) - 0.95), inquiry).toBeLessThan(
        0.015 + SIGMAS * (coverage?.mcse ?? 0),
      );
    }
  });

  it('is smaller than that of a simple sample where what cases are matched on matters', () => {
    const [first] = linked(5, '{ kind: matched, cohort: scenario }');
    const measure = (name: MeasureName) => first?.measures.find((one) => one.measure === name)?.value ?? 0;
    const simple = Math.sqrt(((41 / 84) * (43 / 84) * (1 - 84 / 650)) / 83);
    expect(measure('modelError')).toBeLessThan(0.965 * simple);
    expect(measure('empiricalError')).toBeLessThan(0.965 * simple);
  });
});
