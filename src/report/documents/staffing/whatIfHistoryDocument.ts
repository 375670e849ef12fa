import type { History, HistoryFan, HistoryRow } from '../../../staffing/whatIf/history.js';
import { BASELINES, type Baseline } from '../../../staffing/workforce/closing.js';
import { capital } from '../../../words/capital.js';
import { inWords, list, number, numberWithError, percent, whole } from '../../../words/format.js';
import { figures, words } from '../../document/columns.js';
import { type Document, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { bullet } from '../../document/words.js';

/** The document of `casesim whatif SCENARIO --check-against SCENARIO`. */
export function whatIfHistoryDocument(history: History): Document<History> {
  const { earlier, later, months, draws, seed, rows } = history;
  const scored = rows.filter((row) => row.scored);
  const shown = rows.filter((row) => !row.scored);
  const inside = scored.filter(({ byBaseline }) => byBaseline.held.inside).length;
  return {
    command: 'whatif',
    title: `${earlier.title}, checked against ${later.title}`,
    sentence: `Run for ${months} months from ${earlier.id} with nothing fitted to ${later.id}, ${inWords(inside)} of ${inWords(scored.length)} published figures lie in the middle 80% of the draws.`,
    parts: [
      textPart(null, [
        'Cases per officer and officers in post as a share of target stay as they were by construction, so only the cases per services officer are news. How the region goes on without levers was chosen knowing all three figures: this is a check that the model can be true, not a proof that it foretells.',
        `${whole(draws)} draws of the assumptions and of chance, seed ${seed}. This is a model, not a finding.`,
      ]),
      tablePart(fansTable(scored), { main: true }),
      tablePart(scoresTable(scored)),
      tablePart(shownTable(shown)),
      textPart('What it assumes of its own', [
        ...history.assumptions
          .filter(({ why, drawn }) => drawn && OWN.test(why))
          .map(({ label, why, low, central, high, unit }) => {
            const amount = (value: number) => (unit.startsWith('share') ? percent(value, 1) : String(value));
            return bullet(
              `${label}: ${amount(central)} (${amount(low)} to ${amount(high)}). ${capital(why)}.`,
            );
          }),
      ]),
    ],
    data: history,
    seed: Number(seed),
    scenarios: [earlier, later],
  };
}

/** Reasons that a scenario gives begin with a small letter, ours with a capital. */
const OWN = /^[a-z]/;

function show({ format }: HistoryRow, value: number): string {
  return format === 'percent' ? percent(value, 1) : number(value, format === 'people' ? 0 : 1);
}

function fanIn(row: HistoryRow, { low, middle, high, inside }: HistoryFan): string {
  const bare = (value: number) => show(row, value).replace('%', '');
  return `${show(row, middle)} (${bare(low)} to ${bare(high)})${inside ? '' : ', outside'}`;
}

/** A column for every way of going on without levers. */
function byBaseline(
  value: (row: HistoryRow, kind: Baseline) => number,
  text: (row: HistoryRow, kind: Baseline) => string,
) {
  return BASELINES.map((kind) =>
    figures<HistoryRow>(
      kind,
      kind,
      (row) => value(row, kind),
      (row) => text(row, kind),
    ),
  );
}

function publishedColumns() {
  return [
    words<HistoryRow>('figure', 'Figure', ({ label }) => label),
    figures<HistoryRow>(
      'earlier',
      'Then',
      ({ earlier }) => earlier,
      (row) => show(row, row.earlier),
    ),
    figures<HistoryRow>(
      'published',
      'Published',
      ({ published }) => published,
      (row) => show(row, row.published),
    ),
  ];
}

function fansTable(rows: readonly HistoryRow[]): Table<HistoryRow> {
  return {
    title: 'What the draws say, by how the region goes on without levers: median (10% to 90%)',
    columns: [
      ...publishedColumns(),
      ...byBaseline(
        (row, kind) => row.byBaseline[kind].middle,
        (row, kind) => fanIn(row, row.byBaseline[kind]),
      ),
    ],
    rows,
    notes: ['Outside: the published value lies outside the middle 80% of the draws.'],
  };
}

function scoresTable(rows: readonly HistoryRow[]): Table<HistoryRow> {
  const scaled = ({ format }: HistoryRow, value: number) => (format === 'percent' ? 100 * value : value);
  return {
    title: 'How far off: continuous ranked probability score, the smaller the better',
    columns: [
      words('figure', 'Figure', ({ label, format }) => (format === 'percent' ? `${label}, points` : label)),
      figures(
        'asThen',
        'As then',
        ({ asThen }) => asThen,
        (row) => number(scaled(row, row.asThen), 2),
      ),
      ...byBaseline(
        (row, kind) => row.byBaseline[kind].score,
        (row, kind) => {
          const { score, scoreError } = row.byBaseline[kind];
          return numberWithError(scaled(row, score), scaled(row, scoreError), 2);
        },
      ),
    ],
    rows,
    notes: [
      'As then: the score of saying that nothing changed. ± is the Monte Carlo standard error. Points are percentage points.',
    ],
  };
}

function shownTable(rows: readonly HistoryRow[]): Table<HistoryRow> {
  return {
    title: 'Shown, not scored',
    columns: [
      ...publishedColumns(),
      ...byBaseline(
        (row, kind) => row.byBaseline[kind].middle,
        (row, kind) => fanIn(row, row.byBaseline[kind]),
      ),
    ],
    rows,
    notes: [`Not scored because ${list(rows.map(({ label, whyNot }) => `${whyNot} (${label})`))}.`],
  };
}
