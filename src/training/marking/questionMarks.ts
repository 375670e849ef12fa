import { sampleVariance } from 'simple-statistics';
import { pairedDifferenceInterval } from '../../estimation/difference/pairedDifference.js';
import { tUpperQuantile } from '../../numeric/tTail.js';
import type { QuestionKey } from '../pack.js';
import type { Cell } from './answerKey.js';
import type { GivenAnswers } from './givenAnswers.js';
import type { QuestionMarks } from './marking.js';
import { type Scored, shareOf } from './share.js';

/** An answer to a key question that the key settles. */
export interface Settled {
  readonly unit: number;
  readonly given: boolean;
  readonly truth: boolean;
}

export function settledAnswers(
  given: GivenAnswers,
  people: readonly string[],
  cells: readonly Cell<QuestionKey>[],
): Settled[] {
  const settled = cells.filter(({ key }) => key.judgement !== 'contested');
  return people.flatMap((person) =>
    settled.flatMap(({ number, index, item, key }) => {
      const answer = given.answer(person, index, item);
      return answer === null ? [] : [{ unit: number, given: answer === 'yes', truth: key.answer === 'yes' }];
    }),
  );
}

export function questionMarks(
  question: string,
  settled: readonly Settled[],
  confidence: number,
): QuestionMarks {
  const scored = (of: readonly Settled[], yes: (one: Settled) => boolean): Scored[] =>
    of.map((one) => ({ unit: one.unit, yes: yes(one) }));
  const truly = settled.filter(({ truth }) => truth);
  const not = settled.filter(({ truth }) => !truth);
  return {
    question,
    agreement: shareOf(
      scored(settled, ({ given, truth }) => given === truth),
      confidence,
    ),
    sensitivity: shareOf(
      scored(truly, ({ given }) => given),
      confidence,
    ),
    specificity: shareOf(
      scored(not, ({ given }) => !given),
      confidence,
    ),
    leniency: leniencyOf(settled, confidence),
  };
}

/**
 * Where each case has one answer, Newcombe's interval for paired proportions; where it has several, Student's over
 * the cases' means, which allows for their correlation.
 */
function leniencyOf(settled: readonly Settled[], confidence: number): QuestionMarks['leniency'] {
  if (settled.length === 0) return null;
  const byCase = new Map<number, { sum: number; of: number }>();
  for (const { unit, given, truth } of settled) {
    const own = byCase.get(unit) ?? { sum: 0, of: 0 };
    byCase.set(unit, { sum: own.sum + Number(given) - Number(truth), of: own.of + 1 });
  }
  const cases = [...byCase.values()].map(({ sum, of }) => sum / of);
  const count = (suits: (one: Settled) => boolean): number => settled.filter(suits).length;
  const counts = {
    both: count(({ given, truth }) => given && truth),
    firstOnly: count(({ given, truth }) => given && !truth),
    secondOnly: count(({ given, truth }) => !given && truth),
    neither: count(({ given, truth }) => !given && !truth),
  };
  const difference = (counts.firstOnly - counts.secondOnly) / settled.length;
  const standardError = cases.length < 2 ? 0 : Math.sqrt(sampleVariance(cases) / cases.length);
  if (cases.length < settled.length && standardError > 1e-9) {
    const reach = tUpperQuantile((1 - confidence) / 2, cases.length - 1) * standardError;
    return { difference, lower: Math.max(-1, difference - reach), upper: Math.min(1, difference + reach) };
  }
  const share = cases.length / settled.length;
  const table = {
    both: Math.round(counts.both * share),
    firstOnly: Math.round(counts.firstOnly * share),
    secondOnly: Math.round(counts.secondOnly * share),
    neither: Math.round(counts.neither * share),
  };
  const { lower, upper } = pairedDifferenceInterval(table, { method: 'newcombe-10', confidence });
  return { difference, lower: Math.min(lower, difference), upper: Math.max(upper, difference) };
}
