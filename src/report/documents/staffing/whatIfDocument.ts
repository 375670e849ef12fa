import { focusOf, tornadoRows, type WhatIfReport } from '../../../results/whatIf.js';
import { readable } from '../../../scenario/figures/readable.js';
import type { Figure } from '../../../scenario/scenario.js';
import type { WhatIfFile } from '../../../staffing/file/whatIfFile.js';
import type { QuestionOutcome } from '../../../staffing/whatIf/questionOutcome.js';
import type { OutcomeFans } from '../../../staffing/whatIf/trajectories.js';
import type { WhatIf } from '../../../staffing/whatIf/whatIf.js';
import { capital } from '../../../words/capital.js';
import { list, percent, percentWithError, signed, whole } from '../../../words/format.js';
import type { FanChart } from '../../chart/fan.js';
import type { TornadoChart } from '../../chart/tornado.js';
import { figures, numbers, words } from '../../document/columns.js';
import { chartPart, type Document, type Part, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { bullet } from '../../document/words.js';
import { becomesInWords, leverInWords } from './leverWords.js';
import { assumptionLines, inUnit, marked } from './whatIfAssumptions.js';
import { changeOf, SMALLEST_SHOWN, servicesClause, simulatedLimit, simulatedPoints } from './whatIfChange.js';
import { monthlyCsv, throughTimeTable } from './whatIfMonths.js';
import { balanceTable, queueClauses, queuesMoved, queueTable } from './whatIfQueues.js';
import { baselineTable, costTable, jointTable, vettingTable } from './whatIfReadings.js';
import { publishedLines, solvedTable, startLines, withoutLever } from './whatIfStart.js';
import {
  aboutCases,
  chancesTable,
  isNobodyLeft,
  originOf,
  outcomeTable,
  uncertaintyTable,
} from './whatIfTables.js';

const UNITS = {
  percent: 'share',
  people: 'people',
  cases: 'cases',
  times: 'times',
  months: 'months',
  hours: 'hours',
  reviews: 'reviews',
  beds: 'beds',
} as const;

/** What a document of a what-if says beside its result. */
interface Beside {
  /** That it came from, whose title heads it. */
  readonly file: WhatIfFile | null;
  /** The staffing figures. */
  readonly published: readonly Figure[];
  readonly swaps: readonly string[];
  /** What was found when a target was sought: asked for, so said first. */
  readonly sought: WhatIfReport['sought'];
}

/** The document of `casesim whatif`. */
export function whatIfDocument(result: WhatIf, beside: Beside): Document<WhatIfReport> {
  const { file, published, swaps, sought } = beside;
  const focus = focusOf(result);
  const { scenario, staffingOf, seed, draws, traps, levers } = result;
  const question = outcomeOf(result, focus.question);
  const queues = queueTable(result);
  const joint = jointTable(result);
  const balances = balanceTable(result);
  const ofQueues = [
    ...(queues === null ? [] : [tablePart(queues)]),
    ...(balances === null ? [] : [tablePart(balances)]),
  ];
  const queuesFirst = queuesMoved(result).length > 0;
  const origin = originInWords(result);
  const drawn = (chart: FanChart | TornadoChart) => chartPart({ ...chart, origin });
  return {
    command: 'whatif',
    title: `A what-if for ${scenario.title}`,
    sentence: `${sought === null ? '' : `${sought.message} `}${withoutLever(result)} ${whatIfSentence(result)}`,
    parts: [
      textPart(file === null ? null : file.title, [
        ...(file?.why == null ? [] : [file.why]),
        `${scenario.title}. ${whole(draws)} draws of the assumptions and of chance, seed ${seed}, the same with and without the levers. This is a model, not a finding: it says what would follow if its assumptions were true.`,
      ]),
      ...(levers.length === 0 ? [] : [tablePart(leverTable(result))]),
      ...(traps.length === 0
        ? []
        : [
            textPart(
              'Take care, with every assumption at its central value',
              traps.map(({ message }) => bullet(message)),
            ),
          ]),
      ...(queuesFirst ? ofQueues : []),
      drawn(bothFans(question)),
      tablePart(outcomeTable(result), { main: true }),
      ...(queuesFirst ? [] : ofQueues),
      ...(result.costs.length === 0 ? [] : [tablePart(costTable(result))]),
      ...(joint === null ? [] : [tablePart(joint)]),
      ...(result.vettingReadings.length === 0 ? [] : [tablePart(vettingTable(result))]),
      tablePart(chancesTable(result)),
      drawn(differenceFan(question)),
      ...(isNobodyLeft(result) ? [] : [drawn(bothFans(outcomeOf(result, 'officerUtilisation')))]),
      drawn(bothFans(outcomeOf(result, 'oversightEffective'))),
      tablePart(throughTimeTable(result, sought)),
      ...tornadoParts(result, focus, drawn),
      tablePart(uncertaintyTable(result)),
      ...(levers.length === 0 && staffingOf === null ? [] : [tablePart(baselineTable(result))]),
      ...(result.solved.length === 0 ? [] : [tablePart(solvedTable(result))]),
      textPart('Where the staffing figures come from', [...startLines(result), ...publishedLines(published)]),
      textPart(
        'What the model leaves out',
        result.simplifications.map((says) => bullet(says)),
      ),
      textPart('What these numbers assume: the central value and the range of each', assumptionLines(result)),
    ],
    csvTable: monthlyCsv(result),
    data: { ...result, swaps, sought },
    seed,
    scenarios: [scenario, ...(staffingOf === null ? [] : [staffingOf])],
  };
}

/** What each chart has at its foot. */
function originInWords(result: WhatIf): string {
  const { scenario, levers, staffingOf } = result;
  const moved = levers.length === 0 && staffingOf === null ? 'no lever' : leversInWords(result);
  return originOf(`${scenario.title}: ${moved}`, [result]);
}

function leverTable({ levers }: WhatIf): Table<WhatIf['levers'][number]> {
  return {
    title: 'Levers',
    columns: [
      words('lever', 'Lever', ({ label }) => label),
      words('today', 'Today', ({ today }) => today),
      words('becomes', 'Becomes', becomesInWords),
      words('source', "Today's value is", ({ source }) => source),
    ],
    rows: levers,
  };
}

/** A key question inside a sentence. */
function nameOf({ question }: QuestionOutcome): string {
  return readable(question).toLowerCase();
}

/** What is moved, in words. */
function leversInWords({ levers, staffingOf }: WhatIf): string {
  const moved = levers.map(leverInWords);
  const swapped = staffingOf === null ? [] : [`the staffing of ${staffingOf.id}`];
  return list([...swapped, ...moved]);
}

function outcomeOf({ trajectories }: WhatIf, name: OutcomeFans['name']): OutcomeFans {
  return trajectories.find((outcome) => outcome.name === name)!;
}

/** What changes and by how much, and what an inspection would see of it: a sentence each. */
export function whatIfSentence(result: WhatIf): string {
  const { inspectAt, cases, levers, staffingOf } = result;
  const focus = focusOf(result);
  const { difference, withAndWithout } = focus;
  if (levers.length === 0 && staffingOf === null) {
    return `No lever is moved, so nothing differs. Two inspections of ${whole(cases)} cases would still differ significantly ${percent(withAndWithout.distinguishable, 1)} of the time, by chance alone.`;
  }
  if (withAndWithout.direction === 'none') {
    const queues = queueClauses(result);
    const others = queues.length === 0 ? '' : `${queues.join('; ')}; `;
    return `${capital(leversInWords(result))}: by month ${inspectAt} ${others}no key question would move. Two inspections of ${whole(cases)} cases would differ significantly ${percent(withAndWithout.distinguishable, 1)} of the time, by chance alone.`;
  }
  const utilisation = outcomeOf(result, 'officerUtilisation');
  const oversight = outcomeOf(result, 'oversightEffective');
  const what = capital(leversInWords(result));
  const range = `(5% to 95%: ${simulatedLimit(difference.low)} to ${simulatedLimit(difference.high)} percentage points)`;
  const moved =
    Math.abs(difference.middle) < SMALLEST_SHOWN
      ? `hardly move ${range}`
      : `${withAndWithout.direction} by ${simulatedPoints(focus)} ${range}`;
  const officers = isNobodyLeft(result)
    ? 'no officer would be left to hold cases'
    : `officers' utilisation would ${changeOf(utilisation, inspectAt)}`;
  const others = list([
    `effective oversight would ${changeOf(oversight, inspectAt)}`,
    officers,
    ...servicesClause(outcomeOf(result, 'servicesUtilisation'), utilisation, inspectAt),
  ]);
  const all = [...queueClauses(result), `${nameOf(focus)} would ${moved}`, others].join('; ');
  return `${what}: by month ${inspectAt}, ${all}. ${chancesSentence(result, focus)}`;
}

/** Chances no further from those of chance alone tell nothing. */
const NO_BETTER = 0.01;

/** What an inspection would show of the change, beside what it would show by chance alone. */
function chancesSentence({ cases }: WhatIf, { withAndWithout, byLuck, ...change }: QuestionOutcome): string {
  const { direction, shows, distinguishable } = withAndWithout;
  const better = Math.max(shows - byLuck.shows, distinguishable - byLuck.distinguishable);
  if (better < NO_BETTER) {
    return `An inspection of ${whole(cases)} cases would show the ${direction} no better than chance alone (${percent(byLuck.shows)}).`;
  }
  return `An inspection of ${whole(cases)} cases has a chance of ${percent(shows)} of showing the ${direction} (${percent(byLuck.shows)} by chance alone), and a chance of ${percent(distinguishable)} of showing one that is statistically significant (${percent(byLuck.distinguishable)} by chance alone); for 80% power, each inspection would need ${aboutCases(change)} cases.`;
}

/** A difference in percentage points, without the words. */
const pointsAlone = (difference: number): string => signed(100 * difference, 1);

/** A fan as points to draw, its values multiplied by `scale`. */
function seriesOf(label: string, fan: OutcomeFans['baseline'], scale = 1): FanChart['series'][number] {
  return {
    label,
    points: fan.middle.map((middle, x) => ({
      x,
      low: scale * fan.low[x]!,
      middle: scale * middle,
      high: scale * fan.high[x]!,
    })),
  };
}

/** Months at half years, whole years or every five, as they are spoken of. */
function monthAxis(last: number): FanChart['x'] {
  const step = last < 6 ? 1 : last <= 48 ? 6 : last <= 120 ? 12 : 60;
  const ticks = Array.from({ length: Math.floor(last / step) + 1 }, (_, at) => at * step);
  return { label: 'month', format: 'number', ticks };
}

/** With and without the levers on the same axes. */
function bothFans({ label, format, baseline, whatIf }: OutcomeFans): FanChart {
  return {
    kind: 'fan',
    title: label,
    x: monthAxis(baseline.middle.length - 1),
    y: { label: UNITS[format], format: format === 'percent' ? 'percent' : 'number' },
    series: [seriesOf('Without the levers', baseline), seriesOf('With the levers', whatIf)],
  };
}

function differenceFan({ label, format, difference }: OutcomeFans): FanChart {
  const percentage = format === 'percent';
  return {
    kind: 'fan',
    title: `Difference that the levers make: ${label}`,
    x: monthAxis(difference.middle.length - 1),
    y: { label: percentage ? 'points' : UNITS[format], format: 'number' },
    references: [{ at: 0, label: 'no difference' }],
    series: [seriesOf('Difference (with minus without)', difference, percentage ? 100 : 1)],
  };
}

function tornadoParts(result: WhatIf, focus: QuestionOutcome, drawn: (chart: TornadoChart) => Part): Part[] {
  const rows = tornadoRows(result, focus.question);
  if (rows.length === 0) return [];
  const chart: TornadoChart = {
    kind: 'tornado',
    title: `What drives the difference in ${nameOf(focus)} at month ${result.inspectAt}`,
    axis: { label: 'difference in points', format: 'number' },
    centre: 100 * result.central[focus.question]!,
    rows: rows.map(({ low, high, ...row }) => ({
      label: marked(result, row),
      atLow: 100 * low,
      atHigh: 100 * high,
    })),
  };
  type Row = (typeof rows)[number];
  const table: Table<Row> = {
    title: `The same in figures: the difference in ${nameOf(focus)} in percentage points, one assumption moved at a time`,
    columns: [
      words('assumption', 'Assumption', (row) => marked(result, row)),
      words('range', 'Range', ({ row: { low, high }, unit }) => {
        const { amount, of } = inUnit(unit);
        return `${amount(low)} to ${amount(high)}${of}`;
      }),
      numbers('atLow', 'At its low', ({ low }) => low, pointsAlone),
      numbers('atHigh', 'At its high', ({ high }) => high, pointsAlone),
      figures(
        'share',
        'Share of variance',
        ({ index }) => index,
        ({ index, error }) =>
          index < 2 * error ? '–' : percentWithError(Math.min(1, Math.max(0, index)), error, 0),
      ),
    ],
    rows,
    notes: [
      'Share of variance: of that of the difference over the draws, without which cases are inspected, what this assumption accounts for by itself (first-order Sobol index, ± its standard error); – where it is less than two errors, so that there may be none.',
    ],
  };
  return [drawn(chart), tablePart(table)];
}
