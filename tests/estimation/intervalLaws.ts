import { type ProportionMethod, proportionInterval } from '../../src/estimation/proportion/proportion.js';

const LEVELS = [0.5, 0.8, 0.9, 0.95, 0.99, 0.9999];

/** By definition the delta method's limits need not rise with the count from 99% on: 1/84 and 2/84 by logit, say. */
const UNSTEADY: readonly string[] = ['logit', 'cloglog', 'probit'];
/** Its scale does not treat yes and no alike. */
const LOPSIDED: readonly string[] = ['cloglog'];
/** What the last digit of a limit may be off by. */
const ROUNDING = 4e-16;

type Limits = { readonly lower: number; readonly upper: number };

/** The laws of intervals for one proportion, at every count of n and several levels; throws where one is broken. */
export function checkLaws(method: ProportionMethod, of: number): void {
  let inner: Limits[] = [];
  for (const confidence of LEVELS) {
    const intervals = Array.from({ length: of + 1 }, (_, yes) =>
      proportionInterval({ yes, of }, { method, confidence }),
    );
    for (const [yes, limits] of intervals.entries()) {
      const [mirror, before, within] = [intervals[of - yes], intervals[yes - 1], inner[yes]];
      check({ method, yes, of, confidence }, limits, { mirror, before, within });
    }
    inner = intervals;
  }
}

/** The same laws at one count, of a number of cases that is too large to take every count. */
export function checkLawsAt(method: ProportionMethod, yes: number, of: number): void {
  let within: Limits | undefined;
  for (const confidence of LEVELS) {
    const at = (count: number) => proportionInterval({ yes: count, of }, { method, confidence });
    const before = yes === 0 ? undefined : at(yes - 1);
    const limits = at(yes);
    check({ method, yes, of, confidence }, limits, { mirror: at(of - yes), before, within });
    within = limits;
  }
}

function check(
  asked: { method: ProportionMethod; yes: number; of: number; confidence: number },
  { lower, upper }: Limits,
  others: { mirror: Limits | undefined; before: Limits | undefined; within: Limits | undefined },
): void {
  const { method, yes, of, confidence } = asked;
  const { mirror, before, within } = others;
  const broken = [
    0 <= lower && lower <= upper && upper <= 1 ? '' : 'is not 0 ≤ lower ≤ upper ≤ 1',
    mirror === undefined || LOPSIDED.includes(method) || Math.abs(lower + mirror.upper - 1) < 1e-12
      ? ''
      : 'is not the mirror image of the interval for the No answers',
    before === undefined ||
    (confidence >= 0.99 && UNSTEADY.includes(method)) ||
    (lower >= before.lower && upper >= before.upper)
      ? ''
      : 'lies below the interval for one Yes less',
    within === undefined || (lower <= within.lower + ROUNDING && upper >= within.upper - ROUNDING)
      ? ''
      : 'does not have the interval of the level before',
  ].filter((words) => words !== '');
  if (broken.length > 0) {
    throw new Error(`${method} ${yes}/${of} at ${confidence}, ${lower} to ${upper}, ${broken.join(', ')}`);
  }
}
