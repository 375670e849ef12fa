/** The sum of the chances from each on, added from the last, and 0 beyond it: of a distribution, its upper tails. */
export function sumsFrom(chances: Float64Array): Float64Array {
  const sums = new Float64Array(chances.length + 1);
  for (let i = chances.length - 1; i >= 0; i--) sums[i] = sums[i + 1]! + chances[i]!;
  return sums;
}
