import { inquiryKind } from '../../study/inquiries/registry.js';
import type { MeasureName } from '../../study/measureNames.js';
import type { StudyAnswer } from '../../study/run/results.js';
import { type At, FACTORS, type Factor, type Study } from '../../study/study.js';

/** The number that answers the question of a study, and those that it is said beside. */
export interface StudyHeadline {
  readonly measure: MeasureName;
  /** Index among the answers. */
  readonly answer: number;
  /** The answer that it is compared with, differing in the factors named; null where the study names none. */
  readonly than: Compared | null;
  /** What varies in the other answers said with it, and those; null where nothing varies. */
  readonly along: { readonly by: Factor; readonly others: readonly Beside[] } | null;
}

/** An answer said beside another. */
export interface Compared {
  readonly answer: number;
  readonly by: readonly Factor[];
}

/** An answer said after the first, with what that one is compared with, if there is such an answer of this one. */
export interface Beside {
  readonly answer: number;
  readonly than: number | null;
}

/** What an answer has of something that distinguishes answers; null where it has none. */
export function factorOf(answer: StudyAnswer, factor: Factor): number | string | null {
  if (factor === 'inquiry' || factor === 'design' || factor === 'inspectors' || factor === 'answer') {
    return answer[factor];
  }
  return factor === 'confidence' ? answer.confidence : (answer.point[factor] ?? null);
}

/**
 * The answer that comes first: of the inquiry and at the condition that the study names, and otherwise at the usual one, by
 * the first measure that answers such an inquiry in one number; null where there is no such number.
 */
export function studyHeadline(study: Study, answers: readonly StudyAnswer[]): StudyHeadline | null {
  const asked = study.headline;
  const inquiry = asked?.inquiry ?? answers[0]?.inquiry;
  const of = answers.filter((answer) => answer.inquiry === inquiry);
  const [first] = of;
  if (first === undefined) return null;
  const own = inquiryKind(first.kind).headlines.map(({ measure }) => measure);
  const wanted = [...(asked?.measure == null ? [] : [asked.measure]), ...own];
  for (const measure of wanted) {
    const lead = leadOf(of.filter(has(measure)), study);
    if (lead === undefined) continue;
    const index = answers.indexOf(lead);
    const than = asked?.than ?? null;
    const by = than === null ? [] : FACTORS.filter((factor) => factor in than);
    const compared = (to: StudyAnswer): number | null => {
      if (than === null) return null;
      const found = answers.findIndex((one) => has(measure)(one) && isLike(one, to, than));
      return found === -1 || answers[found] === to ? null : found;
    };
    const other = compared(lead);
    return {
      measure,
      answer: index,
      than: other === null ? null : { answer: other, by },
      along: alongOf(answers.filter(has(measure)), lead, asked?.along ?? null, (one) => ({
        answer: answers.indexOf(one),
        than: compared(one),
      })),
    };
  }
  return null;
}

const has =
  (measure: MeasureName) =>
  ({ measures }: StudyAnswer): boolean =>
    measures.some((one) => one.measure === measure);

/** The answer at the condition asked for, or at the usual one; nothing where the measure has none there. */
function leadOf(rows: readonly StudyAnswer[], study: Study): StudyAnswer | undefined {
  let left = rows;
  for (const factor of FACTORS) {
    const values = [...new Set(left.map((row) => factorOf(row, factor)))];
    const wanted = factor === 'inquiry' ? undefined : study.headline?.at[factor];
    const chosen = wanted ?? usual(factor, values, study);
    left = left.filter((row) => isSame(factorOf(row, factor), chosen));
  }
  return left[0];
}

/** The value that a reader takes for the usual one: as published where that is tried, the middle one where nothing is. */
function usual(
  factor: Factor,
  values: readonly (number | string | null)[],
  { worlds }: Study,
): number | string | null {
  const { cases, cohort } = worlds[0]!.scenario.sample;
  const published: Readonly<Partial<Record<Factor, number | string>>> = {
    cases,
    cohort,
    effects: 'moderate',
    confidence: 0.95,
  };
  const found = values.find((value) => isSame(value, published[factor] ?? null));
  const numbers = values.filter((value) => typeof value === 'number').toSorted((a, b) => a - b);
  return found ?? numbers[Math.ceil(numbers.length / 2) - 1] ?? values[0] ?? null;
}

/** The answers that differ from the first in one thing only; along the longest axis where none is named. */
function alongOf(
  rows: readonly StudyAnswer[],
  lead: StudyAnswer,
  asked: Factor | null,
  beside: (one: StudyAnswer) => Beside,
): StudyHeadline['along'] {
  const found = FACTORS.map((by) => ({
    by,
    others: rows.filter(
      (one) =>
        !isSame(factorOf(one, by), factorOf(lead, by)) && isLike(one, lead, { [by]: factorOf(one, by) }),
    ),
  })).filter(({ others }) => others.length > 0);
  const choice =
    asked === null
      ? found.filter(({ by }) => by !== 'inquiry').toSorted((a, b) => b.others.length - a.others.length)[0]
      : found.find(({ by }) => by === asked);
  return choice === undefined ? null : { by: choice.by, others: choice.others.map(beside) };
}

/** Whether an answer is like another but for what is said to be different. */
function isLike(
  one: StudyAnswer,
  other: StudyAnswer,
  different: { readonly [Name in Factor]?: At[keyof At] | null },
): boolean {
  return FACTORS.every((factor) =>
    isSame(
      factorOf(one, factor),
      factor in different ? (different[factor] ?? null) : factorOf(other, factor),
    ),
  );
}

/** Shares and levels may have been reckoned from what was written. */
function isSame(one: number | string | null, other: number | string | null): boolean {
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) < 1e-12;
  return one === other;
}
