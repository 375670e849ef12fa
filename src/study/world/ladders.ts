import { type Accuracy, type AccuracyAsked, majorityAccuracy } from '../../inspection/inspectors.js';
import { type LevelMarks, levelMarks } from '../../inspection/levelMarks.js';
import { DataError, problem } from '../../problem.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Patterns } from './patterns.js';

/**
 * Questions whether an answer on a scale is at one level or above, of the same scale: the indices of two or more, the lowest level
 * first. They are marked together, as one level.
 */
export type Ladder = readonly number[];

/** The ladders among the questions asked. */
export function laddersOf(questions: readonly string[], { variables }: Scenario): readonly Ladder[] {
  const byScale = new Map<string, { readonly question: number; readonly reach: number }[]>();
  questions.forEach((name, question) => {
    const follows = variables.find((variable) => variable.name === name)?.follows;
    if (follows === undefined) return;
    const reach = follows.shares.filter(([, yes]) => yes === 1).length;
    byScale.set(follows.variable, [...(byScale.get(follows.variable) ?? []), { question, reach }]);
  });
  return [...byScale.values()]
    .filter((cuts) => cuts.length > 1)
    .map((cuts) => cuts.sort((a, b) => b.reach - a.reach).map(({ question }) => question));
}

/** How many of a ladder's levels a pattern reaches; null where it leaves one out below another. */
export function levelIn(ladder: Ladder, yes: number): number | null {
  const says = ladder.map((question) => (yes >> question) & 1);
  const reached = says.reduce((sum, one) => sum + one, 0);
  return says.slice(0, reached).every((one) => one === 1) ? reached : null;
}

/** How inspectors mark a ladder's levels, under a distribution over true patterns. */
export function ladderMarks(
  ladder: Ladder,
  asked: AccuracyAsked,
  { patterns, overall }: { readonly patterns: Patterns; readonly overall: Float64Array },
): LevelMarks {
  const shares = sharesOf(ladder, patterns, overall);
  if ('kappa' in asked && asked.sensitivity === undefined && asked.specificity === undefined) {
    return levelMarks(shares, asked.kappa);
  }
  if (asked.sensitivity === 1 && asked.specificity === 1) return levelMarks(shares, 1);
  throw new DataError([
    problem(
      'no-kappa',
      'Inspectors of questions on a scale need kappa alone: sensitivity and specificity are of Yes and No.',
      { path: 'inspectors', hint: 'Such as kappa: 0.6, the linearly weighted κ of two of them.' },
    ),
  ]);
}

/** The share of cases truly at each level of a ladder, of those for which it applies. */
function sharesOf(ladder: Ladder, patterns: Patterns, overall: Float64Array): Float64Array {
  const shares = new Float64Array(ladder.length + 1);
  const [question = 0] = ladder;
  let total = 0;
  overall.forEach((mass, pattern) => {
    if (((patterns.relevant[pattern]! >> question) & 1) === 0) return;
    shares[levelIn(ladder, patterns.yes[pattern]!) ?? 0]! += mass;
    total += mass;
  });
  return total > 0 ? shares.map((share) => share / total) : shares;
}

/** What the marks of levels make of each question of a ladder: by one inspector, or by the majority of three raters. */
export function accuraciesOf(
  ladder: Ladder,
  marks: LevelMarks,
  world: { readonly patterns: Patterns; readonly overall: Float64Array },
  others: LevelMarks | null = null,
): readonly Accuracy[] {
  const shares = sharesOf(ladder, world.patterns, world.overall);
  const above = (of: LevelMarks, truth: number, cut: number) =>
    of[truth]!.subarray(cut).reduce((sum, chance) => sum + chance, 0);
  return ladder.map((_, index) => {
    const cut = index + 1;
    const chance = (truth: number): number => {
      const one = { sensitivity: above(marks, truth, cut), specificity: 0 };
      if (others === null) return one.sensitivity;
      return majorityAccuracy(one, { sensitivity: above(others, truth, cut), specificity: 0 }).sensitivity;
    };
    const mean = (from: number, to: number): number | null => {
      let [sum, mass] = [0, 0];
      for (let truth = from; truth < to; truth++) {
        sum += shares[truth]! * chance(truth);
        mass += shares[truth]!;
      }
      return mass > 0 ? sum / mass : null;
    };
    return { sensitivity: mean(cut, shares.length) ?? 1, specificity: 1 - (mean(0, cut) ?? 0) };
  });
}
