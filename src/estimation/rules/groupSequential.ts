import { requireBetween, requireFields, requireList, requireWhole } from '../../check.js';
import { binomialPmf } from '../../numeric/distributions.js';
import { isSettled, uncertain } from '../../numeric/shortOfCertain.js';
import { refuse } from '../../problem.js';

/** A look at so many cases in all: it stops and says low at `stopLow` Yes or fewer, and high at `stopHigh` or more. */
export interface Look {
  readonly cases: number;
  /** Null where it never stops low here. */
  readonly stopLow: number | null;
  /** Null where it never stops high here. */
  readonly stopHigh: number | null;
}

/** An inspection that may stop at any of several looks, and at its end says high when more than `cut` of `total` are Yes. */
export interface GroupSequentialPlan {
  /** In the order in which they come. */
  readonly looks: readonly Look[];
  readonly total: number;
  readonly cut: number;
}

/** What a plan with several looks does at one true rate. */
export interface GroupSequentialCharacteristics {
  /** The chance that it stops at each look and says low, and high. */
  readonly looks: readonly { readonly stopLow: number; readonly stopHigh: number }[];
  /** The chance that it stops before the end. */
  readonly stopped: number;
  readonly expectedCases: number;
  /** The chance that it says high, whenever; and low. */
  readonly high: number;
  readonly low: number;
}

/**
 * How often a plan with several looks stops at each, what it then says, and the cases that it expects, at a true rate.
 *
 * @param plan - `looks`, 1 to 19 of them, each at `cases` in all with `stopLow` and `stopHigh` (null: never); at the end of
 *   `total` cases, at most 1,000, high where more than `cut` are Yes
 * @param rate - the true rate, from 0 to 1
 * @returns chances and expected cases, exact
 * @throws ArgumentError naming the argument; cut-offs out of order
 * @source Armitage, McPherson and Rowe 1969, Journal of the Royal Statistical Society A 132:235, whose recursion it is; with one look
 *   Simon's plan in two stages
 *
 * @example
 * const looks = [{ cases: 28, stopLow: 8, stopHigh: 20 }, { cases: 56, stopLow: 22, stopHigh: 34 }];
 * groupSequential({ looks, total: 84, cut: 41 }, 0.3).expectedCases; // 42.6…
 */
export function groupSequential(plan: GroupSequentialPlan, rate: number): GroupSequentialCharacteristics {
  const settled = requireGroupPlan(plan);
  requireBetween('rate', rate, 0, 1, 'both');
  return characteristicsOf(settled, rate);
}

/** The same of a plan that is known to be one. */
export function characteristicsOf(plan: SettledLooks, rate: number): GroupSequentialCharacteristics {
  const { looks, total, cut } = plan;
  const reached = reachedAt(plan, rate);
  // However little of a chance is left in a double, only what cannot happen has none.
  const open = (chance: number, isPossible = true) =>
    isPossible && !isSettled(rate) ? uncertain(chance) : chance;
  const last = reached.at(-1)!;
  const stops = looks.map(({ stopLow, stopHigh, cases }, k) => ({
    stopLow: open(between(reached[k]!, 0, stopLow), stopLow >= 0),
    stopHigh: open(between(reached[k]!, stopHigh, cases), stopHigh <= cases),
  }));
  const sum = (of: (stop: (typeof stops)[number], k: number) => number) =>
    stops.reduce((whole, stop, k) => whole + of(stop, k), 0);
  const stopped = sum(({ stopLow, stopHigh }) => stopLow + stopHigh);
  return Object.freeze({
    looks: stops,
    stopped: open(stopped),
    expectedCases: looks.reduce(
      (whole, { cases, stopLow, stopHigh }, k) =>
        whole + between(reached[k]!, stopLow + 1, stopHigh - 1) * ((looks[k + 1]?.cases ?? total) - cases),
      looks[0]!.cases,
    ),
    high: open(sum(({ stopHigh }) => stopHigh) + between(last, cut + 1, total)),
    low: open(sum(({ stopLow }) => stopLow) + between(last, 0, cut)),
  });
}

/** A plan whose cut-offs are numbers: −1 where a look never stops low, one more than its cases where it never stops high. */
export interface SettledLooks extends Omit<GroupSequentialPlan, 'looks'> {
  readonly looks: readonly { readonly cases: number; readonly stopLow: number; readonly stopHigh: number }[];
}

/** The chance of each count of Yes at each look, and at the end, of plans that have not stopped before. */
export function reachedAt({ looks, total }: SettledLooks, rate: number): Float64Array[] {
  let before = Float64Array.of(1);
  let seen = 0;
  return [...looks, { cases: total, stopLow: -1, stopHigh: total + 1 }].map(
    ({ cases, stopLow, stopHigh }) => {
      const more = cases - seen;
      const added = Float64Array.from({ length: more + 1 }, (_, yes) => binomialPmf(yes, more, rate));
      const now = new Float64Array(cases + 1);
      before.forEach((chance, count) => {
        if (chance === 0) return;
        for (let yes = 0; yes <= more; yes++) now[count + yes]! += chance * added[yes]!;
      });
      seen = cases;
      before = now.map((chance, count) => (count > stopLow && count < stopHigh ? chance : 0));
      return now;
    },
  );
}

/** The chance of a count from one to another, both included. */
export function between(chances: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let count = Math.max(0, from); count <= Math.min(to, chances.length - 1); count++)
    sum += chances[count]!;
  return sum;
}

const MOST_LOOKS = 19;
const MOST_CASES = 1000;

/** A plan whose looks come one after another, and whose cut-offs are in order and can be reached. */
export function requireGroupPlan(plan: GroupSequentialPlan): SettledLooks {
  const { looks, total, cut } = requireFields('plan', plan, SUCH);
  requireList('looks', looks);
  requireWhole('the number of looks', looks.length, { min: 1, max: MOST_LOOKS });
  requireWhole('total', total, { min: looks.length + 1, max: MOST_CASES, hint: 'Of all looks together.' });
  requireWhole('cut', cut, { max: total });
  let before = { cases: 0, least: 0, most: 0 };
  const settled = looks.map((look, index) => {
    const { cases, ...stops } = requireFields(`looks[${index}]`, look, SUCH);
    const path = (key: string) => `looks[${index}].${key}`;
    requireWhole(path('cases'), cases, { min: before.cases + 1, max: total - 1 });
    const [stopLow, stopHigh] = [stops.stopLow ?? -1, stops.stopHigh ?? cases + 1];
    requireWhole(path('stopLow'), stopLow, { min: -1, max: cases - 1, hint: 'It is null for never.' });
    requireWhole(path('stopHigh'), stopHigh, { min: 0, max: cases + 1, hint: 'It is null for never.' });
    const least = Math.max(before.least, stopLow + 1);
    const most = Math.min(before.most + cases - before.cases, stopHigh - 1);
    if (least > most) disorder(path('stopHigh'), `At ${cases} cases the plan would never go on.`);
    if (cut < stopLow)
      disorder(
        'cut',
        `A plan that stops low at ${stopLow} Yes of ${cases} cannot say high above ${cut} of all.`,
      );
    if (stopHigh + (total - cases) <= cut)
      disorder(
        'cut',
        `A plan that stops high at ${stopHigh} Yes of ${cases} would fall short of ${cut + 1} even if all the rest were Yes.`,
      );
    before = { cases, least, most };
    return { cases, stopLow, stopHigh };
  });
  return { looks: settled, total, cut };
}

const SUCH = '{ looks: [{ cases: 42, stopLow: 16, stopHigh: 26 }], total: 84, cut: 41 }';

function disorder(path: string, message: string): never {
  refuse('bad-looks', message, { path, hint: 'Put the cut-offs in order.' });
}
