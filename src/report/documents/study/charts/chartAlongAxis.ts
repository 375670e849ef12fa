import { factorOf } from '../../../../results/study/headline.js';
import type { MeasureName } from '../../../../study/measureNames.js';
import type { StudyAnswer } from '../../../../study/run/results.js';
import { AXES, type AxisName, FACTORS } from '../../../../study/study.js';
import { list } from '../../../../words/format.js';
import type { LinesChart } from '../../../chart/lines.js';
import { AXIS_HEADINGS, showAxis } from '../studyTables.js';
import {
  axisOf,
  CONDITION_PARTS,
  differing,
  drawn,
  LEVEL_PART,
  levelsOf,
  MOST_SERIES,
  methodWords,
  nameOfMeasure,
  originOfChart,
  type Part,
  pages,
} from './chartMeasure.js';
import type { Asked } from './chartOverConditions.js';

/**
 * A measure along the axis of the grid that has most values, a line for all else that differs; nothing without such an axis.
 * Where lines are too many to distinguish, those at the condition of the first sentence, which the title then names with how
 * many there are in all.
 */
export function chartAlongAxis(
  all: readonly StudyAnswer[],
  measure: MeasureName,
  { inquiry, study, lead }: Asked,
): LinesChart[] {
  const axis = longestAxis(all);
  if (axis === null) return [];
  const onAxis = all.filter((row) => typeof row.point[axis] === 'number');
  const rows = onAxis.filter((row) => drawn(row, measure) !== undefined);
  const { common, answer } = methodWords(rows, measure, study);
  const parts = [...CONDITION_PARTS.filter(({ name }) => name !== axis), answer, LEVEL_PART];
  const total = linesOf(rows, parts).size;
  const { kept, fixed } = fewEnough(rows, parts, lead);
  const lines = [...linesOf(kept, parts)];
  const without = breaksOf(onAxis, rows, { axis, parts });
  const only = fixed.length === 0 ? '' : `, only with ${list(fixed)} (${lines.length} of ${total} lines)`;
  const breaks = [...new Set(lines.flatMap(([, own]) => without(own)))].toSorted((a, b) => a - b);
  const shown =
    breaks.length > MOST_NAMED ? `${breaks.length} others` : list(breaks.map((at) => showAxis(axis, at)));
  const none = breaks.length === 0 ? '' : `; no value at ${shown}`;
  return pages(lines).map(({ items, page }) => ({
    kind: 'lines',
    title: `${nameOfMeasure(measure)} along ${axis}: ${inquiry}${common}${only}${page}`,
    origin: originOfChart(rows, study),
    x: { label: `${AXIS_HEADINGS[axis]}${none}`, format: axis === 'proportion' ? 'percent' : 'number' },
    y: axisOf(measure, rows),
    ...levelsOf(rows, measure),
    series: items.map(([label, own]) => ({
      label: label === '' ? inquiry : label,
      ...(breaks.length === 0 ? {} : { breaks: without(own) }),
      points: own
        .map((row) => [Number(row.point[axis]), drawn(row, measure)!] as const)
        .toSorted(([a], [b]) => a - b),
    })),
  }));
}

/** Where on the axis a line has no value, such as power where the truth is what is tested against. */
function breaksOf(
  all: readonly StudyAnswer[],
  rows: readonly StudyAnswer[],
  { axis, parts }: { readonly axis: AxisName; readonly parts: readonly Part[] },
): (line: readonly StudyAnswer[]) => number[] {
  const undefinedThere = all.filter((row) => !rows.includes(row));
  return ([first]) =>
    undefinedThere
      .filter((row) => first !== undefined && parts.every(({ of }) => of(row) === of(first)))
      .map((row) => Number(row.point[axis]));
}

const MOST_NAMED = 6;

/** The axis of numbers that has most values; null where none has two. */
function longestAxis(rows: readonly StudyAnswer[]): AxisName | null {
  const counted = AXES.map((axis) => {
    const values = new Set(rows.map(({ point }) => point[axis]).filter((one) => typeof one === 'number'));
    return { axis, count: values.size };
  });
  const [first] = counted.toSorted((a, b) => b.count - a.count);
  return first === undefined || first.count < 2 ? null : first.axis;
}

/** The rows of each line, under what distinguishes it from the others. */
function linesOf(rows: readonly StudyAnswer[], parts: readonly Part[]): Map<string, StudyAnswer[]> {
  const differ = differing(parts, rows);
  const lines = new Map<string, StudyAnswer[]>();
  for (const row of rows) {
    const label = differ.map((part) => saidOf(part, row)).join(', ');
    lines.set(label, [...(lines.get(label) ?? []), row]);
  }
  return lines;
}

/** `cases 84`; a design, inspectors, an answer or a level by itself. */
function saidOf({ name, of }: Part, row: StudyAnswer): string {
  const value = of(row) ?? 'none';
  return (AXES as readonly string[]).includes(name) && name !== 'confidence' ? `${name} ${value}` : value;
}

/**
 * Rows that make few enough lines: one part after the other is kept only as it is in the row nearest to the first sentence,
 * axes before inspectors, levels and designs. The answers are always compared.
 */
function fewEnough(
  rows: readonly StudyAnswer[],
  parts: readonly Part[],
  lead: StudyAnswer | null,
): { readonly kept: readonly StudyAnswer[]; readonly fixed: readonly string[] } {
  const like = nearestTo(lead, rows);
  const order = parts
    .filter(({ name }) => name !== 'answer')
    .toSorted((a, b) => LAST_FIXED.indexOf(a.name) - LAST_FIXED.indexOf(b.name));
  let kept = rows;
  const fixed: string[] = [];
  for (const part of order) {
    if (linesOf(kept, parts).size <= MOST_SERIES) break;
    if (like === undefined || differing([part], kept).length === 0) continue;
    kept = kept.filter((row) => part.of(row) === part.of(like));
    fixed.push(`${part.name} ${part.of(like) ?? 'none'}`);
  }
  return { kept, fixed };
}

const LAST_FIXED: readonly string[] = ['inspectors', 'confidence', 'design'];

/** The row that has most in common with another. */
function nearestTo(lead: StudyAnswer | null, rows: readonly StudyAnswer[]): StudyAnswer | undefined {
  if (lead === null) return rows[0];
  const common = (row: StudyAnswer) =>
    FACTORS.filter((factor) => factorOf(row, factor) === factorOf(lead, factor)).length;
  return rows.toSorted((a, b) => common(b) - common(a))[0];
}
