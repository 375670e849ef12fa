import type { RatingReport, UnitRating } from '../../../results/rate.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { list, number, plural, probability } from '../../../words/format.js';
import { figures, words } from '../../document/columns.js';
import { type Document, type Part, tablePart, textPart } from '../../document/document.js';
import type { Column, Table } from '../../document/table.js';
import { bullet } from '../../document/words.js';
import { ofAllParts } from './ratedOfAllParts.js';

/** The document of `casesim rate`. */
export function ratingDocument(scenario: Scenario, report: RatingReport): Document<RatingReport> {
  return {
    command: 'rate',
    title: `The ratings of ${scenario.title}`,
    sentence: sentenceOf(report),
    parts: [
      tablePart(standardsTable(report)),
      tablePart(unitsTable(report), { main: true }),
      ...chanceParts(report),
      ...ofAllParts(report),
      ...(report.findings.length === 0
        ? []
        : [
            textPart(
              'What is not known',
              report.findings.map((said) => bullet(said)),
            ),
          ]),
      tablePart(rulesTable(report)),
    ],
    data: report,
    scenarios: [scenario],
  };
}

function sentenceOf({ units, programme, scenario, noun, all, chosen, labels, levels }: RatingReport): string {
  const labelOf = (level: string | null) =>
    level === null ? 'not known' : (labels[levels.indexOf(level)] ?? level);
  const told = units.map(({ label, rating, range, printed }) => {
    const { total } = rating;
    const points =
      total !== null && range !== null
        ? `${total} of ${range.of}`
        : range === null
          ? ''
          : `${range.least} to ${range.most} of ${range.of}`;
    const level = labelOf(rating.overall ?? printed.overall);
    return `${label} ${points === '' ? '' : `${points}, `}${level}`;
  });
  const differing = units.filter(
    ({ rating, printed }) =>
      (rating.total !== null && printed.total !== null && rating.total !== printed.total) ||
      (rating.overall !== null && printed.overall !== null && rating.overall !== printed.overall),
  );
  const agreement =
    differing.length === 0
      ? 'what is printed is what the rules give'
      : `with what is supposed, ${list(differing.map(({ label }) => label))} ${differing.length === 1 ? 'has' : 'have'} another rating than is printed`;
  const few =
    all !== null && all > units.length
      ? ` ${capitalNumber(units.length)} of ${all} ${noun[1]} are rated; ${chosen?.says ?? 'nothing says how they were chosen'}.`
      : '';
  return `${scenario.title}, by the rules of ${programme.title}: ${told.join('; ')}; ${agreement}.${few}`;
}

const capitalNumber = (count: number): string => (count === 1 ? 'One' : String(count));

type StandardRow = RatingReport['standards'][number] & { readonly index: number };

function standardsTable(report: RatingReport): Table<StandardRow> {
  const { standards, units, labels, levels } = report;
  const column = (unit: UnitRating): Column<StandardRow> =>
    words(
      unit.name,
      unit.label,
      ({ index }) => unit.rating.standards[index]?.level ?? '',
      ({ index }) => {
        const { level = null, counts = null } = unit.rating.standards[index] ?? {};
        if (level === null) return 'not known';
        const behind =
          counts === null ? '' : ` (${counts.map(({ yes, of }) => `${yes} of ${of}`).join(', ')})`;
        return `${labels[levels.indexOf(level)] ?? level}${behind}`;
      },
    );
  return {
    title: 'Each standard',
    columns: [
      words(
        'standard',
        'Standard',
        ({ name }) => name,
        ({ number: printed, label }) => (printed === null ? label : `${printed} ${label}`),
      ),
      ...units.map(column),
    ],
    rows: standards.map((standard, index) => ({ ...standard, index })),
  };
}

function unitsTable({ units, labels, levels }: RatingReport): Table<UnitRating> {
  const shown = (level: string | null) =>
    level === null ? 'not known' : (labels[levels.indexOf(level)] ?? level);
  const change = (value: number | null, one: string) => (value === null ? '-' : plural(value, one));
  const points = ({ total }: UnitRating['printed']) => (total === null ? '-' : String(total));
  const hasCounts = units.some(({ rating }) => rating.standards.some(({ counts }) => counts !== null));
  return {
    title: 'Points, total and overall rating',
    columns: [
      words(
        'unit',
        'Unit',
        ({ name }) => name,
        ({ label }) => label,
      ),
      figures(
        'total',
        'Points',
        ({ rating }) => rating.total,
        ({ rating, range }) =>
          range === null
            ? '-'
            : rating.total !== null
              ? `${rating.total} of ${range.of}`
              : `${range.least} to ${range.most} of ${range.of}`,
      ),
      figures(
        'printedTotal',
        'Printed',
        ({ printed }) => printed.total,
        ({ printed }) => points(printed),
      ),
      words(
        'overall',
        'Overall',
        ({ rating }) => rating.overall ?? '',
        ({ rating }) => shown(rating.overall),
      ),
      words(
        'printedOverall',
        'Printed',
        ({ printed }) => printed.overall ?? '',
        ({ printed }) => shown(printed.overall),
      ),
      figures(
        'pointsUp',
        'To the next up',
        ({ rating }) => rating.toOther?.pointsUp ?? null,
        ({ rating }) => change(rating.toOther?.pointsUp ?? null, 'point'),
      ),
      figures(
        'pointsDown',
        'To the next down',
        ({ rating }) => rating.toOther?.pointsDown ?? null,
        ({ rating }) => change(rating.toOther?.pointsDown ?? null, 'point'),
      ),
      ...(hasCounts ? answersColumns(change) : []),
    ],
    rows: units,
    notes: ['Points are those of standards, as many for each as levels below its own.'],
  };
}

function answersColumns(change: (value: number | null, one: string) => string): Column<UnitRating>[] {
  return (['answersUp', 'answersDown'] as const).map((key) =>
    figures(
      key,
      key === 'answersUp' ? 'Answers up' : 'Answers down',
      ({ rating }) => rating.toOther?.[key] ?? null,
      ({ rating }) => change(rating.toOther?.[key] ?? null, 'answer'),
    ),
  );
}

/** How probable each total and overall level is, for units with counts behind their standards. */
function chanceParts({ units, labels }: RatingReport): Part[] {
  const sure = units.filter(({ rating }) => rating.standards.some(({ chances }) => chances !== null));
  if (sure.length === 0) {
    const text =
      'How sure a rating is depends on the cases behind it, and no counts are printed: give some with --suppose, such as ' +
      `--suppose ${units.at(-1)?.name}.courtWork=20/24.`;
    return [textPart('How sure it is', [text])];
  }
  return sure.flatMap((unit): Part[] => {
    const { rating, label, supposed } = unit;
    return [
      tablePart(levelChances(unit, labels)),
      ...(rating.now === null || rating.next === null ? [] : [tablePart(totalTable(unit))]),
      textPart(null, [
        `${label}: counts are supposed (${supposed}). Standards without counts are taken as certain, and standards as ` +
          'independent of each other, which those of the same cases are not; questions of one standard as independent too, but ' +
          'where "together" is said.',
      ]),
    ];
  });
}

interface ChanceRow {
  readonly what: string;
  readonly chances: readonly number[];
}

function levelChances({ rating, label }: UnitRating, labels: readonly string[]): Table<ChanceRow> {
  const rows = rating.standards.flatMap((standard): ChanceRow[] => {
    const { chances } = standard;
    if (chances === null) return [];
    return [
      { what: `${standard.label}, now`, chances: chances.now.independent },
      ...((standard.counts?.length ?? 1) === 1
        ? []
        : [{ what: `${standard.label}, now, if together`, chances: chances.now.together }]),
      { what: `${standard.label}, next time`, chances: chances.next.independent },
    ];
  });
  const overall = [
    ...(rating.now === null ? [] : [{ what: 'Overall, now', chances: rating.now.band }]),
    ...(rating.next === null ? [] : [{ what: 'Overall, next time', chances: rating.next.band }]),
  ];
  return {
    title: `How probable each level is: ${label}`,
    columns: [
      words('what', 'Standard', ({ what }) => what),
      ...labels.map((level, rank) =>
        figures<ChanceRow>(
          `level${rank}`,
          level,
          ({ chances }) => chances[rank] ?? null,
          ({ chances }) => probability(chances[rank] ?? 0),
        ),
      ),
    ],
    rows: [...rows, ...overall],
  };
}

interface TotalRow {
  readonly total: number;
  readonly now: number;
  readonly next: number;
}

/** Totals that are not all but impossible, now or next time. */
function totalTable({ rating, label }: UnitRating): Table<TotalRow> {
  const now = rating.now?.total ?? [];
  const next = rating.next?.total ?? [];
  const rows = now.map((chance, total) => ({ total, now: chance, next: next[total] ?? 0 }));
  return {
    title: `How probable each total is: ${label}`,
    columns: [
      figures(
        'total',
        'Points',
        ({ total }) => total,
        ({ total }) => String(total),
      ),
      figures(
        'now',
        'Now',
        (row) => row.now,
        (row) => probability(row.now),
      ),
      figures(
        'next',
        'Next time',
        (row) => row.next,
        (row) => probability(row.next),
      ),
    ],
    rows: rows.filter((row) => row.now >= SMALL || row.next >= SMALL),
    notes: [
      `On average ${number(rating.now?.mean ?? 0, 2)} points now and ${number(rating.next?.mean ?? 0, 2)} next time, which is below what was found where the lowest of several questions counts: chance pulls the lowest down.`,
    ],
  };
}

const SMALL = 0.0005;

type RuleRow = readonly [string, RatingReport['rules'][string]];

function rulesTable({ rules }: RatingReport): Table<RuleRow> {
  return {
    title: 'The rules, and how sure they are',
    columns: [
      words('rule', 'Rule', ([name]) => name),
      words('confidence', 'Confidence', ([, { confidence }]) => confidence),
      words('source', 'Source', ([, { source, note }]) => (note === null ? source : `${source}; ${note}`)),
    ],
    rows: Object.entries(rules),
  };
}
