import type { Pack } from '../pack.js';
import { fits, type Key } from './answerKey.js';
import type { GivenAnswers } from './givenAnswers.js';
import type { ArguableAnswer, DifferingAnswer, MissedCue } from './marking.js';
import type { Scored } from './share.js';
import { wrongReason } from './wrongReason.js';

/** The answers of everybody, and what the pack's key says of them. */
export interface Marked {
  readonly pack: Pack;
  readonly given: GivenAnswers;
  readonly key: Key;
}

/** How a person answered the prompts, and those answered otherwise than the key, in the order of the sheet. */
export function promptMarks(
  participant: string,
  { pack, given, key }: Marked,
): { readonly scored: readonly Scored[]; readonly missed: readonly MissedCue[] } {
  const scored: Scored[] = [];
  const missed: MissedCue[] = [];
  for (const { number, index, item, key: prompt } of key.sheet) {
    const answer = given.answer(participant, index, item);
    if (answer === null) continue;
    const yes = fits(answer, prompt);
    scored.push({ unit: number, yes });
    if (yes) continue;
    missed.push({
      participant,
      case: number,
      item: pack.items[item]!.id,
      given: answer,
      answer: prompt.answer,
      entries: prompt.entries,
      why: prompt.why,
      wrong: wrongReason(answer, prompt),
    });
  }
  return { scored, missed };
}

/** The key questions that a person answered otherwise than the key, case by case; contested ones are not among them. */
export function differingAnswers(participant: string, { pack, given, key }: Marked): DifferingAnswer[] {
  return inOrder(
    key.questions.flat().flatMap(({ number, index, item, key: question }) => {
      const answer = given.answer(participant, index, item);
      if (answer === null || question.judgement === 'contested' || answer === question.answer) return [];
      const { id } = pack.items[item]!;
      return [{ case: number, item: id, given: answer, answer: question.answer, why: question.why }];
    }),
    pack,
  );
}

/** What a person answered of which the key says that either answer can be argued, with what can be. */
export function arguableAnswers(participant: string, { pack, given, key }: Marked): ArguableAnswer[] {
  const questions = key.questions.flat().map((cell) => ({
    ...cell,
    isContested: cell.key.judgement === 'contested',
    argument: cell.key.why,
  }));
  const prompts = key.sheet.map((cell) => ({
    ...cell,
    isContested: cell.key.contested,
    argument: cell.key.either ?? cell.key.why,
  }));
  return inOrder(
    [...questions, ...prompts].flatMap(
      ({ number, index, item, key: { answer: own }, isContested, argument }) => {
        const answer = given.answer(participant, index, item);
        if (!isContested || answer === null || answer === 'notRelevant') return [];
        return [{ case: number, item: pack.items[item]!.id, given: answer, answer: own, argument }];
      },
    ),
    pack,
  );
}

/** As the sheet has them: case by case, and in each the items in their order. */
function inOrder<Row extends { readonly case: number; readonly item: string }>(
  rows: readonly Row[],
  { items }: Pack,
): Row[] {
  const order = new Map(items.map(({ id }, index) => [id, index]));
  return rows.toSorted((a, b) => a.case - b.case || order.get(a.item)! - order.get(b.item)!);
}
