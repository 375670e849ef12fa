import { requireBetween, requireConfidence, requireFields, requireWhole } from '../../check.js';
import { atMost } from '../../numeric/binomialTails.js';
import { type ExactDecimal, exactDecimal } from '../../numeric/exactDecimal.js';
import { firstWhole } from '../../numeric/firstWhole.js';
import { percentAsWritten, whole } from '../../words/format.js';
import { refuseOutOfReach } from '../planning/outOfReach.js';

/** What a sample must show: that faults are fewer than `tolerable`, where `expected` of the cases may have one. */
export interface CleanSampleQuestion {
  /** The share of faults to rule out, in (0, 1): a number, or as written, such as `"0.05"`. */
  readonly tolerable: number | string;
  /** The share of faults expected, from 0 and below the tolerable one, in the same ways; 0 if omitted. */
  readonly expected?: number | string;
  /** In what is said of the sample, in (0, 1): 0.95 if omitted. Its complement is the risk, as written. */
  readonly confidence?: number | string;
}

export interface CleanSample {
  readonly cases: number;
  /** The most faults that may be found among them. */
  readonly allowed: number;
  /** The chance of so few where faults are as many as tolerable. */
  readonly riskReached: number;
  /**
   * The fewest from which on every number of cases will do, since one more case may allow one more fault, and then fail;
   * null when beyond a million.
   */
  readonly fewestForGood: number | null;
}

/**
 * The fewest cases that show that faults are fewer than is tolerable, if no more are found than are expected.
 *
 * @param question - `tolerable`, `expected` and `confidence`
 * @returns `cases`, the smallest n with P(X ≤ k | n, tolerable) at most the risk, where k, `allowed`, is n times the expected share,
 *   rounded up in whole-number arithmetic
 * @throws ArgumentError naming the argument; no number of cases will do where faults are expected as often as tolerable
 * @source American Institute of Certified Public Accountants 2017, Audit Sampling, tables: exact binomial.
 *
 * @example
 * cleanSample({ tolerable: 0.05 }); // 59 cases without a fault
 */
export function cleanSample(question: CleanSampleQuestion): CleanSample {
  const { tolerable, expected, risk } = requireQuestion(question);
  const first = fewestFrom(1, { tolerable, expected, risk });
  if (first === null) {
    return refuseOutOfReach('expected', expected.value, {
      message: `Not even ${whole(MOST_LOOKED_AT)} cases show that faults are fewer than ${percentAsWritten(tolerable.value)} where ${percentAsWritten(expected.value)} are expected.`,
      hint: 'Take an expected share further below the tolerable one.',
    });
  }
  return Object.freeze({
    cases: first,
    allowed: faultsAllowed(first, expected),
    riskReached: atMost(faultsAllowed(first, expected), first, tolerable.value),
    fewestForGood: fewestForGood(first, { tolerable, expected, risk }),
  });
}

/**
 * The most faults among a given number of cases that still show that faults are fewer than is tolerable.
 *
 * @param of - cases, 1 to a million
 * @param question - `tolerable` and `confidence`, as for `cleanSample`
 * @returns the faults and the chance of so few at the tolerable share; null where even a sample without a fault shows too little
 * @throws ArgumentError naming the argument
 * @source as for `cleanSample`.
 *
 * @example
 * mostFaults(84, { tolerable: 0.05 }); // none: riskReached 0.0134…
 */
export function mostFaults(
  of: number,
  question: Omit<CleanSampleQuestion, 'expected'>,
): { readonly faults: number; readonly riskReached: number } | null {
  requireWhole('of', of, { min: 1, max: MOST_LOOKED_AT });
  const { tolerable, risk } = requireQuestion({ ...requireFields('question', question) });
  const faults = firstWhole(0, of, (k) => !isWithin(k, of, tolerable, risk)) - 1;
  return faults < 0 ? null : Object.freeze({ faults, riskReached: atMost(faults, of, tolerable.value) });
}

interface Settled {
  readonly tolerable: ExactDecimal;
  readonly expected: ExactDecimal;
  readonly risk: ExactDecimal;
}

const MOST_LOOKED_AT = 1_000_000;

function requireQuestion(question: CleanSampleQuestion): Settled {
  const given = requireFields('question', question, "{ tolerable: '0.05' }");
  const tolerable = exactDecimal('tolerable', given.tolerable);
  const expected = exactDecimal('expected', given.expected ?? 0);
  const confidence = exactDecimal('confidence', given.confidence ?? 0.95);
  requireBetween('tolerable', tolerable.value, 0, 1);
  requireConfidence(confidence.value);
  requireBetween(
    'expected',
    expected.value,
    0,
    tolerable.value,
    'low',
    'Where faults are expected as often as is tolerable, no number of cases shows that they are fewer.',
  );
  const { units, scale } = confidence;
  return { tolerable, expected, risk: { units: scale - units, scale, value: 1 - confidence.value } };
}

/** n·e rounded up, where e is the decimal that was written: a product of doubles misses by one where n·e is whole. */
function faultsAllowed(of: number, { units, scale }: ExactDecimal): number {
  return Number((BigInt(of) * units + scale - 1n) / scale);
}

/** The most cases that allow no more than `faults`. */
const lastWith = (faults: number, { units, scale }: ExactDecimal) =>
  units === 0n ? MOST_LOOKED_AT : Math.min(MOST_LOOKED_AT, Number((BigInt(faults) * scale) / units));

/** Among the cases that allow so many faults the chance falls with each, so only the last of them need be looked at first. */
function fewestFrom(from: number, { tolerable, expected, risk }: Settled): number | null {
  for (let of = from; of <= MOST_LOOKED_AT; ) {
    const faults = faultsAllowed(of, expected);
    const last = lastWith(faults, expected);
    if (isWithin(faults, last, tolerable, risk)) {
      return firstWhole(of, last, (cases) => isWithin(faults, cases, tolerable, risk), of);
    }
    of = last + 1;
  }
  return null;
}

/** Chernoff's bound says from where on nothing fails; below it, each first case that allows one more fault is looked at. */
function fewestForGood(first: number, settled: Settled): number | null {
  const { tolerable, expected, risk } = settled;
  let good = first;
  for (let faults = faultsAllowed(first, expected), of = first; of < MOST_LOOKED_AT; faults++) {
    of = lastWith(faults, expected) + 1;
    if (isWithin(faults + 1, of, tolerable, risk)) {
      if (isGoodFrom(of, settled)) return good;
      continue;
    }
    const next = fewestFrom(of, settled);
    if (next === null) return null;
    good = next;
    faults = faultsAllowed(next, expected) - 1;
  }
  return null;
}

/** Whether `P(X ≤ n·e + 1 | n, t) ≤ exp(−n·D(e + 1/n ‖ t))` is at most the risk, as it is for every more cases. */
function isGoodFrom(of: number, { tolerable, expected, risk }: Settled): boolean {
  const share = expected.value + 1 / of;
  const t = tolerable.value;
  if (share >= t) return false;
  const divergence = share * Math.log(share / t) + (1 - share) * Math.log((1 - share) / (1 - t));
  return Math.exp(-of * divergence) <= risk.value;
}

/** Whether `P(X ≤ k | n, t)` is at most the risk: decided in whole numbers where the doubles are too close to say. */
function isWithin(faults: number, of: number, tolerable: ExactDecimal, risk: ExactDecimal): boolean {
  const chance = atMost(faults, of, tolerable.value);
  const isClose = Math.abs(chance - risk.value) <= 1e-9 * risk.value;
  return isClose && of <= MOST_EXACT ? isWithinExactly(faults, of, tolerable, risk) : chance <= risk.value;
}

const MOST_EXACT = 5000;

/** Σ C(n, i)·tⁱ(1 − t)ⁿ⁻ⁱ over a common denominator. */
function isWithinExactly(faults: number, of: number, tolerable: ExactDecimal, risk: ExactDecimal): boolean {
  const faulty = tolerable.units;
  const common = tolerable.scale;
  const clean = common - faulty;
  let term = clean ** BigInt(of);
  let sum = term;
  for (let i = 0; i < faults; i++) {
    term = (term * BigInt(of - i) * faulty) / (BigInt(i + 1) * clean);
    sum += term;
  }
  return sum * risk.scale <= risk.units * common ** BigInt(of);
}
