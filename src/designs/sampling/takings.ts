import { binomialPmf } from '../../numeric/distributions.js';
import type { SomeDesign } from '../design.js';
import type { EachTaking, Groups, Taker } from '../groups.js';

/** Most make-ups of a cohort that are summed over. */
const MOST_COHORTS = 100_000;

/** A make-up less likely than this changes no digit. */
const NEGLIGIBLE = 1e-18;

/** What strata give of every make-up of the cohort, where nothing else is left to chance; null for too many. */
export function strataTakings(
  { cohort }: SomeDesign,
  { shares }: Pick<Groups, 'shares'>,
  take: Taker,
): EachTaking | null {
  return overMakeUps({ cohort, shares, take }, () => [0, 1]);
}

/**
 * The same for a systematic sample. As its start goes up from 0 to 1 the last case of a stratum falls to the next one
 * where the start passes the fraction of a case that is due down to the end of the stratum.
 */
export function systematicTakings(
  { cases, cohort }: SomeDesign,
  { shares }: Pick<Groups, 'shares'>,
  take: Taker,
): EachTaking | null {
  return overMakeUps({ cohort, shares, take }, (lengths) => {
    let whole = 0;
    for (let group = 0; group < lengths.length; group++) whole += lengths[group]!;
    let passed = 0;
    const fractions = shares.map((_, group) => {
      passed += lengths[group]!;
      const due = (passed * cases) / whole;
      return due - Math.floor(due);
    });
    return [0, ...fractions.sort((a, b) => a - b), 1];
  });
}

/** Every make-up, and between every two of its `fences` a start: all starts there give the same cases. */
function overMakeUps(
  { cohort, shares, take }: { cohort: number | null; shares: readonly number[]; take: Taker },
  fencesOf: (lengths: ArrayLike<number>) => readonly number[],
): EachTaking | null {
  const all = cohort === null ? [{ chance: 1, counts: null }] : makeUps(cohort, shares);
  if (all === null) return null;
  const taken = new Int32Array(shares.length);
  return (visit) => {
    for (const { chance, counts } of all) {
      const sizes = counts === null ? null : Int32Array.from(counts);
      const fences = fencesOf(sizes ?? shares);
      for (let next = 1; next < fences.length; next++) {
        const [from, to] = [fences[next - 1]!, fences[next]!];
        if (to === from) continue;
        take(sizes, () => (from + to) / 2, taken);
        visit({ chance: chance * (to - from), sizes, taken });
      }
    }
  };
}

/** Every make-up that a cohort of this size can have, with its chance; null when there are too many. */
function makeUps(
  cohort: number,
  shares: readonly number[],
): { chance: number; counts: readonly number[] }[] | null {
  // Each stratum but the last moves within some ten standard deviations of its share.
  const ways = shares
    .slice(0, -1)
    .reduce(
      (product, share) => product * Math.min(cohort + 1, 20 * Math.sqrt(cohort * share * (1 - share)) + 2),
      1,
    );
  if (ways > MOST_COHORTS) return null;
  const found: { chance: number; counts: readonly number[] }[] = [];
  const deal = (counts: readonly number[], left: number, share: number, chance: number): void => {
    const own = shares[counts.length];
    if (own === undefined) return;
    if (counts.length === shares.length - 1) {
      found.push({ chance, counts: [...counts, left] });
      return;
    }
    const given = Math.min(1, own / share);
    for (let has = 0; has <= left; has++) {
      const reached = chance * binomialPmf(has, left, given);
      if (reached > NEGLIGIBLE) deal([...counts, has], left - has, share - own, reached);
    }
  };
  deal(
    [],
    cohort,
    shares.reduce((sum, share) => sum + share, 0),
    1,
  );
  return found;
}
