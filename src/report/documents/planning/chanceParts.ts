import type { CasesNeeded, ChanceCurve, ChanceGiven } from '../../../results/plan/chances.js';
import type { CohortAnswer } from '../../../results/plan/cohort.js';
import { asWritten, number, ofProbability, percentAsWritten, probability } from '../../../words/format.js';
import type { LinesChart } from '../../chart/lines.js';
import { type CellTable, cellsOf } from '../../document/cells.js';
import { figures, numbers, raw } from '../../document/columns.js';
import { chartPart, type Part, tablePart } from '../../document/document.js';
import type { Table } from '../../document/table.js';

/** What every plan of cases for a chance has. */
export interface ChancePlan {
  readonly needed: CasesNeeded | null;
  readonly given: ChanceGiven | null;
  readonly chances: ChanceCurve;
  /** The same for a cohort, beside the process behind its cases. */
  readonly inCohort?: CohortAnswer | null;
}

interface ChanceWords {
  readonly title: string;
  /** What is counted along the axis, `Cases` if omitted. */
  readonly cases?: string;
  /** What the chance is of, where there is another; `Chance` if omitted. */
  readonly chance?: string;
  readonly notes: readonly string[];
}

/** The chance over the cases: a chart, and a table of some of its points. */
export function chanceParts(plan: ChancePlan, words: ChanceWords): Part[] {
  return [chartPart(chanceChart(plan, words)), tablePart(chanceTable(plan, words), { main: true })];
}

/** Every point of the chance over the cases, for machines. */
export function chanceCsv(plan: ChancePlan): CellTable {
  return cellsOf({
    title: '',
    columns: [
      raw<ChanceRow>('cases', ({ of }) => of),
      raw<ChanceRow>('chance', ({ chance }) => chance),
      ...(plan.inCohort == null ? [] : [raw<ChanceRow>('chanceInCohort', ({ inCohort }) => inCohort)]),
    ],
    rows: curveRows(plan),
  });
}

/** A point of the curve, with the chance in the cohort where one was given. */
interface ChanceRow extends ChanceGiven {
  readonly inCohort: number | null;
}

function curveRows({ chances, inCohort }: ChancePlan): ChanceRow[] {
  return chances.points.map((point, i) => ({
    ...point,
    inCohort: inCohort?.chances.points[i]?.chance ?? null,
  }));
}

/** How cases of a design are counted; nothing of independent ones. */
export function designWords(designEffect: number): string[] {
  return designEffect === 1
    ? []
    : [
        `With a design effect of ${asWritten(designEffect)}, cases count as ${designEffect > 1 ? 'fewer' : 'more'} independent ones: an approximation, rounded to the cautious side.`,
      ];
}

/** What a chance is exact of. */
export function exactWords(designEffect: number, exact: string): string {
  return designEffect === 1 ? exact : 'The exact chance of as many independent cases as these count for.';
}

/** `a chance of 0.062`; `no chance at all`. */
export function chanceWords(chance: number): string {
  return chance === 0 ? 'no chance at all' : `a chance ${ofProbability(chance)}`;
}

/** That the chance rises in a saw-tooth, and from where on it holds. */
export function forGood({ fewest, fewestForGood, chance, upTo }: CasesNeeded): string {
  if (fewestForGood === fewest) return `From ${number(fewest)} on, every number of cases has that chance.`;
  if (fewestForGood === null) return `Not every number of cases up to ${number(upTo)} has that chance.`;
  return (
    `Counts are whole, so the chance rises in a saw-tooth: some numbers of cases above ${number(fewest)} have less than ` +
    `${percentAsWritten(chance)}; from ${number(fewestForGood)} on, every one has it.`
  );
}

function chanceChart({ needed, chances, inCohort = null }: ChancePlan, words: ChanceWords): LinesChart {
  const asked = (needed ?? inCohort?.needed)?.chance;
  return {
    kind: 'lines',
    title: words.title,
    x: { label: words.cases ?? 'Cases', format: 'number' },
    y: {
      label: words.chance === undefined ? 'Chance' : `Chance ${words.chance.toLowerCase()}`,
      low: 0,
      high: 1,
      format: 'percent',
    },
    references: asked === undefined ? [] : [{ at: asked, label: `${percentAsWritten(asked)}, as asked` }],
    series:
      inCohort === null
        ? [{ label: words.chance ?? 'Chance', points: drawn(chances) }]
        : [
            { label: THE_PROCESS, points: drawn(chances) },
            { label: theCohort(inCohort), points: drawn(inCohort.chances) },
          ],
  };
}

/** What a chance is of, beside that of a cohort. */
export const THE_PROCESS = 'In the process behind the cases';
const theCohort = ({ cohort }: CohortAnswer): string => `In the cohort of ${number(cohort)} itself`;

const drawn = ({ points }: ChanceCurve) => points.map(({ of, chance }) => [of, chance] as const);

function chanceTable(plan: ChancePlan, words: ChanceWords): Table<ChanceRow> {
  const { chances, inCohort = null } = plan;
  const points = curveRows(plan);
  const last = points.length - 1;
  const some = [1, 2, 3, 4, 5, 6].flatMap((i) => points[Math.round((i * last) / 6)] ?? []);
  const rows = new Map([...some, ...askedRows(plan, points)].map((row) => [row.of, row]));
  const every = chances.every === 1 ? '' : ` Drawn at every ${number(chances.every)} cases.`;
  return {
    title: words.title,
    columns: [
      numbers('cases', words.cases ?? 'Cases', ({ of }) => of, number),
      numbers(
        'chance',
        inCohort === null ? (words.chance ?? 'Chance') : THE_PROCESS,
        ({ chance }) => chance,
        probability,
      ),
      ...(inCohort === null
        ? []
        : [
            figures<ChanceRow>(
              'chanceInCohort',
              theCohort(inCohort),
              (row) => row.inCohort,
              (row) => probability(row.inCohort ?? Number.NaN),
            ),
          ]),
    ],
    rows: [...rows.values()].sort((a, b) => a.of - b.of),
    notes: words.notes.map((note, i) => (i === 0 ? `${note}${every}` : note)),
  };
}

/** The cases asked about: of a cohort those that it has, which are points of its curve. */
function askedRows(
  { given, needed, inCohort = null }: ChancePlan,
  points: readonly ChanceRow[],
): ChanceRow[] {
  if (inCohort !== null) {
    const asked = [given?.of, needed?.fewest, inCohort.needed?.fewest];
    return points.filter(({ of }) => asked.includes(of));
  }
  return [
    ...(given === null ? [] : [{ of: given.of, chance: given.chance, inCohort: null }]),
    ...(needed === null ? [] : [{ of: needed.fewest, chance: needed.chanceAtFewest, inCohort: null }]),
  ];
}
