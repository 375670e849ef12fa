import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { emptyEstimate } from '../../../src/designs/estimating/estimate.js';
import type { Design } from '../../../src/designs/registry.js';
import { surveyProportion } from '../../../src/estimation/design/survey.js';
import { type Stream, stream } from '../../../src/numeric/stream.js';
import { estimatorFor } from '../../../src/study/estimators/estimator.js';
import { designLimits } from '../../../src/study/estimators/limits.js';
import { sampleOf } from '../sampleFixture.js';

const WEIGHTED = { estimate: 'design' } as const;

type Row = Readonly<Record<string, string>>;

function oracle(name: string): Row[] {
  const text = readFileSync(new URL(`../../oracles/${name}.csv`, import.meta.url), 'utf8');
  return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
}

/** Rows of a reference sample counted by group. */
function counted(rows: readonly Row[], group: string, size: string | null) {
  const names = [...new Set(rows.map((row) => row[group]))];
  return names.map((name) => {
    const own = rows.filter((row) => row[group] === name);
    return {
      size: size === null ? 1 : Number(own[0]?.[size]),
      taken: own.length,
      relevant: own.length,
      yes: own.filter((row) => row.yes === '1').length,
    };
  });
}

const references: readonly { name: string; groups: ReturnType<typeof counted>; design: Design }[] = [
  {
    name: 'stratified',
    groups: counted(oracle('survey-stratified-sample'), 'stratum', 'population'),
    design: { kind: 'stratified', cases: 84, cohort: 650, by: ['risk'], allocation: 'equal', question: null },
  },
  {
    name: 'clustered',
    groups: counted(oracle('survey-clustered-sample'), 'unit', null),
    design: { kind: 'two-stage', cases: 84, cohort: null, unit: 'PDU', clusters: 11, take: 11, icc: 0 },
  },
  {
    name: 'two-stage',
    groups: [
      ...counted(oracle('survey-two-stage-sample'), 'unit', 'casesInUnit'),
      // The twelve units that were not drawn.
      ...Array.from({ length: 12 }, () => ({ size: 30, taken: 0, relevant: 0, yes: 0 })),
    ],
    design: { kind: 'two-stage', cases: 64, cohort: 600, unit: 'unit', clusters: 20, take: 8, icc: 0 },
  },
];

describe('design-based estimates', () => {
  it.each(references)("of the $name sample are those of R's survey package", ({ name, groups, design }) => {
    // The clustered reference has equal weights, so its units count by their cases.
    const sized = name === 'clustered' ? groups.map((group) => ({ ...group, size: group.taken })) : groups;
    const shares = sized.map(({ size }) => size);
    const finite = name !== 'clustered';
    const estimate = emptyEstimate();
    const kind = name === 'clustered' ? ({ ...design, cohort: 84 } as Design) : design;
    estimatorFor(WEIGHTED, kind, { shares, about: finite ? 'cohort' : 'process' })(
      sampleOf(sized),
      0,
      estimate,
    );
    const known = oracle('survey-intervals').find((row) => row.design === name);
    expect(estimate.value).toBeCloseTo(Number(known?.estimate), 8);
    expect(Math.sqrt(estimate.variance)).toBeCloseTo(Number(known?.standardError), 8);
    expect(estimate.degreesOfFreedom).toBe(Number(known?.degreesOfFreedom));
    for (const [method, own] of [
      ['logit', 'logit'],
      ['mean', 'wald'],
    ] as const) {
      for (const row of oracle('survey-intervals').filter(
        (one) => one.design === name && one.method === method,
      )) {
        const limits = { lower: 0, upper: 1 };
        designLimits(own, Number(row.confidence))(estimate, limits);
        expect(limits.lower).toBeCloseTo(Number(row.lower), 8);
        expect(limits.upper).toBeCloseTo(Number(row.upper), 8);
      }
    }
  });

  it('agree with the general estimator on random stratified samples, gated questions included', () => {
    const random = stream(7, 'estimator');
    for (let round = 0; round < 50; round++) {
      const groups = Array.from({ length: 3 }, () => {
        const taken = 2 + below(random, 20);
        const relevant = Math.max(1, below(random, taken + 1));
        return { size: taken + below(random, 100), taken, relevant, yes: below(random, relevant + 1) };
      });
      const columns = expand(groups);
      const known = surveyProportion({
        yes: columns.map(({ yes }) => yes),
        relevant: columns.map(({ relevant }) => relevant),
        weight: columns.map(({ weight }) => weight),
        stratum: columns.map(({ group }) => group),
        unitsInStratum: columns.map(({ size }) => size),
      });
      const estimate = emptyEstimate();
      const design: Design = {
        kind: 'stratified',
        cases: 1,
        cohort: 1,
        by: [],
        allocation: 'equal',
        question: null,
      };
      estimatorFor(WEIGHTED, design, { shares: [1, 1, 1], about: 'cohort' })(sampleOf(groups), 0, estimate);
      expect(estimate.value).toBeCloseTo(known.estimate, 12);
      const inside = known.estimate > 0 && known.estimate < 1;
      expect(Math.sqrt(estimate.variance)).toBeCloseTo(inside ? known.standardError : 0, 12);
    }
  });

  it('have a variance of exactly 0, and an interval, where every stratum or every cluster says the same', () => {
    // The sums of such strata and clusters come out as rounding leaves them: 1e-17, or −1e-17.
    const pure = [
      { size: 0, taken: 12, relevant: 12, yes: 12 },
      { size: 0, taken: 11, relevant: 11, yes: 0 },
      { size: 0, taken: 9, relevant: 9, yes: 0 },
    ];
    const alike = Array.from({ length: 3 }, () => ({ size: 0, taken: 10, relevant: 10, yes: 7 }));
    const strata: Design = {
      kind: 'stratified',
      cases: 32,
      cohort: null,
      by: [],
      allocation: 'equal',
      question: null,
    };
    const clusters: Design = {
      kind: 'two-stage',
      cases: 30,
      cohort: null,
      unit: '',
      clusters: 3,
      take: 3,
      icc: 0,
    };
    const matched: Design = { kind: 'matched', cases: 32, cohort: null, by: [] };
    for (const [design, groups] of [
      [strata, pure],
      [matched, pure],
      [clusters, alike],
    ] as const) {
      for (const shares of [
        [0.07, 0.63, 0.3],
        [0.1, 0.2, 0.7],
      ]) {
        const estimate = emptyEstimate();
        estimatorFor(WEIGHTED, design, { shares, about: 'process' })(sampleOf(groups), 0, estimate);
        expect(estimate.variance).toBe(0);
        for (const method of ['wald', 'logit', 'wilson', 'korn-graubard']) {
          const limits = { lower: Number.NaN, upper: Number.NaN };
          designLimits(method, 0.95)(estimate, limits);
          expect(limits.lower).toBeLessThanOrEqual(estimate.value);
          expect(limits.upper).toBeGreaterThanOrEqual(estimate.value);
          if (method !== 'wald') expect(limits.upper - limits.lower).toBeGreaterThan(0.1);
        }
      }
    }
  });

  it('agree with the general estimator on random clustered samples', () => {
    const random = stream(7, 'clustered estimator');
    for (let round = 0; round < 50; round++) {
      const groups = Array.from({ length: 6 }, () => {
        const taken = 2 + below(random, 10);
        const relevant = Math.max(1, below(random, taken + 1));
        return { size: taken + below(random, 30), taken, relevant, yes: below(random, relevant + 1) };
      });
      const columns = expand(groups);
      const shared = {
        yes: columns.map(({ yes }) => yes),
        relevant: columns.map(({ relevant }) => relevant),
        weight: columns.map(({ weight }) => weight),
        unit: columns.map(({ group }) => group),
      };
      const design: Design = {
        kind: 'two-stage',
        cases: 1,
        cohort: 1,
        unit: '',
        clusters: 9,
        take: 6,
        icc: 0,
      };
      const none = { size: 20, taken: 0, relevant: 0, yes: 0 };
      const sample = sampleOf([...groups, none, none, none]);
      const estimate = emptyEstimate();
      const process = surveyProportion(shared);
      estimatorFor(WEIGHTED, design, { shares: [], about: 'process' })(sample, 0, estimate);
      const inside = process.estimate > 0 && process.estimate < 1;
      expect(estimate.value).toBeCloseTo(process.estimate, 12);
      expect(Math.sqrt(estimate.variance)).toBeCloseTo(inside ? process.standardError : 0, 12);
      const cohort = surveyProportion({
        ...shared,
        unitsInStratum: columns.map(() => 9),
        casesInUnit: columns.map(({ size }) => size),
      });
      estimatorFor(WEIGHTED, design, { shares: [], about: 'cohort' })(sample, 0, estimate);
      expect(Math.sqrt(estimate.variance)).toBeCloseTo(inside ? cohort.standardError : 0, 12);
    }
  });
});

function below(random: Stream, limit: number): number {
  return Math.floor(random() * limit);
}

/** One entry per case: yes first, then no, then not relevant. */
function expand(groups: readonly { size: number; taken: number; relevant: number; yes: number }[]) {
  return groups.flatMap(({ size, taken, relevant, yes }, group) =>
    Array.from({ length: taken }, (_, index) => ({
      group,
      size,
      weight: size / taken,
      relevant: index < relevant ? 1 : 0,
      yes: index < yes ? 1 : 0,
    })),
  );
}
