import type { Declaration } from '../declare/declaration.js';
import { readPercentage } from '../figures/feasibleCounts.js';
import type { Observation } from './finding.js';

/** Millionths of a per cent: the finest that a percentage may be written in. */
const PARTS = 1_000_000n;

/** Levels whose shares are all assumed are used as they are, so they must add up to 100% exactly. */
export function checkAssumedShares({ variables }: Declaration): Observation[] {
  return variables.flatMap(({ label, figures }): Observation[] => {
    const given = figures.filter((figure) => figure !== null);
    if (given.length < figures.length || given.some(({ basis }) => basis !== 'assumed')) return [];
    const shares = given.map(({ value }) =>
      value.kind === 'percent' ? readPercentage(value.percent) : undefined,
    );
    if (shares.some((share) => share === undefined)) return [];
    const total = shares.reduce(
      (sum, share) => sum + ((share?.units ?? 0n) * PARTS) / (share?.scale ?? 1n),
      0n,
    );
    if (total === 100n * PARTS) return [];
    return [
      {
        code: 'shares-do-not-add-up',
        figures: given,
        explanation: `${label}: the assumed shares add up to ${Number(total) / Number(PARTS)}%, not 100%.`,
        hint: 'Change one of them.',
      },
    ];
  });
}
