import { requireOneOf } from '../check.js';
import type { Counts } from '../counts.js';
import { type Funnel, type FunnelMethod, funnel } from '../estimation/league/funnel.js';
import { type NationalFigure, nationalFigure } from '../estimation/league/nationalFigure.js';
import { overDispersion } from '../estimation/league/overDispersion.js';
import { pooledShare } from '../estimation/league/regions.js';
import { refuse } from '../problem.js';

export const OVER_DISPERSIONS = ['times', 'plus'] as const;
export type OverDispersionKind = (typeof OVER_DISPERSIONS)[number];

interface Width {
  readonly designEffect: number;
  readonly addedVariance: number;
}

type Weighted = Counts & { readonly weight: number | null };

export interface LeagueFunnelFound {
  /** Null where every answer is the same and no target was stated. */
  readonly found: Funnel | null;
  readonly national: NationalFigure | null;
  readonly width: Width;
}

/** The funnel of one question, against the national figure where regions have weights, and by what it is widened. */
export function funnelOf(
  regions: readonly Weighted[],
  { target: stated, method, designEffect, widening, confidence }: FunnelAsked,
): LeagueFunnelFound {
  const weighted = regions.flatMap(({ weight, ...counts }) =>
    weight === null ? [] : [{ ...counts, weight }],
  );
  if (weighted.length > 0 && weighted.length < regions.length) {
    refuse('bad-argument', 'Some regions have a weight and others have none.', {
      path: 'entries',
      hint: 'A national figure needs the weight of every region.',
    });
  }
  const national = weighted.length === 0 ? null : nationalFigure(weighted, { confidence });
  const target = stated ?? national?.share;
  const pooled = pooledShare(regions);
  const plain = { designEffect, addedVariance: 0 };
  if (stated === undefined && (pooled === 0 || pooled === 1)) return { found: null, national, width: plain };
  const against = target === undefined ? {} : { target };
  const width = widening === null ? plain : widthOf(regions, against, widening);
  return { found: funnel(regions, { method, ...width, ...against }), national, width };
}

interface FunnelAsked {
  readonly target: number | undefined;
  readonly method: FunnelMethod;
  readonly designEffect: number;
  readonly widening: OverDispersionKind | null;
  readonly confidence: number;
}

/** Only what is more than chance widens limits. */
function widthOf(
  regions: readonly Weighted[],
  against: { readonly target?: number },
  widening: OverDispersionKind,
): Width {
  const { phi, addedVariance } = overDispersion(regions, against);
  return widening === 'times'
    ? { designEffect: Math.max(1, phi), addedVariance: 0 }
    : { designEffect: 1, addedVariance };
}

/** Whether limits can be widened so. */
export function requireWidening(widening: OverDispersionKind, designEffect: number): void {
  requireOneOf('overDispersion', widening, OVER_DISPERSIONS);
  if (designEffect === 1) return;
  refuse(
    'bad-argument',
    'Limits are widened by a design effect or by the over-dispersion seen, not by both.',
    {
      path: 'overDispersion',
      hint: 'A design effect is a part of the over-dispersion.',
    },
  );
}
