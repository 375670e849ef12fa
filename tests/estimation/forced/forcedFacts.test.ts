import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsOfScenario } from '../../../src/estimation/forced/factsOfScenario.js';
import { forcedBounds } from '../../../src/estimation/forced/forcedBounds.js';
import { forcedFacts } from '../../../src/estimation/forced/forcedFacts.js';
import { settledPair } from '../../../src/estimation/forced/settledPair.js';
import { loadScenario } from '../../../src/files/loadScenario.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import { withVariables } from '../../scenario/minimal.js';
import { accuracyTest, family, inputs } from '../oracle.js';

const SOUTH = loadScenario('south-west-2025');
const WEST = loadScenario('west-midlands-2025');

/** What a reference row asks, in the words of a joint question. */
const ASKED: readonly (readonly [RegExp, string, object?])[] = [
  [/^both Yes/, 'A & B'],
  [/^felt able/, 'able & delivery=no'],
  [/^all four/, 'A & B & C & D'],
  [/^none/, 'A=no & B=no & C=no & D=no'],
  [/^at least three/, 'at least 3 of (A, B, C, D)'],
  [/^exactly one/, 'exactly 1 of (A, B, C)'],
  [/^exactly two/, 'exactly 2 of (A, B, C)'],
  [/^gate: B/, 'A & B=no', { gates: { B: 'A' } }],
  [/^gate: C/, 'A & B', { gates: { C: 'A & B' } }],
  [/^impossible/, 'A', { gates: { B: 'A' } }],
  [/^two margins/, 'A & B & C', { overlaps: { 'A & B': 20 } }],
];

describe('the reference values of what figures force', () => {
  test.each(family('forced'))('$name', ({ what, input, expected }) => {
    const { n: of = 0, Yes: _, ...margins } = inputs(input);
    const [, joint = '', more = {}] = ASKED.find(([pattern]) => pattern.test(what)) ?? [];
    const call = () => forcedBounds({ of, margins, ...more }, joint);
    if (expected.lowest === 'impossible') {
      expect([expected.highest, call]).toEqual(['impossible', expect.any(Function)]);
      expect(call).toThrow('These figures cannot be true together: A, B.');
      return;
    }
    const { least, most } = call();
    expect([least, most]).toEqual([Number(expected.lowest), Number(expected.highest)]);
  });

  test('whole numbers are asked for: six cases, three questions with three Yes each, an odd number of Yes', () => {
    const odd = '(exactly 1 of (a, b, c)) | (a & b & c)';
    expect(forcedBounds({ of: 6, margins: { a: 3, b: 3, c: 3 } }, odd)).toMatchObject({ least: 1, most: 5 });
  });
});

/** The fewest and the most cases that can meet something, by giving each case in turn every kind. */
function byBruteForce(of: number, margins: readonly number[], meets: (cell: number) => boolean) {
  let states = new Map([[margins.join(), [...margins, 0]]]);
  const cells = [...new Array(1 << margins.length).keys()];
  for (let one = 0; one < of; one++) {
    const next = new Map<string, number[]>();
    for (const state of states.values()) {
      for (const cell of cells) {
        const left = state.map((value, index) =>
          index < margins.length ? value - ((cell >> index) & 1) : value,
        );
        if (left.some((value) => value < 0)) continue;
        if (meets(cell)) left[margins.length]!++;
        next.set(left.join(), left);
      }
    }
    states = next;
  }
  const found = [...states.values()].filter((state) => state.slice(0, -1).every((value) => value === 0));
  const counts = found.map((state) => state.at(-1)!);
  return { least: Math.min(...counts), most: Math.max(...counts) };
}

const NAMES = [...'abcdefghij'];

/** The kinds of cases of a joint question, by the bits of those that meet it. */
const jointOf = (cells: readonly number[], size: number) =>
  cells
    .map(
      (cell) =>
        `(${NAMES.slice(0, size)
          .map((name, bit) => `${name}=${(cell >> bit) & 1 ? 'yes' : 'no'}`)
          .join(' & ')})`,
    )
    .join(' | ');

describe('what figures force is sharp', () => {
  test('for two questions it is what Fréchet found', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), fc.nat(), fc.nat(), (of, x, y) => {
        const [a, b] = [x % (of + 1), y % (of + 1)];
        expect(forcedBounds({ of, margins: { a, b } }, 'a & b')).toMatchObject({
          least: Math.max(0, a + b - of),
          most: Math.min(a, b),
        });
      }),
      { numRuns: 40 },
    );
  });

  test('for any joint question of up to four questions it is what brute force finds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
        fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
        (size, of, drawn, chosen) => {
          const counts = drawn.slice(0, size).map((value) => value % (of + 1));
          const cells = [...new Array(1 << size).keys()].filter((cell) => chosen[cell]);
          if (cells.length === 0 || cells.length > 12) return;
          const margins = Object.fromEntries(counts.map((count, index) => [NAMES[index], count]));
          const { least, most } = forcedBounds({ of, margins }, jointOf(cells, size));
          expect({ least, most }).toEqual(byBruteForce(of, counts, (cell) => cells.includes(cell)));
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([
    ['at least 7 of', (yes: number) => yes >= 7],
    ['exactly 3 of', (yes: number) => yes === 3],
    ['at most 2 of', (yes: number) => yes <= 2],
  ])('of ten questions and two cases it is what brute force finds: %s', (how, meets) => {
    const counts = [1, 0, 2, 1, 1, 2, 0, 1, 1, 1];
    const margins = Object.fromEntries(counts.map((count, index) => [NAMES[index], count]));
    const { least, most } = forcedBounds({ of: 2, margins }, `${how} (${NAMES.join(', ')})`);
    const bits = (cell: number) => cell.toString(2).replaceAll('0', '').length;
    expect({ least, most }).toEqual(byBruteForce(2, counts, (cell) => meets(bits(cell))));
  });

  test('an odd number of Yes to six questions of 84 cases is settled at once', () => {
    const margins = { a: 45, b: 43, c: 27, d: 60, e: 42, f: 54 };
    const odd = [1, 3, 5].map((count) => `exactly ${count} of (a, b, c, d, e, f)`).join(' | ');
    expect(forcedBounds({ of: 84, margins }, odd)).toMatchObject({ least: 1, most: 83 });
  });
});

describe('what the published figures force', () => {
  const south = forcedFacts(SOUTH);
  const fact = (facts: typeof south, joint: string) => facts.find((one) => one.joint === joint);

  test('in the South West, at least 41 of 64 with staff who felt able and delivery that was not sufficient', () => {
    expect(fact(south, 'delivery=no & believedTheyHadTheSkills=yes')).toEqual({
      joint: 'delivery=no & believedTheyHadTheSkills=yes',
      least: 41,
      most: 45,
      by: ['keyQuestions.delivery.yes', 'context.staffing.believedTheyHadTheSkills'],
    });
    expect(fact(south, 'oversightEffective=no & believedTheyHadTheSkills=yes')).toMatchObject({
      least: 45,
      most: 60,
    });
    expect(fact(south, 'oversightEffective=no & delivery=no')).toMatchObject({ least: 30, most: 45 });
  });

  test('in the West Midlands, at least 9 of 84 with both faults', () => {
    const west = forcedFacts(WEST);
    expect(fact(west, 'oversightEffective=no & delivery=no')).toMatchObject({ least: 9, most: 44 });
    expect(west.every(({ least, most }) => least > 0 && most <= 84)).toBe(true);
  });

  test('of a joint question of one own, with the smallest set of figures', () => {
    const joints = [
      'planning=yes & delivery=no & oversightEffective=no',
      'believedTheyHadTheSkills & delivery=no & oversightEffective=no',
    ];
    const [three, all] = forcedFacts(SOUTH, { joints });
    expect(three).toMatchObject({
      least: 4,
      most: 38,
      by: ['variables.oversightEffective.no', 'keyQuestions.planning.yes', 'keyQuestions.delivery.yes'],
    });
    expect(all).toMatchObject({ least: 26, most: 45 });
  });

  test('what is assumed forces nothing', () => {
    expect(forcedFacts(WEST, { joints: ['offence=violence & planning'] })).toMatchObject([
      { least: 0, most: 49 },
    ]);
    // The report says most were men: at least 43 of 84.
    expect(forcedFacts(WEST, { joints: ['sex=male'] })).toMatchObject([
      { least: 43, most: 84, by: ['variables.sex.male'] },
    ]);
  });

  test('nor does an assumed number of cases behind a gate, by way of a figure that does not print it', () => {
    const behind = (asked: string) =>
      parseScenario(
        withVariables(`asked: { label: Asked, ${asked} }\ndone: { when: asked, yes: 31, from: report }`),
        'x.yaml',
      );
    const assumed = behind('yes: { assumed: 50, low: 40, high: 60, why: not printed }');
    expect(forcedFacts(assumed, { joints: ['done=no', 'asked=no'] })).toEqual([
      { joint: 'done=no', least: 0, most: assumed.sample.cases - 31, by: ['variables.done.yes'] },
      { joint: 'asked=no', least: 0, most: assumed.sample.cases - 31, by: ['variables.done.yes'] },
    ]);
    expect(forcedFacts(behind('yes: 50, from: report'), { joints: ['done=no'] })).toEqual([
      { joint: 'done=no', least: 19, most: 19, by: ['variables.asked.yes', 'variables.done.yes'] },
    ]);
  });

  test('a figure behind a gate says how many cases pass it', () => {
    const scenario = parseScenario(
      withVariables(`asked: { yes: most, from: report }
done: { when: asked, yes: 31 of 62, from: report }`),
      'x.yaml',
    );
    expect(forcedFacts(scenario, { joints: ['asked=yes', 'asked & done=no'] })).toEqual([
      { joint: 'asked=yes', least: 62, most: 62, by: ['variables.done.yes'] },
      { joint: 'asked & done=no', least: 31, most: 31, by: ['variables.done.yes'] },
    ]);
  });
});

describe('a joint question that cannot be answered is refused', () => {
  test.each([
    ['plannin=yes', 'Did you mean planning?'],
    ['planning=maybe', 'has no level maybe'],
    ['planning &', 'names nothing'],
    ['planning delivery', 'goes on with "delivery"'],
    ['at least two of (planning, delivery)', 'whole number'],
    ['(planning', 'needs ")" at its end'],
    [
      'servicesAccess=no & enforcementSufficient=no',
      'servicesRelevant & enforcementRelevant & servicesAccess=no',
    ],
  ])('%s', (joint, says) => {
    expect(() => forcedFacts(WEST, { joints: [joint] })).toThrow(says);
  });

  test('with the conditions in it, it is about all cases inspected', () => {
    const joint = 'servicesRelevant & enforcementRelevant & servicesAccess=no & enforcementSufficient=no';
    expect(forcedFacts(WEST, { joints: [joint] })).toMatchObject([{ least: 0, most: 14 }]);
  });
});

accuracyTest('what figures force', ['forced']);

test('two answers that one figure each counts have the limits, and the figures, of the whole-number programme', () => {
  const facts = factsOfScenario(SOUTH);
  const settled = forcedFacts(SOUTH).flatMap((fact) => {
    const [one, other] = fact.joint.split(' & ').map((answer) => {
      const [name = '', level = ''] = answer.split('=');
      return { name, level };
    });
    const short = settledPair([one!, other!], fact.joint, facts);
    return short === null ? [] : [[short, fact] as const];
  });
  expect(settled.length).toBeGreaterThan(50);
  expect(forcedFacts(SOUTH, { joints: settled.slice(0, 12).map(([, { joint }]) => joint) })).toEqual(
    settled.slice(0, 12).map(([short]) => short),
  );
});
