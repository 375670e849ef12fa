/** What every chart has, and the axes that most of them have. Proportions are numbers from 0 to 1, shown as `percent`. */
export interface Described {
  readonly title: string;
  /** The chart in words, for people who cannot see it; made from the data when absent. */
  readonly description?: string;
  /** What must go with it wherever it is shown, such as what it is based on: at the foot of a picture. */
  readonly origin?: string;
}

export interface Axis {
  readonly label: string;
  /** Ends of the axis; taken from the data when absent. */
  readonly low?: number;
  readonly high?: number;
  readonly format?: 'percent' | 'number';
  /** Where ticks are; chosen evenly when absent. */
  readonly ticks?: readonly number[];
}

/** A value worth comparing with, such as a band's edge. */
export interface Reference {
  readonly at: number;
  readonly label: string;
}
