import fc from 'fast-check';
import { mean, median, sampleVariance } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { stream } from '../../../src/numeric/stream.js';
import type { LeverRequest } from '../../../src/staffing/levers/moves.js';
import { calibrateQuestions } from '../../../src/staffing/practice/questions.js';
import { questionTable } from '../../../src/staffing/practice/questionTable.js';
import { fillQuantiles } from '../../../src/staffing/queues/chance.js';
import { CENTRAL, NO_EFFECT } from '../../../src/staffing/region/assumptions.js';
import { FIRST_QUESTION, outcomesOf } from '../../../src/staffing/region/outcomes.js';
import { changeLevel, protectLevel, tierOf } from '../../../src/staffing/region/tier.js';
import {
  capacityUsed,
  impliedPointsPerCase,
  workloadCapacity,
  workloadPoints,
} from '../../../src/staffing/region/workload.js';
import { courseOf, startOf } from '../../../src/staffing/simulation/course.js';
import { assumedAt, latinHypercube } from '../../../src/staffing/simulation/draws.js';
import { atMonth } from '../../../src/staffing/simulation/fan.js';
import { follow } from '../../../src/staffing/simulation/follow.js';
import { meanCourses } from '../../../src/staffing/simulation/meanCourse.js';
import { recordsOf } from '../../../src/staffing/simulation/records.js';
import { type SetupOptions, setUp } from '../../../src/staffing/simulation/setup.js';
import { drawsOf, simulate } from '../../../src/staffing/simulation/simulate.js';
import { prepareWhatIf, type WhatIf, whatIf } from '../../../src/staffing/whatIf/whatIf.js';
import { CHANCE_FLOWS } from '../../../src/staffing/workforce/month.js';
import { SOUTH_WEST, WEST_MIDLANDS } from '../scenarios.js';

const FEW = { draws: 60, seed: 7 };
const outcomeIndex = (name: string) => outcomesOf(WEST_MIDLANDS).findIndex((one) => one.name === name);
const outcome = (result: WhatIf, name: string) => {
  const found = result.trajectories[outcomeIndex(name)];
  if (found === undefined) throw new Error(name);
  return found;
};
const PUBLISHED = { 'west-midlands-2025': [41, 49, 40, 40], 'south-west-2025': [29, 38, 19, 25] } as const;

describe.each([WEST_MIDLANDS, SOUTH_WEST])('a what-if of $id', (scenario) => {
  test('without levers equals its baseline, byte for byte', () => {
    const result = whatIf(scenario, [], FEW);
    for (const { baseline, whatIf: moved, difference } of result.trajectories) {
      expect(JSON.stringify(moved)).toBe(JSON.stringify(baseline));
      for (const fan of Object.values(difference))
        expect(fan.every((value: number) => value === 0)).toBe(true);
    }
    const { baseline, whatIf: moved } = simulate(
      setUp(scenario, []),
      drawsOf(
        {
          months: 24,
          draws: 20,
          seed: 3,
          inspectAt: 24,
        },
        { kept: false },
      ),
    );
    expect(moved.map((values) => Buffer.from(values.buffer).toString('hex'))).toEqual(
      baseline.map((values) => Buffer.from(values.buffer).toString('hex')),
    );
  });

  test('starts its mean course at the published counts, to 1e-12, and its draws where they could come from', () => {
    const setup = setUp(scenario, ['demand=-25%']);
    const draws = 400;
    const run = { months: 1, draws, seed: 11, inspectAt: 1 };
    const { baseline, atStart } = simulate(setup, drawsOf(run, { kept: false }));
    const [course] = meanCourses(setup, 1, [CENTRAL]);
    const yes = PUBLISHED[scenario.id as keyof typeof PUBLISHED];
    yes.forEach((count, question) => {
      const { cases } = scenario.sample;
      const share = count / cases;
      expect(Math.abs((course?.baseline[FIRST_QUESTION + question]?.[0] ?? 0) - share)).toBeLessThan(1e-12);
      const values = atMonth(baseline[FIRST_QUESTION + question] ?? new Float64Array(1), draws, 0);
      values.forEach((value, draw) => {
        expect(Math.abs(value - (atStart[question]?.[draw] ?? 0))).toBeLessThan(1e-12);
      });
      // The width of the published sample: 5.5 points at 48% of 84. One draw from each part leaves little to chance.
      const width = Math.sqrt(sampleVariance(Array.from(values)));
      expect(Math.abs(width / Math.sqrt((share * (1 - share)) / cases) - 1)).toBeLessThan(0.05);
      expect(Math.abs(median(Array.from(values)) - share)).toBeLessThan(0.001);
    });
  });

  test('gives no NaN anywhere', () => {
    for (const levers of [['intake=0', 'cases=+50%'], ['suspended=95%']]) {
      expect(JSON.stringify(whatIf(scenario, levers, { draws: 20, seed: 7, months: 60 }))).not.toMatch(
        /NaN|:null,"low|Infinity/,
      );
    }
  });

  test('moves no key question when no effect exists, and chance alone then distinguishes them', () => {
    const { keyQuestions, trajectories } = whatIf(scenario, ['intake=0', 'spo=+15%'], FEW);
    for (const { noEffect, byLuck } of keyQuestions) {
      expect(Math.abs(noEffect)).toBeLessThan(1e-12);
      expect(byLuck.distinguishable).toBeLessThan(0.04);
    }
    expect(Math.abs(trajectories[outcomeIndex('officerUtilisation')]?.noEffect.at(-1) ?? 0)).toBeGreaterThan(
      0.05,
    );
  });
});

describe('callers without a compiler are told by name that', () => {
  // biome-ignore lint/suspicious/noExplicitAny: what a compiler would refuse.
  const anything = (value: unknown): any => value;
  test.each([
    ['scenario', () => whatIf(anything(undefined))],
    ['scenario', () => whatIf(anything('west-midlands-2025'))],
    ['staffingOf', () => whatIf(WEST_MIDLANDS, [], { staffingOf: anything('south-west-2025') })],
    ['seed', () => whatIf(WEST_MIDLANDS, [], { seed: Number.NaN })],
    ['seed', () => whatIf(WEST_MIDLANDS, [], { seed: anything({}) })],
    ['months', () => whatIf(WEST_MIDLANDS, [], { months: anything('12') })],
    ['options', () => whatIf(WEST_MIDLANDS, [], anything(null))],
    ['options', () => whatIf(WEST_MIDLANDS, [], anything('seed'))],
    ['options', () => prepareWhatIf(WEST_MIDLANDS, anything(null))],
    ['options', () => prepareWhatIf(WEST_MIDLANDS, FEW)([], anything(7))],
    ['scenario', () => prepareWhatIf(anything(null))],
    ['months', () => prepareWhatIf(WEST_MIDLANDS, { months: 0 })],
    ['levers', () => whatIf(WEST_MIDLANDS, anything(null), FEW)],
    ['pointSets', () => whatIf(WEST_MIDLANDS, [], { ...FEW, pointSets: anything(null) })],
    ['pointSets.0', () => whatIf(WEST_MIDLANDS, [], { ...FEW, pointSets: [anything(null)] })],
    ['pointSets.0.cases', () => whatIf(WEST_MIDLANDS, [], { ...FEW, pointSets: [anything({})] })],
    ['workload', () => workloadPoints(anything(undefined))],
    ['cases', () => workloadPoints(anything({}))],
    ['cases.0', () => workloadPoints(anything({ cases: [null] }))],
    ['reports', () => workloadPoints(anything({ cases: [], reports: null }))],
    ['points', () => workloadPoints({ cases: [] }, anything(null))],
    ['weeklyHours', () => workloadCapacity(anything(undefined))],
    ['points', () => workloadCapacity(37, 0, anything(null))],
    ['loads', () => capacityUsed(anything(undefined))],
    ['loads.0', () => capacityUsed([anything(null)])],
    ['loads.0.points', () => capacityUsed([{ points: Number.POSITIVE_INFINITY, capacity: 1 }])],
    ['used', () => impliedPointsPerCase(anything(undefined), 40)],
    ['facts', () => tierOf(anything(undefined))],
    ['facts', () => protectLevel(anything(null))],
    ['facts', () => changeLevel(anything(undefined))],
    ['needs', () => changeLevel({ needs: anything(null) })],
  ])('%s is what it must not be', (argument, call) => {
    expect(call).toThrow(new RegExp(`^${argument} must be `));
  });
});

describe('what-ifs asked of the same draws, as while a slider moves,', () => {
  test('get the answers that each would get by itself, byte for byte, in any order', () => {
    const options = { draws: 20, seed: 7, months: 24, inspectAt: 18, cases: 120 };
    const ask = prepareWhatIf(WEST_MIDLANDS, options);
    const questions: [LeverRequest, SetupOptions][] = [
      [{ spo: '+5%' }, {}],
      [['spo=+15%', 'vetting=8 weeks'], {}],
      [[], { staffingOf: SOUTH_WEST }],
      [[], {}],
    ];
    for (const [levers, more] of questions) {
      const alone = whatIf(WEST_MIDLANDS, levers, { ...options, ...more });
      expect(JSON.stringify(ask(levers, more))).toBe(JSON.stringify(alone));
    }
  });

  test('work out what no lever changes once', () => {
    let told = 0;
    const ask = prepareWhatIf(WEST_MIDLANDS, { draws: 40, progress: () => told++ });
    const [one, two] = [ask(['spo=+5%']), ask(['spo=+10%'])];
    expect(told).toBe(10);
    two.trajectories.forEach(({ baseline }, index) => {
      expect(baseline).toBe(one.trajectories[index]?.baseline);
    });
    expect(ask().levers).toEqual([]);
  });

  test('survive one that cannot be answered', () => {
    const ask = prepareWhatIf(WEST_MIDLANDS, FEW);
    expect(() => ask(['veting=8 weeks'])).toThrow(/Did you mean vetting/);
    expect(JSON.stringify(ask(['vetting=8 weeks']))).toBe(
      JSON.stringify(whatIf(WEST_MIDLANDS, ['vetting=8 weeks'], FEW)),
    );
  });
});

describe('common random numbers', () => {
  test('are shared: the baseline is the same whatever the levers, and longer runs begin the same', () => {
    const one = whatIf(WEST_MIDLANDS, ['vetting=8 weeks'], FEW);
    const two = whatIf(WEST_MIDLANDS, ['intake=0', 'leaving=-2 points'], FEW);
    expect(one.trajectories.map(({ baseline }) => baseline)).toEqual(
      two.trajectories.map(({ baseline }) => baseline),
    );
    const long = whatIf(WEST_MIDLANDS, ['vetting=8 weeks'], { ...FEW, months: 48, inspectAt: 36 });
    expect(long.trajectories.map(({ whatIf: fan }) => fan.middle.slice(0, 37))).toEqual(
      one.trajectories.map(({ whatIf: fan }) => fan.middle),
    );
  });

  test('make the difference far less uncertain than either side', () => {
    const { keyQuestions } = whatIf(WEST_MIDLANDS, ['leaving=-2 points'], { draws: 200, seed: 7 });
    for (const { uncertainty } of keyQuestions) {
      const { percentage, change } = uncertainty;
      expect(change.total - change.inspection).toBeLessThan(0.1 * (percentage.total - percentage.inspection));
    }
  });

  test('give the same bytes for the same seed and others for another', () => {
    const [one, again, other] = [7, 7, 8].map((seed) =>
      JSON.stringify(whatIf(WEST_MIDLANDS, ['spo=+15%'], { draws: 40, seed })),
    );
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });

  test('stay what they were: golden values of seed 7', () => {
    const result = whatIf(WEST_MIDLANDS, ['vetting=8 weeks'], { draws: 100, seed: 7 });
    const at36 = (name: string) => outcome(result, name).whatIf.middle[36];
    expect(
      [at36('officers'), at36('oversightEffective'), at36('assessment')].map((value) => value?.toFixed(10)),
    ).toMatchInlineSnapshot(`
      [
        "408.1430099489",
        "0.3833071330",
        "0.4895186967",
      ]
    `);
  });
});

describe('each lever moves what theory says it moves, in that direction, for any two values', () => {
  const at = (levers: readonly string[], months = 36) => {
    const [course] = meanCourses(setUp(WEST_MIDLANDS, levers), months, [CENTRAL]);
    return (name: string, month = months): number =>
      course?.whatIf[outcomeIndex(name)]?.[month] ?? Number.NaN;
  };
  /** Writes a value for the lever; what must not fall as the value rises; what must not rise. */
  const LAWS: [string, readonly [number, number], (value: number) => string, string[], string[]][] = [
    ['vetting', [4, 40], (v) => `${v} weeks`, ['servicesUtilisation'], ['services', 'trainees']],
    ['vetting-dropout', [0, 15], (v) => `${v}%`, ['servicesUtilisation'], ['services', 'trainees']],
    ['recruitment', [5, 40], (v) => `${v}%`, ['services'], ['servicesUtilisation']],
    ['leaving', [-2, 10], (v) => `${v < 0 ? '' : '+'}${v} points`, [], ['services', 'officers']],
    ['leaving-spo', [-4, 30], (v) => `${v < 0 ? '' : '+'}${v} points`, [], ['officers']],
    ['spo', [-20, 40], (v) => `${v < 0 ? '' : '+'}${v}%`, ['seniors', 'seniorCapacity'], ['officers']],
    ['span', [6, 16], (v) => `${v} people`, ['officers'], ['seniors', 'seniorCapacity']],
    [
      'intake',
      [0, 20],
      (v) => `${v} a month`,
      ['trainees', 'officers', 'newcomers'],
      ['seniorCapacity', 'officerUtilisation'],
    ],
    [
      'cases',
      [-30, 30],
      (v) => `${v < 0 ? '' : '+'}${v}%`,
      ['officerUtilisation', 'officerCaseload'],
      ['seniorCapacity', 'assessment', 'reviewing'],
    ],
    [
      'high-risk',
      [-20, 20],
      (v) => `${v < 0 ? '' : '+'}${v} points`,
      ['officerUtilisation', 'servicesUtilisation'],
      ['officers'],
    ],
    [
      'suspended',
      [0, 60],
      (v) => `${v}%`,
      ['seniorCapacity', 'oversightEffective'],
      ['officerUtilisation', 'officerCaseload'],
    ],
    [
      'demand',
      [-50, 50],
      (v) => `${v < 0 ? '' : '+'}${v}%`,
      ['officerUtilisation'],
      ['officers', 'assessment', 'planning', 'delivery', 'reviewing'],
    ],
    ['oversight-time', [3, 30], (v) => `${v} minutes`, [], ['seniorCapacity']],
    ['absence', [0, 30], (v) => `${v}%`, ['officerUtilisation'], ['officers', 'seniorCapacity', 'reviewing']],
    ['hours', [30, 42], (v) => `${v} hours`, ['seniorCapacity'], ['officerUtilisation']],
    ['facilitators', [10, 78], (v) => `${v} posts`, ['delivery', 'reviewing'], []],
  ];
  test.each(LAWS)('%s', (lever, [low, high], write, rising, falling) => {
    const value = fc.integer({ min: low, max: high });
    // Posts are filled to within a thousandth of a person, so at that ceiling smaller differences say nothing.
    const slack = (name: string) => (name === 'officers' ? 2e-3 : 1e-5);
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((v) => at([`${lever}=${write(v)}`]));
        for (const month of [6, 18, 36]) {
          for (const name of rising) {
            expect(more?.(name, month) ?? 0).toBeGreaterThanOrEqual((less?.(name, month) ?? 1) - slack(name));
          }
          for (const name of falling) {
            expect(more?.(name, month) ?? 1).toBeLessThanOrEqual((less?.(name, month) ?? 0) + slack(name));
          }
        }
      }),
      { numRuns: 5 },
    );
  });

  test('and fewer posts of seniors are felt: nobody is made to go, nobody who goes is replaced', () => {
    for (const lever of ['spo=-15%', 'span=12 people']) {
      expect(at([lever])('seniors')).toBeLessThan(at([])('seniors') - 5);
      expect(at([lever])('oversightEffective')).toBeLessThan(at([])('oversightEffective') - 0.01);
    }
  });

  test('and a span put at what it is changes nothing', () => {
    expect(at(['span=10 people'])('seniors')).toBe(at([])('seniors'));
  });

  test('and a shorter training makes more officers sooner, while there are posts for them', () => {
    expect(at(['pqip-length=15 months'], 9)('officers')).toBeGreaterThan(at([], 9)('officers'));
  });

  test('points of another set weigh the cases by their ratio to those of July 2021', async () => {
    const { POINTS_2021_07 } = await import('../../../src/staffing/region/points2021.js');
    const half = (table: Readonly<Record<string, number>>) =>
      Object.fromEntries(
        Object.entries(table).map(([tier, value]) => [tier, value / 2]),
      ) as typeof POINTS_2021_07.cases.community;
    const halved = {
      ...POINTS_2021_07,
      id: 'halved',
      cases: {
        community: half(POINTS_2021_07.cases.community),
        licence: half(POINTS_2021_07.cases.licence),
        custody: half(POINTS_2021_07.cases.custody),
      },
    };
    const setup = setUp(WEST_MIDLANDS, ['points=halved'], { pointSets: [halved] });
    const [course] = meanCourses(setup, 1, [CENTRAL]);
    const index = outcomeIndex('officerUtilisation');
    expect((course?.whatIf[index]?.[0] ?? 0) / (course?.baseline[index]?.[0] ?? 1)).toBeCloseTo(0.5, 12);
    // Twice the points for cases and for capacity is the same set.
    const doubled = {
      ...halved,
      id: 'same',
      capacity: { ...halved.capacity, points: halved.capacity.points / 2 },
    };
    const [same] = meanCourses(setUp(WEST_MIDLANDS, ['points=same'], { pointSets: [doubled] }), 1, [CENTRAL]);
    expect((same?.whatIf[index]?.[0] ?? 0) / (same?.baseline[index]?.[0] ?? 1)).toBeCloseTo(1, 2);
  });
});

describe('the staffing of another region', () => {
  test('gives the caseloads of that region to the cases of this one', () => {
    const result = whatIf(WEST_MIDLANDS, [], { ...FEW, staffingOf: SOUTH_WEST });
    expect(result.staffingOf?.id).toBe('south-west-2025');
    const at0 = (name: string) => outcome(result, name).whatIf.middle[0] ?? 0;
    expect(at0('officerCaseload')).toBeCloseTo(36.21, 10);
    expect(at0('servicesCaseload')).toBeCloseTo(48.49, 10);
    expect(at0('twoToFive')).toBeGreaterThan(outcome(result, 'twoToFive').baseline.middle[0] ?? 1);
    expect(outcome(result, 'officerCaseload').baseline.middle[0]).toBeCloseTo(37.03, 10);
  });

  test('of itself changes nothing', () => {
    const { trajectories } = whatIf(WEST_MIDLANDS, [], { ...FEW, staffingOf: WEST_MIDLANDS });
    for (const { difference } of trajectories)
      expect(difference.middle.every((value) => value === 0)).toBe(true);
  });
});

describe('the answer', () => {
  const result = whatIf(WEST_MIDLANDS, ['intake=0'], { draws: 200, seed: 7 });

  test('has every outcome by month, in order within each fan', () => {
    expect(result.trajectories.map(({ name }) => name)).toEqual(
      outcomesOf(WEST_MIDLANDS, ['programmes', 'recalls', 'reviews', 'premises']).map(({ name }) => name),
    );
    for (const { baseline, whatIf: moved, difference, noEffect } of result.trajectories) {
      expect(noEffect).toHaveLength(37);
      for (const fan of [baseline, moved, difference]) {
        fan.middle.forEach((middle, month) => {
          expect(fan.low[month]).toBeLessThanOrEqual(middle);
          expect(fan.high[month]).toBeGreaterThanOrEqual(middle);
        });
      }
    }
  });

  test('gives chances that an inspection can show it, and what it would take', () => {
    for (const { withAndWithout, byLuck, casesNeeded } of result.keyQuestions) {
      expect(withAndWithout.of).toEqual([84, 84]);
      expect(withAndWithout.direction).toBe('fall');
      expect(withAndWithout.shows).toBeGreaterThan(0.5);
      expect(withAndWithout.distinguishable).toBeLessThan(withAndWithout.shows);
      expect(withAndWithout.distinguishable).toBeGreaterThan(byLuck.distinguishable);
      expect(casesNeeded).toBeGreaterThan(84);
    }
    const larger = whatIf(WEST_MIDLANDS, ['intake=0'], { draws: 200, seed: 7, cases: 600 });
    larger.keyQuestions.forEach(({ withAndWithout, uncertainty }, question) => {
      const before = result.keyQuestions[question];
      expect(withAndWithout.distinguishable).toBeGreaterThan(before?.withAndWithout.distinguishable ?? 1);
      expect(uncertainty.percentage.inspection).toBeLessThan(
        (before?.uncertainty.percentage.inspection ?? 0) / 7,
      );
      expect(uncertainty.percentage.assumptions).toBe(before?.uncertainty.percentage.assumptions);
    });
  });

  test('splits its uncertainty into four parts that add up', () => {
    for (const { uncertainty } of result.keyQuestions) {
      for (const { assumptions, chance, published, inspection, total } of [
        uncertainty.percentage,
        uncertainty.change,
      ]) {
        expect(Math.abs(assumptions + chance + published + inspection - total)).toBeLessThan(1e-15);
        expect(assumptions).toBeGreaterThan(chance);
        expect(inspection).toBeGreaterThan(0);
      }
    }
  });

  test('gives chance the variance that many runs of the same assumptions have', () => {
    const setup = setUp(WEST_MIDLANDS, ['intake=0']);
    const { engine } = setup;
    const hypercube = latinHypercube(80, 99);
    const table = questionTable(engine);
    const noise = new Float64Array(36 * CHANCE_FLOWS);
    const runs = 12;
    const question = 3;
    const within = Array.from({ length: 80 }, (_, draw) => {
      const assumed = assumedAt(hypercube, draw);
      const plan = setup.baseline(assumed);
      const start = startOf(plan, engine, 36);
      calibrateQuestions(engine, assumed, start.practice, table);
      const course = courseOf(setup.whatIf(plan), start, plan, engine);
      const records = recordsOf(engine, { courses: runs, first: 36, last: 36 });
      for (let run = 0; run < runs; run++) {
        fillQuantiles(noise, stream(4, 'nested', draw, run));
        follow(
          course,
          engine,
          { staff: noise, queues: null, grades: null },
          [{ start, table, suspended: null, moves: [], records, unmoved: null }],
          run,
        );
      }
      return sampleVariance(Array.from(records.values[FIRST_QUESTION + question] ?? []));
    });
    const { chance, chanceError } = result.keyQuestions[question]?.uncertainty.percentage ?? {};
    const error = Math.sqrt((chanceError ?? 0) ** 2 + sampleVariance(within) / within.length);
    // Five standard errors of both estimates together: false alarm below 1e-6.
    expect(Math.abs((chance ?? 0) - mean(within))).toBeLessThan(5 * error);
    expect(chance).toBeGreaterThan(3 * (chanceError ?? 0));
  });

  test('says what drives it: the effect of utilisation first', () => {
    const swing = result.tornado
      .map(({ assumption, atLow, atHigh }) => ({
        assumption,
        width: Math.abs((atHigh.reviewing ?? Number.NaN) - (atLow.reviewing ?? Number.NaN)),
      }))
      .sort((a, b) => b.width - a.width);
    expect(swing[0]?.assumption).toBe('utilisationOdds');
    const driver = result.tornado.find(({ assumption }) => assumption === 'utilisationOdds');
    expect(driver?.share.reviewing).toBeGreaterThan(0.25);
  });

  test('points out a false win: no trainees, better oversight, fuller officers', () => {
    const trap = result.traps.find(({ kind }) => kind === 'false-win');
    expect(trap?.message).toMatch(
      /A misleading gain: .*officers' utilisation is \d\d\.\d percentage points higher/,
    );
    expect(outcome(result, 'oversightEffective').difference.middle[36]).toBeGreaterThan(0.02);
    expect(outcome(result, 'officerUtilisation').difference.middle[36]).toBeGreaterThan(0.2);
    expect(outcome(result, 'reviewing').difference.middle[36]).toBeLessThan(0);
  });

  test('says nothing of the work of the last officers once nearly all are gone', () => {
    const { traps } = whatIf(WEST_MIDLANDS, ['intake=0'], { ...FEW, draws: 20, months: 240 });
    const [, higher] = /utilisation is ([\d.]+) percentage points higher/.exec(traps[0]?.message ?? '') ?? [];
    expect(Number(higher)).toBeGreaterThan(100);
    expect(Number(higher)).toBeLessThan(10_000);
  });

  test('points out worse before better: more trainees with more seniors', () => {
    const { traps } = whatIf(WEST_MIDLANDS, ['intake=+5 a month', 'spo=+15%'], FEW);
    const trap = traps.find(({ kind }) => kind === 'worse-before-better');
    expect(trap?.message).toMatch(/Worse before better: .*lower at month [1-9]/);
    expect(trap?.month).toBeLessThan(12);
  });

  test("points out two sides: more trainees lighten the load and take seniors' time", () => {
    const { traps } = whatIf(WEST_MIDLANDS, ['intake=+5 a month'], FEW);
    expect(traps.map(({ kind }) => kind)).toContain('two-sided');
    const shorter = whatIf(WEST_MIDLANDS, ['pqip-length=15 months'], FEW);
    expect(shorter.traps.map(({ kind }) => kind)).not.toContain('false-win');
  });

  test("reckons growth on the course that it follows, with another region's staffing too", () => {
    for (const staffingOf of [undefined, SOUTH_WEST]) {
      const options = staffingOf === undefined ? {} : { staffingOf };
      const { growth } = whatIf(WEST_MIDLANDS, ['cases=+20%'], { ...FEW, ...options });
      const [course] = meanCourses(setUp(WEST_MIDLANDS, ['cases=+20%'], options), 12, [CENTRAL]);
      for (const grade of ['officers', 'services', 'seniors', 'trainees'] as const) {
        const people = course?.whatIf[outcomeIndex(grade)];
        expect(growth.whatIf[grade]).toBeCloseTo((people?.[12] ?? 0) / (people?.[0] ?? 1) - 1, 12);
      }
    }
  });

  test('flags staff that grow by more than a tenth a year, and says so of the baseline too', () => {
    const { traps, growth } = whatIf(SOUTH_WEST, [], { ...FEW, baseline: 'repair' });
    expect(growth.baseline.seniors).toBeGreaterThan(0.1);
    expect(
      traps.filter(({ kind }) => kind === 'growth').map(({ message }) => message.split(' grow')[0]),
    ).toContain('Senior probation officers');
    expect(whatIf(WEST_MIDLANDS, [], FEW).traps).toEqual([]);
  });

  test('a course without effects keeps the key questions where they are, month by month', () => {
    const [still] = meanCourses(setUp(WEST_MIDLANDS, ['intake=0']), 36, [NO_EFFECT]);
    for (let question = 0; question < 4; question++) {
      const values = still?.whatIf[FIRST_QUESTION + question] ?? new Float64Array(1);
      for (const value of values) expect(Math.abs(value - (values[0] ?? 0))).toBeLessThan(1e-12);
    }
  });
});
