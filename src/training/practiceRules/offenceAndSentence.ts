import type { CaseModel, SyntheticCase } from '../../model/model.js';
import { fitMargins } from '../../numeric/fitMargins.js';
import { stream } from '../../numeric/stream.js';
import { variableWithRole } from '../../scenario/roles.js';
import type { CaseVariable, Scenario } from '../../scenario/scenario.js';
import { chanceOf, circumstancesOf, isSo } from './circumstances.js';
import { courtWeight } from './courtWeights.js';
import { untied } from './ties.js';

/** What is assumed of offence and sentence, for the notes. */
export const OFFENCE_ASSUMPTION =
  'Offence and sentence go with MAPPA, domestic abuse and risk by weights that are assumed (each from half to double) and are nothing where the law or a court would not have it. They are fitted so that the shares of offences, of sentences, and of MAPPA, abuse and risk together stay exactly those of the scenario. No answer to a key question depends on them.';

/** A drawn case with an offence and a sentence that go with the rest of it. */
type Settle = (drawn: SyntheticCase, seed: number, index: number) => SyntheticCase;

/** Levels of offence and sentence, and how often they are found together in a kind of case. */
interface Cell {
  readonly levels: Readonly<Record<string, string>>;
  readonly share: number;
}

/**
 * How the cases of a scenario get their offence and sentence. What the scenario itself ties to something, such as work
 * before a release to licences, keeps what was drawn.
 */
export function settleOffence(scenario: Scenario, model: CaseModel): Settle {
  const table = offenceTable(scenario, model);
  return (drawn, seed, index) => {
    const isAbuse = isSo(scenario, drawn, 'domestic-abuse-relevant', { seed, index });
    const cells = table.get(kindOf(scenario, drawn, { isAbuse })) ?? [];
    const total = cells.reduce((sum, { share }) => sum + share, 0);
    let left = stream(seed, 'pack', index, 'offence')() * total;
    const found = cells.find(({ share }) => {
      left -= share;
      return left < 0;
    });
    return { ...drawn, ...found?.levels };
  };
}

/**
 * Offence by sentence in each kind of case. The whole has the model's shares of all kinds, all offences and all sentences,
 * and is otherwise as near to the weights as these allow.
 */
export function offenceTable(scenario: Scenario, model: CaseModel): ReadonlyMap<string, readonly Cell[]> {
  const settled = SETTLED.flatMap((role) => variableWithRole(scenario, role) ?? []).filter((one) =>
    isFree(one, scenario),
  );
  if (settled.length === 0) return new Map();
  const columns = settled.reduce<readonly Readonly<Record<string, string>>[]>(
    (all, { name, levels }) => all.flatMap((one) => levels.map((level) => ({ ...one, [name]: level }))),
    [{}],
  );
  const kinds = kindsIn(scenario, model);
  const weights = kinds.map(({ drawn, isAbuse }) =>
    columns.map((levels) =>
      courtWeight({ ...circumstancesOf(scenario, { ...drawn, ...levels }), domesticAbuse: isAbuse }),
    ),
  );
  const fitted = fitMargins(
    weights,
    kinds.map(({ share }) => share),
    settled.map(({ name, levels, shares }) => ({
      partOf: columns.map((column) => levels.indexOf(column[name] ?? '')),
      totals: shares,
    })),
  );
  return new Map(
    kinds.map(({ kind }, row) => [
      kind,
      columns.map((levels, column) => ({ levels, share: fitted[row]![column]! })),
    ]),
  );
}

const SETTLED = ['offence', 'sentence'] as const;

/** Whether nothing in the scenario depends on a variable, and it on nothing. */
function isFree({ name, gate, effects, follows }: CaseVariable, { variables }: Scenario): boolean {
  const dependsOnIt = (one: CaseVariable): boolean =>
    one.gate?.variable === name ||
    one.follows?.variable === name ||
    one.effects.some(({ parent }) => parent === name);
  return gate === null && effects.length === 0 && follows === undefined && !variables.some(dependsOnIt);
}

/** The kind of a case: its MAPPA, risk and abuse, and what keeps its level although it is offence or sentence. */
function kindOf(scenario: Scenario, drawn: SyntheticCase, { isAbuse }: Pick<Kind, 'isAbuse'>): string {
  const { mappa, risk } = circumstancesOf(scenario, drawn);
  return [mappa, risk, isAbuse, ...keptIn(scenario).map((name) => drawn[name])].join(' ');
}

function keptIn(scenario: Scenario): string[] {
  return SETTLED.flatMap((role) => variableWithRole(scenario, role) ?? [])
    .filter((one) => !isFree(one, scenario))
    .map(({ name }) => name);
}

interface Kind {
  readonly kind: string;
  readonly share: number;
  /** A case of this kind. */
  readonly drawn: SyntheticCase;
  readonly isAbuse: boolean;
}

/** The kinds of case that the model has, each with its share. */
function kindsIn(scenario: Scenario, model: CaseModel): Kind[] {
  const names = [
    ...KIND_ROLES.flatMap((role) => variableWithRole(scenario, role)?.name ?? []),
    ...keptIn(scenario),
  ];
  const { levels, probabilities } = model.joint(names);
  const kinds = new Map<string, Kind>();
  probabilities.forEach((probability, cell) => {
    let rest = cell;
    const drawn: Record<string, string> & { id: string } = { id: '' };
    for (let index = names.length - 1; index >= 0; index--) {
      const own = levels[index]!;
      drawn[names[index]!] = own[rest % own.length]!;
      rest = Math.floor(rest / own.length);
    }
    const one = untied(scenario, drawn);
    const chance = chanceOf(scenario, one, 'domestic-abuse-relevant');
    for (const [isAbuse, part] of [
      [true, chance],
      [false, 1 - chance],
    ] as const) {
      const kind = kindOf(scenario, one, { isAbuse });
      const share = (kinds.get(kind)?.share ?? 0) + probability * part;
      if (share > 0) kinds.set(kind, { kind, share, drawn: one, isAbuse });
    }
  });
  return [...kinds.values()];
}

const KIND_ROLES = [
  'mappa-eligible',
  'mappa-level-1',
  'risk-of-serious-harm',
  'domestic-abuse-relevant',
  'domestic-abuse-analysed',
] as const;
