/** What a search for the cases of two inspections finds. */
export interface SampleSizeSearch {
  /** The fewest cases of the first inspection with the power asked for. */
  readonly fewest: number;
  /** The fewest from which on every number has it; null when beyond the most looked at. */
  readonly fewestForGood: number | null;
  /** Cases of the second inspection that go with `fewest`: the ratio times as many, rounded up. */
  readonly ofSecond: number;
  /** The exact power of so many. */
  readonly power: number;
  /** The most cases of the first inspection that were looked at. */
  readonly upTo: number;
}

/** The ratio times as many cases, rounded up, but not for the last digits of a product. */
export const secondCases = (of: number, ratio: number): number =>
  Math.max(1, Math.ceil(of * ratio * (1 - 1e-12)));
