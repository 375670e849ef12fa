import type { MovedLever } from '../../../staffing/levers/moves.js';
import { lowered } from '../../../words/capital.js';

/** What a lever makes of its number, inside a sentence: `time in vetting from 20 weeks to 8 weeks from month 6`. */
export function leverInWords(lever: MovedLever): string {
  return `${lowered(lever.label)} from ${lever.today} to ${becomesInWords(lever)}`;
}

/** What a lever's number becomes, and in which months. */
export function becomesInWords({ becomes, when }: MovedLever): string {
  return when === '' ? becomes : `${becomes} ${when}`;
}
