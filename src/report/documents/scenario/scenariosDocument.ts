import type { ScenarioSummary, ScenariosReport } from '../../../results/scenarios.js';
import { readable } from '../../../scenario/figures/readable.js';
import { plural } from '../../../words/format.js';
import { cellsOf } from '../../document/cells.js';
import { type Document, tablePart, textPart } from '../../document/document.js';
import type { Column } from '../../document/table.js';
import { bullet } from '../../document/words.js';

type Row = ScenarioSummary;

const ID: Column<Row> = { key: 'id', heading: 'Id', value: ({ id }) => id };
const TITLE: Column<Row> = { key: 'title', heading: 'Title', value: ({ title }) => title };
const CASES: Column<Row> = {
  key: 'cases',
  heading: 'Cases',
  align: 'right',
  value: ({ cases }) => cases,
  show: ({ cases }) => (cases === 0 ? '' : String(cases)),
};
const FIGURES: Column<Row> = { key: 'figures', heading: 'Figures', value: ({ figures }) => figures };

/** The document of `casesim scenarios`: the inspections that come with casesim. */
export function scenariosDocument(report: ScenariosReport): Document<ScenariosReport> {
  const { scenarios: rows } = report;
  const facts = [CASES, ...questionColumns(rows), FIGURES];
  return {
    command: 'scenarios',
    title: 'The inspections that come with casesim',
    sentence: sentenceOf(rows),
    parts: [
      tablePart({ title: 'Scenarios', columns: [ID, ...facts], rows }),
      textPart(
        null,
        rows.map(({ id, title }) => bullet(`${id}: ${title}.`)),
      ),
      textPart(null, [
        'casesim scenarios show ID explains one; casesim audit ID checks its figures; casesim schema helps to write your own.',
      ]),
    ],
    csvTable: cellsOf({ title: 'Scenarios', columns: [ID, TITLE, ...facts], rows }),
    data: report,
    scenarios: rows.map(({ id, hash }) => ({ id, hash })),
  };
}

/** What is published and what is invented are counted apart. */
function sentenceOf(rows: readonly Row[]): string {
  const invented = rows.filter((row) => row.invented).length;
  const examples = invented === 0 ? '' : ` and ${plural(invented, 'invented example')}`;
  const comes = rows.length === 1 ? 'comes' : 'come';
  return `${plural(rows.length - invented, 'published inspection')}${examples} ${comes} with casesim; a file of your own is read like them.`;
}

/** A column for each question that any of the scenarios asks. */
function questionColumns(rows: readonly Row[]): Column<Row>[] {
  return [...new Set(rows.flatMap(({ keyQuestions }) => keyQuestions))].map(
    (question): Column<Row> => ({
      key: question,
      heading: readable(question),
      align: 'right',
      value: ({ keyQuestions, shares }) => shares[keyQuestions.indexOf(question)] ?? null,
      show: ({ keyQuestions, printed }) => printed[keyQuestions.indexOf(question)] ?? '',
    }),
  );
}
