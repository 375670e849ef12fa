import { inspect } from 'node:util';
import { test } from 'vitest';
import * as api from '../src/index.js';
import { answersOrRefuses, oneOf } from './fuzzing.js';
import { ESTIMATOR_CALLS, OTHER_CALLS } from './validCalls.js';

/** Every public function, given arguments that are right but for some parts: numbers at the edges, other kinds, nothing. */

const CALLS = Object.entries({ ...ESTIMATOR_CALLS, ...OTHER_CALLS });
const FUNCTIONS = new Map<string, unknown>(Object.entries(api));

/** Those that read text or calculate for long are tried less often. */
const SLOW =
  /whatIf|WhatIf|checkAgainst|runStudy|nothingChanged|rankSetCoverage|homogeneity|cohortCoverage|buildPack|loadWording|casesReport|inspect|parseDeclaration|parseScenario|auditScenario|clusterModel|SampleSize|Plan|scenariosComparison|league|League|designError|compare/i;

const PARTS: readonly unknown[] = [
  ...[
    0,
    -0,
    1,
    -1,
    2,
    0.5,
    0.999999,
    1.000001,
    84,
    85,
    650,
    1e-300,
    -1e-9,
    1e-12,
    1e300,
    Number.MAX_SAFE_INTEGER,
  ],
  ...[
    2 ** 53,
    2 ** 31,
    4294967296,
    5e-324,
    Number.NaN,
    Infinity,
    -Infinity,
    '',
    'x',
    '0',
    '1',
    '49',
    '49%',
    'both',
  ],
  ...['lower', 'wilson', 'exact', 'yes', '__proto__', null, undefined, true, false, 1n],
  ...[() => 1, Symbol('x'), new Date(0), new Map(), /x/, new Float64Array(3)],
  ...[
    {},
    [],
    [0],
    [[]],
    [null],
    [0.5, 0.5],
    new Array(2),
    { yes: 0, of: 1 },
    { yes: 1, of: 1e9 },
    Object.create(null),
  ],
];

/** The argument with a part of it replaced, lost or added, however deep; what casesim made is left as it is. */
function spoilt(value: unknown, random: () => number): unknown {
  const isWhole = typeof value !== 'object' || value === null || ArrayBuffer.isView(value);
  if (isWhole || (Object.isFrozen(value) && Object.keys(value).length > 2) || random() < 0.1)
    return oneOf(PARTS, random);
  if (Array.isArray(value)) {
    const at = Math.floor(random() * (value.length + 1));
    return random() < 0.15 ? value.toSpliced(at, 1) : value.toSpliced(at, 1, spoilt(value[at], random));
  }
  const entries = Object.entries(value);
  const [key, inner] = oneOf(entries.length === 0 ? [['x', 0] as const] : entries, random);
  if (random() < 0.1) return Object.fromEntries(entries.filter(([name]) => name !== key));
  return { ...value, [key]: spoilt(inner, random) };
}

test.each(CALLS)('%s', (name, given) => {
  const run = FUNCTIONS.get(name);
  return answersOrRefuses(name, {
    tries: SLOW.test(name) ? 60 : 300,
    draw: (random) => {
      let args: readonly unknown[] = given;
      for (let times = 1 + Math.floor(random() * 2); times > 0; times--) {
        const at = Math.floor(random() * args.length);
        args = args.with(at, spoilt(args[at], random));
      }
      return args;
    },
    answer: (args) => (typeof run === 'function' ? run(...args) : Number.NaN),
    told: (args) => inspect(args, { depth: 5, breakLength: Infinity }),
  });
});
