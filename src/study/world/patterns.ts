import { NOT_RELEVANT } from '../../scenario/scenario.js';

/**
 * The answers that one case can have to the questions asked about: a pattern gives each question yes, no or not
 * relevant. Question j is bit j of the two masks.
 */
export interface Patterns {
  readonly questions: readonly string[];
  readonly count: number;
  /** For each pattern, the questions that apply, and those answered yes. */
  readonly relevant: Int32Array;
  readonly yes: Int32Array;
  /** The pattern with these masks: `find[(relevant << questions) | yes]`. */
  readonly find: Int32Array;
}

/** Most questions that one study asks about at a time: tables grow as 3 to their number. */
export const MOST_QUESTIONS = 6;

/** Patterns in the order of a joint table over the questions, the last one's level changing fastest. */
export function patternsOf(questions: readonly string[], levels: readonly (readonly string[])[]): Patterns {
  const count = levels.reduce((product, list) => product * list.length, 1);
  const relevant = new Int32Array(count);
  const yes = new Int32Array(count);
  const find = new Int32Array(1 << (2 * questions.length));
  for (let pattern = 0; pattern < count; pattern++) {
    let rest = pattern;
    for (let question = questions.length - 1; question >= 0; question--) {
      const list = levels[question]!;
      const level = list[rest % list.length];
      rest = Math.floor(rest / list.length);
      if (level !== NOT_RELEVANT) relevant[pattern]! |= 1 << question;
      if (level === 'yes') yes[pattern]! |= 1 << question;
    }
    find[(relevant[pattern]! << questions.length) | yes[pattern]!] = pattern;
  }
  return { questions, count, relevant, yes, find };
}

/** Probability of yes, and of being relevant, for each question under a distribution over patterns. */
export function marginsOf(
  patterns: Patterns,
  distribution: ArrayLike<number>,
): { yes: Float64Array; relevant: Float64Array } {
  const yes = new Float64Array(patterns.questions.length);
  const relevant = new Float64Array(patterns.questions.length);
  for (let pattern = 0; pattern < patterns.count; pattern++) {
    const mass = distribution[pattern]!;
    for (let question = 0; question < yes.length; question++) {
      if ((patterns.relevant[pattern]! >> question) & 1) relevant[question]! += mass;
      if ((patterns.yes[pattern]! >> question) & 1) yes[question]! += mass;
    }
  }
  return { yes, relevant };
}
