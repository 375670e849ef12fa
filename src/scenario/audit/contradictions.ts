import { mostOf } from '../../numeric/extremes.js';
import type { Declaration } from '../declare/declaration.js';
import { type Bounds, type CountNetwork, propagate } from './countNetwork.js';
import { type Contradiction, explainContradiction } from './explainContradiction.js';

/** The contradictions among the counts of a sample, and what the figures that do not take part leave possible. */
export interface Consistency {
  readonly contradictions: readonly Contradiction[];
  /** Bounds of every cell once the last figure of each contradiction is set aside. */
  readonly bounds: readonly Bounds[];
}

/** Beyond so many, correcting those found first says more than the rest. */
const MOST_CONTRADICTIONS = 10;

/**
 * Finds figures that cannot be true together: the smallest sets without which the rest would agree.
 *
 * Each is found by QuickXplain (Junker 2004), which needs few checks when the set is small; later figures
 * are kept in preference, since what comes later is read in the light of what comes before. The last figure of the
 * set is then put aside and the search goes on.
 */
export function checkConsistency(declaration: Declaration, network: CountNetwork): Consistency {
  const contradictions: Contradiction[] = [];
  const left = new Set(network.figures.keys());
  for (;;) {
    const bounds = propagate(network, (index) => left.has(index));
    if (bounds !== null) return { contradictions, bounds };
    const core = quickXplain(network, [], [...left].reverse(), { grew: false });
    if (contradictions.length < MOST_CONTRADICTIONS) {
      contradictions.push(explainContradiction(declaration, network, new Set(core)));
    }
    left.delete(mostOf(core));
  }
}

/** The smallest part of `candidates`, preferred first, that contradicts itself and the figures given. */
function quickXplain(
  network: CountNetwork,
  given: readonly number[],
  candidates: readonly number[],
  { grew }: { readonly grew: boolean },
): readonly number[] {
  if (grew && isInconsistent(network, given)) return [];
  if (candidates.length <= 1) return candidates;
  const half = Math.ceil(candidates.length / 2);
  const [preferred, others] = [candidates.slice(0, half), candidates.slice(half)];
  const fromOthers = quickXplain(network, [...given, ...preferred], others, {
    grew: preferred.length > 0,
  });
  const fromPreferred = quickXplain(network, [...given, ...fromOthers], preferred, {
    grew: fromOthers.length > 0,
  });
  return [...fromPreferred, ...fromOthers];
}

function isInconsistent(network: CountNetwork, figures: readonly number[]): boolean {
  const used = new Set(figures);
  return propagate(network, (index) => used.has(index)) === null;
}
