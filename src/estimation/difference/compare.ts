import { requireConfidence, requireFields, requireOneOf, requireShortList } from '../../check.js';
import type { Counts } from '../../counts.js';
import { yesCounts } from '../../scenario/figures/yesCounts.js';
import { requireScenario } from '../../scenario/requireScenario.js';
import { variableWithRole } from '../../scenario/roles.js';
import type { CaseVariable, Scenario } from '../../scenario/scenario.js';
import type { BetaPrior } from '../proportion/betaPosterior.js';
import type { Interval } from '../proportion/interval.js';
import { type Adjustment, adjustPValues } from './adjust.js';
import { DIFFERENCE_METHOD_NAMES, type DifferenceMethodName, differenceInterval } from './difference.js';
import { DIFFERENCE_TEST_NAMES, type DifferenceTestName, differencePValue } from './differenceTest.js';
import { type Ranking, rankingError } from './ranking.js';

/** Two independent samples side by side, by every method. */
export interface Comparison {
  readonly first: Counts;
  readonly second: Counts;
  /** First minus second, as a proportion. */
  readonly difference: number;
  readonly intervals: Readonly<Record<DifferenceMethodName, Interval<DifferenceMethodName>>>;
  readonly pValues: Readonly<Record<DifferenceTestName, number>>;
  readonly ranking: Ranking;
}

/**
 * Everything casesim can say about the difference between two samples.
 *
 * @param first - `yes` of `of` cases
 * @param second - the same for the second, independent sample
 * @param options - `confidence` in (0, 1); `prior` of the ranking, Jeffreys's if omitted
 * @returns the difference, its limits and p-values by every method, and the chance that ranking the two is wrong
 * @throws ArgumentError naming the argument
 * @source per method in `DIFFERENCE_METHODS` and `DIFFERENCE_TESTS`; `rankingError` for the ranking
 *
 * @example
 * compareCounts({ yes: 41, of: 84 }, { yes: 29, of: 64 }).pValues.fisher; // 0.74…
 */
export function compareCounts(
  first: Counts,
  second: Counts,
  options: { confidence?: number; prior?: BetaPrior } = {},
): Comparison {
  const { confidence = 0.95, prior } = requireFields('options', options);
  const intervals = DIFFERENCE_METHOD_NAMES.map((method) => [
    method,
    differenceInterval(first, second, { method, confidence }),
  ]);
  const pValues = DIFFERENCE_TEST_NAMES.map((method) => [
    method,
    differencePValue(first, second, { method }),
  ]);
  return {
    first,
    second,
    difference: first.yes / first.of - second.yes / second.of,
    intervals: Object.fromEntries(intervals),
    pValues: Object.fromEntries(pValues),
    ranking: rankingError(first, second, prior === undefined ? {} : { prior }),
  };
}

/** One question that two inspections share. */
export interface QuestionComparison extends Comparison {
  readonly name: string;
  readonly label: string;
  readonly keyQuestion: boolean;
  /** Why the two counts do not quite stand for the same thing; null when they do. */
  readonly caution: string | null;
  /** P-values of the key questions together, in place of each alone; null for a prompt. */
  readonly adjusted: Readonly<Record<Adjustment, number>> | null;
}

/**
 * Compares two inspections on each key question and each prompt that both have.
 *
 * Variables that only say whether something applies, and the profile of the cases, are no measure of quality and are
 * left out. P-values are adjusted over the key questions.
 *
 * @param first - an inspection
 * @param second - another, of other cases
 * @param options - `confidence` in (0, 1); `test` whose p-values are adjusted (miettinen-nurminen if omitted);
 *   `prior` of the ranking
 * @returns key questions first, in their order, then prompts
 * @throws ArgumentError naming the argument
 * @source as for `compareCounts`; Holm 1979 for the adjustment
 *
 * @example
 * compareScenarios(scenario, another)[0]?.difference; // 0.035 for West Midlands and South West
 */
export function compareScenarios(
  first: Scenario,
  second: Scenario,
  options: { confidence?: number; test?: DifferenceTestName; prior?: BetaPrior } = {},
): readonly QuestionComparison[] {
  requireScenario('first', first);
  requireScenario('second', second);
  const { confidence = 0.95, test = 'miettinen-nurminen', prior } = requireFields('options', options);
  requireConfidence(confidence);
  requireOneOf('test', test, DIFFERENCE_TEST_NAMES);
  const gates = new Set(
    [first, second].flatMap(({ variables }) => variables.map(({ gate }) => gate?.variable)),
  );
  const pairs = first.variables.flatMap((variable) => {
    const other = counterpart(variable, second);
    const asks = variable.kind === 'binary' && variable.section !== 'profile' && !gates.has(variable.name);
    return other !== undefined && asks && other.kind === 'binary' ? [{ variable, other }] : [];
  });
  const rows = pairs.flatMap(({ variable, other }) => {
    const [a, b] = [yesCounts(variable), yesCounts(other)];
    if (a === null || b === null) return [];
    const { name, label, section } = variable;
    return [
      {
        ...compareCounts(a, b, { confidence, ...(prior === undefined ? {} : { prior }) }),
        name,
        label,
        keyQuestion: section === 'keyQuestion',
        caution: cautionOf(variable, other, [first, second]),
      },
    ];
  });
  const keyQuestions = rows.filter(({ keyQuestion }) => keyQuestion);
  const pValues = keyQuestions.map((row) => row.pValues[test]);
  const adjusted = {
    holm: adjustPValues(pValues, 'holm'),
    bonferroni: adjustPValues(pValues, 'bonferroni'),
    sidak: adjustPValues(pValues, 'sidak'),
  };
  const ofKeyQuestion = (i: number) => ({
    holm: adjusted.holm[i]!,
    bonferroni: adjusted.bonferroni[i]!,
    sidak: adjusted.sidak[i]!,
  });
  return [
    ...keyQuestions.map((row, i) => ({ ...row, adjusted: ofKeyQuestion(i) })),
    ...rows.filter(({ keyQuestion }) => !keyQuestion).map((row) => ({ ...row, adjusted: null })),
  ];
}

/** A key question that several inspections have, with the counts of each in their order. */
export interface SharedQuestion {
  readonly label: string;
  readonly counts: readonly Counts[];
}

/** The key questions that all of several inspections have, as the first of them asks. */
export function sharedKeyQuestions(scenarios: readonly Scenario[]): readonly SharedQuestion[] {
  requireShortList('scenarios', scenarios).forEach((scenario, index) => {
    requireScenario(`scenarios[${index}]`, scenario, 'A league of scenarios');
  });
  const [first] = scenarios;
  const asked = (first?.variables ?? []).filter(
    ({ section, kind }) => section === 'keyQuestion' && kind === 'binary',
  );
  return asked.flatMap((variable) => {
    const counts = scenarios.flatMap((scenario) => {
      const found = counterpart(variable, scenario);
      const own = found?.kind === 'binary' ? yesCounts(found) : null;
      return own === null ? [] : [own];
    });
    return counts.length === scenarios.length ? [{ label: variable.label, counts }] : [];
  });
}

/** The variable that asks the same of another inspection: by its role where both have it, else by its name. */
function counterpart({ name, role, section }: CaseVariable, other: Scenario): CaseVariable | undefined {
  const isAlike = (one: CaseVariable): boolean =>
    (section === 'keyQuestion') === (one.section === 'keyQuestion');
  const byRole = role === null ? undefined : variableWithRole(other, role);
  const byName = other.variables.find((one) => one.name === name && (role === null || one.role === null));
  const found = byRole ?? byName;
  return found !== undefined && isAlike(found) ? found : undefined;
}

function cautionOf(
  variable: CaseVariable,
  other: CaseVariable,
  [first, second]: readonly [Scenario, Scenario],
): string | null {
  const assumed = [
    ...(variable.basis === 'assumed' ? [first.id] : []),
    ...(other.basis === 'assumed' ? [second.id] : []),
  ];
  const reasons = [
    ...(variable.gate?.variable === other.gate?.variable
      ? []
      : [`based on different cases: ${outOf(variable, first)}, but ${outOf(other, second)}`]),
    ...(assumed.length === 0
      ? []
      : [`no count is published for ${assumed.join(' and ')}, so one is assumed`]),
  ];
  return reasons.length === 0 ? null : reasons.join('; ');
}

function outOf({ gate }: CaseVariable, { id, variables }: Scenario): string {
  if (gate === null) return `all cases in ${id}`;
  const label = variables.find(({ name }) => name === gate.variable)?.label ?? gate.variable;
  return `only those where "${label}" in ${id}`;
}
