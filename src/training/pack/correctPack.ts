import {
  refuseArgument,
  requireFields,
  requireList,
  requireOneOf,
  requireText,
  requireWhole,
} from '../../check.js';
import { deepFreeze } from '../../deepFreeze.js';
import { refuse } from '../../problem.js';
import type { CaseKey, KeyChange, Pack, PromptKey, QuestionKey } from '../pack.js';
import { checksumOf } from './buildPack.js';
import { requirePack } from './requirePack.js';

/** An answer of the key that a moderator changes, and why. */
export interface Correction {
  readonly case: number;
  /** `A` for a key question, `A.a` for a prompt. */
  readonly item: string;
  /** What the key is to say: an answer, or that either can be argued. */
  readonly answer: KeyChange['to'];
  readonly reason: string;
}

/**
 * A pack with answers of its key corrected, each with its reason: the next edition of the pack, which every page names. The
 * cases and the code stay the same, so that answers to an earlier edition can be marked with it.
 *
 * Each answer is changed by itself: a prompt that is corrected changes nothing of its key question.
 *
 * @param pack - as `buildPack` or `readPack` gave it, or corrected before
 * @param corrections - for each the `case`, the `item`, the `answer` yes, no, notRelevant or contested, and the `reason`
 * @returns the pack, frozen, with a checksum of its own and all changes under `corrected`
 * @throws ArgumentError naming the correction: without a reason, of a case or an item that is not there, or of what the key says already
 * @example
 * const reason = 'Entry 9 names the victim.';
 * correctPack(pack, [{ case: 1, item: 'A', answer: 'contested', reason }]).corrected?.edition; // 2
 */
export function correctPack(pack: Pack, corrections: readonly Correction[]): Pack {
  requirePack('pack', pack);
  requireList('corrections', corrections);
  if (corrections.length === 0) refuseArgument('corrections', corrections, 'at least one correction');
  const edition = (pack.corrected?.edition ?? 1) + 1;
  let key = pack.key;
  const changes: KeyChange[] = [...(pack.corrected?.changes ?? [])];
  corrections.forEach((correction, index) => {
    const { number, questions } = caseOf(pack, key, correction, index);
    const from = sayOf(questions, correction.item);
    if (from === correction.answer) {
      refuse('no-change', `The key says ${from} of ${correction.item} in case ${number} already.`, {
        path: `corrections[${index}].answer`,
      });
    }
    const { item, answer: to, reason } = correction;
    changes.push({ edition, case: number, item, from, to, reason: reason.trim() });
    key = key.map((one) => (one.number === number ? corrected(one, correction) : one));
  });
  const whole = { ...pack, key, corrected: { edition, changes } };
  return deepFreeze({ ...whole, checksum: checksumOf(whole) });
}

const SAYINGS = ['yes', 'no', 'notRelevant', 'contested'] as const;

function caseOf(pack: Pack, key: readonly CaseKey[], correction: Correction, index: number): CaseKey {
  const path = `corrections[${index}]`;
  const fields = requireFields(path, correction, "{ case: 1, item: 'A', answer: 'no', reason: 'Why.' }");
  requireWhole(`${path}.case`, fields.case, { min: 1, max: pack.cases.length });
  requireText(`${path}.item`, fields.item);
  requireOneOf(`${path}.answer`, fields.answer, SAYINGS);
  if (typeof fields.reason !== 'string' || fields.reason.trim() === '') {
    refuse('no-reason', `The correction of ${fields.item} in case ${fields.case} has no reason.`, {
      path: `${path}.reason`,
      hint: 'A key is corrected with the reason, which is kept in the pack and shown with the answer.',
    });
  }
  const item = pack.items.find(({ id }) => id === fields.item);
  if (item === undefined) {
    const known = pack.items.map(({ id }) => id).join(', ');
    refuseArgument(`${path}.item`, fields.item, `an item of the pack: ${known}`);
  }
  if (item.kind === 'keyQuestion' && fields.answer === 'notRelevant') {
    refuseArgument(
      `${path}.answer`,
      fields.answer,
      'yes, no or contested',
      'A key question is always relevant.',
    );
  }
  return key[fields.case - 1]!;
}

/** What the key says of an item now. */
function sayOf(questions: readonly QuestionKey[], id: string): KeyChange['from'] {
  for (const { item, judgement, answer, prompts } of questions) {
    if (item === id) return judgement === 'contested' ? 'contested' : answer;
    const prompt = prompts.find((one) => one.item === id);
    if (prompt !== undefined) return prompt.contested ? 'contested' : prompt.answer;
  }
  throw new RangeError(`the key has no ${id}`);
}

function corrected(key: CaseKey, correction: Correction): CaseKey {
  const { item } = correction;
  return {
    ...key,
    questions: key.questions.map((question) =>
      question.item === item
        ? correctedQuestion(question, correction)
        : {
            ...question,
            prompts: question.prompts.map((prompt) =>
              prompt.item === item ? correctedPrompt(prompt, correction) : prompt,
            ),
          },
    ),
  };
}

function correctedQuestion(question: QuestionKey, { answer, reason }: Correction): QuestionKey {
  const why = `Corrected: ${reason.trim()}`;
  if (answer === 'yes') return { ...question, answer, judgement: 'mustBeYes', why };
  if (answer === 'no') return { ...question, answer, judgement: 'mustBeNo', why };
  return { ...question, judgement: 'contested', why };
}

/** What decides a prompt stays what it was; how large the gap is was said of the answer before. */
function correctedPrompt(prompt: PromptKey, { answer, reason }: Correction): PromptKey {
  const why = `Corrected: ${reason.trim()}`;
  if (answer === 'contested') return { ...prompt, contested: true, gap: null, why, either: why };
  return { ...prompt, answer, contested: false, gap: null, why, either: null };
}
