import type { LevelShare } from '../../../estimation/ordered/levelIntervals.js';
import { MEAN_METHODS, type MeanScore } from '../../../estimation/ordered/meanScore.js';
import type { Limits } from '../../../limits.js';
import type { LevelsReport } from '../../../results/levels.js';
import { number, percentRange, percentWithCounts, plural } from '../../../words/format.js';
import { cellsOf } from '../../document/cells.js';
import { figures, raw, words } from '../../document/columns.js';
import { chartPart, type Document, tablePart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { levelText } from './levelText.js';

/** The document of `casesim interval 3/7/12/2`. */
export function levelsDocument(report: LevelsReport): Document<LevelsReport> {
  const { of, names, levels, atOrAbove, confidence, mean } = report;
  const cut = Math.ceil(names.length / 2);
  const above = atOrAbove[cut - 1];
  if (above === undefined) throw new RangeError('no level');
  return {
    command: 'interval',
    title: `${plural(of, 'case')} on ${plural(names.length, 'level')}`,
    sentence:
      `${percentWithCounts(above.count, of)} of the cases are at ${names[cut]}${cut === names.length - 1 ? '' : ' or above'}; ` +
      `with ${levelText(confidence)} confidence (Wilson) the true share is ${between(above.each)}, and the true mean score, ` +
      `${number(mean.mean, 2)} in these cases, is between ${number(mean.lower, 2)} and ${number(mean.upper, 2)}.`,
    parts: [
      chartPart({
        kind: 'stacks',
        title: 'Cases by level',
        label: 'share of cases',
        levels: names,
        rows: [{ label: 'Cases', counts: levels.map(({ count }) => count), note: plural(of, 'case') }],
      }),
      tablePart(sharesTable('True share at each level', report, levels, 0), { main: true }),
      tablePart(sharesTable('True share at or above each level', report, atOrAbove, 1)),
      tablePart(meansTable(report)),
    ],
    csvTable: cellsOf(csvOf(report)),
    data: report,
  };
}

/** Every share with both its limits: at each level, then at or above each. */
function csvOf({ names, of, levels, atOrAbove }: LevelsReport): Table<CsvRow> {
  return {
    title: '',
    columns: [
      raw('level', ({ name }) => name),
      raw('share', ({ kind }) => kind),
      raw('count', ({ count }) => count),
      raw('of', () => of),
      raw('lower', ({ each }) => each.lower),
      raw('upper', ({ each }) => each.upper),
      raw('lowerTogether', ({ together }) => together.lower),
      raw('upperTogether', ({ together }) => together.upper),
    ],
    rows: [
      ...levels.map((share, index) => ({ ...share, name: names[index] ?? '', kind: 'at' })),
      ...atOrAbove.map((share, index) => ({ ...share, name: names[index + 1] ?? '', kind: 'at or above' })),
    ],
  };
}

interface CsvRow extends NamedShare {
  readonly kind: string;
}

const between = ({ lower, upper }: Limits) =>
  `between ${percentRange(lower, upper).replace(' to ', ' and ')}`;

interface NamedShare extends LevelShare {
  readonly name: string;
}

function sharesTable(
  title: string,
  { names, of, confidence }: LevelsReport,
  shares: readonly LevelShare[],
  from: number,
): Table<NamedShare> {
  const range = ({ lower, upper }: Limits) => percentRange(lower, upper, 1);
  return {
    title,
    columns: [
      words('level', 'Level', ({ name }) => name),
      figures(
        'share',
        'In the cases',
        ({ share }) => share,
        ({ count }) => percentWithCounts(count, of),
      ),
      figures(
        'lower',
        `${levelText(confidence)} of each`,
        ({ each }) => each.lower,
        ({ each }) => range(each),
      ),
      figures(
        'lowerTogether',
        `${levelText(confidence)} of all together`,
        ({ together }) => together.lower,
        ({ together }) => range(together),
      ),
    ],
    rows: shares.map((share, index) => ({ ...share, name: names[index + from] ?? '' })),
    notes: [
      `Wilson's limits; together, each at a higher level (Bonferroni), so that all are true at once with ${levelText(confidence)} confidence.`,
    ],
  };
}

interface MeanRow {
  readonly label: string;
  readonly mean: MeanScore;
}

function meansTable({
  mean,
  meanByT,
  meanOfCohort,
  cohort,
  scores,
  confidence,
}: LevelsReport): Table<MeanRow> {
  const rows = [
    { label: MEAN_METHODS.likelihood.label, mean },
    ...(meanByT === null ? [] : [{ label: MEAN_METHODS.t.label, mean: meanByT }]),
    ...(meanOfCohort === null
      ? []
      : [{ label: `${MEAN_METHODS.t.label}, of the cohort of ${number(cohort ?? 0)}`, mean: meanOfCohort }]),
  ];
  return {
    title: 'True mean score',
    columns: [
      words('method', 'Method', ({ label }) => label),
      figures(
        'mean',
        'In the cases',
        (row) => row.mean.mean,
        (row) => number(row.mean.mean, 2),
      ),
      figures(
        'lower',
        `${levelText(confidence)} limits`,
        (row) => row.mean.lower,
        (row) => `${number(row.mean.lower, 2)} to ${number(row.mean.upper, 2)}`,
      ),
    ],
    rows,
    notes: [
      `Scores ${scores.join(', ')}: a mean takes the steps between levels to be as large as these say.`,
      ...(meanByT === null
        ? []
        : ["Student's t misses too often where nearly all cases are at one end of the scale."]),
    ],
  };
}
