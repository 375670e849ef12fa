import { RATING_BANDS } from '../estimation/ratingBands.js';

/** Lower ends of Requires improvement, Good and Outstanding, in whole percent. */
const CUTS = RATING_BANDS.slice(1).map(({ from }) => from);

/** Small enough to tell no two counts apart, large enough to forgive the last digit of a weighted percentage. */
const SLACK = 1e-12;

/** The band of a proportion, cut on its exact value: 0 Inadequate, 1 Requires improvement, 2 Good, 3 Outstanding. */
export function bandOf(proportion: number): number {
  let band = 0;
  for (const cut of CUTS) if (proportion >= cut / 100 - SLACK) band++;
  return band;
}

/** The whole percentage that would be published: halves up. */
export function printedPercent(proportion: number): number {
  return Math.floor(100 * proportion + 0.5 + SLACK);
}
