import { describe, expect, test } from 'vitest';
import { MINIMAL, withVariables } from '../minimal.js';
import { placed, positionOf, problemsOf } from '../problemsOf.js';

describe('everything that is wrong is reported at once', () => {
  const all = withVariables(
    `a: { yes: 147%, form: report }
b: { yes: 47%, from: report }
c: { yes: 20, from: report }
d: { yes: 21, when: c, from: report, labl: D }
e: { yes: 21, when: c, from: report }
f: { when: g, yes: 3, from: report }
g: { when: f, yes: 3, from: report }
h: { nominal: { x: 42, y: 42 }, from: report, effects: { c: 2 } }
i: [20]
j: { yes: 20, when: i, from: report }`,
  ).replace('planning: 50%', 'planning: { percent: 50, effects: { i: 2, oversihgt: 2 } }');

  test('shape, names, links and numbers that cannot be true, each once and at its own position', () => {
    expect(problemsOf(all).map(placed).sort()).toEqual(
      [
        `unknown-key ${positionOf(all, 'form')}`,
        `bad-percentage ${positionOf(all, '147%')}`,
        `impossible-percentage ${positionOf(all, '47%', 2)}`,
        `unknown-key ${positionOf(all, 'labl')}`,
        `larger-than-whole ${positionOf(all, '21', 2)}`,
        `cycle ${positionOf(all, 'g,')}`,
        `nominal-effect ${positionOf(all, 'c: 2')}`,
        `wrong-type ${positionOf(all, '[20]')}`,
        `unknown-variable ${positionOf(all, 'oversihgt')}`,
      ].sort(),
    );
  });

  test('in the order of the file', () => {
    const lines = problemsOf(all).map(({ position }) => position?.line ?? 0);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });

  test.each([
    [
      '{ assumed: 0.5, low: 0.2, high: 0.1, why: x }',
      ['a share, write 50%', 'low must be a whole', 'high must be a whole'],
    ],
    [
      '{ assumed: 650, low: 80, high: 20, why: x }',
      ['low of 80 above its high of 20. .*write low: 20 and high: 80'],
    ],
    ['{ assumed: 650, low: 700, why: x }', ['outside its own range. Write a low of at most 650']],
    ['{ assumed: 1e400, low: .inf, why: x }', ['cohort.assumed is too large.', 'cohort.low is too large.']],
  ])('an assumption %s says each of its mistakes, and the way out', (cohort, says) => {
    const problems = problemsOf(MINIMAL.replace('  cases: 60\n', `  cases: 60\n  cohort: ${cohort}\n`));
    expect(problems.map(({ message, hint }) => `${message} ${hint}`)).toEqual(
      says.map((one) => expect.stringMatching(new RegExp(one))),
    );
  });

  test('a stray section beside all that is needed hides nothing', () => {
    const text = `keyQuestons: 3\n${MINIMAL.replace('planning: 50%', 'planning: 147%')}`;
    expect(problemsOf(text).map(placed)).toEqual([
      `unknown-key ${positionOf(text, 'keyQuestons')}`,
      `bad-percentage ${positionOf(text, '147%')}`,
    ]);
  });

  test('a missing title or id hides nothing', () => {
    const text = MINIMAL.replace('title: My region, 2025\n', '').replace('45%', '46%');
    expect(problemsOf(text).map(({ code }) => code)).toEqual(['missing', 'impossible-percentage']);
  });

  test('in the words of its author, who wrote no key but the name', () => {
    const [problem] = problemsOf(MINIMAL.replace('45%', '145%'));
    expect(problem?.message).toBe('keyQuestions.assessment must be at most 100%, not 145%.');
  });

  test('as it was written, where it is no percentage at all', () => {
    const said = (written: string) =>
      problemsOf(MINIMAL.replace('45%', `{ percent: ${written} }`)).map(({ message, hint }) => [
        message,
        hint,
      ]);
    const must = 'keyQuestions.assessment.percent must be a percentage, such as 49, not';
    expect(said('1 in 2')).toEqual([[`${must} "1 in 2".`, 'Write words: 1 in 2.']]);
    expect(said('abc')).toEqual([[`${must} "abc".`, undefined]]);
    expect(said('.nan')).toEqual([[`${must} ".nan".`, undefined]]);
    expect(said('145')[0]?.[0]).toContain('must be at most 100%, not 145%.');
  });

  test('a misspelt section is reported alone: every name may depend on it', () => {
    const text = withVariables('a: { yes: 147%, from: report }').replace('variables:', 'varables:');
    expect(problemsOf(text).map(({ code }) => code)).toEqual(['unknown-key']);
  });

  test('a sample in doubt casts no doubt on what is out of it', () => {
    const text = withVariables('a: { yes: 83, from: report }\nb: { yes: 47%, from: report }').replace(
      'cases: 84',
      'cases: many',
    );
    expect(problemsOf(text).map(({ code }) => code)).toEqual(['not-a-figure']);
  });
});
