import { shortLabel } from '../../../results/assumptions.js';
import { nounOf } from '../../../scenario/audit/orderedQuestions.js';
import { figuresOf } from '../../../scenario/declare/declaration.js';
import { printFigure, printPlace, printPlaces } from '../../../scenario/figures/printFigure.js';
import { factsOf, type Role, rolesNotDeclared } from '../../../scenario/roles.js';
import type { CaseVariable, Figure, Scenario, Source } from '../../../scenario/scenario.js';
import { percent, percentWithCounts, plural, whole } from '../../../words/format.js';
import { cellsOf } from '../../document/cells.js';
import { type Document, type Part, tablePart, textPart } from '../../document/document.js';
import type { Column } from '../../document/table.js';
import { bullet, type Line } from '../../document/words.js';

/** One number of a scenario, published or assumed. */
interface Row {
  readonly path: string;
  readonly what: string;
  readonly published: string | null;
  readonly assumed: string | null;
  readonly because: string;
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'what', heading: 'What', value: ({ what }) => what },
  { key: 'published', heading: 'Published', value: ({ published }) => published },
  { key: 'assumed', heading: 'Assumed', value: ({ assumed }) => assumed },
  { key: 'because', heading: 'Where, or why', value: ({ because }) => because },
];

/** The document of `casesim scenarios show`: a scenario in plain words. */
export function scenarioDocument(scenario: Scenario): Document<Scenario> {
  const { title, sample, variables, context, units = {} } = scenario;
  const noun = nounOf(scenario);
  const inSection = (...sections: readonly CaseVariable['section'][]) =>
    variables
      .filter(({ section }) => sections.includes(section))
      .flatMap((variable) => variableRows(variable, scenario));
  const sampleRows =
    sample.cases === 0 ? [] : [sample.casesFigure, sample.cohortFigure].map((figure) => figureRow(figure));
  const contextRows = Object.entries(context).map(
    ([group, figures]) => [group, Object.values(figures).map((figure) => figureRow(figure))] as const,
  );
  const parts: [string, readonly Row[]][] = [
    ['The sample', sampleRows],
    [`Who the ${noun[1]} were`, inSection('profile')],
    ['What applied to them, and how the work was done', inSection('circumstance', 'prompt')],
    ['The key questions', inSection('keyQuestion')],
    ...otherSamples(scenario),
    ...ratedRows(scenario),
    ...Object.values(units).map(({ label, figures }): [string, readonly Row[]] => [
      `Unit: ${label}`,
      Object.values(figures).map((figure) => figureRow(figure)),
    ]),
    ...contextRows.map(([group, rows]): [string, readonly Row[]] => [`Context: ${group}`, rows]),
  ];
  return {
    command: 'scenarios show',
    title: title,
    sentence: `${title}: ${sample.cases === 0 ? '' : `${plural(sample.cases, noun[0], noun[1])}; `}${basisCounts(scenario)}.`,
    parts: [
      textPart('Sources', Object.entries(scenario.sources).map(printSource)),
      ...parts
        .filter(([, rows]) => rows.length > 0)
        .map(([heading, rows]) => tablePart({ title: heading, columns: COLUMNS, rows })),
      ...effectsPart(scenario),
      ...(scenario.variables.length === 0 ? [] : rolesParts(scenario)),
      ...readingsPart(scenario),
    ],
    csvTable: cellsOf({
      title: 'Every figure',
      columns: [{ key: 'path', heading: 'Where in the file', value: ({ path }: Row) => path }, ...COLUMNS],
      rows: parts.flatMap(([, rows]) => rows),
    }),
    data: scenario,
    scenarios: [scenario],
  };
}

/** The figures of each other sample. */
function otherSamples({ samples = [] }: Scenario): [string, readonly Row[]][] {
  return samples.map(({ label, sample, cohort, invited, variables }) => {
    const figures = [
      ...[sample?.casesFigure ?? null, cohort, invited],
      ...variables.flatMap((variable) => variable.figures),
    ];
    return [label, figures.flatMap((figure) => (figure === null ? [] : [figureRow(figure)]))];
  });
}

/** What was rated; `casesim rate` says more of it. */
function ratedRows({ rated }: Scenario): [string, readonly Row[]][] {
  const figures = [rated?.all ?? null, ...(rated?.units.map(({ total }) => total) ?? [])];
  const rows = figures.flatMap((figure) => (figure === null ? [] : [figureRow(figure)]));
  return rows.length === 0 ? [] : [['Ratings, of which casesim rate says more', rows]];
}

/** `61 published, 3 derived and 30 assumed figures` */
function basisCounts(scenario: Scenario): string {
  const figures = figuresOf(scenario);
  const count = (basis: Figure['basis']) => figures.filter((figure) => figure.basis === basis).length;
  const effects = scenario.variables.reduce((sum, variable) => sum + variable.effects.length, 0);
  return `${plural(count('published'), 'figure')} published, ${count('derived')} derived and ${count('assumed')} assumed, and ${plural(effects, 'effect')} assumed`;
}

function printSource([name, { title, publisher, year, licence }]: [string, Source]): Line {
  const details = [publisher, year, licence].filter((detail) => detail !== null);
  return bullet(`${name}: ${title}${details.length === 0 ? '' : ` (${details.join(', ')})`}`);
}

function variableRows(variable: CaseVariable, { variables }: Scenario): Row[] {
  const { label, kind, levels, levelLabels, figures, shares, counts, relevant, gate, note } = variable;
  const parent = variables.find(({ name }) => name === gate?.variable);
  const opening =
    gate?.levels.map((level) => parent?.levelLabels[parent.levels.indexOf(level)] ?? level) ?? [];
  const condition =
    gate === null
      ? ''
      : `, where ${parent?.label ?? gate.variable}${parent?.kind === 'binary' ? '' : `: ${opening.join(' or ')}`}`;
  return levels.flatMap((_, position): Row[] => {
    const figure = figures[position] ?? null;
    if (figure === null) return [];
    // A binary variable is told by its yes, whichever answer was printed.
    const told = kind === 'binary' ? 1 : position;
    const count = counts?.[told];
    const share =
      count === undefined || relevant === null ? percent(shares[told]!) : percentWithCounts(count, relevant);
    const what = kind === 'binary' ? label : `${label}: ${levelLabels[position]}`;
    const countsNo = kind === 'binary' && position === 0;
    return [row(figure, { what: `${what}${condition}`, share, note, countsNo })];
  });
}

interface Told {
  readonly what: string;
  readonly share: string;
  readonly note: string | null;
  /** Whether the figure counts the answer no of a yes or no. */
  readonly countsNo: boolean;
}

/**
 * What a figure says, in the column of its basis; words leave the count used to assumption. A figure that counts
 * the answer no is told by the other answer, range and all.
 */
function row(figure: Figure, { what, share, note, countsNo }: Told): Row {
  const { basis, value, low, high, from, why, path } = figure;
  const ends = low === null || high === null ? [] : countsNo ? opposites([high, low], figure) : [low, high];
  const [least, most] = ends.map((end) => printEnd(end, figure));
  const range = least === undefined ? '' : `, from ${least} to ${most}`;
  const isVague = value.kind === 'words' && low !== null && low !== high;
  const quoted = value.kind === 'words' ? `"${value.words}"${countsNo ? ' not so' : ''}` : share;
  const printed = isVague ? quoted : share;
  return {
    path,
    what,
    published: basis === 'assumed' ? null : basis === 'derived' ? `${printed} (derived)` : printed,
    assumed: basis === 'assumed' || isVague ? `${share}${range}` : null,
    because: [
      basis === 'assumed' ? why : from.map(printPlace).join('; '),
      basis === 'derived' ? why : null,
      ...figure.also.map((other) => `also printed as ${printFigure(other)}${printPlaces(other)}`),
      note,
    ]
      .filter((part) => part !== null && part !== '')
      .join('; '),
  };
}

/** The ends of the other answer; none for a count of which nobody says of how many. */
function opposites(ends: readonly number[], { value }: Figure): number[] {
  const all = value.kind === 'percent' ? 100 : value.kind === 'count' ? value.of : 1;
  return all === null ? [] : ends.map((end) => all - end);
}

function printEnd(end: number, { value }: Figure): string {
  if (value.kind === 'percent') return `${end}%`;
  return value.kind === 'words' ? percent(end) : whole(end);
}

/** A figure on its own, printed as it was. */
function figureRow(figure: Figure): Row {
  const { basis, derivation, note } = figure;
  const sum = basis === 'derived' && derivation !== undefined ? `${derivation}` : null;
  const notes = [sum, note].filter((part) => part !== null).join('; ');
  return row(figure, {
    what: figure.label,
    share: printFigure(figure),
    note: notes === '' ? null : notes,
    countsNo: false,
  });
}

function effectsPart({ variables }: Scenario): Part[] {
  const labels = new Map(variables.map((variable) => [variable.name, shortLabel(variable)]));
  const effects = variables.flatMap((child) =>
    child.effects.map((effect) => ({ ...effect, child: shortLabel(child) })),
  );
  if (effects.length === 0) return [];
  type EffectRow = (typeof effects)[number];
  return [
    tablePart({
      title: 'Assumed effects, as odds ratios; none is published',
      columns: [
        { key: 'parent', heading: 'From', value: ({ parent }: EffectRow) => labels.get(parent) ?? parent },
        { key: 'child', heading: 'On', value: ({ child }: EffectRow) => child },
        { key: 'odds', heading: 'Odds ratio', value: ({ odds }: EffectRow) => odds },
        { key: 'low', heading: 'Low', value: ({ low }: EffectRow) => low },
        { key: 'high', heading: 'High', value: ({ high }: EffectRow) => high },
        { key: 'why', heading: 'Why', value: ({ why }: EffectRow) => why ?? 'not published' },
      ],
      rows: effects,
    }),
  ];
}

/** What features find in the scenario, and what they do without. */
function rolesParts(scenario: Scenario): Part[] {
  const declared = scenario.variables.flatMap((variable) =>
    variable.role === null ? [] : [{ role: variable.role, variable: shortLabel(variable) }],
  );
  const missing = rolesNotDeclared(scenario);
  type Declared = (typeof declared)[number];
  const parts = [
    tablePart({
      title: 'Roles: the variables that features look for, whatever their names',
      columns: [
        { key: 'role', heading: 'Role', value: ({ role }: Declared) => role },
        { key: 'variable', heading: 'Variable', value: ({ variable }: Declared) => variable },
        { key: 'unlocks', heading: 'Unlocks', value: ({ role }: Declared) => factsOf(role).unlocks },
      ],
      rows: declared,
    }),
    tablePart({
      title: 'Roles that no variable has here',
      columns: [
        { key: 'role', heading: 'Role', value: (role: Role) => role },
        { key: 'says', heading: 'What it says', value: (role: Role) => factsOf(role).says },
        { key: 'without', heading: 'Without it', value: (role: Role) => factsOf(role).otherwise },
      ],
      rows: missing,
    }),
  ];
  return [declared, missing].flatMap((rows, index) => (rows.length === 0 ? [] : (parts[index] ?? [])));
}

function readingsPart(scenario: Scenario): Part[] {
  const lines = figuresOf(scenario).flatMap(({ label, readings }) =>
    readings.map(({ says, rejected }) => bullet(`${label}: ${says}. Not used: ${rejected}.`)),
  );
  return lines.length === 0 ? [] : [textPart('Other readings of what was printed', lines)];
}
