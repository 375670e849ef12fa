import type { IntervalRow } from '../../../results/interval/rows.js';
import type { IntervalReport } from '../../../results/interval.js';
import type { IntervalsChart } from '../../chart/intervals.js';
import { chartPart, type Document, tablePart } from '../../document/document.js';
import { intervalTable } from './intervalTable.js';
import { countsText, limitText, remarks, sentenceOf } from './intervalWords.js';
import { levelText } from './levelText.js';

/** The document of `casesim interval` for counts given on the command line. */
export function intervalDocument(report: IntervalReport): Document<IntervalReport> {
  return {
    command: 'interval',
    title: titleOf(report),
    sentence: sentenceOf(report),
    parts: [chartPart(chartOf(report)), tablePart(intervalTable(report), { main: true }), ...remarks(report)],
    data: report,
  };
}

function titleOf({ counts }: IntervalReport): string {
  const [first, ...others] = counts;
  return first === undefined || others.length > 0
    ? 'Intervals for several percentages'
    : `Intervals for ${countsText(first)}`;
}

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
    title: several ? `Yes answers, ${levelText(inner)} intervals` : `Intervals for ${countsText(counts[0]!)}`,
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
        note: `${limitText(row.lower, row, report)} to ${limitText(row.upper, row, report)}${outer === inner ? '' : ` at ${levelText(inner)}`}`,
      };
    }),
    key: {
      point: 'estimate',
      interval: `${levelText(inner)} interval`,
      ...(outer === inner ? {} : { range: `${levelText(outer)} interval` }),
    },
  };
}
