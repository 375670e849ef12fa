import { chanceAbove, likelyStandards, type Standard } from '../../estimation/markers/readiness.js';
import type { Share } from './marking.js';
import type { Marked } from './personMarks.js';
import { settledAnswers } from './questionMarks.js';
import { shareOf } from './share.js';

/** Whether a marker is above the standard. */
export interface MarkerReadiness {
  readonly participant: string;
  /** Key questions answered as the key has them, of those that it settles; null where none was answered. */
  readonly agreement: Share | null;
  /** How probable it is that the marker's rate is above the standard. */
  readonly chance: number | null;
  /** `open` unless the chance is at least the level of the limits one way or the other. */
  readonly verdict: 'above' | 'below' | 'open' | null;
}

export interface Readiness {
  readonly standard: Standard;
  readonly markers: readonly MarkerReadiness[];
}

/** How probable it is of each participant that the share of key questions answered as the key has them is above the standard. */
export function readinessMarks({ given, key }: Marked, standard: Standard, confidence: number): Readiness {
  const standards = likelyStandards(standard);
  const cells = key.questions.flat();
  const markers = given.people.map((participant): MarkerReadiness => {
    const scored = settledAnswers(given, [participant], cells).map(({ unit, given: said, truth }) => ({
      unit,
      yes: said === truth,
    }));
    const agreement = shareOf(scored, confidence);
    if (agreement === null) return { participant, agreement, chance: null, verdict: null };
    const chance = chanceAbove(agreement, standards);
    const verdict = chance >= confidence ? 'above' : chance <= 1 - confidence ? 'below' : 'open';
    return { participant, agreement, chance, verdict };
  });
  return { standard, markers };
}
