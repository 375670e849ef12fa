/** Two ends of a range, both included: what every interval, predictive range and bound has. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
}
