import { expect, test } from 'vitest';
import { meanScore } from '../../src/estimation/ordered/meanScore.js';
import { parseStudy } from '../../src/files/studies.js';
import { accuracyFor } from '../../src/inspection/inspectors.js';
import { levelMarks, linearKappa } from '../../src/inspection/levelMarks.js';
import { runStudy } from '../../src/study/run/runStudy.js';

const study = (asks: string) => `
id: s
title: Of homes
aims: To try questions on a scale.
scenarios: { homes: care-homes-example }
designs: { simple: { kind: simple } }
inquiries: { asked: { percentage: ${asks} } }
answers: { wilson: { interval: wilson } }
grid: { cases: [24] }
`;

test('a study asks of a question on a scale whether answers are at a level or above it', () => {
  const { answers } = runStudy(parseStudy(study('safeFromGood'), 's.yaml'), { replicates: 1 });
  const coverage = answers[0]?.measures.find(({ measure }) => measure === 'coverage');
  expect(coverage?.value).toBeCloseTo(0.9403, 3);
});

test('it refuses the question itself, and names those that it can ask', () => {
  expect(() => parseStudy(study('safe'), 's.yaml')).toThrow(
    's.yaml:7:35 safe is not a yes-or-no question in the scenario homes. It is on a scale; ask for its mean score, score: safe, or whether answers are at a level or above: safeFromRequiresImprovement, safeFromGood or safeFromOutstanding.',
  );
});

const whole = (parts: string, inquiries: string, answers = '{ published: {} }') => `
id: s
title: Of homes
aims: To try questions on a scale.
scenarios: { homes: care-homes-example, better: { scenario: care-homes-example, shift: { safeFromGood: 10 } } }
designs: { simple: { kind: simple } }
inquiries: ${inquiries}
answers: ${answers}
grid: { cases: [24] }
${parts}
`;

const measured = (text: string, replicates = 1) => {
  const { answers } = runStudy(parseStudy(text, 's.yaml'), { replicates });
  return (inquiry: string, answer: string, measure: string) => {
    const found = answers.find((one) => one.inquiry.startsWith(inquiry) && one.answer === answer);
    return {
      ...found?.measures.find((one) => one.measure === measure),
      truth: found?.truth,
      exact: found?.exact,
    };
  };
};

test('the coverage of a mean score is the sum over all its outcomes', () => {
  const of = measured(
    whole('', '{ mean: { score: safe, in: homes } }', '{ likelihood: { interval: likelihood } }').replace(
      '[24]',
      '[12]',
    ),
  );
  // The same sum by itself: every way to put 12 homes at four levels, each with its multinomial probability.
  const shares = [3, 7, 13, 1].map((count) => count / 24);
  const logFactorial = Array.from({ length: 13 }, (_, n) => logOfFactorial(n));
  let covered = 0;
  for (let a = 0; a <= 12; a++)
    for (let b = 0; a + b <= 12; b++)
      for (let c = 0; a + b + c <= 12; c++) {
        const counts = [a, b, c, 12 - a - b - c];
        const log = counts.reduce(
          (sum, count, level) => sum + count * Math.log(shares[level]!) - logFactorial[count]!,
          logFactorial[12]!,
        );
        const { lower, upper } = meanScore(counts);
        if (lower <= 1.5 + 1e-12 && upper >= 1.5 - 1e-12) covered += Math.exp(log);
      }
  const coverage = of('mean', 'likelihood', 'coverage');
  expect(coverage.exact).toBe(true);
  expect(coverage.truth).toBeCloseTo(1.5, 12);
  expect(coverage.value).toBeCloseTo(covered, 10);
});

const logOfFactorial = (n: number): number => (n < 2 ? 0 : Math.log(n) + logOfFactorial(n - 1));

test('a shift of the share at a level changes the odds of every level by one factor', () => {
  const of = measured(
    whole('', '{ good: { percentage: safeFromGood }, any: { percentage: safeFromRequiresImprovement } }'),
  );
  const odds = (name: string) => {
    const truth = of(name, 'published', 'estimate').truth ?? 0;
    return truth / (1 - truth);
  };
  expect(of('good, better', 'published', 'estimate').truth).toBeCloseTo(14 / 24 + 0.1, 12);
  expect(odds('any, better') / odds('any, homes')).toBeCloseTo(odds('good, better') / odds('good, homes'), 9);
});

test('inspectors of a scale have the weighted κ that they are asked to have, and keep their marks on it', () => {
  const shares = [3, 7, 13, 1].map((count) => count / 24);
  for (const kappa of [0.3, 0.6, 0.9])
    expect(linearKappa(shares, levelMarks(shares, kappa))).toBeCloseTo(kappa, 9);
  // Two levels are Yes and No, with equal sensitivity and specificity.
  const [no] = levelMarks([0.5, 0.5], 0.6);
  expect(no?.[0]).toBeCloseTo(accuracyFor({ kappa: 0.6 }, 0.5).specificity, 9);
  const two = 'inspectors: { two: { kappa: 0.6, count: 4, doubleMarked: 100% } }';
  const of = measured(
    whole(two, '{ levels: { weightedAgreement: safe, in: homes } }').replace('[24]', '[400]'),
    300,
  );
  const { value, mcse } = of('levels', 'published', 'weightedKappa');
  // Seed and replicates are fixed; five standard errors and the bias of κ at 400 cases: one false alarm in 10⁶.
  expect(Math.abs((value ?? 0) - 0.6)).toBeLessThan(5 * (mcse ?? 0) + 0.003);
});

test('what is of Yes and No alone is refused of a scale, and says so', () => {
  const blunt = 'inspectors: { blunt: { sensitivity: 0.9, specificity: 0.8 } }';
  expect(() => measured(whole(blunt, '{ mean: { score: safe } }'))).toThrow(
    'Inspectors of questions on a scale need kappa alone',
  );
  const lenient = 'inspectors: { lenient: { kappa: 0.6, leniency: 0.5 } }';
  expect(() => measured(whole(lenient, '{ mean: { score: safe } }'))).toThrow(
    'Leniency is of questions answered Yes or No',
  );
  expect(() => parseStudy(whole('', '{ mean: { score: size } }'), 's.yaml')).toThrow('size is not');
});
