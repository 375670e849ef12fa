import { type Estimator, estimateRaw, residualSquares, settled, squaresWithin } from './estimate.js';

/**
 * A sample matched to its cohort: systematic along a list sorted into cells, so every case weighs the same and no
 * cell is a case off its share.
 *
 * No unbiased variance estimator exists for a systematic sample. The cells are taken as proportional strata, and a
 * cell with a single case, which shows no spread, joins the next along the list; the joining counts as spread what
 * differs between the joined cells, and so stands in for the rounding of cells to whole cases (Wolter 2007,
 * Introduction to Variance Estimation, sections 2.5 and 8.2). About the process, the sampled part of the cohort is
 * a simple sample.
 *
 * @param finite - whether the cohort itself is asked about
 */
export function matched(finite: boolean): Estimator {
  return (sample, question, into) => {
    estimateRaw(sample, question, into);
    const { value } = into;
    let [cases, size, strata, spread] = [0, 0, 0, 0];
    let [n, y, r] = [0, 0, 0];
    // A stratum is counted when the next is complete: what is left at the end of the list joins the last one.
    let [heldCases, heldYes, heldRelevant] = [0, 0, 0];
    for (let group = 0; group < sample.groups; group++) {
      const taken = sample.taken[group] ?? 0;
      size += sample.sizes[group] ?? 0;
      cases += taken;
      n += taken;
      y += sample.yes[group * sample.questions + question] ?? 0;
      r += sample.relevant[group * sample.questions + question] ?? 0;
      if (n < 2) continue;
      if (heldCases > 0) {
        spread += (heldCases / (heldCases - 1)) * squaresWithin(heldYes, heldRelevant, heldCases, value);
      }
      strata++;
      heldCases = n;
      heldYes = y;
      heldRelevant = r;
      n = 0;
      y = 0;
      r = 0;
    }
    n += heldCases;
    y += heldYes;
    r += heldRelevant;
    if (n > 1) spread += (n / (n - 1)) * squaresWithin(y, r, n, value);
    const sampled = size > 0 ? cases / size : 0;
    const simple =
      finite || cases < 2 ? 0 : (cases / (cases - 1)) * residualSquares(into.yes, into.cases, value);
    into.variance = settled(((1 - sampled) * spread + sampled * simple) / (into.cases * into.cases));
    into.degreesOfFreedom = Math.max(1, cases - strata);
  };
}
