import { type Bounds, type CountNetwork, propagate } from './countNetwork.js';
import type { Declaration } from './declaration.js';
import { type Contradiction, explainContradiction } from './explainContradiction.js';

/** The contradictions among the counts of a sample, and what the figures that do not take part leave possible. */
export interface Consistency {
  readonly contradictions: readonly Contradiction[];
  /** Bounds of every cell once the last figure of each contradiction is set aside. */
  readonly bounds: readonly Bounds[];
}

/**
 * Finds figures that cannot be true together: the smallest sets without which the rest would agree.
 *
 * A set is found by deletion: figures are left out one at a time, earlier ones first, for as long as the rest still
 * contradict each other (Chinneck and Dravnieks 1991, the deletion filter). Then its last figure is set aside and the
 * search goes on with the others.
 */
export function checkConsistency(declaration: Declaration, network: CountNetwork): Consistency {
  const contradictions: Contradiction[] = [];
  const left = new Set(network.figures.keys());
  for (;;) {
    const bounds = propagate(network, (index) => left.has(index));
    if (bounds !== null) return { contradictions, bounds };
    const core = smallestCore(network, left);
    contradictions.push(explainContradiction(declaration, network, core));
    left.delete(Math.max(...core));
  }
}

function smallestCore(network: CountNetwork, figures: ReadonlySet<number>): ReadonlySet<number> {
  const core = new Set(figures);
  for (const index of figures) {
    core.delete(index);
    if (propagate(network, (other) => core.has(other)) !== null) core.add(index);
  }
  return core;
}
