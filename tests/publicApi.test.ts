import { describe, expect, test } from 'vitest';
import * as browser from '../src/browser.js';
import * as api from '../src/index.js';
import { ESTIMATOR_CALLS, MODEL, OTHER_CALLS, SCENARIO } from './validCalls.js';

type Run = (...given: unknown[]) => unknown;

/** Every function that either entrance exports: one that is added is tested by being exported. */
const EXPORTS: readonly (readonly [string, unknown])[] = Object.entries({ ...browser, ...api });
const FUNCTIONS = EXPORTS.flatMap(([name, value]): [string, Run][] =>
  isPlainFunction(value) ? [[name, value]] : [],
);

function isPlainFunction(value: unknown): value is Run {
  return typeof value === 'function' && !/^class\b/.test(Function.prototype.toString.call(value));
}

/** What JavaScript may pass where something else belongs. */
const WRONG: readonly [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['a word', 'x'],
  ['a long text', 'x'.repeat(5000)],
  ['a number', 5],
  ['NaN', Number.NaN],
  ['an empty object', {}],
  ['an empty list', []],
  ['a list with gaps', new Array(3)],
  ['a list of nothing', [null, undefined]],
  ['a scenario without its parts', { id: 'x', variables: [{}], sample: {}, keyQuestions: [] }],
  ['an object of NaN', { yes: Number.NaN, of: Number.NaN, confidence: Number.NaN, seed: Number.NaN }],
  ['a function', () => 1],
  ['true', true],
  ['a symbol', Symbol('x')],
  ['a big number', 10n],
];

/** What these do when all is left to them takes a second: fuzzCalls.long.test.ts tries that, here is only what they refuse. */
const LONG_BY_DEFAULT = [
  'seekTarget',
  'whatIf',
  'whatIfComparison',
  'whatIfByUnit',
  'checkAgainstLater',
  'scenarioLeague',
  'leagueReport',
  'league',
  'auditReport',
  'intervalReport',
  'rulePlan',
  'practitionerCorrelation',
  'partialPooling',
  'claims',
];

/** Whether a value stands for what is left out. */
const leavesOut = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);

/** Calls with as many wrong arguments as a function has, and with good ones before the wrong. */
function callsOf(name: string, run: Run): [string, unknown[]][] {
  const places = Math.max(1, run.length + 1);
  const same = WRONG.map(([name, value]): [string, unknown[]] => [
    `${name} everywhere`,
    new Array(places).fill(value),
  ]);
  const firsts: [string, unknown][] = [
    ['a scenario', SCENARIO],
    ['a model', MODEL],
    ['counts', { yes: 41, of: 84 }],
  ];
  const after = firsts.flatMap(([first, good]) =>
    WRONG.filter(([, value]) => !(LONG_BY_DEFAULT.includes(name) && leavesOut(value))).map(
      ([wrong, value]): [string, unknown[]] => [`${first}, then ${wrong}`, [good, value]],
    ),
  );
  return [['no argument', []], ...same, ...after];
}

/** Whether a number of what came back is none; typed arrays and functions are not looked into. */
function hasNaN(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') return Number.isNaN(value);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || depth > 6) return false;
  return Object.values(value).some((inner) => hasNaN(inner, depth + 1));
}

/** What is wrong with how a call ended; null where nothing is. */
async function fault(run: Run, given: unknown[]): Promise<string | null> {
  try {
    const result = await run(...given);
    return hasNaN(result) ? 'gave NaN' : null;
  } catch (error) {
    if (!(error instanceof api.CasesimError)) return `threw ${String(error)}`;
    const texts = error.problems.flatMap(({ message, got = '' }) => [message, got]);
    return texts.some((text) => text.includes('x'.repeat(201))) ? 'read a long text back' : null;
  }
}

describe('a public function given what it cannot take refuses it as a CasesimError', () => {
  test('there are functions to try', () => {
    expect(FUNCTIONS.length).toBeGreaterThan(90);
  });

  test.each(FUNCTIONS)('%s', async (name, run) => {
    const wrong: string[] = [];
    for (const [call, given] of callsOf(name, run)) {
      const found = await fault(run, given);
      if (found !== null) wrong.push(`${call}: ${found}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** What may be where one part of a valid argument was. */
const WRONG_PARTS: readonly unknown[] = [
  null,
  Number.NaN,
  Infinity,
  '',
  'x',
  {},
  [],
  [undefined],
  new Array(2),
  Object.create(null),
  Symbol('x'),
  1n,
];

/** Fewer of them further down, where the calls are many. */
const WRONG_DEEP_DOWN: readonly unknown[] = [null, Number.NaN, 'x', Symbol('x')];

/** The arguments with each part in turn replaced: an argument, a field of one, an entry of a list. */
function spoilt(name: string, given: readonly unknown[]): [string, unknown[]][] {
  const isLong = LONG_BY_DEFAULT.includes(name);
  const tried = (parts: readonly unknown[]) => (isLong ? parts.filter((part) => !leavesOut(part)) : parts);
  // Of a list, its first entry is enough where each call takes long.
  const paths = pathsIn(given).filter((path) => !(isLong && path.slice(1).some((key) => Number(key) > 0)));
  return paths.flatMap((path) =>
    tried(path.length > 2 ? WRONG_DEEP_DOWN : WRONG_PARTS).map((wrong): [string, unknown[]] => [
      `${path.join('.')} = ${typeof wrong === 'object' ? JSON.stringify(wrong) : String(wrong)}`,
      replaced(given, path, wrong) as unknown[],
    ]),
  );
}

const DEEPEST = 4;

function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const here = path.length === 0 ? [] : [path];
  if (path.length === DEEPEST || !isPlain(value)) return here;
  return [...here, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]))];
}

/** Lists and objects that a caller writes; what casesim made is passed as it is. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return !Object.isFrozen(value) || Object.keys(value).length < 3;
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const entries = Object.entries(value ?? {}).map(([name, inner]): [string, unknown] => [
    name,
    name === key ? replaced(inner, rest, by) : inner,
  ]);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

test('every public function that takes anything has a call that is right', () => {
  const calls = { ...ESTIMATOR_CALLS, ...OTHER_CALLS };
  const without = FUNCTIONS.filter(([name, run]) => run.length > 0 && !(name in calls));
  expect(without.map(([name]) => name)).toEqual([]);
});

/** Their calls cannot be right: there is no such file, and these words are not all that a wording needs. */
const REFUSED = ['loadCasesToCheck', 'loadPack', 'loadTable', 'parseWording'];

describe('a public function given arguments that are right but for one part refuses or answers', () => {
  test.each(Object.entries({ ...ESTIMATOR_CALLS, ...OTHER_CALLS }))('%s', async (name, given) => {
    const run = FUNCTIONS.find(([one]) => one === name)?.[1] ?? (() => Number.NaN);
    const answered = await Promise.resolve()
      .then(() => run(...given))
      .then(() => null, String);
    expect(answered === null || REFUSED.includes(name), answered ?? '').toBe(true);
    const wrong: string[] = [];
    for (const [part, parts] of spoilt(name, given)) {
      const found = await fault(run, parts);
      if (found !== null) wrong.push(`${part}: ${found}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('the likely slips are answered with the argument and the value', () => {
  // The casts are the point: TypeScript would refuse these calls, JavaScript makes them.
  const any = api as unknown as Readonly<Record<string, Run>>;
  const call =
    (name: string, ...given: unknown[]) =>
    () =>
      any[name]?.(...given);
  test.each([
    [
      'auditScenario',
      ['west-midlands-2025'],
      'scenario must be one from loadScenario, parseScenario or parseDeclaration, not "west',
    ],
    ['compareScenarios', ['a', 'b'], 'first must be one from loadScenario or parseScenario, not "a"'],
    ['buildPack', [SCENARIO], 'options must be an object such as { seed: 7 }, not undefined'],
    ['inspect', [MODEL], 'options must be an object such as { seed: 7 }, not undefined'],
    [
      'seekTarget',
      [SCENARIO, { target: 'oversight=43% at month 2', by: 'spo' }, 'x'],
      'options must be an object such as { months: 36 }, not "x"',
    ],
    ['inspect', ['west-midlands-2025', {}], 'model must be one from compileModel, not "west-midlands-2025"'],
    ['drawCases', [MODEL], 'options must be an object such as { cases: 84, seed: 7 }, not undefined'],
    ['markAnswers', [], 'pack must be one from buildPack or readPack, not undefined'],
    ['inspectMarkers', ['x'], 'marking must be one from markAnswers, not "x"'],
    ['parseScenario', [5, 'x'], 'text must be text, not 5'],
    ['parseStudy', [null, 'x'], 'text must be text, not null'],
    ['loadScenario', [5], 'idOrPath must be text, not 5'],
    ['feasibleReport', [{ shares: [49], of: { from: 84, to: 84 } }], 'shares[0] must be text, not 49'],
    ['intervalFileReport', ['yes,of\n1,2\n', 'f.csv'], 'question must be an object such as { methods:'],
    ['surveyReport', [{}, 'f.csv', { yes: 'yes' }], 'text must be text, not an object'],
    ['surveyReport', ['yes\nYes\nNo\n', 'f.csv', { yes: null }], 'columns.yes must be text, not null'],
    ['surveyProportion', [{ yes: [{}] }], 'yes[0] must be 0 or 1, not an object'],
    ['methodLabel', ['wilsn'], 'Did you mean wilson?'],
    ['frechetBounds', [[]], 'the number of probabilities must be a whole number of 1 or more, not 0'],
    ['changeLevel', [{ mandate: 'no' }], 'mandate must be one of true, false, not "no"'],
    [
      'pairedPlan',
      [{ firstOnly: 0.6, secondOnly: 0.5 }],
      'first question alone (60%, or 0.6) and to the second alone (50%, or 0.5) cannot be above 100% together',
    ],
  ])('%s(%o)', (name, given, message) => {
    expect(call(name, ...given)).toThrow(api.ArgumentError);
    expect(call(name, ...given)).toThrow(message);
  });

  test('a share, a method or a level that cannot be is named by its index', async () => {
    await expect(api.coverageReport({ of: 84, at: [2] })).rejects.toThrow(
      'at[0] must be a number from 0 to 1',
    );
    // The cast is the point.
    const methods = [null] as unknown as ['wilson'];
    await expect(api.coverageReport({ of: 84, methods })).rejects.toThrow(
      'methods[0] must be text, not null',
    );
    const stated = [api.readCounts('41/84')];
    expect(() => api.intervalReport({ stated, confidences: [95] })).toThrow(
      'confidences[0] must be a number from 0 to 1 (both excluded), not 95. Did you mean 0.95?',
    );
  });
});

describe('a misspelt key is refused with the one that was meant, wherever an object is given', () => {
  const slips = Object.entries({ ...ESTIMATOR_CALLS, ...OTHER_CALLS }).flatMap(([name, given]) =>
    given.flatMap((argument, at): [string, string, unknown[]][] => {
      // A problem is what casesim made.
      if (name === 'formatProblem' || !isPlain(argument) || Array.isArray(argument)) return [];
      return Object.entries(argument)
        .filter(([key]) => key.length > 4)
        .map(([key, value]) => {
          const misspelt = `${key.slice(0, 2)}${key.slice(3)}`;
          return [name, key, [...given].with(at, { ...argument, [key]: value, [misspelt]: value })];
        });
    }),
  );

  test('there are keys to misspell', () => {
    expect(slips.length).toBeGreaterThan(200);
  });

  test('each', async () => {
    const wrong: string[] = [];
    for (const [name, key, given] of slips) {
      const run = FUNCTIONS.find(([one]) => one === name)?.[1] ?? (() => Number.NaN);
      try {
        await run(...given);
        wrong.push(`${name}: ${key}`);
      } catch (error) {
        if (!/Did you mean/.test(String(error))) wrong.push(`${name}: ${key}: ${String(error)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
