import type { Role } from '../../src/scenario/roles.js';
import type { CaseVariable, Figure, Scenario } from '../../src/scenario/scenario.js';

/** Scenarios built by hand, in the fewest words that say what a test is about. */

const cases = (count: number): Figure => ({
  path: 'sample.cases',
  label: 'Cases inspected',
  basis: 'published',
  value: { kind: 'count', count, of: null },
  from: [],
  also: [],
  readings: [],
  low: null,
  high: null,
  why: null,
  note: null,
  unit: null,
  position: null,
});

export type Variable = Partial<Omit<CaseVariable, 'effects' | 'gate'>> &
  Pick<CaseVariable, 'name' | 'shares'> & {
    effects?: Readonly<Record<string, number>>;
    when?: readonly [variable: string, ...levels: string[]];
  };

/** A case variable; binary `no`/`yes` unless levels are given. */
function variable({ effects = {}, when, ...rest }: Variable): CaseVariable {
  const levels = rest.levels ?? ['no', 'yes'];
  const figure: null[] = levels.map(() => null);
  return {
    label: rest.name,
    kind: rest.levels === undefined ? 'binary' : 'ordinal',
    levels,
    levelLabels: levels,
    meanings: levels.map(() => null),
    section: 'circumstance',
    role: null,
    question: null,
    protectedCharacteristic: false,
    gate: when === undefined ? null : { variable: when[0], levels: when.slice(1) },
    counts: null,
    relevant: null,
    figures: figure,
    basis: 'assumed',
    effects: Object.entries(effects).map(([parent, odds]) => ({
      parent,
      odds,
      low: 1,
      high: odds * odds,
      why: null,
      position: null,
    })),
    note: null,
    ...rest,
  };
}

export function scenario(written: readonly Variable[], count = 84): Scenario {
  const variables = written.map(variable);
  const questions = variables.filter(({ section }) => section === 'keyQuestion');
  return {
    id: 'by-hand',
    title: 'A scenario made by hand',
    sources: {},
    sample: { cases: count, casesFigure: cases(count), cohort: 650, cohortFigure: cases(650) },
    variables,
    keyQuestions: questions.map(({ name, label }, index) => ({
      id: name,
      letter: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(index),
      label,
      scale: ['No', 'Yes'],
    })),
    context: {},
    hash: 'by-hand',
  };
}

/** The shape of the West Midlands inspection: its counts, its gates and effects of plausible size. */
export function westMidlands(): Scenario {
  const of = (yes: number, n: number) => ({
    shares: [1 - yes / n, yes / n],
    counts: [n - yes, yes],
    relevant: n,
    basis: 'published' as const,
  });
  const prompt = (
    name: string,
    role: Role,
    yes: number,
    n: number,
    gate: string,
    effects = {},
  ): Variable => ({
    name,
    ...of(yes, n),
    when: [gate, 'yes'],
    section: 'prompt',
    role,
    effects,
  });
  const question = (
    name: 'assessment' | 'planning' | 'delivery' | 'reviewing',
    yes: number,
    effects: Record<string, number>,
  ): Variable => ({
    name,
    ...of(yes, 84),
    section: 'keyQuestion',
    role: name,
    question: name,
    effects,
  });
  return scenario([
    {
      name: 'sentence',
      levels: ['communityOrder', 'suspendedSentenceOrder', 'licence'],
      kind: 'nominal',
      role: 'sentence',
      meanings: ['communityOrder', 'suspendedSentenceOrder', 'licence'],
      shares: [0.4, 0.25, 0.35],
    },
    {
      name: 'risk',
      levels: ['low', 'medium', 'high'],
      meanings: ['low', 'medium', 'high'],
      role: 'risk-of-serious-harm',
      shares: [6 / 84, 53 / 84, 25 / 84],
      counts: [6, 53, 25],
      relevant: 84,
      basis: 'published',
    },
    { name: 'mappaLevel1', role: 'mappa-level-1', ...of(25, 84), effects: { risk: 3 } },
    { name: 'domesticAbuseRelevant', role: 'domestic-abuse-relevant', ...of(52, 84), effects: { risk: 1.5 } },
    prompt('domesticAbuseAnalysed', 'domestic-abuse-analysed', 29, 52, 'domesticAbuseRelevant', {
      risk: 1.2,
    }),
    {
      name: 'childSafeguardingRelevant',
      role: 'child-safeguarding-relevant',
      ...of(62, 84),
      effects: { domesticAbuseRelevant: 2 },
    },
    prompt('childSafeguardingAnalysed', 'child-safeguarding-analysed', 31, 62, 'childSafeguardingRelevant', {
      domesticAbuseAnalysed: 2,
    }),
    { name: 'oversightNeeded', role: 'management-oversight-needed', ...of(80, 84), effects: { risk: 2 } },
    prompt('oversightEffective', 'management-oversight-effective', 31, 80, 'oversightNeeded', { risk: 1.3 }),
    {
      name: 'otherAgenciesInPlanRelevant',
      role: 'other-agencies-in-plan-relevant',
      ...of(71, 84),
      effects: { risk: 2 },
    },
    prompt('otherAgenciesInPlan', 'other-agencies-in-plan', 28, 71, 'otherAgenciesInPlanRelevant', {
      oversightEffective: 2,
    }),
    { name: 'servicesRelevant', role: 'services-relevant', ...of(51, 84) },
    prompt('servicesAccess', 'services-access', 31, 51, 'servicesRelevant'),
    { name: 'enforcementRelevant', role: 'enforcement-relevant', ...of(36, 84), effects: { risk: 1.5 } },
    prompt('enforcementSufficient', 'enforcement-sufficient', 22, 36, 'enforcementRelevant', {
      oversightEffective: 2,
    }),
    question('assessment', 41, {
      domesticAbuseAnalysed: 3,
      childSafeguardingAnalysed: 3,
      oversightEffective: 2,
    }),
    question('planning', 49, { assessment: 4, otherAgenciesInPlan: 3, oversightEffective: 2 }),
    question('delivery', 40, {
      planning: 3,
      servicesAccess: 2,
      enforcementSufficient: 3,
      oversightEffective: 2,
    }),
    question('reviewing', 40, { delivery: 4, planning: 2, oversightEffective: 2.5 }),
  ]);
}
