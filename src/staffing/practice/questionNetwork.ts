import type { CaseModel, CompiledVariable } from '../../model/model.js';
import { DataError, problem } from '../../problem.js';
import { type Role, variableWithRole } from '../../scenario/roles.js';
import { type Effect, NOT_RECORDED, NOT_RELEVANT } from '../../scenario/scenario.js';
import { type Cells, cellsOf, keyOf, separates, subsets, sumsBy } from './jointCells.js';
import type { MixedLogistic } from './mixedLogistic.js';
import { OVERSIGHT } from './practiceScenario.js';

/**
 * The part of the case model that practice affects, in a form that can be evaluated a million times a second.
 *
 * Given oversight and a few core variables, what else a key question depends on is independent of what the others
 * depend on, so each key question is a mean of logistic curves of one number, and they depend on each other only through
 * the core and through one another. The core is found by trying: the smallest set for which that is exactly so.
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
  /** Effects of earlier key questions, by their index. */
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

/**
 * Reads the network off a compiled model.
 *
 * @throws DataError when the scenario says nothing of management oversight, or has a key question under a gate
 */
export function questionNetwork(model: CaseModel): QuestionNetwork {
  const dependence = dependenceOf(model);
  const split = splitOf(model, dependence);
  return {
    questions: questionsOf(dependence),
    groups: groupsOf(dependence, split),
    oversight: oversightOf(model, dependence, split),
  };
}

/** What the key questions depend on. */
interface Dependence {
  readonly variables: CaseModel['variables'];
  readonly oversight: CompiledVariable;
  /** Indices of the key questions. */
  readonly asked: readonly number[];
  /** Effects on each key question that are not null. */
  readonly parents: readonly CompiledVariable['compiledEffects'][];
  /** What each key question depends on besides oversight and other questions. */
  readonly own: readonly (readonly number[])[];
  /** What oversight depends on. */
  readonly before: readonly number[];
}

function dependenceOf({ variables, scenario }: CaseModel): Dependence {
  const oversight = variableWithRole({ variables }, OVERSIGHT);
  if (oversight === undefined) {
    const message = `${scenario.id} says nothing about management oversight (no variable has the role ${OVERSIGHT}), through which staffing reaches the key questions.`;
    throw new DataError([problem('no-oversight', message, { path: 'variables', expected: OVERSIGHT })]);
  }
  const asked = variables.flatMap(({ section }, index) => (section === 'keyQuestion' ? [index] : []));
  const gated = asked.map((index) => variables[index]).find((question) => question?.gate !== null);
  if (gated !== undefined) {
    const message = `${gated.name} applies to some cases only; a staffing what-if needs key questions that apply to all.`;
    throw new DataError([problem('gated-question', message, { path: `keyQuestions.${gated.name}` })]);
  }
  const parents = asked.map((index) => acting(variables[index] as CompiledVariable));
  const isOwn = (parent: number): boolean => variables[parent] !== oversight && !asked.includes(parent);
  return {
    variables,
    oversight,
    asked,
    parents,
    own: parents.map((effects) => effects.map(({ parent }) => parent).filter(isOwn)),
    before: acting(oversight).map(({ parent }) => parent),
  };
}

function acting({ compiledEffects }: CompiledVariable): CompiledVariable['compiledEffects'] {
  return compiledEffects.filter(({ logOdds }) => logOdds !== 0);
}

/** The joint distribution of what the key questions depend on, and how it is split. */
interface Split {
  readonly cells: Cells;
  /** Names of the core, of oversight after them, and of what oversight depends on. */
  readonly core: readonly string[];
  readonly given: readonly string[];
  readonly before: readonly string[];
  readonly massOfCore: ReadonlyMap<string, number>;
  readonly massOfGroup: ReadonlyMap<string, number>;
  /** A cell for every configuration of the core and oversight. */
  readonly firstCells: readonly number[];
  /** Every configuration of what oversight depends on. */
  readonly configurations: readonly string[];
  readonly states: readonly Group['state'][];
}

function splitOf(model: CaseModel, dependence: Dependence): Split {
  const { variables, oversight, own, before } = dependence;
  const nameAt = (index: number): string => (variables[index] as CompiledVariable).name;
  const shared = own.flat().filter((parent, index, all) => all.indexOf(parent) !== index);
  const forced = [...new Set([...before, ...shared])];
  const all = [...new Set([...before, ...own.flat()])];
  const cells = cellsOf(model.joint([...all.map(nameAt), oversight.name]));
  const candidates = subsets(all.filter((index) => !forced.includes(index)));
  const core = candidates
    .map((extra) => [...forced, ...extra])
    .find((candidate) =>
      separates(
        cells,
        [...candidate.map(nameAt), oversight.name],
        own.map((group) => group.filter((parent) => !candidate.includes(parent)).map(nameAt)),
      ),
    ) as number[];
  const given = [...core.map(nameAt), oversight.name];
  const firstCell = new Map<string, number>();
  for (let cell = 0; cell < cells.table.probabilities.length; cell++) {
    const key = keyOf(cells, cell, given);
    if (!firstCell.has(key)) firstCell.set(key, cell);
  }
  const firstCells = [...firstCell.values()];
  const names = before.map(nameAt);
  return {
    cells,
    core: core.map(nameAt),
    given,
    before: names,
    massOfCore: sumsBy(cells, given),
    massOfGroup: sumsBy(cells, [...names, oversight.name]),
    firstCells,
    configurations: [...new Set(firstCells.map((cell) => keyOf(cells, cell, names)))],
    states: oversight.gate === null ? ['no', 'yes'] : ['no', 'yes', NOT_RELEVANT],
  };
}

/** Probability of a configuration of what oversight depends on, together with a state of oversight. */
function massAt({ massOfGroup }: Split, configuration: string, state: number): number {
  return massOfGroup.get([...(configuration === '' ? [] : [configuration]), state].join()) ?? 0;
}

function groupsOf(dependence: Dependence, split: Split): Group[] {
  const { variables, oversight, asked, parents } = dependence;
  const { cells, given, before, massOfCore, firstCells, configurations, states } = split;
  const effect = parents.flat().find(({ parent }) => variables[parent] === oversight);
  const massOf = (cell: number): number => massOfCore.get(keyOf(cells, cell, given)) ?? 0;
  return configurations.flatMap((configuration, parent) =>
    states.map((state, level): Group => {
      const mass = massAt(split, configuration, level);
      const members = firstCells.filter(
        (cell) =>
          cells.at(cell, oversight.name) === level &&
          keyOf(cells, cell, before) === configuration &&
          massOf(cell) > 0,
      );
      return {
        parent,
        state,
        // Where no question depends on oversight, what it counts as changes nothing.
        value: state === NOT_RELEVANT ? (effect?.neutral ?? 0) : level,
        cells: members.map((cell) => ({
          share: massOf(cell) / mass,
          curves: asked.map((_, question) => curveOf(dependence, split, question, cell)),
        })),
      };
    }),
  );
}

/** How a key question answers, given the core and oversight as in a cell: a mean of logistic curves. */
function curveOf(
  { variables, parents, own }: Dependence,
  { cells, core, given, massOfCore }: Split,
  question: number,
  coreCell: number,
): MixedLogistic {
  const ownParents = own[question] ?? [];
  const group = ownParents.map((parent) => (variables[parent] as CompiledVariable).name);
  const others = group.filter((name) => !core.includes(name));
  const effects = (parents[question] ?? []).filter(({ parent }) => ownParents.includes(parent));
  const key = keyOf(cells, coreCell, given);
  const total = massOfCore.get(key)!;
  const curve = new Map<string, { weight: number; shift: number }>();
  cells.table.probabilities.forEach((mass, cell) => {
    if (mass === 0 || keyOf(cells, cell, given) !== key) return;
    const shift = effects.reduce((sum, { parent, logOdds, neutral }) => {
      const variable = variables[parent] as CompiledVariable;
      return sum + logOdds * countsAs(variable, cells.at(cell, variable.name), neutral);
    }, 0);
    const name = keyOf(cells, cell, others);
    curve.set(name, { weight: (curve.get(name)?.weight ?? 0) + mass / total, shift });
  });
  const terms = [...curve.values()];
  return { weights: terms.map(({ weight }) => weight), shifts: terms.map(({ shift }) => shift) };
}

function questionsOf({ variables, oversight, asked, parents }: Dependence): Question[] {
  return asked.map((index, question) => {
    const { name, role, shares, intercepts, effects } = variables[index] as CompiledVariable;
    return {
      name,
      role,
      share: shares[1] as number,
      intercept: intercepts[0] as number,
      oversight: effects.find(({ parent }) => parent === oversight.name) ?? null,
      from: (parents[question] ?? [])
        .filter(({ parent }) => asked.includes(parent))
        .map(({ parent, logOdds }) => ({ question: asked.indexOf(parent), logOdds })),
    };
  });
}

function oversightOf(model: CaseModel, { variables, oversight }: Dependence, split: Split): OversightNode {
  const { configurations, states } = split;
  return {
    share: model.margin(oversight.name).yes!,
    needed: model.relevance(oversight.name),
    parents: configurations.map((configuration) => {
      const digits = configuration === '' ? [] : configuration.split(',').map(Number);
      return {
        open: massAt(split, configuration, 0) + massAt(split, configuration, 1),
        shut: states.length === 3 ? massAt(split, configuration, 2) : 0,
        shift: acting(oversight).reduce(
          (sum, { parent, logOdds, neutral }, index) =>
            sum + logOdds * countsAs(variables[parent] as CompiledVariable, digits[index] as number, neutral),
          0,
        ),
      };
    }),
  };
}

/** What a state counts as in a linear predictor: its rank, or the parent's mean where it has none. */
function countsAs(variable: CompiledVariable, state: number, neutral: number): number {
  const level = variable.levels[state];
  return level === undefined || level === NOT_RECORDED ? neutral : state;
}
