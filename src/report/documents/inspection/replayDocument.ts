import type { InspectionReplay } from '../../../results/replay.js';
import { capital } from '../../../words/capital.js';
import {
  inWords,
  percent,
  percentWithCounts,
  plural,
  pointsAsWritten,
  whole,
} from '../../../words/format.js';
import type { DotsChart } from '../../chart/dots.js';
import { chartPart, type Document, textPart } from '../../document/document.js';
import { levelText } from '../estimation/levelText.js';
import { countRange } from './nextTable.js';

/** Inspections that might have been, beside a guess of how far they move. */
export function replayDocument(
  result: InspectionReplay,
  about: string | null = null,
): Document<InspectionReplay> {
  const { counts, seed } = result;
  return {
    command: 'replay',
    title: `What the next ${plural(counts.of, 'case')} could have said${about === null ? '' : `: ${about}`}`,
    sentence: sentenceOf(result, about),
    parts: [
      chartPart(dotsChart(result, about)),
      textPart(null, [
        'Dots and sentence come from one law: the true share is not known, but inferred from this inspection (beta-binomial, ' +
          "Jeffreys's prior), and the next sample varies by chance too. Cases are taken as independent of one another.",
        'Each dot is an inspection that never took place.',
      ]),
    ],
    data: result,
    seed,
  };
}

function sentenceOf({ counts, range, guess, drawn, caught }: InspectionReplay, about: string | null): string {
  const latest = drawn.at(-1);
  if (latest === undefined) {
    const found = `nspectors found ${percentWithCounts(counts.yes, counts.of)}`;
    return `${about === null ? `I${found}` : `${capital(about)}: i${found}`}. Suppose nothing changed but which cases are drawn: how far could it move, up or down?`;
  }
  if (drawn.length < FEW)
    return `Inspection ${drawn.length} would report ${percentWithCounts(latest, counts.of)}.`;
  const [low, high] = [range.lowerCount, range.upperCount].map((yes) => percentWithCounts(yes, counts.of));
  return (
    `If nothing changed but the cases drawn, at least ${levelText(range.confidence)} of inspections would report between ${low} and ` +
    `${high}. A guess of ${pointsAsWritten(guess.move)} either way caught ${whole(caught)} of these ${inWords(drawn.length)}, and would ` +
    `catch ${partInWords(guess.probability)} of all inspections.`
  );
}

/** All or none only where that is certain. */
function partInWords(part: number): string {
  const shown = percent(part);
  if (part < 1 && shown === '100%') return 'more than 99%';
  return part > 0 && shown === '0%' ? 'less than 1%' : shown;
}

/** Fewer than so many are told one by one. */
const FEW = 5;

function dotsChart({ counts, range, guess, drawn }: InspectionReplay, about: string | null): DotsChart {
  const { yes, of } = counts;
  const share = yes / of;
  return {
    kind: 'dots',
    title: `What inspections of ${plural(of, 'case')} would report${about === null ? '' : ` of ${about}`}`,
    axis: {
      label: 'Reported share of Yes',
      format: 'percent',
      low: Math.max(0, share - HALF),
      high: Math.min(1, share + HALF),
      ticks: ticksRound(share),
    },
    values: drawn.map((drawnYes) => drawnYes / of),
    band: { low: guess.lowerCount / of, high: guess.upperCount / of, label: 'within the guess' },
    centre: { at: share, label: `published: ${percent(share)}` },
    // Before that, it would give the answer away to those who guess.
    ...(drawn.length < FEW
      ? {}
      : {
          range: {
            low: range.lower,
            high: range.upper,
            label: `at least ${levelText(range.confidence)} of inspections: ${countRange(range)}`,
          },
        }),
  };
}

/** How far the axis reaches either way. */
const HALF = 0.3;

/** Tens of percent. */
function ticksRound(share: number): number[] {
  return Array.from({ length: 11 }, (_, tenth) => tenth / 10).filter(
    (tick) => Math.abs(tick - share) <= HALF,
  );
}
