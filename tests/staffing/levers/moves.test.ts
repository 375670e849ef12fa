import { describe, expect, test } from 'vitest';
import { loadScenario } from '../../../src/files/loadScenario.js';
import { ArgumentError, DataError } from '../../../src/problem.js';
import type { Figure } from '../../../src/scenario/scenario.js';
import { parseWhatIf } from '../../../src/staffing/file/whatIfFile.js';
import { listLevers } from '../../../src/staffing/levers/listLevers.js';
import { leverMoves, movePlan, readMoves } from '../../../src/staffing/levers/moves.js';
import { LEVERS } from '../../../src/staffing/levers/registry.js';
import { strengthAt } from '../../../src/staffing/levers/when.js';
import { readRegion } from '../../../src/staffing/region/readRegion.js';
import { setUp } from '../../../src/staffing/simulation/setup.js';
import { whatIf } from '../../../src/staffing/whatIf/whatIf.js';
import { SOUTH_WEST, scenarioFor, WEST_MIDLANDS, westMidlands } from '../scenarios.js';

/** What a lever's number becomes in a plan. */
function becomes(text: string, plan = westMidlands()): number {
  const [move] = leverMoves(plan, readMoves([text]));
  if (move === undefined) throw new Error(text);
  return move.of.values(movePlan(plan, [move], [1]))[0] ?? Number.NaN;
}

/** A number with as many decimals as can be written. */
function plain(number: string): string {
  return String(Number(Number(number).toFixed(12)));
}

function refusal(request: Parameters<typeof readMoves>[0]): ArgumentError {
  try {
    whatIf(WEST_MIDLANDS, request, { draws: 20 });
  } catch (error) {
    if (error instanceof ArgumentError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

describe('a lever', () => {
  test.each([
    ['vetting=8 weeks', 8],
    ['vetting=2 months', (2 * 365.25) / 7 / 12],
    ['vetting=-4 weeks', 16],
    ['vetting=-50%', 10],
    ['vetting-dropout=1%', 0.01],
    ['vetting-dropout=-1 point', 0.02],
    ['recruitment=+50%', 0.15],
    ['leaving=-2 points', 0.054],
    ['leaving-pso=6%', 0.06],
    ['spo=85 posts', 85],
    ['spo=+10 posts', 10 + westMidlands().start.posts.seniors],
    ['po=-5%', 0.95 * westMidlands().start.posts.officers],
    ['pso=+13 posts', 13 + westMidlands().start.posts.services],
    ['intake=+60 a year', westMidlands().intake + 5],
    ['span=8', 8],
    ['span=8 people', 8],
    ['intake=0', 0],
    ['intake=12 a month', 12],
    ['pqip-length=15 months', 15],
    ['cases=-10%', 0.9 * 25343],
    ['cases=24000 cases', 24000],
    ['suspended=20%', 0.2],
    ['demand=-25%', 0.75],
    ['demand=−25 per cent', 0.75],
    ['oversight-time=12 minutes', 0.2],
    ['facilitators=60 posts', 60],
    ['recalls=+200%', 396],
    ['recalls=+67 a month', 199],
    ['reviewers=8 people', 8],
    ['beds=+20 beds', 306],
    ['events=600 hours', 600],
  ])('%s puts its number at %f', (text, value) => {
    // A value is counted from today's as printed, which is rounded to a tenth of its unit.
    const [, written = ''] = text.split('=');
    const rounding = /^\d.*(posts|a month)$/.test(written) ? 0.05 : 1e-9;
    expect(Math.abs(becomes(text) - value)).toBeLessThan(rounding);
  });

  test("put at a value moves by as much as that is from today's as printed, in every draw", () => {
    const [plan, draw] = [westMidlands(), westMidlands({ vettingWeeks: 30, span: 12, officerLeaving: 0.08 })];
    const inDraw = (text: string) => {
      const [move] = leverMoves(plan, readMoves([text]));
      if (move === undefined) throw new Error(text);
      return move.of.values(movePlan(draw, [move], [1]))[0];
    };
    expect(inDraw('vetting=8 weeks')).toBeCloseTo(12, 12);
    expect(inDraw('leaving-po=6%')).toBeCloseTo(0.08 * (6 / 7.4), 12);
    expect(inDraw('span=7')).toBeCloseTo(inDraw('span=-30%') ?? Number.NaN, 12);
    // Posts by the amount: 10 more than the 73.4 that are printed are 10 more.
    expect(inDraw('spo=83.4 posts')).toBeCloseTo(draw.start.posts.seniors + 10, 9);
    expect(inDraw('spo=83.4 posts')).toBeCloseTo(inDraw('spo=+10 posts') ?? Number.NaN, 9);
  });

  /** A lever's change by a tenth of its printed today, in each form that can say it; a drawn number differs from today's. */
  const pairs = LEVERS.flatMap(({ name, forms, values, printed, byAmount = false }) => {
    const { baseline, central } = setUp(scenarioFor(name), []);
    const today = printed(values(baseline(central))[0] ?? Number.NaN);
    if (today === 0) return [];
    const ways = forms.map(({ kind, units, worth }) => {
      const unit = units.find((one) => one !== '') ?? '';
      const tenth = today / 10 / worth;
      return {
        kind,
        text: `${name}=${kind === 'set' ? 9 * tenth : `-${kind === 'add' ? tenth : 10}`} ${unit}`,
      };
    });
    // To put posts at a value is to move them by the amount; to put anything else there, by the ratio.
    const like = (wanted: 'set' | 'scale' | 'add') => {
      const as = wanted === 'set' ? (byAmount ? 'add' : 'scale') : wanted;
      return ways.filter(({ kind }) => kind === wanted || kind === as).map(({ text }) => text);
    };
    const groups = (['set', 'add'] as const).map(like).filter((texts) => texts.length > 1);
    return groups.map((texts) => ({ name, texts: texts.map((text) => text.replace(/\d+\.\d{13,}/, plain)) }));
  });

  test.each(pairs)('$name is moved by as much in every form: $texts', ({ name, texts }) => {
    const { baseline, central } = setUp(scenarioFor(name), []);
    const drawn = baseline({ ...central, vettingWeeks: 30, span: 12, officerLeaving: 0.08, recalls: 99 });
    // A value puts every grade at it, a change moves each from its own: of several numbers, the first.
    const [first = Number.NaN, ...others] = texts.map((text) => {
      const moves = leverMoves(baseline(central), readMoves([text]));
      return moves[0]?.of.values(movePlan(drawn, moves, [1]))[0] ?? Number.NaN;
    });
    for (const other of others) expect(other / first).toBeCloseTo(1, 9);
  });

  test('on several grades says once what is the same of each, and one case is as good as many', () => {
    const { levers } = whatIf(WEST_MIDLANDS, ['absence=8%', 'cases=-1 case'], {
      draws: 20,
      seed: 1,
      months: 1,
    });
    expect(levers.map(({ today, becomes }) => [today, becomes])).toEqual([
      ['5.7%', '8%'],
      ['25343 cases', '25342 cases'],
    ]);
  });

  test('that begins when its course is over is refused with how to follow it, and after the inspection is said', () => {
    const run = (lever: string, options = {}) =>
      whatIf(WEST_MIDLANDS, [lever], { draws: 20, seed: 1, ...options });
    expect(() => run('spo=+10 posts from month 40')).toThrow(
      /begins in month 40, and the last month that is followed is 36\..*--months 52/s,
    );
    expect(() => run('spo=+10 posts from month 36')).toThrow('begins in month 36');
    const late = run('spo=+10 posts from month 6', { months: 9, inspectAt: 6 });
    expect(late.traps.map(({ message }) => message).join()).toMatch(
      /begins when the inspection at month 6 is over/,
    );
    const [pulse] = run('recalls=+100% from month 3 until month 6', { months: 9 }).levers;
    expect(pulse?.turns).toEqual([3, 5, 6]);
  });

  test('is moved in its months: from one, until one, over some, half way in the middle of a ramp', () => {
    const [move] = readMoves(['spo=+12 posts from month 6 until month 30 over 12 months']);
    if (move === undefined) throw new Error('no move');
    expect(move.when.words).toBe('from month 6 until month 30 over 12 months');
    const at = (month: number) => strengthAt(move.when, month);
    expect([0, 5, 6, 11, 12, 17, 18, 29, 30, 36].map(at)).toEqual([
      0,
      0,
      0.5 / 12,
      5.5 / 12,
      6.5 / 12,
      11.5 / 12,
      1,
      1,
      0,
      0,
    ]);
    // A ramp adds up to what its area is: half of it for its length.
    const area = Array.from({ length: 12 }, (_, month) => at(6 + month)).reduce((sum, part) => sum + part, 0);
    expect(area).toBeCloseTo(6, 12);
  });

  test('each is listed with a unit, a range, a source and examples that it reads itself', () => {
    for (const { name, unit, range, source, examples } of listLevers()) {
      expect([unit, range, source].every((words) => words.length > 3)).toBe(true);
      for (const example of examples) expect(readMoves([`${name}=${example}`])).toHaveLength(1);
    }
  });

  test('each moves a plan, and not at all by no step', () => {
    for (const { values, move, name } of LEVERS) {
      const { baseline, central } = setUp(scenarioFor(name), []);
      const plan = baseline(central);
      const none = values(plan).map(() => ({ times: 1, more: 0 }));
      expect(move(plan, none, 1)).toEqual(plan);
      const some = values(plan).map(() =>
        ['suspended', 'events', 'spill-over'].includes(name)
          ? { times: 1, more: 0.1 }
          : { times: 0.9, more: 0 },
      );
      expect(move(plan, some, 1)).not.toEqual(plan);
      expect(move(plan, some, 0)).toEqual(plan);
    }
    const plan = westMidlands();
    expect(movePlan(plan, [], [])).toBe(plan);
  });

  test('can be asked for as a list, or by name', () => {
    expect(readMoves({ vetting: '8 weeks', intake: 0 })).toEqual(readMoves(['vetting=8 weeks', 'intake=0']));
  });
});

describe('what cannot be moved is refused with its correction:', () => {
  test.each([
    [['veting=8 weeks'], 'unknown-lever', /Did you mean vetting\?/],
    [['sickness=10%'], 'unknown-lever', /Did you mean absence\?/],
    [['part-time=20%'], 'unknown-lever', /Did you mean hours\?/],
    [['part-time=20%'], 'unknown-lever', /a fifth of them on three days of five instead is hours=-8%/],
    [['sfo=50'], 'unknown-lever', /Did you mean reviewers\?/],
    [['ap-beds=+10'], 'unknown-lever', /Did you mean beds\?/],
    [['court=+20%'], 'cannot-answer', /A court team is left out/],
    [['sfo-backlog=50'], 'unknown-lever', /Did you mean reviewers\?/],
    [['newly-qualified=+3 points'], 'unknown-lever', /Did you mean leaving-new\?/],
    [['accommodation=+10%'], 'cannot-answer', /Accommodation is left out/],
    [['court-team=+10 posts'], 'cannot-answer', /A court team is left out.*events=600 hours/],
    [['rar=80%'], 'cannot-answer', /Activity days .* are left out/],
    [['services-access=80%'], 'unknown-lever', /Did you mean servicesAccess\?/],
    [['home-visits=80%'], 'cannot-answer', /What is done in cases can be moved where.*copy of the scenario/],
    [['colour=blue'], 'unknown-lever', /The levers are vetting, /],
    [['predict-who-reoffends=yes'], 'cannot-answer', /cannot predict what a person/],
    [['best-officers=10'], 'cannot-answer', /cannot rank or compare members of staff/],
    [['vetting=8'], 'bad-lever-value', /has no unit.*vetting=8 weeks/],
    [['vetting=8 parsecs'], 'bad-lever-value', /not measured in "parsecs"/],
    [['cases=24,000 cases'], 'bad-lever-value', /has a comma in its number: write 24000, or 8\.5\./],
    [['vetting='], 'bad-lever-value', /no number/],
    [['span=7', 'spo=85 posts'], 'conflicting-levers', /^span=7 and spo=85 posts both move one number/],
    [['leaving=-2 points', 'leaving-po=6%'], 'conflicting-levers', /both move one number/],
    [['vetting=8 weeks until month 0'], 'bad-lever-value', /months that cannot be used.*from month 6/],
    [['vetting=8 weeks from month -1'], 'bad-lever-value', /no month before 0, which is today/],
    [['suspended=0.8'], 'bad-lever-value', /has no unit\. Did you mean 80%\?/],
    [['po=-500 posts'], 'out-of-range', /0 to 10,000 posts\. Today it is 402\.2 posts\./],
    [['vetting=8 weeks from soon'], 'bad-lever-value', /months that cannot be used/],
    [['high-risk=+5 points from month 6'], 'bad-lever-value', /cannot be given months/],
    [['vetting=soon'], 'bad-lever-value', /no number/],
    [['demand=25%'], 'bad-lever-value', /needs a sign/],
    [['pqip-length=+20%'], 'bad-lever-value', /not measured in "%"/],
    [['suspended=120%'], 'out-of-range', /at 120%; it can be 0 to 95%/],
    [['suspended=-20%'], 'bad-lever-value', /has a sign/],
    [['vetting-dropout=100%'], 'out-of-range', /0 to 90%/],
    [['leaving=-20 points'], 'out-of-range', /at -12.6%/],
    [['leaving=-5 points'], 'out-of-range', /at -0.7%/],
    [['spo=-150%'], 'out-of-range', /-36.7 posts/],
    [['spo=-100 posts'], 'out-of-range', /0 to 10,000 posts/],
    [['intake=-200%'], 'out-of-range', /0 to 100 a month/],
    [['span=0'], 'out-of-range', /1 to 100 people/],
    [['high-risk=120%'], 'out-of-range', /0 to 100%/],
    [['points=2031-01'], 'unknown-point-set', /Known: 2021-07|Did you mean 2021-07/],
    [['vetting=8 weeks', 'vetting=9 weeks'], 'repeated-lever', /given twice/],
    [['person=17'], 'cannot-answer', /cannot predict what a person/],
    [['ranking=yes'], 'cannot-answer', /cannot rank or compare members of staff/],
  ] as const)('%j', (request, code, message) => {
    const error = refusal(request);
    expect(error.problems[0]?.code).toBe(code);
    expect(error.message.replace(/\s+/g, ' ')).toMatch(message);
  });

  test('all at once', () => {
    expect(refusal(['veting=8 weeks', 'vetting=8', 'rank=1']).problems).toHaveLength(3);
    expect(refusal(['spo=-150%', 'vetting=0 weeks']).problems).toHaveLength(2);
  });

  test('levers that are not text', () => {
    const request = [{ vetting: '8 weeks' }] as object as string[];
    expect(() => readMoves(request)).toThrow(/levers\.0 must be text such as "vetting=8 weeks"/);
  });

  test.each([
    ['facilitators=20 posts', /^No numbers of programme facilitators are published for south-west-2025/],
    ['reviewers=+2 posts', /^No numbers of serious further offence reviews/],
    ['victim-officers=20 posts', /^No numbers of victim liaison officers/],
    ['unpaid-work=+20%', /^No numbers of unpaid work/],
  ])('%s where nothing of it is published, with a scenario where it is', (lever, message) => {
    const failed = refusalOf(() => whatIf(SOUTH_WEST, [lever], { draws: 20 }));
    expect(failed).toMatch(message);
    const [, other = ''] = /They are published for ([\w-]+)\.$/.exec(failed) ?? [];
    expect(() => whatIf(loadScenario(other), [lever], { draws: 20 })).not.toThrow();
  });

  test('a queue without anybody to serve it', () => {
    expect(() => whatIf(WEST_MIDLANDS, ['reviewers=0 people'], { draws: 20 })).toThrow(
      /would put .* at 0 people; it can be 0.1 people or more: without any, the backlog is never cleared/,
    );
  });

  test('a region without staffing figures, naming each one', () => {
    const bare = { ...WEST_MIDLANDS, context: {} };
    expect(() => readRegion(bare)).toThrow(DataError);
    expect(() => whatIf(bare, [], { draws: 20 })).toThrow(/context\.staffing\.caseloadTrainee/);
    try {
      readRegion(bare);
    } catch (error) {
      expect((error as DataError).problems).toHaveLength(8);
    }
    expect(() => whatIf(WEST_MIDLANDS, [], { draws: 20, staffingOf: bare })).toThrow(DataError);
  });

  test('a scenario that says nothing of oversight', () => {
    const variables = WEST_MIDLANDS.variables
      .filter(({ name }) => name !== 'oversightEffective')
      .map((variable) => ({
        ...variable,
        effects: variable.effects.filter(({ parent }) => parent !== 'oversightEffective'),
      }));
    expect(() => whatIf({ ...WEST_MIDLANDS, variables }, [], { draws: 20 })).toThrow(
      /says nothing about management oversight/,
    );
  });

  test.each([
    [{ months: 0 }, /months/],
    [{ months: 12, inspectAt: 13 }, /inspectAt/],
    [{ cases: 0 }, /cases/],
    [{ draws: 5 }, /draws/],
    [{ draws: 50_000 }, /the most are 40540 draws/],
  ])('options %j', (options, message) => {
    expect(() => whatIf(WEST_MIDLANDS, [], options)).toThrow(message);
  });
});

describe("a region's figures", () => {
  const LETTER = { officers: { used: 1.15, caseload: 37.2 }, services: { used: 0.89, caseload: 45 } };
  test('of the West Midlands are those published', () => {
    expect(readRegion(WEST_MIDLANDS)).toEqual({
      id: 'west-midlands-2025',
      cases: 25343,
      caseload: { officers: 37.03, services: 39.89, trainees: 22.77 },
      ofTarget: { seniors: 1.01, officers: 0.92, services: 1.05 },
      trainees: 186,
      servicesWithTrainees: true,
      inTheCommunity: expect.closeTo(16_500 / 25_343, 12),
      own: {
        programmeDelay: {
          value: 7.5,
          low: 6,
          high: 9,
          why: expect.stringMatching(/^Published/),
          basis: 'published',
        },
      },
      queues: {
        programmes: { completed: 0.312 },
        recalls: { rate: 0.2263 },
        reviews: { backlog: 50 },
        premises: { premises: 13 },
        unpaidWork: null,
        victims: null,
      },
      twoToFive: expect.closeTo(0.2, 10),
      workload: LETTER,
      trend: { officers: null, people: null },
      facilitators: { filled: 35, posts: 78 },
    });
  });

  test('of the South West are those published, with a majority read as just over half', () => {
    expect(readRegion(SOUTH_WEST)).toEqual({
      id: 'south-west-2025',
      cases: 16821,
      caseload: { officers: 36.21, services: 48.49, trainees: 35.31 },
      ofTarget: { seniors: 0.88, officers: 0.89, services: 0.85 },
      trainees: null,
      servicesWithTrainees: true,
      inTheCommunity: 0.65,
      own: expect.objectContaining({
        recalls: expect.objectContaining({ value: 87.6, low: 43.8, high: 199 }),
      }),
      queues: {
        programmes: null,
        recalls: { rate: 0.2147 },
        reviews: null,
        premises: { premises: 10 },
        unpaidWork: null,
        victims: null,
      },
      twoToFive: expect.closeTo(0.55, 10),
      workload: LETTER,
      trend: { officers: null, people: null },
      facilitators: null,
    });
  });
});

describe('a what-if file', () => {
  test('is read with its levers', () => {
    const text =
      'title: Faster\nscenario: west-midlands-2025\nlevers:\n  vetting: 8 weeks\n  intake: 0\nmonths: 24\n';
    expect(parseWhatIf(text, 'mine.yaml')).toMatchObject({
      title: 'Faster',
      scenario: 'west-midlands-2025',
      levers: { vetting: '8 weeks', intake: 0 },
      months: 24,
      staffingOf: null,
    });
  });

  test('has every problem told with its line and column', () => {
    const text =
      'title: Faster\nscenario: west-midlands-2025\nlevers:\n  veting: 8 weeks\n  spo: 15%\n  span: 8 people\nmonths: 12\ninspectAt: 24\n';
    try {
      parseWhatIf(text, 'mine.yaml');
      expect.unreachable();
    } catch (error) {
      const places = (error as DataError).problems.map(({ position, code }) => [
        position?.line,
        position?.column,
        code,
      ]);
      expect(places).toEqual([
        [4, 3, 'unknown-lever'],
        [5, 8, 'bad-lever-value'],
        [8, 12, 'too-late'],
      ]);
    }
  });

  test('has an unknown key named with the nearest', () => {
    expect(() => parseWhatIf('title: A\nscenario: b\nmonth: 3\n', 'mine.yaml')).toThrow(
      /mine\.yaml:3:1 .*Did you mean months\?/,
    );
  });
});

test.each([['vetting=8 weeks'], [null], [7]])(
  'levers that are no list and no names (%j) are refused by name',
  (levers) => {
    expect(() => readMoves(levers as unknown as string[])).toThrow(/^levers must be a list such as/);
  },
);

describe('a figure out of any sense is refused with the likely slip:', () => {
  const withFigure = (name: string, number: number) => ({
    ...WEST_MIDLANDS,
    context: {
      ...WEST_MIDLANDS.context,
      staffing: {
        ...WEST_MIDLANDS.context.staffing,
        [name]: {
          ...(WEST_MIDLANDS.context.staffing?.[name] as Figure),
          value: { kind: 'number' as const, number },
        },
      },
    },
  });
  test.each([
    ['probationOfficers', 0.8, /0\.8% of target: did you mean 80%\?/],
    ['probationOfficers', 910, /more than twice as many as there are posts/],
    ['twoToFiveYears', 130, /leaves too few or too many others/],
    ['caseloadProbationOfficer', 4100, /Nobody has 4100 cases: is that of the whole grade/],
  ])('%s of %d', (name, number, message) => {
    expect(() => readRegion(withFigure(name, number))).toThrow(message);
  });
});

/** What is said when something is refused. */
function refusalOf(ask: () => unknown): string {
  try {
    ask();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}
