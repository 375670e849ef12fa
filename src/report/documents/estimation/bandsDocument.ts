import type { Counts } from '../../../counts.js';
import type { LowestOfQuestions } from '../../../estimation/bands/lowest.js';
import { DISCRETION_REASONS } from '../../../estimation/bands/rating.js';
import {
  BANDS_ARE_HYPOTHETICAL,
  type BandName,
  type PerBand,
  RATING_BANDS,
  type RatingBand,
} from '../../../estimation/bands/ratingBands.js';
import { methodLabel } from '../../../estimation/methodLabel.js';
import { PRESETS } from '../../../model/model.js';
import type { BandsReport, BandView, ScenarioBands } from '../../../results/bands.js';
import { readable } from '../../../scenario/figures/readable.js';
import type { Scenario } from '../../../scenario/scenario.js';
import {
  inWords,
  list,
  number,
  percent,
  percentWithCounts,
  plural,
  probability,
} from '../../../words/format.js';
import { figures, numbers, words } from '../../document/columns.js';
import { type Document, type Part, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { bullet, type Line } from '../../document/words.js';
import { bandCasesTable } from './bandCasesTable.js';
import { levelText } from './levelText.js';

/** The document of `casesim bands 41/84`. */
export function bandsDocument(report: BandsReport): Document<BandsReport> {
  const { counts, band, now, nextExact, next } = report;
  return {
    command: 'bands',
    title: `The band of ${shown(counts)}`,
    sentence:
      `${shown(counts)} falls in ${labelOf(band)}, but the true percentage lies in another band with probability ` +
      `${probability(others(now, band))}, and the next inspection of ${plural(next, 'case')} would show another with probability ` +
      `${probability(others(nextExact, band))}.`,
    parts: [
      tablePart(bandTable(report), { main: true }),
      ...ruleParts(report),
      tablePart(bandCasesTable(report.toSettle, report, [])),
      textPart('What the bands are', [BANDS_ARE_HYPOTHETICAL]),
    ],
    data: report,
  };
}

/** The document of `casesim bands SCENARIO`. */
export function scenarioBandsDocument(scenario: Scenario, bands: ScenarioBands): Document<ScenarioBands> {
  const { questions, lowest } = bands;
  return {
    command: 'bands',
    title: `The band of ${scenario.title}`,
    sentence: `${lowestSentence(bands)}.`,
    parts: [
      textPart(null, [`${scenario.title}. ${BANDS_ARE_HYPOTHETICAL}`]),
      tablePart(questionTable(bands), { main: true }),
      ...(questions.length === 1 ? [] : [tablePart(lowestTable(bands))]),
      textPart('Rules', [
        bullet('A standard takes the band of its lowest key question (confidence: medium).'),
        discretionLine(lowest.report),
        ...roundingLines(questions[0]?.report),
      ]),
      tablePart(bandCasesTable(bands.toSettle, bands, [])),
    ],
    data: bands,
    scenarios: [scenario],
  };
}

function lowestSentence({ questions, lowest, byChance }: ScenarioBands): string {
  const found = `${shown(lowest.report.counts)} for ${list(lowest.names.map((name) => readable(name).toLowerCase()))}`;
  if (questions.length === 1) return `The one percentage, ${found}, would set the band`;
  const { independent, moderate, strong } = byChance.lowest;
  const onAverage = (one: LowestOfQuestions | null): string => (one === null ? '' : percent(one.expected, 1));
  const tied = moderate === null || strong === null;
  const [first, others] = tied
    ? [independent, 'if the questions were independent']
    : [
        moderate,
        `${onAverage(independent)} if the questions were independent, ${onAverage(strong)} if they were strongly tied`,
      ];
  return (
    `The lowest percentage, ${found}, would set the band; if every true rate were as ` +
    `published, chance alone would put the lowest of ${questions.length} at ${onAverage(first)} on average ` +
    `in inspections of ${plural(byChance.cases, 'case')} (${others})`
  );
}

function ruleParts(report: BandsReport): Part[] {
  const { band, printedBand, notRejected, method, confidence } = report;
  return [
    textPart('Rules', [
      bullet(
        `Not ruled out at ${levelText(confidence)} (${methodLabel(method)}): ${list(notRejected.map(labelOf))}.`,
      ),
      ...(band === printedBand
        ? []
        : [
            bullet(
              `Rounding decides: it is ${labelOf(band)} as it is, and ${labelOf(printedBand)} as printed.`,
            ),
          ]),
      discretionLine(report),
      ...roundingLines(report),
    ]),
  ];
}

function discretionLine({ discretion }: BandView): Line {
  const reasons = discretion.map((reason) => DISCRETION_REASONS[reason]);
  return reasons.length === 0
    ? bullet(
        'No reason for discretion: no band boundary is within five percentage points or one case, and more than five cases are relevant.',
      )
    : bullet(`Discretion may be considered (confidence: medium): ${list(reasons)}.`);
}

const MOST_LISTED = 5;

function roundingLines(report: BandView | undefined): Line[] {
  if (report === undefined) return [];
  const { roundedAcross, counts } = report;
  if (roundedAcross.length > MOST_LISTED) {
    return [bullet(`Rounding changes the band of ${plural(roundedAcross.length, 'count')}.`)];
  }
  const each = roundedAcross.map(
    ({ yes, percent: printed, exact, printed: as }) =>
      `${yes} of ${counts.of} is ${labelOf(exact)} but prints as ${printed}%, ${labelOf(as)}`,
  );
  return each.length === 0
    ? [bullet(`No count of ${counts.of} changes its band by rounding.`)]
    : [bullet(`Rounding changes the band of ${plural(each.length, 'count')}: ${list(each)}.`)];
}

const rangeOf = ({ from }: RatingBand, index: number) => {
  const next = RATING_BANDS[index + 1];
  return next === undefined
    ? `${from}% and over`
    : index === 0
      ? `under ${next.from}%`
      : `${from} to ${next.from - 1}%`;
};

function bandTable({ now, nextExact, nextPrinted, notRejected, next }: BandsReport): Table<RatingBand> {
  const chance = (key: string, heading: string, of: (name: BandName) => number) =>
    numbers<RatingBand>(key, heading, ({ name }) => of(name), probability);
  return {
    title: 'How probable each band is',
    columns: [
      words(
        'band',
        'Band',
        ({ name }) => name,
        ({ label }) => label,
      ),
      words('range', 'Percentage', (band) => rangeOf(band, RATING_BANDS.indexOf(band))),
      chance('now', 'True percentage now', (name) => now[name]),
      chance('next', `Next ${number(next)} cases`, (name) => nextExact[name]),
      chance('nextPrinted', 'Next, as printed', (name) => nextPrinted[name]),
      words('ruledOut', 'Ruled out', ({ name }) => (notRejected.includes(name) ? 'no' : 'yes')),
    ],
    rows: RATING_BANDS,
    notes: ['Exact: Jeffreys posterior now, beta-binomial prediction for the next inspection.'],
  };
}

type QuestionRow = ScenarioBands['questions'][number];

function questionTable({ questions, method, confidence }: ScenarioBands): Table<QuestionRow> {
  return {
    title: 'Each key question',
    columns: [
      words(
        'question',
        'Question',
        ({ name }) => name,
        ({ name }) => readable(name),
      ),
      figures(
        'yes',
        'Published',
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
        'otherNow',
        'In another band now',
        ({ report }) => others(report.now, report.band),
        probability,
      ),
      numbers(
        'otherNext',
        'In another next time',
        ({ report }) => others(report.nextExact, report.band),
        probability,
      ),
      words(
        'notRejected',
        'Not ruled out',
        ({ report }) => report.notRejected.join(' '),
        ({ report }) => list(report.notRejected.map(labelOf)),
      ),
    ],
    rows: questions,
    notes: [
      `Ruled out at ${levelText(confidence)}, by ${methodLabel(method)}. Probabilities from Jeffreys priors, exact.`,
    ],
  };
}

function lowestTable({ byChance, questions }: ScenarioBands) {
  const rows = PRESETS.flatMap((name) => {
    const lowest = byChance.lowest[name];
    return lowest === null ? [] : [{ name, ...lowest }];
  });
  const left = PRESETS.filter((name) => byChance.lowest[name] === null);
  const table: Table<(typeof rows)[number]> = {
    title: `The lowest of ${questions.length} in inspections of ${number(byChance.cases)} cases, if the published rates were true`,
    columns: [
      words('effects', 'Effects', ({ name }) => name),
      numbers(
        'expected',
        'On average',
        ({ expected }) => expected,
        (value) => percent(value, 1),
      ),
      ...RATING_BANDS.map(({ name, label }) =>
        figures<(typeof rows)[number]>(
          name,
          label,
          ({ band }) => band[name],
          ({ band }) => probability(band[name]),
        ),
      ),
    ],
    rows,
    notes: [
      'Exact, from the compiled joint distribution. Effects are assumed; no publication gives them.',
      ...(left.length === 0
        ? []
        : [
            `Left out with ${list(left)} effects: ${inWords(questions.length)} questions in ${plural(byChance.cases, 'case')} are too many for the exact joint distribution; a study can simulate it.`,
          ]),
    ],
  };
  return table;
}

function labelOf(name: BandName): string {
  return RATING_BANDS.find((band) => band.name === name)!.label;
}

function shown({ yes, of }: Counts): string {
  return percentWithCounts(yes, of);
}

/** Added up rather than taken from one, so that a small chance does not round to none. */
function others(probabilities: PerBand<number>, band: BandName): number {
  return RATING_BANDS.reduce((sum, { name }) => (name === band ? sum : sum + probabilities[name]), 0);
}
