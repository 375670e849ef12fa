import type { Counts } from '../../counts.js';
import { refuse, together } from '../../problem.js';
import { readCounts } from '../../results/tables/readCounts.js';

/** The one count that was meant; a percentage that several counts print as is not enough here. */
export function oneCount(written: string): Counts {
  const { text, of, lowest, highest } = readCounts(written);
  if (lowest.yes === highest.yes) return lowest;
  return refuse(
    'several-counts',
    `"${text}" could be any count from ${lowest.yes} to ${highest.yes} of ${of}.`,
    {
      path: 'counts',
      got: text,
      hint: `Give the count itself, such as ${lowest.yes}/${of}.`,
    },
  );
}

/** Both counts, or everything that is wrong with either. */
export function twoCounts(first: string, second: string): readonly [Counts, Counts] {
  return together(
    () => oneCount(first),
    () => oneCount(second),
  );
}
