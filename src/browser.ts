/**
 * The public API that needs no Node: everything but reading scenarios by name and running on many cores.
 * A bundler that targets browsers gets this file when it imports `casesim`.
 */

// Errors: all of casesim's own are CasesimErrors and carry their problems as data.

export { ArgumentError, CasesimError, DataError, FileError, formatProblem, type Problem } from './problem.js';

// Scenarios: a published inspection as plain data, its whole counts, and what does not hold together.

export { auditScenario } from './scenario/audit.js';
export { feasibleCounts, feasibleSamples, nearestPercentages } from './scenario/feasibleCounts.js';
export type { Finding } from './scenario/finding.js';
export { scenarioJsonSchema } from './scenario/jsonSchema.js';
export { parseDeclaration, parseScenario } from './scenario/parse.js';
export {
  type CaseVariable,
  type Figure,
  KEY_QUESTIONS,
  type KeyQuestion,
  NOT_RECORDED,
  NOT_RELEVANT,
  type Scenario,
} from './scenario/scenario.js';

// The case model: exact margins and joints, synthetic cases.

export { clusterModel } from './model/cluster.js';
export { compileModel } from './model/compile.js';
export { drawCases } from './model/draw.js';
export { frechetBounds, jointAnswers } from './model/jointAnswers.js';
export type { CaseModel, EffectsPreset, Intervention, JointTable, SyntheticCase } from './model/model.js';

// Inspections: one sample scored, and what repeated ones would report.

export type { Design } from './inspection/designs/design.js';
export { sampleCohort } from './inspection/designs/sampleCohort.js';
export { inclusionProbabilities } from './inspection/designs/taker.js';
export { type Inspection, inspect } from './inspection/inspect.js';
export type { CohortInspection } from './inspection/inspectCohort.js';
export { type Accuracy, accuracyFor, kappaOf } from './inspection/inspectors.js';
export { reinspection } from './inspection/reinspection.js';

// One percentage: intervals, p-values, exact coverage.

export { cohortCoverage, cohortCoverageSummary } from './estimation/cohortCoverage.js';
export { coverage, coverageSummary } from './estimation/coverage.js';
export { finitePopulationInterval, finitePopulationPValue } from './estimation/finitePopulation.js';
export { intervalTable } from './estimation/intervalTable.js';
export {
  betaPriorInterval,
  type Counts,
  PROPORTION_METHODS,
  proportionInterval,
  proportionPValue,
} from './estimation/proportion.js';

// Two percentages: independent samples, or the same cases asked two questions.

export { adjustPValues, confidencePerQuestion } from './estimation/adjust.js';
export { compareCounts, compareScenarios } from './estimation/compare.js';
export { DIFFERENCE_METHODS, differenceInterval } from './estimation/difference.js';
export { differencePValue } from './estimation/differenceTest.js';
export { frechetRange } from './estimation/frechet.js';
export { mcnemarPValue, PAIRED_METHODS, pairedDifferenceInterval } from './estimation/pairedDifference.js';
export { pairFromScenario } from './estimation/pairScenario.js';
export { rankingError } from './estimation/ranking.js';
export { oddsRatioInterval, riskRatioInterval } from './estimation/ratio.js';

// Several categories, clusters, weights, and inspectors who err.

export { manyRaterAgreement, twoRaterAgreement } from './estimation/agreement.js';
export { CLUSTERED_METHODS, clusteredInterval, clusteredPValue } from './estimation/clustered.js';
export { apparentProportion, trueProportionInterval, trueProportionPValue } from './estimation/imperfect.js';
export { SIMULTANEOUS_METHODS, simultaneousIntervals } from './estimation/simultaneous.js';
export { surveyProportion } from './estimation/survey.js';
export { surveyInterval } from './estimation/surveyInterval.js';

// Bands, ratings and how many cases are enough.

export {
  bandProbabilities,
  bandsDecidableFrom,
  bandsNotRejected,
  countsRoundedAcross,
} from './estimation/bands.js';
export { bandsReport, scenarioBands } from './estimation/bandsReport.js';
export { detectableChange, powerToSeeChange } from './estimation/changePower.js';
export { lowestOfQuestions } from './estimation/lowest.js';
export { marginOf } from './estimation/margin.js';
export { discretion, overallRating } from './estimation/rating.js';
export { bandOf, RATING_BANDS } from './estimation/ratingBands.js';
export { sampleSize } from './estimation/sampleSize.js';

// Studies: many inspections under one or more designs, exact where possible, simulated where not.

export { stream } from './numeric/stream.js';
export { studyJsonSchema } from './study/jsonSchema.js';
export { parseStudy } from './study/parse.js';
export type { StudyAnswer, StudyResult } from './study/results.js';
export { runStudy, type StudyOptions } from './study/runStudy.js';
export type { Study } from './study/study.js';

// Practice packs: cases to judge, a key, marks, and what the markers would report.

export { type AnswerRow, readAnswers } from './training/answers.js';
export { buildPack, type PackOptions } from './training/buildPack.js';
export { inspectMarkers } from './training/inspectMarkers.js';
export { markAnswers } from './training/markAnswers.js';
export type { Marking } from './training/marking.js';
export type { Pack } from './training/pack.js';
export { readPack } from './training/readPack.js';
export { parseWording } from './training/wording.js';

// Staffing: workload points and tiers, and what a change in staffing would do.

export { type LeverListing, type LeverRequest, listLevers, type MovedLever } from './staffing/moves.js';
export type { PointSet, Tier } from './staffing/pointSet.js';
export { parsePointSet } from './staffing/pointSetFile.js';
export { POINTS_2021_07 } from './staffing/points/2021-07.js';
export type { Detection, QuestionAnswer } from './staffing/questionAnswer.js';
export {
  type ChangeFacts,
  changeLevel,
  type Need,
  type ProtectFacts,
  protectLevel,
  type RiskOfSeriousHarm,
  type Severity,
  tierOf,
} from './staffing/tier.js';
export {
  type AskWhatIf,
  type OutcomeFans,
  prepareWhatIf,
  type WhatIf,
  type WhatIfOptions,
  whatIf,
} from './staffing/whatIf.js';
export { parseWhatIf, type WhatIfFile } from './staffing/whatIfFile.js';
export {
  type CaseGroup,
  capacityUsed,
  impliedPointsPerCase,
  type Load,
  type Workload,
  workloadCapacity,
  workloadPoints,
} from './staffing/workload.js';
