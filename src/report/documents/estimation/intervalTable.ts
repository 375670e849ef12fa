import type { Limits } from '../../../limits.js';
import { hasTooFew, type IntervalRow } from '../../../results/interval/rows.js';
import type { IntervalReport } from '../../../results/interval.js';
import { list, percent, pValue, whole } from '../../../words/format.js';
import type { Column, Table } from '../../document/table.js';
import { chanceText, countsFor, countsText, decimalsFor, effectiveText, limitText } from './intervalWords.js';
import { levelText } from './levelText.js';

/** Every row with its limits; columns that say the same for all rows are left out. */
export function intervalTable(report: IntervalReport): Table<IntervalRow> {
  const { counts, confidence: confidences, against, cohort, side, intervals: rows } = report;
  const isMixed = new Set(rows.map(({ knows }) => knows)).size > 1;
  const limit = (row: IntervalRow, value: number) => {
    const drawnIn = row.clipped && (value === 0 || value === 1 || isCut(row, value, report));
    return `${limitText(value, row, report)}${drawnIn ? '*' : ''}`;
  };
  const columns: (Column<IntervalRow> & { readonly when?: boolean })[] = [
    {
      key: 'yes',
      heading: 'Yes',
      value: (row) => countsFor(row, report).lowestYes,
      // In one piece: a narrow column would break it after every word.
      show: (row) => countsText(countsFor(row, report)).replace(/ (?!\()/g, '\u00a0'),
      align: 'left',
      when: counts.length > 1,
    },
    { key: 'of', heading: 'Of', value: (row) => countsFor(row, report).of, when: false },
    { key: 'label', heading: 'Method', value: ({ label }) => label },
    { key: 'method', heading: 'Name', value: ({ method }) => method },
    { key: 'knows', heading: 'Allows for', value: ({ knows }) => knows, when: isMixed },
    {
      key: 'confidence',
      heading: 'Level',
      value: ({ confidence }) => confidence,
      show: ({ confidence }) => levelText(confidence),
    },
    {
      key: 'estimate',
      heading: 'Estimate',
      value: ({ estimate }) => estimate,
      show: (row) => rangeText(row.estimates, decimalsFor(countsFor(row, report).of)),
      align: 'right',
      when: isMixed,
    },
    { key: 'lower', heading: 'Lower', value: ({ lower }) => lower, show: (row) => limit(row, row.lower) },
    { key: 'upper', heading: 'Upper', value: ({ upper }) => upper, show: (row) => limit(row, row.upper) },
    {
      key: 'lowerCount',
      heading: 'From, cases',
      value: (row) => row.lowerCount,
      show: (row) => countOrDash(row.lowerCount),
      align: 'right',
      when: cohort !== null,
    },
    {
      key: 'upperCount',
      heading: 'To, cases',
      value: (row) => row.upperCount,
      show: (row) => countOrDash(row.upperCount),
      align: 'right',
      when: cohort !== null,
    },
    {
      key: 'effectiveSample',
      noLimit: true,
      heading: 'Counts for',
      value: ({ effectiveSample }) => effectiveSample,
      show: ({ effectiveSample }) => (effectiveSample === null ? '–' : effectiveText(effectiveSample)),
      align: 'right',
      when: rows.some(({ effectiveSample, method }) => effectiveSample !== null && method !== 'beta'),
    },
    {
      key: 'probabilityAbove',
      heading: `P(above ${levelText(report.above ?? 0.5)})`,
      value: (row) => row.probabilityAbove,
      show: chanceText,
      align: 'right',
      when: report.above !== null,
    },
    {
      key: 'pValue',
      heading: 'p-value',
      value: (row) => row.pValue,
      show: (row) => (row.pValue === null ? '–' : pValue(row.pValue)),
      align: 'right',
      when: against !== null,
    },
    {
      key: 'recommended',
      heading: 'Use',
      value: ({ recommended }) => recommended,
      show: (row) => useOf(row, countsFor(row, report).of),
    },
  ];
  return {
    title: `Limits${side === 'both' ? '' : `, ${side} only`}${confidences.length > 1 ? '' : `, ${levelText(confidences[0] ?? 0.95)}`}`,
    columns: columns.filter(({ when }) => when !== false),
    rows,
    ...(rows.some(({ clipped }) => clipped)
      ? { notes: ['* The limit of the method itself is beyond this end of what is possible.'] }
      : {}),
  };
}

/** Whether a limit is an end of what the cases seen of a cohort leave possible, of a method that does not count cases. */
function isCut(row: IntervalRow, value: number, report: IntervalReport): boolean {
  const { cohort } = report;
  if (cohort === null || row.lowerCount !== null || row.upperCount !== null) return false;
  const { lowestYes, highestYes, of } = countsFor(row, report);
  const ends = [lowestYes, cohort - of + highestYes];
  return ends.some((end) => Math.abs(value * cohort - end) < 1e-9);
}

const countOrDash = (count: number | null) => (count === null ? '–' : whole(count));

/** Whether to use it, and if not for what it leaves out, that. */
function useOf(row: IntervalRow, of: number): string {
  const { recommended, leavesOut } = row;
  if (leavesOut.length > 0) return `leaves out ${list(leavesOut)}`;
  if (hasTooFew(row, of)) return 'too few cases';
  return recommended ? 'recommended' : 'comparison';
}

/** One share, or from which to which. */
function rangeText({ lower, upper }: Limits, decimals: number): string {
  const [from, to] = [percent(lower, decimals), percent(upper, decimals)];
  return from === to ? from : `${from} to ${to}`;
}
