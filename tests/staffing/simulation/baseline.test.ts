import { mean, median, quantile } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { binomialQuantile } from '../../../src/numeric/distributions.js';
import type { Scenario } from '../../../src/scenario/scenario.js';
import { LEVERS } from '../../../src/staffing/levers/registry.js';
import { outcomesOf, type StaffingOutcome } from '../../../src/staffing/region/outcomes.js';
import { readRegion } from '../../../src/staffing/region/readRegion.js';
import { atMonth } from '../../../src/staffing/simulation/fan.js';
import { type GroundOptions, setUp } from '../../../src/staffing/simulation/setup.js';
import { type Draws, drawsOf, type Simulation, simulate } from '../../../src/staffing/simulation/simulate.js';
import { SOUTH_WEST, scenarioFor, WEST_MIDLANDS, WEST_MIDLANDS_2022 } from '../scenarios.js';

const DRAWS = 400;
const names = outcomesOf(WEST_MIDLANDS).map(({ name }) => name);

/** The draws of each region and its options: what no lever changes is worked out once for all its levers. */
const known = new Map<string, Draws>();

/** What the next run of the same region gives is written over `whatIf`. */
function run(scenario: Scenario, levers: readonly string[], options: GroundOptions = {}, draws = DRAWS) {
  const key = JSON.stringify([scenario.id, options, draws]);
  const of = known.get(key) ?? drawsOf({ months: 36, draws, seed: 7, inspectAt: 36 }, { kept: true });
  known.set(key, of);
  return simulate(setUp(scenario, levers, options), of);
}

/** The values of an outcome in every draw of a month. */
function valuesAt(values: Simulation['baseline'], name: string, month: number, draws = DRAWS): number[] {
  return Array.from(atMonth(values[names.indexOf(name)] ?? new Float64Array(1), draws, month));
}

describe.each([WEST_MIDLANDS, SOUTH_WEST, WEST_MIDLANDS_2022])('month 0 of $id', (scenario) => {
  test('returns every published staffing figure, in every draw, whatever goes on without levers', () => {
    const { cases, caseload, ofTarget, twoToFive, trainees, workload, own } = readRegion(scenario);
    const published: Partial<Record<StaffingOutcome, number>> = {
      officersOfTarget: ofTarget.officers,
      servicesOfTarget: ofTarget.services,
      seniorsOfTarget: ofTarget.seniors,
      officerCaseload: caseload.officers,
      servicesCaseload: caseload.services,
      traineeCaseload: caseload.trainees,
      // Where people supervised are not published they are drawn.
      ...(own.supervised === undefined ? { supervised: cases } : {}),
      twoToFive,
      // The workload of the letter of 2022, at the caseload of its own.
      officerUtilisation: (1.15 / 37.2) * caseload.officers,
      servicesUtilisation: (0.89 / 45) * caseload.services,
      ...(trainees === null ? {} : { trainees }),
    };
    expect(workload.officers).toEqual({ used: 1.15, caseload: 37.2 });
    for (const baseline of ['held', 'level', 'repair'] as const) {
      const { baseline: values } = run(scenario, [], { baseline }, 60);
      for (const [name, figure] of Object.entries(published)) {
        for (const value of valuesAt(values, name, 0, 60)) expect(value / figure).toBeCloseTo(1, 12);
      }
    }
  });
});

describe('without a lever, over three years,', () => {
  const { baseline: values, closings } = run(WEST_MIDLANDS, []);
  const at36 = (name: string) => valuesAt(values, name, 36);
  const change = (name: string) => {
    const before = valuesAt(values, name, 0);
    return at36(name).map((value, draw) => value - (before[draw] ?? 0));
  };

  /*
   * Medians of 400 draws have a standard error of a fifteenth of the spread, ends at 10 and 90% of about a tenth. The
   * widths allowed beyond what is stated are four such errors: false alarm below 1e-3 in all, were the seed not fixed.
   */
  test('shares of target, caseloads and experience stay as published in the centre of the draws', () => {
    expect(median(at36('officers'))).toBeGreaterThan(400);
    expect(median(at36('officers'))).toBeLessThan(420);
    expect(Math.abs(median(at36('officersOfTarget')) - 0.92)).toBeLessThan(0.003 + 0.0085);
    expect(Math.abs(median(at36('officerCaseload')) - 37)).toBeLessThan(0.2 + 0.35);
    expect(Math.abs(median(at36('twoToFive')) - 0.2)).toBeLessThan(0.015);
    expect(Math.abs(mean(change('oversightEffective')))).toBeLessThan(0.01);
    for (const question of ['assessment', 'planning', 'delivery', 'reviewing']) {
      expect(Math.abs(mean(change(question)))).toBeLessThan(0.007);
    }
  });

  test('80% of the draws lie where chance and the trends put them', () => {
    const range = (name: string) => [0.1, 0.9].map((level) => quantile(at36(name), level));
    const near = (name: string, [low, high]: readonly [number, number], within: number) => {
      const [from, to] = range(name);
      expect(Math.abs((from ?? Number.NaN) - low)).toBeLessThan(within);
      expect(Math.abs((to ?? Number.NaN) - high)).toBeLessThan(within);
    };
    near('officers', [366, 449], 13);
    near('officersOfTarget', [0.87, 0.97], 0.02);
    near('officerCaseload', [35.1, 39.0], 0.8);
    const falls = mean(at36('officerCaseload').map((cases) => (cases < 37.03 ? 1 : 0)));
    expect(falls).toBeGreaterThan(0.4);
    expect(falls).toBeLessThan(0.6);
  });

  test('most of the solved numbers are plausible', () => {
    const taking = closings.map(({ takingPosts }) => takingPosts);
    expect(Math.abs(median(taking) - 0.66)).toBeLessThan(0.03);
    expect(mean(taking.map((share) => (share < 0.3 ? 1 : 0)))).toBe(0);
  });

  test('officers stay as many where they are taken not to grow', () => {
    const level = run(WEST_MIDLANDS, [], { baseline: 'level' });
    expect(Math.abs(median(valuesAt(level.baseline, 'officers', 36)) - 370)).toBeLessThan(1 + 8);
  });

  test('the South West cannot grow as assumed in more than half of draws, and its bulge grows older', () => {
    const { closings: solved, baseline: course } = run(SOUTH_WEST, []);
    expect(mean(solved.map(({ takingPosts }) => (takingPosts === 1 ? 1 : 0)))).toBeGreaterThan(0.5);
    expect(Math.abs(median(valuesAt(course, 'twoToFive', 36)) - 0.29)).toBeLessThan(0.05);
  });
});

/** Of a false alarm in any of the rows of what levers do, were the seed not fixed. */
const FALSE_ALARM = 1e-4;

describe('what levers do by month 36, in 5, 50 and 95% of draws', () => {
  /**
   * Stated low, middle and high (null where none is stated), and how far the model's own, found in 24 times as many draws,
   * are from them: half of what they are rounded to, or more, since they were stated by a simpler model, in which ends are
   * nearer for want of chance.
   *
   * Without new trainees they are furthest: -112 officers (-161 to -75) and +70 points (52 to 103). A plain loop with no code
   * of the model gives -112 (-157 to -75) and +70 (53 to 101). It depends on how many officers are promoted, and of the
   * turnover of seniors only a range is stated, 4 to 30% a year: with 7% in place of 12.5% (5.6 to 33) the loop gives -103 and
   * +65, but then 15% more seniors would take 12.7 officers, not the 15 of their own row.
   */
  type Stated = readonly [
    name: string,
    month: number,
    low: number | null,
    middle: number | null,
    high: number | null,
    apart: number,
  ];
  const rows: readonly [levers: string, options: GroundOptions, stated: readonly Stated[]][] = [
    [
      'vetting=8 weeks',
      {},
      [
        ['officers', 36, 0, 0, 0, 0],
        ['services', 3, null, 4, null, 0.5],
        ['services', 12, null, 2, null, 0.5],
        ['services', 36, null, 0, null, 0.5],
      ],
    ],
    [
      'vetting=8 weeks',
      { assume: { vettingStarts: { value: 1 } } },
      [
        ['officers', 36, 8, 19, 40, 3],
        ['officerUtilisation', 36, -0.14, -0.07, -0.03, 0.005],
        ['oversightEffective', 6, null, -0.005, null, 0.0005],
      ],
    ],
    [
      'intake=+5 a month',
      {},
      [
        ['officers', 36, 10, 33, 55, 5],
        ['officerUtilisation', 36, -0.23, -0.17, -0.11, 0.009],
        ['oversightEffective', 36, null, -0.015, null, 0.0005],
      ],
    ],
    [
      'leaving=-2 points',
      {},
      [
        ['officers', 36, 10, 25, 30, 5.5],
        ['officerUtilisation', 36, null, -0.07, null, 0.0055],
        ['assessment', 36, null, 0.01, null, 0.005],
        ['planning', 36, null, 0.01, null, 0.005],
        ['delivery', 36, null, 0.01, null, 0.005],
        ['reviewing', 36, null, 0.01, null, 0.005],
      ],
    ],
    [
      'intake=0',
      {},
      [
        ['officers', 36, -146, -103, -72, 14],
        ['officerUtilisation', 36, 0.46, 0.64, 0.96, 0.075],
        ['oversightEffective', 36, null, 0.05, null, 0.005],
        ['reviewing', 36, -0.15, -0.065, 0.02, 0.028],
      ],
    ],
    [
      'spo=+15%',
      {},
      [
        ['officers', 36, -22, -15, -10, 1.2],
        ['oversightEffective', 36, 0, 0.033, 0.066, 0.0015],
        // Stated from -0.2 to +0.1 points.
        ['assessment', 36, null, -0.0005, null, 0.0021],
        ['planning', 36, null, -0.0005, null, 0.0021],
        ['delivery', 36, null, -0.0005, null, 0.0021],
        ['reviewing', 36, null, -0.0005, null, 0.0021],
      ],
    ],
    [
      'demand=-25%',
      {},
      [
        ['officers', 36, 2, 14, 31, 1.3],
        ['officerUtilisation', 36, null, -0.32, null, 0.0075],
        ['reviewing', 36, 0.003, 0.0275, 0.07, 0.0025],
      ],
    ],
    // Where officers are taken not to grow, medians of officers are stated.
    [
      'vetting=8 weeks',
      { baseline: 'level', assume: { vettingStarts: { value: 1 } } },
      [['officers', 36, null, 17, null, 2.5]],
    ],
    ['leaving=-2 points', { baseline: 'level' }, [['officers', 36, null, 25, null, 2.5]]],
    ['intake=0', { baseline: 'level' }, [['officers', 36, null, -81, null, 5]]],
    ['spo=+15%', { baseline: 'level' }, [['officers', 36, null, -14, null, 0.5]]],
  ];
  const compared = rows
    .flatMap(([, , stated]) => stated.flatMap(([, , ...values]) => values.slice(0, 3)))
    .filter((value) => value !== null).length;

  /**
   * The values between which a quantile of all draws lies but for a chance of `alarm`, whatever they look like: so many
   * of independent draws lie below it as a binomial gives. Draws by Latin hypercube scatter no more.
   */
  function between(values: readonly number[], level: number, alarm: number): [low: number, high: number] {
    const sorted = [...values].sort((a, b) => a - b);
    const below = binomialQuantile(alarm / 2, values.length, level);
    const above = binomialQuantile(1 - alarm / 2, values.length, level);
    return [sorted[below - 1] ?? -Infinity, sorted[above] ?? Infinity];
  }

  test.each(rows)('%s %j', (lever, options, stated) => {
    const { baseline, whatIf } = run(WEST_MIDLANDS, [lever], options);
    const wrong = stated.flatMap(([name, month, low, middle, high, apart]) => {
      const without = valuesAt(baseline, name, month);
      const difference = valuesAt(whatIf, name, month).map((value, draw) => value - (without[draw] ?? 0));
      return (
        [
          [0.05, low],
          [0.5, middle],
          [0.95, high],
        ] as const
      ).flatMap(([level, expected]) => {
        if (expected === null) return [];
        const [least, most] = between(difference, level, FALSE_ALARM / compared);
        if (expected + apart >= least && expected - apart <= most) return [];
        return [`${name} in month ${month} at ${level}: ${least} to ${most}, not ${expected}`];
      });
    });
    expect(wrong).toEqual([]);
    const full = valuesAt(whatIf, 'officersOfTarget', 36);
    // Posts limit who comes in; chance in who leaves takes nobody over them by more than a few.
    if (lever.startsWith('intake=+')) expect(Math.max(...full)).toBeLessThan(1.03);
  });
});

describe('a lever put at its today, as printed,', () => {
  const still = LEVERS.flatMap(({ name, forms, values, printed }) =>
    forms.map(({ kind, units, worth }): string => {
      const unit = units[0] ?? '';
      if (kind !== 'set') return `${name}=+0 ${unit}`;
      const { baseline, central } = setUp(scenarioFor(name), []);
      const today = printed(values(baseline(central))[0] ?? Number.NaN) / worth;
      return `${name}=${Number(today.toFixed(9))} ${unit}`;
    }),
  );
  // Units in which today's value has no end of decimals are left out: they print in another.
  const written = still.filter((text) => !/^(vetting=.* months|intake=\d.* a year|leaving=\d)/.test(text));

  test.each(written)('%s changes nothing, to the byte', (text) => {
    const { baseline, whatIf } = run(scenarioFor(text.split('=')[0] ?? ''), [text], {}, 20);
    const bytes = (values: Simulation['baseline']) =>
      values.map(({ buffer }) => Buffer.from(buffer).toString('base64'));
    expect(bytes(whatIf)).toEqual(bytes(baseline));
  });

  test('of every lever that can be put at a value is tried', () => {
    const tried = new Set(written.map((text) => text.split('=')[0]));
    expect(LEVERS.every(({ name }) => tried.has(name))).toBe(true);
  });
});
