/** Something about a what-if that misleads a reader who looks at one number or one month. */
export interface Trap {
  readonly kind:
    | 'worse-before-better'
    | 'better-before-worse'
    | 'false-win'
    | 'two-sided'
    | 'growth'
    | 'no-posts'
    | 'time'
    | 'drift'
    | 'association'
    | 'costs-nothing'
    | 'vicious-circle';
  /** The outcome that it is about: one of staffing, or the id of a key question. */
  readonly outcome: string | null;
  /** The month at which it shows most. */
  readonly month: number | null;
  readonly message: string;
}
