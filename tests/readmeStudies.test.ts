import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadStudy } from '../src/files/studies.js';
import type { StudyAnswer } from '../src/study/run/results.js';
import { runStudy } from '../src/study/run/runStudy.js';
import type { Study } from '../src/study/study.js';

/** What the README says that a study finds: the last cell of its row in the table of studies. */
function findingOf(id: string): string {
  const row = readFileSync('README.md', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`| \`${id}\` |`));
  return row?.split(' | ').at(-1) ?? '';
}

/** The answers of a study without those of its parts that the README does not print, so that nothing is simulated. */
function answersOf(id: string, kept: (study: Study) => Partial<Study>): readonly StudyAnswer[] {
  const study = loadStudy(id);
  return runStudy({ ...study, ...kept(study) }, { replicates: 1 }).answers;
}

/** A grid with only some of the values of one of its axes. */
function gridWith({ grid }: Study, name: string, values: readonly number[]): Study['grid'] {
  return grid.map((axis) => (axis.name === name ? { ...axis, values } : axis)) as Study['grid'];
}

function measured(answer: StudyAnswer | undefined, name: string): number {
  expect(answer?.exact).toBe(true);
  return answer?.measures.find(({ measure }) => measure === name)?.value ?? Number.NaN;
}

const percent = (value: number): string => `${(100 * value).toFixed(1)}%`;

describe('the table of studies in the README prints what the studies find exactly', () => {
  test('the coverage of Wilson under each correlation', () => {
    const answers = answersOf('eleven-pdus', (study) => ({
      grid: gridWith(study, 'icc', [0, 0.02, 0.1, 0.2]),
      inquiries: study.inquiries.slice(0, 1),
      answers: study.answers.slice(0, 1),
    }));
    const [none, weak, medium, strong] = answers.map((answer) => percent(measured(answer, 'coverage')));
    expect(findingOf('eleven-pdus')).toContain(
      `${none} with no correlation, ${weak} at an intraclass correlation of 0.02, ${medium} at 0.1 and ${strong} at 0.2 (exact)`,
    );
  });

  test('the wrong side and the cases of an inspection that may stop early', () => {
    const answers = answersOf('first-42', () => ({}));
    const found = (inquiry: string, answer: string, proportion: number, measure: string) =>
      measured(
        answers.find(
          (one) => one.inquiry === inquiry && one.answer === answer && one.point.proportion === proportion,
        ),
        measure,
      );
    const [early, all] = ['mayStop', 'all84'].map((inquiry) =>
      percent(found(inquiry, 'stagewise', 0.4, 'wrongSide')),
    );
    const cases = percent(found('mayStop', 'stagewise', 0.4, 'casesInspected'));
    const least = (answer: string) =>
      percent(
        Math.min(
          ...answers
            .filter((one) => one.inquiry === 'mayStop' && one.answer === answer)
            .map((one) => measured(one, 'coverage')),
        ),
      );
    expect(findingOf('first-42')).toContain(
      `${early} of the time at a true 40%, against ${all} with all 84, and looks at ${cases} of them on average (exact). Wilson's interval then covers as rarely as ${least('wilson')}, one that allows for the stop at least ${least('stagewise')}`,
    );
  });

  test('the standard error with strata and without', () => {
    const answers = answersOf('stratify-by-risk', ({ designs }) => ({
      designs: designs.filter(({ name }) => name !== 'matched'),
    }));
    const points = (design: string, inquiry: string): string =>
      (
        100 *
        measured(
          answers.find((one) => one.design === design && one.inquiry === inquiry),
          'empiricalError',
        )
      ).toFixed(2);
    const simple = points('simple', 'assessment, noLink');
    expect(points('proportional', 'assessment, noLink')).toBe(simple);
    expect(findingOf('stratify-by-risk')).toContain(
      `a standard error of ${simple} percentage points either way. At an odds ratio of 5 for each step of risk, ${points('proportional', 'assessment, fivefold')} for proportional strata (exact); equal strata cost, at ${points('equal', 'assessment, fivefold')}.`,
    );
  });

  test('the chance of seeing an improvement, and how far it is exaggerated', () => {
    const answers = answersOf('seeing-improvement', (study) => ({ grid: gridWith(study, 'shift', [10]) }));
    const [usual, twice, fourTimes] = answers.map((answer) => percent(measured(answer, 'power')));
    const exaggeration = measured(answers[0], 'exaggeration').toFixed(2);
    expect(findingOf('seeing-improvement')).toContain(
      `${usual}, and a significant one looks ${exaggeration} times its size. With 168 cases each time ${twice}, with 336 ${fourTimes} (exact).`,
    );
  });

  test('the chance of a wrong order', () => {
    const answers = answersOf('wrong-ranking', (study) => ({ grid: gridWith(study, 'cases', [84]) }));
    const [, two, five, ten] = answers.map((answer) => percent(measured(answer, 'wrongRanking')));
    expect(findingOf('wrong-ranking')).toContain(
      `With 84 cases each, ${ten} of the time for a true gap of ten percentage points, ${five} for five and ${two} for two (exact).`,
    );
  });
});
