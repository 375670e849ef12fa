import { requireShortList } from '../check.js';
import { figuresOf } from '../scenario/declare/declaration.js';
import { yesCounts } from '../scenario/figures/yesCounts.js';
import { requireAnyScenario } from '../scenario/requireScenario.js';
import type { Scenario } from '../scenario/scenario.js';
import { percentOfCounts } from '../words/format.js';

/** The inspections there are, in short. */
export interface ScenariosReport {
  readonly scenarios: readonly ScenarioSummary[];
}

export interface ScenarioSummary {
  readonly id: string;
  readonly title: string;
  readonly hash: string;
  readonly cases: number;
  /** Whether it is an example of which every figure is invented. */
  readonly invented: boolean;
  /** How many figures it declares. */
  readonly figures: number;
  /** Ids of its key questions. */
  readonly keyQuestions: readonly string[];
  /** Share of Yes to each key question. */
  readonly shares: readonly number[];
  /** The same as printed; empty where no whole counts are settled. */
  readonly printed: readonly string[];
}

/**
 * Inspections in short, one beside the other.
 *
 * @param scenarios - as `loadScenario` gives them
 * @returns one summary each, in the same order
 *
 * @example
 * scenariosReport(listScenarios().map(loadScenario)).scenarios[0]?.cases;
 */
export function scenariosReport(scenarios: readonly Scenario[]): ScenariosReport {
  requireShortList('scenarios', scenarios);
  scenarios.forEach((scenario, i) => {
    requireAnyScenario(`scenarios[${i}]`, scenario);
  });
  return { scenarios: scenarios.map(summaryOf) };
}

function summaryOf(scenario: Scenario): ScenarioSummary {
  const { id, title, hash, sample, variables } = scenario;
  const questions = scenario.keyQuestions.map((asked) => variables.find(({ name }) => name === asked.id)!);
  return {
    id,
    title,
    hash,
    cases: sample.cases,
    invented: scenario.invented === true,
    figures: figuresOf(scenario).length,
    keyQuestions: scenario.keyQuestions.map((asked) => asked.id),
    shares: questions.map((question) => question.shares[1]!),
    printed: questions.map((question) => {
      const counts = yesCounts(question);
      return counts === null ? '' : percentOfCounts(counts.yes, counts.of);
    }),
  };
}
