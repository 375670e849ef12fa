import { type ProportionMethod, proportionInterval } from '../../src/estimation/proportion.js';

const LEVELS = [0.5, 0.8, 0.9, 0.95, 0.99, 0.9999];

/** By definition the delta method's limits need not rise with the count from 99% on: 1/84 and 2/84 by logit, say. */
const UNSTEADY: readonly string[] = ['logit', 'cloglog', 'probit'];
/** Its scale does not treat yes and no alike. */
const LOPSIDED: readonly string[] = ['cloglog'];
/** What the last digit of a limit may be off by. */
const ROUNDING = 4e-16;

/** The laws of intervals for one proportion, at every count of n and several levels; throws where one is broken. */
export function checkLaws(method: ProportionMethod, of: number): void {
  let inner: { lower: number; upper: number }[] = [];
  for (const confidence of LEVELS) {
    const intervals = Array.from({ length: of + 1 }, (_, yes) =>
      proportionInterval({ yes, of }, { method, confidence }),
    );
    for (const [yes, { lower, upper }] of intervals.entries()) {
      const [mirror, before, within] = [intervals[of - yes], intervals[yes - 1], inner[yes]];
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
          : 'does not hold the interval of the level before',
      ].filter((words) => words !== '');
      if (broken.length > 0) {
        throw new Error(
          `${method} ${yes}/${of} at ${confidence}, ${lower} to ${upper}, ${broken.join(', ')}`,
        );
      }
    }
    inner = intervals;
  }
}
