/**
 * Shares `total` whole cases out over groups in proportion to `weights`, by largest remainders (Hamilton's
 * method), with at least one case for every group of positive weight and never more than its `limits`.
 * Writes to `taken`; allocates nothing, so a study can call it for every replicate.
 */
export function apportion(
  weights: ArrayLike<number>,
  total: number,
  limits: ArrayLike<number> | null,
  taken: Int32Array,
): Int32Array {
  let weight = 0;
  for (let group = 0; group < taken.length; group++) weight += weights[group]!;
  const limitOf = (group: number): number => (limits === null ? total : limits[group]!);
  const quotaOf = (group: number): number => (weight > 0 ? (total * weights[group]!) / weight : 0);
  let given = 0;
  for (let group = 0; group < taken.length; group++) {
    const least = weights[group]! > 0 ? 1 : 0;
    taken[group] = Math.min(limitOf(group), Math.max(least, Math.floor(quotaOf(group) + 1e-9)));
    given += taken[group]!;
  }
  while (given !== total) {
    // One more to the group furthest below its quota, or one fewer from the group furthest above it.
    const step = given < total ? 1 : -1;
    let best = -1;
    let furthest = -Infinity;
    for (let group = 0; group < taken.length; group++) {
      const has = taken[group]!;
      const movable = step > 0 ? has < limitOf(group) && weights[group]! > 0 : has > 1;
      const distance = step * (quotaOf(group) - has);
      if (movable && distance > furthest + 1e-9) {
        furthest = distance;
        best = group;
      }
    }
    if (best < 0) return taken;
    taken[best]! += step;
    given += step;
  }
  return taken;
}

/**
 * Cases per group of a systematic sample: the cohort sorted by group, every (cohort/total)-th case from a start
 * drawn uniformly (`start` in [0, 1)). Each group gets its exact share rounded down or up, and each case has
 * exactly the chance total/cohort (Madow and Madow 1944).
 */
export function systematicCounts(
  sizes: ArrayLike<number>,
  total: number,
  start: number,
  taken: Int32Array,
): Int32Array {
  let cohort = 0;
  for (let group = 0; group < taken.length; group++) cohort += sizes[group]!;
  let passed = 0;
  let before = 0;
  for (let group = 0; group < taken.length; group++) {
    passed += sizes[group]!;
    // A case is due at start, start + 1, …, on a scale where the whole cohort has length `total`.
    const upTo =
      group === taken.length - 1 ? total : Math.min(total, Math.ceil((passed * total) / cohort - start));
    taken[group] = upTo - before;
    before = upTo;
  }
  return taken;
}
