import type { SyntheticCase } from '../../model/model.js';
import { stream } from '../../numeric/stream.js';
import { QUESTION_ROLES, type QuestionRole } from '../../scenario/roles.js';
import { NOT_RELEVANT } from '../../scenario/scenario.js';
import type { Facts } from '../words/template.js';

/** The hidden state that a case file is written from: the drawn case, and what the scenario leaves open. */
export interface CaseState {
  readonly drawn: SyntheticCase;
  readonly facts: Facts;
  readonly answers: Readonly<Record<QuestionRole, 'yes' | 'no'>>;
  readonly oversight: Oversight;
  readonly sex: 'female' | 'male';
  readonly age: number;
  /** Levels by the names that `--include` may use: the scenario's variables, and oversight. */
  readonly levels: Readonly<Record<string, string>>;
}

export const OVERSIGHTS = ['effective', 'ineffective', 'absent', 'notNeeded'] as const;
export type Oversight = (typeof OVERSIGHTS)[number];

/** What a pack has to assume where its scenario says nothing. */
export const PACK_ASSUMPTIONS = [
  'Where a scenario has no variable for it, domestic abuse is relevant in 1 case of 2, children in 7 of 10, and children’s services reply in 13 of 20.',
  'A partner is still a partner in 9 cases of 20, and a former partner in the others.',
  'Oversight that is not effective is absent in 2 cases of 5 and ineffective in the others.',
] as const;

/** The state of the n-th candidate, from its drawn case. The same whatever else is drawn. */
export function caseState(drawn: SyntheticCase, seed: number, index: number): CaseState {
  /** A number of its own for each thing that is left open, so that none depends on another. */
  const chance = (name: string): number => stream(seed, 'pack', index, name)();
  const level = (name: string): string | undefined => drawn[name];
  const yes = (name: string, otherwise: number): boolean =>
    level(name) === undefined ? chance(name) < otherwise : level(name) === 'yes';

  const offence = offenceFamily(level('offence') ?? '');
  const sentence = sentenceFamily(level('sentence') ?? '');
  const risk =
    ['low', 'medium', 'high', 'veryHigh', 'notRecorded'].find((word) => word === level('risk')) ?? 'medium';
  const domesticAbuse = yes('domesticAbuseRelevant', 0.5);
  const children = yes('childSafeguardingRelevant', 0.7);
  const mappa = level('mappaEligible') === 'yes' || level('mappaLevel1') === 'yes';
  const current =
    offence === 'sexual' || (offence === 'violence' && sentence !== 'communityOrder' && risk !== 'low');
  const age = ageIn(level('ageBand'), chance('age'));
  const oversight = oversightOf(level('oversightNeeded'), level('oversightEffective'), chance);
  const facts = {
    offence,
    sentence,
    risk,
    domesticAbuse,
    together: domesticAbuse && chance('together') < 0.45,
    daStandard: domesticAbuse && yes('domesticAbuseInformationStandard', 0.88),
    children,
    childReturn: children && yes('childSafeguardingInformation', 0.65),
    mappa,
    mappaEarlier: mappa && !current,
    notified: mappa && (offence === 'sexual' || !current),
    levelTwo: mappa && level('mappaLevel1') !== 'yes',
    agencies: level('otherAgenciesInPlanRelevant') !== 'no',
    services: yes('servicesRelevant', 0.6),
    enforcement: yes('enforcementRelevant', 0.43),
    oversight,
    older: age >= 30,
    elder: age >= 50,
    curfew: level('curfewInformationUsed') === 'yes' || level('curfewInformationUsed') === 'no',
  };
  const answers = Object.fromEntries(
    QUESTION_ROLES.map((question) => [question, level(question) === 'yes' ? 'yes' : 'no']),
  ) as Record<QuestionRole, 'yes' | 'no'>;
  return {
    drawn,
    facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)])),
    answers,
    oversight,
    sex: sexOf(level('sex'), chance('sex')),
    age,
    levels: {
      ...drawn,
      oversight,
      domesticAbuse: wordOf(domesticAbuse),
      childSafeguarding: wordOf(children),
    },
  };
}

function oversightOf(
  needed: string | undefined,
  effective: string | undefined,
  chance: (name: string) => number,
): Oversight {
  if (needed === 'no' || effective === NOT_RELEVANT) return 'notNeeded';
  const good = effective === undefined ? chance('oversightEffective') < 0.4 : effective === 'yes';
  if (good) return 'effective';
  return chance('oversight') < 0.4 ? 'absent' : 'ineffective';
}

const wordOf = (value: boolean): string => (value ? 'yes' : 'no');

/** Scenarios may name their offences as they like; the template files know five families. */
function offenceFamily(level: string): string {
  const word = level.toLowerCase();
  if (/viol|assault|wound/.test(word)) return 'violence';
  if (/sex/.test(word)) return 'sexual';
  if (/theft|burgl|robb|acquis|fraud/.test(word)) return 'theft';
  return /drug/.test(word) ? 'drugs' : 'other';
}

function sentenceFamily(level: string): string {
  if (/licen|custod|prison|release|post/i.test(level)) return 'licence';
  return /suspend/i.test(level) ? 'suspendedSentenceOrder' : 'communityOrder';
}

function sexOf(level: string | undefined, u: number): 'female' | 'male' {
  if (level === 'female' || level === 'male') return level;
  return u < 0.5 ? 'female' : 'male';
}

/** An age inside a band whose name holds its ends, such as `from26To35` or `from56`. */
function ageIn(band: string | undefined, u: number): number {
  const ends = (band ?? '').match(/\d+/g)?.map(Number) ?? [];
  const low = ends[0] ?? 21;
  const high = ends[1] ?? (ends.length === 1 ? low + 15 : 60);
  return low + Math.floor(u * (high - low + 1));
}
