import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listScenarios, loadScenario } from '../../src/files/loadScenario.js';
import { figuresOf } from '../../src/scenario/declare/declaration.js';
import { printFigure } from '../../src/scenario/figures/printFigure.js';
import type { Scenario } from '../../src/scenario/scenario.js';

/** Every published count of a case variable: name, yes (or each level), out of. */
type Counted = readonly [name: string, counts: readonly number[], relevant: number];
/** Every other published figure: its path under context, and how it is printed. */
type Printed = readonly [path: string, printed: string];

const WEST_MIDLANDS: { counted: readonly Counted[]; printed: readonly Printed[] } = {
  counted: [
    ['risk', [6, 53, 25], 84],
    ['mappaLevel1', [59, 25], 84],
    ['domesticAbuseRelevant', [32, 52], 84],
    ['domesticAbuseInformation', [0, 52], 52],
    ['domesticAbuseInformationStandard', [6, 46], 52],
    ['domesticAbuseAnalysed', [23, 29], 52],
    ['childSafeguardingRelevant', [22, 62], 84],
    ['childSafeguardingInformation', [21, 41], 62],
    ['childSafeguardingAnalysed', [31, 31], 62],
    ['otherAgenciesInAssessment', [41, 43], 84],
    ['oversightNeeded', [4, 80], 84],
    ['oversightEffective', [49, 31], 80],
    ['otherAgenciesInPlanRelevant', [13, 71], 84],
    ['otherAgenciesInPlan', [43, 28], 71],
    ['servicesRelevant', [33, 51], 84],
    ['servicesAccess', [20, 31], 51],
    ['enforcementRelevant', [48, 36], 84],
    ['enforcementSufficient', [14, 22], 36],
    ['assessment', [43, 41], 84],
    ['planning', [35, 49], 84],
    ['delivery', [44, 40], 84],
    ['reviewing', [44, 40], 84],
  ],
  printed: [
    ['inspection.startWindow', '2 weeks'],
    ['inspection.probationDeliveryUnits', '11'],
    ['caseload.peopleSupervised', '25,343'],
    ['caseload.inTheCommunity', '16,500'],
    ['caseload.mappaEligible', '9,916'],
    ['caseload.mappaShare', '39%'],
    ['staffing.staffInPost', '1,982'],
    ['staffing.shareOfTarget', '92%'],
    ['staffing.targetStaffing', '2,154'],
    ['staffing.seniorProbationOfficers', '101% of target'],
    ['staffing.probationOfficers', '92% of target'],
    ['staffing.probationServicesOfficers', '105% of target'],
    ['staffing.caseloadProbationOfficer', '37.03 cases per full-time equivalent'],
    ['staffing.caseloadProbationServicesOfficer', '39.89 cases per full-time equivalent'],
    ['staffing.caseloadTrainee', '22.77 cases per full-time equivalent'],
    ['staffing.twoToFiveYears', 'around 20%'],
    ['staffing.facilitatorPostsFilled', '35 of 78'],
    ['staffing.workloadReductionTarget', '25%'],
    ['performance.recallRate', '22.63%'],
    ['performance.activityDaysCompleted', '71%'],
    ['performance.victimSatisfaction', '86.1%'],
    ['performance.seriousFurtherOffenceBacklogBefore', '70'],
    ['performance.seriousFurtherOffenceBacklogAfter', '50'],
    ['programmes.completedSexual', '16.54%'],
    ['programmes.completedOther', '31.20%'],
    ['programmes.shortestStartDelay', '6 months'],
    ['programmes.longestStartDelay', '9 months'],
    ['recommendations.forTheRegion', '4'],
    ['recommendations.forTheNationalService', '3'],
    ['recommendations.altogether', '7'],
  ],
};

const SOUTH_WEST: typeof WEST_MIDLANDS = {
  counted: [
    ['risk', [3, 40, 18, 3], 64],
    ['mappaEligible', [42, 22], 64],
    ['mappaLevel1', [2, 20], 22],
    ['mappaCoordinated', [14, 8], 22],
    ['childSafeguardingRelevant', [7, 57], 64],
    ['childSafeguardingAnalysed', [30, 27], 57],
    ['preReleaseSufficient', [7, 10], 17],
    ['curfewRelevant', [46, 18], 64],
    ['curfewInformationUsed', [3, 15], 18],
    ['oversightEffective', [49, 15], 64],
    ['assessment', [35, 29], 64],
    ['planning', [26, 38], 64],
    ['delivery', [45, 19], 64],
    ['reviewing', [39, 25], 64],
  ],
  printed: [
    ['inspection.startWindow', '12 days'],
    ['inspection.probationDeliveryUnits', '9'],
    ['caseload.peopleSupervised', '16,821'],
    ['caseload.mappaEligible', '7,963'],
    ['staffing.seniorProbationOfficers', '88% of target'],
    ['staffing.probationOfficers', '89% of target'],
    ['staffing.probationServicesOfficers', '85% of target'],
    ['staffing.caseloadProbationOfficer', '36.21 cases per full-time equivalent'],
    ['staffing.caseloadProbationServicesOfficer', '48.49 cases per full-time equivalent'],
    ['staffing.caseloadTrainee', '35.31 cases per full-time equivalent'],
    ['staffing.twoToFiveYears', 'the majority'],
    ['staffing.believedTheyHadTheSkills', '94%'],
    ['court.proposalsSupportedPublicProtection', '59%'],
    ['court.riskSufficientlyAssessed', 'just over two-thirds'],
    ['performance.recallRate', '21.47%'],
    ['performance.activityDaysCompleted', '51%'],
    ['performance.victimSatisfaction', '72.9%'],
    ['programmes.completedSexual', '19.71%'],
    ['programmes.completedOther', '40.24%'],
  ],
};

const PUBLISHED = { 'west-midlands-2025': WEST_MIDLANDS, 'south-west-2025': SOUTH_WEST };
/** The inspections that publish what they found of cases. */
const scenarios = listScenarios()
  .map(loadScenario)
  .filter(({ sample }) => sample.casesFigure.basis === 'published');

function variableOf(scenario: Scenario, name: string) {
  const found = scenario.variables.find((variable) => variable.name === name);
  if (found === undefined) throw new Error(`${scenario.id} has no ${name}`);
  return found;
}

describe.each(Object.entries(PUBLISHED))('%s', (id, { counted, printed }) => {
  const scenario = loadScenario(id);

  test.each(counted)('%s is %j of %i', (name, counts, relevant) => {
    expect(variableOf(scenario, name)).toMatchObject({ counts, relevant });
    expect(variableOf(scenario, name).shares).toEqual(counts.map((count) => count / relevant));
  });

  test.each(printed)('%s is printed as %s', (name, text) => {
    const figure = figuresOf(scenario).find(({ path }) => path === `context.${name}`);
    if (figure === undefined) throw new Error(`${id} has no ${name}`);
    expect(printFigure(figure)).toBe(text);
  });
});

test('the other reading of every ambiguous sentence is recorded', () => {
  const readings = scenarios.flatMap((scenario) =>
    figuresOf(scenario).flatMap((figure) => figure.readings.map(() => `${scenario.id} ${figure.path}`)),
  );
  expect(readings).toEqual(
    expect.arrayContaining([
      'south-west-2025 variables.mappaCoordinated.yes',
      'west-midlands-2025 variables.childSafeguardingRelevant.yes',
      'west-midlands-2025 context.caseload.mappaShare',
    ]),
  );
});

test('the newspaper is a second witness of the 84 cases, the 49% and the recommendations', () => {
  const cited = figuresOf(loadScenario('west-midlands-2025')).flatMap((figure) =>
    [figure, ...figure.also]
      .filter(({ from }) => from.some(({ source }) => source === 'press'))
      .map(() => figure.path),
  );
  expect(cited).toEqual([
    'sample.cases',
    'keyQuestions.assessment.yes',
    'context.recommendations.forTheRegion',
    'context.recommendations.forTheNationalService',
    'context.recommendations.altogether',
  ]);
});

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('in %s', (_, scenario) => {
  test('every figure says where it comes from, or why it is assumed and how low and high it could be', () => {
    for (const figure of figuresOf(scenario)) {
      if (figure.basis === 'assumed') {
        expect(figure.why, figure.path).not.toBeNull();
        expect(figure.low, figure.path).not.toBeNull();
        expect(figure.high, figure.path).not.toBeNull();
      } else if (figure.basis === 'derived') {
        expect(figure.derivation, figure.path).toBeDefined();
        expect(figure.why, figure.path).not.toBeNull();
      } else expect(figure.from.length, figure.path).toBeGreaterThan(0);
    }
  });

  test('every effect has a range that includes no effect, and profile shares are whole cases', () => {
    for (const { effects, counts } of scenario.variables) {
      expect(counts).not.toBeNull();
      for (const { odds, low, high } of effects) {
        expect(low).toBeLessThanOrEqual(1);
        expect(high).toBeGreaterThanOrEqual(odds);
      }
    }
  });

  test('every variable comes after its parents and its condition, and shares add to one', () => {
    const seen = new Set<string>();
    for (const { name, gate, effects, shares } of scenario.variables) {
      for (const parent of [
        ...effects.map((effect) => effect.parent),
        ...(gate === null ? [] : [gate.variable]),
      ]) {
        expect(seen).toContain(parent);
      }
      seen.add(name);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 14);
    }
  });

  test('sex, age and ethnic group are protected and lead nowhere; the key questions come last', () => {
    const guarded = scenario.variables
      .filter((variable) => variable.protectedCharacteristic)
      .map(({ name }) => name);
    expect(guarded).toEqual(['sex', 'ageBand', 'ethnicGroup']);
    const parents = scenario.variables.flatMap(({ effects, gate }) => [
      ...effects.map(({ parent }) => parent),
      ...(gate === null ? [] : [gate.variable]),
    ]);
    expect(parents.filter((parent) => guarded.includes(parent))).toEqual([]);
    expect(scenario.variables.slice(-4).map(({ name }) => name)).toEqual(
      scenario.keyQuestions.map(({ id }) => id),
    );
  });

  test('the shares that the report has only in words respect them', () => {
    const most = (name: string, level: string) => {
      const { levels, shares } = variableOf(scenario, name);
      return shares[levels.indexOf(level)] ?? 0;
    };
    expect(most('sex', 'male')).toBeGreaterThan(0.5);
    expect(most('ethnicGroup', 'white')).toBeGreaterThan(0.5);
    expect(most('ageBand', 'from36To55')).toBeGreaterThan(0.5);
    const offences = variableOf(scenario, 'offence');
    const ranked = [...offences.levels].sort((a, b) => most('offence', b) - most('offence', a));
    expect(ranked.slice(0, 2)).toEqual(['violence', 'sexual']);
  });

  test('the file points editors at the schema', () => {
    const text = readFileSync(`scenarios/${scenario.id}.yaml`, 'utf8');
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./scenario.schema.json');
  });
});
