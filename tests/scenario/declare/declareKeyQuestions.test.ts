import { describe, expect, test } from 'vitest';
import { DataError } from '../../../src/problem.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import { MINIMAL } from '../minimal.js';

const asking = (questions: string, variables = ''): string =>
  `${MINIMAL.replace(/keyQuestions:[\s\S]*$/, '')}${variables}keyQuestions:\n  from: report/Scoring\n${questions}`;
const read = (questions: string, variables = '') => parseScenario(asking(questions, variables), 'x.yaml');

function problemOf(questions: string, variables = '') {
  try {
    read(questions, variables);
  } catch (error) {
    if (error instanceof DataError) return error.problems[0];
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the key questions of a scenario', () => {
  test('are those of its file, in its order, as many as there are', () => {
    const { keyQuestions, variables } = read(
      '  courtWork: 45%\n  victims: { percent: 50, label: Victims are kept safe }\n',
    );
    expect(keyQuestions).toEqual([
      { id: 'courtWork', letter: 'A', label: 'Court work', scale: ['No', 'Yes'] },
      { id: 'victims', letter: 'B', label: 'Victims are kept safe', scale: ['No', 'Yes'] },
    ]);
    expect(variables.map(({ name, section, question }) => [name, section, question])).toEqual([
      ['courtWork', 'keyQuestion', 'courtWork'],
      ['victims', 'keyQuestion', 'victims'],
    ]);
  });

  test('each lean on the one before, where no effect is declared', () => {
    const { variables } = read('  first: 45%\n  second: 50%\n  third: 55%\n');
    expect(variables.map(({ effects }) => effects.map(({ parent }) => parent))).toEqual([
      [],
      ['first'],
      ['second'],
    ]);
  });

  test('have the labels, letters and roles of the dynamic inspections under the ids of those', () => {
    const { keyQuestions, variables } = parseScenario(MINIMAL, 'x.yaml');
    expect(keyQuestions.map(({ letter }) => letter)).toEqual(['A', 'P', 'D', 'R']);
    expect(keyQuestions[2]?.label).toBe(
      'Delivery of services effectively supports the safety of other people',
    );
    expect(variables.map(({ role }) => role)).toEqual(['assessment', 'planning', 'delivery', 'reviewing']);
  });

  test('leave to others the letters that are taken, declared or usual', () => {
    const letters = (questions: string) => read(questions).keyQuestions.map(({ letter }) => letter);
    expect(letters('  risk: 45%\n  assessment: 45%\n  need: 45%\n')).toEqual(['B', 'A', 'C']);
    expect(letters('  plan: { percent: 45, letter: P }\n  planning: 45%\n')).toEqual(['P', 'A']);
  });

  test('may have the roles of the dynamic inspections under other ids', () => {
    const { variables } = read('  doing: { percent: 45, role: delivery }\n');
    expect(variables[0]?.role).toBe('delivery');
  });

  test('can be one, asked yes or no in so many words', () => {
    const { keyQuestions } = read('  safe: { percent: 45, scale: ["No", "Yes"] }\n');
    expect(keyQuestions).toHaveLength(1);
  });

  test('are informed by the prompts that name them', () => {
    const { variables } = read(
      '  safe: 45%\n',
      'variables:\n  asked: { yes: 30, from: report, prompt: safe }\n',
    );
    expect(variables[0]).toMatchObject({ section: 'prompt', question: 'safe' });
  });
});

describe('refused are', () => {
  test.each([
    ['no questions', '', 'missing', /asks no question/],
    [
      'too many',
      Array.from({ length: 27 }, (_, i) => `  q${i}: 45%\n`).join(''),
      'too-many-questions',
      /26 key questions/,
    ],
    [
      'a scale that is not yes or no',
      '  a: { percent: 45, scale: [Poor, Fair, Good] }\n',
      'unknown-scale',
      /No and Yes only/,
    ],
    [
      'one letter for two',
      '  a: { percent: 45, letter: Z }\n  b: { percent: 45, letter: Z }\n',
      'two-letters',
      /both have the letter Z/,
    ],
    ['a name with a hyphen', '  first-one: 45%\n', 'bad-name', /one word in camelCase/],
    ['a key that is none', '  a: { percent: 45, labl: A }\n', 'unknown-key', /labl/],
    [
      'a role of case variables',
      '  a: { percent: 45, role: services-relevant }\n',
      'wrong-role',
      /a variable that is answered/,
    ],
  ])('%s', (_, questions, code, message) => {
    const problem = problemOf(questions);
    expect(problem?.code).toBe(code);
    expect(problem?.message).toMatch(message);
  });

  test('prompts that name no question, with the nearest that there is', () => {
    const problem = problemOf(
      '  safe: 45%\n',
      'variables:\n  asked: { yes: 30, from: report, prompt: sfae }\n',
    );
    expect(problem).toMatchObject({ code: 'unknown-word', got: 'sfae', hint: 'Did you mean safe?' });
  });
});
