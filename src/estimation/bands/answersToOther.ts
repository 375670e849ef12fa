import { leastOf } from '../../numeric/extremes.js';
import type { Programme, Scale } from '../../scenario/programme/programme.js';
import type { RatedStandard } from './ratedStandard.js';
import { fewestYes } from './standardChances.js';

/** What separates a total from the overall levels beside its own; -1 where no change gives them. */
export interface OtherTotal {
  /** Points to gain for the next level up, and to lose for the next one down. */
  readonly pointsUp: number;
  readonly pointsDown: number;
  /** The fewest answers that would have to change for that, standards without counts left as they are. */
  readonly answersUp: number;
  readonly answersDown: number;
}

interface Rules {
  readonly programme: Programme;
  readonly scale: Scale;
}

/** How far the total is from another overall level, in points and in answers; the least over standards by dynamic programming. */
export function answersToOther(standards: readonly RatedStandard[], { programme, scale }: Rules): OtherTotal {
  const from = programme.total?.from ?? [];
  const total = standards.reduce((sum, { points }) => sum + (points ?? 0), 0);
  const rank = from.findLastIndex((fewest) => total >= fewest);
  const up = from[rank + 1];
  const down = rank === 0 ? undefined : from[rank]! - 1;
  const costs = standards.map((standard) => costsOf(standard, { programme, scale }));
  const sums = leastCosts(costs);
  const least = (isThere: (sum: number) => boolean) => {
    const found = [...sums].filter(([sum]) => isThere(sum)).map(([, cost]) => cost);
    return found.length === 0 ? -1 : leastOf(found);
  };
  return {
    pointsUp: up === undefined ? -1 : up - total,
    pointsDown: down === undefined ? -1 : total - down,
    answersUp: up === undefined ? -1 : least((sum) => sum >= up),
    answersDown: down === undefined ? -1 : least((sum) => sum <= down),
  };
}

/** The fewest answers by which a standard comes to each number of points. */
type Costs = ReadonlyMap<number, number>;

function costsOf({ counts, points }: RatedStandard, { programme, scale }: Rules): Costs {
  const { bands } = programme;
  if (counts === null || bands === null) return new Map([[points ?? 0, 0]]);
  const own = scale.points?.indexOf(points ?? 0) ?? 0;
  const entries = scale.levels.map((_, rank): [number, number] => {
    const missing = counts.reduce(
      (sum, { yes, of }) => sum + Math.max(0, fewestYes(bands, rank, of) - yes),
      0,
    );
    const toLose = leastOf(counts.map(({ yes, of }) => yes - fewestYes(bands, rank + 1, of) + 1));
    return [scale.points?.[rank] ?? 0, rank === own ? 0 : rank > own ? missing : toLose];
  });
  return new Map(entries);
}

function leastCosts(standards: readonly Costs[]): ReadonlyMap<number, number> {
  return standards.reduce<ReadonlyMap<number, number>>(
    (sums, costs) => {
      const next = new Map<number, number>();
      for (const [sum, spent] of sums) {
        for (const [points, cost] of costs) {
          const before = next.get(sum + points) ?? Number.POSITIVE_INFINITY;
          next.set(sum + points, Math.min(before, spent + cost));
        }
      }
      return next;
    },
    new Map([[0, 0]]),
  );
}
