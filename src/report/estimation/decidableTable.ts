import type { bandsDecidableFrom } from '../../estimation/bands.js';
import { RATING_BANDS, type RatingBand } from '../../estimation/ratingBands.js';
import { figures, words } from '../columns.js';
import { number, percentWithCounts } from '../format.js';
import type { Table } from '../table.js';

/** At how many cases each band can be settled, and with which count; bands that no number of cases settles left out. */
export function decidableTable(
  from: ReturnType<typeof bandsDecidableFrom>,
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
        ({ name }) => number(from[name]?.of ?? 0),
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
