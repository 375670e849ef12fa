import { describe, expect, test } from 'vitest';
import { answersReport, loadScenario, parseScenario } from '../../src/index.js';

const sampleOf = (id: string, name: string) => {
  const found = answersReport(loadScenario(id)).samples.find((sample) => sample.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};

describe('the survey, the victim cases and the reviews of 2022', () => {
  test('33 of 58 found workload manageable and 10 staffing sufficient: at least 23 said the one and not the other', () => {
    const { pairs, cases, invited } = sampleOf('west-midlands-2022', 'survey');
    expect([cases, invited]).toEqual([58, null]);
    expect(pairs).toContainEqual({
      first: 'workloadManageable',
      second: 'staffingSufficient',
      least: 23,
      most: 33,
    });
  });

  test('are counted of those to whom each question applies', () => {
    const { questions, pairs } = sampleOf('west-midlands-2022', 'victims');
    expect(questions.map(({ favourable, of }) => [favourable?.yes, of])).toEqual([
      [8, 8],
      [6, 8],
      [7, 8],
      [7, 8],
    ]);
    expect(pairs).toEqual([]);
  });

  test('have levels with limits at once and a mean score, as in the reference', () => {
    const [quality] = sampleOf('west-midlands-2022', 'reviews').questions;
    expect(quality?.levels.map(({ count }) => count)).toEqual([0, 3, 8, 4]);
    expect(quality?.intervals?.levels[0]?.together.upper).toBeCloseTo(0.2937365185986, 9);
    expect(quality?.mean?.lower).toBeCloseTo(1.706753701269, 7);
    expect(quality?.favourable).toBeNull();
  });
});

describe('the examples that are invented', () => {
  test('say so, and are not among those with key questions', () => {
    for (const id of ['care-homes-example', 'staff-survey-example'])
      expect(loadScenario(id)).toMatchObject({ invented: true, keyQuestions: [] });
  });

  test('leave out who gave no answer, and bound what the silent think', () => {
    const { questions } = sampleOf('staff-survey-example', 'sample');
    const safe = questions.find(({ name }) => name === 'safeToSpeakUp');
    expect([safe?.of, safe?.noAnswer, safe?.notApplicable, safe?.favourable?.yes]).toEqual([53, 3, 2, 32]);
    const sufficient = questions.find(({ name }) => name === 'staffingSufficient');
    expect(sufficient?.ofAsked?.least).toBeCloseTo(11 / 210, 12);
    expect(questions.find(({ name }) => name === 'wouldRecommend')).toMatchObject({
      mean: null,
      favourable: { yes: 26 },
    });
  });
});

test('what is only words has no counts', () => {
  const { cases, questions } = sampleOf('nps-midlands-2018', 'court');
  expect(cases).toBeNull();
  expect(questions.map(({ printed, of }) => [printed, of])[0]).toEqual(['most', null]);
  expect(() => answersReport(loadScenario('west-midlands-2025'))).toThrow(
    /no samples beside that of its inspection/,
  );
});

describe('what is wrong with a scale is said with its line', () => {
  const text = `id: mine
title: Mine
invented: true
scales:
  agreement: { levels: [low, middle, high], scores: [1, 2, 3], favourable: high }
sample: { cases: 10 }
keyQuestions:
  scale: agreement
  first: [2, 3, 5]
`;
  test.each([
    ['[low, middle, high]', '[low]', /:5:\d+ scales.agreement needs at least two levels/],
    ['[low, middle, high]', '[low, low, high]', /:5:\d+ low is there twice/],
    ['favourable: high', 'favourable: highest', /:5:\d+ There is no level highest/],
    ['scores: [1, 2, 3]', 'scores: [1, 3, 2]', /:5:\d+ scales.agreement.scores must be 3 rising numbers/],
    ['first: [2, 3, 5]', 'first: [2, 3]', /:9:\d+ keyQuestions.first must be 3 numbers/],
    ['first: [2, 3, 5]', 'first: [2, 3, 6]', /:9:\d+/],
    ['scale: agreement', 'scale: agrement', /no scale agrement. Did you mean agreement/],
    ['cases: 10 }', 'cases: 10, invited: 5 }', /10 answered, and only 5 were asked/],
    ['first: [2, 3, 5]', 'first: { levels: [2, 3, 4], noAnswer: 10 }', /leaves out 10/],
  ])('%s as %s', (from, to, expected) => {
    expect(text).toContain(from);
    expect(() => parseScenario(text.replace(from, to), 'mine.yaml')).toThrow(expected);
  });

  test('and ten levels, and forty questions, work', () => {
    const levels = Array.from({ length: 10 }, (_, rank) => `level${rank}`);
    const asked = Array.from({ length: 40 }, (_, i) => `  question${i}: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]`);
    const large = text
      .replace('[low, middle, high], scores: [1, 2, 3], favourable: high', `[${levels.join(', ')}]`)
      .replace('  first: [2, 3, 5]', asked.join('\n'));
    expect(answersReport(parseScenario(large, 'mine.yaml')).samples[0]?.questions).toHaveLength(40);
  });
});
