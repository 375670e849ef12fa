import { readable } from '../../../scenario/figures/readable.js';
import type { Implied } from '../../../staffing/whatIf/practitionerCorrelation.js';
import type { UnitOutcome, UnitResult, UnitsWhatIf } from '../../../staffing/whatIf/whatIfByUnit.js';
import { inWords, list, number, percent, points, signed, whole } from '../../../words/format.js';
import { cellsOf } from '../../document/cells.js';
import { figures, numbers, raw, words } from '../../document/columns.js';
import { type Document, tablePart, textPart } from '../../document/document.js';
import type { Column, Table } from '../../document/table.js';
import { bullet } from '../../document/words.js';
import { leverInWords } from './leverWords.js';
import { bareError } from './whatIfTables.js';

/** The document of `casesim whatif units`. */
export function whatIfUnitsDocument(result: UnitsWhatIf): Document<UnitsWhatIf> {
  const { scenario, units, together, month, draws, seed } = result;
  return {
    command: 'whatif units',
    title: `Unit by unit: ${scenario.title}`,
    sentence: sentenceOf(result),
    parts: [
      textPart(null, [
        ...units.flatMap(({ label, levers }) =>
          levers.map((lever) => bullet(`${label}: ${leverInWords(lever)}.`)),
        ),
        `The region is the sum of its units in every draw, so medians need not add up. People do not move between units, but those who qualify take posts in any, so that without a lever officers grow alike in all. What a unit does not say of itself is what the others leave of the region's figure, or as in the region, and key questions start as published for the region in every unit. What people wait for is followed for the region alone. ${whole(draws)} draws, seed ${seed}, the same with and without the levers. This is a model, not a finding.`,
      ]),
      ...SHOWN.flatMap((names) => tablePart(unitTable(result, names))),
      tablePart(togetherTable(together, month)),
      tablePart(ownTable(units)),
      tablePart(correlationTable(result)),
    ],
    csvTable: cellsOf(csvOf(result)),
    data: result,
    seed,
    scenarios: [scenario],
  };
}

/** The outcomes of each table of units. */
const SHOWN = [
  ['officers', 'officersOfTarget', 'officerCaseload'],
  ['officerUtilisation', 'newcomers', 'oversightEffective'],
] as const;

const outcomeOf = <Row extends UnitOutcome>(outcomes: readonly Row[], name: string): Row =>
  outcomes.find((outcome) => outcome.name === name)!;

/** What the levers do in each unit that is changed most, and in all together. */
function sentenceOf({ units, together, month }: UnitsWhatIf): string {
  const officers = outcomeOf(together, 'officers');
  const oversight = outcomeOf(together, 'oversightEffective');
  const all = `The ${inWords(units.length)} units together have ${whole(officers.today)} officers today and ${whole(officers.withLevers.middle)} in month ${month}`;
  if (units.every(({ levers }) => levers.length === 0)) return `${all}; no lever is moved.`;
  const moved = units.filter(({ levers }) => levers.length > 0);
  const each = moved.map(
    ({ label, outcomes }) =>
      `${points(outcomeOf(outcomes, 'oversightEffective').difference.middle)} in ${label}`,
  );
  const shown = each.length > 3 ? [] : each;
  const inUnits = shown.length === 0 ? '' : ` (${list(shown)})`;
  return `${all} (${difference(officers)} by the levers). By month ${month} effective oversight would change by ${points(oversight.difference.middle)}${inUnits}.`;
}

/** A value in the unit of its outcome. */
function show({ format }: Pick<UnitOutcome, 'format'>, value: number): string {
  return format === 'percent' ? percent(value, 1) : number(value, 1);
}

/** A difference, in percentage points where the outcome is a percentage. */
function difference({ format, difference: { middle } }: UnitOutcome): string {
  return format === 'percent' ? signed(100 * middle, 1) : signed(middle, 1);
}

type Outcomes = Pick<UnitResult, 'label'> & { readonly outcomes: readonly UnitOutcome[] };

function unitTable({ units, together, month }: UnitsWhatIf, names: readonly string[]): Table<Outcomes> {
  const rows: Outcomes[] = [...units, { label: 'All together', outcomes: together }];
  const columns = names.flatMap((name): Column<Outcomes>[] => {
    const at = ({ outcomes }: Outcomes) => outcomeOf(outcomes, name);
    return [
      figures(
        `${name}Today`,
        at(rows[0]!).label,
        (row) => at(row).today,
        (row) => show(at(row), at(row).today),
      ),
      figures(
        `${name}Month`,
        `Month ${month}`,
        (row) => at(row).withLevers.middle,
        (row) => show(at(row), at(row).withLevers.middle),
      ),
      figures(
        `${name}Difference`,
        'By levers',
        (row) => at(row).difference.middle,
        (row) => difference(at(row)),
      ),
    ];
  });
  return {
    title: `Today, and in month ${month} with the levers (medians), and what the levers make of it`,
    columns: [words('unit', 'Unit', ({ label }) => label), ...columns],
    rows,
    notes: ['Differences of percentages are in percentage points.'],
  };
}

function togetherTable(
  together: UnitsWhatIf['together'],
  month: number,
): Table<UnitsWhatIf['together'][number]> {
  type Row = UnitsWhatIf['together'][number];
  const range = (row: Row, { low, middle, high }: Row['without']) =>
    `${show(row, middle)} (${show(row, low)} to ${show(row, high)})`;
  return {
    title: `The region as the sum of its units: median (5% to 95%) in month ${month}`,
    columns: [
      words('outcome', 'Outcome', ({ label }) => label),
      figures(
        'asOne',
        'As one region',
        ({ asOne }) => asOne,
        (row) => show(row, row.asOne),
      ),
      figures(
        'today',
        'As the sum',
        ({ today }) => today,
        (row) => show(row, row.today),
      ),
      figures(
        'without',
        'Without levers',
        ({ without }) => without.middle,
        (row) => range(row, row.without),
      ),
      figures(
        'withLevers',
        'With levers',
        ({ withLevers }) => withLevers.middle,
        (row) => range(row, row.withLevers),
      ),
      figures(
        'difference',
        'Difference',
        (row) => row.difference.middle,
        (row) => `${difference(row)} ± ${bareError(row, row.differenceError)}`,
      ),
    ],
    rows: together,
    notes: [
      '± is the Monte Carlo standard error of a median difference; --json has those of the ends as well.',
      'As one region and as the sum are today, with every assumption at its central value: where they differ, the figures of the units, with what is taken for those that they do not say, make another number than that of the region.',
    ],
  };
}

function ownTable(units: readonly UnitResult[]): Table<UnitResult> {
  return {
    title: "What is a unit's own: all else is what the others leave of the region, or as in the region",
    columns: [
      words('unit', 'Unit', ({ label }) => label),
      numbers(
        'share',
        'People supervised',
        ({ share }) => share,
        (value) => percent(value, 1),
      ),
      words('own', 'Its own figures', ({ own }) =>
        own.length === 0 ? 'none' : list(own.map((name) => readable(name).toLowerCase())),
      ),
    ],
    rows: units,
  };
}

function correlationTable({ sameUnit }: UnitsWhatIf): Table<UnitsWhatIf['sameUnit'][number]> {
  const shown = (value: number) => (value === 0 ? '0' : number(value, 5));
  const range = ({ central, low, high }: Implied) => `${shown(central)} (${shown(low)} to ${shown(high)})`;
  return {
    title:
      'Correlation of two cases of one unit today, for being worked by its practitioners: by the assumed effects of grade and experience alone',
    columns: [
      words('question', 'Key question', ({ question }) => readable(question)),
      figures(
        'today',
        'Correlation',
        ({ today }) => today.central,
        ({ today }) => range(today),
      ),
      numbers('noEffect', 'No effect', ({ today }) => today.noEffect, String),
    ],
    rows: sameUnit,
  };
}

function csvOf({ units, together }: UnitsWhatIf): Table<UnitOutcome & { readonly unit: string }> {
  const all = { name: 'all', outcomes: together };
  return {
    title: 'Every outcome of every unit',
    columns: [
      raw('unit', ({ unit }) => unit),
      raw('outcome', ({ name }) => name),
      raw('today', ({ today }) => today),
      ...(['without', 'withLevers', 'difference'] as const).flatMap((when) =>
        (['low', 'middle', 'high'] as const).map((level) =>
          raw<UnitOutcome & { readonly unit: string }>(
            `${when}${level.charAt(0).toUpperCase()}${level.slice(1)}`,
            (row) => row[when][level],
          ),
        ),
      ),
    ],
    rows: [...units, all].flatMap(({ name, outcomes }) => outcomes.map((row) => ({ ...row, unit: name }))),
  };
}
