import {
  hypergeometricChance,
  hypergeometricMode,
  hypergeometricRatio,
  type Urn,
} from '../numeric/hypergeometric.js';
import { type LikelyCounts, likelyCounts } from '../numeric/likelyCounts.js';
import { finitePopulationInterval } from './finitePopulation.js';
import { exactLimits } from './scoreLimits.js';

export interface ExactMarginSpec {
  readonly proportion: number;
  /** Of the widest interval of any count, instead of on average over counts. */
  readonly guaranteed: boolean;
  readonly confidence: number;
  /** Cases from which they are drawn without replacement; Infinity for no end of them. */
  readonly cohort?: number;
}

/** Half the width of the exact interval for `of` cases: Clopper and Pearson's, or the hypergeometric one of a cohort. */
export function exactMargin(of: number, { cohort = Infinity, ...spec }: ExactMarginSpec): number {
  const { proportion, guaranteed, confidence } = spec;
  const half = (yes: number) => {
    const { lower, upper } =
      cohort === Infinity
        ? exactLimits(yes, of, (1 - confidence) / 2)
        : finitePopulationInterval({ yes, of, cohort }, { confidence });
    return (upper - lower) / 2;
  };
  if (guaranteed) return cohort === Infinity ? half(Math.floor(of / 2)) : widest(half, of, cohort);
  if (cohort === Infinity) return meanOf(half, likelyCounts(of, proportion));
  const marked = Math.round(proportion * cohort);
  return meanOf(half, likelyMarked({ size: cohort, marked, draws: of }));
}

/**
 * Limits that are whole cases of the cohort wobble by one about a width that falls away from the middle count: the
 * widest is found once they are clearly past it.
 */
function widest(half: (yes: number) => number, of: number, cohort: number): number {
  let most = 0;
  for (let yes = Math.floor(of / 2); yes >= 0; yes--) {
    const here = half(yes);
    if (here < most - 2 / cohort) break;
    most = Math.max(most, here);
  }
  return most;
}

/**
 * Many counts are taken in strides of a sixth of their spread: chance and width are both smooth, and the trapezoid rule
 * loses nothing that double precision would show (Trefethen and Weideman 2014, SIAM Review 56:385).
 */
function meanOf(half: (yes: number) => number, { from, chances }: LikelyCounts): number {
  const stride = Math.max(1, Math.floor(chances.length / 120));
  let [sum, total] = [0, 0];
  for (let i = 0; i < chances.length; i += stride) {
    const chance = chances[i] ?? 0;
    sum += chance * half(from + i);
    total += chance;
  }
  return sum / total;
}

/** The numbers of marked cases in a sample that matter, and their chances. */
function likelyMarked(urn: Urn): LikelyCounts {
  const mode = hypergeometricMode(urn);
  const peak = hypergeometricChance(mode, urn);
  const below: number[] = [];
  const above: number[] = [];
  for (let x = mode, chance = peak; chance > peak * NEGLIGIBLE; x++) {
    above.push(chance);
    chance *= hypergeometricRatio(x, urn);
  }
  for (let x = mode - 1, chance = peak; x >= 0; x--) {
    chance /= hypergeometricRatio(x, urn);
    if (!(chance > peak * NEGLIGIBLE)) break;
    below.push(chance);
  }
  return { from: mode - below.length, chances: Float64Array.from([...below.reverse(), ...above]) };
}

const NEGLIGIBLE = 1e-20;
