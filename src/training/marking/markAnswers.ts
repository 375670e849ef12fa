import { mean, sampleVariance } from 'simple-statistics';
import { requireConfidence, requireFields, requireList, requireText, requireWhole } from '../../check.js';
import { pairedDifferenceInterval } from '../../estimation/difference/pairedDifference.js';
import { tUpperQuantile } from '../../numeric/tTail.js';
import { type Answer, type Pack, type PromptKey, type QuestionKey, requirePack } from '../pack.js';
import { type AnswerRow, readAnswers } from './answers.js';
import { betweenMarks } from './betweenMarks.js';
import { checkAnswers } from './checkAnswers.js';
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
  const read =
    typeof answers === 'string'
      ? readAnswers(answers, 'answers', pack)
      : checkAnswers(requireRows(answers), pack);
  const { rows } = read;
  const key = keyIndex(pack);
  const asks = pack.items.filter(({ kind }) => kind === 'keyQuestion').map(({ question }) => question);
  const people = [...new Set(rows.map(({ participant }) => participant))].sort((a, b) => (a < b ? -1 : 1));
  const asked = pack.cases.length * pack.items.length;
  const order = new Map(pack.items.map(({ id }, index) => [id, index]));
  const bySheet = (one: MissedCue, other: MissedCue): number =>
    one.case - other.case || order.get(one.item)! - order.get(other.item)!;
  const participants = people.map((participant): ParticipantMarks => {
    const own = rows.filter((row) => row.participant === participant);
    const prompts = own.flatMap((row) => scoredPrompt(row, key));
    return {
      participant,
      answered: own.length,
      asked,
      questions: asks.map((question) => questionMarks(question, own, key, confidence)),
      prompts: shareOf(prompts, confidence),
      missed: own.flatMap((row) => missedCue(row, key)).sort(bySheet),
    };
  });
  return Object.freeze({
    packCode: pack.code,
    confidence,
    participants,
    group: asks.map((question) => questionMarks(question, rows, key, confidence)),
    contested: Object.fromEntries(asks.map((question) => [question, contestedCases(pack, question)])),
    map: mapOf(pack, rows, key),
    between: people.length < 2 ? [] : betweenMarks(pack, rows, people, confidence),
    warnings: warningsFor(pack, people.length),
    leftOut: read.problems,
  });
}

interface KeyIndex {
  question(number: number, item: string): QuestionKey | undefined;
  prompt(number: number, item: string): PromptKey | undefined;
}

function keyIndex(pack: Pack): KeyIndex {
  const questions = new Map<string, QuestionKey>();
  const prompts = new Map<string, PromptKey>();
  for (const { number, questions: own } of pack.key) {
    for (const question of own) {
      questions.set(`${number}/${question.item}`, question);
      for (const prompt of question.prompts) prompts.set(`${number}/${prompt.item}`, prompt);
    }
  }
  return {
    question: (number, item) => questions.get(`${number}/${item}`),
    prompt: (number, item) => prompts.get(`${number}/${item}`),
  };
}

/** Whether an answer to a prompt fits the key; a contested one fits either way, but it does apply. */
function fits(given: Answer, prompt: PromptKey): boolean {
  return given === prompt.answer || (prompt.contested && given !== 'notRelevant');
}

function scoredPrompt(row: AnswerRow, key: KeyIndex): Scored[] {
  const prompt = key.prompt(row.case, row.item);
  return prompt === undefined ? [] : [{ unit: row.case, yes: fits(row.answer, prompt) }];
}

function missedCue(row: AnswerRow, key: KeyIndex): MissedCue[] {
  const prompt = key.prompt(row.case, row.item);
  if (prompt === undefined || fits(row.answer, prompt)) return [];
  const { answer, entries, why, wrong } = prompt;
  return [
    {
      participant: row.participant,
      case: row.case,
      item: row.item,
      given: row.answer,
      answer,
      entries,
      why,
      wrong,
    },
  ];
}

function questionMarks(
  question: string,
  rows: readonly AnswerRow[],
  key: KeyIndex,
  confidence: number,
): QuestionMarks {
  const settled = rows.flatMap((row) => {
    const found = key.question(row.case, row.item);
    if (found === undefined || found.question !== question || found.judgement === 'contested') return [];
    return [{ unit: row.case, given: row.answer === 'yes', truth: found.answer === 'yes' }];
  });
  const scored = (of: typeof settled, yes: (one: (typeof settled)[number]) => boolean): Scored[] =>
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
function leniencyOf(
  settled: readonly { unit: number; given: boolean; truth: boolean }[],
  confidence: number,
): QuestionMarks['leniency'] {
  if (settled.length === 0) return null;
  const cases = [...new Set(settled.map(({ unit }) => unit))].map((unit) => {
    const own = settled.filter((one) => one.unit === unit);
    return mean(own.map(({ given, truth }) => Number(given) - Number(truth)));
  });
  const count = (suits: (one: (typeof settled)[number]) => boolean): number => settled.filter(suits).length;
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

function mapOf(pack: Pack, rows: readonly AnswerRow[], key: KeyIndex): MapCell[] {
  const cells = new Map<string, { right: number; of: number }>();
  for (const row of rows) {
    const prompt = key.prompt(row.case, row.item);
    const question = key.question(row.case, row.item);
    const right =
      prompt !== undefined
        ? fits(row.answer, prompt)
        : question !== undefined && (question.judgement === 'contested' || question.answer === row.answer);
    const where = `${row.case}/${row.item}`;
    const cell = cells.get(where) ?? { right: 0, of: 0 };
    cells.set(where, { right: cell.right + Number(right), of: cell.of + 1 });
  }
  return pack.cases.flatMap(({ number }) =>
    pack.items.map(({ id }) => ({
      case: number,
      item: id,
      ...(cells.get(`${number}/${id}`) ?? { right: 0, of: 0 }),
      contested:
        key.prompt(number, id)?.contested === true || key.question(number, id)?.judgement === 'contested',
    })),
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
