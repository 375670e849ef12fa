import { describe, expect, test } from 'vitest';
import { CasesimError } from '../../../src/problem.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import { parseWhatIf } from '../../../src/staffing/file/whatIfFile.js';
import { parsePointSet } from '../../../src/staffing/region/pointSetFile.js';
import { parseStudy } from '../../../src/study/check/parse.js';
import { parseWording } from '../../../src/training/words/wording.js';
import { withVariables } from '../minimal.js';

const SCENARIO = withVariables(`a: { yes: 40, from: report }
b: { yes: 41, from: report }
c: { yes: 42, from: report }`);

const STUDY = `id: a-study
title: Does it work?
aims: To see whether it works.
scenarios: { here: here }
designs: { simple: { kind: simple, cases: 20 }, other: { kind: simple, cases: 30 } }
inquiries: { assessment: { percentage: assessment }, planning: { percentage: planning } }
replicates: 100
`;

const WHAT_IF = `title: Fewer leave
why: To see it.
scenario: west-midlands-2025
levers: { leaving: 5%, vetting: 8 weeks }
months: 24
inspectAt: 12
`;

const POINTS = `id: mine
title: My points
source: My own
cases:
  community: { A: [1, 2, 3, 4], B: [1, 2, 3, 4], C: [1, 2, 3, 4], D: [1, 2, 3, 4] }
  licence: { A: [1, 2, 3, 4], B: [1, 2, 3, 4], C: [1, 2, 3, 4], D: [1, 2, 3, 4] }
  custody: { A: [1, 2, 3, 4], B: [1, 2, 3, 4], C: [1, 2, 3, 4], D: [1, 2, 3, 4] }
reports: { standard: 5, fast: 2 }
capacity: { points: 2000, hours: 37 }
reductions: { trainee: [0.1, 0.2, 0.3], newlyQualified: { share: 0.1, months: 6 }, newServicesOfficer: { share: 0.1, months: 6 } }
`;

const WORDING = `induction: [Shown round the office.]
interview: [Seen at the office.]
intake: [An email came.]
routine: [He came on time.]
missedNext: He did not come.
`;

type Mistakes = readonly (readonly [code: string, was: string, is: string])[];

/** Files of each kind, and single mistakes in them that have nothing to do with one another. */
const KINDS: readonly (readonly [string, string, (text: string) => unknown, Mistakes])[] = [
  [
    'scenario',
    SCENARIO,
    (text) => parseScenario(text, 'f.yaml'),
    [
      ['unknown-tag', 'assessment: 50%', 'assessment: !draft { percent: 50 }'],
      ['wrong-type', 'press: A newspaper', 'press: { title: A newspaper, year: 2025-05-12 }'],
      ['bad-percentage', 'planning: 50%', 'planning: 147%'],
      ['unknown-key', 'a: { yes: 40, from: report', 'a: { yes: 40, from: report, labl: A'],
      ['unknown-source', 'b: { yes: 41, from: report', 'b: { yes: 41, from: reprt'],
      ['impossible-percentage', 'delivery: 50%', 'delivery: 47%'],
      ['duplicate-key', 'reviewing: 50%', 'reviewing: 50%\n  reviewing: 50%'],
      ['unknown-tag', 'c: { yes: 42', 'c: { yes: !!binary aGVsbG8='],
    ],
  ],
  [
    'study',
    STUDY,
    (text) => parseStudy(text, 'f.yaml', () => parseScenario(SCENARIO, 's.yaml')),
    [
      ['unknown-tag', 'replicates: 100', 'replicates: !!set { 100 }'],
      ['unknown-key', 'simple: { kind: simple', 'simple: { kind: simple, csaes: 3'],
      ['wrong-type', 'title: Does it work?', 'title: [Does it work?]'],
      ['unknown-variable', 'percentage: assessment', 'percentage: assesment'],
      ['too-small', 'cases: 30', 'cases: 0'],
      ['duplicate-key', 'id: a-study', 'id: a-study\nid: b-study'],
    ],
  ],
  [
    'what-if',
    WHAT_IF,
    (text) => parseWhatIf(text, 'f.yaml'),
    [
      ['unknown-tag', 'why: To see it.', 'why: !!binary aGVsbG8='],
      ['wrong-type', 'title: Fewer leave', 'title: [Fewer leave]'],
      ['bad-lever-value', 'leaving: 5%', 'leaving: often'],
      ['unknown-lever', 'vetting:', 'veting:'],
      ['too-late', 'inspectAt: 12', 'inspectAt: 36'],
      ['unknown-key', 'months: 24', 'months: 24\nmonhts: 24'],
    ],
  ],
  [
    'point set',
    POINTS,
    (text) => parsePointSet(text, 'f.yaml'),
    [
      ['unknown-tag', 'id: mine', 'id: !mine mine'],
      ['wrong-type', 'standard: 5', 'standard: five'],
      ['unknown-key', 'hours: 37', 'hours: 37, hour: 37'],
      ['too-large', 'trainee: [0.1', 'trainee: [10'],
      ['missing', 'source: My own\n', ''],
      ['unknown-alias', 'title: My points', 'title: *points'],
    ],
  ],
  [
    'wording',
    WORDING,
    (text) => parseWording([{ text, file: 'f.yaml' }]),
    [
      ['unknown-tag', 'induction: [Shown', 'induction: [!draft Shown'],
      ['wrong-type', 'interview: [Seen at the office.]', 'interview: 5'],
      ['unknown-slot', 'An email came.', 'An email came from $nobody.'],
      ['duplicate-key', 'missedNext:', 'missedNext: He came.\nmissedNext:'],
      ['bad-text', 'routine: [He came on time.]', 'routine: ["He came {on time."]'],
    ],
  ],
];

/** What is wrong with a file, but for the parts that a wording file leaves to others. */
function codesOf(read: (text: string) => unknown, text: string): string[] {
  try {
    read(text);
    return [];
  } catch (error) {
    if (!(error instanceof CasesimError)) throw error;
    return error.problems.filter(({ message }) => !/files have no/.test(message)).map(({ code }) => code);
  }
}

describe.each(KINDS)('a %s', (_, text, read, mistakes) => {
  test('has no problem as it is', () => {
    expect(codesOf(read, text)).toEqual([]);
  });

  test.each(mistakes)('has one for one mistake: %s', (code, was, is) => {
    expect(text).toContain(was);
    expect(codesOf(read, text.replace(was, is))).toEqual([code]);
  });

  test('has five for any five mistakes, each with its line', () => {
    for (let first = 0; first < mistakes.length; first++) {
      const five = [...mistakes, ...mistakes].slice(first, first + 5);
      const wrong = five.reduce((sum, [, was, is]) => sum.replace(was, is), text);
      expect(codesOf(read, wrong).sort()).toEqual(five.map(([code]) => code).sort());
    }
  });
});

test('a slip in the writing is one error where it is, not one for all that follows', () => {
  expect(codesOf((text) => parseScenario(text, 'f.yaml'), SCENARIO.replace('a: {', 'a: {{'))).toEqual([
    'not-yaml',
  ]);
  expect(codesOf((text) => parsePointSet(text, 'f.yaml'), POINTS.replace('D: [1', 'D: [[1'))).toEqual([
    'not-yaml',
  ]);
  const both = POINTS.replace('D: [1', 'D: [[1').replace('hours: 37', 'hours: {37');
  expect(codesOf((text) => parsePointSet(text, 'f.yaml'), both)).toHaveLength(2);
});
