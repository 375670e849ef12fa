/** Cases with the answer Yes, out of a number of cases: whole numbers, `0 ≤ yes ≤ of`, `of ≥ 1`. */
export interface Counts {
  readonly yes: number;
  readonly of: number;
}
