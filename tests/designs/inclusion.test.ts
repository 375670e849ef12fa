import { describe, expect, it } from 'vitest';
import type { Groups } from '../../src/designs/groups.js';
import { inclusionProbabilities } from '../../src/designs/inclusion.js';
import { type Design, kindOf } from '../../src/designs/registry.js';
import { sampleCohort } from '../../src/designs/sampleCohort.js';
import { apportion, systematicCounts } from '../../src/designs/sampling/apportion.js';

/**
 * Runs `draw` once for every sequence of outcomes its random choices can have, and gives each run's probability.
 * The choices made by `Math.floor(random() * m)` are found by asking: a run is repeated with each of the m
 * midpoints `(k + ½)/m` in turn, where the sizes m of the choices are known beforehand.
 */
function everyPath(choices: readonly number[], draw: (random: () => number) => void): number {
  const paths = choices.reduce((product, size) => product * size, 1);
  for (let path = 0; path < paths; path++) {
    let rest = path;
    let index = 0;
    draw(() => {
      const size = choices[index++] ?? 1;
      const choice = rest % size;
      rest = Math.floor(rest / size);
      return (choice + 0.5) / size;
    });
    expect(index).toBe(choices.length);
  }
  return paths;
}

interface Example {
  readonly design: Design;
  readonly sizes: readonly number[];
  /** Sizes of the random choices, in the order in which the design makes them. */
  readonly choices: readonly number[];
}

const examples: Record<string, Example> = {
  'simple, 3 of 6': { design: { kind: 'simple', cases: 3, cohort: 6 }, sizes: [6], choices: [6, 5, 4] },
  'stratified in proportion, 3 of 4 + 2': {
    design: {
      kind: 'stratified',
      cases: 3,
      cohort: 6,
      by: ['risk'],
      allocation: 'proportional',
      question: null,
    },
    sizes: [4, 2],
    choices: [4, 3, 2],
  },
  'stratified equally, 4 of 5 + 3': {
    design: { kind: 'stratified', cases: 4, cohort: 8, by: ['risk'], allocation: 'equal', question: null },
    sizes: [5, 3],
    choices: [5, 4, 3, 2],
  },
  'two-stage, 2 of 3 clusters of 3, 2 cases in each': {
    design: { kind: 'two-stage', cases: 4, cohort: 9, unit: 'PDU', clusters: 3, take: 2, icc: 0 },
    sizes: [3, 3, 3],
    choices: [3, 2, 3, 2, 3, 2],
  },
  'two-stage, 2 of 3 clusters, 3 cases in all': {
    design: { kind: 'two-stage', cases: 3, cohort: 9, unit: 'PDU', clusters: 3, take: 2, icc: 0 },
    sizes: [3, 3, 3],
    choices: [3, 2, 6, 6, 6],
  },
  'three stages, 2 of 3 clusters, 1 of 2 units in each, 1 of 2 cases in each': {
    design: {
      kind: 'two-stage',
      cases: 2,
      cohort: 12,
      unit: 'PDU',
      clusters: 3,
      take: 2,
      icc: 0,
      within: { unit: 'practitioner', clusters: 2, take: 1, icc: 0 },
    },
    sizes: [2, 2, 2, 2, 2, 2],
    choices: [3, 2, 2, 2, 2, 2],
  },
  'three stages that do not come out even, 3 cases of 2 clusters, 1 unit of each': {
    design: {
      kind: 'two-stage',
      cases: 3,
      cohort: 18,
      unit: 'PDU',
      clusters: 3,
      take: 2,
      icc: 0,
      within: { unit: 'practitioner', clusters: 2, take: 1, icc: 0 },
    },
    sizes: [3, 3, 3, 3, 3, 3],
    choices: [3, 2, 2, 2, 6, 6, 6],
  },
  'whole clusters with units, 1 of 2': {
    design: {
      kind: 'cluster',
      cases: 3,
      cohort: 6,
      unit: 'PDU',
      clusters: 2,
      take: 1,
      icc: 0,
      within: { unit: 'practitioner', clusters: 2, take: null, icc: 0 },
    },
    sizes: [2, 1, 2, 1],
    choices: [2, 2, 1, 1],
  },
  'window, 1 of 3, 2 cases': {
    design: { kind: 'window', cases: 2, cohort: 9, unit: 'window', clusters: 3, take: 1, icc: 0 },
    sizes: [3, 3, 3],
    choices: [3, 3, 2],
  },
};

const groupsOf = (sizes: readonly number[]): Groups => ({
  names: sizes.map((_, group) => `group ${group + 1}`),
  shares: sizes.map((size) => size / sizes.reduce((sum, other) => sum + other, 0)),
  deviations: null,
});

describe('inclusion probabilities', () => {
  it.each(Object.entries(examples))('are exact for %s', (_, { design, sizes, choices }) => {
    const groups = groupsOf(sizes);
    const groupOf = sizes.flatMap((size, group) => Array.from({ length: size }, () => group));
    const times = new Float64Array(groupOf.length);
    const total = new Float64Array(groupOf.length);
    const paths = everyPath(choices, (random) => {
      const { cases, weights } = sampleCohort(design, groups, groupOf, random);
      cases.forEach((taken, index) => {
        times[taken] = (times[taken] ?? 0) + 1;
        total[taken] = (total[taken] ?? 0) + (weights[index] ?? 0);
      });
    });
    const expected = inclusionProbabilities(design, groups, Int32Array.from(sizes));
    groupOf.forEach((group, taken) => {
      expect((times[taken] ?? 0) / paths).toBeCloseTo(expected?.[group] ?? -1, 12);
      // Horvitz and Thompson (1952): each case's weight averages to 1 over all samples, so no total is biased.
      expect((total[taken] ?? 0) / paths).toBeCloseTo(1, 12);
    });
  });

  it('take whole clusters of a one-stage design with the chance of their cluster', () => {
    const design: Design = {
      kind: 'cluster',
      cases: 4,
      cohort: 8,
      unit: 'PDU',
      clusters: 4,
      take: 2,
      icc: 0,
    };
    const groups = groupsOf([2, 2, 2, 2]);
    const groupOf = [0, 0, 1, 1, 2, 2, 3, 3];
    const times = new Float64Array(8);
    const paths = everyPath([4, 3, 2, 1, 2, 1].slice(0, 2).concat([2, 1, 2, 1]), (random) => {
      const { cases } = sampleCohort(design, groups, groupOf, random);
      expect(cases).toHaveLength(4);
      for (const taken of cases) times[taken] = (times[taken] ?? 0) + 1;
    });
    for (const count of times) expect(count / paths).toBe(0.5);
    expect(inclusionProbabilities(design, groups, Int32Array.of(2, 2, 2, 2))?.[0]).toBe(0.5);
  });

  it('are those of the cluster where cases are drawn from the whole of it, whatever their unit', () => {
    const design: Design = {
      kind: 'two-stage',
      cases: 3,
      cohort: 9,
      unit: 'PDU',
      clusters: 3,
      take: 2,
      icc: 0,
      within: { unit: 'practitioner', clusters: 2, take: null, icc: 0 },
    };
    const sizes = Int32Array.of(2, 1, 2, 1, 2, 1);
    const groups = groupsOf([...sizes]);
    const taken = new Int32Array(6);
    const mean = new Float64Array(6);
    const total = new Float64Array(6);
    // Clusters 3 and 2; then two cases of the first cluster, 3 and 2, and one of the second.
    const paths = everyPath([3, 2, 3, 2, 3], (random) => {
      kindOf(design.kind).taker(design, groups)(sizes, random, taken);
      taken.forEach((count, group) => {
        mean[group] = (mean[group] ?? 0) + count;
        // Each case taken stands for 3/2 clusters, and in its own for as many cases as it was one of.
        const first = group - (group % 2);
        const inCluster = (taken[first] ?? 0) + (taken[first + 1] ?? 0);
        total[group] = (total[group] ?? 0) + (count === 0 ? 0 : (count * (3 / 2) * 3) / inCluster);
      });
    });
    inclusionProbabilities(design, groups, sizes)?.forEach((chance, group) => {
      expect(chance).toBeCloseTo(1 / 3, 12);
      expect((mean[group] ?? 0) / paths / (sizes[group] ?? 0)).toBeCloseTo(chance, 12);
      expect((total[group] ?? 0) / paths).toBeCloseTo(sizes[group] ?? 0, 12);
    });
    const groupOf = [0, 0, 1, 2, 2, 3, 4, 4, 5];
    const { cases, weights } = sampleCohort(design, groups, groupOf, () => 0);
    expect(cases).toHaveLength(3);
    expect([...weights].map((weight) => weight * 2)).toEqual([4.5, 4.5, 9]);
  });

  it.each([
    [[46, 410, 194], 84],
    [[3, 40, 18, 3], 16],
    [[1, 1, 1, 1, 1, 1, 1], 3],
    [[5, 0, 7], 4],
  ])('are the same for every case of a matched sample from groups of %j', (sizes, total) => {
    const cohort = sizes.reduce((sum, size) => sum + size, 0);
    const taken = new Int32Array(sizes.length);
    const mean = sizes.map(() => 0);
    // The counts change only where start passes a multiple of 1/cohort, so these midpoints cover every case.
    for (let step = 0; step < cohort; step++) {
      systematicCounts(sizes, total, (step + 0.5) / cohort, taken);
      expect(taken.reduce((sum, count) => sum + count, 0)).toBe(total);
      sizes.forEach((size, group) => {
        const share = (size * total) / cohort;
        expect(taken[group]).toBeGreaterThanOrEqual(Math.floor(share));
        expect(taken[group]).toBeLessThanOrEqual(Math.ceil(share));
        mean[group] = (mean[group] ?? 0) + (taken[group] ?? 0) / cohort;
      });
    }
    sizes.forEach((size, group) => {
      expect(mean[group]).toBeCloseTo((size * total) / cohort, 10);
    });
  });
});

describe('a sample of a cohort', () => {
  it('is refused where a group has fewer cases than the design takes from it', () => {
    const design: Design = { kind: 'simple', cases: 5, cohort: 6 };
    expect(() => sampleCohort(design, groupsOf([3, 3]), [0, 0, 0, 1, 1, 1], () => 0.5)).toThrow(
      /cases of group 1 must be a whole number from 0 to 3, not 5/,
    );
  });
});

describe('sharing cases out', () => {
  it('follows the largest remainders', () => {
    expect([...apportion([7, 63, 30], 84, null, new Int32Array(3))]).toEqual([6, 53, 25]);
  });

  it('gives every group a case and none more than it has', () => {
    expect([...apportion([1, 1000], 10, null, new Int32Array(2))]).toEqual([1, 9]);
    expect([...apportion([1, 1, 1], 12, [2, 9, 9], new Int32Array(3))]).toEqual([2, 5, 5]);
    expect([...apportion([0, 5, 5], 4, null, new Int32Array(3))]).toEqual([0, 2, 2]);
  });
});

describe('a sample from a cohort', () => {
  const design: Design = { kind: 'simple', cases: 3, cohort: 6 };
  const groups = groupsOf([6]);

  it('is refused for a group that does not exist, and when it is larger than the cohort', () => {
    expect(() => sampleCohort(design, groups, [0, 0, 1, 0, 0, 0], () => 0)).toThrow(/groupOf\[2\] must be/);
    expect(() => sampleCohort(design, groups, [0, 0], () => 0)).toThrow(/design\.cases must be/);
  });
});

describe("Neyman's allocation", () => {
  it('takes at least one case from a stratum whose answers are all the same', () => {
    const design: Design = {
      kind: 'stratified',
      cases: 20,
      cohort: null,
      by: ['risk'],
      allocation: 'neyman',
      question: 'assessment',
    };
    const groups = { names: ['low', 'high'], shares: [0.3, 0.7], deviations: [0, 0.5] };
    const taken = new Int32Array(2);
    kindOf(design.kind).taker(design, groups)(null, () => 0, taken);
    expect([...taken]).toEqual([1, 19]);
    kindOf(design.kind).taker(design, { ...groups, deviations: [0, 0] })(null, () => 0, taken);
    expect([...taken]).toEqual([6, 14]);
  });
});
