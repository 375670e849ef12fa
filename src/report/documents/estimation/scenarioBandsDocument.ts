import { BANDS_ARE_HYPOTHETICAL, RATING_BANDS } from '../../../estimation/bands/ratingBands.js';
import { methodLabel } from '../../../estimation/methodLabel.js';
import type { LevelBand, ScenarioBands } from '../../../results/bands.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { lowered } from '../../../words/capital.js';
import { list, percentAsWritten, plural, probability, probabilityInWords } from '../../../words/format.js';
import type { HeatMapChart } from '../../chart/heat.js';
import { figures, numbers, words } from '../../document/columns.js';
import { chartPart, type Document, tablePart, textPart } from '../../document/document.js';
import type { Column, Table } from '../../document/table.js';
import { bullet } from '../../document/words.js';
import { countRange, nextTable, ratesOf } from '../inspection/nextTable.js';
import { questionsInFull } from '../scenario/questionsInFull.js';
import { bandCasesTable } from './bandCasesTable.js';
import {
  discretionLine,
  labelOf,
  others,
  PROBABILITIES,
  roundingLines,
  ruledOutHeading,
  shown,
} from './bandWords.js';
import { levelText } from './levelText.js';
import { lowestSentence, lowestTable, lowestWords } from './lowestParts.js';
import { bareOf, givenPrior, isSurprising, priorWords, withoutPrior } from './priorWords.js';

/** The document of `casesim bands SCENARIO`. */
export function scenarioBandsDocument(scenario: Scenario, bands: ScenarioBands): Document<ScenarioBands> {
  const { questions, lowest } = bands;
  return {
    command: 'bands',
    title: `The band of ${scenario.title}`,
    sentence: [...truthAbove(bands), `${lowestSentence(bands, scenario)}.`, ...disagreements(bands)].join(
      ' ',
    ),
    parts: [
      textPart(null, [
        [
          `${scenario.title}.`,
          ...(bands.told === null ? [] : [`Each question is told by its share at ${bands.told}.`]),
          BANDS_ARE_HYPOTHETICAL,
          ...(bands.left.length === 0
            ? []
            : [
                `Left out of the lowest, as not every ${bands.noun[0]} has an answer: ${list(bands.left.map(lowered))}.`,
              ]),
        ].join(' '),
      ]),
      chartPart(questionChart(bands, scenario)),
      tablePart(questionTable(bands), { main: true }),
      ...(bands.levels.length === 0 ? [] : [tablePart(levelTable(bands))]),
      tablePart(nextTable(nextRows(bands), { confidence: bands.confidence, prior: priorWords(bands.prior) })),
      ...(questions.length === 1
        ? []
        : [textPart('The lowest of the next inspection', lowestWords(bands)), tablePart(lowestTable(bands))]),
      ...questionsInFull([scenario]),
      textPart('Rules', [
        ...(bands.levels.length === 0
          ? [bullet('A standard takes the band of its lowest key question (known at second hand).')]
          : []),
        discretionLine(lowest.report, bands.noun),
        ...roundingLines(questions[0]?.report),
      ]),
      tablePart(bandCasesTable(bands.toSettle, bands, [])),
    ],
    data: bands,
    scenarios: [scenario],
  };
}

function nextRows({ questions, allWithin, byChance, noun }: ScenarioBands) {
  return {
    keyQuestions: questions.map(({ name, label, report, reports }) => ({
      id: name,
      label,
      ...reports,
      bands: { next: report.nextExact },
    })),
    allWithin,
    rates: ratesOf(questions),
    cases: byChance.cases,
    noun,
  };
}

/** How probable each band is for each key question, next time. */
function questionChart(
  { questions, byChance, noun, prior }: ScenarioBands,
  { title }: Scenario,
): HeatMapChart {
  return {
    ...PROBABILITIES,
    title: `${title}: how probable each band is for the next ${plural(byChance.cases, noun[0], noun[1])}${givenPrior(prior)}`,
    rows: questions.map(({ label }) => label),
    columns: RATING_BANDS.map(({ label }) => label),
    cells: questions.map(({ report }) => RATING_BANDS.map(({ name }) => report.nextExact[name])),
  };
}

type QuestionRow = ScenarioBands['questions'][number];

function questionTable(bands: ScenarioBands): Table<QuestionRow> {
  const { questions, method, confidence, prior } = bands;
  const aboveAsked = questions[0]?.report.above ?? null;
  return {
    title: 'Each key question',
    columns: [
      words(
        'question',
        'Question',
        ({ name }) => name,
        ({ label }) => label,
      ),
      ...bandColumns(questions.some(({ basis }) => basis === 'assumed') ? 'As written' : 'Published'),
      ...(aboveAsked === null
        ? []
        : [
            numbers<QuestionRow>(
              'above',
              `Truly above ${percentAsWritten(aboveAsked.share)}`,
              ({ report }) => report.above?.probability ?? 0,
              probability,
            ),
          ]),
      words(
        'notRejected',
        ruledOutHeading('Not ruled out', bands),
        ({ report }) => report.notRejected.join(' '),
        ({ report }) => list(report.notRejected.map(labelOf)),
      ),
    ],
    rows: questions,
    notes: [
      `Ruled out at ${levelText(confidence)}, by ${methodLabel(method)}${withoutPrior(prior)}. Probabilities from ${priorWords(prior)}, exact.`,
    ],
  };
}

/** A share, its band, and how sure that is. */
function bandColumns(heading: string): Column<Pick<QuestionRow, 'report'>>[] {
  return [
    figures(
      'yes',
      heading,
      ({ report }) => report.counts.yes,
      ({ report }) => shown(report.counts),
    ),
    words(
      'band',
      'Band',
      ({ report }) => report.band,
      ({ report }) => labelOf(report.band),
    ),
    numbers(
      'otherNext',
      'In another next time',
      ({ report }) => others(report.nextExact, report.band),
      probability,
    ),
    numbers('otherNow', 'In another band now', ({ report }) => others(report.now, report.band), probability),
  ];
}

/** The share at or above each level of a scale, and how sure its band is. */
function levelTable(bands: ScenarioBands): Table<LevelBand> {
  const { levels, noun, byChance, confidence } = bands;
  return {
    title: `At or above each level${bands.left.length === 0 ? '' : ', of all questions'}`,
    columns: [
      words(
        'question',
        'Question',
        ({ question }) => question,
        ({ label }) => label,
      ),
      words(
        'level',
        'From',
        ({ level }) => level,
        ({ levelLabel }) => levelLabel,
      ),
      ...bandColumns('Share'),
      figures(
        'nextLower',
        `Next ${plural(byChance.cases, noun[0], noun[1])}, ${levelText(confidence)}`,
        ({ report }) => report.nextRange.lower,
        ({ report }) => countRange({ ...report.nextRange, cases: byChance.cases }),
      ),
    ],
    rows: levels,
    notes: ['Bands are of the share at or above a level, and have nothing to do with the names of levels.'],
  };
}

/** How probable it is that each true percentage is above what was asked, which leads where it was. */
function truthAbove({ questions, prior }: ScenarioBands): string[] {
  const share = questions[0]?.report.above?.share;
  if (share === undefined) return [];
  const each = questions.flatMap(({ label, report: { above } }) =>
    above === null ? [] : `${probabilityInWords(above.probability)} for ${lowered(label)}`,
  );
  const apart = each.length === 1 ? '' : ', each question by itself';
  return [
    `The true percentage is above ${percentAsWritten(share)} with probability ${list(each)}${bareOf(prior)}${apart}.`,
  ];
}

/** On which key questions prior and cases disagree. */
function disagreements({ questions }: ScenarioBands): string[] {
  const surprised = questions.filter(({ report }) => isSurprising(report.priorPValue));
  return surprised.length === 0
    ? []
    : [
        `The prior and the cases disagree on ${list(surprised.map(({ label }) => lowered(label)))}: percentages that ` +
          'far out had probabilities below 5% by the prior alone, so the two together describe neither.',
      ];
}
