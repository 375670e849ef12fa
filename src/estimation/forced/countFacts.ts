import type { Fraction } from '../../scenario/figures/words.js';
import type { JointQuestion } from './jointQuestion.js';

/** Everything that figures and gates say of the counts of one sample, without any assumption. */
export interface CountFacts {
  readonly cases: number;
  /** Parents before children. */
  readonly variables: readonly CountedVariable[];
  readonly rules: readonly CountRule[];
  /** Joint questions whose cases are counted too. */
  readonly overlaps?: readonly {
    readonly key: string;
    readonly question: JointQuestion;
    readonly count: number;
  }[];
}

export interface CountedVariable {
  readonly name: string;
  readonly levels: readonly string[];
  /** The condition under which it applies; null where it applies to every case. */
  readonly gate: CountedGate | null;
}

export interface CountedGate {
  /** The variables that it looks at, by name. */
  readonly names: readonly string[];
  isOpen(levelOf: (name: string) => string): boolean;
}

/** What one printing of a figure says of a count. */
export interface CountRule {
  /** What the figure is called where it is told what forces something. */
  readonly key: string;
  readonly variable: string;
  readonly level: string;
  /** The count lies between these fractions of the cases that the variable applies to. */
  readonly low: Fraction | null;
  readonly high: Fraction | null;
  /** Or it is this one, out of this many if the figure says so. */
  readonly count: number | null;
  readonly of: number | null;
}

/** The outermost variable that gates lead to from one of this name. */
export function rootOf(name: string, facts: Pick<CountFacts, 'variables'>): string {
  const [parent] = facts.variables.find((variable) => variable.name === name)?.gate?.names ?? [];
  return parent === undefined ? name : rootOf(parent, facts);
}
