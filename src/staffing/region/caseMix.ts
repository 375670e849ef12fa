import { CHANGE_LEVELS, LOCATIONS, type Location, type PointSet } from './pointSet.js';
import { protectLevel, RISKS, type RiskOfSeriousHarm } from './tier.js';

/** How cases lie in the cells of a point set, as far as it differs between regions; shares of anything add up to 1. */
export interface CaseMix {
  readonly locations: Readonly<Record<Location, number>>;
  /** Risk of serious harm; very high is counted with high. */
  readonly risks: Readonly<Partial<Record<RiskOfSeriousHarm, number>>>;
}

/** Shares of change levels, and of high or very high risk that is very high: assumed, none is published. */
export const CHANGE_SHARES = { '3': 0.2, '2': 0.35, '1': 0.3, '0': 0.15 } as const;
export const VERY_HIGH = 0.1;

/** The mean points of a case over the capacity of a person: every cell of the set counts, each by its share of cases. */
export function meanPoints(set: PointSet, mix: CaseMix): number {
  let points = 0;
  let ranked = 0;
  for (const cell of cellsOf(set, mix)) {
    points += cell.share * cell.points;
    ranked += cell.share;
  }
  return points / ranked / set.capacity.points;
}

/** Cases in the order of their points: what share of all points the lightest so many have, by their share of cases. */
export interface LightestFirst {
  /** Both from 0 to 1, straight from one to the next. */
  readonly cases: Float64Array;
  readonly points: Float64Array;
}

/** The cases of a mix, the lightest first; a cell without points has none that could be taken over. */
export function lightestFirst(set: PointSet, mix: CaseMix): LightestFirst {
  const cells = cellsOf(set, mix)
    .filter(({ share, points }) => share > 0 && points > 0)
    .sort((a, b) => a.points - b.points);
  const total = (of: (cell: Cell) => number): number => cells.reduce((sum, cell) => sum + of(cell), 0);
  const [cases, points] = [total(({ share }) => share), total((cell) => cell.share * cell.points)];
  const running = (of: (cell: Cell) => number): Float64Array => {
    let sum = 0;
    return Float64Array.from([0, ...cells.map((cell) => (sum += of(cell)))]);
  };
  return {
    cases: running(({ share }) => share / cases),
    points: running((cell) => (cell.share * cell.points) / points),
  };
}

/** Straight between the entries of one rising list, the other list at a value of it. */
export function along(from: Float64Array, to: Float64Array, value: number): number {
  let at = 1;
  while (at < from.length - 1 && from[at]! < value) at++;
  const [below, above] = [from[at - 1]!, from[at]!];
  const part = above > below ? Math.min(Math.max((value - below) / (above - below), 0), 1) : 1;
  return to[at - 1]! + part * (to[at]! - to[at - 1]!);
}

interface Cell {
  readonly share: number;
  readonly points: number;
}

/** Every cell of a point set with the share of cases in it. */
function cellsOf(set: PointSet, { locations, risks }: CaseMix): Cell[] {
  const high = risks.high ?? 0;
  const split = {
    ...risks,
    high: (1 - VERY_HIGH) * high,
    veryHigh: VERY_HIGH * high + (risks.veryHigh ?? 0),
  };
  return RISKS.flatMap((risk) => {
    const share = split[risk] ?? 0;
    const { level } = protectLevel({ risk });
    return LOCATIONS.flatMap((location) =>
      CHANGE_LEVELS.map((change) => ({
        share: share * locations[location] * CHANGE_SHARES[change],
        points: set.cases[location][`${level}${change}`],
      })),
    );
  });
}
