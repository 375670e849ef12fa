import { requireConfidence, requireFields, requireList, requireText } from '../check.js';
import { adjustPValues } from '../estimation/difference/adjust.js';
import { refuse } from '../problem.js';
import { nounOf, type OrderedQuestion, orderedQuestions } from '../scenario/audit/orderedQuestions.js';
import type { Scenario } from '../scenario/scenario.js';
import { type LevelsComparison, type LevelsPair, levelsComparison, levelsPair } from './levels.js';

/** Two inspections on each question that both ask on the same levels. */
export interface ScenarioLevelsComparison {
  readonly confidence: number;
  /** What one case is called, and several, where both call it the same. */
  readonly noun: readonly [string, string];
  readonly questions: readonly ComparedQuestion[];
  /** Questions of the first that are not compared, each with the reason. */
  readonly left: readonly { readonly name: string; readonly label: string; readonly why: string }[];
}

/** One question in both: a positive difference, and a chance above a half, mean that the second is higher. */
export interface ComparedQuestion extends LevelsComparison {
  readonly name: string;
  readonly label: string;
  /** The index, among `differences`, of the level at or above which it is told first. */
  readonly told: number;
  /** Holm's p-value of the Wilcoxon test, for all questions together. */
  readonly holm: number;
}

/**
 * Two inspections whose key questions are on an ordered scale, on each question that both ask on the same levels: how often a
 * case of the second is above one of the first, one odds ratio for all levels, and the difference at or above each.
 *
 * @param first - an inspection
 * @param second - another, of other cases
 * @param settings - `confidence` in (0, 1), of each question by itself
 * @returns each shared question, second compared with first, and p-values that allow for asking all of them
 * @throws ArgumentError naming the argument
 * @source as for `levelsComparison`; Holm 1979, Scandinavian Journal of Statistics 6:65
 *
 * @example
 * const homes = loadScenario('care-homes-example');
 * scenarioLevelsComparison(homes, homes).questions[0]?.superiority.newcombe5.superiority; // 0.5
 */
export function scenarioLevelsComparison(
  first: Scenario,
  second: Scenario,
  settings: { readonly confidence?: number } = {},
): ScenarioLevelsComparison {
  const asked = orderedQuestions('first', first);
  const others = orderedQuestions('second', second);
  const { confidence = 0.95 } = requireFields('settings', settings, '{ confidence: 0.9 }');
  requireConfidence(confidence);
  const left: { name: string; label: string; why: string }[] = [];
  const found = asked.flatMap((question) => {
    const other = others.find(({ name }) => name === question.name);
    const why = whyNot(question, other, second.id);
    const { name, label, counts, levelLabels, toldFrom } = question;
    if (why !== null || counts === null || other?.counts == null) {
      left.push({ name, label, why: why ?? 'no whole counts are settled' });
      return [];
    }
    const comparison = levelsComparison(counts, other.counts, { levels: levelLabels, confidence });
    return [{ name, label, told: toldFrom - 1, ...comparison }];
  });
  const holm = adjustPValues(
    found.map(({ test }) => test.pValue),
    'holm',
  );
  const [one, another] = [nounOf(first), nounOf(second)];
  return {
    confidence,
    noun: String(one) === String(another) ? one : ['case', 'cases'],
    questions: found.map((question, index) => ({ ...question, holm: holm[index] ?? 1 })),
    left,
  };
}

function whyNot(question: OrderedQuestion, other: OrderedQuestion | undefined, id: string): string | null {
  if (other === undefined) return `${id} has no key question of this name`;
  if (String(question.levels) !== String(other.levels)) {
    return `${id} asks it on other levels: ${other.levelLabels.join(', ')}, not ${question.levelLabels.join(', ')}`;
  }
  const isKnown = (counts: readonly number[] | null) => counts?.some((count) => count > 0) === true;
  return isKnown(question.counts) && isKnown(other.counts) ? null : 'no whole counts are settled';
}

/**
 * How many of the same cases can be higher, or lower, on the second of two key questions of one inspection, on one ordered scale.
 *
 * @param scenario - an inspection
 * @param names - two different key questions on the same levels, asked of the same cases
 * @returns the fewest and the most, in whole numbers
 * @throws ArgumentError naming the question that is unknown, on other levels, without whole counts or about other cases
 * @source as for `pairedBounds`
 *
 * @example
 * scenarioLevelsPair(loadScenario('care-homes-example'), ['safe', 'wellLed']).mostHigher; // 12
 */
export function scenarioLevelsPair(scenario: Scenario, names: readonly [string, string]): LevelsPair {
  const asked = orderedQuestions('scenario', scenario);
  const [first, second] = requireList('names', names).map((name, index) => {
    requireText(`names[${index}]`, name);
    const found = asked.find((one) => one.name === name);
    if (found !== undefined) return found;
    return refuse('unknown-variable', `${scenario.id} has no key question ${name}.`, {
      path: name,
      near: asked.map((one) => one.name),
      got: name,
      hint: `It has ${asked.map((one) => one.name).join(', ')}.`,
    });
  });
  if (first === undefined || second === undefined || first === second) {
    refuse('bad-pair', 'names must be two different key questions.', { path: 'names' });
  }
  const [one, other] = [first.counts, second.counts];
  const isSame = String(first.levels) === String(second.levels) && one !== null && other !== null;
  if (!isSame || total(one) !== total(other)) {
    refuse(
      'bad-pair',
      `${first.name} and ${second.name} are not whole counts of the same ${nounOf(scenario)[1]} on the same levels.`,
      { path: second.name, hint: `casesim answers ${scenario.id} shows each by itself.` },
    );
  }
  const pair = levelsPair(one, other, { levels: first.levelLabels });
  return { ...pair, items: [first.label, second.label], noun: nounOf(scenario) };
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
