import { requireText } from '../../check.js';
import type { Problem } from '../../problem.js';
import { requireTable, type Table } from '../../tables/tableRows.js';
import { requirePack } from '../pack/requirePack.js';
import type { Pack } from '../pack.js';
import { AnswerSheet } from './answerSheet.js';
import { type AnswerRow, GivenAnswers } from './givenAnswers.js';

export interface ReadAnswers {
  readonly rows: readonly AnswerRow[];
  /** Rows that were left out, each with its line; the rest is marked. */
  readonly problems: readonly Problem[];
}

/**
 * Reads answers from CSV as spreadsheets save it, or from a sheet of a workbook: with or without a byte-order mark, commas, semicolons or tabs, rows
 * and columns in any order, empty cells for questions not answered, several participants in one file. A sheet is long, with a row for
 * each case and item, or wide, with a row for each item and a column for each case (`Case 1`, `Case 2`).
 *
 * @param text - the file, or its rows from `loadTable`; its first row names the columns participant, case, item and answer, or participant, item and one for each case (pack is optional)
 * @param file - its name, for messages and for rows without a participant
 * @param pack - the pack that was answered
 * @returns the answers, and one problem for each row left out
 * @throws DataError when nothing in it can be marked: an empty file, columns missing, answers to another pack
 * @example
 * readAnswers('participant;case;item;answer\nP1;1;A;Yes', 'answers.csv', pack).rows.length // 1
 */
export function readAnswers(text: Table, file: string, pack: Pack): ReadAnswers {
  requireTable('text', text);
  requireText('file', file);
  requirePack('pack', pack);
  const sheet = new AnswerSheet(file, pack, new GivenAnswers(pack));
  const rows = [...sheet.push(text), ...sheet.end()];
  const nameless = sheet.nameOfTheNameless;
  return {
    rows: rows.map((row) => (row.participant === '' ? { ...row, participant: nameless } : row)),
    problems: sheet.problems,
  };
}
