import type { SyntheticCase } from '../../model/model.js';
import { stream } from '../../numeric/stream.js';
import { type Role, variableWithRole } from '../../scenario/roles.js';
import { NOT_RECORDED, type Scenario } from '../../scenario/scenario.js';
import { list } from '../../words/format.js';

/** What offence and sentence go with, and they themselves, by the words of the facts. */
export interface Circumstances {
  readonly offence: string;
  readonly sentence: string;
  readonly risk: string;
  readonly mappa: boolean;
}

/** The circumstances that a drawn case says. */
export function circumstancesOf(scenario: Scenario, drawn: SyntheticCase): Circumstances {
  const { level, meaning } = readerOf(scenario, drawn);
  const isRecorded = level('risk-of-serious-harm') !== NOT_RECORDED;
  return {
    offence: meaning('offence') ?? 'other',
    sentence: meaning('sentence') ?? 'communityOrder',
    risk: isRecorded ? (meaning('risk-of-serious-harm') ?? 'medium') : NOT_RECORDED,
    mappa: level('mappa-eligible') === 'yes' || level('mappa-level-1') === 'yes',
  };
}

interface Assumption {
  /** How often it is so where the scenario does not say. Assumed. */
  readonly share: number;
  /** What its random stream is called, by which every seed keeps its pack. */
  readonly stream: string;
  /** The prompt that can only be answered where it is so; null where none is. */
  readonly shownBy: Role | null;
}

/** What is so of a case where no variable has the role. */
const ASSUMED = {
  'domestic-abuse-relevant': {
    share: 0.5,
    stream: 'domesticAbuseRelevant',
    shownBy: 'domestic-abuse-analysed',
  },
  'domestic-abuse-information-at-standard': {
    share: 0.88,
    stream: 'domesticAbuseInformationStandard',
    shownBy: null,
  },
  'child-safeguarding-relevant': {
    share: 0.7,
    stream: 'childSafeguardingRelevant',
    shownBy: 'child-safeguarding-analysed',
  },
  'child-safeguarding-information-available': {
    share: 0.65,
    stream: 'childSafeguardingInformation',
    shownBy: null,
  },
  'services-relevant': { share: 0.6, stream: 'servicesRelevant', shownBy: 'services-access' },
  'enforcement-relevant': { share: 0.43, stream: 'enforcementRelevant', shownBy: 'enforcement-sufficient' },
  'management-oversight-effective': { share: 0.4, stream: 'oversightEffective', shownBy: null },
} as const satisfies Partial<Record<Role, Assumption>>;

export type AssumedRole = keyof typeof ASSUMED;

/** What is assumed of the cases of a scenario that does not say, beside what the notes of every pack say; assumed ranges with it. */
export function openAssumptions(scenario: Scenario): string[] {
  const open = OPEN.filter(({ role }) =>
    [role, ASSUMED[role].shownBy].every(
      (one) => one === null || variableWithRole(scenario, one) === undefined,
    ),
  );
  const said = open.map(
    ({ role, says, low, high }) =>
      `${says} in ${percent(ASSUMED[role].share)} of cases (${percent(low)} to ${percent(high)})`,
  );
  return said.length === 0 ? [] : [`The scenario does not say, so it is assumed that ${list(said)}.`];
}

const percent = (share: number): string => `${Math.round(100 * share)}%`;

const OPEN: readonly { role: AssumedRole; says: string; low: number; high: number }[] = [
  { role: 'services-relevant', says: 'a commissioned service is needed', low: 0.4, high: 0.8 },
  { role: 'enforcement-relevant', says: 'absences have to be dealt with', low: 0.2, high: 0.6 },
  { role: 'management-oversight-effective', says: 'oversight is effective', low: 0.2, high: 0.6 },
];

/** How likely something is in a drawn case: certain or impossible where the scenario says, else as assumed. */
export function chanceOf(scenario: Scenario, drawn: SyntheticCase, role: AssumedRole): number {
  const { level } = readerOf(scenario, drawn);
  const { share, shownBy } = ASSUMED[role];
  const shown = shownBy === null ? undefined : level(shownBy);
  if (shown === 'yes' || shown === 'no') return 1;
  const known = level(role) ?? shown;
  return known === undefined ? share : Number(known === 'yes');
}

/** Whether it is so in the n-th candidate: by a number of its own for each, so that none depends on another. */
export function isSo(
  scenario: Scenario,
  drawn: SyntheticCase,
  role: AssumedRole,
  { seed, index }: { readonly seed: number; readonly index: number },
): boolean {
  return stream(seed, 'pack', index, ASSUMED[role].stream)() < chanceOf(scenario, drawn, role);
}

/** What a drawn case says by the roles of its scenario's variables: a level, and what the level means to the role. */
export function readerOf(scenario: Scenario, drawn: SyntheticCase) {
  const level = (role: Role): string | undefined => {
    const variable = variableWithRole(scenario, role);
    return variable === undefined ? undefined : drawn[variable.name];
  };
  const meaning = (role: Role): string | null => {
    const variable = variableWithRole(scenario, role);
    return variable?.meanings[variable.levels.indexOf(level(role) ?? '')] ?? null;
  };
  return { level, meaning };
}
