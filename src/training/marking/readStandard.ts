import { requireFields, requireShortList, requireText } from '../../check.js';
import { angoff, type Standard } from '../../estimation/markers/readiness.js';
import { readProportion, readWhole } from '../../numeric/written.js';
import { DataError, type Problem, problem } from '../../problem.js';
import { requireTable, type Table, TableRows } from '../../tables/tableRows.js';
import { plain } from '../pack/answerWords.js';
import { requirePack } from '../pack/requirePack.js';
import type { Pack } from '../pack.js';
import { contradictions } from './answerColumns.js';
import { keyOf } from './answerKey.js';

/**
 * The standard of readiness that judges set for a pack (modified Angoff): tables with the columns judge, case, item and
 * probability, of how probable it is that someone who is just ready answers as the key has it. Every judge answers for every
 * key question that the key settles; contested ones are passed over. A row without a case is about all of them.
 *
 * @param tables - each with its `text`, or its rows from `loadTable`, and the `file` name to call it by
 * @param pack - the pack that the judges saw, with its key
 * @returns the mean over judges as `share`, its `standardError` (null of one judge) and the number of `judges`
 * @throws DataError naming each row that cannot be read, and each judge who leaves something out
 * @source Angoff 1971, in Thorndike, Educational Measurement, as modified by giving probabilities.
 * @example
 * const text = 'judge,item,probability\nJ,A,80%\nJ,P,70%\nJ,D,80%\nJ,R,90%';
 * readStandard([{ text, file: 'judges.csv' }], pack).share // about 0.8
 */
export function readStandard(
  tables: readonly { readonly text: Table; readonly file: string }[],
  pack: Pack,
): Standard {
  requireShortList('tables', tables);
  requirePack('pack', pack);
  const judged = new Map<string, Map<string, number>>();
  const judgements = { judged, given: new Map() };
  const problems: Problem[] = [];
  tables.forEach((one, index) => {
    const { text, file } = requireFields(`tables[${index}]`, one, "{ text, file: 'judges.csv' }");
    requireText(`tables[${index}].file`, file);
    requireTable(`tables[${index}].text`, text);
    for (const found of readJudgements(text, file, pack, judgements)) problems.push(found);
  });
  const settled = settledCells(pack);
  for (const [judge, own] of judged) {
    const [missing] = settled.filter((cell) => !own.has(cell));
    if (missing === undefined) continue;
    const [number, item] = missing.split('/');
    const message = `${judge} gives no probability for ${item} of case ${number}, which the key settles.`;
    problems.push(problem('incomplete-judge', message, { hint: 'Every judge answers for all of them.' }));
  }
  if (problems.length === 0 && judged.size === 0) {
    const hint = 'Fill in the column probability of facilitator/standard-sheet.csv.';
    problems.push(problem('no-standard', 'No judge gives a probability.', { hint }));
  }
  if (problems.length > 0) throw new DataError(problems);
  return angoff(
    [...judged.values()].map(
      (own) => settled.reduce((sum, cell) => sum + own.get(cell)!, 0) / settled.length,
    ),
  );
}

/** The key questions that the key settles, as `3/A`. */
function settledCells(pack: Pack): string[] {
  return keyOf(pack)
    .questions.flat()
    .flatMap(({ number, key }) => (key.judgement === 'contested' ? [] : [`${number}/${key.item}`]));
}

const COLUMNS = {
  judge: ['judge', 'name', 'person'],
  case: ['case', 'casenumber', 'caseno', 'number'],
  item: ['item', 'questionid'],
  probability: ['probability', 'chance', 'share', 'rating'],
  pack: ['pack', 'packcode', 'code'],
  caseId: ['caseid'],
  question: ['question'],
};

/** What judges say in all files. */
interface Judgements {
  /** By judge, and by case and item as `3/A`. */
  readonly judged: Map<string, Map<string, number>>;
  /** What each row says, and where it is: nothing may be judged twice. */
  readonly given: Map<string, { readonly probability: number; readonly at: string }>;
}

/** Reads a table into the probabilities of each judge; says what cannot be read. */
function readJudgements(table: Table, file: string, pack: Pack, { judged, given }: Judgements): Problem[] {
  const reader = new TableRows(file);
  const rows = [...reader.push(table), ...reader.end()];
  const names = reader.columns.map(plain);
  const at = (name: keyof typeof COLUMNS) => names.findIndex((own) => COLUMNS[name].includes(own));
  const missing = (['item', 'probability'] as const).filter((name) => at(name) < 0);
  if (missing.length > 0) {
    const hint = 'The first row names the columns judge, case, item and probability.';
    const message = `${file} has no column ${missing.join(' and no column ')}.`;
    return [problem('missing-column', message, { hint, position: { file, line: 1, column: 1 } })];
  }
  const asked = new Map(
    pack.items.flatMap(({ id, kind }) => (kind === 'keyQuestion' ? [[plain(id), id] as const] : [])),
  );
  const problems: Problem[] = [...(reader.named?.problems ?? [])];
  const differing = contradictions(pack);
  let judge = file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
  for (const { cells, line, problem: unread } of rows) {
    const cell = (name: keyof typeof COLUMNS) => cells[at(name)]?.trim() ?? '';
    if (cell('judge') !== '') judge = cell('judge');
    const leave = (code: string, message: string, hint?: string) => {
      const position = { file, line, column: 1 };
      problems.push(problem(code, message, hint === undefined ? { position } : { hint, position }));
    };
    const item = asked.get(plain(cell('item')));
    const number = cell('case') === '' ? null : readWhole(cell('case').replace(/^case\s*/i, ''));
    const probability = readProportion(reader.numeral(cell('probability')));
    if (unread !== null) leave(unread.code, unread.message, unread.hint);
    else if (cell('probability') === '') continue;
    else if (cell('pack') !== '' && cell('pack') !== pack.code) {
      leave('another-pack', `This row judges pack ${cell('pack')}, not ${pack.code}.`);
    } else if (item === undefined) {
      leave(
        'unknown-item',
        `${cell('item')} is no key question.`,
        `They are ${[...asked.values()].join(', ')}.`,
      );
    } else if (number !== null && !pack.cases.some((one) => one.number === number)) {
      const cases = pack.cases.length;
      leave('unknown-case', `There is no case ${cell('case')}; the pack has cases 1 to ${cases}.`);
    } else if (!(probability >= 0 && probability <= 1)) {
      leave('bad-probability', `"${cell('probability')}" is not a probability.`, 'Write 70% or 0.7.');
    } else {
      const caseId = number === null ? '' : cell('caseId');
      const differs = differing({ case: Number(number ?? 0), caseId, item, question: cell('question') });
      if (differs !== null) leave(differs.code, differs.message.replace('answers', 'judges'), differs.hint);
      const about = JSON.stringify([judge, number, item]);
      const before = given.get(about);
      given.set(about, { probability, at: `line ${line} of ${file}` });
      if (before !== undefined && before.probability !== probability) {
        const where = `${item}${number === null ? '' : ` in case ${number}`}`;
        const message = `${judge} gives ${where} another probability on ${before.at}.`;
        leave('judged-twice', message, 'Keep one of the two.');
      }
      const own = judged.get(judge) ?? new Map<string, number>();
      judged.set(judge, own);
      for (const one of pack.cases) {
        if (number === null || one.number === number) own.set(`${one.number}/${item}`, probability);
      }
    }
  }
  return problems;
}
