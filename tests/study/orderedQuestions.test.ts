import { expect, test } from 'vitest';
import { parseStudy } from '../../src/files/studies.js';
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
    's.yaml:7:35 safe is not a yes-or-no question in the scenario homes. It is on a scale; ask whether answers are at a level or above: safeFromRequiresImprovement, safeFromGood or safeFromOutstanding.',
  );
});
