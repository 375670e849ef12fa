import { convolve } from '../../numeric/convolve.js';
import type { Scale, Total } from '../../scenario/programme/programme.js';
import type { RatedStandard } from './ratedStandard.js';

/** How probable each total and each overall level is. */
export interface TotalChances {
  readonly mean: number;
  /** The probability of each total, from 0 points up. */
  readonly totals: readonly number[];
  /** The probability of each overall level, lowest first. */
  readonly overall: readonly number[];
}

interface Asked {
  readonly total: Total;
  readonly scale: Scale;
  readonly when: 'now' | 'next';
}

/** The distribution of the sum of points over standards that are independent of each other, by convolution. */
export function totalChances(
  standards: readonly RatedStandard[],
  { total, scale, when }: Asked,
): TotalChances {
  const points = scale.points ?? [];
  const most = points.at(-1) ?? 0;
  const totals = standards.reduce<Float64Array<ArrayBufferLike>>((sum, { chances, points: certain }) => {
    const own = new Float64Array(most + 1);
    if (chances === null) own[certain ?? 0] = 1;
    else {
      chances[when].independent.forEach((chance, rank) => {
        own[points[rank]!] = chance;
      });
    }
    return convolve(sum, own);
  }, Float64Array.of(1));
  const overall = total.from.map((start, rank) => {
    const end = total.from[rank + 1] ?? totals.length;
    return totals.slice(start, end).reduce((sum, chance) => sum + chance, 0);
  });
  const mean = totals.reduce((sum, chance, value) => sum + chance * value, 0);
  return { mean, totals: Array.from(totals), overall };
}
