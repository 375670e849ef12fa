import { requireConfidence, requireFields, requireOneOf, requireWhole } from '../../check.js';
import { SIDES, type Side } from './interval.js';
import { type ProportionMethod, proportionMethod } from './registry.js';

/** The intervals that one method gives for every possible count: `lower[x]` and `upper[x]` for x yes answers. */
export interface IntervalTable {
  readonly of: number;
  readonly method: ProportionMethod;
  readonly confidence: number;
  readonly side: Side;
  /** Whether both limits rise with the count, as they do but for the delta method at high levels. */
  readonly rising: boolean;
  /** Treat as read-only: the table is kept and given again. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

export interface IntervalTableSpec {
  readonly of: number;
  readonly method?: ProportionMethod;
  readonly confidence?: number;
  readonly side?: Side;
}

/**
 * The n + 1 intervals that a method can give for n cases. They are all there is to know about its coverage, so they are
 * made once: the last few dozen tables are kept and given again.
 *
 * @param spec `of` cases, 1 or more; `method` (wilson), `confidence` (0.95) and `side` (both) as in proportionInterval
 * @returns `lower` and `upper`, one limit for each count from 0 to `of`
 * @throws ArgumentError naming the argument
 * @source per method in `PROPORTION_METHODS`
 * @example
 * intervalTable({ of: 84 }).lower[41]; // 0.3840…
 */
export function intervalTable(spec: IntervalTableSpec): IntervalTable {
  const {
    of,
    method = 'wilson',
    confidence = 0.95,
    side = 'both',
  } = requireFields('spec', spec, '{ of: 84 }');
  const kept = tables.find(
    (table) =>
      table.of === of && table.method === method && table.confidence === confidence && table.side === side,
  );
  if (kept !== undefined) return kept;
  requireWhole('of', of, { min: 1, max: LARGEST });
  requireConfidence(confidence);
  requireOneOf('side', side, SIDES);
  const limits = tabulate(of, method, confidence, side);
  const rising = rises(limits.lower) && rises(limits.upper);
  const made = Object.freeze({ of, method, confidence, side, rising, ...limits });
  keep(made);
  return made;
}

function tabulate(of: number, name: ProportionMethod, confidence: number, side: Side) {
  const method = proportionMethod(name);
  const sides = side === 'both' ? 2 : 1;
  const tail = (1 - confidence) / sides;
  const lower = new Float64Array(of + 1);
  const upper = new Float64Array(of + 1).fill(1);
  const within = (limit: number) => Math.min(1, Math.max(0, limit));
  if (side !== 'upper') for (let x = 0; x <= of; x++) lower[x] = within(method.lower(x, of, tail, sides));
  if (side === 'lower') return { lower, upper };
  for (let x = 0; x <= of; x++) {
    const mirror = lower[of - x];
    const known = method.mirrored && side === 'both' && mirror !== undefined;
    upper[x] = known ? 1 - mirror : within(method.upper(x, of, tail, sides));
  }
  return { lower, upper };
}

function rises(limits: Float64Array): boolean {
  return limits.every((limit, x) => x === 0 || limit >= limits[x - 1]!);
}

/** Beyond this many cases a table is refused rather than left to run for minutes. */
const LARGEST = 1_000_000;
const TABLES_KEPT = 48;
const CASES_KEPT = 1_000_000;
const tables: IntervalTable[] = [];

/** Keeps a table, and lets the oldest go when there are too many. */
function keep(table: IntervalTable): void {
  tables.push(table);
  let cases = tables.reduce((sum, { of }) => sum + of, 0);
  while (tables.length > TABLES_KEPT || (cases > CASES_KEPT && tables.length > 1)) {
    cases -= tables.shift()!.of;
  }
}
