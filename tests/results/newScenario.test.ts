import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspect } from '../../src/inspection/inspect.js';
import { compileModel } from '../../src/model/compile/compile.js';
import { drawCases } from '../../src/model/draw/draw.js';
import { ArgumentError } from '../../src/problem.js';
import { answersReport } from '../../src/results/answers.js';
import { auditReport } from '../../src/results/audit.js';
import { isOnScale, levelsInspection } from '../../src/results/inspectLevels.js';
import { newScenario } from '../../src/results/newScenario.js';
import type { Beginning, BegunQuestion } from '../../src/results/starting/beginning.js';
import { SCALE_LISTS } from '../../src/results/starting/scaleLists.js';
import { parseDeclaration } from '../../src/scenario/parse.js';

const BEGINNING: Beginning = {
  title: 'My region',
  id: null,
  invented: false,
  source: 'Our own count',
  noun: ['case', 'cases'],
  cases: 60,
  cohort: null,
  invited: null,
  variables: [],
  questions: [question({ answers: ['31'] })],
};

function question(given: Partial<BegunQuestion> = {}): BegunQuestion {
  return { label: 'Plan reviewed', scale: null, answers: [], noAnswer: 0, notApplicable: 0, ...given };
}

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
  fc.constantFrom('null', 'yes', '# a', 'a: b', '- x', '{', "'", '1', '__proto__', 'id'),
);
const words = text.map((said) => said.trim()).filter((said) => said !== '');
const counts = (size: number) => fc.array(fc.nat(12), { minLength: size, maxLength: size });

/** A number of cases, spread over as many levels as are asked for, the rest at the first. */
const spread = (of: number, weights: readonly number[]): number[] => {
  const rest = weights.slice(1).map((weight) => Math.min(weight, Math.floor(of / weights.length)));
  return [of - rest.reduce((sum, count) => sum + count, 0), ...rest];
};

test('whatever somebody says, the file that is written is a scenario whose figures agree', () => {
  const begun = fc
    .record({
      ...{ title: words, source: words, noun: fc.tuple(words, words), invented: fc.boolean() },
      ...{
        cases: fc.option(fc.integer({ min: 40, max: 300 })),
        scale: fc.option(fc.constantFrom(...SCALE_LISTS)),
      },
      ...{
        asked: fc.array(fc.tuple(words, counts(10), fc.nat(9), fc.boolean()), { minLength: 1, maxLength: 6 }),
      },
      groups: fc.array(
        fc.tuple(
          words,
          fc.uniqueArray(words, { minLength: 2, maxLength: 5, selector: (one) => one.toLowerCase() }),
          counts(5),
        ),
        { maxLength: 3 },
      ),
    })
    .map(({ asked, groups, scale, ...rest }): Beginning => {
      const of = rest.cases ?? 50;
      return {
        ...BEGINNING,
        ...rest,
        questions: asked.map(([label, weights, noAnswer, isKnown]) => {
          const answered = of - noAnswer;
          const levels = spread(answered, weights.slice(0, scale?.levels.length ?? 1)).map(String);
          const answers = scale === null ? [String(answered - (weights[0] ?? 0))] : levels;
          return question({ label, scale, answers: isKnown ? answers : [], noAnswer });
        }),
        variables: groups.map(([label, names, weights]) => {
          const shares = spread(of, weights.slice(0, names.length));
          const levels = names.map((name, rank) => ({ label: name, count: shares[rank] ?? 0 }));
          return { label, kind: 'nominal', levels, missing: 0, notApplicable: 0 };
        }),
      };
    });
  fc.assert(
    fc.property(begun, (beginning) => {
      const { text: written, scenario } = newScenario(beginning);
      expect(scenario.title).toBe(beginning.title);
      auditReport(parseDeclaration(written, 'x.yaml'));
      const model = compileModel(scenario);
      expect(drawCases(model, { cases: 3, seed: 7 })).toHaveLength(3);
      if (isOnScale(model)) {
        const options = { cases: 3, seed: 7 };
        expect(levelsInspection(model, options).questions).toHaveLength(beginning.questions.length);
        expect(answersReport(scenario).samples).toHaveLength(1);
      } else expect(inspect(model, { seed: 7 }).keyQuestions).toHaveLength(beginning.questions.length);
    }),
    { numRuns: 40 },
  );
});

test('the file is about twenty lines, says what each part is, and marks what is assumed', () => {
  const { text: written, scenario } = newScenario({ ...BEGINNING, cases: null, questions: [question()] });
  expect(written.split('\n').length).toBeLessThan(25);
  expect(written.match(/#/g)?.length).toBeGreaterThan(4);
  expect(scenario.sample.casesFigure.basis).toBe('assumed');
  expect(scenario.variables.map(({ basis }) => basis)).toEqual(['assumed']);
});

test('what does not fit together is said all at once', () => {
  const refused = () =>
    newScenario({
      ...BEGINNING,
      ...{ cases: 10, cohort: 5, invited: 5 },
      variables: [
        {
          label: 'Area',
          kind: 'nominal',
          levels: [{ label: 'north', count: 3 }],
          missing: 0,
          notApplicable: 0,
        },
      ],
      questions: [
        question({ label: 'A', answers: ['45%'] }),
        question({ label: 'B', answers: ['1', '2'] }),
        question({ label: 'C', scale: SCALE_LISTS[0] ?? null, answers: ['1', '2', '3', '3'] }),
        question({ label: 'D', answers: ['11'] }),
      ],
    });
  expect(refused).toThrow(ArgumentError);
  expect(refused).toThrow(
    [
      '10 cases cannot come from 5.',
      '10 answered, and only 5 were asked.',
      'The groups of Area have 3 cases, and there are 10.',
      'A: no whole number of 10 prints as 45%.',
      'B is answered Yes or No, so one number is enough, not 2.',
      'C has 9 answers, and there are 10.',
      'D has 11 answers, and there are 10.',
    ].join('\n'),
  );
});
