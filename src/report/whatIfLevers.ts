import type { LeverListing } from '../staffing/moves.js';
import { type Answer, tablePart, textPart } from './answer.js';
import { words } from './columns.js';
import { plural } from './format.js';

/** The answer of `casesim whatif levers`. */
export function leversAnswer(levers: readonly LeverListing[]): Answer {
  return {
    command: 'whatif levers',
    sentence: `${plural(levers.length, 'lever')} can be moved, each with --lever "name=value".`,
    parts: [
      tablePart(
        {
          title: 'Levers',
          columns: [
            words<LeverListing>('name', 'Name', ({ name }) => name),
            words<LeverListing>('label', 'What it is', ({ label }) => label),
            words<LeverListing>('unit', 'Unit', ({ unit }) => unit),
            words<LeverListing>('write', 'Write it like', ({ examples }) => examples.join(', ')),
            words<LeverListing>('range', 'Range', ({ range }) => range),
            words<LeverListing>('source', "Where today's value is from", ({ source }) => source),
          ],
          rows: levers,
        },
        { main: true },
      ),
      textPart(null, [
        'A number with a sign changes today’s value, one without replaces it. --staffing-of swaps in the staffing of another region; --points weighs cases by a point set of your own.',
        'What no lever can answer: what a person will do, or who among the staff does better. The model knows shares of cases and numbers of staff by grade.',
      ]),
    ],
    data: { levers },
  };
}
