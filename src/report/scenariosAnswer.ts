import { figuresOf } from '../scenario/declaration.js';
import { KEY_QUESTIONS, type Scenario } from '../scenario/scenario.js';
import { type Answer, tablePart, textPart } from './answer.js';
import { percentOfCounts, plural } from './format.js';

/** The answer of `casesim scenarios`: the inspections that come with casesim. */
export function scenariosAnswer(scenarios: readonly Scenario[]): Answer {
  const rows = scenarios.map(summaryOf);
  type Row = (typeof rows)[number];
  return {
    command: 'scenarios',
    sentence: `${plural(rows.length, 'published inspection')} can be rebuilt; any file of your own can too.`,
    parts: [
      tablePart({
        title: 'Scenarios',
        columns: [
          { key: 'id', heading: 'Id', value: ({ id }: Row) => id },
          { key: 'title', heading: 'Title', value: ({ title }: Row) => title },
          { key: 'cases', heading: 'Cases', value: ({ cases }: Row) => cases },
          ...KEY_QUESTIONS.map((question, index) => ({
            key: question,
            heading: `${question.charAt(0).toUpperCase()}${question.slice(1)}`,
            align: 'right' as const,
            value: ({ shares }: Row) => shares[index] ?? null,
            show: ({ printed }: Row) => printed[index] ?? '',
          })),
          { key: 'figures', heading: 'Figures', value: ({ figures }: Row) => figures },
        ],
        rows,
      }),
      textPart(null, [
        'casesim scenarios show ID explains one; casesim audit ID checks its figures; casesim schema helps to write your own.',
      ]),
    ],
    data: { scenarios: rows },
    scenarios,
  };
}

function summaryOf(scenario: Scenario) {
  const { id, title, hash, sample, variables } = scenario;
  const questions = KEY_QUESTIONS.map((name) => variables.find((variable) => variable.name === name));
  return {
    id,
    title,
    hash,
    cases: sample.cases,
    figures: figuresOf(scenario).length,
    shares: questions.map((question) => question?.shares[1] ?? 0),
    printed: questions.map((question) =>
      question?.counts == null
        ? ''
        : percentOfCounts(question.counts[1] ?? 0, question.relevant ?? sample.cases),
    ),
  };
}
