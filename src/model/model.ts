import type { CaseVariable, Scenario } from '../scenario/scenario.js';

/** How strongly the assumed effects act: every log odds ratio times 0, 1 or 2. Margins never move. */
export const EFFECTS_PRESETS = { independent: 0, moderate: 1, strong: 2 } as const;
export type EffectsPreset = keyof typeof EFFECTS_PRESETS;
export const PRESETS = Object.keys(EFFECTS_PRESETS) as readonly EffectsPreset[];

/** A parent as the compiled model uses it. */
export interface CompiledEffect {
  /** Index of the parent in `CaseModel.variables`. */
  readonly parent: number;
  readonly logOdds: number;
  /** The parent's mean rank under the published margin: its value for a case where it has no rank. */
  readonly neutral: number;
}

/** A case variable with its calibrated intercepts. */
export interface CompiledVariable extends CaseVariable {
  /** Index of the gate's variable in `CaseModel.variables` and which of its levels open it; null if ungated. */
  readonly gateIndex: number | null;
  readonly gateOpen: readonly boolean[];
  readonly compiledEffects: readonly CompiledEffect[];
  /** Index of the variable that it follows; null where it follows none. */
  readonly followsIndex: number | null;
  /**
   * Cumulative-logit intercepts, one per ranked level but the first: logit P(level ≥ k) = intercepts[k−1] + η,
   * among the cases with a ranked level. Binary: a single one. Nominal: empty, `shares` are used as they are.
   * May be ±∞ at shares of 0 or 1. Empty too where another variable is followed.
   */
  readonly intercepts: readonly number[];
}

/** The joint distribution over all case variables, compiled from a scenario; frozen plain data with readers. */
export interface CaseModel {
  readonly scenario: Scenario;
  readonly effects: EffectsPreset;
  readonly variables: readonly CompiledVariable[];
  /** Cells of the largest table that compiling needed. */
  readonly largestTable: number;
  /** What `intervene` has changed, the latest value of each variable; null for a model as compiled. */
  readonly intervention: Intervention | null;
  /** Level → probability among the cases for which the variable applies. */
  margin(name: string): Readonly<Record<string, number>>;
  /** Probability that the variable applies to a case. */
  relevance(name: string): number;
  /** The exact joint distribution of some variables, not relevant included as a level of its own. */
  joint(names: readonly string[]): JointTable;
  /**
   * The model after some variables' margins have been moved: their own intercepts are solved again, every other
   * intercept and every neutral value stays frozen. A number is the new probability of yes for a binary variable;
   * a record gives every level's. Both are among the cases for which the variable applies.
   */
  intervene(change: Intervention): CaseModel;
}

export type Intervention = Readonly<Record<string, number | Readonly<Record<string, number>>>>;

/** A joint distribution as a dense table; the last variable's level changes fastest. */
export interface JointTable {
  readonly names: readonly string[];
  /** Levels of each variable; `notRelevant` is the last one of a gated variable. */
  readonly levels: readonly (readonly string[])[];
  readonly probabilities: Float64Array;
  /** Total probability of the cells that agree with every given level; ask for no level and it is 1. */
  probability(where: Readonly<Record<string, string>>): number;
}

/** One generated case: an identifier from an impossible range, then every variable's level. */
export interface SyntheticCase {
  readonly id: string;
  readonly [variable: string]: string;
}
