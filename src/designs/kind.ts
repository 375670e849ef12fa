import type { Role } from '../scenario/roles.js';
import type { Notebook } from '../scenario/yaml/notebook.js';
import type { DeclaredDesign, DesignAxis, SomeDesign } from './design.js';
import type { About, Estimator, Scored, Stratum } from './groupedCounts.js';
import type { EachTaking, Grouping, Groups, Stratification, Taker } from './groups.js';

/**
 * Everything about one kind of design, in the order in which its file has it. Nothing outside `kinds/` asks which kind
 * a design is: it asks the design, through the registry.
 *
 * Every design sorts the cohort into groups (one for a simple design, else strata or clusters), says how many cases
 * it takes from each, and takes them by simple random sampling.
 */
export interface DesignKind<Design extends SomeDesign, Declared extends DeclaredDesign> {
  readonly kind: Design['kind'];

  /** Its shape in the file of a study. */
  readonly written: Written<Declared>;
  /** What a declared design leaves to the grid. */
  axes(declared: Declared): readonly DesignAxis[];
  /** The design with every gap filled from the grid, then from the scenario. */
  resolve(declared: Declared, at: GridPoint): Design;

  /** Refuses what is none of its numbers, cases and cohort aside, for callers without a compiler. */
  require(design: Design): void;

  readonly groupsAre: Grouping['into'];
  grouping(design: Design): Grouping;
  /** Whether it sets the cases of each stratum before the cohort's answers are seen, so that they vary by nothing else. */
  readonly fixesStrata: boolean;

  /**
   * The rule by which it takes cases from its groups. It uses the stream only where the design itself leaves the
   * number per group to chance: the start of a systematic sample, the clusters chosen.
   */
  taker(design: Design, groups: Groups): Taker;
  /** The most cases that a sample can have. */
  mostCases(design: Design): number;
  /** By group, how many cohort cases each case of a sample stands for, given the clusters and numbers that came up. */
  weights(design: Design, sizes: Int32Array, taken: Int32Array): (group: number) => number;
  /** The chance of a case of each group to be taken, exactly; null where the design does not settle it. */
  inclusion(design: Design, groups: Groups, sizes: Int32Array): Float64Array | null;

  /** Whether its estimate weighs each case by what it stands for; `stated` where the correlation of cases is given. */
  weighs(design: Design, facts: { readonly stated: boolean }): boolean;
  /** Its design-based estimator; `shares` are those of the groups in a cohort without limit. */
  estimator(design: Design, shares: readonly number[], about: About): Estimator;
  /** What the variance of that estimator rests on. */
  varianceBasis(design: Design, about: About): OwnVarianceBasis;
  /**
   * The variance of an estimated percentage about the truth, over everything that the design leaves to chance; null
   * where it has no closed form.
   */
  trueVariance(design: Design, facts: VarianceFacts): number | null;
  /** Every way in which it can take cases from its groups, each with its chance; null for too many. */
  takings(design: Design, groups: Groups, take: Taker): EachTaking | null;
  /** How every outcome of a sample can be listed: numbers of cases known beforehand, or clusters; null for no way. */
  outcomes(design: Design): 'fixedCounts' | 'clusters' | null;
  /** Whether its cases are as good as independent, so that published counts alone tell what the next sample would say. */
  readonly casesAreIndependent: boolean;

  /** The case variables that it names, and where. */
  variables(declared: Declared): readonly NamedVariable[];
  /** The correlations that its cases have, as an answer may state them. */
  correlations(declared: Declared): readonly ('icc' | 'iccWithin')[];
  /** Notes what is wrong as declared; false where its numbers are not known, but for its cohort, so that no more can be said. */
  check(declared: Declared, facts: CheckFacts): boolean;
  /** What its numbers cannot be together, at one point of the grid. */
  faults(design: Design, name: string): readonly Fault[];

  /** What a report says of it after its cases and its cohort. */
  facts(declared: Declared): readonly string[];
  /** What readers must know of standard errors that rest on less than the design; null for nothing. */
  varianceNote(design: Design, basis: 'approximate' | 'none'): string | null;
}

/** A design by which `inspect` can also take a sample of a cohort; `Asked` are its own arguments. */
export interface CohortDesignKind<
  Design extends SomeDesign,
  Declared extends DeclaredDesign,
  Asked extends object,
> extends DesignKind<Design, Declared> {
  /** The design that the arguments of `inspect` ask for. */
  request(asked: Partial<Asked> & { readonly cases?: number }, facts: CohortFacts): Design;
  grouping(design: Design): Stratification;
}

/** The shape of a design in a file: a schema of zod, whose types stay out of the public declarations. */
export interface Written<Declared> {
  readonly schema: object;
  /** The design of what fits the schema, with what the file leaves out as null. */
  read(written: unknown): Declared;
}

/** What fills the gaps of a declared design. */
export interface GridPoint {
  /** The published sample and its cohort. */
  readonly cases: number;
  readonly cohort: number | null;
  axis(name: DesignAxis): number | undefined;
  /** The case variable that has a role. */
  withRole(role: Role): string | undefined;
}

/** What the variance of a standard error rests on, of the design's own making. */
export type OwnVarianceBasis =
  /** The design's own variance estimator. */
  | 'design'
  /** A design-based estimator that is known to be approximate. */
  | 'approximate'
  /** Nothing: the design allows no variance estimator, and that of a simple random sample is shown. */
  | 'none';

/** What the true variance of an estimate depends on. */
export interface VarianceFacts {
  readonly overall: Scored;
  /** The strata of the design; none where its groups are clusters. */
  readonly strata: readonly Stratum[];
  readonly take: Taker;
  /** Covariance of a case's score with its truth, over the variance of the truth. */
  readonly signal: number;
  readonly weighted: boolean;
  readonly about: About;
}

/** A case variable that a design names under a key of its declaration. */
export interface NamedVariable {
  readonly key: string;
  readonly name: string;
  /** Whether it must be a yes-or-no question. */
  readonly isQuestion: boolean;
}

/** What a declared design is checked against. */
export interface CheckFacts {
  readonly name: string;
  readonly path: readonly PropertyKey[];
  readonly notebook: Notebook;
  isInGrid(axis: DesignAxis): boolean;
  /** The numbers of cases in the grid; none where it has no such axis. */
  readonly casesInGrid: readonly number[];
  /** The name of an inquiry about the cohort itself; null where there is none. */
  readonly cohortInquiry: string | null;
  readonly worlds: readonly CheckedWorld[];
  /** Notes a number outside the range of its axis. */
  checkRange(axis: DesignAxis, value: number | null, path: readonly PropertyKey[]): void;
}

/** A scenario of the study that a design is checked in. */
export interface CheckedWorld {
  readonly name: string;
  /** Cases of the published sample. */
  readonly cases: number;
  /** The case variable that has a role. */
  withRole(role: Role): string | undefined;
  /** Every combination of levels with its share of the cohort. */
  strata(by: readonly string[]): readonly { readonly name: string; readonly share: number }[];
}

/** Numbers of a design that do not fit each other. */
export interface Fault {
  readonly code: string;
  /** The part of the declaration that it is in; the whole if omitted. */
  readonly part?: string;
  readonly message: string;
  readonly hint?: string;
}

/** What the arguments of `inspect` are checked against. */
export interface CohortFacts {
  readonly cohort: number;
  /** Cases of the published sample. */
  readonly cases: number;
  readonly variables: readonly string[];
  readonly questions: readonly string[];
  /** The case variable that has a role. */
  withRole(role: Role): string | undefined;
  /** Names of the strata that some variables make. */
  strata(by: readonly string[]): readonly string[];
}
