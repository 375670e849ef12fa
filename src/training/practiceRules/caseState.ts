import type { SyntheticCase } from '../../model/model.js';
import { stream } from '../../numeric/stream.js';
import { agesOf, type Role } from '../../scenario/roles.js';
import { NOT_RECORDED, NOT_RELEVANT, type Scenario } from '../../scenario/scenario.js';
import type { Facts } from '../words/template.js';
import { type AssumedRole, circumstancesOf, isSo, readerOf } from './circumstances.js';
import { bringsMappa } from './courtWeights.js';

/** The hidden state that a case file is written from: the drawn case, and what the scenario leaves open. */
export interface CaseState {
  readonly drawn: SyntheticCase;
  readonly facts: Facts;
  /** The answer to each key question, by its id. */
  readonly answers: Readonly<Record<string, 'yes' | 'no'>>;
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
  "Where a scenario has no variable for it, domestic abuse is relevant in 1 case of 2, children in 7 of 10, and children's services reply in 13 of 20.",
  'A partner is still a partner in 9 cases of 20, but in none in which the person is subject to notification and children are to be considered, or was released at high or very high risk or from a sentence for anything but theft or drugs, or has a curfew, and a former partner in the others.',
  'Oversight that is not effective is absent in 2 cases of 5 and ineffective in the others.',
  'Where a scenario has no variable for it, other agencies have a part where domestic abuse, children or MAPPA are relevant, and only there.',
] as const;

/** The prompts that can only be answered where another agency has a part in the case. */
export const AGENCY_PROMPTS = [
  'other-agencies-in-plan',
  'mappa-coordinated',
  'other-agencies-in-review',
] as const satisfies readonly Role[];

/** The state of the n-th candidate, from its drawn case. The same whatever else is drawn. */
export function caseState(scenario: Scenario, drawn: SyntheticCase, seed: number, index: number): CaseState {
  /** A number of its own for each thing that is left open, so that none depends on another. */
  const chance = (name: string): number => stream(seed, 'pack', index, name)();
  const { level, meaning } = readerOf(scenario, drawn);
  const isAnswered = (role: Role): boolean => level(role) === 'yes' || level(role) === 'no';
  const yes = (role: AssumedRole): boolean => isSo(scenario, drawn, role, { seed, index });
  const { offence, sentence, risk, mappa } = circumstancesOf(scenario, drawn);
  const domesticAbuse = yes('domestic-abuse-relevant');
  const children = yes('child-safeguarding-relevant');
  const partOfAgencies = level('other-agencies-in-plan-relevant');
  const mappaEarlier = mappa && !bringsMappa({ offence, sentence, risk });
  const age = ageIn(meaning('age-band'), chance('age'));
  const oversight = oversightOf(
    { needed: level('management-oversight-needed'), effective: level('management-oversight-effective') },
    { isEffective: () => yes('management-oversight-effective'), isAbsent: () => chance('oversight') < 0.4 },
  );
  const notified = mappa && (offence === 'sexual' || mappaEarlier);
  const curfew = isAnswered('curfew-information-used');
  const facts = {
    offence,
    sentence,
    risk,
    domesticAbuse,
    // Nobody who is subject to notification is drawn into a home with children, nor anyone from prison, or on a curfew, into that of a partner who was harmed or may be.
    together:
      domesticAbuse &&
      chance('together') < 0.45 &&
      !(notified && children) &&
      !curfew &&
      !(
        sentence === 'licence' &&
        (['high', 'veryHigh'].includes(risk) || !['theft', 'drugs'].includes(offence))
      ),
    daStandard: domesticAbuse && yes('domestic-abuse-information-at-standard'),
    children,
    childReturn: children && yes('child-safeguarding-information-available'),
    mappa,
    mappaEarlier,
    notified,
    levelTwo: mappa && level('mappa-level-1') !== 'yes',
    agencies:
      AGENCY_PROMPTS.some(isAnswered) ||
      (partOfAgencies === undefined ? domesticAbuse || children || mappa : partOfAgencies !== 'no'),
    qualified: mappa || offence === 'sexual' || ['high', 'veryHigh', NOT_RECORDED].includes(risk),
    services: yes('services-relevant'),
    enforcement: yes('enforcement-relevant'),
    oversight,
    young: age <= 20,
    early: age <= 25,
    older: age >= 30,
    elder: age >= 50,
    curfew,
  };
  return {
    drawn,
    facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)])),
    answers: Object.fromEntries(
      scenario.keyQuestions.map(({ id }) => [id, drawn[id] === 'yes' ? 'yes' : 'no'] as const),
    ),
    oversight,
    sex: sexOf(meaning('sex'), chance('sex')),
    age,
    // What a scenario calls by one of these names is its own variable.
    levels: {
      oversight,
      domesticAbuse: wordOf(domesticAbuse),
      childSafeguarding: wordOf(children),
      ...drawn,
    },
  };
}

function oversightOf(
  { needed, effective }: { readonly needed: string | undefined; readonly effective: string | undefined },
  { isEffective, isAbsent }: { readonly isEffective: () => boolean; readonly isAbsent: () => boolean },
): Oversight {
  if (needed === 'no' || effective === NOT_RELEVANT) return 'notNeeded';
  if (isEffective()) return 'effective';
  return isAbsent() ? 'absent' : 'ineffective';
}

const wordOf = (value: boolean): string => (value ? 'yes' : 'no');

function sexOf(meaning: string | null, u: number): 'female' | 'male' {
  if (meaning === 'female' || meaning === 'male') return meaning;
  return u < 0.5 ? 'female' : 'male';
}

/** How far up an open band ages are drawn. */
const OPEN_BAND = 15;

/** An age inside a band; from 21 to 60 where the band is not known. */
function ageIn(band: string | null, u: number): number {
  const { from, to } = (band === null ? null : agesOf(band)) ?? { from: 21, to: 60 };
  return from + Math.floor(u * ((to ?? from + OPEN_BAND) - from + 1));
}
