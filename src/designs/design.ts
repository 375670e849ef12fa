/** What every design says, whatever its kind. */
export interface SomeDesign {
  readonly kind: string;
  /** Cases to take. */
  readonly cases: number;
  /** Eligible cases; null for a cohort without limit, the process itself. */
  readonly cohort: number | null;
}

/** A design as a study declares it: what is null comes from the grid or from the scenario. */
export interface DeclaredDesign {
  readonly kind: string;
  readonly cases: number | null;
  readonly cohort: number | 'unlimited' | 'scenario' | null;
}

/** What a design may leave to the grid of a study. */
export type DesignAxis = 'cases' | 'cohort' | 'clusters' | 'take' | 'icc' | 'iccWithin';
