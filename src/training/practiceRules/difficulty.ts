import type { CaseDifficulty, Difficulty } from '../pack.js';
import type { CaseState } from './caseState.js';
import type { JudgedQuestion } from './judgement.js';

/** How much each part counts towards the whole. Assumed. */
const PARTS = { closeness: 0.4, conflict: 0.3, missing: 0.15, length: 0.15 } as const;

/** A case below the first is easy, one from the second on is hard. */
export const DIFFICULTY_LIMITS = { easy: 0.3, hard: 0.4 } as const;

/**
 * How hard a case is to judge, from 0 to 1.
 *
 * closeness: 1 less the mean distance of the balances from 0; conflict: the share of prompts that speak
 * against their key question or can be argued; missing: replies that did not come or are cut short, a missing
 * classification, oversight that is absent; length: extra entries, of the six there can be.
 */
export function difficultyOf(
  state: CaseState,
  questions: readonly JudgedQuestion[],
  noise: number,
): CaseDifficulty {
  const mean = (values: readonly number[]): number =>
    values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
  const closeness = mean(questions.map(({ score }) => 1 - Math.min(1, Math.abs(score))));
  const conflict = mean(
    questions.flatMap(({ answer, prompts }) =>
      prompts
        .filter(({ form }) => form !== null)
        .map((prompt) => (prompt.form === 'mixed' ? 1 : prompt.answer === answer ? 0 : 1)),
    ),
  );
  const { facts } = state;
  const missing = mean([
    Number(facts.domesticAbuse === 'true' && facts.daStandard !== 'true'),
    Number(facts.children === 'true' && facts.childReturn !== 'true'),
    Number(facts.risk === 'notRecorded'),
    Number(state.oversight === 'absent'),
  ]);
  const length = noise / MOST_NOISE;
  const overall =
    PARTS.closeness * closeness + PARTS.conflict * conflict + PARTS.missing * missing + PARTS.length * length;
  return { closeness, conflict, missing, length, overall };
}

/** The most entries that mean nothing in a case. */
export const MOST_NOISE = 6;

export function suits(difficulty: Difficulty, { overall }: CaseDifficulty): boolean {
  if (difficulty === 'easy') return overall < DIFFICULTY_LIMITS.easy;
  return difficulty === 'mixed' || overall >= DIFFICULTY_LIMITS.hard;
}

export const DIFFICULTY_EXPLAINED = [
  `Difficulty runs from 0 to 1. It is ${PARTS.closeness} × closeness + ${PARTS.conflict} × conflict + ${PARTS.missing} × missing + ${PARTS.length} × length; the weights are assumed.`,
  'Closeness: how near the balance of each key question is to the middle, 1 being on it. Conflict: the share of prompts that can be argued or speak against their key question. Missing: replies that did not come or are cut short, a classification left out, oversight that is absent. Length: entries that mean nothing, of at most six.',
  `A case under ${DIFFICULTY_LIMITS.easy} is called easy, one of ${DIFFICULTY_LIMITS.hard} or more hard.`,
] as const;
