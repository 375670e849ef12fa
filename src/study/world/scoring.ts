import {
  type Accuracy,
  type AccuracyAsked,
  accuracyFor,
  type Inspectors,
  majorityAccuracy,
  spreadLeniency,
} from '../../inspection/inspectors.js';
import type { LevelMarks } from '../../inspection/levelMarks.js';
import { DataError, problem } from '../../problem.js';
import type { CompiledWorld } from './compileWorld.js';
import { accuraciesOf, type Ladder, ladderMarks, levelIn } from './ladders.js';
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
  /** Questions on one scale, and what inspectors make of each of its levels. */
  readonly ladders: readonly LadderMarks[];
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
  const { ladders } = scoring;
  const scored = new Float64Array(patterns.count);
  distribution.forEach((mass, pattern) => {
    if (mass === 0) return;
    scoreDistribution(patterns, pattern, { accuracies, ladders }).forEach((chance, outcome) => {
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
export function compileScoring(world: CompiledWorld, inspectors: Inspectors, most: number): Scoring {
  const { patterns, truth } = world;
  const marked = markedLadders(world, inspectors);
  const ofLadders = (read: (one: MarkedLadder) => readonly Accuracy[]) =>
    new Map(marked.flatMap((one) => read(one).map((accuracy, i) => [one.ladder[i]!, accuracy] as const)));
  const accuracies = (asked: AccuracyAsked, read: (one: MarkedLadder) => readonly Accuracy[]) => {
    const known = ofLadders(read);
    return Array.from(truth, (p, question) => known.get(question) ?? accuracyFor(asked, p));
  };
  const mean = accuracies(inspectors.accuracy, ({ ladder, marks }) => accuraciesOf(ladder, marks, world));
  const leads = accuracies(inspectors.leads ?? inspectors.accuracy, (one) =>
    accuraciesOf(one.ladder, one.leads, world),
  );
  const ofTwo = ofLadders(({ ladder, marks }) => accuraciesOf(ladder, marks, world, marks));
  const ofChecks = ofLadders((one) => accuraciesOf(one.ladder, one.marks, world, one.leads));
  const ladders = marked.map(({ ladder, marks }) => ({ ladder, marks }));
  const leadLadders = marked.map((one) => ({ ladder: one.ladder, marks: one.leads }));
  const lenient = mean.map((accuracy) => spreadLeniency(accuracy, inspectors.leniency));
  const values = lenient[0]?.leniency.weights ?? Float64Array.of(1);
  const all = Array.from({ length: patterns.count }, (_, pattern) => pattern);
  const rows = Array.from(values).flatMap((_, value) =>
    all.map((pattern) =>
      scoreDistribution(patterns, pattern, {
        accuracies: lenient.map(
          ({ accuracies: each }, question) => each[value] ?? mean[question] ?? PERFECT_ACCURACY,
        ),
        ladders,
      }),
    ),
  );
  const leadRows = all.map((pattern) =>
    scoreDistribution(patterns, pattern, { accuracies: leads, ladders: leadLadders }),
  );
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
    byLeniency: lenient.map((one) => one.accuracies),
    ladders,
    leads,
    modes: markingModes(most, inspectors.doubleMarked, inspectors.checked),
    final: [
      ...mean,
      ...mean.map((accuracy, question) => ofTwo.get(question) ?? majorityAccuracy(accuracy, accuracy)),
      ...mean.map(
        (accuracy, question) =>
          ofChecks.get(question) ?? majorityAccuracy(accuracy, leads[question] ?? accuracy),
      ),
    ],
  };
}

const PERFECT_ACCURACY: Accuracy = { sensitivity: 1, specificity: 1 };

interface LadderMarks {
  readonly ladder: Ladder;
  readonly marks: LevelMarks;
}

interface MarkedLadder extends LadderMarks {
  readonly leads: LevelMarks;
}

/** What inspectors and quality leads make of each scale of which several levels are asked. */
function markedLadders(world: CompiledWorld, inspectors: Inspectors): MarkedLadder[] {
  if (world.ladders.length > 0 && inspectors.leniency > 0) {
    throw new DataError([
      problem('lenient-on-scale', 'Leniency is of questions answered Yes or No, and a scale is asked.', {
        path: 'inspectors',
        got: String(inspectors.leniency),
        hint: 'Leave leniency out, or ask for one level at a time, in a study of its own.',
      }),
    ]);
  }
  return world.ladders.map((ladder) => ({
    ladder,
    marks: ladderMarks(ladder, inspectors.accuracy, world),
    leads: ladderMarks(ladder, inspectors.leads ?? inspectors.accuracy, world),
  }));
}

interface Marking {
  readonly accuracies: readonly Accuracy[];
  readonly ladders: readonly LadderMarks[];
}

/**
 * The distribution over scored patterns given a true pattern: questions are scored independently, and those of one scale as one
 * level.
 */
function scoreDistribution(
  patterns: Patterns,
  pattern: number,
  { accuracies, ladders }: Marking,
): Float64Array {
  const inLadder = new Set(ladders.flatMap(({ ladder }) => ladder));
  const relevant = patterns.relevant[pattern]!;
  const yes = patterns.yes[pattern]!;
  return Float64Array.from({ length: patterns.count }, (_, scored) => {
    // Whether a question applies is never in doubt; only the answer is.
    if (patterns.relevant[scored]! !== relevant) return 0;
    const ofLevels = ladders.reduce(
      (chance, { ladder, marks }) =>
        ((relevant >> ladder[0]!) & 1) === 0
          ? chance
          : chance * chanceOfLevel(marks, levelIn(ladder, yes), levelIn(ladder, patterns.yes[scored]!)),
      1,
    );
    if (ofLevels === 0) return 0;
    return accuracies.reduce((chance, { sensitivity, specificity }, question) => {
      const bit = 1 << question;
      if ((relevant & bit) === 0 || inLadder.has(question)) return chance;
      const saysYes = (patterns.yes[scored]! & bit) !== 0;
      const probabilityOfYes = (yes & bit) !== 0 ? sensitivity : 1 - specificity;
      return chance * (saysYes ? probabilityOfYes : 1 - probabilityOfYes);
    }, ofLevels);
  });
}

/** Nobody marks what is no level; a true pattern that is none has no case, and any row will do. */
const chanceOfLevel = (marks: LevelMarks, truth: number | null, marked: number | null): number =>
  marked === null ? 0 : marks[truth ?? 0]![marked]!;
