import {
  casesOf,
  PAIRED_METHODS,
  type PairedCounts,
} from '../../../estimation/difference/pairedDifference.js';
import type { ImpliedTable } from '../../../estimation/difference/pairScenario.js';
import type { KnownPair, PublishedPair, TotalsPair } from '../../../results/pair.js';
import { nounOf } from '../../../scenario/audit/orderedQuestions.js';
import type { Scenario } from '../../../scenario/scenario.js';
import {
  limitInPoints,
  list,
  number,
  percentWithCounts,
  pIs,
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
  const { table, confidence, intervals, pValues, difference, shown } = pair;
  const of = casesOf(table);
  const tango = intervals.find(({ method }) => method === 'tango');
  if (tango === undefined) throw new RangeError('no interval');
  const [first, second] = [table.both + table.firstOnly, table.both + table.secondOnly];
  const p = (value: number) => pValue(value, 1 - confidence);
  const isClear = (value: number) => value < 1 - confidence;
  const others = [
    ['the mid-p test', pValues['mid-p']],
    ['the exact test', pValues.exact],
  ] as const;
  const disagree = others.filter(([, value]) => isClear(value) !== shown);
  return {
    command: 'pair',
    title: 'Two questions about the same cases',
    sentence:
      `On the same ${plural(of, 'case')}, ${percentWithCounts(first, of)} minus ${percentWithCounts(second, of)} is ` +
      `${points(difference)}; with ${levelText(confidence)} confidence (Tango) the true difference is between ` +
      `${limitInPoints(tango.lower)} and ${limitInPoints(tango.upper)} percentage points (${pIs(p(pValues.score))}), ${
        shown
          ? `so chance alone is a poor explanation of why the ${difference > 0 ? 'first' : 'second'} is higher`
          : 'so these cases do not show which is truly higher'
      }.`,
    parts: [
      textPart(null, [
        `${plural(table.firstOnly + table.secondOnly, 'case')} answered the two questions differently: ${table.firstOnly} Yes to ` +
          `the first only, ${table.secondOnly} to the second only. A positive difference means that the first is higher.`,
      ]),
      tablePart(differenceTable(intervals, PAIRED_METHODS), { main: true }),
      textPart('If the two questions were truly the same', [
        `McNemar's two-sided p-value: ${p(pValues.score)} (score test, the one that agrees with Tango's interval), ` +
          `${p(pValues['mid-p'])} (mid-p), ${p(pValues.exact)} (exact, more cautious than its level says).`,
        ...(disagree.length === 0
          ? []
          : [
              `At ${levelText(confidence)} ${list(disagree.map(([test]) => test))} ${disagree.length === 1 ? 'says' : 'say'} otherwise than the score test, whose interval and verdict come first: the case is near the border, and a report should say so.`,
            ]),
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
    sentence: `${percentWithCounts(first, of)} and ${percentWithCounts(second, of)} of the same cases: ${verdictWords(pair, CASES)}.`,
    parts: rangeParts(pair, [percentWithCounts(first, of), percentWithCounts(second, of)], CASES),
    data: pair,
  };
}

const CASES = ['case', 'cases'] as const;

/** The document of `casesim pair SCENARIO planning assessment`. */
export function publishedPairDocument(scenario: Scenario, pair: PublishedPair): Document<PublishedPair> {
  const { first, second, of, implied } = pair;
  const [one, other] = pair.questions;
  const noun = nounOf(scenario);
  return {
    command: 'pair',
    title: `${one.label} and ${other.label.toLowerCase()}: ${scenario.title}`,
    sentence:
      `${one.label} ${percentWithCounts(first, of)} and ${other.label.toLowerCase()} ` +
      `${percentWithCounts(second, of)}, of the same ${noun[1]}: ${verdictWords(pair, noun)}.`,
    parts: [
      textPart(null, [`${scenario.title}. First: ${one.asks}. Second: ${other.asks}.`]),
      ...rangeParts(pair, [one.label, other.label.toLowerCase()], noun),
      tablePart(impliedTable(implied, pair.confidence)),
    ],
    data: pair,
    scenarios: [scenario],
  };
}

function verdictWords(
  { verdict, rejectedFrom, both, confidence, exact, first, second }: TotalsPair,
  noun: readonly [string, string],
): string {
  const level = `at ${levelText(confidence)} confidence (Tango)`;
  if (verdict === 'none')
    return `however the answers overlap, no true difference is shown ${level}, so which is truly higher is open`;
  if (verdict === 'all') {
    return `however the answers overlap, a true difference is shown ${level}, so chance alone is a poor explanation of why the ${first > second ? 'first' : 'second'} is higher`;
  }
  const beside =
    exact.rejectedFrom === null
      ? 'never'
      : exact.rejectedFrom === rejectedFrom
        ? 'the same'
        : number(exact.rejectedFrom);
  return (
    `a difference is shown ${level} only if ${rejectedFrom === both.to ? 'exactly' : 'at least'} ${rejectedFrom} ${noun[1]} have Yes to both ` +
    `(by McNemar's exact test, ${beside}), so the totals alone do not settle whether the two truly differ`
  );
}

function rangeParts(pair: TotalsPair, names: Names, noun: readonly [string, string]): Part[] {
  const { first, second, of, both, envelope, pValue: p, confidence, tables, rejectedFrom, exact } = pair;
  const shown = (value: number) => pValue(value, 1 - confidence);
  const rows = chosen(tables, [rejectedFrom, exact.rejectedFrom]);
  return [
    textPart('What the totals allow', [
      bullet(
        `Yes to both: ${anythingFrom(number(both.from), number(both.to), 'exactly')} of ${plural(of, noun[0], noun[1])} (Fréchet); so to the first alone ${anythingFrom(number(first - both.to), number(first - both.from), 'exactly')}, to the second alone ${anythingFrom(number(second - both.to), number(second - both.from), 'exactly')}.`,
      ),
      bullet(
        `The difference, first minus second, is ${points((first - second) / of)}; the true one lies within ${pointsRange(envelope.lower, envelope.upper)} whatever the overlap (${levelText(confidence)}, Tango, the widest).`,
      ),
      bullet(
        `McNemar's p-value is ${anythingFrom(shown(p.lowest), shown(p.highest))} by the score test, which agrees with Tango's limits; ` +
          `${anythingFrom(shown(exact.pValue.lowest), shown(exact.pValue.highest))} by the exact test, which is more cautious than its level says.`,
      ),
    ]),
    chartPart(tablesChart(rows, pair, names)),
    tablePart(tablesTable(rows, confidence), { main: true }),
  ];
}

/** `anything from 7 to 41`, or the one thing that it can be. */
function anythingFrom(from: string, to: string, only = ''): string {
  return from === to ? `${only} ${to}`.trim() : `anything from ${from} to ${to}`;
}

type TableRow = TotalsPair['tables'][number];

/** What the two questions are called. */
type Names = readonly [string, string];

function tablesChart(
  rows: readonly TableRow[],
  { first, second, of, confidence }: TotalsPair,
  [one, other]: Names,
): IntervalsChart {
  return {
    kind: 'intervals',
    title: `${one} minus ${other}: the true difference, in percentage points, for each overlap (Tango)`,
    axis: { label: 'percentage points', format: 'number' },
    references: [{ at: 0, label: 'no difference' }],
    rows: rows.map(({ table, lower, upper, pValue: p }) => ({
      label: `${table.both} Yes to both`,
      point: (100 * (first - second)) / of,
      lower: 100 * lower,
      upper: 100 * upper,
      note: pIs(pValue(p, 1 - confidence)),
    })),
    key: {
      point: 'in the sample',
      interval: `true difference at ${levelText(confidence)} confidence, Tango`,
    },
  };
}

/** At most eleven of the tables: both ends, the first that shows a difference by each test with the last that does not, and some between. */
function chosen(tables: readonly TableRow[], rejectedFrom: readonly (number | null)[]): readonly TableRow[] {
  const last = tables.length - 1;
  const wanted = new Set(Array.from({ length: 7 }, (_, i) => Math.round((i * last) / 6)));
  tables.forEach(({ table: { both } }, i) => {
    if (rejectedFrom.some((from) => from !== null && (both === from || both === from - 1))) wanted.add(i);
  });
  return tables.filter((_, i) => wanted.has(i));
}

function tablesTable(rows: readonly TableRow[], confidence: number): Table<TableRow> {
  const cell = (key: keyof PairedCounts, heading: string) =>
    numbers<TableRow>(key, heading, ({ table }) => table[key], number);
  const shown = (p: number) => pValue(p, 1 - confidence);
  return {
    title: 'Some of the possible tables, with the true first minus second in percentage points',
    columns: [
      cell('both', 'Yes to both'),
      cell('firstOnly', 'First only'),
      cell('secondOnly', 'Second only'),
      cell('neither', 'Neither'),
      numbers('lower', 'From', ({ lower }) => lower, limitInPoints),
      numbers('upper', 'To', ({ upper }) => upper, limitInPoints),
      numbers('pValue', 'p (score)', (row) => row.pValue, shown),
      numbers('exactPValue', 'p (exact)', (row) => row.exactPValue, shown),
    ],
    rows,
    notes: [
      `Limits: ${levelText(confidence)}, Tango. The score test rejects where they leave out 0; McNemar's exact p is more cautious, so it can disagree in borderline cases.`,
    ],
  };
}

function impliedTable(rows: readonly ImpliedTable[], confidence: number): Table<ImpliedTable> {
  const open = rows.filter(({ both, nearest }) => Math.abs(both - nearest.table.both) > 0.5);
  return {
    title:
      "Where the scenario's assumed effects put the overlap, with the true first minus second in percentage points",
    columns: [
      words('effects', 'Effects', ({ effects }) => effects),
      numbers(
        'both',
        'Yes to both',
        ({ both }) => both,
        (value) => number(value, 1),
      ),
      numbers('lower', 'From', ({ nearest }) => nearest.lower, limitInPoints),
      numbers('upper', 'To', ({ nearest }) => nearest.upper, limitInPoints),
      numbers(
        'pValue',
        'p (score)',
        ({ nearest }) => nearest.pValue,
        (p) => pValue(p, 1 - confidence),
      ),
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
