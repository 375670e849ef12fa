import { DIFFERENCE, type Unit } from '../../../../study/inquiries/measures.js';
import { MEASURES, type MeasureName } from '../../../../study/measureNames.js';
import type { StudyAnswer } from '../../../../study/run/results.js';
import { AXES, type AxisName, type Study } from '../../../../study/study.js';
import { capital } from '../../../../words/capital.js';
import type { Axis, Reference } from '../../../chart/parts/axis.js';
import { levelText } from '../../estimation/levelText.js';
import { intervalLabel } from '../intervalLabel.js';
import { shownMeasure } from '../studyMeasure.js';
import { showAxis } from '../studyTables.js';

/** More series than this cannot be distinguished. */
export const MOST_SERIES = 8;

/** The standard error as over its column, which has more than the empirical one; other measures by their full names. */
export const nameOfMeasure = (name: MeasureName): string =>
  name === 'empiricalError' ? 'Standard error' : capital(MEASURES[name]);

/** A measure in the unit of its axis; nothing where an answer has none. */
export function drawn(row: StudyAnswer, name: MeasureName): number | undefined {
  const found = shownMeasure(row, name)?.measure;
  return found?.unit === DIFFERENCE ? 100 * found.value : found?.value;
}

/** The axis of a measure, in its unit. */
export function axisOf(measure: MeasureName, rows: readonly StudyAnswer[]): Axis {
  const unit: Unit | undefined = rows.flatMap((row) => shownMeasure(row, measure) ?? [])[0]?.measure.unit;
  const label = nameOfMeasure(measure);
  if (unit === DIFFERENCE) return { label: `${label}, percentage points`, format: 'number' };
  return { label, format: unit === 'ratio' || unit === 'index' ? 'number' : 'percent' };
}

/** The level that coverage should have. */
export function levelsOf(
  rows: readonly StudyAnswer[],
  measure: MeasureName,
): { readonly references?: readonly Reference[] } {
  if (measure !== 'coverage') return {};
  return { references: levelsIn(rows).map((at) => ({ at, label: `${levelText(at)} asked for` })) };
}

/** What may distinguish the rows of an inquiry, in words; null where a row has none of it. */
export interface Part {
  readonly name: 'design' | 'inspectors' | 'answer' | 'confidence' | AxisName;
  readonly of: (row: StudyAnswer) => string | null;
}

/** Everything that conditions may differ in, in the order in which it is told. */
export const CONDITION_PARTS: readonly Part[] = [
  { name: 'design', of: ({ design }) => design },
  { name: 'inspectors', of: ({ inspectors }) => inspectors },
  ...AXES.filter((axis) => axis !== 'confidence').map(
    (name): Part => ({
      name,
      of: ({ point }) => (point[name] === undefined ? null : showAxis(name, point[name])),
    }),
  ),
];

export const LEVEL_PART: Part = {
  name: 'confidence',
  of: ({ confidence }) => (confidence === null ? null : levelText(confidence)),
};

/** The parts in which rows differ. */
export function differing(parts: readonly Part[], rows: readonly StudyAnswer[]): Part[] {
  return parts.filter(({ of }) => new Set(rows.map(of)).size > 1);
}

/** What is measured of an interval, whose method must be named beside it. */
const OF_INTERVALS: readonly MeasureName[] = ['coverage', 'power', 'width'];

/** The methods behind a chart's rows: those of its title, and those of each answer. */
export interface MethodWords {
  /** `, Newcombe at 95%`: what all rows have in common. */
  readonly common: string;
  /** `designWilson (Wilson on the effective sample)`, where methods differ and its name does not say it. */
  readonly answer: Part;
}

export function methodWords(
  rows: readonly StudyAnswer[],
  measure: MeasureName,
  { answers, inquiries }: Study,
): MethodWords {
  const byName: Part = { name: 'answer', of: ({ answer }) => answer };
  if (!OF_INTERVALS.includes(measure)) return { common: '', answer: byName };
  const asked = inquiries.filter(({ name }) => rows.some(({ inquiry }) => inquiry === name));
  const labelled = new Map(answers.map((one) => [one.name, intervalLabel(one, asked)]));
  const methods = [...new Set(rows.map(({ answer }) => labelled.get(answer) ?? ''))];
  const levels = levelsIn(rows);
  const at = levels.length === 1 ? ` at ${levelText(levels[0]!)}` : '';
  if (methods.length === 1) return { common: `, ${methods[0]}${at}`, answer: byName };
  const words = ({ answer }: StudyAnswer): string => {
    const label = labelled.get(answer) ?? '';
    return plain(answer) === plain(label) ? answer : `${answer} (${label})`;
  };
  return { common: at === '' ? '' : `, intervals${at}`, answer: { name: 'answer', of: words } };
}

/** `kornGraubard` is Korn-Graubard. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

function levelsIn(rows: readonly StudyAnswer[]): number[] {
  return [...new Set(rows.flatMap(({ confidence }) => (confidence === null ? [] : [confidence])))];
}

/** What must go with a chart that is taken out of its report. */
export function originOfChart(rows: readonly StudyAnswer[], { id, hash }: Study): string {
  const [simulated] = rows.flatMap(({ replicates }) => (replicates === null ? [] : [replicates]));
  const how =
    simulated === undefined
      ? 'exact'
      : `${simulated.toLocaleString('en-GB')} replicates of what is simulated`;
  return `Study ${id}, hash ${hash}: ${how}.`;
}

/** Series in groups that can be distinguished, with what to add to the title of each. */
export function pages<Item>(
  items: readonly Item[],
): { readonly items: readonly Item[]; readonly page: string }[] {
  const count = Math.ceil(items.length / MOST_SERIES);
  return Array.from({ length: count }, (_, index) => ({
    items: items.slice(index * MOST_SERIES, (index + 1) * MOST_SERIES),
    page: count === 1 ? '' : `, part ${index + 1} of ${count}`,
  }));
}
