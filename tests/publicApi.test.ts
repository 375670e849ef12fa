import { describe, expect, test } from 'vitest';
import * as browser from '../src/browser.js';
import * as api from '../src/index.js';

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

const SCENARIO = api.loadScenario('west-midlands-2025');
const MODEL = api.compileModel(SCENARIO);

/** Calls with as many wrong arguments as a function has, and with good ones before the wrong. */
function callsOf(run: Run): [string, unknown[]][] {
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
    WRONG.map(([name, value]): [string, unknown[]] => [`${first}, then ${name}`, [good, value]]),
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

  test.each(FUNCTIONS)('%s', async (_, run) => {
    const wrong: string[] = [];
    for (const [name, given] of callsOf(run)) {
      const found = await fault(run, given);
      if (found !== null) wrong.push(`${name}: ${found}`);
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
    ['inspect', ['west-midlands-2025', {}], 'model must be one from compileModel, not "west-midlands-2025"'],
    ['drawCases', [MODEL], 'options must be an object such as { cases: 84, seed: 7 }, not undefined'],
    ['markAnswers', [], 'pack must be one from buildPack or readPack, not undefined'],
    ['inspectMarkers', ['x'], 'marking must be one from markAnswers, not "x"'],
    ['parseScenario', [5, 'x'], 'text must be text, not 5'],
    ['parseStudy', [null, 'x'], 'text must be text, not null'],
    ['loadScenario', [5], 'idOrPath must be text, not 5'],
  ])('%s(%o)', (name, given, message) => {
    expect(call(name, ...given)).toThrow(api.ArgumentError);
    expect(call(name, ...given)).toThrow(message);
  });
});
