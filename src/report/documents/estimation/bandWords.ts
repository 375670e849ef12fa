import type { Counts } from '../../../counts.js';
import { DISCRETION_REASONS, type DiscretionReason } from '../../../estimation/bands/rating.js';
import { type BandName, bandOf, type PerBand, RATING_BANDS } from '../../../estimation/bands/ratingBands.js';
import { methodLabel } from '../../../estimation/methodLabel.js';
import type { BandView, ScenarioBands } from '../../../results/bands.js';
import { percentDigits } from '../../../scenario/figures/feasibleCounts.js';
import { list, percentWithCounts, plural } from '../../../words/format.js';
import { bullet, type Line } from '../../document/words.js';
import { withoutPrior } from './priorWords.js';

export function discretionLine(
  { discretion }: BandView,
  [one, many]: readonly [string, string] = ['case', 'cases'],
): Line {
  const inNouns = (reason: DiscretionReason) =>
    ({
      withinFivePoints: DISCRETION_REASONS.withinFivePoints,
      oneCase: `one ${one} would change the band`,
      fewRelevant: `five or fewer ${many} are relevant`,
    })[reason];
  const reasons = discretion.map(inNouns);
  return reasons.length === 0
    ? bullet(
        `No reason for discretion: no band boundary is within five percentage points or one ${one}, and more than five ${many} are relevant.`,
      )
    : bullet(`Discretion may be considered (known at second hand): ${list(reasons)}.`);
}

const MOST_LISTED = 5;

export function roundingLines(report: BandView | undefined): Line[] {
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

/** A heat chart of probabilities. */
export const PROBABILITIES = {
  kind: 'heat',
  scale: { label: 'Probability', low: 0, high: 1, format: 'percent' },
} as const;

export function labelOf(name: BandName): string {
  return RATING_BANDS.find((band) => band.name === name)!.label;
}

/** With as many decimals as it takes to print on its own side of a boundary: `79.8% (67 of 84)` is Good. */
export function shown(counts: Counts): string {
  const { yes, of } = counts;
  if (of === 0) return percentWithCounts(yes, of);
  const own = bandOf(counts).name;
  const printsIn = (decimals: number) =>
    RATING_BANDS.findLast(({ from }) => Number(percentDigits(yes, of, decimals)) >= from)?.name;
  const decimals = [0, 1, 2, 3, 4, 5].find((many) => printsIn(many) === own);
  return percentWithCounts(yes, of, decimals ?? 6);
}

/** Added up rather than taken from one, so that a small chance does not round to none, nor a large one to certainty. */
export function others(probabilities: PerBand<number>, band: BandName): number {
  const sum = RATING_BANDS.reduce((sum, { name }) => (name === band ? sum : sum + probabilities[name]), 0);
  return probabilities[band] > 0 ? Math.min(sum, 1 - Number.EPSILON) : sum;
}

/** An interval knows nothing of a prior, so a column beside the prior's says by which interval it is. */
export function ruledOutHeading(
  heading: string,
  { method, prior }: Pick<ScenarioBands, 'method' | 'prior'>,
): string {
  const left = withoutPrior(prior);
  return left === '' ? heading : `${heading} by ${methodLabel(method)}${left}`;
}
