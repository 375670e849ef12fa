import { readable } from '../../../scenario/figures/readable.js';
import type { QuestionTrial } from '../../../training/marking/trialMarks.js';
import { number, percent } from '../../../words/format.js';
import { type Part, sectionPart, tablePart, textPart } from '../../document/document.js';
import type { Column, Table } from '../../document/table.js';
import { levelText } from '../estimation/levelText.js';

/** The pack as a reliability trial: what answers vary by, what more markers or cases would give, and published reliabilities. */
export function trialParts(trials: readonly QuestionTrial[] | null, confidence: number): Part[] {
  if (trials === null) return [];
  if (trials.length === 0) {
    const says =
      'A reliability trial needs two markers who share two cases: nothing can be said of reliability.';
    return [textPart(null, [says])];
  }
  return [
    sectionPart('As a reliability trial', [
      tablePart(partsTable(trials, confidence)),
      tablePart(moreTable(trials, 'withMarkers')),
      tablePart(moreTable(trials, 'withCases')),
      tablePart(publishedTable()),
    ]),
  ];
}

const QUESTION: Column<QuestionTrial> = {
  key: 'question',
  heading: 'Key question',
  value: ({ question }) => question,
  show: ({ question }) => readable(question),
};

function partsTable(rows: readonly QuestionTrial[], confidence: number): Table<QuestionTrial> {
  const part = (key: 'cases' | 'markers' | 'interaction', heading: string): Column<QuestionTrial> => ({
    key,
    heading,
    value: (row) => row[key],
    show: (row) => {
      const all = row.cases + row.markers + row.interaction;
      return all === 0 ? 'nothing varies' : percent(row[key] / all);
    },
    align: 'right',
  });
  return {
    title: 'What answers vary by',
    columns: [
      QUESTION,
      part('cases', 'Case'),
      part('markers', 'Marker'),
      part('interaction', 'Both, and the rest'),
      {
        key: 'reliability',
        heading: 'Reliability of one marker',
        value: ({ reliability }) => reliability,
        show: ({ reliability, lower, upper }) => {
          if (reliability === null) return 'not defined';
          if (lower === null || upper === null) return number(reliability, 2);
          return `${number(reliability, 2)}, ${number(lower, 2)} to ${number(upper, 2)}`;
        },
        align: 'left',
      },
    ],
    rows,
    notes: [
      `Shares of the variance of Yes and No. Reliability is the share that is between cases; ${levelText(confidence)} limits are by the jackknife over cases.`,
    ],
  };
}

function moreTable(rows: readonly QuestionTrial[], of: 'withMarkers' | 'withCases'): Table<QuestionTrial> {
  const isMarkers = of === 'withMarkers';
  const counts = rows[0]!.withMarkers.map(({ markers }) => markers);
  const sizes = isMarkers ? counts : rows[0]!.withCases.map(({ cases }) => cases);
  return {
    title: isMarkers ? 'What more markers would give' : 'What more cases would give',
    columns: [
      QUESTION,
      ...sizes.map((size, index): Column<QuestionTrial> => {
        const found = (row: QuestionTrial) => row[of][index]?.reliability ?? null;
        return {
          key: `of${size}`,
          heading: `${size} ${isMarkers ? (size === 1 ? 'marker' : 'markers') : 'cases'}`,
          value: found,
          show: (row) => {
            const value = found(row);
            return value === null ? 'not defined' : number(value, 2);
          },
          align: 'right',
        };
      }),
    ],
    rows,
    notes: [
      isMarkers
        ? "The reliability of the mean of several markers' answers to a case (Spearman and Brown)."
        : "How reliably a pack of so many cases tells one marker's severity from another's (Spearman and Brown).",
    ],
  };
}

interface Published {
  readonly what: string;
  readonly figure: string;
  readonly source: string;
}

/** Reliabilities of work like this one, each with its source. */
const PUBLISHED: readonly Published[] = [
  {
    what: 'Review of case notes, one reviewer',
    figure: '0.2 to 0.3',
    source: 'BMJ Quality and Safety 2017, 26:408',
  },
  {
    what: 'School inspections, two inspectors',
    figure: '22 of 24 agreed',
    source: 'Ofsted 170004, 2017',
  },
  {
    what: 'Health inspectors, the Netherlands, after a consensus meeting',
    figure: '0.59',
    source: 'PMC4282468, 2014',
  },
];

function publishedTable(): Table<Published> {
  return {
    title: 'Published reliabilities of work like this',
    columns: [
      { key: 'what', heading: 'What', value: ({ what }) => what },
      { key: 'figure', heading: 'Reliability', value: ({ figure }) => figure },
      { key: 'source', heading: 'Source', value: ({ source }) => source },
    ],
    rows: PUBLISHED,
    notes: ["None is the Probation Inspectorate's, and each was measured in its own way."],
  };
}
