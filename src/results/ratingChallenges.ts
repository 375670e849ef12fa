import { rate } from '../estimation/standards/rate.js';
import type { Declaration } from '../scenario/declare/declaration.js';
import type { Programme } from '../scenario/programme/programme.js';
import type { RatedUnit } from '../scenario/scenario.js';

/** How little would have to be judged otherwise for a unit to be rated otherwise. */
export interface RatingChallenge {
  readonly unit: string;
  readonly label: string;
  readonly points: number;
  readonly of: number;
  /** The overall level, as it is called. */
  readonly level: string;
  /** The next level up, and the next down; null where there is none. */
  readonly up: OtherRating | null;
  readonly down: OtherRating | null;
}

export interface OtherRating {
  readonly level: string;
  /** Points more, or fewer: a standard judged one level otherwise is one. */
  readonly points: number;
  /** The fewest answers about cases that would do; null where no counts are known that would. */
  readonly answers: number | null;
}

/** Of each unit whose standards are all known, by a programme that adds their points. */
export function ratingChallenges({ rated }: Declaration, programme: Programme): RatingChallenge[] {
  return (rated?.units ?? []).flatMap((unit) => challengeOf(unit, programme) ?? []);
}

function challengeOf(
  { name, label, ratings, supposed }: RatedUnit,
  programme: Programme,
): RatingChallenge | null {
  if (ratings === null) return null;
  const { total, range, overall, toOther, levels, labels } = rate(
    { ...ratings, ...supposed?.counts },
    programme,
  );
  if (total === null || range === null || overall === null || toOther === null) return null;
  const rank = levels.indexOf(overall);
  const other = (side: 1 | -1, points: number | null, answers: number | null): OtherRating | null => {
    const level = labels[rank + side];
    return level === undefined || points === null ? null : { level, points, answers };
  };
  return {
    ...{ unit: name, label, points: total, of: range.of },
    level: labels[rank] ?? overall,
    up: other(1, toOther.pointsUp, toOther.answersUp),
    down: other(-1, toOther.pointsDown, toOther.answersDown),
  };
}
