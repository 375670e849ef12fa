import type { CaseModel, CompiledVariable, JointTable } from '../../model/model.js';
import { DataError } from '../../problem.js';
import type { Role } from '../../scenario/roles.js';
import { type Effect, NOT_RECORDED, NOT_RELEVANT } from '../../scenario/scenario.js';
import type { MixedLogistic } from './mixedLogistic.js';
import { OVERSIGHT } from './practiceScenario.js';

/**
 * The part of the case model that practice affects, in a form that can be evaluated a million times a second.
 *
 * Given oversight and a few core variables, what else a key question depends on is independent of what the others
 * depend on, so each key question is a mean of logistic curves of one number, and they hang together only through
 * the core and through one another. The core is found by trying: the smallest set for which that holds exactly.
 */
export interface QuestionNetwork {
  readonly questions: readonly Question[];
  /** One per configuration of oversight's own parents and state of oversight. */
  readonly groups: readonly Group[];
  readonly oversight: OversightNode;
}

export interface Question {
  readonly name: string;
  readonly role: Role | null;
  readonly share: number;
  /** Intercept as compiled, without practice: where the search for the new one starts. */
  readonly intercept: number;
  /** Oversight's effect as the scenario gives it; null if it has none on this question. */
  readonly oversight: Effect | null;
  /** Effects of earlier key questions, by their place. */
  readonly from: readonly { readonly question: number; readonly logOdds: number }[];
}

export interface Group {
  /** Configuration of oversight's parents, and the value that oversight counts as. */
  readonly parent: number;
  readonly state: 'no' | 'yes' | typeof NOT_RELEVANT;
  readonly value: number;
  readonly cells: readonly { readonly share: number; readonly curves: readonly MixedLogistic[] }[];
}

export interface OversightNode {
  /** Probability that oversight is effective where needed, as published. */
  readonly share: number;
  /** Share of cases that need it. */
  readonly needed: number;
  /** Configurations of oversight's parents: probability with the gate open and shut, and their shift. */
  readonly parents: readonly { readonly open: number; readonly shut: number; readonly shift: number }[];
}

/** A joint table as digits: what state each variable has in a cell. */
interface Cells {
  readonly table: JointTable;
  readonly at: (cell: number, name: string) => number;
}

function cellsOf(table: JointTable): Cells {
  const strides = new Map<string, { stride: number; size: number }>();
  let stride = 1;
  for (let place = table.names.length - 1; place >= 0; place--) {
    const size = table.levels[place]?.length ?? 1;
    strides.set(table.names[place] ?? '', { stride, size });
    stride *= size;
  }
  return {
    table,
    at: (cell, name) => {
      const found = strides.get(name);
      return found === undefined ? 0 : Math.floor(cell / found.stride) % found.size;
    },
  };
}

/** Sums of a table by key; a key is made of the states of some variables. */
function sumsBy(cells: Cells, names: readonly string[]): Map<string, number> {
  const sums = new Map<string, number>();
  cells.table.probabilities.forEach((mass, cell) => {
    const key = keyOf(cells, cell, names);
    sums.set(key, (sums.get(key) ?? 0) + mass);
  });
  return sums;
}

function keyOf(cells: Cells, cell: number, names: readonly string[]): string {
  return names.map((name) => cells.at(cell, name)).join();
}

/** Subsets of a list, the fewest members first. */
function subsets<Member>(members: readonly Member[]): Member[][] {
  const all = Array.from({ length: 1 << members.length }, (_, bits) =>
    members.filter((_, place) => ((bits >> place) & 1) === 1),
  );
  return all.sort((a, b) => a.length - b.length);
}

const INDEPENDENT = 1e-13;

/** Whether, given `core`, the groups of variables are independent of one another. */
function separates(cells: Cells, core: readonly string[], groups: readonly (readonly string[])[]): boolean {
  const given = sumsBy(cells, core);
  const each = groups.map((group) => ({
    names: [...core, ...group],
    sums: sumsBy(cells, [...core, ...group]),
  }));
  const together = [...core, ...groups.flat()];
  const joint = sumsBy(cells, together);
  const seen = new Set<string>();
  for (let cell = 0; cell < cells.table.probabilities.length; cell++) {
    const key = keyOf(cells, cell, together);
    if (seen.has(key)) continue;
    seen.add(key);
    const mass = given.get(keyOf(cells, cell, core)) ?? 0;
    if (mass === 0) continue;
    const product = each.reduce(
      (p, { names, sums }) => p * ((sums.get(keyOf(cells, cell, names)) ?? 0) / mass),
      mass,
    );
    if (Math.abs(product - (joint.get(key) ?? 0)) > INDEPENDENT) return false;
  }
  return true;
}

/** What a state counts as in a linear predictor: its rank, or the parent's mean where it has none. */
function countsAs(variable: CompiledVariable, state: number, neutral: number): number {
  const level = variable.levels[state];
  return level === undefined || level === NOT_RECORDED ? neutral : state;
}

/**
 * Reads the network off a compiled model.
 *
 * @throws DataError when the scenario says nothing of management oversight, or has a key question under a gate
 */
export function questionNetwork(model: CaseModel): QuestionNetwork {
  const { variables } = model;
  const oversight = variables.findIndex(({ role }) => role === OVERSIGHT);
  const oversightVariable = variables[oversight];
  const asked = variables.flatMap((variable, index) => (variable.section === 'keyQuestion' ? [index] : []));
  const gated = asked.find((index) => variables[index]?.gate !== null);
  if (oversightVariable === undefined || gated !== undefined) {
    throw new DataError([
      oversightVariable === undefined
        ? {
            code: 'no-oversight',
            path: 'variables',
            expected: OVERSIGHT,
            message: `${model.scenario.id} says nothing of management oversight (no variable has the role ${OVERSIGHT}), through which staffing reaches the key questions.`,
          }
        : {
            code: 'gated-question',
            path: `keyQuestions.${variables[gated ?? 0]?.name}`,
            message: `${variables[gated ?? 0]?.name} applies to some cases only; a staffing what-if needs key questions that apply to all.`,
          },
    ]);
  }
  const effectiveName = oversightVariable.name;
  const nameAt = (index: number): string => variables[index]?.name ?? '';
  const acting = (variable: CompiledVariable) =>
    variable.compiledEffects.filter(({ logOdds }) => logOdds !== 0);
  const parents = asked.map((index) => acting(variables[index] as CompiledVariable));
  const own = parents.map((effects) =>
    effects.map(({ parent }) => parent).filter((parent) => parent !== oversight && !asked.includes(parent)),
  );
  const before = acting(oversightVariable).map(({ parent }) => parent);
  const shared = own.flat().filter((parent, place, all) => all.indexOf(parent) !== place);
  const forced = [...new Set([...before, ...shared])];
  const all = [...new Set([...before, ...own.flat()])];
  const cells = cellsOf(model.joint([...all.map(nameAt), effectiveName]));
  const optional = all.filter((index) => !forced.includes(index));
  const core = subsets(optional)
    .map((extra) => [...forced, ...extra])
    .find((candidate) =>
      separates(
        cells,
        [...candidate.map(nameAt), effectiveName],
        own.map((group) => group.filter((parent) => !candidate.includes(parent)).map(nameAt)),
      ),
    ) as number[];

  const coreNames = core.map(nameAt);
  const beforeNames = before.map(nameAt);
  const states =
    oversightVariable.gate === null ? (['no', 'yes'] as const) : (['no', 'yes', NOT_RELEVANT] as const);
  const neutral = parents.flat().find(({ parent }) => parent === oversight)?.neutral ?? 0;

  // Every configuration of the core, by that of oversight's parents.
  const firstCell = new Map<string, number>();
  for (let cell = 0; cell < cells.table.probabilities.length; cell++) {
    const key = keyOf(cells, cell, [...coreNames, effectiveName]);
    if (!firstCell.has(key)) firstCell.set(key, cell);
  }
  const massOfCore = sumsBy(cells, [...coreNames, effectiveName]);
  const massOfGroup = sumsBy(cells, [...beforeNames, effectiveName]);
  const configurations = [...new Set([...firstCell.values()].map((cell) => keyOf(cells, cell, beforeNames)))];

  const curveOf = (place: number, coreCell: number): MixedLogistic => {
    const group = (own[place] ?? []).filter((parent) => !core.includes(parent)).map(nameAt);
    const given = [...coreNames, effectiveName];
    const key = keyOf(cells, coreCell, given);
    const total = massOfCore.get(key) ?? 0;
    const curve = new Map<string, { weight: number; shift: number }>();
    cells.table.probabilities.forEach((mass, cell) => {
      if (mass === 0 || keyOf(cells, cell, given) !== key) return;
      const shift = (parents[place] ?? []).reduce((sum, { parent, logOdds, neutral: mean }) => {
        if (parent === oversight || asked.includes(parent)) return sum;
        const variable = variables[parent] as CompiledVariable;
        return sum + logOdds * countsAs(variable, cells.at(cell, variable.name), mean);
      }, 0);
      const name = keyOf(cells, cell, group);
      curve.set(name, { weight: (curve.get(name)?.weight ?? 0) + mass / total, shift });
    });
    const terms = [...curve.values()];
    return { weights: terms.map(({ weight }) => weight), shifts: terms.map(({ shift }) => shift) };
  };

  const groups = configurations.flatMap((configuration, parent) =>
    states.map((state, level): Group => {
      const mass = massOfGroup.get([...(configuration === '' ? [] : [configuration]), level].join()) ?? 0;
      const members = [...firstCell.values()].filter(
        (cell) =>
          cells.at(cell, effectiveName) === level &&
          keyOf(cells, cell, beforeNames) === configuration &&
          (massOfCore.get(keyOf(cells, cell, [...coreNames, effectiveName])) ?? 0) > 0,
      );
      return {
        parent,
        state,
        value: state === NOT_RELEVANT ? neutral : level,
        cells: members.map((cell) => ({
          share: (massOfCore.get(keyOf(cells, cell, [...coreNames, effectiveName])) ?? 0) / mass,
          curves: asked.map((_, place) => curveOf(place, cell)),
        })),
      };
    }),
  );

  const massAt = (configuration: string, level: number): number =>
    massOfGroup.get([...(configuration === '' ? [] : [configuration]), level].join()) ?? 0;
  return {
    questions: asked.map((index, place) => {
      const variable = variables[index] as CompiledVariable;
      return {
        name: variable.name,
        role: variable.role,
        share: variable.shares[1] ?? 0,
        intercept: variable.intercepts[0] ?? 0,
        oversight: variable.effects.find(({ parent }) => parent === effectiveName) ?? null,
        from: (parents[place] ?? [])
          .filter(({ parent }) => asked.includes(parent))
          .map(({ parent, logOdds }) => ({ question: asked.indexOf(parent), logOdds })),
      };
    }),
    groups,
    oversight: {
      share: model.margin(effectiveName).yes ?? 0,
      needed: model.relevance(effectiveName),
      parents: configurations.map((configuration) => {
        const digits = configuration === '' ? [] : configuration.split(',').map(Number);
        return {
          open: massAt(configuration, 0) + massAt(configuration, 1),
          shut: states.length === 3 ? massAt(configuration, 2) : 0,
          shift: acting(oversightVariable).reduce(
            (sum, { parent, logOdds, neutral: mean }, place) =>
              sum + logOdds * countsAs(variables[parent] as CompiledVariable, digits[place] ?? 0, mean),
            0,
          ),
        };
      }),
    },
  };
}
