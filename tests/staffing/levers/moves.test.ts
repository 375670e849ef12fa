import { describe, expect, test } from 'vitest';
import { ArgumentError, DataError } from '../../../src/problem.js';
import { listLevers, movePlan, readMoves } from '../../../src/staffing/levers/moves.js';
import { changed } from '../../../src/staffing/levers/quantity.js';
import { LEVERS } from '../../../src/staffing/levers/registry.js';
import { readRegion } from '../../../src/staffing/region/readRegion.js';
import { whatIf } from '../../../src/staffing/whatIf/whatIf.js';
import { parseWhatIf } from '../../../src/staffing/whatIf/whatIfFile.js';
import { SOUTH_WEST, WEST_MIDLANDS, westMidlands } from '../scenarios.js';

/** What a lever's own reading of itself becomes. */
function becomes(text: string): number {
  const [move] = readMoves([text]);
  const lever = LEVERS.find(({ name }) => name === move?.lever);
  if (move === undefined || lever === undefined) throw new Error(text);
  return changed(lever.today(westMidlands()), move.change);
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
    ['leaving=-2 points', 0.058],
    ['leaving-pso=6%', 0.06],
    ['spo=85 posts', 85],
    ['spo=+10 posts', 10 + westMidlands().posts.seniors],
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
  ])('%s puts its number at %f', (text, value) => {
    expect(becomes(text)).toBeCloseTo(value, 12);
  });

  test('each is listed with a unit, a range, a source and examples that it reads itself', () => {
    for (const { name, unit, range, source, examples } of listLevers()) {
      expect([unit, range, source].every((words) => words.length > 3)).toBe(true);
      for (const example of examples) expect(readMoves([`${name}=${example}`])).toHaveLength(1);
    }
  });

  test("each moves a plan, and a lever put at today's value moves nothing", () => {
    const plan = westMidlands();
    for (const lever of LEVERS) {
      const { today, move, name } = lever;
      const still = move(plan, { kind: 'scale', times: 1 });
      expect(still).toEqual(plan);
      const moved = move(
        plan,
        name === 'suspended' ? { kind: 'set', to: 0.1 } : { kind: 'scale', times: 0.9 },
      );
      expect(moved).not.toEqual(plan);
      expect(today(plan)).toBeGreaterThanOrEqual(0);
    }
    expect(movePlan(plan, [])).toBe(plan);
  });

  test('can be asked for as a list, or by name', () => {
    expect(readMoves({ vetting: '8 weeks', intake: 0 })).toEqual(readMoves(['vetting=8 weeks', 'intake=0']));
  });
});

describe('what cannot be moved is refused with its correction:', () => {
  test.each([
    [['veting=8 weeks'], 'unknown-lever', /Did you mean vetting\?/],
    [['colour=blue'], 'unknown-lever', /The levers are vetting, /],
    [['predict-who-reoffends=yes'], 'cannot-answer', /cannot predict what a person/],
    [['best-officers=10'], 'cannot-answer', /cannot rank or compare members of staff/],
    [['vetting=8'], 'bad-lever-value', /has no unit.*vetting=8 weeks/],
    [['vetting=8 parsecs'], 'bad-lever-value', /not measured in "parsecs"/],
    [['cases=24,000 cases'], 'bad-lever-value', /has a comma in its number: write 24000, or 8\.5\./],
    [['vetting='], 'bad-lever-value', /no number/],
    [['vetting=soon'], 'bad-lever-value', /no number/],
    [['demand=25%'], 'bad-lever-value', /needs a sign/],
    [['pqip-length=+20%'], 'bad-lever-value', /not measured in "%"/],
    [['suspended=120%'], 'out-of-range', /at 120%; it can be 0 to 95%/],
    [['suspended=-20%'], 'bad-lever-value', /has a sign/],
    [['vetting-dropout=100%'], 'out-of-range', /0 to 90%/],
    [['leaving=-20 points'], 'out-of-range', /at -12.2%/],
    [['leaving=-5 points'], 'out-of-range', /at -0.7%/],
    [['spo=-150%'], 'out-of-range', /-36.5 posts/],
    [['spo=-100 posts'], 'out-of-range', /0 posts or more/],
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
    expect(refusal(['spo=-150%', 'span=0']).problems).toHaveLength(2);
  });

  test('levers that are not text', () => {
    const request = [{ vetting: '8 weeks' }] as object as string[];
    expect(() => readMoves(request)).toThrow(/levers\.0 must be text such as "vetting=8 weeks"/);
  });

  test('facilitators where none are published', () => {
    expect(() => whatIf(SOUTH_WEST, ['facilitators=20 posts'], { draws: 20 })).toThrow(
      /No numbers of programme facilitators/,
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
  test('of the West Midlands are those published', () => {
    expect(readRegion(WEST_MIDLANDS)).toEqual({
      id: 'west-midlands-2025',
      cases: 25343,
      caseload: { officers: 37.03, services: 39.89, trainees: 22.77 },
      ofTarget: { seniors: 1.01, officers: 0.92, services: 1.05 },
      twoToFive: expect.closeTo(0.2, 10),
      facilitators: { filled: 35, posts: 78 },
    });
  });

  test('of the South West are those published, with a majority read as just over half', () => {
    expect(readRegion(SOUTH_WEST)).toEqual({
      id: 'south-west-2025',
      cases: 16821,
      caseload: { officers: 36.21, services: 48.49, trainees: 35.31 },
      ofTarget: { seniors: 0.88, officers: 0.89, services: 0.85 },
      twoToFive: expect.closeTo(0.55, 10),
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
