import type { Counts } from '../../counts.js';
import { ArgumentError } from '../../problem.js';
import type { readCounts } from '../../results/statedCounts.js';

/** The one count that was meant; a percentage that several counts print as is not enough here. */
export function oneCount({ text, of, lowest, highest }: ReturnType<typeof readCounts>): Counts {
  if (lowest.yes === highest.yes) return lowest;
  throw new ArgumentError([
    {
      code: 'several-counts',
      path: 'counts',
      got: text,
      message: `"${text}" could be any count from ${lowest.yes} to ${highest.yes} of ${of}.`,
      hint: `Give the count itself, such as ${lowest.yes}/${of}.`,
    },
  ]);
}
