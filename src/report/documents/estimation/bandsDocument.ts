import type { Counts } from '../../../counts.js';
import { DISCRETION_REASONS } from '../../../estimation/bands/rating.js';
import {
  BANDS_ARE_HYPOTHETICAL,
  type BandName,
  bandOf,
  type PerBand,
  RATING_BANDS,
  type RatingBand,
} from '../../../estimation/bands/ratingBands.js';
import { methodLabel } from '../../../estimation/methodLabel.js';
import type { BandsReport, BandView, ScenarioBands } from '../../../results/bands.js';
import { percentDigits } from '../../../scenario/figures/feasibleCounts.js';
import { readable } from '../../../scenario/figures/readable.js';
import type { Scenario } from '../../../scenario/scenario.js';
import {
  list,
  number,
  percentAsWritten,
  percentWithCounts,
  plural,
  probability,
  probabilityInWords,
} from '../../../words/format.js';
import type { HeatMapChart } from '../../chart/heat.js';
import { figures, numbers, words } from '../../document/columns.js';
import { chartPart, type Document, type Part, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { bullet, type Line } from '../../document/words.js';
import { countRangeInWords, nextTable } from '../inspection/nextTable.js';
import { bandCasesTable } from './bandCasesTable.js';
import { levelText } from './levelText.js';
import { lowestSentence, lowestTable, lowestWords } from './lowestParts.js';
import { disagreement, givenThePrior, isSurprising, priorWords, withoutPrior } from './priorWords.js';

/** The document of `casesim bands 41/84`. */
export function bandsDocument(report: BandsReport): Document<BandsReport> {
  const { counts, band, now, nextExact, nextRange, next, confidence, above, priorPValue } = report;
  return {
    command: 'bands',
    title: `The band of ${shown(counts)}`,
    sentence:
      `${shown(counts)} falls in ${labelOf(band)}, but${givenThePrior(report.prior)} if nothing changed but the cases, the next inspection of ` +
      `${plural(next, 'case')} would show another band with probability ${probabilityInWords(others(nextExact, band))}, and report ` +
      `${countRangeInWords(nextRange)} with a probability of at least ${levelText(confidence)}; the true percentage lies in another ` +
      `band with probability ${probabilityInWords(others(now, band))}${above === null ? '' : `, and above ${percentAsWritten(above.share)} with probability ${probabilityInWords(above.probability)}`}.${
        isSurprising(priorPValue) ? ` ${disagreement(priorPValue)}` : ''
      }`,
    parts: [
      chartPart(bandChart(report)),
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
    sentence: [`${lowestSentence(bands)}.`, ...disagreements(bands)].join(' '),
    parts: [
      textPart(null, [`${scenario.title}. ${BANDS_ARE_HYPOTHETICAL}`]),
      chartPart(questionChart(bands)),
      tablePart(questionTable(bands), { main: true }),
      tablePart(nextTable(nextRows(bands), { confidence: bands.confidence, prior: priorWords(bands.prior) })),
      ...(questions.length === 1
        ? []
        : [textPart('The lowest of the next inspection', lowestWords(bands)), tablePart(lowestTable(bands))]),
      textPart('Rules', [
        bullet('A standard takes the band of its lowest key question (known at second hand).'),
        discretionLine(lowest.report),
        ...roundingLines(questions[0]?.report),
      ]),
      tablePart(bandCasesTable(bands.toSettle, bands, [])),
    ],
    data: bands,
    scenarios: [scenario],
  };
}

function nextRows({ questions, allWithin, byChance }: ScenarioBands) {
  return {
    keyQuestions: questions.map(({ name, report, reports }) => ({
      id: name,
      label: readable(name),
      ...reports,
      bands: { next: report.nextExact },
    })),
    allWithin,
    cases: byChance.cases,
  };
}

function ruleParts(report: BandsReport): Part[] {
  const { band, printedBand, notRejected, method, confidence, prior } = report;
  return [
    textPart('Rules', [
      bullet(
        `Not ruled out at ${levelText(confidence)} (${methodLabel(method)}${withoutPrior(prior)}): ${list(notRejected.map(labelOf))}.`,
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
    : bullet(`Discretion may be considered (known at second hand): ${list(reasons)}.`);
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

/** How probable each band is, next and now. */
function bandChart({ next, nextExact, now }: BandsReport): HeatMapChart {
  return {
    ...PROBABILITIES,
    title: 'How probable each band is',
    rows: RATING_BANDS.map(({ label }) => label),
    columns: [`Next ${plural(next, 'case')}`, 'True percentage now'],
    cells: RATING_BANDS.map(({ name }) => [nextExact[name], now[name]]),
  };
}

/** How probable each band is for each key question, next time. */
function questionChart({ questions, byChance }: ScenarioBands): HeatMapChart {
  return {
    ...PROBABILITIES,
    title: `How probable each band is for the next ${number(byChance.cases)} cases`,
    rows: questions.map(({ name }) => readable(name)),
    columns: RATING_BANDS.map(({ label }) => label),
    cells: questions.map(({ report }) => RATING_BANDS.map(({ name }) => report.nextExact[name])),
  };
}

const PROBABILITIES = {
  kind: 'heat',
  scale: { label: 'Probability', low: 0, high: 1, format: 'percent' },
} as const;

function bandTable(report: BandsReport): Table<RatingBand> {
  const { now, nextExact, nextPrinted, ifTruth, notRejected, next, prior } = report;
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
      chance('next', `Next ${plural(next, 'case')}`, (name) => nextExact[name]),
      chance('nextPrinted', 'Next, as printed', (name) => nextPrinted[name]),
      chance('now', 'True percentage now', (name) => now[name]),
      chance('ifTruth', 'Next, if the published rate were the truth', (name) => ifTruth[name]),
      {
        key: 'ruledOut',
        heading: ruledOutHeading('Ruled out', report),
        value: ({ name }) => !notRejected.includes(name),
        show: ({ name }) => (notRejected.includes(name) ? 'no' : 'yes'),
        align: 'left',
      },
    ],
    rows: RATING_BANDS,
    notes: [
      `Exact: beta-binomial prediction for the next inspection and beta posterior now, from ${priorWords(prior)}. The published rate is ` +
        'not known to be the truth: that column answers a narrower question.',
    ],
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
        'otherNext',
        'In another next time',
        ({ report }) => others(report.nextExact, report.band),
        probability,
      ),
      numbers(
        'otherNow',
        'In another band now',
        ({ report }) => others(report.now, report.band),
        probability,
      ),
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

function labelOf(name: BandName): string {
  return RATING_BANDS.find((band) => band.name === name)!.label;
}

/** With as many decimals as it takes to print on its own side of a boundary: `79.8% (67 of 84)` is Good. */
function shown(counts: Counts): string {
  const { yes, of } = counts;
  if (of === 0) return percentWithCounts(yes, of);
  const own = bandOf(counts).name;
  const printsIn = (decimals: number) =>
    RATING_BANDS.findLast(({ from }) => Number(percentDigits(yes, of, decimals)) >= from)?.name;
  const decimals = [0, 1, 2, 3, 4, 5].find((many) => printsIn(many) === own);
  return percentWithCounts(yes, of, decimals ?? 6);
}

/** Added up rather than taken from one, so that a small chance does not round to none, nor a large one to certainty. */
function others(probabilities: PerBand<number>, band: BandName): number {
  const sum = RATING_BANDS.reduce((sum, { name }) => (name === band ? sum : sum + probabilities[name]), 0);
  return probabilities[band] > 0 ? Math.min(sum, 1 - Number.EPSILON) : sum;
}

/** An interval knows nothing of a prior, so a column beside the prior's says by which interval it is. */
function ruledOutHeading(
  heading: string,
  { method, prior }: Pick<ScenarioBands, 'method' | 'prior'>,
): string {
  const left = withoutPrior(prior);
  return left === '' ? heading : `${heading} by ${methodLabel(method)}${left}`;
}

/** On which key questions prior and cases disagree. */
function disagreements({ questions }: ScenarioBands): string[] {
  const surprised = questions.filter(({ report }) => isSurprising(report.priorPValue));
  return surprised.length === 0
    ? []
    : [
        `The prior and the cases disagree on ${list(surprised.map(({ name }) => readable(name).toLowerCase()))}: percentages that ` +
          'far out had probabilities below 5% by the prior alone, so the two together describe neither.',
      ];
}
