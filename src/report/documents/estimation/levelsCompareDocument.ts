import type { LevelDifference } from '../../../estimation/ordered/levelByLevel.js';
import type { ProportionalOdds } from '../../../estimation/ordered/proportionalOdds.js';
import { SUPERIORITY_METHODS, type Superiority } from '../../../estimation/ordered/superiority.js';
import type { LevelsComparison } from '../../../results/levels.js';
import {
  limitInPoints,
  number,
  percent,
  percentRange,
  percentWithCounts,
  pIs,
  plural,
  pValue,
} from '../../../words/format.js';
import { cellsOf } from '../../document/cells.js';
import { figures, raw, words } from '../../document/columns.js';
import { chartPart, type Document, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { levelText } from './levelText.js';

/** The document of `casesim compare 3/7/12/2 2/6/14/2`. */
export function levelsCompareDocument(report: LevelsComparison): Document<LevelsComparison> {
  const { names, first, second, superiority, test, confidence, odds } = report;
  const { newcombe5 } = superiority;
  const isShown = newcombe5.lower > 0.5 || newcombe5.upper < 0.5;
  const higher = newcombe5.superiority > 0.5 ? 'second' : 'first';
  const exact = test.exactPValue === null ? '' : `, exact ${pIs(pValue(test.exactPValue))}`;
  return {
    command: 'compare',
    title: `Two samples on ${plural(names.length, 'level')}`,
    sentence:
      `A case of the second sample is at a higher level than one of the first with a chance of ${percent(newcombe5.superiority)}, ` +
      `half of those at the same level counted; with ${levelText(confidence)} confidence (Newcombe) the true chance is ` +
      `between ${percentRange(newcombe5.lower, newcombe5.upper).replace(' to ', ' and ')} (${pIs(pValue(test.pValue))}${exact}), ${
        isShown
          ? `so chance alone is a poor explanation of why the ${higher} is higher`
          : 'so these cases do not show which is truly higher'
      }.`,
    parts: [
      chartPart({
        kind: 'stacks',
        title: 'Cases by level',
        label: 'share of cases',
        levels: names,
        rows: [first, second].map(({ levels, of }, index) => ({
          label: index === 0 ? 'First' : 'Second',
          counts: levels.map(({ count }) => count),
          note: plural(of, 'case'),
        })),
      }),
      tablePart(differencesTable(report), { main: true }),
      textPart('One odds ratio for all levels', oddsWords(odds, confidence)),
      tablePart(superiorityTable(report)),
    ],
    csvTable: cellsOf({
      title: '',
      columns: [
        raw<NamedDifference>('level', ({ name }) => name),
        raw<NamedDifference>('firstYes', ({ first: one }) => one.yes),
        raw<NamedDifference>('firstOf', ({ first: one }) => one.of),
        raw<NamedDifference>('secondYes', ({ second: one }) => one.yes),
        raw<NamedDifference>('secondOf', ({ second: one }) => one.of),
        raw<NamedDifference>('difference', ({ difference }) => difference),
        raw<NamedDifference>('lower', ({ lower }) => lower),
        raw<NamedDifference>('upper', ({ upper }) => upper),
        raw<NamedDifference>('oddsRatio', ({ oddsRatio }) => oddsRatio),
      ],
      rows: differencesTable(report).rows,
    }),
    data: report,
  };
}

interface NamedDifference extends LevelDifference {
  readonly name: string;
}

function differencesTable({ names, differences, confidence }: LevelsComparison): Table<NamedDifference> {
  return {
    title: 'At or above each level, second minus first in percentage points',
    columns: [
      words('level', 'Level', ({ name }) => name),
      figures(
        'first',
        'First',
        ({ first }) => first.yes / first.of,
        ({ first }) => percentWithCounts(first.yes, first.of),
      ),
      figures(
        'second',
        'Second',
        ({ second }) => second.yes / second.of,
        ({ second }) => percentWithCounts(second.yes, second.of),
      ),
      figures(
        'difference',
        'Difference',
        ({ difference }) => difference,
        ({ difference }) => limitInPoints(difference),
      ),
      figures(
        'lower',
        `${levelText(confidence)} limits`,
        ({ lower }) => lower,
        ({ lower, upper }) => `${limitInPoints(lower)} to ${limitInPoints(upper)}`,
      ),
      figures(
        'oddsRatio',
        'Odds ratio',
        ({ oddsRatio }) => oddsRatio,
        ({ oddsRatio }) => number(oddsRatio, 2),
      ),
    ],
    rows: differences.map((one, index) => ({ ...one, name: names[index + 1] ?? '' })),
    notes: [
      "Newcombe's limits of each difference by itself; in an odds ratio a half is added where a count is 0.",
    ],
  };
}

function oddsWords(
  { estimate, lower, upper, separated, pValue: p, lackOfFit }: ProportionalOdds,
  confidence: number,
) {
  const limits = `${lower === null ? 'no lower limit' : number(lower, 2)} to ${upper === null ? 'no upper limit' : number(upper, 2)}`;
  if (separated !== null) {
    return [
      `The ${separated === 'first-higher' ? 'first' : 'second'} sample is wholly at or above the other, so no odds are too large: ` +
        `with ${levelText(confidence)} confidence the odds of the second against the first are ${limits} (${pIs(pValue(p))}).`,
    ];
  }
  if (estimate === null) return ['All cases are at one level: there are no odds to compare.'];
  const fit =
    lackOfFit === null
      ? ''
      : ` How badly one ratio fits all levels: ${pIs(pValue(lackOfFit.pValue))} on ${plural(lackOfFit.degreesOfFreedom, 'degree')} of freedom.`;
  return [
    `The odds of being at or above any level are ${number(estimate.odds, 2)} times as high in the second sample, with ` +
      `${levelText(confidence)} confidence ${limits} times (${pIs(pValue(p))}), taken as the same at every level.${fit}`,
  ];
}

interface MethodRow {
  readonly label: string;
  readonly found: Superiority | null;
}

function superiorityTable({ superiority, confidence }: LevelsComparison): Table<MethodRow> {
  const methods = ['newcombe5', 'brunner-munzel', 'delong-logit'] as const;
  return {
    title: 'Chance that a case of the second is higher, by method',
    columns: [
      words('method', 'Method', ({ label }) => label),
      figures(
        'lower',
        `${levelText(confidence)} limits`,
        ({ found }) => found?.lower ?? null,
        ({ found }) => (found === null ? 'none: no variance' : percentRange(found.lower, found.upper, 1)),
      ),
    ],
    rows: methods.map((name) => ({ label: SUPERIORITY_METHODS[name].label, found: superiority[name] })),
  };
}
