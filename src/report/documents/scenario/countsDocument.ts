import { requireOneOf, requireWhole } from '../../../check.js';
import { ArgumentError } from '../../../problem.js';
import {
  feasibleCounts,
  nearestPercentages,
  printedPercentage,
  readPercentage,
} from '../../../scenario/figures/feasibleCounts.js';
import { countsInWords, readQuantity } from '../../../scenario/figures/words.js';
import { ROUNDINGS, type Rounding } from '../../../scenario/scenario.js';
import { capital, list, percentOfCounts, plural } from '../../../words/format.js';
import { type Document, tablePart } from '../../document/document.js';

/** What `casesim counts` is asked. */
export interface CountsQuestion {
  /** As typed: `49%`, `49`, `22.63%`, `over three quarters`. */
  readonly shares: readonly string[];
  /** Sample sizes considered, both ends included. */
  readonly of: { readonly from: number; readonly to: number };
  readonly rounding: Rounding;
}

interface Row {
  readonly of: number;
  /** For each share, the counts that print so. */
  readonly counts: readonly (readonly number[])[];
}

/** The document of `casesim counts`, and whether anything is possible at all. */
export function countsDocument(question: CountsQuestion): { document: Document; possible: boolean } {
  const { shares, of, rounding } = question;
  requireOneOf('rounding', rounding, ROUNDINGS);
  requireWhole('of', of.from, { min: 1 });
  requireWhole('of', of.to, { min: of.from, max: of.from + 100_000 });
  const readers = shares.map((share) => readerOf(share, rounding));
  if (shares.length === 0) return { document: gapsDocument(of.from, rounding), possible: true };
  const sizes = Array.from({ length: of.to - of.from + 1 }, (_, index) => of.from + index);
  const all = sizes.map((size): Row => ({ of: size, counts: readers.map((read) => read(size)) }));
  const rows = all.filter(({ counts }) => counts.every((list) => list.length > 0));
  const alone = of.from === of.to ? all[0] : undefined;
  const document: Document = {
    command: 'counts',
    sentence: alone === undefined ? sizesSentence(question, rows) : countsSentence(question, alone),
    parts: [tablePart(countsTable(shares, alone === undefined ? rows : all), { main: true })],
    data: {
      shares,
      of,
      rounding,
      sizes: alone === undefined ? rows : all,
      ...(alone === undefined
        ? {}
        : { nearest: shares.map((share, index) => nearestTo(share, alone, index, rounding)) }),
    },
  };
  return { document, possible: rows.length > 0 };
}

/** The counts of a number of cases that one share allows. */
function readerOf(share: string, rounding: Rounding): (of: number) => readonly number[] {
  if (readPercentage(share) !== undefined) {
    const percent = share.replace(/\s*%$/, '').trim();
    return (of) => feasibleCounts({ percent, of, rounding });
  }
  const quantity = readQuantity(share);
  if (quantity === undefined) {
    const expected = 'a percentage from 0 to 100 as printed, or a quantity in words';
    throw new ArgumentError([
      {
        code: 'bad-share',
        path: 'share',
        got: share,
        expected,
        message: `A share must be ${expected} such as "over three quarters", not "${share}".`,
      },
    ]);
  }
  return (of) => {
    const { lowest, highest } = countsInWords(quantity, of);
    return Array.from({ length: Math.max(0, highest - lowest + 1) }, (_, index) => lowest + index);
  };
}

/** The possible percentages on either side of one that no count gives; none where there are counts, or for words. */
function nearestTo(share: string, { of, counts }: Row, index: number, rounding: Rounding) {
  if ((counts[index] ?? []).length > 0 || readPercentage(share) === undefined) return [];
  return nearestPercentages({ percent: share.replace(/\s*%$/, '').trim(), of, rounding });
}

function countsSentence({ shares, rounding }: CountsQuestion, row: Row): string {
  const { of, counts } = row;
  const said = shares.map((share, index) => {
    const [only, another] = counts[index] ?? [];
    if (another !== undefined) return `${share} of ${of} is any of ${printRange(counts[index] ?? [])} cases`;
    if (only !== undefined)
      return `${share} of ${of} is ${plural(only, 'case')}, the only count that prints so`;
    const near = nearestTo(share, row, index, rounding).map(({ percent, count }) => `${percent}% (${count})`);
    const impossible = `no whole number of ${of} cases prints as ${share}`;
    return near.length === 0 ? impossible : `${impossible}: the nearest are ${list(near)}`;
  });
  return `${capital(said.join('; '))}.`;
}

function sizesSentence({ shares, of }: CountsQuestion, rows: readonly Row[]): string {
  const sizes = `${of.from} to ${of.to}`;
  const together = shares.length === 1 ? `${shares[0]} is` : `${list(shares)} are together`;
  if (rows.length === 0) return `${together} possible for no number of cases from ${sizes}.`;
  const first = rows.slice(0, 12).map((row) => String(row.of));
  const more = rows.length > 12 ? `${first.join(', ')} and ${rows.length - 12} more` : list(first);
  const total = of.to - of.from + 1;
  return `${together} possible for ${rows.length} of the ${total} numbers of cases from ${sizes}: ${more}.`;
}

/** Without shares: the whole percentages that a number of cases cannot give. */
function gapsDocument(of: number, rounding: Rounding): Document {
  const gaps = Array.from({ length: 101 }, (_, percent) => percent).filter(
    (percent) => feasibleCounts({ percent, of, rounding }).length === 0,
  );
  const rows = Array.from({ length: Math.min(of, 1000) + 1 }, (_, count) => count);
  const said =
    gaps.length === 0
      ? 'every whole percentage can be printed'
      : `these whole percentages cannot be printed: ${gaps.join(', ')}`;
  return {
    command: 'counts',
    sentence: `Of ${plural(of, 'case')}, ${said}.`,
    parts: [
      tablePart({
        title: `What each count of ${of} prints as`,
        columns: [
          { key: 'count', heading: 'Count', value: (count: number) => count },
          {
            key: 'percent',
            heading: 'Prints as',
            align: 'right' as const,
            value: (count: number) => printedPercentage({ count, of, rounding }),
            show: (count: number) => `${printedPercentage({ count, of, rounding })}%`,
          },
        ],
        rows,
      }),
    ],
    data: { of: { from: of, to: of }, rounding, impossible: gaps },
  };
}

function countsTable(shares: readonly string[], rows: readonly Row[]) {
  return {
    title: 'Whole counts that print so',
    columns: [
      { key: 'of', heading: 'Cases', value: ({ of }: Row) => of },
      ...shares.map((share, index) => ({
        key: `counts${index + 1}`,
        heading: share,
        align: 'right' as const,
        value: ({ counts }: Row) => printRange(counts[index] ?? []),
        show: ({ counts, of }: Row) => printWithShares(counts[index] ?? [], of),
      })),
    ],
    rows,
  };
}

function printWithShares(counts: readonly number[], of: number): string {
  const [only, another] = counts;
  return only !== undefined && another === undefined
    ? `${only} (${percentOfCounts(only, of, 2)})`
    : printRange(counts);
}

function printRange(counts: readonly number[]): string {
  if (counts.length === 0) return 'none';
  return counts.length === 1 ? `${counts[0]}` : `${counts[0]} to ${counts.at(-1)}`;
}
