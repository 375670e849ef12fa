import { requireConfidence, requireFields, requireList, requireText, requireWhole } from '../../check.js';
import type { Problem } from '../../problem.js';
import { requirePack } from '../pack/requirePack.js';
import type { Answer, Pack } from '../pack.js';
import { type Cell, fits, type Key, keyOf } from './answerKey.js';
import { AnswerSheet } from './answerSheet.js';
import { betweenMarks } from './betweenMarks.js';
import { checkAnswers } from './checkAnswers.js';
import type { AnswerRow } from './givenAnswers.js';
import { GivenAnswers } from './givenAnswers.js';
import { itemMarks } from './itemMarks.js';
import { markersMarks } from './markerMarks.js';
import type { MapCell, Marking, ParticipantMarks } from './marking.js';
import { arguableAnswers, differingAnswers, promptMarks } from './personMarks.js';
import { questionMarks, settledAnswers } from './questionMarks.js';
import { shareOf } from './share.js';

/** With fewer cases than this, limits on kappa cover most of its range. */
const SMALL_PACK = 30;

/**
 * Marks answers against a pack's key, and against each other.
 *
 * Key questions are marked on the cases that the key settles; contested ones are left out of sensitivity, specificity
 * and leniency and may be answered either way. Limits on one participant are Wilson's; on the group they allow for
 * several answers to one case (linearised, with a case as the unit). Agreement between participants is told by six
 * coefficients, on every case that two or more answered.
 *
 * @param pack - as `buildPack` or `readPack` gave it
 * @param answers - rows of participant, case, item and answer, or the text of a CSV file with such rows
 * @param options - `confidence` of all limits, 0.95 if omitted
 * @returns marks for each participant and for the group, and in `leftOut` why rows were not marked
 * @throws ArgumentError for a confidence that cannot be or what is no pack; DataError where nothing can be marked
 * @example
 * markAnswers(pack, [{ participant: 'P1', case: 1, item: 'A', answer: 'no' }]).participants[0]?.answered // 1
 */
export function markAnswers(
  pack: Pack,
  answers: readonly AnswerRow[] | string,
  options: { readonly confidence?: number } = {},
): Marking {
  requirePack('pack', pack);
  const { confidence = 0.95 } = requireFields('options', options);
  requireConfidence(confidence);
  if (typeof answers !== 'string') {
    const { given, problems } = checkAnswers(requireRows(answers), pack);
    return markGiven(pack, given, { confidence, leftOut: problems });
  }
  const given = new GivenAnswers(pack);
  const sheet = new AnswerSheet('answers', pack, given);
  sheet.push(answers);
  sheet.end();
  return markGiven(pack, given, { confidence, leftOut: sheet.problems });
}

/** Marks answers that were read and checked. */
export function markGiven(
  pack: Pack,
  given: GivenAnswers,
  settings: { readonly confidence: number; readonly leftOut: readonly Problem[] },
): Marking {
  const { confidence, leftOut } = settings;
  const { people } = given;
  const key = keyOf(pack);
  const marked = { pack, given, key };
  const asks = pack.items.flatMap(({ kind, question }, item) =>
    kind === 'keyQuestion' ? [{ question, item }] : [],
  );
  const marksOf = (some: readonly string[]) =>
    asks.map(({ question, item }) =>
      questionMarks(question, settledAnswers(given, some, key.questions[item]!), confidence),
    );
  const asked = pack.cases.length * pack.items.length;
  return Object.freeze({
    packCode: pack.code,
    confidence,
    participants: people.map((participant): ParticipantMarks => {
      const { scored, missed } = promptMarks(participant, marked);
      return {
        participant,
        answered: given.answered(participant),
        asked,
        questions: marksOf([participant]),
        prompts: shareOf(scored, confidence),
        differing: differingAnswers(participant, marked),
        missed,
        arguable: arguableAnswers(participant, marked),
      };
    }),
    group: marksOf(people),
    contested: Object.fromEntries(asks.map(({ question }) => [question, contestedCases(pack, question)])),
    map: mapOf(pack, given, key),
    between: people.length < 2 ? [] : betweenMarks(pack, given, confidence),
    items: itemMarks(marked),
    severity: markersMarks(marked, confidence),
    warnings: warningsFor(pack, people.length),
    leftOut,
  });
}

/** The cases in which the key leaves a question contested. */
function contestedCases(pack: Pack, question: string): number[] {
  return pack.key
    .filter(({ questions }) =>
      questions.some((one) => one.question === question && one.judgement === 'contested'),
    )
    .map(({ number }) => number);
}

function mapOf(pack: Pack, given: GivenAnswers, key: Key): MapCell[] {
  const { people } = given;
  const cellAt = <T>(cells: readonly Cell<T>[] | undefined): Map<number, T> =>
    new Map(cells?.map((cell) => [cell.index, cell.key]));
  const prompts = pack.items.map((_, item) => cellAt(key.prompts[item]));
  const questions = pack.items.map((_, item) => cellAt(key.questions[item]));
  return pack.cases.flatMap(({ number }, index) =>
    pack.items.map(({ id }, item) => {
      const prompt = prompts[item]?.get(index);
      const question = questions[item]?.get(index);
      const isRight = (answer: Answer): boolean =>
        prompt !== undefined
          ? fits(answer, prompt)
          : question !== undefined && (question.judgement === 'contested' || question.answer === answer);
      const answers = people.flatMap((person) => given.answer(person, index, item) ?? []);
      return {
        case: number,
        item: id,
        right: answers.filter(isRight).length,
        of: answers.length,
        contested: prompt?.contested === true || question?.judgement === 'contested',
      };
    }),
  );
}

function warningsFor(pack: Pack, people: number): string[] {
  const warnings: string[] = [];
  const cases = pack.cases.length;
  if (cases < SMALL_PACK) {
    warnings.push(
      `A pack of ${cases} cases cannot separate a kappa of 0.4 from one of 0.8: read the limits, not the estimate. A standardisation event needs twenty or more balanced cases.`,
    );
  }
  if (!pack.options.balance && people > 1) {
    warnings.push(
      'Kappa falls when nearly every case has the same answer, however well people agree; AC1 does not. Both are shown, and casesim pack --balance makes kappa meaningful.',
    );
  }
  return warnings;
}

function requireRows(answers: readonly AnswerRow[]): readonly AnswerRow[] {
  requireList('answers', answers).forEach((row, index) => {
    const name = `answers[${index}]`;
    requireFields(name, row, "{ participant: 'P1', case: 1, item: 'A', answer: 'no' }");
    requireText(`${name}.participant`, row.participant);
    requireWhole(`${name}.case`, row.case);
    requireText(`${name}.item`, row.item);
    requireText(`${name}.answer`, row.answer);
  });
  return answers;
}
