/**
 * The public API that needs no Node: everything but reading scenarios by name and running on many cores.
 * A bundler that targets browsers gets this file when it imports `casesim`.
 */

// Load: errors that carry their problems as data; scenarios, their whole counts, and what does not hold together.

export type { Counts } from './counts.js';
export { ArgumentError, CasesimError, DataError, FileError, formatProblem, type Problem } from './problem.js';
export { type AnswersReport, answersReport } from './results/answers.js';
export { type AuditReport, auditReport } from './results/audit.js';
export {
  type FeasibleReport,
  feasibleReport,
  type PrintableReport,
  printableReport,
} from './results/counts.js';
export { type RatingReport, ratingReport } from './results/rate.js';
export { type ScenariosReport, scenariosReport } from './results/scenarios.js';
export { readCounts, type StatedCounts } from './results/tables/readCounts.js';
export { auditScenario } from './scenario/audit/audit.js';
export type { Finding } from './scenario/audit/finding.js';
export { scenarioJsonSchema } from './scenario/declare/jsonSchema.js';
export { WORD_CONVENTIONS, wordFor } from './scenario/figures/conventions.js';
export { feasibleCounts, feasibleSamples, nearestPercentages } from './scenario/figures/feasibleCounts.js';
export { parseDeclaration, parseScenario } from './scenario/parse.js';
export { parseProgramme } from './scenario/programme/parseProgramme.js';
export type { Programme } from './scenario/programme/programme.js';
export { programmeJsonSchema } from './scenario/programme/programmeJsonSchema.js';
export {
  type CaseVariable,
  type Figure,
  type KeyQuestion,
  NOT_RECORDED,
  NOT_RELEVANT,
  type Scenario,
  type WordsName,
} from './scenario/scenario.js';

// Inspect: the calibrated case model, synthetic cases, one sample scored, and what repeated ones would report.

export { inclusionProbabilities } from './designs/inclusion.js';
export type { Design } from './designs/registry.js';
export { sampleCohort } from './designs/sampleCohort.js';
export { type Inspection, inspect } from './inspection/inspect.js';
export type { CohortInspection } from './inspection/inspectCohort.js';
export { type Accuracy, accuracyFor, apparentProportion, kappaOf } from './inspection/inspectors.js';
export { reinspection } from './inspection/reinspection.js';
export { clusterModel } from './model/cluster/cluster.js';
export { compileModel } from './model/compile/compile.js';
export { frechetBounds, jointAnswers } from './model/compile/jointAnswers.js';
export { drawCases } from './model/draw/draw.js';
export type { CaseModel, EffectsPreset, Intervention, JointTable, SyntheticCase } from './model/model.js';
export { type CasesReport, casesReport } from './results/cases.js';
export { type InspectionReport, inspectionReport } from './results/inspect.js';
export { type LevelsInspection, levelsInspection } from './results/inspectLevels.js';

// Estimate one percentage: intervals, p-values, exact coverage.

export { finitePopulationInterval, finitePopulationPValue } from './estimation/cohort/finitePopulation.js';
export { cohortCoverage, cohortCoverageSummary } from './estimation/coverage/cohortCoverage.js';
export { coverage, coverageCurves, coverageSummary } from './estimation/coverage/coverage.js';
export { methodLabel } from './estimation/methodLabel.js';
export { METHODS } from './estimation/methods.js';
export { intervalTable } from './estimation/proportion/intervalTable.js';
export { type MissingCases, missingCases } from './estimation/proportion/missingCases.js';
export {
  betaPriorInterval,
  PROPORTION_METHODS,
  proportionInterval,
  proportionPValue,
} from './estimation/proportion/proportion.js';
export { type CoverageReport, coverageReport } from './results/coverage.js';
export { type IntervalReport, intervalReport } from './results/interval.js';
export { type IntervalFileReport, intervalFileReport } from './results/intervalFile.js';
export { type SurveyReport, surveyReport } from './results/survey.js';
export type { FileRow } from './tables/csvRows.js';
export type { Table } from './tables/tableRows.js';

// Estimate a difference: independent samples, or the same cases asked two questions.

export { adjustPValues, confidencePerQuestion } from './estimation/difference/adjust.js';
export { compareCounts, compareScenarios } from './estimation/difference/compare.js';
export { DIFFERENCE_METHODS, differenceInterval } from './estimation/difference/difference.js';
export { differencePValue } from './estimation/difference/differenceTest.js';
export { frechetRange } from './estimation/difference/frechet.js';
export { equivalence, nonInferiority } from './estimation/difference/nonInferiority.js';
export {
  mcnemarPValue,
  PAIRED_METHODS,
  pairedDifferenceInterval,
} from './estimation/difference/pairedDifference.js';
export { pairFromScenario } from './estimation/difference/pairScenario.js';
export {
  type PosteriorDifference,
  posteriorDifference,
} from './estimation/difference/posteriorDifference.js';
export { rankingError } from './estimation/difference/ranking.js';
export { oddsRatioInterval, riskRatioInterval } from './estimation/difference/ratio.js';
export {
  type CountsComparison,
  countsComparison,
  type ScenariosComparison,
  scenariosComparison,
} from './results/compare.js';
export {
  type KnownPair,
  knownPair,
  type PublishedPair,
  publishedPair,
  type TotalsPair,
  totalsPair,
} from './results/pair.js';

// Estimate three or more: who differs from the rest, which ranks are possible, what pooling says.

export { chanceShare } from './estimation/league/chanceShare.js';
export { individualsChart, proportionChart } from './estimation/league/controlCharts.js';
export { funnel, funnelLimits } from './estimation/league/funnel.js';
export { homogeneity } from './estimation/league/homogeneity.js';
export { nationalFigure } from './estimation/league/nationalFigure.js';
export { nothingChanged } from './estimation/league/nothingChanged.js';
export { overDispersion } from './estimation/league/overDispersion.js';
export { partialPooling } from './estimation/league/partialPooling.js';
export { rankSetCoverage } from './estimation/league/rankCoverage.js';
export { rankSets } from './estimation/league/rankSets.js';
export { ratioFunnelLimits } from './estimation/league/ratioFunnel.js';
export { meanChanceVariance, regressionToMean } from './estimation/league/regressionToMean.js';
export { trend } from './estimation/league/trend.js';
export { acuity } from './estimation/markers/acuity.js';
export { type LeagueReport, leagueReport, scenarioLeague } from './results/league.js';
export { type RoundsReport, roundsReport } from './results/rounds.js';
export { type League, league } from './results/unitLeague.js';

// Estimate more: several categories, clusters, weights, and inspectors who err.

export { agreement } from './estimation/agreement/agreement.js';
export {
  type FinalAccuracy,
  finalAccuracy,
  type InspectorsAsked,
} from './estimation/agreement/finalAccuracy.js';
export {
  type CheckedAccuracy,
  trueProportionInterval,
  trueProportionPValue,
} from './estimation/agreement/imperfect.js';
export { reliabilityOf, reviewsNeeded } from './estimation/agreement/reliability.js';
export { twoRaterAgreement } from './estimation/agreement/twoRaters.js';
export {
  type AgreementWeights,
  type WeightedKappa,
  weightedKappa,
} from './estimation/agreement/weightedKappa.js';
export { SIMULTANEOUS_METHODS, simultaneousIntervals } from './estimation/categories/simultaneous.js';
export { clusterDesignEffect, cohortDesignEffect } from './estimation/design/clusterDesignEffect.js';
export {
  CLUSTERED_METHODS,
  clusteredInterval,
  clusteredPValue,
  kornGraubardSample,
} from './estimation/design/clustered.js';
export { complexInterval, complexPValue } from './estimation/design/complexInterval.js';
export { complexPosterior, priorPredictivePValue } from './estimation/design/complexPosterior.js';
export { surveyProportion } from './estimation/design/survey.js';
export { surveyInterval } from './estimation/design/surveyInterval.js';
export { type CategoriesReport, categoriesReport, variableCategories } from './results/categories.js';

// Estimate on ordered scales and from surveys: levels, mean scores, paired items, silence, sampled units.

export { type LevelCoverage, levelCoverage } from './estimation/coverage/levelCoverage.js';
export { type LevelDifference, levelByLevel } from './estimation/ordered/levelByLevel.js';
export { type LevelIntervals, type LevelShare, levelIntervals } from './estimation/ordered/levelIntervals.js';
export { type MeanScore, meanScore } from './estimation/ordered/meanScore.js';
export { type PairedBounds, pairedBounds } from './estimation/ordered/pairedBounds.js';
export { type PairedOrdered, pairedOrdered } from './estimation/ordered/pairedOrdered.js';
export { type ProportionalOdds, proportionalOdds } from './estimation/ordered/proportionalOdds.js';
export { type Superiority, superiority } from './estimation/ordered/superiority.js';
export { type WilcoxonTest, wilcoxon } from './estimation/ordered/wilcoxon.js';
export {
  type NonResponse,
  type NonResponseMean,
  nonResponse,
  nonResponseMean,
} from './estimation/surveys/nonResponse.js';
export {
  type SampledUnits,
  sampledMean,
  sampledShare,
  unitsLike,
} from './estimation/surveys/sampledUnits.js';

export {
  type LevelsComparison,
  type LevelsPair,
  type LevelsReport,
  levelsComparison,
  levelsPair,
  levelsReport,
} from './results/levels.js';
export { type SampledUnitsReport, sampledUnitsReport } from './results/sampledUnits.js';
export {
  type ComparedQuestion,
  type ScenarioLevelsComparison,
  scenarioLevelsComparison,
  scenarioLevelsPair,
} from './results/scenarioLevels.js';

// Estimate what comes: bands, ratings, the next inspection, and how many cases are enough.

export {
  bandProbabilities,
  bandsDecidableFrom,
  bandsNotRejected,
  chanceAbove,
  countsRoundedAcross,
} from './estimation/bands/bands.js';
export { lowestOfQuestions } from './estimation/bands/lowest.js';
export { lowestNext } from './estimation/bands/lowestNext.js';
export { discretion, overallRating } from './estimation/bands/rating.js';
export { bandOf, RATING_BANDS } from './estimation/bands/ratingBands.js';
export { assuredSampleSize, widthAssurance } from './estimation/planning/assurance.js';
export { bandPower, bandSampleSize } from './estimation/planning/bandPower.js';
export { changeSampleSize, detectableChange, powerToSeeChange } from './estimation/planning/changePower.js';
export { cohortChangePower, cohortChangeSampleSize } from './estimation/planning/cohortChange.js';
export { equivalencePower, equivalenceSampleSize } from './estimation/planning/equivalencePower.js';
export { marginOf } from './estimation/planning/margin.js';
export { nonInferiorityPower, nonInferioritySampleSize } from './estimation/planning/nonInferiorityPower.js';
export { pairedPower, pairedSampleSize } from './estimation/planning/pairedPower.js';
export { sampleSize } from './estimation/planning/sampleSize.js';
export { ifPublishedIsTrue } from './estimation/prediction/ifTruth.js';
export { nextInspection } from './estimation/prediction/nextInspection.js';
export { nextQuestions } from './estimation/prediction/severalQuestions.js';
export {
  type CleanSample,
  type CleanSampleQuestion,
  cleanSample,
  mostFaults,
} from './estimation/rules/cleanSample.js';
export {
  bestCutOff,
  chanceOfHigh,
  type DecisionRule,
  decisionRule,
  type FewestForRule,
  type RuleQuestion,
  type TwoRates,
} from './estimation/rules/decisionRule.js';
export {
  type GroupSequentialCharacteristics,
  type GroupSequentialPlan,
  groupSequential,
  type Look,
} from './estimation/rules/groupSequential.js';
export {
  type GroupSequentialOutcome,
  groupSequentialEstimate,
} from './estimation/rules/groupSequentialEstimate.js';
export type { TwoRisks } from './estimation/rules/lowAndHigh.js';
export { type Presentation, type PrintedCounts, presentation } from './estimation/rules/presentation.js';
export {
  type PresentationRule,
  US_NCHS_2017,
  type Verdict,
} from './estimation/rules/presentationRule.js';
export {
  parsePresentationRule,
  presentationRuleJsonSchema,
} from './estimation/rules/presentationRuleFile.js';
export {
  type TwoStageCharacteristics,
  type TwoStagePlan,
  twoStage,
} from './estimation/rules/twoStage.js';
export {
  type TwoStageEstimate,
  type TwoStageOutcome,
  twoStageEstimate,
} from './estimation/rules/twoStageEstimate.js';
export {
  type FoundPlan,
  type TwoStageQuestion,
  type TwoStageSearch,
  twoStagePlans,
} from './estimation/rules/twoStagePlans.js';
export { type CasesToAnotherBand, casesToAnotherBand } from './estimation/standards/casesToAnotherBand.js';
export { type BandChances, type LowestBand, lowestBand } from './estimation/standards/lowestBand.js';
export { type Rating, rate } from './estimation/standards/rate.js';
export type { Standard } from './estimation/standards/standard.js';
export { type StandardsTotal, standardsTotal } from './estimation/standards/standardsTotal.js';
export { type TotalPoints, totalPoints } from './estimation/standards/totalPoints.js';
export { type BandsReport, bandsReport, type ScenarioBands, scenarioBands } from './results/bands.js';
export { type AssurancePlan, assurancePlan } from './results/plan/assurance.js';
export { type BandPlan, bandPlan } from './results/plan/band.js';
export { type ChangePlan, changePlan } from './results/plan/change.js';
export { type CleanSamplePlan, cleanSamplePlan } from './results/plan/cleanSample.js';
export { type LooksPlan, looksPlan } from './results/plan/looks.js';
export { type MarginPlan, marginPlan } from './results/plan/margin.js';
export { type NoWorsePlan, noWorsePlan } from './results/plan/noWorse.js';
export { type PairedPlan, pairedPlan } from './results/plan/paired.js';
export { type ReliabilityPlan, reliabilityPlan } from './results/plan/reliability.js';
export { type RulePlan, rulePlan } from './results/plan/rule.js';
export { type TwoStageResult, twoStagePlan } from './results/plan/twoStage.js';
export { type SamplePlan, samplePlan } from './results/plan.js';
export { type InspectionReplay, replayInspection } from './results/replay.js';

// Judge what an inspection says: its claims, true or false of the cases and probable of the work behind them.

export { type Challenge, challenges } from './estimation/claims/challenges.js';
export { type Claim, type ClaimsOptions, claims } from './estimation/claims/claims.js';
export { orderClaim, rankClaims } from './estimation/claims/orderClaim.js';
export { shareClaim } from './estimation/claims/shareClaim.js';
export { forcedBounds } from './estimation/forced/forcedBounds.js';
export { type ForcedFactsOptions, forcedFacts } from './estimation/forced/forcedFacts.js';
export type { ForcedFact } from './estimation/forced/jointBounds.js';

// Study: many inspections under one or more designs, exact where possible, simulated where not.

export { stream } from './numeric/stream.js';
export { type StudyFindings, studyFindings } from './results/study.js';
export { parseStudy } from './study/check/parse.js';
export { type DesignError, type DesignErrorOptions, designError } from './study/estimators/designError.js';
export { studyJsonSchema } from './study/file/jsonSchema.js';
export type { StudyAnswer, StudyResult } from './study/run/results.js';
export { runStudy, type StudyOptions } from './study/run/runStudy.js';
export type { Study } from './study/study.js';

// Train: practice packs, a key, marks, and what the markers would report.

export { type MarkingReport, markingReport } from './results/mark.js';
export { type CasesToCheck, checkPractice, type PracticeCheck } from './training/checking/checkPractice.js';
export { readAnswers } from './training/marking/answers.js';
export type { AnswerRow } from './training/marking/givenAnswers.js';
export { inspectMarkers } from './training/marking/inspectMarkers.js';
export { markAnswers } from './training/marking/markAnswers.js';
export type { Marking } from './training/marking/marking.js';
export { readStandard } from './training/marking/readStandard.js';
export { buildPack, type PackOptions } from './training/pack/buildPack.js';
export { type Correction, correctPack } from './training/pack/correctPack.js';
export { anchorCases, type CaseToJoin } from './training/pack/joinCases.js';
export { ownCases } from './training/pack/ownCases.js';
export { readPack } from './training/pack/readPack.js';
export type { Pack } from './training/pack.js';
export { parseWording } from './training/words/wording.js';

// Staff: workload points and tiers, and what a change in staffing would do.

export { type LeversReport, leversReport } from './results/levers.js';
export {
  type WhatIfComparison,
  whatIfComparison,
  whatIfRunner,
} from './results/whatIf.js';
export { whatIfJsonSchema } from './staffing/file/jsonSchema.js';
export { parseWhatIf, type WhatIfFile } from './staffing/file/whatIfFile.js';
export { type LeverListing, listLevers } from './staffing/levers/listLevers.js';
export type { LeverRequest, MovedLever } from './staffing/levers/moves.js';
export { readSwap } from './staffing/levers/swap.js';
export { priorityWaits, type SteadyQueue, steadyQueue } from './staffing/queues/steadyQueue.js';
export type { PointSet, Tier } from './staffing/region/pointSet.js';
export { parsePointSet, pointSetJsonSchema } from './staffing/region/pointSetFile.js';
export { POINTS_2021_07 } from './staffing/region/points2021.js';
export {
  type ChangeFacts,
  changeLevel,
  type Need,
  type ProtectFacts,
  protectLevel,
  type RiskOfSeriousHarm,
  type Severity,
  tierOf,
} from './staffing/region/tier.js';
export {
  type CaseGroup,
  capacityUsed,
  impliedPointsPerCase,
  type Load,
  type Workload,
  workloadCapacity,
  workloadPoints,
} from './staffing/region/workload.js';
export type { WhatIfOptions } from './staffing/simulation/runOptions.js';
export type { Detection } from './staffing/whatIf/detection.js';
export { checkAgainstLater, type History, type HistoryOptions } from './staffing/whatIf/history.js';
export {
  type PractitionerCorrelation,
  type PractitionerOptions,
  practitionerCorrelation,
} from './staffing/whatIf/practitionerCorrelation.js';
export type { QuestionOutcome } from './staffing/whatIf/questionOutcome.js';
export { type Sought, seekTarget, type TargetAsked } from './staffing/whatIf/target.js';
export type { OutcomeFans } from './staffing/whatIf/trajectories.js';
export { type AskWhatIf, prepareWhatIf, type WhatIf, whatIf } from './staffing/whatIf/whatIf.js';
export { type UnitsOptions, type UnitsWhatIf, whatIfByUnit } from './staffing/whatIf/whatIfByUnit.js';
export { type WithPractitioners, withPractitioners } from './staffing/whatIf/withPractitioners.js';

// All results by name: what each command gives as data, the same objects that it prints with --json.

export type { Results } from './results/results.js';
