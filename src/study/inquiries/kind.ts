import type { About } from '../../designs/groupedCounts.js';
import type { Inspectors } from '../../inspection/inspectors.js';
import type { MeasureName } from '../measureNames.js';
import type { AnswerStrategy, Inquiry, Study } from '../study.js';
import type { CompiledWorld } from '../world/compileWorld.js';
import type { ConditionAnswer } from '../world/conditions.js';
import type { WorldSample } from '../world/sample.js';
import type { Analysis, Context } from './analysis.js';
import type { Headline } from './headlines.js';
import type { Estimand, MeasureSheet } from './measures.js';

/**
 * Everything about one kind of inquiry. Each kind is one object in a file of its own, its parts in this order, and an
 * entry in `registry.ts`: to know one kind is to know all.
 *
 * The parts are methods, whose arguments TypeScript compares loosely enough to keep all kinds in one table.
 */
export interface InquiryKind<Own extends Inquiry = Inquiry> {
  readonly kind: Own['kind'];

  /** The key that says in a file what is asked about; problems with the inquiry are noted there. */
  readonly key: string;

  /** Its shape in the file of a study. */
  readonly written: Written<Own>;

  /** What it looks at. */
  subject(inquiry: Own): Subject;

  /** Whether it can be asked of what these inspectors mark; it always can where this is left out. */
  applies?(inspectors: Pick<Inspectors, 'doubleMarked'>): boolean;

  /** Notes what shape and names do not settle. */
  check?(inquiry: Own, study: Study, note: Note): void;

  /** The interval methods that an answer of this strategy may name; null where it gives no answer at all. */
  methods(inquiry: Own, answer: AnswerStrategy): readonly string[] | null;

  /** What the answer is an estimate of, of which it has an error and a bias; `none` where it estimates nothing. */
  readonly estimand: Estimand;

  /**
   * Whether its standard error is judged against the true one, is only reported (where the inquiry asks for something
   * else), or does not exist.
   */
  readonly standardError: 'judged' | 'reported' | 'none';

  /** Whether it needs to know what is true of the sampled cases, beside what was scored. */
  readonly readsTruth?: true;

  /** Whether it needs to know how the answers to several questions fall together, beside how often each is yes. */
  readonly readsPatterns?: true;

  /** What is worked out from every replicate. */
  analysis(context: Context, inquiry: Own, answer: ConditionAnswer): Analysis;

  /**
   * Every outcome in one scenario, for an exact answer; null where there is none. Most kinds pass on what the design
   * gives for the questions asked.
   */
  outcomes(inquiry: Own, at: OutcomesAt): Outcomes | null;

  /** Whether the answer is known only as a sum over its outcomes, which no simulation draws. */
  readonly onlyExact?: true;

  /** Puts its performance measures on the sheet, in the order of the results. */
  measures(sheet: MeasureSheet): void;

  /** The measures shown in its table; all the others are in the files. */
  readonly main: readonly MeasureName[];

  /** The measures that answer it in one number, with the sentence of each; the first that an answer has is said first. */
  readonly headlines: readonly Headline[];

  /** What it asks, for the report of a study. */
  line(inquiry: Own): string;

  /** What is drawn or summed for it beside or in place of inspections of its scenarios, in full; null where those are all. */
  readonly mechanism: string | null;

  /** Whether inspections of its scenarios are not drawn for it at all. */
  readonly drawsNoInspections?: true;

  /** How its truth is introduced, where that is not a true value: `The published percentage is`. */
  readonly truthIs?: string;
}

/** What an inquiry looks at: questions, in the scenarios of these names, and whose truth. */
export interface Subject {
  readonly questions: readonly string[];
  readonly worlds: readonly string[];
  readonly about: About;
}

/** The shape of an inquiry in a file: a schema of zod, whose types stay out of the public declarations. */
export interface Written<Own extends Inquiry> {
  readonly schema: object;
  /**
   * The inquiries that an entry stands for: one, or one for each scenario; null where it does not fit the schema. What
   * names a scenario that is not there is read too, so that the rest of it is checked.
   */
  read(entry: unknown, reader: Reader): readonly Own[] | null;
}

/** The levels of a question: what asks whether an answer is at each level but the lowest, or above it, and the score of each. */
export interface Scale {
  readonly cuts: readonly string[];
  readonly scores: readonly number[];
}

/** What a kind is told of the study whose file is being read. */
export interface Reader {
  /** The name of the entry. */
  readonly name: string;
  /** The names of the scenarios. */
  readonly worlds: readonly string[];
  /** One inquiry for the scenario asked for, or for every one, named after it where there are several. */
  each<Own extends Inquiry>(asked: string | undefined, make: (world: string, name: string) => Own): Own[];
  /** The scale of a question, as the first scenario with it has it; null where none has, or its answers have no order. */
  scale(question: string): Scale | null;
  /** Notes under that key of the entry that there is no such scenario, if there is none. */
  knows(asked: string, ...key: readonly PropertyKey[]): void;
  note(code: string, message: string, hint?: string): void;
}

/** Notes a problem with an inquiry, where the file has it. */
export type Note = (code: string, message: string, hint: string) => void;

/** Every outcome of one world's inspection: `each` fills the sample and passes on its probability. */
export interface Outcomes {
  readonly count: number;
  each(probability: number, visit: (probability: number) => void): void;
}

/** One scenario under a design, and the sample that its outcomes fill. */
export interface OutcomesAt {
  readonly world: CompiledWorld;
  readonly sample: WorldSample;
  /** Every sample that the design can give, distinguished by the questions asked. */
  ofDesign(): Outcomes | null;
}
