import {
  BANDS_ARE_HYPOTHETICAL,
  type BandName,
  RATING_BANDS,
  type RatingBand,
} from '../../../estimation/bands/ratingBands.js';
import { methodLabel } from '../../../estimation/methodLabel.js';
import type { BandsReport } from '../../../results/bands.js';
import { capital } from '../../../words/capital.js';
import { list, percentAsWritten, plural, probability, probabilityInWords } from '../../../words/format.js';
import type { HeatMapChart } from '../../chart/heat.js';
import { numbers, words } from '../../document/columns.js';
import { chartPart, type Document, type Part, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { bullet } from '../../document/words.js';
import { countRangeInWords } from '../inspection/nextTable.js';
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
import {
  bareOf,
  disagreement,
  givenPrior,
  ifNothingChanged,
  isSurprising,
  priorWords,
  withoutPrior,
} from './priorWords.js';

/** The document of `casesim bands 41/84`. */
export function bandsDocument(report: BandsReport): Document<BandsReport> {
  const { counts, band, now, nextExact, nextRange, next, confidence, above, priorPValue } = report;
  return {
    command: 'bands',
    title: `The band of ${shown(counts)}`,
    sentence:
      `${shown(counts)} falls in ${labelOf(band)}. ${capital(ifNothingChanged(report.prior))}, the next inspection of ` +
      `${plural(next, 'case')} would show another band with probability ${probabilityInWords(others(nextExact, band))}, and report ` +
      `${countRangeInWords(nextRange)} with a probability of at least ${levelText(confidence)}; the true percentage lies in another ` +
      `band with probability ${probabilityInWords(others(now, band))}${bareOf(report.prior)}${above === null ? '' : `, and above ${percentAsWritten(above.share)} with probability ${probabilityInWords(above.probability)}`}.${
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

const rangeOf = ({ from }: RatingBand, index: number) => {
  const next = RATING_BANDS[index + 1];
  return next === undefined
    ? `${from}% and over`
    : index === 0
      ? `under ${next.from}%`
      : `${from} to ${next.from - 1}%`;
};

/** How probable each band is, next and now. */
function bandChart({ counts, next, nextExact, now, prior }: BandsReport): HeatMapChart {
  return {
    ...PROBABILITIES,
    title: `How probable each band is after ${shown(counts)}${givenPrior(prior)}`,
    rows: RATING_BANDS.map(({ label }) => label),
    columns: [`Next ${plural(next, 'case')}`, 'True percentage now'],
    cells: RATING_BANDS.map(({ name }) => [nextExact[name], now[name]]),
  };
}

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
