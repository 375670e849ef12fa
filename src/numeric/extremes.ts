/** The least of many numbers, or of `other` and them. A list that is spread into arguments must be short; this may be any. */
export function leastOf(values: Iterable<number>, other = Number.POSITIVE_INFINITY): number {
  let least = other;
  for (const value of values) least = Math.min(least, value);
  return least;
}

/** The greatest of many numbers, or of `other` and them, likewise. */
export function mostOf(values: Iterable<number>, other = Number.NEGATIVE_INFINITY): number {
  let most = other;
  for (const value of values) most = Math.max(most, value);
  return most;
}
