import { SUPERIORITY_METHODS, type Superiority } from '../../../estimation/ordered/superiority.js';
import type { LevelsComparison } from '../../../results/levels.js';
import { percent, percentRange, pIs, plural, pValue } from '../../../words/format.js';
import { cellsOf } from '../../document/cells.js';
import { figures, words } from '../../document/columns.js';
import { chartPart, type Document, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { DIFFERENCE_CSV, differencesTable, oddsWords } from './levelDifferences.js';
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
      columns: DIFFERENCE_CSV,
      rows: differencesTable(report).rows,
    }),
    data: report,
  };
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
