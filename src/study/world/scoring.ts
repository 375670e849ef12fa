import {
  type Accuracy,
  accuracyFor,
  type Inspectors,
  majorityAccuracy,
  spreadLeniency,
} from '../../inspection/inspectors.js';
import type { CompiledWorld } from './compileWorld.js';
import type { Patterns } from './patterns.js';
import { type StackedAlias, stackAlias } from './stackedAlias.js';

/** How a case is marked: by one inspector, by two and a third where they differ, or checked by two leads. */
export const SINGLE = 0;
export const DOUBLE = 1;
export const CHECKED = 2;
/** How many such ways there are. */
export const MODES = 3;

/** Inspectors ready to score: what comes of each true pattern, for each leniency. */
export interface Scoring {
  readonly inspectors: Inspectors;
  /** True when every score is the truth, so there is nothing to draw. */
  readonly perfect: boolean;
  /** True when every case is marked once and as every other, so that scores are independent draws as cases are. */
  readonly alike: boolean;
  /** The chance of each leniency; an inspector keeps theirs for one inspection. */
  readonly leniency: Float64Array;
  /** Row `leniency·patterns + true pattern`: the distribution of the pattern scored. */
  readonly scores: StackedAlias;
  readonly leadScores: StackedAlias;
  /** The mode of marking of each case, by its index in the sample. */
  readonly modes: Uint8Array;
  /** By question, how accurate inspectors of each leniency are, and quality leads. */
  readonly byLeniency: readonly (readonly Accuracy[])[];
  readonly leads: readonly Accuracy[];
  /** Accuracy of the final answer for each mode and question: index `mode·questions + question`. */
  readonly final: readonly Accuracy[];
}

/** The distribution over scored patterns when each case has one inspector, whose leniency is averaged out. */
export function scoredDistribution(
  patterns: Patterns,
  distribution: Float64Array,
  scoring: Scoring,
): Float64Array {
  if (scoring.perfect) return distribution;
  const accuracies = scoring.final.slice(0, patterns.questions.length);
  const scored = new Float64Array(patterns.count);
  distribution.forEach((mass, pattern) => {
    if (mass === 0) return;
    scoreDistribution(patterns, pattern, accuracies).forEach((chance, outcome) => {
      scored[outcome]! += mass * chance;
    });
  });
  return scored;
}

/** Spreads the double-marked and the checked cases evenly over the sample. */
function markingModes(cases: number, doubleMarked: number, checked: number): Uint8Array {
  const modes = new Uint8Array(cases);
  let [double, check] = [0, 0];
  for (let index = 0; index < cases; index++) {
    // One case at a time goes to whichever of the two is furthest behind its share.
    const behindDouble = doubleMarked * (index + 1) - double;
    const behindCheck = checked * (index + 1) - check;
    if (behindDouble >= 1 - 1e-9 && behindDouble >= behindCheck) {
      modes[index] = DOUBLE;
      double++;
    } else if (behindCheck >= 1 - 1e-9) {
      modes[index] = CHECKED;
      check++;
    }
  }
  return modes;
}

/** Makes the inspectors of a condition ready to score a world's cases. */
export function compileScoring(
  { patterns, truth }: CompiledWorld,
  inspectors: Inspectors,
  most: number,
): Scoring {
  const mean = Array.from(truth, (p) => accuracyFor(inspectors.accuracy, p));
  const leads = Array.from(truth, (p) => accuracyFor(inspectors.leads ?? inspectors.accuracy, p));
  const lenient = mean.map((accuracy) => spreadLeniency(accuracy, inspectors.leniency));
  const values = lenient[0]?.leniency.weights ?? Float64Array.of(1);
  const all = Array.from({ length: patterns.count }, (_, pattern) => pattern);
  const rows = Array.from(values).flatMap((_, value) =>
    all.map((pattern) =>
      scoreDistribution(
        patterns,
        pattern,
        lenient.map(({ accuracies }, question) => accuracies[value] ?? mean[question] ?? PERFECT_ACCURACY),
      ),
    ),
  );
  const leadRows = all.map((pattern) => scoreDistribution(patterns, pattern, leads));
  const { doubleMarked, checked, leniency } = inspectors;
  return {
    inspectors,
    alike: doubleMarked === 0 && checked === 0 && leniency === 0,
    perfect: [...mean, ...(inspectors.checked > 0 ? leads : [])].every(
      ({ sensitivity, specificity }) => sensitivity === 1 && specificity === 1,
    ),
    leniency: values,
    scores: stackAlias(rows, patterns.count),
    leadScores: stackAlias(leadRows, patterns.count),
    byLeniency: lenient.map(({ accuracies }) => accuracies),
    leads,
    modes: markingModes(most, inspectors.doubleMarked, inspectors.checked),
    final: [
      ...mean,
      ...mean.map((accuracy) => majorityAccuracy(accuracy, accuracy)),
      ...mean.map((accuracy, question) => majorityAccuracy(accuracy, leads[question] ?? accuracy)),
    ],
  };
}

const PERFECT_ACCURACY: Accuracy = { sensitivity: 1, specificity: 1 };

/** The distribution over scored patterns given a true pattern: questions are scored independently. */
function scoreDistribution(
  patterns: Patterns,
  pattern: number,
  accuracies: readonly Accuracy[],
): Float64Array {
  const relevant = patterns.relevant[pattern]!;
  const yes = patterns.yes[pattern]!;
  return Float64Array.from({ length: patterns.count }, (_, scored) => {
    // Whether a question applies is never in doubt; only the answer is.
    if (patterns.relevant[scored]! !== relevant) return 0;
    return accuracies.reduce((chance, { sensitivity, specificity }, question) => {
      const bit = 1 << question;
      if ((relevant & bit) === 0) return chance;
      const saysYes = (patterns.yes[scored]! & bit) !== 0;
      const probabilityOfYes = (yes & bit) !== 0 ? sensitivity : 1 - specificity;
      return chance * (saysYes ? probabilityOfYes : 1 - probabilityOfYes);
    }, 1);
  });
}
