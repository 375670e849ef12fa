import {
  requireBetween,
  requireChanceWanted,
  requireConfidence,
  requireFields,
  requireOneOf,
  requireWhole,
} from '../../check.js';
import { atMost } from '../../numeric/binomialTails.js';
import { binomialPmf } from '../../numeric/distributions.js';
import { likelyCounts } from '../../numeric/likelyCounts.js';
import { shortOfCertain } from '../../numeric/shortOfCertain.js';
import { refuse } from '../../problem.js';
import { percentAsWritten, probability, whole } from '../../words/format.js';
import { mcnemarPValue } from '../difference/pairedDifference.js';
import { fewestCases, type ToothedChance } from './fewestCases.js';
import { refuseOutOfReach } from './outOfReach.js';

/** How often the same cases answer two questions differently, as true proportions of all cases. */
export interface PairedTruth {
  /** Yes to the first question only. */
  readonly firstOnly: number;
  /** Yes to the second question only. */
  readonly secondOnly: number;
}

/** The tests whose power is known: exact conditional ones on the cases that differ. */
const PAIRED_TESTS = ['mid-p', 'exact'] as const;
export type PairedTest = (typeof PAIRED_TESTS)[number];

export interface PairedTestOptions {
  /** McNemar's mid-p test if omitted. */
  readonly method?: PairedTest;
  /** Of the two-sided test; 0.95 if omitted. */
  readonly confidence?: number;
}

export interface PairedPower {
  /** The chance that the test shows the first question to have more Yes. */
  readonly first: number;
  /** The chance that it shows the second to have more. */
  readonly second: number;
}

export interface PairedSampleSize {
  readonly fewest: number;
  /** The fewest from which on every number of cases has the power; null when beyond the most looked at. */
  readonly fewestForGood: number | null;
  /** The power at `fewest`, in the true direction. */
  readonly power: number;
  readonly upTo: number;
}

/**
 * The exact chance that McNemar's two-sided test shows a difference between two questions on the same cases, by direction.
 *
 * @param question - `firstOnly` and `secondOnly`, the true proportions of cases with a Yes to one question only, from 0,
 *   together at most 1; `of` cases, 1 to a million
 * @param options - `method` mid-p (the default) or exact; `confidence` in (0, 1), 0.95 if omitted: the test rejects at a
 *   p-value of 1 − confidence or less
 * @returns the chances of each direction: a sum over the number of cases that differ, which is binomial, of the tails of
 *   the binomial split among them
 * @throws ArgumentError naming the argument
 * @source Fagerland, Lydersen and Laake 2013, BMC Medical Research Methodology 13:91, for the test; Connett, Smith and
 * McHugh 1987, Statistics in Medicine 6:53, for the sum.
 *
 * @example
 * pairedPower({ firstOnly: 0.2, secondOnly: 0.1, of: 84 }); // first 0.3717…
 */
export function pairedPower(
  question: PairedTruth & { readonly of: number },
  options: PairedTestOptions = {},
): PairedPower {
  const truth = requireTruth(question);
  requireWhole('of', question.of, { min: 1, max: 1_000_000 });
  const shownOf = shownOver(truth, requireTest(options));
  const chanceOf = (direction: keyof PairedPower) => shownOf(question.of, direction).chance;
  return Object.freeze({ first: chanceOf('first'), second: chanceOf('second') });
}

/**
 * The fewest cases for a stated chance of showing that two questions on the same cases differ, in the true direction.
 *
 * @param question - `firstOnly` and `secondOnly` as for `pairedPower`, not equal; `power` above 0 and up to 0.999999,
 *   0.8 if omitted
 * @param options - `method` and `confidence` as for `pairedPower`; `upTo`, the most cases to look at, up to 100,000
 *   (10,000 if omitted)
 * @returns `{ fewest, fewestForGood, power, upTo }`
 * @throws ArgumentError naming the argument: where the two are equal there is nothing to show; or where all the cases
 *   looked at are too few
 * @source as for `pairedPower`.
 *
 * @example
 * pairedSampleSize({ firstOnly: 0.2, secondOnly: 0.1, power: 0.8 }); // 230, for good too; power 0.80002…
 */
export function pairedSampleSize(
  question: PairedTruth & { readonly power?: number },
  options: PairedTestOptions & { readonly upTo?: number } = {},
): PairedSampleSize {
  const truth = requireTruth(question);
  const { power = 0.8 } = question;
  const { upTo = 10_000 } = requireFields('options', options);
  return pairedCasesFor(truth, shownOver(truth, requireTest(options)), { power, upTo });
}

/** The same by what `pairedShown` gives, which keeps what it has found of the test. */
export function pairedCasesFor(
  { firstOnly, secondOnly }: PairedTruth,
  shownOf: ShownOf,
  { power, upTo }: { readonly power: number; readonly upTo: number },
): PairedSampleSize {
  requireChanceWanted('power', power);
  requireWhole('upTo', upTo, { min: 1, max: 100_000 });
  if (firstOnly === secondOnly) {
    refuseOutOfReach('secondOnly', secondOnly, {
      message: `Both shares are ${percentAsWritten(firstOnly)}: the two questions have the same proportion of Yes, so there is no difference to show.`,
      hint: 'Give two that differ by as much as matters.',
    });
  }
  const direction = firstOnly > secondOnly ? 'first' : 'second';
  const chanceOf = (cases: number) => shownOf(cases, direction).chance;
  const { fewest, fewestForGood } = fewestCases({
    chanceOf: (cases) => shownOf(cases, direction),
    target: power,
    variance: (cases) => 1 + (cases * (firstOnly + secondOnly)) / 4,
    upTo,
  });
  if (fewest === null) {
    refuseOutOfReach('power', power, {
      message: `Even ${whole(upTo)} cases show the difference with a chance of only ${probability(chanceOf(upTo))}, not ${percentAsWritten(power)}.`,
      hint: 'Ask for less power or a larger difference.',
    });
  }
  return Object.freeze({ fewest, fewestForGood, power: chanceOf(fewest), upTo });
}

/**
 * The chance of showing that a question has more Yes, as a function of the cases, for those who ask about many numbers of
 * them; arguments are checked once.
 */
export function pairedShown(truth: PairedTruth, options: PairedTestOptions = {}): ShownOf {
  return shownOver(requireTruth(truth), requireTest(options));
}

export type ShownOf = (cases: number, direction: keyof PairedPower) => ToothedChance;

/** What the test shows of so many cases that differ is found once, whatever the cases. */
function shownOver(
  { firstOnly, secondOnly }: PairedTruth,
  { method, confidence }: Required<PairedTestOptions>,
): ShownOf {
  const differing = firstOnly + secondOnly;
  const share = differing === 0 ? 0.5 : firstOnly / differing;
  const most: number[] = [];
  // The largest smaller number that rejects grows with the number of cases that differ, by at most one each time.
  const mostOf = (discordant: number): number => {
    for (let total = most.length; total <= discordant; total++) {
      const last = most[total - 1] ?? -1;
      most.push(rejects(last + 1, total, method, confidence) ? last + 1 : last);
    }
    return most[discordant]!;
  };
  const known = {
    first: shownOfDiffering(mostOf, 1 - share),
    second: shownOfDiffering(mostOf, share),
  };
  const isCertain = { first: firstOnly === 1, second: secondOnly === 1 };
  return (of, direction) => {
    const { from, chances } = likelyCounts(of, Math.min(1, differing));
    let [sum, tooth] = [0, 0];
    for (let i = 0; i < chances.length; i++) {
      const shown = known[direction](from + i);
      sum += chances[i]! * shown.chance;
      tooth += chances[i]! * shown.tooth;
    }
    return { chance: shortOfCertain(sum, { isCertain: isCertain[direction] }), tooth };
  };
}

/** The chance that of so many cases that differ no more than the test allows fall to one side, of which that is the share. */
function shownOfDiffering(mostOf: (discordant: number) => number, share: number) {
  const known = new Map<number, Required<ToothedChance>>();
  return (discordant: number): Required<ToothedChance> => {
    const seen = known.get(discordant);
    if (seen !== undefined) return seen;
    const most = mostOf(discordant);
    const shown = {
      chance: atMost(most, discordant, share),
      tooth: most < discordant ? binomialPmf(most + 1, discordant, share) : 0,
    };
    known.set(discordant, shown);
    return shown;
  };
}

/** Whether the test rejects when the smaller of the two numbers is so small. */
function rejects(smaller: number, discordant: number, method: PairedTest, confidence: number): boolean {
  if (2 * smaller >= discordant) return false;
  const table = { both: 0, firstOnly: smaller, secondOnly: discordant - smaller, neither: 0 };
  return mcnemarPValue(table, { method }) <= 1 - confidence;
}

function requireTruth(question: PairedTruth): PairedTruth {
  const { firstOnly, secondOnly } = requireFields(
    'question',
    question,
    '{ firstOnly: 0.2, secondOnly: 0.1 }',
  );
  requireBetween('firstOnly', firstOnly, 0, 1, 'both');
  requireBetween('secondOnly', secondOnly, 0, 1, 'both');
  if (firstOnly + secondOnly > 1 + 1e-12) {
    refuse(
      'bad-argument',
      `Cases with Yes to the first question alone (${percentAsWritten(firstOnly)}, or ${firstOnly}) and to the second alone (${percentAsWritten(secondOnly)}, or ${secondOnly}) cannot be above 100% together.`,
      {
        path: 'firstOnly',
        got: `${firstOnly} + ${secondOnly}`,
        expected: 'proportions that add to 1 at most',
      },
    );
  }
  return { firstOnly, secondOnly };
}

function requireTest(options: PairedTestOptions): Required<PairedTestOptions> {
  const { method = 'mid-p', confidence = 0.95 } = requireFields('options', options);
  requireConfidence(confidence);
  return { method: requireOneOf('method', method, PAIRED_TESTS), confidence };
}
