import type { MarginMethod } from '../../../estimation/planning/margin.js';
import type { Fieldwork } from '../../../results/plan.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { list, number, percent } from '../../../words/format.js';

export const METHOD_LABELS: Readonly<Record<MarginMethod, string>> = {
  wald: 'Textbook (Wald)',
  wilson: 'Wilson',
  'clopper-pearson': 'Clopper-Pearson',
};

export const plusMinus = (margin: number) => `±${number(100 * margin, 1)} points`;

export function surroundings({ cohort, designEffect, response }: Fieldwork, scenario?: Scenario): string[] {
  const said = [
    ...(cohort === undefined ? ['an unlimited cohort'] : [`a cohort of ${number(cohort)}`]),
    ...(designEffect === undefined ? [] : [`a design effect of ${number(designEffect, 2)}`]),
    ...(response === undefined ? [] : [`${percent(response)} of the cases asked for inspected in the end`]),
  ];
  if (scenario === undefined) return [`From ${list(said)}.`];
  const { basis, low, high } = scenario.sample.cohortFigure;
  const range =
    low === null || high === null ? '' : `, and could be anything from ${number(low)} to ${number(high)}`;
  return [
    `${scenario.title}. From ${list(said)}.`,
    ...(basis === 'assumed' && cohort === scenario.sample.cohort
      ? [`The cohort is assumed: no publication gives it${range}.`]
      : []),
  ];
}

export const scenariosOf = (scenario: Scenario | undefined) =>
  scenario === undefined ? {} : { scenarios: [scenario] };
