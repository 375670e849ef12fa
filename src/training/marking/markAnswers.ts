import { sampleVariance } from 'simple-statistics';
import { requireConfidence, requireFields, requireList, requireText, requireWhole } from '../../check.js';
import { pairedDifferenceInterval } from '../../estimation/difference/pairedDifference.js';
import { tUpperQuantile } from '../../numeric/tTail.js';
import type { Problem } from '../../problem.js';
import { requirePack } from '../pack/requirePack.js';
import type { Answer, Pack, PromptKey, QuestionKey } from '../pack.js';
import { type AnswerRow, AnswerSheet } from './answers.js';
import { betweenMarks } from './betweenMarks.js';
import { checkAnswers } from './checkAnswers.js';
import { GivenAnswers } from './givenAnswers.js';
import type { MapCell, Marking, MissedCue, ParticipantMarks, QuestionMarks } from './marking.js';
import { type Scored, shareOf } from './share.js';

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
      const { scored, missed } = promptMarks(participant, { pack, given, key });
      return {
        participant,
        answered: given.answered(participant),
        asked,
        questions: marksOf([participant]),
        prompts: shareOf(scored, confidence),
        missed,
      };
    }),
    group: marksOf(people),
    contested: Object.fromEntries(asks.map(({ question }) => [question, contestedCases(pack, question)])),
    map: mapOf(pack, given, key),
    between: people.length < 2 ? [] : betweenMarks(pack, given, confidence),
    warnings: warningsFor(pack, people.length),
    leftOut,
  });
}

/** The key by the indices of items, and then of cases; empty where the key says nothing of one. */
interface Key {
  readonly questions: readonly (readonly Cell<QuestionKey>[])[];
  readonly prompts: readonly (readonly Cell<PromptKey>[])[];
  /** The prompts in the order of the answer sheet. */
  readonly sheet: readonly Cell<PromptKey>[];
}

interface Cell<T> {
  /** Number of the case, and its index. */
  readonly number: number;
  readonly index: number;
  readonly item: number;
  readonly key: T;
}

function keyOf(pack: Pack): Key {
  const byNumber = new Map(pack.key.map((one) => [one.number, one]));
  const cellsOf = <T extends { readonly item: string }>(
    item: number,
    keysOf: (questions: readonly QuestionKey[]) => readonly T[],
  ): Cell<T>[] =>
    pack.cases.flatMap(({ number }, index) => {
      const found = keysOf(byNumber.get(number)?.questions ?? []);
      const key = found.find((one) => one.item === pack.items[item]?.id);
      return key === undefined ? [] : [{ number, index, item, key }];
    });
  const prompts = pack.items.map((_, item) =>
    cellsOf(item, (questions) => questions.flatMap((question) => question.prompts)),
  );
  return {
    questions: pack.items.map((_, item) => cellsOf(item, (questions) => questions)),
    prompts,
    sheet: prompts.flat().sort((a, b) => a.number - b.number || a.item - b.item),
  };
}

/** Whether an answer to a prompt fits the key; a contested one fits either way, but it does apply. */
function fits(given: Answer, prompt: PromptKey): boolean {
  return given === prompt.answer || (prompt.contested && given !== 'notRelevant');
}

/** How a person answered the prompts, and those answered otherwise than the key, in the order of the sheet. */
function promptMarks(
  participant: string,
  { pack, given, key }: { readonly pack: Pack; readonly given: GivenAnswers; readonly key: Key },
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
      wrong: prompt.wrong,
    });
  }
  return { scored, missed };
}

/** An answer to a key question that the key settles. */
interface Settled {
  readonly unit: number;
  readonly given: boolean;
  readonly truth: boolean;
}

function settledAnswers(
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

function questionMarks(question: string, settled: readonly Settled[], confidence: number): QuestionMarks {
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
