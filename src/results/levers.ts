import { type LeverListing, listLevers } from '../staffing/levers/listLevers.js';

/** What can be moved. */
export interface LeversReport {
  readonly levers: readonly LeverListing[];
}

/**
 * Everything that a what-if can move, with units, ranges and sources.
 * @returns the levers by name
 *
 * @example
 * leversReport().levers.length;
 */
export function leversReport(): LeversReport {
  return { levers: listLevers() };
}
