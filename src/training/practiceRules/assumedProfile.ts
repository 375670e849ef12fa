import { type Role, variableWithRole } from '../../scenario/roles.js';
import type { CaseVariable, Scenario } from '../../scenario/scenario.js';
import { list } from '../../words/format.js';

/** A level with its share, and the range in which that could lie. */
type Level = readonly [name: string, label: string, cases: number, low: number, high: number];

interface Assumed {
  readonly name: string;
  readonly label: string;
  readonly kind: CaseVariable['kind'];
  /** Roles of which the scenario must have none. */
  readonly unless: readonly Role[];
  readonly levels: readonly Level[];
  /** What its levels mean to its role, where that is not their name. */
  readonly meanings?: readonly string[];
  readonly protected?: true;
  readonly effects?: CaseVariable['effects'];
}

/** The cases that the numbers below are out of. */
const OF = 84;

/**
 * Who and what the cases are where a scenario does not say: as in the West Midlands, the larger of the two inspections of 2025.
 * Risk and MAPPA are published there (Dynamic Inspection of Public Protection in West Midlands region, HM Inspectorate of Probation,
 * 2025, Key contextual facts and Context); the others are assumed there too, with these ranges.
 */
const PROFILE: readonly (Assumed & { readonly role: Role })[] = [
  {
    ...{ name: 'sex', role: 'sex', label: 'Sex', kind: 'nominal', unless: ['sex'], protected: true },
    levels: [
      ['female', 'women', 7, 2, 42],
      ['male', 'men', 77, 42, 82],
    ],
  },
  {
    ...{
      name: 'ageBand',
      role: 'age-band',
      label: 'Age',
      kind: 'nominal',
      unless: ['age-band'],
      protected: true,
    },
    levels: [
      ['from18To25', '18 to 25', 9, 4, 16],
      ['from26To35', '26 to 35', 21, 12, 30],
      ['from36To55', '36 to 55', 47, 30, 60],
      ['from56', '56 and over', 7, 3, 14],
    ],
    meanings: ['18 to 25', '26 to 35', '36 to 55', '56 and over'],
  },
  {
    ...{ name: 'sentence', role: 'sentence', label: 'Sentence', kind: 'nominal', unless: ['sentence'] },
    levels: [
      ['communityOrder', 'community order', 29, 20, 40],
      ['suspendedSentenceOrder', 'suspended sentence order', 21, 12, 30],
      ['licence', 'licence', 34, 22, 44],
    ],
  },
  {
    ...{ name: 'offence', role: 'offence', label: 'Offence', kind: 'nominal', unless: ['offence'] },
    levels: [
      ['violence', 'violence', 34, 26, 44],
      ['sexual', 'sexual offending', 17, 8, 26],
      ['theft', 'theft', 10, 5, 20],
      ['drugs', 'drugs', 10, 5, 20],
      ['other', 'other', 13, 6, 20],
    ],
  },
  {
    ...{ name: 'risk', role: 'risk-of-serious-harm', label: 'Risk of serious harm', kind: 'ordinal' },
    unless: ['risk-of-serious-harm'],
    levels: [
      ['low', 'low', 6, 2, 17],
      ['medium', 'medium', 53, 42, 63],
      ['high', 'high or very high', 25, 13, 38],
    ],
  },
  {
    ...{ name: 'mappaLevel1', role: 'mappa-level-1', label: 'Managed at MAPPA Level 1', kind: 'binary' },
    unless: ['mappa-level-1', 'mappa-eligible'],
    levels: [
      ['no', 'no', 59, 46, 71],
      ['yes', 'yes', 25, 13, 38],
    ],
    effects: [
      {
        ...{ parent: 'risk', odds: 3, low: 1, high: 6, position: null },
        why: 'arrangements for dangerous people follow risk',
      },
    ],
  },
];

/**
 * A scenario with an assumed distribution of whatever a case file must have and it does not say, so that it is never the same in
 * every case; and what that assumes, for the notes.
 */
export function withAssumedProfile(scenario: Scenario): {
  readonly whole: Scenario;
  readonly assumptions: readonly string[];
} {
  const missing = PROFILE.filter(({ unless }) =>
    unless.every((role) => variableWithRole(scenario, role) === undefined),
  );
  if (missing.length === 0) return { whole: scenario, assumptions: [] };
  const names = new Map(missing.map(({ name }) => [name, freeName(name, scenario)]));
  const added = missing.map((one) => variableOf(one, names));
  const said = missing.map(({ name, label }, at) => SAID[name] ?? (at === 0 ? label : label.toLowerCase()));
  return {
    whole: { ...scenario, variables: [...added, ...scenario.variables] },
    assumptions: [
      `${list(said)}: the scenario does not say, so ${missing.length === 1 ? 'it is' : 'they are'} assumed as for the West Midlands in 2025, the larger of the two regions that casesim has case by case. No answer to a key question depends on ${missing.length === 1 ? 'it' : 'them'}.`,
      ...missing.map(shareText),
    ],
  };
}

/** What a label does not say as a part of a sentence. */
const SAID: Readonly<Record<string, string>> = { mappaLevel1: 'management at MAPPA Level 1' };

function variableOf(
  { name, role, label, kind, levels, meanings, effects = [], ...one }: (typeof PROFILE)[number],
  names: ReadonlyMap<string, string>,
): CaseVariable {
  return {
    ...{ name: names.get(name) ?? name, label, kind, role },
    levels: levels.map(([level]) => level),
    levelLabels: levels.map(([, shown]) => shown),
    meanings: meanings ?? levels.map(([level]) => (kind === 'binary' ? null : level)),
    section: 'profile',
    question: null,
    protectedCharacteristic: one.protected ?? false,
    gate: null,
    shares: levels.map(([, , cases]) => cases / OF),
    ...{ counts: null, relevant: null, figures: levels.map(() => null) },
    basis: 'assumed',
    effects: effects.flatMap((effect) => {
      const parent = names.get(effect.parent);
      return parent === undefined ? [] : [{ ...effect, parent }];
    }),
    note: null,
  };
}

/** A name that the scenario does not have for something else. */
function freeName(wanted: string, { variables }: Scenario): string {
  const isTaken = (name: string): boolean => variables.some((variable) => variable.name === name);
  let name = wanted;
  while (isTaken(name)) name += 'Assumed';
  return name;
}

/** Such as `Risk of serious harm, assumed: low 7% (2% to 20%), …`. */
function shareText({ label, kind, levels }: Assumed): string {
  const percent = (cases: number): string => `${Math.round((100 * cases) / OF)}%`;
  const shown = kind === 'binary' ? levels.slice(1) : levels;
  const shares = shown.map(([, name, cases, low, high]) => {
    const amount = `${percent(cases)} (${percent(low)} to ${percent(high)})`;
    return kind === 'binary' ? amount : `${name} ${amount}`;
  });
  return `${label}, assumed: ${list(shares)}.`;
}
