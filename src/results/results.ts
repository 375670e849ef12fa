import type { LevelCoverage } from '../estimation/coverage/levelCoverage.js';
import type { NonResponse } from '../estimation/surveys/nonResponse.js';
import type { Scenario } from '../scenario/scenario.js';
import type { History } from '../staffing/whatIf/history.js';
import type { PractitionerCorrelation } from '../staffing/whatIf/practitionerCorrelation.js';
import type { UnitsWhatIf } from '../staffing/whatIf/whatIfByUnit.js';
import type { PracticeCheck } from '../training/checking/checkPractice.js';
import type { Pack } from '../training/pack.js';
import type { AnswersReport } from './answers.js';
import type { AuditReport } from './audit.js';
import type { BandsReport, ScenarioBands } from './bands.js';
import type { CasesReport } from './cases.js';
import type { CategoriesReport } from './categories.js';
import type { CountsComparison, ScenariosComparison } from './compare.js';
import type { FeasibleReport, PrintableReport } from './counts.js';
import type { CoverageReport } from './coverage.js';
import type { InspectionReport } from './inspect.js';
import type { LevelsInspection } from './inspectLevels.js';
import type { IntervalReport } from './interval.js';
import type { IntervalFileReport } from './intervalFile.js';
import type { LeagueReport } from './league.js';
import type { LevelsComparison, LevelsPair, LevelsReport } from './levels.js';
import type { LeversReport } from './levers.js';
import type { MarkingReport } from './mark.js';
import type { KnownPair, PublishedPair, TotalsPair } from './pair.js';
import type { AssurancePlan } from './plan/assurance.js';
import type { BandPlan } from './plan/band.js';
import type { ChangePlan } from './plan/change.js';
import type { CleanSamplePlan } from './plan/cleanSample.js';
import type { LooksPlan } from './plan/looks.js';
import type { MarginPlan } from './plan/margin.js';
import type { NoWorsePlan } from './plan/noWorse.js';
import type { PairedPlan } from './plan/paired.js';
import type { ReliabilityPlan } from './plan/reliability.js';
import type { RulePlan } from './plan/rule.js';
import type { TwoStageResult } from './plan/twoStage.js';
import type { SamplePlan } from './plan.js';
import type { RatingReport } from './rate.js';
import type { InspectionReplay } from './replay.js';
import type { RoundsReport } from './rounds.js';
import type { SampledUnitsReport } from './sampledUnits.js';
import type { ScenarioLevelsComparison } from './scenarioLevels.js';
import type { ScenariosReport } from './scenarios.js';
import type { StudyProtocol } from './study/protocol.js';
import type { ReplayReport, ShardReport, StudiesReport, StudyFindings, StudyPlan } from './study.js';
import type { SurveyReport } from './survey.js';
import type { WhatIfComparison, WhatIfReport } from './whatIf.js';

/**
 * Every result by its name: `casesim schema result NAME` gives the JSON Schema of each, made from these types by the build.
 *
 * @public read by scripts/resultSchemas.js
 */
export interface Results {
  /** casesim answers SCENARIO */
  readonly answers: AnswersReport;
  /** casesim audit SCENARIO */
  readonly audit: AuditReport;
  /** casesim bands 41/84 */
  readonly bands: BandsReport;
  /** casesim bands SCENARIO */
  readonly 'bands-scenario': ScenarioBands;
  /** casesim cases SCENARIO */
  readonly cases: CasesReport;
  /** casesim categories 6 53 25 */
  readonly categories: CategoriesReport;
  /** casesim compare 41/84 29/64 */
  readonly compare: CountsComparison;
  /** casesim compare REGIONS.csv */
  readonly 'compare-league': LeagueReport;
  /** casesim compare 3/7/12/2 2/6/14/2 */
  readonly 'compare-levels': LevelsComparison;
  /** casesim compare ROUNDS.csv */
  readonly 'compare-rounds': RoundsReport;
  /** casesim compare SCENARIO SCENARIO, of questions on an ordered scale */
  readonly 'compare-scenario-levels': ScenarioLevelsComparison;
  /** casesim compare SCENARIO SCENARIO */
  readonly 'compare-scenarios': ScenariosComparison;
  /** casesim counts 49% --of 84 */
  readonly counts: FeasibleReport;
  /** casesim counts --of 84 */
  readonly 'counts-printable': PrintableReport;
  /** casesim coverage --of 84 */
  readonly coverage: CoverageReport;
  /** casesim coverage --of 24 --shares 12.5%,30%,50%,7.5% */
  readonly 'coverage-levels': LevelCoverage;
  /** casesim inspect SCENARIO */
  readonly inspect: InspectionReport;
  /** casesim inspect SCENARIO, of questions on an ordered scale */
  readonly 'inspect-levels': LevelsInspection;
  /** casesim interval 41/84 */
  readonly interval: IntervalReport;
  /** casesim interval FILE.csv */
  readonly 'interval-file': IntervalFileReport;
  /** casesim interval 33/58 --invited 210 */
  readonly 'interval-invited': NonResponse;
  /** casesim interval 3/7/12/2 */
  readonly 'interval-levels': LevelsReport;
  /** casesim interval 9/24 14/30 8/20 --units 11 */
  readonly 'interval-units': SampledUnitsReport;
  /** casesim interval FILE.csv --stratum COLUMN */
  readonly 'interval-survey': SurveyReport;
  /** casesim mark PACK ANSWERS.csv */
  readonly mark: MarkingReport;
  /** casesim pack SCENARIO */
  readonly pack: Pack;
  /** casesim pack --check FOLDER */
  readonly 'pack-check': PracticeCheck;
  /** casesim pair 50 41 --of 84 --both 35 */
  readonly pair: KnownPair;
  /** casesim pair 3/7/12/2 1/3/9/11 */
  readonly 'pair-levels': LevelsPair;
  /** casesim pair SCENARIO QUESTION QUESTION */
  readonly 'pair-scenario': PublishedPair;
  /** casesim pair 50 41 --of 84 */
  readonly 'pair-totals': TotalsPair;
  /** casesim plan --of 84 */
  readonly plan: SamplePlan;
  /** casesim plan assurance 10% */
  readonly 'plan-assurance': AssurancePlan;
  /** casesim plan band good */
  readonly 'plan-band': BandPlan;
  /** casesim plan change 49% 59% */
  readonly 'plan-change': ChangePlan;
  /** casesim plan looks 28:8:20 56:22:34 --of 84 --above 41 */
  readonly 'plan-looks': LooksPlan;
  /** casesim plan margin 5% */
  readonly 'plan-margin': MarginPlan;
  /** casesim plan no-worse 10% --from 49% */
  readonly 'plan-no-worse': NoWorsePlan;
  /** casesim plan paired 20% 10% */
  readonly 'plan-paired': PairedPlan;
  /** casesim plan reliability 0.25 */
  readonly 'plan-reliability': ReliabilityPlan;
  /** casesim plan rule 50% 65% */
  readonly 'plan-rule': RulePlan;
  /** casesim plan clean-sample 5% */
  readonly 'plan-clean-sample': CleanSamplePlan;
  /** casesim plan two-stage 50% 65% */
  readonly 'plan-two-stage': TwoStageResult;
  /** casesim scenarios SCENARIO */
  readonly scenario: Scenario;
  /** casesim rate SCENARIO */
  readonly rate: RatingReport;
  /** casesim replay 41/84 */
  readonly replay: InspectionReplay;
  /** casesim scenarios */
  readonly scenarios: ScenariosReport;
  /** casesim study */
  readonly studies: StudiesReport;
  /** casesim study STUDY */
  readonly study: StudyFindings;
  /** casesim study STUDY --plan */
  readonly 'study-plan': StudyPlan;
  /** casesim study STUDY --protocol */
  readonly 'study-protocol': StudyProtocol;
  /** casesim study STUDY --replay 0:12:345 */
  readonly 'study-replay': ReplayReport;
  /** casesim study STUDY --shard 1/4 -o FOLDER */
  readonly 'study-shard': ShardReport;
  /** casesim whatif WHAT-IF */
  readonly whatif: WhatIfReport;
  /** casesim whatif SCENARIO --check-against SCENARIO */
  readonly 'whatif-history': History;
  /** casesim whatif compare WHAT-IF WHAT-IF */
  readonly 'whatif-compare': WhatIfComparison;
  /** casesim whatif levers */
  readonly 'whatif-levers': LeversReport;
  /** casesim whatif units SCENARIO */
  readonly 'whatif-units': UnitsWhatIf;
  /** casesim whatif practitioners WHAT-IF */
  readonly 'whatif-practitioners': PractitionerCorrelation;
}
