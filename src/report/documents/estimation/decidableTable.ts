import type { Counts } from '../../../counts.js';
import { type PerBand, RATING_BANDS, type RatingBand } from '../../../estimation/bands/ratingBands.js';
import { number, percentWithCounts } from '../../../words/format.js';
import { figures, words } from '../../document/columns.js';
import type { Table } from '../../document/table.js';

/** At how many cases each band can be settled, and with which count; bands that no number of cases settles left out. */
export function decidableTable(
  from: PerBand<Counts | null>,
  { title, note }: { readonly title: string; readonly note: string },
): Table<RatingBand> {
  return {
    title,
    columns: [
      words(
        'band',
        'Band',
        ({ name }) => name,
        ({ label }) => label,
      ),
      figures(
        'cases',
        'Cases',
        ({ name }) => from[name]?.of ?? null,
        ({ name }) => number(from[name]!.of),
      ),
      words('with', 'When they find', ({ name }) => {
        const counts = from[name];
        return counts === null ? '' : percentWithCounts(counts.yes, counts.of);
      }),
    ],
    rows: RATING_BANDS.filter(({ name }) => from[name] !== null),
    notes: [note],
  };
}
