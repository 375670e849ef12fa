/**
 * The distributions that casesim uses, by the names and argument orders of the statistics literature.
 * All from @stdlib: the only ones in JavaScript that are accurate in both tails.
 */
export { default as betaln } from '@stdlib/math-base-special-betaln';
export { default as gammaln } from '@stdlib/math-base-special-gammaln';
export { default as betaCdf } from '@stdlib/stats-base-dists-beta-cdf';
export { default as betaQuantile } from '@stdlib/stats-base-dists-beta-quantile';
export { default as binomialCdf } from '@stdlib/stats-base-dists-binomial-cdf';
export { default as binomialPmf } from '@stdlib/stats-base-dists-binomial-pmf';
export { default as binomialQuantile } from '@stdlib/stats-base-dists-binomial-quantile';
export { default as chisquareQuantile } from '@stdlib/stats-base-dists-chisquare-quantile';
export { default as hypergeometricPmf } from '@stdlib/stats-base-dists-hypergeometric-pmf';
export { default as normalCdf } from '@stdlib/stats-base-dists-normal-cdf';
export { default as normalQuantile } from '@stdlib/stats-base-dists-normal-quantile';
export { default as tQuantile } from '@stdlib/stats-base-dists-t-quantile';
