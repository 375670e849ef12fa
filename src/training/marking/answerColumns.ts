import { type Problem, problem } from '../../problem.js';
import type { TableRow } from '../../tables/tableRows.js';
import { list } from '../../words/format.js';
import { plain, readAnswer } from '../pack/answerWords.js';

/** What the columns of a sheet of answers may be called, by what they say; the first is the usual name. */
const COLUMNS: Readonly<Record<ColumnName, readonly string[]>> = {
  pack: ['pack', 'packcode', 'code'],
  participant: ['participant', 'name', 'person', 'marker', 'inspector', 'rater'],
  case: ['case', 'casenumber', 'caseno', 'number'],
  caseId: ['caseid'],
  item: ['item', 'prompt', 'questionid'],
  question: ['question'],
  answer: ['answer', 'response', 'value', 'judgement'],
  edition: ['edition'],
};

type ColumnName = 'pack' | 'participant' | 'case' | 'caseId' | 'item' | 'question' | 'answer' | 'edition';

/** Where each column is; −1 for one that there is not. */
export type Columns = Readonly<Record<ColumnName, number>>;

/** A column of answers; of a wide sheet, to one case. */
export interface AnswerColumn {
  readonly index: number;
  readonly case: string | null;
  /** The id that the name of a column of one case has in brackets; empty where it has none. */
  readonly caseId: string;
}

/** Where what is in a sheet; the usual name comes before others that mean the same. */
export function columnsOf(head: readonly string[]): Columns {
  const names = head.map(plain);
  const at = (column: ColumnName): number => {
    const [usual = '', ...others] = COLUMNS[column];
    const found = names.indexOf(usual);
    return found >= 0 ? found : names.findIndex((own) => others.includes(own));
  };
  return {
    pack: at('pack'),
    participant: at('participant'),
    case: at('case'),
    caseId: at('caseId'),
    item: at('item'),
    question: at('question'),
    answer: at('answer'),
    edition: at('edition'),
  };
}

/** One column a case: `Case 3`, `3` or `Case 3 (SYN-4AA3)`. */
const CASE_COLUMN = /^(?:case\s*)?(\d+)(?:\s*\((.*)\))?$/i;

/** Where the answers are: under the names of cases, or under one name of their own; none where neither is there. */
export function answerColumns(names: readonly string[], columns: Columns): AnswerColumn[] {
  if (columns.answer >= 0 && (columns.case >= 0 || columns.caseId >= 0))
    return [{ index: columns.answer, case: null, caseId: '' }];
  return names.flatMap((name, index) => {
    const [, number, inBrackets = ''] = CASE_COLUMN.exec(name.trim()) ?? [];
    const caseId = /^[a-z]+-[0-9a-z]+$/i.test(inBrackets.trim()) ? inBrackets.trim() : '';
    return number === undefined ? [] : [{ index, case: number, caseId }];
  });
}

/** Says which columns have answers, or may have, that are not read: under no name of a case, or beside those that are. */
export class UnreadColumns {
  readonly #file: string;
  readonly #names: readonly string[];
  /** The columns that are not read, and whether anything under them must be an answer. */
  readonly #unread: readonly { readonly index: number; readonly isCase: boolean }[];
  /** How many cells of each were passed over, and the line of the first. */
  readonly #passed = new Map<number, { cells: number; readonly line: number }>();

  constructor(
    file: string,
    names: readonly string[],
    sheet: { readonly columns: Columns; readonly answers: readonly AnswerColumn[] },
  ) {
    this.#file = file;
    this.#names = names;
    const isWide = sheet.answers.some(({ case: number }) => number !== null);
    const read = new Set([
      ...Object.entries(sheet.columns).flatMap(([name, index]) =>
        isWide && name === 'answer' ? [] : [index],
      ),
      ...sheet.answers.map(({ index }) => index),
    ]);
    this.#unread = names.flatMap((name, index) =>
      read.has(index) || BESIDE.test(plain(name))
        ? []
        : [{ index, isCase: isWide || /^case/.test(plain(name)) }],
    );
  }

  see({ cells, line }: TableRow): void {
    for (const { index, isCase } of this.#unread) {
      const cell = cells[index]?.trim() ?? '';
      if (cell === '' || !(isCase || readAnswer(cell) !== undefined)) continue;
      const passed = this.#passed.get(index);
      if (passed === undefined) this.#passed.set(index, { cells: 1, line });
      else passed.cells++;
    }
  }

  get problems(): Problem[] {
    return [...this.#passed].map(([index, { cells, line }]) => {
      const name = this.#names[index] ?? '';
      const what = cells === 1 ? 'one cell' : `${cells.toLocaleString('en-GB')} cells`;
      return problem('unread-column', `The column "${name}" is not read: ${what} from here on left out.`, {
        position: { file: this.#file, line, column: 1 },
        got: name,
        hint: 'Columns of answers are headed answer, beside case and item; or Case 1, Case 2 and so on, with the number.',
      });
    });
  }
}

/** Columns of the sheets that casesim writes, and those in which people note things, whose words are no answers. */
const BESIDE =
  /^(question|caseid|entries|reasons?|confidence|notice|locked|unlocked|notes?|comments?|remarks?|date|time|email|role|office|team|title)$/;

/** What a row says of its case and its item, twice each. */
interface SaidTwice {
  readonly case: number;
  readonly caseId: string;
  readonly item: string;
  readonly question: string;
}

/**
 * Finds why a row contradicts itself: the id of its case, or the words of its item, are those of another; null where they
 * agree. A sheet has few questions over and over: which items one could be is worked out once.
 */
export function contradictions(pack: {
  readonly cases: readonly { readonly number: number; readonly id: string }[];
  readonly items: readonly { readonly id: string; readonly text: string }[];
}): (said: SaidTwice) => Problem | null {
  const asked = new Map<string, readonly string[]>();
  const itemsOf = (question: string): readonly string[] => {
    const before = asked.get(question);
    if (before !== undefined) return before;
    const words = plain(question);
    const found = pack.items.flatMap(({ id, text }) => (words.endsWith(plain(text)) ? [id] : []));
    if (asked.size < MOST_REMEMBERED) asked.set(question, found);
    return found;
  };
  return (said) => {
    const { caseId, question } = said;
    const own = pack.cases[said.case - 1]?.id ?? '';
    if (caseId !== '' && caseId !== own && plain(caseId) !== plain(own)) {
      const other = pack.cases.find(({ id }) => plain(id) === plain(caseId));
      const is = other === undefined ? 'is no case of the pack' : `is case ${other.number}`;
      const message = `This row answers case ${said.case}, which is ${own}, and its caseId ${caseId} ${is}.`;
      return problem('contradiction', message, { got: caseId, hint: 'Correct one, or leave caseId empty.' });
    }
    const asks = question === '' ? [] : itemsOf(question);
    if (asks.length === 0 || asks.includes(said.item)) return null;
    const message = `This row answers ${said.item}, and its question is that of ${list(asks)}.`;
    return problem('contradiction', message, {
      got: question,
      hint: 'Correct one, or leave question empty.',
    });
  };
}

const MOST_REMEMBERED = 10_000;
