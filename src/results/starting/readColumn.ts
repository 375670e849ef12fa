import { plural } from '../../words/format.js';
import type { ColumnCounts } from './columnCounts.js';
import { OTHER_WORDS, SCALE_LISTS, type Scale } from './scaleLists.js';

/** What a column of a table of cases is taken for. */
export type ColumnReading =
  | { readonly kind: 'left out'; readonly why: string }
  | { readonly kind: 'yesNo'; readonly yes: number; readonly why: string }
  | {
      readonly kind: 'scale';
      readonly scale: Scale;
      readonly counts: readonly number[];
      readonly why: string;
    }
  | { readonly kind: 'ordered' | 'nominal'; readonly levels: readonly Level[]; readonly why: string }
  | { readonly kind: 'several'; readonly answers: readonly Level[]; readonly why: string };

interface Level {
  readonly label: string;
  readonly count: number;
}

/** What somebody says of the columns of their table. */
export interface Wanted {
  /** Scales that columns may be on, before those that everybody knows. */
  readonly scales: readonly Scale[];
  /** Whether the column is to be a question: it is kept then, if every case has the same answer too. */
  readonly isQuestion: boolean;
}

/** Takes a column for what its values say that it is; never an order from the alphabet. */
export function readColumn(column: ColumnCounts, { scales, isQuestion }: Wanted): ColumnReading {
  const { values } = column;
  if (isId(column)) return { kind: 'left out', why: 'it names each row' };
  if (/^(weight|weights|wt|weighting)$/i.test(column.name))
    return { kind: 'left out', why: 'a weight: the counts are of rows, each counted once' };
  if (values.length === 0) return { kind: 'left out', why: 'nothing is in it' };
  const own = onScale(column, scales);
  if (own !== null) return { ...own, why: 'the scale that you gave' };
  if (values.every(({ key }) => DATE.test(key))) return { kind: 'left out', why: 'dates' };
  const isConstant = values.length === 1 && column.missing + column.notApplicable === 0;
  if (isConstant && !isQuestion)
    return { kind: 'left out', why: `${values[0]?.label} in every row; --questions keeps it` };
  const answers = yesNo(column);
  if (answers !== null) return answers;
  const known = onScale(column, isNumbers(column) ? FIVE : WORDS);
  if (known !== null && (values.length > 2 || !isNumbers(column)))
    return { ...known, why: `the levels of ${known.scale.name}` };
  const several = severalAnswers(column);
  if (several !== null) return several;
  if (!column.isLong && column.repeated !== null && values.length <= MOST_LEVELS) return groups(column);
  return { kind: 'left out', why: reasonOf(column) };
}

const MOST_LEVELS = 20;
const ID =
  /^(id|case|case ?id|case ?no|case ?number|ref|reference|respondent|participant|row|number|no)\.?$/i;
const DATE = /^(\d{4}-\d{1,2}-\d{1,2}([t ].*)?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2} [a-z]{3,9} \d{4})$/;
const WORDS = SCALE_LISTS.filter(({ name }) => name !== 'five' && name !== 'ten');
const FIVE = SCALE_LISTS.filter(({ name }) => name === 'five');

/** Whether a column is called as those are that name each row. */
export const isId = ({ name }: ColumnCounts): boolean => ID.test(name.replaceAll('_', ' '));

const isNumbers = ({ values }: ColumnCounts) => values.every(({ key }) => /^-?\d+([.,]\d+)?$/.test(key));

function reasonOf(column: ColumnCounts): string {
  if (isNumbers(column)) return 'numbers, and more of them than a scale has';
  return column.repeated === null ? 'another text in every row' : 'free text';
}

/** Words for Yes, with those for No beside them. */
const YES_NO: readonly (readonly [string, string])[] = [
  ['yes', 'no'],
  ['y', 'n'],
  ['true', 'false'],
  ['1', '0'],
  ['met', 'not met'],
  ['pass', 'fail'],
  ['sufficient', 'insufficient'],
  ['effective', 'ineffective'],
];

function yesNo({ values }: ColumnCounts): ColumnReading | null {
  const found = YES_NO.find((pair) => values.every(({ key }) => pair.includes(key)));
  if (found === undefined || values.length > 2) return null;
  const yes = values.find(({ key }) => key === found[0])?.count ?? 0;
  const said = values.map(({ label }) => label).join(' and ');
  return { kind: 'yesNo', yes, why: values.length === 2 ? `two values, ${said}` : `${said} alone` };
}

/** The first of the scales that has every value of a column. */
function onScale({ values }: ColumnCounts, scales: readonly Scale[]) {
  for (const scale of scales) {
    const ranks = values.map(({ key }) => rankOn(scale, key));
    if (ranks.some((rank) => rank < 0)) continue;
    const counts = scale.levels.map((_, rank) =>
      values.reduce((sum, { count }, at) => sum + (ranks[at] === rank ? count : 0), 0),
    );
    return { kind: 'scale' as const, scale, counts };
  }
  return null;
}

function rankOn({ levels }: Scale, key: string): number {
  const word = OTHER_WORDS.get(key) ?? key;
  return levels.findIndex(({ name, label }) => label.toLowerCase() === word || name.toLowerCase() === word);
}

/** Several answers in one cell, such as `housing; debt`: each is Yes or No of its own. */
function severalAnswers({ values, isLong }: ColumnCounts): ColumnReading | null {
  if (isLong || !values.some(({ key }) => /[;|]/.test(key))) return null;
  const counts = new Map<string, Level>();
  let parts = 0;
  for (const { label, count } of values) {
    const said = [...new Map(label.split(/[;|]/).map((part) => [part.trim().toLowerCase(), part.trim()]))];
    for (const [key, text] of said) {
      if (key === '') continue;
      parts += count;
      counts.set(key, {
        label: counts.get(key)?.label ?? text,
        count: (counts.get(key)?.count ?? 0) + count,
      });
    }
  }
  if (counts.size > MOST_LEVELS || parts < 2 * counts.size) return null;
  const why = `several answers in a cell: ${plural(counts.size, 'answer')}, each Yes or No, which can add to over 100%`;
  return { kind: 'several', answers: [...counts.values()], why };
}

function groups(column: ColumnCounts): ColumnReading {
  const levels = column.values.map(({ label, count }) => ({ label, count }));
  if (!isNumbers(column))
    return { kind: 'nominal', levels, why: 'groups; nothing says in which order, and --scale can' };
  const value = ({ label }: Level) => Number(label.replace(',', '.'));
  return {
    kind: 'ordered',
    levels: levels.sort((a, b) => value(a) - value(b)),
    why: 'numbers, lowest first',
  };
}
