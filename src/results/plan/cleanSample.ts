import { requireFields } from '../../check.js';
import {
  type CleanSample,
  type CleanSampleQuestion,
  cleanSample,
  mostFaults,
} from '../../estimation/rules/cleanSample.js';
import { exactDecimal } from '../../numeric/exactDecimal.js';
import { firstWhole } from '../../numeric/firstWhole.js';

/** Cases that show that faults are fewer than is tolerable; and the faults that given cases may have. */
export interface CleanSamplePlan {
  readonly tolerable: number;
  readonly expected: number;
  readonly confidence: number;
  /** null where only given cases were asked about. */
  readonly needed: CleanSample | null;
  /** The most faults among given cases: `faults` is null where even none would show too little. */
  readonly given: {
    readonly of: number;
    readonly faults: number | null;
    readonly riskReached: number | null;
  } | null;
  /** For each number of faults found, the fewest cases that still show it. */
  readonly byFaults: readonly { readonly faults: number; readonly of: number }[];
}

/**
 * The fewest cases that show that faults are fewer than is tolerable; and the faults that given cases may have.
 *
 * @param question - as for `cleanSample`; or `of` cases, whose faults are asked
 * @returns the sample, and for up to five faults the cases that show as much
 * @throws ArgumentError naming the argument
 *
 * @example
 * cleanSamplePlan({ tolerable: '0.05' }).needed?.cases; // 59
 */
export function cleanSamplePlan(question: CleanSampleQuestion & { readonly of?: number }): CleanSamplePlan {
  const { of, tolerable, expected, confidence } = requireFields(
    'question',
    question,
    "{ tolerable: '0.05' }",
  );
  const asked = { tolerable, ...(confidence === undefined ? {} : { confidence }) };
  const isAsked = of === undefined || expected !== undefined;
  const needed = isAsked ? cleanSample({ ...asked, ...(expected === undefined ? {} : { expected }) }) : null;
  const found = of === undefined ? null : mostFaults(of, asked);
  return {
    tolerable: exactDecimal('tolerable', tolerable).value,
    expected: exactDecimal('expected', expected ?? 0).value,
    confidence: exactDecimal('confidence', confidence ?? 0.95).value,
    needed,
    given:
      of === undefined
        ? null
        : { of, faults: found?.faults ?? null, riskReached: found?.riskReached ?? null },
    byFaults: byFaults(asked),
  };
}

/** The fewest cases for each number of faults, by doubling and halving. */
function byFaults(asked: Omit<CleanSampleQuestion, 'expected'>): { faults: number; of: number }[] {
  return [0, 1, 2, 3, 4, 5].map((faults) => ({
    faults,
    of: firstWhole(faults + 1, 1_000_000, (of) => (mostFaults(of, asked)?.faults ?? -1) >= faults, 100),
  }));
}
