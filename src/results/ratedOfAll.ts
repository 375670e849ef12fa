import { type SampledUnits, sampledMean, unitsLike } from '../estimation/surveys/sampledUnits.js';
import type { Limits } from '../limits.js';
import { leastOf, mostOf } from '../numeric/extremes.js';

/** What the units that were rated say of all units, if they were drawn at random. */
export interface RatedOfAll {
  readonly units: number;
  readonly rated: number;
  readonly confidence: number;
  /** The points that a unit can have. */
  readonly of: number;
  /** The mean points of all units; null where the points of a unit are not known at all, or of too many not for certain. */
  readonly points: PointsOfAll | null;
  /** How many of all units are at each overall level, lowest first. */
  readonly levels: readonly LevelOfAll[];
}

export interface PointsOfAll {
  /** With the fewest points that each rated unit can have had, and with the most. */
  readonly least: SampledUnits;
  readonly most: SampledUnits;
  /** Limits of either, whatever the points that are not known for certain, cut to what all can have given those rated; null where there are none. */
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface LevelOfAll extends Limits {
  readonly level: string;
  readonly label: string;
  /** Rated units at the level, and those whose level is not known. */
  readonly like: number;
  readonly unknown: number;
  readonly lowerCount: number;
  readonly upperCount: number;
}

interface Range {
  readonly least: number;
  readonly most: number;
  readonly of: number;
}

/** A unit as it was rated. */
interface Rated {
  readonly range: Range | null;
  readonly rating: { readonly overall: string | null };
  readonly printed: { readonly overall: string | null };
}

interface Given {
  readonly all: number | null;
  readonly units: readonly Rated[];
  readonly levels: readonly string[];
  readonly labels: readonly string[];
  readonly confidence: number;
}

/** Null where nobody says how many units there are, or where all of them are rated. */
export function ratedOfAll({ all, units, levels, labels, confidence }: Given): RatedOfAll | null {
  if (all === null || all <= units.length) return null;
  const ranges = units.map(({ range }) => range);
  const overall = units.map(({ rating, printed }) => rating.overall ?? printed.overall);
  const unknown = overall.filter((level) => level === null).length;
  return {
    units: all,
    rated: units.length,
    confidence,
    of: ranges.find((range) => range !== null)?.of ?? 0,
    points: pointsOfAll(ranges, { units: all, confidence }),
    levels: levels.map((level, rank) => {
      const like = overall.filter((one) => one === level).length;
      const of = { sampled: units.length, units: all };
      const fewest = unitsLike({ like, ...of }, { confidence });
      const most = unknown === 0 ? fewest : unitsLike({ like: like + unknown, ...of }, { confidence });
      return {
        ...{ level, label: labels[rank] ?? level, like, unknown },
        ...{
          lowerCount: fewest.lowerCount,
          upperCount: most.upperCount,
          lower: fewest.lower,
          upper: most.upper,
        },
      };
    }),
  };
}

/** Beyond this many units with points that are not known for certain their combinations are not tried. */
const MOST_UNCERTAIN = 12;

/** The limits are furthest out where each unknown number of points is at one of its ends, so those are tried. */
function pointsOfAll(
  ranges: readonly (Range | null)[],
  options: { readonly units: number; readonly confidence: number },
): PointsOfAll | null {
  const known = ranges.flatMap((range) => (range === null ? [] : [range]));
  const uncertain = known.filter(({ least, most }) => least < most).length;
  const [first] = known;
  if (first === undefined || known.length < ranges.length || uncertain > MOST_UNCERTAIN) return null;
  let ends: (readonly number[])[] = [[]];
  for (const { least, most } of known)
    ends = ends.flatMap((before) =>
      (least === most ? [least] : [least, most]).map((end) => [...before, end]),
    );
  const found = ends.map((values) => sampledMean(values, options));
  const others = options.units - known.length;
  // Those rated are among all, so their own points bound the mean whatever the others have.
  const fewest = known.reduce((sum, { least }) => sum + least, 0) / options.units;
  const greatest = known.reduce((sum, { most }) => sum + most, others * first.of) / options.units;
  const within = (limit: number) => Math.min(greatest, Math.max(fewest, limit));
  const limits = found.flatMap(({ lower, upper }) =>
    lower === null || upper === null ? [] : [{ lower, upper }],
  );
  return {
    least: sampledMean(
      known.map(({ least }) => least),
      options,
    ),
    most: sampledMean(
      known.map(({ most }) => most),
      options,
    ),
    lower: limits.length === 0 ? null : within(leastOf(limits.map(({ lower }) => lower))),
    upper: limits.length === 0 ? null : within(mostOf(limits.map(({ upper }) => upper))),
  };
}
