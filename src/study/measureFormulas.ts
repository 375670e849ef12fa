import type { MeasureName } from './measureNames.js';

/**
 * What each performance measure is, as a formula: over R replicates with an estimate, θ̂ is the estimate, θ the truth, s
 * the reported standard error, [L, U] the interval and θ₀ what is tested against. An exact answer has the same formulas,
 * with the probabilities of its outcomes in place of 1/R.
 */
export const MEASURE_FORMULAS: Readonly<Record<MeasureName, string>> = {
  estimate: 'mean of θ̂',
  bias: 'mean of θ̂ - θ',
  empiricalError: '√(Σ(e - mean of e)²/(R - 1)), where e = θ̂ - θ',
  rootMeanSquareError: '√(mean of (θ̂ - θ)²)',
  designError: '√(variance of θ̂ - θ that the design gives), worked out without replicates',
  modelError: '√(mean of s²)',
  relativeModelError: 'mean model standard error / empirical standard error - 1',
  coverage: 'share of replicates with L ≤ θ ≤ U',
  missedBelow: 'share of replicates with U < θ',
  missedAbove: 'share of replicates with L > θ',
  width: 'mean of U - L',
  power:
    'share of replicates whose interval excludes θ₀ on the side on which θ is; of a cohort, of those with θ ≠ θ₀',
  wrongWay: 'share of replicates whose interval excludes θ₀ on the other side',
  falseAlarm: 'share of replicates whose interval excludes θ₀ = θ, on either side',
  wrongSign: 'of the replicates whose interval excludes θ₀, the share with θ̂ on the wrong side of it',
  exaggeration: 'mean of |θ̂ - θ₀|/|θ - θ₀| over the replicates whose interval excludes θ₀',
  wrongBand: 'share of replicates with θ̂ in another band than θ',
  differentBand: 'chance that the next percentage is in another band than the published one',
  bandTooHigh: 'share of replicates with θ̂ in a higher band than θ',
  misleads:
    'share of replicates with the printed whole percentage further than the stated percentage points from θ',
  wrongRanking: 'share of replicates in which two scenarios come out in the wrong order',
  tiedRanking: 'share of replicates in which two scenarios tie and none is in the wrong order',
  clusteringError: '√(mean of c²), where c is what the effects of the clusters add to θ̂ - θ',
  samplingError: '√(mean of a²), where a is what the choice of cases adds to θ̂ - θ',
  inspectorError: '√(mean of i²), where i is what the scores of the inspectors add to θ̂ - θ',
  clusteringShare: 'Σc²/Σ(c² + a² + i²)',
  samplingShare: 'Σa²/Σ(c² + a² + i²)',
  inspectorShare: 'Σi²/Σ(c² + a² + i²)',
  agreement: 'mean share of double-marked cases on which two inspectors agree',
  kappa: "mean of Cohen's κ of two inspectors, where it is defined",
  ac1: "mean of Gwet's AC1 of two inspectors",
  weightedAgreement:
    'mean over double-marked cases of 1 - d/(k - 1), where d is by how many of k levels two inspectors differ',
  weightedKappa: "mean of Cohen's κ of two inspectors with those weights, where it is defined",
  largestRise:
    'mean over years of the largest change of a share between the two latest rounds, over the regions',
  largestFall: 'mean over years of the smallest change, which is negative, between the two latest rounds',
  roundRange: 'mean of the highest share minus the lowest of the round before the latest',
  bandsChanged: 'mean number of regions in another hypothetical band than in the round before',
  lastKept:
    'share of years in which the region that was last is last again; of equal shares one is last at random',
  lastRegionChange: 'mean change of the region that was last in the round before the latest',
  falseMostImproved: 'share of years in which the region with the largest rise did not truly change',
  bottomIsBottom:
    'share of years in which the last region of the latest round is the one with the lowest true share',
  foundChange:
    "share of years in which the trend of the region that truly rose is shown, upwards, by Cochran and Armitage's test with Holm's steps over all regions",
  falseChange: 'share of years in which the same test shows a change of a region that did not truly change',
  inspectorDays: 'cases of all regions and rounds, times the days for each that the study assumes',
  wrongSide: 'share of replicates that say high where θ is below θ₀, or low where it is above',
  saysHigh: 'share of replicates that say high, at whichever stage',
  stopsEarly: 'share of replicates that end after the first stage',
  casesInspected: 'mean of the cases inspected, over those of both stages',
  noEstimate: 'share of all replicates without a relevant case, and so without θ̂',
};
