import type { MeasureName } from '../../../../study/measureNames.js';
import type { StudyAnswer } from '../../../../study/run/results.js';
import type { Study } from '../../../../study/study.js';
import type { NestedChart } from '../../../chart/nested.js';
import {
  axisOf,
  CONDITION_PARTS,
  differing,
  drawn,
  LEVEL_PART,
  levelsOf,
  methodWords,
  nameOfMeasure,
  originOfChart,
  pages,
} from './chartMeasure.js';

/** What the charts of an inquiry must know beside its rows. */
export interface Asked {
  readonly inquiry: string;
  readonly study: Study;
  /** The answer of the first sentence, which may be of another inquiry; null where there is none. */
  readonly lead: StudyAnswer | null;
}

/** A nested loop plot over every condition; nothing where conditions differ in one thing only. */
export function chartOverConditions(
  rows: readonly StudyAnswer[],
  measure: MeasureName,
  { inquiry, study }: Asked,
): NestedChart[] {
  const factors = differing(CONDITION_PARTS, rows);
  if (factors.length < 2) return [];
  const { common, answer } = methodWords(rows, measure, study);
  const levels = differing([LEVEL_PART], rows);
  const keyOf = (row: StudyAnswer): string => factors.map(({ of }) => of(row) ?? 'none').join('|');
  const nameOf = (row: StudyAnswer): string =>
    [answer, ...levels].flatMap(({ of }) => of(row) ?? []).join(', ');
  const combinations = [...new Map(rows.map((row) => [keyOf(row), row])).values()];
  const values = new Map(rows.map((row) => [`${keyOf(row)}#${nameOf(row)}`, drawn(row, measure)]));
  return pages([...new Set(rows.map(nameOf))]).map(({ items, page }) => ({
    kind: 'nested',
    title: `${nameOfMeasure(measure)} over every condition: ${inquiry}${common}${page}`,
    origin: originOfChart(rows, study),
    y: axisOf(measure, rows),
    ...levelsOf(rows, measure),
    // The factor that changes least often comes first, whatever the order of the axes in the file.
    factors: factors
      .map(({ name, of }) => ({ label: name, levels: combinations.map((row) => of(row) ?? 'none') }))
      .toSorted((a, b) => changesIn(a.levels) - changesIn(b.levels)),
    series: items.map((label) => ({
      label,
      values: combinations.map((row) => values.get(`${keyOf(row)}#${label}`) ?? null),
    })),
  }));
}

/** How often a level differs from the one before it. */
function changesIn(levels: readonly string[]): number {
  return levels.filter((level, index) => index > 0 && level !== levels[index - 1]).length;
}
