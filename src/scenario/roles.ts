/** What a role is about, which variable may have it, and what a scenario gains by declaring it. */
interface RoleFacts {
  /** What the variable says of a case. */
  readonly says: string;
  /** What the role makes possible. */
  readonly unlocks: string;
  /** What happens in a scenario that declares it nowhere. */
  readonly otherwise: string;
  /** The kind of variable that may have it: answered yes or no, with levels, with levels in order, or a key question. */
  readonly kind: 'binary' | 'levels' | 'ordinal' | 'keyQuestion';
  /** What its levels may mean: one of these words, or the ages that a level spans. Absent where levels mean nothing. */
  readonly levels?: Readonly<Record<string, string>> | 'ages';
}

const ASSUMED = 'practice cases assume it';
const NOT_ASKED = 'packs do not ask about it';
const DRAWN = 'packs draw its answer to fit the key question';
const NO_PROMPTS = 'packs leave out those prompts that no variable settles';
const PROMPT = 'the answer to a prompt in practice cases';

/**
 * Every role that a variable or a key question can have: how features find what they need, whatever an author names it.
 */
export const ROLES = {
  assessment: {
    says: 'whether the assessment is sufficient',
    unlocks: 'the prompts of practice packs on assessment',
    otherwise: NO_PROMPTS,
    kind: 'keyQuestion',
  },
  planning: {
    says: 'whether the plan is sufficient',
    unlocks:
      'the prompts of practice packs on planning; with delivery, how often planning is sufficient and delivery is not',
    otherwise: `${NO_PROMPTS}, and that share is left out of an inspection`,
    kind: 'keyQuestion',
  },
  delivery: {
    says: 'whether the delivery of services is sufficient',
    unlocks:
      'the prompts of practice packs on delivery; programme places in staffing what-ifs; with planning, their joint share',
    otherwise: `${NO_PROMPTS}, programme places move no key question, and that share is left out`,
    kind: 'keyQuestion',
  },
  reviewing: {
    says: 'whether the reviewing is sufficient',
    unlocks: 'the prompts of practice packs on reviewing',
    otherwise: NO_PROMPTS,
    kind: 'keyQuestion',
  },
  'management-oversight-needed': {
    says: 'whether management oversight was needed',
    unlocks: 'practice cases that need no oversight',
    otherwise: 'practice cases need oversight, except where its effectiveness is not relevant',
    kind: 'binary',
  },
  'management-oversight-effective': {
    says: 'whether management oversight was effective',
    unlocks:
      'the oversight gap of an inspection; staffing what-ifs, which reach the key questions through it',
    otherwise:
      'inspections show no oversight gap, what-ifs are refused, and practice cases assume it in 2 of 5',
    kind: 'binary',
  },
  'risk-of-serious-harm': {
    says: 'the risk of serious harm',
    unlocks:
      'the lever high-risk of a what-if; matching by default in a matched design; risk in practice cases',
    otherwise:
      'the lever high-risk cannot be used, a matched design must name its own variables, and practice cases assume it as for the West Midlands',
    kind: 'ordinal',
    levels: { low: 'low', medium: 'medium', high: 'high', veryHigh: 'very high' },
  },
  sex: {
    says: 'the sex of the person supervised',
    unlocks: 'matching by default in a matched design; the sex of people in practice cases',
    otherwise:
      'a matched design must name its own variables, and practice cases assume it as for the West Midlands',
    kind: 'levels',
    levels: { female: 'a woman', male: 'a man' },
  },
  'age-band': {
    says: 'the age of the person supervised, in bands',
    unlocks: 'ages in practice cases',
    otherwise: 'practice cases assume it as for the West Midlands',
    kind: 'levels',
    levels: 'ages',
  },
  sentence: {
    says: 'the sentence',
    unlocks: 'matching by default in a matched design; sentences in practice cases',
    otherwise:
      'a matched design must name its own variables, and practice cases assume it as for the West Midlands',
    kind: 'levels',
    levels: {
      communityOrder: 'a community order',
      suspendedSentenceOrder: 'a suspended sentence order',
      licence: 'on licence after custody',
    },
  },
  offence: {
    says: 'the main offence',
    unlocks: 'offences in practice cases',
    otherwise: 'practice cases assume it as for the West Midlands',
    kind: 'levels',
    levels: {
      violence: 'violence',
      sexual: 'a sexual offence',
      theft: 'theft, burglary, robbery or fraud',
      drugs: 'a drug offence',
      other: 'any other',
    },
  },
  'mappa-eligible': {
    says: 'whether the case is eligible for MAPPA',
    unlocks: 'MAPPA in practice cases',
    otherwise: 'practice cases are eligible when they are managed at Level 1',
    kind: 'binary',
  },
  'mappa-level-1': {
    says: 'whether the case is managed at MAPPA Level 1',
    unlocks: 'MAPPA levels in practice cases',
    otherwise: 'practice cases that are eligible are at Level 2',
    kind: 'binary',
  },
  'mappa-coordinated': ofPrompt('whether multi-agency oversight was coordinated'),
  'domestic-abuse-relevant': {
    says: 'whether domestic abuse was relevant',
    unlocks: 'domestic abuse in practice cases',
    otherwise: `${ASSUMED} in 1 of 2`,
    kind: 'binary',
  },
  'domestic-abuse-information-at-standard': {
    says: 'whether domestic abuse information met the required standard',
    unlocks: 'the police reply in practice cases',
    otherwise: `${ASSUMED} in 22 of 25`,
    kind: 'binary',
  },
  'domestic-abuse-analysed': ofPrompt('whether domestic abuse was sufficiently analysed'),
  'child-safeguarding-relevant': {
    says: 'whether child safeguarding was relevant',
    unlocks: 'children in practice cases',
    otherwise: `${ASSUMED} in 7 of 10`,
    kind: 'binary',
  },
  'child-safeguarding-information-available': {
    says: 'whether child safeguarding information was available',
    unlocks: "the reply of children's services in practice cases",
    otherwise: `${ASSUMED} in 13 of 20`,
    kind: 'binary',
  },
  'child-safeguarding-analysed': ofPrompt('whether child safeguarding was sufficiently analysed'),
  'other-agencies-in-assessment': ofPrompt(
    'whether the assessment considered information from other agencies',
  ),
  'other-agencies-in-plan-relevant': {
    says: 'whether links with other agencies were relevant to the plan',
    unlocks: 'practice cases without another agency',
    otherwise: 'practice cases assume it where domestic abuse, children or MAPPA are relevant',
    kind: 'binary',
  },
  'other-agencies-in-plan': ofPrompt('whether the plan considered information from other agencies'),
  'services-relevant': {
    says: 'whether commissioned rehabilitative services were relevant',
    unlocks: 'services in practice cases',
    otherwise: `${ASSUMED} in 3 of 5`,
    kind: 'binary',
  },
  'services-access': ofPrompt('whether access to commissioned rehabilitative services was sufficient'),
  'enforcement-relevant': {
    says: 'whether enforcement was relevant',
    unlocks: 'absences in practice cases',
    otherwise: `${ASSUMED} in 43 of 100`,
    kind: 'binary',
  },
  'enforcement-sufficient': ofPrompt('whether enforcement was sufficient'),
  'curfew-information-used': {
    says: 'whether domestic abuse and safeguarding information was used for a curfew',
    unlocks: 'curfews in practice cases, and the prompt that asks about them',
    otherwise: NOT_ASKED,
    kind: 'binary',
  },
  'pre-release-sufficient': {
    says: 'whether work before release was sufficient',
    unlocks: 'work before release in practice cases, and the prompt that asks about it',
    otherwise: NOT_ASKED,
    kind: 'binary',
  },
  'risk-analysed': ofPrompt('whether the risk of harm to other people was identified and analysed'),
  'victims-analysed': ofPrompt('whether the risks to actual and potential victims were analysed'),
  'priorities-planned': ofPrompt(
    'whether the plan addressed the factors linked to harm and put the most critical first',
  ),
  'interventions-planned': ofPrompt('whether the plan set sufficient interventions to manage the risk'),
  'contingency-planned': ofPrompt('whether the plan set out contingency arrangements'),
  'contact-sufficient': ofPrompt('whether the level and nature of contact were sufficient'),
  'victims-protected': ofPrompt('whether actual and potential victims were sufficiently protected'),
  'key-individuals-engaged': ofPrompt('whether key individuals in the life of the person were engaged'),
  'home-visits': ofPrompt('whether home visits were used where they were needed'),
  'change-reviewed': ofPrompt('whether reviewing identified and responded to changes in risk'),
  'other-agencies-in-review': ofPrompt('whether other agencies informed the review'),
  'involvement-in-review': ofPrompt('whether the person and key individuals were involved in the review'),
  'review-recorded': ofPrompt('whether the review was sufficiently recorded'),
} as const satisfies Readonly<Record<string, RoleFacts>>;

/** What a variable is to a feature. */
export type Role = keyof typeof ROLES;

export const ROLE_IDS = Object.keys(ROLES) as readonly Role[];

/** The roles of key questions that practice packs have prompts for, and that staffing reaches. */
export const QUESTION_ROLES = [
  'assessment',
  'planning',
  'delivery',
  'reviewing',
] as const satisfies readonly Role[];

/** What is known of a role. */
export function factsOf(role: Role): RoleFacts {
  return ROLES[role];
}

/**
 * The variable that a scenario declares for a role.
 *
 * @param scenario - anything with case variables
 * @param role - a role of `ROLES`
 * @returns the variable, or undefined where no variable has the role
 * @example
 * variableWithRole(scenario, 'risk-of-serious-harm')?.name; // 'risk'
 */
export function variableWithRole<Variable extends WithRole>(
  { variables }: { readonly variables: readonly Variable[] },
  role: Role,
): Variable | undefined {
  return variables.find((variable) => variable.role === role);
}

interface WithRole {
  readonly role: Role | null;
}

/** The roles that no variable of a scenario has. */
export function rolesNotDeclared({ variables }: { readonly variables: readonly WithRole[] }): Role[] {
  return ROLE_IDS.filter((role) => !variables.some((variable) => variable.role === role));
}

/**
 * What a level means for a role: its own name where that is one of the role's words, else as declared; null where the
 * scenario does not say.
 */
export function meaningOf(role: Role | null, level: string, declared: string | undefined): string | null {
  if (role === null) return null;
  if (declared !== undefined) return declared;
  const { levels } = factsOf(role);
  return typeof levels === 'object' && Object.hasOwn(levels, level) ? level : null;
}

/** The ages that a level spans, from `18 to 25` or `56 and over`; null for anything else. */
export function agesOf(meaning: string): { readonly from: number; readonly to: number | null } | null {
  const [first = '', joint, second = '', ...rest] = meaning.split(' ');
  const [from, to] = [Number(first), Number(second)];
  const isAge = (age: number): boolean => Number.isInteger(age) && age >= 10 && age <= 120;
  if (!isAge(from) || rest.length > 0) return null;
  if (joint === 'and' && second === 'over') return { from, to: null };
  return joint === 'to' && isAge(to) && from <= to ? { from, to } : null;
}

function ofPrompt(says: string) {
  return { says, unlocks: PROMPT, otherwise: DRAWN, kind: 'binary' } as const;
}
