import {
  hypergeometricAtLeast,
  hypergeometricChance,
  hypergeometricRatio,
} from '../../numeric/hypergeometric.js';
import { exceeds, leastCount } from './finitePopulation.js';

/**
 * The least count of Yes in a cohort for each number of Yes in a sample, as `leastCount` finds it, for those who ask about
 * many of them: worked out in blocks, each from the first of its counts on.
 */
export function leastCounts(of: number, cohort: number, tail: number): (yes: number) => number {
  // In a larger cohort the steps from one count to the next are more than finding each anew.
  if (cohort > MOST_WALKED) return (yes) => leastCount({ yes, of, cohort }, tail);
  const known = new Map<number, Int32Array>();
  return (yes) => {
    const block = Math.floor(yes / BLOCK);
    const counts = known.get(block) ?? countsFrom(block * BLOCK, { of, cohort, tail });
    known.set(block, counts);
    return counts[yes - block * BLOCK]!;
  };
}

/** So many counts are walked along from one whose tail is summed anew, before roundings could tell. */
const BLOCK = 32;

/** Cases of the largest cohort whose counts are walked along. */
const MOST_WALKED = 1e6;

function countsFrom(
  start: number,
  { of, cohort, tail }: { readonly of: number; readonly cohort: number; readonly tail: number },
): Int32Array {
  const counts = new Int32Array(Math.min(BLOCK, of - start + 1));
  counts[0] = leastCount({ yes: start, of, cohort }, tail);
  let marked = counts[0];
  let chance = 0;
  let orMore = 0;
  for (let i = 1; i < counts.length; i++) {
    const yes = start + i;
    const urn = { size: cohort, marked, draws: of };
    if (chance > 0) {
      orMore -= chance;
      chance *= hypergeometricRatio(yes - 1, urn);
    } else if (marked >= yes) {
      orMore = hypergeometricAtLeast(yes, urn);
      chance = hypergeometricChance(yes, urn);
    }
    if (!(chance > 0)) {
      // Where so many Yes cannot be, there is nothing to walk along.
      counts[i] = leastCount({ yes, of, cohort }, tail);
      marked = counts[i]!;
      continue;
    }
    // One more Yes in the cohort adds the chance that it is drawn beside one Yes fewer of the others.
    for (; marked < cohort - of + yes && !exceeds(orMore, tail); marked++) {
      const unmarked = (cohort - marked - of + yes) / (cohort - marked);
      orMore += (chance * unmarked * yes) / (marked - yes + 1);
      chance *= (unmarked * (marked + 1)) / (marked + 1 - yes);
    }
    counts[i] = marked;
  }
  return counts;
}
