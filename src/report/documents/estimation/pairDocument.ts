import type { FrechetRange, PossibleTable } from '../../../estimation/difference/frechet.js';
import {
  casesOf,
  PAIRED_METHODS,
  type PairedCounts,
} from '../../../estimation/difference/pairedDifference.js';
import type { ImpliedTable } from '../../../estimation/difference/pairScenario.js';
import type { KnownPair, PublishedPair, TotalsPair } from '../../../results/pair.js';
import type { Scenario } from '../../../scenario/scenario.js';
import {
  list,
  number,
  percentWithCounts,
  plural,
  points,
  pointsRange,
  pValue,
} from '../../../words/format.js';
import type { IntervalsChart } from '../../chart/intervals.js';
import { numbers, words } from '../../document/columns.js';
import { chartPart, type Document, type Part, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { bullet } from '../../document/words.js';
import { differenceTable } from './differenceTable.js';
import { levelText } from './levelText.js';

/** The document of `casesim pair 41 49 --of 84 --both 30`: the whole table is known. */
export function knownPairDocument(pair: KnownPair): Document<KnownPair> {
  const { table, confidence, intervals, pValues } = pair;
  const of = casesOf(table);
  const [tango] = intervals;
  const [first, second] = [table.both + table.firstOnly, table.both + table.secondOnly];
  const settled = tango !== undefined && (tango.lower > 0 || tango.upper < 0);
  return {
    command: 'pair',
    title: 'Two questions about the same cases',
    sentence:
      `On the same ${plural(of, 'case')}, ${percentWithCounts(first, of)} and ${percentWithCounts(second, of)} differ by ` +
      `${points((first - second) / of)}; the true difference could be anywhere from ` +
      `${pointsRange(tango?.lower ?? -1, tango?.upper ?? 1)}` +
      `${settled ? '' : ', so which is truly higher is open'}.`,
    parts: [
      textPart(null, [
        `${levelText(confidence)} confidence, Tango. ${plural(table.firstOnly + table.secondOnly, 'case')} answered the two ` +
          `questions differently: ${table.firstOnly} Yes to the first only, ${table.secondOnly} to the second only. A positive ` +
          'difference means that the first is higher.',
      ]),
      tablePart(differenceTable(intervals, PAIRED_METHODS), { main: true }),
      textPart('If the two questions were truly the same', [
        `McNemar's two-sided p-value: ${pValue(pValues.exact)} (exact), ${pValue(pValues.midP)} (mid-p).`,
      ]),
    ],
    data: pair,
  };
}

/** The document of `casesim pair 41 49 --of 84`: only the totals are known. */
export function totalsPairDocument(pair: TotalsPair): Document<TotalsPair> {
  const { first, second, of } = pair;
  return {
    command: 'pair',
    title: 'Two questions about the same cases',
    sentence: `${percentWithCounts(first, of)} and ${percentWithCounts(second, of)} of the same cases: ${verdictWords(pair)}.`,
    parts: rangeParts(pair),
    data: pair,
  };
}

/** The document of `casesim pair SCENARIO planning assessment`. */
export function publishedPairDocument(scenario: Scenario, pair: PublishedPair): Document<PublishedPair> {
  const { first, second, of, implied } = pair;
  const [one, other] = pair.questions;
  return {
    command: 'pair',
    title: `${one.label} and ${other.label.toLowerCase()}: ${scenario.title}`,
    sentence:
      `${one.label} ${percentWithCounts(first, of)} and ${other.label.toLowerCase()} ` +
      `${percentWithCounts(second, of)}, of the same cases: ${verdictWords(pair)}.`,
    parts: [
      textPart(null, [`${scenario.title}. First: ${one.asks}. Second: ${other.asks}.`]),
      ...rangeParts(pair),
      tablePart(impliedTable(implied)),
    ],
    data: pair,
    scenarios: [scenario],
  };
}

function verdictWords({ verdict, rejectedFrom, both, confidence }: FrechetRange): string {
  const level = `at ${levelText(confidence)} confidence`;
  if (verdict === 'none') return `however the answers overlap, no true difference is shown ${level}`;
  if (verdict === 'all') return `however the answers overlap, a true difference is shown ${level}`;
  return (
    `the totals alone do not settle whether the two truly differ; a difference is shown ${level} only if ` +
    `${rejectedFrom === both.to ? 'exactly' : 'at least'} ${rejectedFrom} cases have Yes to both`
  );
}

function rangeParts(pair: TotalsPair): Part[] {
  const { first, second, of, both, envelope, pValue: p, confidence, tables, rejectedFrom } = pair;
  return [
    textPart('What the totals allow', [
      bullet(
        `Yes to both: ${anythingFrom(number(both.from), number(both.to), 'exactly')} of ${plural(of, 'case')} (Fréchet).`,
      ),
      bullet(
        `The difference is ${points((first - second) / of)}; the true one lies within ${pointsRange(envelope.lower, envelope.upper)} whatever the overlap (${levelText(confidence)}, Tango, the widest).`,
      ),
      bullet(`McNemar's exact p-value is ${anythingFrom(pValue(p.lowest), pValue(p.highest))}.`),
    ]),
    chartPart(tablesChart(chosen(tables, rejectedFrom), (first - second) / of, confidence)),
    tablePart(tablesTable(chosen(tables, rejectedFrom)), { main: true }),
  ];
}

/** `anything from 7 to 41`, or the one thing that it can be. */
function anythingFrom(from: string, to: string, only = ''): string {
  return from === to ? `${only} ${to}`.trim() : `anything from ${from} to ${to}`;
}

function tablesChart(rows: readonly PossibleTable[], difference: number, confidence: number): IntervalsChart {
  return {
    kind: 'intervals',
    title: 'The true difference, in points, for each overlap',
    axis: { label: 'points', format: 'number' },
    references: [{ at: 0, label: 'no difference' }],
    rows: rows.map(({ table, lower, upper, pValue: p }) => ({
      label: `${table.both} Yes to both`,
      point: 100 * difference,
      lower: 100 * lower,
      upper: 100 * upper,
      note: `p ${pValue(p).replace(/^(?=\d)/, '= ')}`,
    })),
    key: {
      point: 'in the sample',
      interval: `true difference at ${levelText(confidence)} confidence, Tango`,
    },
  };
}

/** At most nine of the tables: both ends, the first that shows a difference with the last that does not, and some between. */
function chosen(tables: readonly PossibleTable[], rejectedFrom: number | null): readonly PossibleTable[] {
  const last = tables.length - 1;
  const wanted = new Set(Array.from({ length: 7 }, (_, i) => Math.round((i * last) / 6)));
  tables.forEach(({ table }, i) => {
    if (rejectedFrom !== null && (table.both === rejectedFrom || table.both === rejectedFrom - 1))
      wanted.add(i);
  });
  return tables.filter((_, i) => wanted.has(i));
}

function tablesTable(rows: readonly PossibleTable[]): Table<PossibleTable> {
  const cell = (key: keyof PairedCounts, heading: string) =>
    numbers<PossibleTable>(key, heading, ({ table }) => table[key], number);
  return {
    title: 'Some of the possible tables',
    columns: [
      cell('both', 'Yes to both'),
      cell('firstOnly', 'First only'),
      cell('secondOnly', 'Second only'),
      cell('neither', 'Neither'),
      numbers('lower', 'From', ({ lower }) => lower, points),
      numbers('upper', 'To', ({ upper }) => upper, points),
      numbers('pValue', 'p', (row) => row.pValue, pValue),
    ],
    rows,
    notes: [
      "McNemar's exact p is more cautious than Tango's limits, so the two can disagree in borderline cases.",
    ],
  };
}

function impliedTable(rows: readonly ImpliedTable[]): Table<ImpliedTable> {
  const open = rows.filter(({ both, nearest }) => Math.abs(both - nearest.table.both) > 0.5);
  return {
    title: "Where the scenario's assumed effects put the overlap",
    columns: [
      words('effects', 'Effects', ({ effects }) => effects),
      numbers(
        'both',
        'Yes to both',
        ({ both }) => both,
        (value) => number(value, 1),
      ),
      numbers('lower', 'From', ({ nearest }) => nearest.lower, points),
      numbers('upper', 'To', ({ nearest }) => nearest.upper, points),
      numbers('pValue', 'p', ({ nearest }) => nearest.pValue, pValue),
    ],
    rows,
    notes: [
      'Effects are assumed; no publication gives them. Limits and p are those of the nearest whole table.',
      ...(open.length === 0
        ? []
        : [`Outside what the totals allow: ${list(open.map(({ effects }) => effects))}.`]),
    ],
  };
}
