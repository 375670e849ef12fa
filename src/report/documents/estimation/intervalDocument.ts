import type { GivenCounts, IntervalReport, IntervalRow } from '../../../results/interval.js';
import {
  list,
  percent,
  percentRange,
  percentWithCounts,
  plural,
  pValue,
  whole,
} from '../../../words/format.js';
import type { IntervalsChart } from '../../chart/intervals.js';
import { chartPart, type Document, type Part, tablePart, textPart } from '../../document/document.js';
import type { Column, Table } from '../../document/table.js';

/** The document of `casesim interval` for counts given on the command line. */
export function intervalDocument(report: IntervalReport): Document<IntervalReport> {
  return {
    command: 'interval',
    title: titleOf(report),
    sentence: sentenceOf(report),
    parts: [chartPart(chartOf(report)), tablePart(tableOf(report), { main: true }), ...remarks(report)],
    data: report,
  };
}

function titleOf({ counts }: IntervalReport): string {
  const [first, ...others] = counts;
  return first === undefined || others.length > 0
    ? 'Intervals for several percentages'
    : `Intervals for ${countsText(first)}`;
}

/** `49% (41 of 84)`, or `49% of 1,000` with the counts that it may be. */
function countsText({ lowestYes, highestYes, of, percent: printed }: GivenCounts): string {
  if (lowestYes === highestYes) return percentWithCounts(lowestYes, of);
  return `${printed}% (${whole(lowestYes)} to ${whole(highestYes)} of ${whole(of)})`;
}

/** One more decimal for every hundred times the cases. */
const decimalsFor = (of: number) => (of <= 1000 ? 1 : of <= 100_000 ? 2 : 3);

/** The counts that a row is of. */
const countsFor = ({ given }: IntervalRow, { counts }: IntervalReport): GivenCounts =>
  counts.find((one) => one.given === given) as GivenCounts;

function limitsText(row: IntervalRow, report: IntervalReport): string {
  const { lower, upper } = row;
  const { side } = report;
  const decimals = decimalsFor(countsFor(row, report).of);
  if (side === 'lower') return `is at least ${percent(lower, decimals)}`;
  if (side === 'upper') return `is at most ${percent(upper, decimals)}`;
  return `lies between ${percent(lower, decimals)} and ${percent(upper, decimals)}`;
}

function sentenceOf(report: IntervalReport): string {
  const { counts, cohort, intervals: rows } = report;
  const [only] = counts;
  const [first] = rows;
  if (only === undefined || first === undefined) return 'No counts were given.';
  const level = levelText(first.confidence);
  if (counts.length > 1) {
    return `${plural(counts.length, 'proportion')} with ${level} intervals by ${first.label}.`;
  }
  const isWhole = first.knows === 'the cohort' && only.of === cohort;
  const found = isWhole
    ? WHOLE_COHORT
    : `with ${level} confidence the true share${shareOf(first, report)} ${limitsText(first, report)}${countsOf(first, report)}, by ${first.label}.`;
  const more = [misfit(first, report), leftOut(first, rows), tested(report)];
  return [`${countsText(only)}: ${found}`, ...more].filter((words) => words !== '').join(' ');
}

function shareOf({ knows }: IntervalRow, { cohort }: IntervalReport): string {
  if (knows === 'the cohort') return `, in the whole cohort of ${whole(cohort!)},`;
  return knows === 'the inspectors' ? ', as perfect inspectors would find it,' : '';
}

function countsOf({ lowerCount, upperCount }: IntervalRow, { side }: IntervalReport): string {
  if (lowerCount === null || upperCount === null || side !== 'both') return '';
  return ` (${whole(lowerCount)} to ${whole(upperCount)} cases)`;
}

function tested({ against, side, intervals: rows }: IntervalReport): string {
  const row = rows.find(({ pValue: p }) => p !== null);
  if (against === null || row?.pValue == null) return '';
  const p = side === 'both' ? 'p' : 'one-sided p';
  return `Against ${levelText(against)}, ${p} = ${pValue(row.pValue)} by ${row.label}.`;
}

function leftOut({ knows }: IntervalRow, rows: readonly IntervalRow[]): string {
  const others = specialOf(rows).filter((other) => other !== knows);
  return others.length === 0 ? '' : `That does not allow for ${list(others)}.`;
}

const WHOLE_COHORT = 'every case of the cohort was inspected, so this share is not an estimate.';

/** A corrected interval without width is not certain: its whole length ran past the end of the scale. */
function misfit({ knows, lower, upper }: IntervalRow, { inspectors: accuracy }: IntervalReport): string {
  if (knows !== 'the inspectors' || lower < upper || accuracy === null) return '';
  const says =
    upper === 0
      ? `Yes in ${percent(1 - accuracy.specificity, 1)} of cases if none were sufficient`
      : `No in ${percent(1 - accuracy.sensitivity, 1)} of cases if all were sufficient`;
  return `That is not certainty: the counts do not fit this accuracy, with which inspectors would say ${says}.`;
}

/** What the lines know of besides the cases. */
const specialOf = (rows: readonly IntervalRow[]) => [
  ...new Set(rows.map(({ knows }) => knows).filter((knows) => knows !== 'the cases')),
];

/** As many decimals as the level was given with. */
const levelDecimals = (confidence: number) =>
  Math.max(0, String(Number((confidence * 100).toPrecision(12))).split('.')[1]?.length ?? 0);

/** `95%` and `99.9%`, never `95.0%`. */
export const levelText = (confidence: number) => percent(confidence, levelDecimals(confidence));

function chartOf(report: IntervalReport): IntervalsChart {
  const { counts, confidence: confidences, against, intervals: rows } = report;
  const levels = [...confidences].sort((a, b) => a - b);
  const [inner = 0.95, outer = inner] = [levels[0], levels.at(-1)];
  const several = counts.length > 1;
  const shown = rows.filter(({ confidence }) => confidence === inner);
  const wider = (row: IntervalRow) =>
    rows.find(
      (other) =>
        other.confidence === outer &&
        other.given === row.given &&
        other.method === row.method &&
        other.knows === row.knows,
    );
  return {
    kind: 'intervals',
    title: several
      ? `Yes answers, ${levelText(inner)} intervals`
      : `Intervals for ${countsText(counts[0] as GivenCounts)}`,
    axis: { label: 'Yes', format: 'percent' },
    ...(against === null ? {} : { references: [{ at: against, label: levelText(against) }] }),
    rows: shown.map((row) => {
      const range = outer === inner ? undefined : wider(row);
      return {
        label: several ? `${row.given} ${row.label}` : row.label,
        point: row.estimate,
        lower: row.lower,
        upper: row.upper,
        ...(range === undefined ? {} : { range: { lower: range.lower, upper: range.upper } }),
        note: percentRange(row.lower, row.upper, decimalsFor(countsFor(row, report).of)),
      };
    }),
    key: {
      point: 'estimate',
      interval: `${levelText(inner)} interval`,
      ...(outer === inner ? {} : { range: `${levelText(outer)} interval` }),
    },
  };
}

function tableOf(report: IntervalReport): Table<IntervalRow> {
  const { counts, confidence: confidences, against, cohort, side, intervals: rows } = report;
  const isMixed = new Set(rows.map(({ knows }) => knows)).size > 1;
  const limit = (row: IntervalRow, value: number) => {
    const drawnIn = row.clipped && (value === 0 || value === 1);
    return `${percent(value, decimalsFor(countsFor(row, report).of))}${drawnIn ? '*' : ''}`;
  };
  const columns: (Column<IntervalRow> & { readonly when?: boolean })[] = [
    {
      key: 'yes',
      heading: 'Yes',
      value: (row) => countsFor(row, report).lowestYes,
      show: (row) => countsText(countsFor(row, report)),
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
      show: ({ recommended }) => (recommended ? 'recommended' : 'comparison'),
    },
  ];
  return {
    title: `Limits${side === 'both' ? '' : `, ${side} only`}${confidences.length > 1 ? '' : `, ${levelText(confidences[0] ?? 0.95)}`}`,
    columns: columns.filter(({ when }) => when !== false),
    rows,
    ...(rows.some(({ clipped }) => clipped)
      ? { notes: ['* The limit of the method itself is beyond this end of the scale.'] }
      : {}),
  };
}

const countOrDash = (count: number | null) => (count === null ? '–' : whole(count));

function remarks({ side, counts, intervals: rows }: IntervalReport): Part[] {
  const special = specialOf(rows);
  const unsettled = counts.filter(({ lowestYes, highestYes }) => lowestYes !== highestYes);
  const lines = [
    ...unsettled.map(
      (one) =>
        `${one.percent}% of ${whole(one.of)} may be any count from ${whole(one.lowestYes)} to ${whole(one.highestYes)}; the limits enclose the intervals of them all, and a p-value is the largest of theirs.`,
    ),
    ...(special.length > 1
      ? [
          `Each line allows for one thing only, as its column says: none allows for ${list(special)} together.`,
        ]
      : []),
    ...(side !== 'both' && rows.some(({ method }) => method === 'blaker')
      ? [
          'Blaker weighs the two tails against each other; a one-sided limit has one tail, and is that of Clopper-Pearson.',
        ]
      : []),
    'An interval allows for chance in which cases were drawn. Mistakes that inspectors make are not included.',
  ];
  return [textPart(null, lines)];
}
