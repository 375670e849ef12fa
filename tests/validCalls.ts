import { readFileSync } from 'node:fs';
import * as api from '../src/index.js';

const LOOKS = {
  looks: [
    { cases: 42, stopLow: 16, stopHigh: 26 },
    { cases: 60, stopLow: null, stopHigh: null },
  ],
  total: 84,
  cut: 41,
};
const COUNTS = { yes: 41, of: 84 };
const OTHER = { yes: 29, of: 64 };
const LEAGUE = [COUNTS, OTHER, { yes: 9, of: 56 }];
export const SCENARIO = api.loadScenario('west-midlands-2025');
export const MODEL = api.compileModel(SCENARIO);
const CARE_HOMES = api.loadScenario('care-homes-example');
const WITH_UNITS = api.parseScenario(
  `${readFileSync('scenarios/west-midlands-2025.yaml', 'utf8')}\nunits:\n  north: { peopleSupervised: 9000, from: report }\n`,
  'units.yaml',
);
const TABLE = { both: 10, firstOnly: 12, secondOnly: 3, neither: 4 };

/** A call of each estimator that works as it stands. */
export const ESTIMATOR_CALLS: Readonly<Record<string, readonly unknown[]>> = {
  proportionInterval: [COUNTS, { method: 'wilson', confidence: 0.9, side: 'lower' }],
  missingCases: [COUNTS, 4, { method: 'wilson', confidence: 0.9 }],
  proportionPValue: [COUNTS, { against: 0.5, method: 'blaker', side: 'both' }],
  betaPriorInterval: [COUNTS, { prior: { yes: 1, no: 1 }, confidence: 0.9, side: 'both' }],
  differenceInterval: [COUNTS, OTHER, { method: 'mee', confidence: 0.9, side: 'lower' }],
  differencePValue: [COUNTS, OTHER, { method: 'mee', difference: 0.1 }],
  riskRatioInterval: [COUNTS, OTHER, { confidence: 0.9, side: 'lower' }],
  oddsRatioInterval: [COUNTS, OTHER, { confidence: 0.9, side: 'upper' }],
  pairedDifferenceInterval: [TABLE, { method: 'tango', confidence: 0.9, side: 'lower' }],
  mcnemarPValue: [TABLE, { method: 'exact' }],
  frechetRange: [{ first: 41, second: 50, of: 84 }, { confidence: 0.9 }],
  simultaneousIntervals: [[6, 53, 25], { method: 'sison-glaz', confidence: 0.9 }],
  finitePopulationInterval: [
    { ...COUNTS, cohort: 650 },
    { method: 'wilson', confidence: 0.9, side: 'lower' },
  ],
  finitePopulationPValue: [
    { ...COUNTS, cohort: 650 },
    { method: 'wilson', against: 0.5, side: 'lower' },
  ],
  clusteredInterval: [
    { ...COUNTS, designEffect: 1.5, degreesOfFreedom: 10 },
    { method: 'korn-graubard', confidence: 0.9, side: 'lower' },
  ],
  clusteredPValue: [
    { ...COUNTS, designEffect: 1.5, degreesOfFreedom: 10 },
    { method: 'logit', against: 0.4, side: 'both' },
  ],
  trueProportionInterval: [
    COUNTS,
    { sensitivity: 0.9, specificity: 0.9, sensitivityChecks: 50, specificityChecks: 50 },
    { method: 'lang-reiczigel', confidence: 0.9, side: 'lower' },
  ],
  coverage: [{ of: 84, p: 0.5, method: 'wilson', confidence: 0.9, side: 'both' }],
  coverageCurves: [{ of: 20, methods: ['wilson'], at: [0.3], confidence: 0.9, side: 'both' }],
  coverageSummary: [{ of: 20, method: 'wilson', confidence: 0.9, side: 'both' }],
  cohortCoverage: [{ of: 20, cohort: 65, yes: 30, method: 'wilson', confidence: 0.9, side: 'both' }],
  nextInspection: [COUNTS, { cases: 84, confidence: 0.9 }],
  replayInspection: [COUNTS, { guess: 0.05, shown: 20, seed: 1, confidence: 0.9 }],
  nextQuestions: [[COUNTS, OTHER], { cases: 84, confidence: 0.9, level: 'all' }],
  ifPublishedIsTrue: [COUNTS, { cases: 84, confidence: 0.9 }],
  bandProbabilities: [COUNTS, { next: 84, cut: 'exact' }],
  bandsNotRejected: [COUNTS, { method: 'wilson', confidence: 0.9 }],
  levelCoverage: [{ of: 12, shares: [0.25, 0.25, 0.5], scores: [1, 2, 4], confidence: 0.9 }],
  levelIntervals: [[3, 7, 12, 2], { confidence: 0.9 }],
  meanScore: [[3, 7, 12, 2], { scores: [1, 2, 3, 5], method: 't', confidence: 0.9, cohort: 72 }],
  superiority: [[3, 7, 12], [2, 6, 14], { method: 'brunner-munzel', confidence: 0.9 }],
  wilcoxon: [
    [3, 7, 12],
    [2, 6, 14],
  ],
  proportionalOdds: [[3, 7, 12], [2, 6, 14], { confidence: 0.9 }],
  levelByLevel: [[3, 7, 12], [2, 6, 14], { confidence: 0.9 }],
  pairedOrdered: [
    [
      [5, 4],
      [1, 9],
    ],
    { scores: [1, 3], confidence: 0.9 },
  ],
  pairedBounds: [
    [25, 33],
    [48, 10],
  ],
  weightedKappa: [
    [
      [5, 4],
      [1, 9],
    ],
    { weights: 'quadratic', confidence: 0.9 },
  ],
  nonResponse: [{ yes: 33, answered: 58, invited: 210 }, { confidence: 0.9 }],
  nonResponseMean: [[4, 9, 15], { invited: 90, scores: [1, 2, 4] }],
  sampledMean: [[2, 7, 0], { units: 11, confidence: 0.9 }],
  sampledShare: [[COUNTS, OTHER], { units: 11, confidence: 0.9 }],
  unitsLike: [{ like: 2, sampled: 3, units: 11 }, { confidence: 0.9 }],
  lowestBand: [[COUNTS, OTHER], { cuts: [50, 65, 80], cut: 'printed', cases: 30 }],
  totalPoints: [
    [0, 1, 0, 2],
    [0, 2, 6],
  ],
  standardsTotal: [
    [{ points: 1 }, { questions: [COUNTS, OTHER] }],
    { starts: [0, 2, 4], cuts: [50, 65], cut: 'exact', dependence: 'together', cases: 30 },
  ],
  casesToAnotherBand: [
    [{ points: 1 }, { questions: [COUNTS, OTHER] }],
    { starts: [0, 2, 4], cuts: [50, 65], cut: 'printed' },
  ],
  sampleSize: [
    {
      margin: 0.05,
      confidence: 0.9,
      cohort: 650,
      designEffect: 1.2,
      response: 0.9,
      proportion: 0.4,
      guaranteed: true,
    },
  ],
  bandPower: [
    { from: 0.5, to: 0.65, truth: 0.575, of: 84 },
    { method: 'wilson', confidence: 0.9 },
  ],
  bandSampleSize: [
    { from: 0.5, to: 0.65, truth: 0.575, power: 0.5 },
    { method: 'wilson', confidence: 0.9, upTo: 2000 },
  ],
  widthAssurance: [
    { width: 0.2, truth: 0.5, of: 84 },
    { method: 'wilson', confidence: 0.9 },
  ],
  assuredSampleSize: [
    { width: 0.2, assurance: 0.9, truth: 0.5 },
    { method: 'wilson', confidence: 0.9, upTo: 2000 },
  ],
  nonInferiority: [COUNTS, OTHER, { margin: 0.1, confidence: 0.9, method: 'farrington-manning' }],
  equivalence: [COUNTS, OTHER, { margin: 0.1, confidence: 0.9, method: 'farrington-manning' }],
  nonInferiorityPower: [
    { from: 0.5, to: 0.5, of: 20, ofSecond: 30 },
    { margin: 0.1, confidence: 0.9 },
  ],
  nonInferioritySampleSize: [
    { from: 0.5, to: 0.5, power: 0.6, ratio: 1 },
    { margin: 0.2, confidence: 0.9, upTo: 200 },
  ],
  pairedPower: [
    { firstOnly: 0.2, secondOnly: 0.1, of: 84 },
    { method: 'mid-p', confidence: 0.9 },
  ],
  pairedSampleSize: [
    { firstOnly: 0.3, secondOnly: 0.1, power: 0.5 },
    { method: 'exact', confidence: 0.9, upTo: 500 },
  ],
  reliabilityOf: [0.25, 3],
  chanceOfHigh: [{ cases: 19, cut: 12 }, 0.55, 600],
  decisionRule: [{ low: 0.5, high: 0.8, cohort: 600, risks: { falseHigh: 0.1, falseLow: 0.1 }, upTo: 200 }],
  bestCutOff: [{ low: 0.45, high: 0.55, cohort: 650 }, 84],
  cleanSample: [{ tolerable: '0.1', expected: '0.03', confidence: '0.9' }],
  mostFaults: [84, { tolerable: '0.05', confidence: '0.9' }],
  twoStage: [{ first: 42, total: 84, stopLow: 16, stopHigh: 26, cut: 41 }, 0.3],
  twoStageEstimate: [
    { first: 42, total: 84, stopLow: 16, stopHigh: 26, cut: 41 },
    { stopped: 1, yes: 16 },
    { confidence: 0.9 },
  ],
  wordFor: [COUNTS, { words: 'education-scotland' }],
  presentation: [{ ...COUNTS, effective: 60, degreesOfFreedom: 10 }, api.US_NCHS_2017],
  groupSequential: [LOOKS, 0.3],
  groupSequentialEstimate: [LOOKS, { look: 1, yes: 16 }, { confidence: 0.9 }],
  twoStagePlans: [{ low: 0.2, high: 0.6, risks: { falseHigh: 0.1, falseLow: 0.1 }, stops: 'low', upTo: 25 }],
  cohortChangePower: [
    { cohort: 65, of: 20, proportion: 0.5 },
    { cohort: 65, of: 20, proportion: 0.7 },
    { method: 'finite-score', confidence: 0.9 },
  ],
  complexInterval: [
    { ...COUNTS, cohort: 650, designEffect: 1.5 },
    { method: 'logit', confidence: 0.9, side: 'lower' },
  ],
  complexPValue: [
    { ...COUNTS, cohort: 650, designEffect: 1.5 },
    { against: 0.5, method: 'logit', side: 'lower' },
  ],
  complexPosterior: [
    { ...COUNTS, cohort: 650, designEffect: 1.5 },
    { prior: { yes: 2, no: 2 }, confidence: 0.9, side: 'lower', above: 0.5 },
  ],
  priorPredictivePValue: [
    { ...COUNTS, designEffect: 1.5 },
    { yes: 2, no: 2 },
  ],
  cohortDesignEffect: [
    { sizes: [30, 12], icc: 0.05 },
    { of: 42, cohort: 650, clusters: 12 },
  ],
  clusterDesignEffect: [{ sizes: [30, 12], icc: 0.05 }, 'process'],
  kornGraubardSample: [
    { ...COUNTS, designEffect: 1.5, degreesOfFreedom: 10 },
    { confidence: 0.9, side: 'lower' },
  ],
  powerToSeeChange: [{ from: 0.4, to: 0.5, of: 84, ofSecond: 84, confidence: 0.9 }],
  detectableChange: [{ from: 0.4, of: 84, ofSecond: 84, power: 0.8, confidence: 0.9, direction: 'up' }],
  funnelLimits: [
    { target: 0.47, of: 84 },
    { confidence: 0.9, method: 'normal', designEffect: 1.5, addedVariance: 0.001 },
  ],
  ratioFunnelLimits: [{ expected: 20 }, { confidence: 0.9 }],
  funnel: [LEAGUE, { target: 0.47, method: 'normal', designEffect: 1.5, addedVariance: 0.001 }],
  homogeneity: [LEAGUE, { repeats: 99, seed: 7 }],
  overDispersion: [LEAGUE, { target: 0.47, winsorising: 'quantiles' }],
  chanceShare: [LEAGUE],
  trend: [
    LEAGUE.map((counts, when) => ({ ...counts, when })),
    { confidence: 0.9, error: 'own', designEffect: 1.5 },
  ],
  proportionChart: [LEAGUE],
  individualsChart: [[1, 2, 10, 3]],
  regressionToMean: [{ distance: -0.1, trueVariance: 0.002, chanceVariance: 0.003 }],
  meanChanceVariance: [{ mean: 0.47, deviation: 0.05, of: 84 }],
  nationalFigure: [LEAGUE.map((counts) => ({ ...counts, weight: 1000 })), { confidence: 0.9 }],
  nothingChanged: [
    { of: [20, 30], mean: 0.5, deviation: 0.1 },
    { repeats: 20, seed: 7 },
  ],
  rankSets: [LEAGUE, { confidence: 0.9, test: 'fisher' }],
  rankSetCoverage: [
    { of: [10, 12], p: 0.5 },
    { confidence: 0.9, test: 'fisher', repeats: 20, seed: 7 },
  ],
  partialPooling: [
    LEAGUE.map((counts) => ({ ...counts, name: 'North' })),
    { confidence: 0.9, prior: 'half-normal' },
  ],
  lowestOfQuestions: [{ of: 84, proportions: [0.5, 0.6] }],
  rankingError: [COUNTS, OTHER],
  marginOf: [{ of: 84, confidence: 0.9, proportion: 0.5, cohort: 650, designEffect: 1.2, guaranteed: false }],
  trueProportionPValue: [COUNTS, { sensitivity: 0.9, specificity: 0.8 }, { against: 0.5, side: 'upper' }],
  apparentProportion: [0.5, { sensitivity: 0.9, specificity: 0.8 }],
  cohortCoverageSummary: [{ of: 20, cohort: 65, method: 'wilson', confidence: 0.9, side: 'both' }],
  intervalTable: [{ of: 20, method: 'wilson', confidence: 0.9, side: 'both' }],
  compareCounts: [COUNTS, OTHER, { confidence: 0.9 }],
  compareScenarios: [SCENARIO, SCENARIO, { confidence: 0.9, test: 'fisher' }],
  pairFromScenario: [SCENARIO, ['planning', 'assessment'], { confidence: 0.9 }],
  adjustPValues: [[0.01, 0.04, 0.03], 'holm'],
  confidencePerQuestion: [0.95, 4, 'sidak'],
  twoRaterAgreement: [TABLE, { confidence: 0.9 }],
  steadyQueue: [{ arrivals: 3, service: 1, servers: 5, leaving: 0.5, capacity: 9 }],
  priorityWaits: [[0.3, 0.5], 1, 2],
  agreement: [
    [
      ['yes', 'yes', 'no'],
      ['no', null, 'no'],
      ['yes', 'no', 'no'],
    ],
    { coefficient: 'ac1', standardError: 'jackknife', categories: 2, confidence: 0.9 },
  ],
  surveyProportion: [{ yes: [1, 0, 1, 1], weight: [1, 2, 1, 1], unit: ['a', 'a', 'b', 'b'] }],
  surveyInterval: [
    { estimate: 0.5, standardError: 0.1, degreesOfFreedom: 9, cases: 84 },
    { method: 'logit', confidence: 0.9, side: 'both' },
  ],
  bandOf: [COUNTS, 'exact'],
  bandsReport: [COUNTS, { next: 84, method: 'wilson', confidence: 0.9 }],
  scenarioBands: [SCENARIO, { next: 20, method: 'wilson', confidence: 0.9 }],
  countsRoundedAcross: [84],
  discretion: [COUNTS],
  overallRating: [7, '2021'],
  feasibleCounts: [{ percent: '49', of: 84, rounding: 'half-up' }],
  feasibleSamples: [{ percents: ['49', '58'], from: 80, to: 90, rounding: 'half-up' }],
  frechetBounds: [[0.58, 0.52]],
  reinspection: [COUNTS, { cases: 84, confidence: 0.9 }],
  kappaOf: [0.5, { sensitivity: 0.9, specificity: 0.8 }],
  inspect: [MODEL, { design: { cases: 20 }, seed: 7 }],
  drawCases: [MODEL, { cases: 3, seed: 7, match: 'expected' }],
  workloadCapacity: [37, 1],
  impliedPointsPerCase: [1.02, 38],
  capacityUsed: [[{ points: 2000, capacity: 2176 }]],
  nearestPercentages: [{ percent: '47', of: 84, rounding: 'half-even' }],
};

const COLUMNS = { yes: 'yes', stratum: 'region', population: 'cases' };
const REGIONS = 'region,yes,of,cases\nNorth,41,84,650\nSouth,29,64,430\n';
const GROUPS = { names: ['low', 'high'], shares: [0.5, 0.5], deviations: [0.1, -0.1] };
const STUDY_FILE = `id: a-study
title: Does it work?
aims: To see whether it works.
scenarios: { westMidlands: west-midlands-2025 }
designs: { simple: { kind: simple } }
inquiries: { assessment: { percentage: assessment } }
`;
const STUDY = api.parseStudy(STUDY_FILE, 'study.yaml');
const RESULT = Object.freeze(await api.runStudy(STUDY, { replicates: 20, seed: 7 }));
const PACK = api.buildPack(SCENARIO, { cases: 2, seed: 7 });
const DECLARATION = readFileSync('scenarios/west-midlands-2025.yaml', 'utf8');
export const POINTS = `id: mine
title: My points
source: My own
cases:
  community: { A: [4, 3, 2, 1], B: [4, 3, 2, 1], C: [4, 3, 2, 1], D: [4, 3, 2, 1] }
  licence: { A: [4, 3, 2, 1], B: [4, 3, 2, 1], C: [4, 3, 2, 1], D: [4, 3, 2, 1] }
  custody: { A: [4, 3, 2, 1], B: [4, 3, 2, 1], C: [4, 3, 2, 1], D: [4, 3, 2, 1] }
reports: { standard: 5, fast: 2 }
capacity: { points: 2000, hours: 37 }
reductions: { trainee: [0.1, 0.2, 0.3], newlyQualified: { share: 0.1, months: 6 }, newServicesOfficer: { share: 0.1, months: 6 } }
`;
const WHAT_IF = 'title: Fewer leave\nscenario: west-midlands-2025\nlevers: { leaving: 5% }\n';
const ANSWERS = 'participant;case;item;answer\nP1;1;A;Yes\n';
const FAST = { months: 3, draws: 20, seed: 1, progress: () => {} };

/** A call of each other function that takes more than one thing that casesim made. */
const RULE = 'id: a\ntitle: A\nsource: a\nsteps: [{ when: { casesBelow: 6 }, verdict: review }]';

export const OTHER_CALLS: Readonly<Record<string, readonly unknown[]>> = {
  feasibleReport: [{ shares: ['49%', '58%'], of: { from: 84, to: 84 }, rounding: 'half-up' }],
  printableReport: [84, { rounding: 'half-up' }],
  readCounts: ['41/84'],
  shareClaim: [COUNTS, { above: 0.4, below: 0.6, designEffect: 1.2, sensitivity: 0.9, specificity: 0.9 }],
  orderClaim: [{ first: 49, second: 41, of: 84 }, { both: 30 }],
  rankClaims: [LEAGUE],
  claims: [SCENARIO, { effects: 'moderate', confidence: 0.9, seed: 1, draws: 1000 }],
  challenges: [SCENARIO],
  forcedBounds: [
    { of: 8, margins: { a: 5, b: 6, c: 4 }, gates: { c: 'a & b' }, overlaps: { 'a & b': 4 } },
    'a & c=no',
  ],
  forcedFacts: [SCENARIO, { joints: ['planning & delivery=no'] }],
  coverageReport: [{ of: 20, confidence: 0.9, side: 'both', methods: ['wilson'], at: [0.5], cohort: 65 }],
  intervalReport: [
    {
      stated: [api.readCounts('41/84')],
      methods: ['wilson'],
      confidences: [0.9],
      side: 'both',
      against: 0.5,
      cohort: 650,
      design: { effect: 1.5, degreesOfFreedom: 10 },
      accuracy: { sensitivity: 0.9, specificity: 0.8 },
      prior: { yes: 2, no: 2 },
      above: 0.5,
    },
  ],
  intervalFileReport: ['yes,of\n41,84\n', 'f.csv', { methods: ['wilson'], confidences: [0.9] }],
  surveyReport: [REGIONS, 'regions.csv', COLUMNS, { confidences: [0.9], side: 'both' }],
  categoriesReport: [
    {
      label: 'Risk',
      categories: [
        { label: 'Low', count: 6 },
        { label: 'Medium', count: 53 },
      ],
    },
    { method: 'goodman', confidence: 0.9 },
  ],
  variableCategories: [SCENARIO, 'risk', { method: 'goodman', confidence: 0.9 }],
  posteriorDifference: [COUNTS, OTHER, { prior: { yes: 2, no: 2 }, above: 0.1, confidence: 0.9 }],
  countsComparison: [
    COUNTS,
    OTHER,
    {
      method: 'mee',
      confidence: 0.9,
      noWorseThan: 0.1,
      equivalentWithin: 0.1,
      above: 0.1,
      prior: { yes: 2, no: 2 },
    },
  ],
  scenariosComparison: [SCENARIO, SCENARIO, { method: 'mee', confidence: 0.9 }],
  acuity: [
    { hits: COUNTS, falseAlarms: OTHER },
    { correction: 'log-linear', confidence: 0.9 },
  ],
  league: [
    LEAGUE.map((counts, index) => ({ ...counts, name: `R${index}` })),
    { confidence: 0.9, target: 0.4, method: 'normal', designEffect: 1.5, test: 'fisher' },
  ],
  roundsReport: [
    LEAGUE.flatMap((counts, index) =>
      [2024, 2025].map((when) => ({
        ...counts,
        ...{ name: `R${index}`, question: 'Assessment', when, label: `in ${when}`, programme: `of ${when}` },
      })),
    ),
    { confidence: 0.9, acrossProgrammes: true },
  ],
  leagueReport: [
    LEAGUE.map((counts, index) => ({ ...counts, name: `R${index}`, question: 'Assessment', weight: 1000 })),
    { confidence: 0.9, target: 0.4, overDispersion: 'times', test: 'fisher', years: 2, seed: 7 },
  ],
  scenarioLeague: [
    ['first', 'second', 'third'].map((id) => Object.freeze({ ...SCENARIO, id })),
    { confidence: 0.9, test: 'fisher' },
  ],
  levelsReport: [
    [3, 7, 12],
    { levels: ['low', 'middle', 'high'], scores: [1, 2, 4], cohort: 90, confidence: 0.9 },
  ],
  scenarioLevelsComparison: [CARE_HOMES, CARE_HOMES, { confidence: 0.9 }],
  scenarioLevelsPair: [CARE_HOMES, ['safe', 'wellLed']],
  levelsComparison: [[3, 7, 12], [2, 6, 14], { levels: ['low', 'middle', 'high'], confidence: 0.9 }],
  levelsPair: [[3, 7, 12], [2, 6, 14], { levels: ['low', 'middle', 'high'] }],
  sampledUnitsReport: [[COUNTS, OTHER], { units: 11, confidence: 0.9 }],
  knownPair: [{ first: 50, second: 41, of: 84, both: 35 }, { confidence: 0.9 }],
  publishedPair: [SCENARIO, ['planning', 'assessment'], { confidence: 0.9 }],
  totalsPair: [{ first: 50, second: 41, of: 84 }, { confidence: 0.9 }],
  reviewsNeeded: [0.25, 0.8],
  reliabilityPlan: [{ single: '0.25', target: '0.8' }],
  rulePlan: [{ double: true, low: 0.5, high: 0.8, cohort: 600, falseHigh: 0.1, falseLow: 0.1, of: 30 }],
  cleanSamplePlan: [{ tolerable: '0.1', expected: '0.03', confidence: '0.9', of: 84 }],
  looksPlan: [{ plan: LOOKS, outcome: { look: 1, yes: 16 }, confidence: 0.9, daysPerCase: 0.5 }],
  twoStagePlan: [
    {
      plan: { first: 42, total: 84, stopLow: 16, stopHigh: 26, cut: 41 },
      outcome: { stopped: 1, yes: 16 },
      daysPerCase: 0.5,
      confidence: 0.9,
    },
  ],
  bandsDecidableFrom: [{ method: 'wilson', confidence: 0.9 }],
  chanceAbove: [COUNTS, { above: 0.45, prior: { yes: 2, no: 2 } }],
  lowestNext: [[COUNTS, OTHER], { cases: 84, confidence: 0.9 }],
  changeSampleSize: [
    { from: 0.3, to: 0.59, power: 0.6, ratio: 1 },
    { confidence: 0.9, upTo: 500 },
  ],
  cohortChangeSampleSize: [
    { cohort: 65, proportion: 0.3 },
    { cohort: 65, proportion: 0.7 },
    { method: 'finite-score', confidence: 0.9, power: 0.6, ratio: 1 },
  ],
  equivalencePower: [
    { from: 0.5, to: 0.5, of: 20, ofSecond: 30 },
    { margin: 0.1, confidence: 0.9 },
  ],
  equivalenceSampleSize: [
    { from: 0.5, to: 0.5, power: 0.6, ratio: 1 },
    { margin: 0.25, confidence: 0.9, upTo: 200 },
  ],
  samplePlan: [
    {
      of: 20,
      proportion: 0.5,
      cohort: 65,
      designEffect: 1.5,
      response: 0.9,
      cohortRange: { low: 50, high: 80 },
    },
  ],
  assurancePlan: [{ margin: 0.1, of: 84, truth: 0.5, method: 'wilson', confidence: 0.9 }],
  bandPlan: [{ band: 'good', of: 84, truth: 0.725, method: 'wilson', confidence: 0.9 }],
  changePlan: [
    {
      from: 0.4,
      to: 0.7,
      of: 20,
      ofSecond: 30,
      ratio: 1.5,
      confidence: 0.9,
      cohort: 65,
      cohortSecond: 65,
      designEffect: 1.5,
      response: 0.9,
    },
  ],
  marginPlan: [
    { margin: 0.1, proportion: 0.5, confidence: 0.9, cohort: 65, designEffect: 1.5, response: 0.9 },
  ],
  noWorsePlan: [
    { margin: 0.2, claim: 'no-worse', from: 0.5, to: 0.5, of: 20, ofSecond: 30, ratio: 1.5, confidence: 0.9 },
  ],
  pairedPlan: [{ firstOnly: 0.3, secondOnly: 0.1, of: 84, confidence: 0.9, method: 'mid-p' }],
  inclusionProbabilities: [{ kind: 'simple', cases: 3, cohort: 12 }, GROUPS, Int32Array.of(6, 6)],
  sampleCohort: [
    { kind: 'simple', cases: 3, cohort: 6 },
    GROUPS,
    [0, 0, 0, 1, 1, 1],
    api.stream(7, 'sample'),
  ],
  accuracyFor: [{ kappa: 0.6 }, 0.5],
  finalAccuracy: [0.5, { kappa: 0.6, doubleMarked: 0.25 }],
  clusterModel: [MODEL, { names: ['assessment'], questions: ['assessment'], icc: 0.05, iccWithin: 0.05 }],
  compileModel: [SCENARIO, { effects: 'moderate' }],
  casesReport: [SCENARIO, { seed: 7, cases: 3 }],
  inspectionReport: [MODEL, { cases: 20, seed: 7 }],
  levelsInspection: [api.compileModel(CARE_HOMES), { cases: 20, seed: 7, confidence: 0.9 }],
  methodLabel: ['wilson', 'cohort'],
  stream: [7, 'cases', 'risk'],
  auditReport: [SCENARIO, null, { joints: ['planning & delivery=no'], draws: 1000 }],
  auditScenario: [SCENARIO],
  jointAnswers: [SCENARIO],
  loadCasesToCheck: ['no-such-pack'],
  loadPack: ['no-such-pack'],
  loadTable: ['no-such-table.csv', {}],
  loadStudy: ['eleven-pdus'],
  parseScenario: [DECLARATION, 'a.yaml'],
  parseDeclaration: [DECLARATION, 'a.yaml'],
  parseWording: [[{ text: 'induction: [Shown round.]', file: 'a.yaml' }]],
  parsePointSet: [POINTS, 'a.yaml'],
  parsePresentationRule: [RULE, 'a.yaml'],
  loadPresentationRule: ['small-counts'],
  parseWhatIf: [WHAT_IF, 'a.yaml'],
  whatIfRunner: [7],
  prepareWhatIf: [SCENARIO, FAST],
  studyFindings: [STUDY, RESULT, { protocol: null }],
  inspectMarkers: [
    api.markAnswers(PACK, api.readAnswers(ANSWERS, 'answers.csv', PACK).rows),
    PACK,
    { confidence: 0.9 },
  ],
  parseStudy: [STUDY_FILE, 'study.yaml'],
  designError: [
    SCENARIO,
    {
      question: 'oversightEffective',
      design: { kind: 'simple', cases: 10, cohort: null },
      effects: 'moderate',
      about: 'process',
      estimate: 'raw',
    },
  ],
  runStudy: [STUDY, { replicates: 20, seed: 7 }],
  buildPack: [SCENARIO, { cases: 2, seed: 7, progress: () => {} }],
  readAnswers: [ANSWERS, 'answers.csv', PACK],
  correctPack: [PACK, [{ case: 1, item: 'A', answer: 'contested', reason: 'Both can be argued.' }]],
  markAnswers: [PACK, [{ participant: 'P1', case: 1, item: 'A', answer: 'no' }], { confidence: 0.9 }],
  markingReport: [PACK, [{ text: ANSWERS, file: 'answers.csv' }], { confidence: 0.9, inspect: true }],
  readStandard: [
    [{ text: 'judge,item,probability\nJ,A,80%\nJ,P,70%\nJ,D,80%\nJ,R,90%', file: 'a.csv' }],
    PACK,
  ],
  anchorCases: [PACK, [1]],
  ownCases: [JSON.stringify(PACK), 'own.json'],
  checkPractice: [PACK],
  readPack: [JSON.stringify(PACK), 'pack.json'],
  loadWording: [[]],
  formatProblem: [{ code: 'missing', message: 'sample is missing.', hint: 'Add it.' }],
  loadScenario: ['west-midlands-2025'],
  loadProgramme: ['core-2021'],
  answersReport: [api.loadScenario('west-midlands-2022'), { confidence: 0.9 }],
  ratingReport: [
    api.loadScenario('west-midlands-2022'),
    api.loadProgramme('core-2021'),
    { next: 30, confidence: 0.9, suppose: { warwickshire: { courtWork: [COUNTS] } } },
  ],
  parseProgramme: [readFileSync('scenarios/programmes/core-2021.yaml', 'utf8'), 'core-2021.yaml'],
  rate: [
    [1, 1, 0, 2, { yes: 20, of: 24 }, 'inadequate', null, [COUNTS, OTHER, COUNTS], 0],
    api.loadProgramme('core-2021'),
    { next: 30 },
  ],
  scenariosReport: [[SCENARIO]],
  resultSchema: ['interval'],
  protectLevel: [{ risk: 'medium', reconviction: 3, mappa: 1, complexity: 2 }],
  changeLevel: [
    {
      needs: { drugs: 'severe' },
      ogrs: 47,
      integratedOffenderManagement: true,
      mandate: true,
      assessed: true,
    },
  ],
  tierOf: [{ risk: 'high', mappa: 1, needs: { attitudes: 'severe' }, ogrs: 80 }],
  workloadPoints: [{ cases: [{ location: 'community', tier: 'B2', cases: 10 }], reports: { standard: 1 } }],
  checkAgainstLater: [SCENARIO, SCENARIO, { months: 12, draws: 20, seed: 1 }],
  withPractitioners: [SCENARIO],
  whatIfByUnit: [WITH_UNITS, ['north: spo=+2 posts'], { month: 3, draws: 20, seed: 1, progress: () => {} }],
  practitionerCorrelation: [SCENARIO, ['intake=-50%'], { month: 12, effects: 'moderate' }],
  whatIf: [SCENARIO, ['vetting=8 weeks'], FAST],
  seekTarget: [SCENARIO, { target: 'oversight=43% at month 2', by: 'spo', levers: [] }, FAST],
  readSwap: ['10 po for 13 pso'],
  whatIfComparison: [
    [{ name: 'a', title: 'A', scenario: SCENARIO, levers: ['vetting=8 weeks'], options: FAST }],
    7,
  ],
};
