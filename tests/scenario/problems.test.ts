import { describe, expect, test } from 'vitest';
import { MINIMAL, withVariables } from './minimal.js';
import { placed, positionOf, problemsOf } from './problemsOf.js';

/** What is changed in the minimal scenario, the problem expected, and where: at which text, or its nth occurrence. */
const CHANGES: readonly [title: string, from: string, to: string, code: string, at: string, nth?: number][] =
  [
    ['an unknown key', 'title:', 'titel:', 'unknown-key', 'titel'],
    ['an unknown key inside', '  cases: 60', '  cases: 60\n  cohrt: 400', 'unknown-key', 'cohrt'],
    ['a duplicate key', 'title: My', 'id: other\ntitle: My', 'duplicate-key', 'id: other'],
    ['a percentage over 100', '45%', '145%', 'bad-percentage', '145%'],
    ['a negative percentage', '45%', '-4%', 'bad-percentage', '-4%'],
    ['a percentage that 60 cases cannot print', '45%', '46%', 'impossible-percentage', '46%'],
    ['more cases than all', '45%', '61', 'larger-than-whole', '61'],
    ['more than all of those named', '45%', '61 of 60', 'more-than-all', '61 of 60'],
    ['out of another number of cases', '45%', '20 of 50', 'cannot-be-true-together', '20 of 50'],
    ['a part of nothing', '45%', '0 of 0', 'of-nothing', '0 of 0'],
    ['words that are no quantity', '45%', 'quite a few', 'not-a-figure', 'quite a few'],
    ['a fraction of a case', '45%', '12.5', 'not-whole', '12.5'],
    ['a list of words where a figure belongs', '45%', '[45%]', 'wrong-type', '45%]'],
    ['a source that is not declared', 'report/Scoring', 'rapport/Scoring', 'unknown-source', 'rapport'],
    ['no source', '  from: report/Scoring\n', '', 'no-source', '45%'],
    ['a sample of none', 'cases: 60', 'cases: 0', 'bad-sample', '0\n  from'],
    ['a sample in words', 'cases: 60', 'cases: most', 'bad-sample', 'most'],
    ['a sample that is not whole', 'cases: 60', 'cases: 60.5', 'not-whole', '60.5'],
    ['an enormous sample', 'cases: 60', 'cases: 100000000', 'bad-sample', '100000000'],
    ['a sample that is not a number', 'cases: 60', 'cases: .nan', 'wrong-type', '.nan'],
    ['an id with spaces', 'id: my-region', 'id: My region', 'bad-format', 'My region'],
    ['an empty title', 'title: My region, 2025', 'title: ""', 'too-small', '""'],
    ['a title that is a number', 'title: My region, 2025', 'title: 2025', 'wrong-type', '2025'],
    ['a key question without a share', 'reviewing: 42%', 'reviewing: {}', 'missing', 'reviewing'],
    [
      'no key question',
      '  assessment: 45%\n  planning: 50%\n  delivery: 40%\n  reviewing: 42%\n',
      '',
      'missing',
      'keyQuestions',
    ],
    ['a missing sample', 'sample:\n  cases: 60\n  from: report/Context\n', '', 'missing', 'id:'],
    ['a number without a reason', '45%', '{ assumed: 45% }', 'no-reason', '{ assumed'],
    [
      'an assumption that cites a source',
      '45%',
      '{ assumed: 45%, why: x, from: report }',
      'assumed-from',
      '{ assumed',
    ],
    ['two values', '45%', '{ percent: 45, count: 27 }', 'two-values', '{ percent'],
    ['no value', '45%', '{ note: nothing }', 'missing', 'assessment'],
    ['a value outside its range', '45%', '{ assumed: 45%, low: 50%, why: x }', 'bad-range', '{ assumed'],
    ['a sum that cannot be worked out', '45%', '{ derived: 30 - }', 'bad-sum', '30 -'],
    ['a sum of names that are not there', '45%', '{ derived: nobody - 3 }', 'bad-sum', 'nobody'],
    [
      'a sum that gives something else',
      '45%',
      '{ count: 27, derived: 30 - 4 }',
      'does-not-recompute',
      '{ count',
    ],
    ['an unknown rounding', '45%', '{ percent: 45, rounding: half-down }', 'unknown-word', 'half-down'],
    [
      'printings that differ',
      '45%',
      '{ percent: 45, also: [{ percent: 50, from: report }] }',
      'sources-differ',
      '{ percent: 50',
    ],
    [
      'an effect from nowhere',
      '45%',
      '{ percent: 45, effects: { nobody: 3 } }',
      'unknown-variable',
      'nobody',
    ],
    [
      'an effect from a later question',
      '45%',
      '{ percent: 45, effects: { planning: 3 } }',
      'points-forward',
      'planning: 3',
    ],
    ['an effect on itself', '45%', '{ percent: 45, effects: { assessment: 3 } }', 'cycle', 'assessment: 3'],
    ['odds of nothing', '50%', '{ percent: 50, effects: { assessment: 0 } }', 'too-small', '0 } }'],
    [
      'odds outside their range',
      '50%',
      '{ percent: 50, effects: { assessment: { odds: 3, low: 4 } } }',
      'bad-odds',
      '{ odds',
    ],
    ['a cohort smaller than the sample', 'cases: 60', 'cases: 60\n  cohort: 50', 'cohort-too-small', '50\n'],
    ['a count beyond any inspection', 'cases: 60', 'cases: 4e20', 'too-large', '4e20'],
    ['cases beyond any inspection', '45%', '41 of 99999999999999999999', 'too-large', '41 of 9'],
    ['a percentage beyond all', '45%', '99999999999999999999%', 'bad-percentage', '9999'],
    ['a number beyond any', '45%', '1e400', 'too-large', '1e400'],
    ['too much text', 'title: My', `title: ${'x'.repeat(3000)} My`, 'too-large', 'xxx'],
  ];

/** Variables in front of the key questions, the problem expected, and where. */
const VARIABLES: readonly [title: string, variables: string, code: string, at: string, nth?: number][] = [
  [
    'shares that do not add up',
    'risk: { ordered: { low: 7%, medium: 63%, high: 26% }, from: report }',
    'shares-do-not-add-up',
    '26%',
  ],
  [
    'shares that add up to too much',
    'risk: { ordered: { low: 7%, medium: 63%, high: 31% }, from: report }',
    'shares-do-not-add-up',
    '31%',
  ],
  ['a condition on nothing', 'a: { yes: 20, when: nobody, from: report }', 'unknown-variable', 'nobody'],
  [
    'a condition that points forward',
    'a: { yes: 20, when: b, from: report }\nb: { yes: 30, from: report }',
    'points-forward',
    'b, from',
  ],
  [
    'conditions in a circle',
    'a: { yes: 20, when: b, from: report }\nb: { yes: 30, when: a, from: report }',
    'cycle',
    'b, from',
  ],
  ['a condition on itself', 'a: { yes: 20, when: a, from: report }', 'cycle', 'a, from'],
  [
    'a condition on a level that is not there',
    's: { nominal: { x: 40, y: 44 }, from: report }\na: { yes: 20, when: { s: [z] }, from: report }',
    'unknown-level',
    '{ s: [z]',
  ],
  [
    'a condition without levels on levels',
    's: { nominal: { x: 40, y: 44 }, from: report }\na: { yes: 20, when: s, from: report }',
    'unknown-level',
    's, from',
  ],
  [
    'two conditions',
    'a: { yes: 50, from: report }\nb: { yes: 50, from: report }\nc: { yes: 20, when: { a: yes, b: yes }, from: report }',
    'bad-gate',
    '{ a: yes',
  ],
  [
    'an effect from a nominal variable',
    's: { nominal: { x: 40, y: 44 }, from: report }\na: { yes: 20, effects: { s: 2 }, from: report }',
    'nominal-effect',
    's: 2',
    2,
  ],
  [
    'an effect on a nominal variable',
    'a: { yes: 20, from: report }\ns: { nominal: { x: 40, y: 44 }, effects: { a: 2 }, from: report }',
    'nominal-effect',
    'a: 2',
  ],
  ['no number at all', 'a: { label: A }', 'missing', 'a: { label'],
  ['both answers', 'a: { yes: 20, no: 64, from: report }', 'two-values', 'a: { yes'],
  [
    'a fact about no level in particular',
    'a: { ordered: { low: 40, high: 44 }, of: 84, from: report }',
    'misplaced-key',
    'of: 84',
  ],
  ['one level', 'a: { ordered: { low: 84 }, from: report }', 'too-few-levels', '{ low'],
  [
    'notRecorded before the end',
    'a: { ordered: { notRecorded: 4, low: 80 }, from: report }',
    'level-order',
    'notRecorded',
  ],
  [
    'a level called notRelevant',
    'a: { ordered: { low: 80, notRelevant: 4 }, from: report }',
    'reserved-name',
    'notRelevant',
  ],
  [
    'a label for a level that is not there',
    'a: { ordered: { low: 80, high: 4 }, labels: { hihg: High }, from: report }',
    'unknown-level',
    'hihg',
  ],
  ['a name that JavaScript takes', 'constructor: { yes: 20, from: report }', 'reserved-name', 'constructor'],
  ['a name that a table takes', 'id: { yes: 20, from: report }', 'reserved-name', 'id: {'],
  ['the name of a key question', 'planning: { yes: 20, from: report }', 'duplicate-name', 'planning: {'],
  ['a name in two words', 'two words: { yes: 20, from: report }', 'bad-name', 'two words'],
  ['an unknown prompt', 'a: { yes: 20, prompt: plannning, from: report }', 'unknown-word', 'plannning'],
  ['an unknown key', 'a: { yes: 20, fron: report }', 'unknown-key', 'fron'],
  [
    'more with the outcome than relevant',
    'a: { yes: 20, from: report }\nb: { yes: 21, when: a, from: report }',
    'larger-than-whole',
    '21',
  ],
  [
    'out of more than are relevant',
    'a: { yes: 20, from: report }\nb: { yes: 15 of 31, when: a, from: report }',
    'larger-than-whole',
    '15 of 31',
  ],
];

describe('a scenario with one fault', () => {
  test.each(CHANGES)('%s', (_, from, to, code, at, nth) => {
    const text = MINIMAL.replace(from, () => to);
    expect(text).not.toBe(MINIMAL);
    expect(problemsOf(text).map(placed)).toContain(`${code} ${positionOf(text, at, nth)}`);
  });

  test.each(VARIABLES)('with %s', (_, variables, code, at, nth) => {
    const text = withVariables(variables);
    expect(problemsOf(text).map(placed)).toContain(`${code} ${positionOf(text, at, nth)}`);
  });

  test('every problem has a code, words for a person, a position and a path', () => {
    const texts = [
      ...CHANGES.map(([, from, to]) => MINIMAL.replace(from, () => to)),
      ...VARIABLES.map(([, variables]) => withVariables(variables)),
    ];
    for (const problem of texts.flatMap(problemsOf)) {
      expect(problem.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(problem.message).toMatch(/^["A-Za-z].*[.]$/s);
      expect(problem.message).not.toMatch(/undefined|NaN|\[object|null/);
      expect(problem.position).toMatchObject({ file: 'mine.yaml' });
    }
  });
});

describe('problems', () => {
  test('are all reported at once', () => {
    const text = MINIMAL.replace('title:', 'titel:')
      .replace('45%', '[x]')
      .replace('cases: 60', 'cases: sixty\n  x: 1');
    expect(
      problemsOf(text)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['unknown-key', 'unknown-key', 'wrong-type']);
  });

  test('are one where a key that has to be there is misspelt', () => {
    const found = problemsOf(MINIMAL.replace('title:', 'titel:'));
    expect(found.map(({ message, hint }) => `${message} ${hint}`)).toEqual([
      'The file has no key titel. Did you mean title?',
    ]);
    expect(problemsOf(MINIMAL.replace('title: My', 'tone: My')).map(({ code }) => code)).toEqual([
      'missing',
      'unknown-key',
    ]);
  });

  test('name the nearest key, source, variable and level', () => {
    const hints = [
      ...problemsOf(MINIMAL.replace('title:', 'titel:')),
      ...problemsOf(MINIMAL.replace('report/Scoring', 'reprot/Scoring')),
      ...problemsOf(
        withVariables('oversight: { yes: 20, from: report }\nb: { yes: 2, when: oversigt, from: report }'),
      ),
      ...problemsOf(
        withVariables(
          's: { nominal: { licence: 40, order: 44 }, from: report }\nb: { yes: 2, when: { s: license }, from: report }',
        ),
      ),
    ].map(({ hint }) => hint);
    expect(hints).toEqual(
      expect.arrayContaining(
        ['title', 'report', 'oversight', 'licence'].map((word) => `Did you mean ${word}?`),
      ),
    );
  });

  test('an impossible percentage names the nearest possible ones', () => {
    expect(problemsOf(MINIMAL.replace('45%', '46%'))[0]?.hint).toBe(
      'The nearest that 60 cases allow: 45% (27) and 47% (28).',
    );
  });

  test('a circle is spelt out', () => {
    const text = withVariables(
      'a: { yes: 20, when: c, from: report }\nb: { yes: 30, when: a, from: report }\nc: { yes: 9, effects: { b: 2 }, from: report }',
    );
    expect(problemsOf(text)[0]?.message).toContain('a → c → b → a');
  });

  test('an effect on a key question by way of others from a protected characteristic is spelt out', () => {
    const text = withVariables(
      'young: { protected: true, yes: 20, from: report }\na: { yes: 30, effects: { young: 2 }, from: report }',
    ).replace('  planning: 50%', '  planning: { percent: 50, effects: { a: 2 } }');
    const [problem] = problemsOf(text);
    expect(problem?.code).toBe('protected-effect');
    expect(problem?.message).toContain('young → a → planning');
  });

  test('a condition counts as a path from a protected characteristic too', () => {
    const text = withVariables(
      'young: { protected: true, yes: 20, from: report }\na: { yes: 10, when: young, from: report }',
    ).replace('  planning: 50%', '  planning: { percent: 50, effects: { a: 2 } }');
    expect(problemsOf(text).map(({ code }) => code)).toEqual(['protected-effect']);
  });
});

describe('text that is no scenario', () => {
  test.each<[string, string, string]>([
    ['nothing', '', 'empty'],
    ['only comments', '# nothing\n\n# here\n', 'empty'],
    ['bytes', 'id: a\0b', 'not-text'],
    ['a list', '- a\n- b\n', 'wrong-type'],
    ['a word', 'scenario', 'wrong-type'],
    ['broken YAML', 'id: [a\ntitle: b', 'not-yaml'],
    ['a tab', 'id: a\n\ttitle: b', 'not-yaml'],
    ['two documents', 'id: a\n---\nid: b\n', 'not-yaml'],
    ['an unknown tag', 'id: !!js/function "x"\n', 'missing'],
    ['a key that is a list', '[a, b]: c\n', 'bad-key'],
    ['a key that would change every object', '__proto__: { id: x }\n', 'bad-key'],
    ['too much', `id: a\n${'# '.padEnd(300_000, 'x')}\n`, 'too-large'],
    ['brackets without end', '['.repeat(100_000), 'too-deep'],
    ['lists within lists without end', '- '.repeat(100_000), 'too-deep'],
    ['lists within many lists', `a: ${'['.repeat(60)}${']'.repeat(60)}`, 'too-deep'],
    [
      'more keys than a scenario has',
      Array.from({ length: 20_000 }, (_, key) => `k${key}: 1`).join('\n'),
      'too-many-values',
    ],
    ['an alias of itself', 'a: &a [*a]\n', 'too-many-values'],
    ['an alias of nothing', 'a: *b\n', 'unknown-alias'],
  ])('%s', (_, text, code) => {
    expect(problemsOf(text).map((problem) => problem.code)).toContain(code);
  });

  test('an alias bomb is refused before it grows', () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const inside = level === 0 ? 'lol' : `*a${level - 1}`;
      return `a${level}: &a${level} [${Array.from({ length: 9 }, () => inside).join(', ')}]`;
    });
    const started = performance.now();
    expect(problemsOf(levels.join('\n')).map(({ code }) => code)).toEqual(['too-many-values']);
    // 9^9 values would take minutes; a loaded machine needs well under a second to refuse.
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
