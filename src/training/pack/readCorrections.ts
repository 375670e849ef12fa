import { readWhole } from '../../numeric/written.js';
import { DataError, type Problem, problem } from '../../problem.js';
import { type Table, TableRows } from '../../tables/tableRows.js';
import type { Pack } from '../pack.js';
import { plain, readAnswer } from './answerWords.js';
import type { Correction } from './correctPack.js';

/**
 * Corrections of a key from a table with the columns case, item, answer and reason; an answer is Yes, No, Not relevant or Contested.
 * Nothing is corrected unless all of it can be.
 *
 * @throws DataError naming each row that cannot be read, or has no reason
 */
export function readCorrections(table: Table, file: string, pack: Pack): Correction[] {
  const reader = new TableRows(file);
  const rows = [...reader.push(table), ...reader.end()];
  const names = reader.columns.map(plain);
  const [about, item, answer, reason] = COLUMNS.map((known) =>
    names.findIndex((name) => known.includes(name)),
  ) as [number, number, number, number];
  const missing = COLUMNS.filter((known) => !names.some((name) => known.includes(name)));
  if (missing.length > 0) {
    throw new DataError([
      problem(
        'missing-column',
        `${file} has no column ${missing.map(([name]) => name).join(' and no column ')}.`,
        {
          hint: 'The first row names the columns case, item, answer and reason.',
          position: { file, line: 1, column: 1 },
        },
      ),
    ]);
  }
  const problems: Problem[] = [...(reader.named?.problems ?? [])];
  if (rows.length === 0) {
    const position = { file, line: 1, column: 1 };
    problems.push(
      problem('no-rows', `${file} has no corrections.`, { position, hint: 'Give a line for each.' }),
    );
  }
  /** The line on which an answer was corrected first. */
  const before = new Map<string, number>();
  const items = new Map(pack.items.map(({ id }) => [plain(id), id]));
  const corrections = rows.flatMap(({ cells, line, problem: unread }): Correction[] => {
    const cell = (column: number) => cells[column]?.trim() ?? '';
    const leave = (code: string, message: string, hint?: string): Correction[] => {
      const position = { file, line, column: 1 };
      problems.push(problem(code, message, hint === undefined ? { position } : { hint, position }));
      return [];
    };
    if (unread !== null) return leave(unread.code, unread.message, unread.hint);
    const number = readWhole(cell(about).replace(/^case\s*/i, ''));
    if (typeof number !== 'number' || number < 1 || number > pack.cases.length) {
      return leave(
        'unknown-case',
        `There is no case ${cell(about)}; the pack has cases 1 to ${pack.cases.length}.`,
      );
    }
    const id = items.get(plain(cell(item)));
    if (id === undefined) return leave('unknown-item', `There is no item ${cell(item)}.`);
    const said = plain(cell(answer)) === 'contested' ? 'contested' : readAnswer(cell(answer));
    if (said === undefined) {
      const hint = 'Write Yes, No, Not relevant or Contested.';
      return leave('unknown-answer', `"${cell(answer)}" is not what a key can say.`, hint);
    }
    if (cell(reason) === '') {
      const hint = 'A key is corrected with the reason, which is kept in the pack and shown with the answer.';
      return leave('no-reason', `The correction of ${id} in case ${number} has no reason.`, hint);
    }
    const first = before.get(`${number} ${id}`);
    if (first !== undefined) {
      const hint = 'Keep one of the two.';
      return leave('corrected-twice', `${id} in case ${number} is corrected on line ${first} already.`, hint);
    }
    before.set(`${number} ${id}`, line);
    return [{ case: number, item: id, answer: said, reason: cell(reason) }];
  });
  if (problems.length > 0) throw new DataError(problems);
  return corrections;
}

const COLUMNS: readonly (readonly string[])[] = [
  ['case', 'casenumber', 'caseno', 'number'],
  ['item', 'prompt', 'questionid'],
  ['answer', 'to', 'key'],
  ['reason', 'why', 'because'],
];
