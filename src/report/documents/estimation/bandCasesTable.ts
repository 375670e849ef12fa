import { RATING_BANDS, type RatingBand } from '../../../estimation/bands/ratingBands.js';
import { methodLabel } from '../../../estimation/methodLabel.js';
import type { ProportionMethod } from '../../../estimation/proportion/proportion.js';
import type { BandPlans } from '../../../results/plan/band.js';
import { number, percentAsWritten, percentWithCounts } from '../../../words/format.js';
import { figures, words } from '../../document/columns.js';
import type { Table } from '../../document/table.js';
import { levelText } from './levelText.js';

/** How many cases settle each band: with a stated chance, and the bound below which none can. */
export function bandCasesTable(
  { canSettleFrom, settledFourTimesInFive }: BandPlans,
  {
    method,
    confidence,
    noun = ['case', 'cases'],
  }: {
    readonly method: ProportionMethod;
    readonly confidence: number;
    readonly noun?: readonly [string, string];
  },
  notes: readonly string[],
): Table<RatingBand> {
  return {
    title: `Independent ${noun[1]} that settle a band at ${levelText(confidence)} (${methodLabel(method)})`,
    columns: [
      words(
        'band',
        'Band',
        ({ name }) => name,
        ({ label }) => label,
      ),
      figures(
        'truth',
        'If truly at',
        ({ name }) => settledFourTimesInFive[name]?.truth ?? null,
        ({ name }) => percentAsWritten(settledFourTimesInFive[name]?.truth ?? 0),
      ),
      figures(
        'cases',
        'For an 80% chance',
        ({ name }) => settledFourTimesInFive[name]?.fewest ?? null,
        ({ name }) => number(settledFourTimesInFive[name]?.fewest ?? 0),
      ),
      figures(
        'bound',
        'Never with fewer than',
        ({ name }) => canSettleFrom[name]?.of ?? null,
        ({ name }) => number(canSettleFrom[name]?.of ?? 0),
      ),
      words('with', 'And then only with', ({ name }) => {
        const counts = canSettleFrom[name];
        return counts === null ? '' : percentWithCounts(counts.yes, counts.of);
      }),
    ],
    rows: RATING_BANDS.filter(
      ({ name }) => canSettleFrom[name] !== null && settledFourTimesInFive[name] !== null,
    ),
    notes: [
      'Settled: the whole interval lies in the band. The last two columns are a bound on what is possible, not a plan; ' +
        `casesim plan band finds the ${noun[1]} for another truth or chance.`,
      ...notes,
    ],
  };
}
