import {
  requireBetween,
  requireConfidence,
  requireCounts,
  requireFields,
  requireOneOf,
} from '../../check.js';
import type { Counts } from '../../counts.js';
import type { Limits } from '../../limits.js';
import { atLeast, atMost } from '../../numeric/binomialTails.js';
import { binomialPmf } from '../../numeric/distributions.js';
import { normalUpperQuantile, normalUpperTail } from '../../numeric/normalTail.js';
import { refuse } from '../../problem.js';
import { requireRegions, requireTarget } from './regions.js';

export const FUNNEL_METHODS = ['exact', 'normal'] as const;
export type FunnelMethod = (typeof FUNNEL_METHODS)[number];

/** Between which shares a region of so many cases lies if nothing but chance keeps it from the target. */
export interface FunnelLimits extends Limits {
  readonly confidence: number;
  /** The fewest and the most Yes answers inside. */
  readonly lowestCount: number;
  readonly highestCount: number;
}

/** How wide the normal limits are beyond what chance alone gives; exact ones are never widened. */
export interface Widening {
  readonly method?: FunnelMethod;
  /** Times the variance of chance, 1 if omitted: a design effect or an over-dispersion. */
  readonly designEffect?: number;
  /** A variance of the true shares, 0 if omitted, that is added to that of chance. */
  readonly addedVariance?: number;
}

/**
 * The limits of a funnel at one size of sample. Exact ones are whole counts: a count lies outside when its own tail, itself
 * included, is at most half of what the level leaves.
 *
 * @param sample - `target`, the share measured against, in (0, 1), and `of` cases
 * @param options - `confidence` in (0, 1), 0.95 if omitted; `method`, exact or normal; `designEffect` and `addedVariance`, by
 *   which the normal limits may be widened
 * @returns the two shares, cut at 0 and 1, and the counts inside
 * @throws ArgumentError naming the argument
 * @source Spiegelhalter 2005, Statistics in Medicine 24:1185.
 *
 * @example
 * funnelLimits({ target: 0.47, of: 84 }); // lowestCount 31, highestCount 48
 */
export function funnelLimits(
  sample: { readonly target: number; readonly of: number },
  options: Widening & { readonly confidence?: number } = {},
): FunnelLimits {
  const { target, of } = requireFields('sample', sample, '{ target: 0.47, of: 84 }');
  requireBetween('target', target, 0, 1);
  requireCounts({ yes: 0, of });
  const { confidence = 0.95, ...widening } = requireFields('options', options);
  requireConfidence(confidence);
  return limitsAt(target, of, confidence, settled(widening));
}

/** One region in a funnel. */
export interface FunnelRegion {
  readonly share: number;
  /** At 95% and at 99.8%. */
  readonly limits: readonly [FunnelLimits, FunnelLimits];
  /** The widest limits outside which the region lies: 0.95, 0.998, or null where it is inside both. */
  readonly outside: number | null;
  /** Two-sided: twice the smaller tail at the target, at most 1. */
  readonly pValue: number;
}

export interface Funnel {
  readonly target: number;
  readonly regions: readonly FunnelRegion[];
}

/**
 * Each region against a target, with the limits at 95% and at 99.8% that chance alone keeps to at its size.
 *
 * @param regions - `yes` of `of` cases in each
 * @param options - `target` in (0, 1), the share of all cases together if omitted; `method` and widening as for `funnelLimits`
 * @returns regions in the order given
 * @throws ArgumentError naming the argument: without a target, where every answer is the same
 * @source Spiegelhalter 2005, Statistics in Medicine 24:1185.
 *
 * @example
 * funnel([{ yes: 41, of: 84 }, { yes: 29, of: 64 }, { yes: 9, of: 56 }]).regions[2]?.outside; // 0.998
 */
export function funnel(
  regions: readonly Counts[],
  options: Widening & { readonly target?: number } = {},
): Funnel {
  requireRegions(regions);
  const { target: stated, ...widening } = requireFields('options', options);
  const target = requireTarget(regions, stated);
  const width = settled(widening);
  return {
    target,
    regions: regions.map((region) => {
      const { yes, of } = region;
      const limits = [0.95, 0.998].map((confidence) => limitsAt(target, of, confidence, width));
      const [inner, outer] = limits as [FunnelLimits, FunnelLimits];
      const isOutside = ({ lowestCount, highestCount }: FunnelLimits) =>
        yes < lowestCount || yes > highestCount;
      return {
        share: yes / of,
        limits: [inner, outer],
        outside: isOutside(outer) ? 0.998 : isOutside(inner) ? 0.95 : null,
        pValue: pValueOf(region, target, width),
      };
    }),
  };
}

interface Width {
  readonly method: FunnelMethod;
  readonly designEffect: number;
  readonly addedVariance: number;
}

function settled({ method = 'exact', designEffect = 1, addedVariance = 0 }: Widening): Width {
  requireOneOf('method', method, FUNNEL_METHODS);
  requireBetween('designEffect', designEffect, 0, MOST_EFFECT, 'high');
  requireBetween('addedVariance', addedVariance, 0, 1, 'both');
  if (method === 'exact' && (designEffect !== 1 || addedVariance !== 0)) {
    refuse('bad-argument', 'Exact limits of a funnel cannot be widened: they are those of chance alone.', {
      path: 'method',
      hint: 'Ask for the normal ones.',
    });
  }
  return { method, designEffect, addedVariance };
}

const MOST_EFFECT = 1e6;

function limitsAt(target: number, of: number, confidence: number, width: Width): FunnelLimits {
  const tail = (1 - confidence) / 2;
  if (width.method === 'exact') {
    const least = tail * (1 + TIE);
    const reach = normalUpperQuantile(tail) * Math.sqrt(of * target * (1 - target));
    const lowestCount = firstBeyond(least, { of, target, way: 1, guess: of * target - reach });
    const highestCount = firstBeyond(least, { of, target, way: -1, guess: of * target + reach });
    return { confidence, lower: lowestCount / of, upper: highestCount / of, lowestCount, highestCount };
  }
  const reach = normalUpperQuantile(tail) * Math.sqrt(varianceOf(target, of, width));
  const lower = Math.max(0, target - reach);
  const upper = Math.min(1, target + reach);
  return {
    ...{ confidence, lower, upper },
    lowestCount: Math.ceil(of * lower - of * TIE),
    highestCount: Math.floor(of * upper + of * TIE),
  };
}

/**
 * The first count, upwards or downwards from the end of all, at which the tail that it closes is larger than a share: from a
 * count near it that is not, one chance after another is added to the tail.
 */
function firstBeyond(
  least: number,
  { of, target, way, guess }: { of: number; target: number; way: 1 | -1; guess: number },
): number {
  const end = way === 1 ? 0 : of;
  const within = (x: number) => Math.min(of, Math.max(0, x));
  const tailTo = (x: number) => (way === 1 ? atMost(x, of, target) : atLeast(x, of, target));
  let x = within(Math.round(guess) - way);
  let tail = tailTo(x);
  for (let stride = 2; tail > least && x !== end; stride *= 2) {
    x = within(x - way * stride);
    tail = tailTo(x);
  }
  for (let chance = binomialPmf(x, of, target); !(tail > least); tail += chance) {
    const odds = target / (1 - target);
    chance *= way === 1 ? ((of - x) / (x + 1)) * odds : x / (of - x + 1) / odds;
    x += way;
  }
  return x;
}

/** A tail that differs from the level's by less than this, relatively, is equal to it. */
const TIE = 1e-12;

function varianceOf(target: number, of: number, { designEffect, addedVariance }: Width): number {
  return (designEffect * target * (1 - target)) / of + addedVariance;
}

function pValueOf({ yes, of }: Counts, target: number, width: Width): number {
  const tail =
    width.method === 'exact'
      ? Math.min(atMost(yes, of, target), atLeast(yes, of, target))
      : normalUpperTail(Math.abs(yes / of - target) / Math.sqrt(varianceOf(target, of, width)));
  return Math.min(1, 2 * tail);
}
