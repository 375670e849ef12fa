import type { FeasibleReport, FeasibleSize, PrintableReport } from '../../../results/counts.js';
import { readPercentage } from '../../../scenario/figures/feasibleCounts.js';
import { capital } from '../../../words/capital.js';
import { list, percentOfCounts, plural } from '../../../words/format.js';
import { type Document, tablePart } from '../../document/document.js';

/** The document of `casesim counts 49% --of 84`, or of a range of sizes. */
export function countsDocument(report: FeasibleReport): Document<FeasibleReport> {
  const { shares, of, sizes } = report;
  const alone = of.from === of.to ? sizes[0] : undefined;
  return {
    command: 'counts',
    title: 'Whole counts behind published percentages',
    sentence: alone === undefined ? sizesSentence(report) : countsSentence(report, alone),
    parts: [tablePart(countsTable(shares, sizes), { main: true })],
    data: report,
  };
}

function countsSentence({ shares, nearest = [] }: FeasibleReport, { of, counts }: FeasibleSize): string {
  const said = shares.map((share, index) => {
    const [only, another] = counts[index] ?? [];
    const isWords = readPercentage(share) === undefined;
    if (another !== undefined) return `${share} of ${of} is any of ${printRange(counts[index] ?? [])} cases`;
    if (only !== undefined) {
      const why = isWords
        ? `the only number of cases that is ${share}`
        : `the only count that prints as ${share}`;
      return `${share} of ${of} is ${plural(only, 'case')}, ${why}`;
    }
    const near = (nearest[index] ?? []).map(({ percent, count }) => `${percent}% (${count})`);
    const impossible = `no whole number of ${of} cases ${isWords ? 'is' : 'prints as'} ${share}`;
    return near.length === 0 ? impossible : `${impossible}: the nearest are ${list(near)}`;
  });
  return `${capital(said.join('; '))}.`;
}

function sizesSentence({ shares, of, sizes: rows }: FeasibleReport): string {
  const considered = `${of.from} to ${of.to}`;
  const together = shares.length === 1 ? `${shares[0]} is` : `${list(shares)} are together`;
  if (rows.length === 0) return `${together} possible for no number of cases from ${considered}.`;
  const first = rows.slice(0, 12).map((row) => String(row.of));
  const more = rows.length > 12 ? `${first.join(', ')} and ${rows.length - 12} more` : list(first);
  const total = of.to - of.from + 1;
  return `${together} possible for ${rows.length} of the ${total} numbers of cases from ${considered}: ${more}.`;
}

/** The document of `casesim counts --of 84`: the whole percentages that a number of cases cannot give. */
export function printableDocument(report: PrintableReport): Document<PrintableReport> {
  const { of, impossible, prints } = report;
  const said =
    impossible.length === 0
      ? 'every whole percentage can be printed'
      : `these whole percentages cannot be printed: ${impossible.join(', ')}`;
  type Row = (typeof prints)[number];
  return {
    command: 'counts',
    title: `Percentages that ${plural(of.from, 'case')} can give`,
    sentence: `Of ${plural(of.from, 'case')}, ${said}.`,
    parts: [
      tablePart({
        title: `What each count of ${of.from} prints as`,
        columns: [
          { key: 'count', heading: 'Count', value: ({ count }: Row) => count },
          {
            key: 'percent',
            heading: 'Prints as',
            align: 'right' as const,
            value: ({ percent }: Row) => percent,
            show: ({ percent }: Row) => `${percent}%`,
          },
        ],
        rows: prints,
      }),
    ],
    data: report,
  };
}

function countsTable(shares: readonly string[], rows: readonly FeasibleSize[]) {
  return {
    title: `Whole counts that ${shares.every((share) => readPercentage(share) !== undefined) ? 'print as each percentage' : 'each may be'}`,
    columns: [
      { key: 'of', heading: 'Cases', value: ({ of }: FeasibleSize) => of },
      ...shares.map((share, index) => ({
        key: `counts${index + 1}`,
        heading: share,
        align: 'right' as const,
        value: ({ counts }: FeasibleSize) => printRange(counts[index] ?? []),
        show: ({ counts, of }: FeasibleSize) => printWithShares(counts[index] ?? [], of),
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
