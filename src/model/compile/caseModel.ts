import { requireOneOf } from '../../check.js';
import { refuse } from '../../problem.js';
import { NOT_RELEVANT } from '../../scenario/scenario.js';
import type { CaseModel, Intervention, JointTable } from '../model.js';
import { type Conditionals, sweep } from '../network/network.js';
import { LARGEST_TABLE, type ModelParts, planFor, rememberParts } from '../network/parts.js';
import { intervene } from './intervene.js';
import { jointTable, reorder } from './joint.js';

const NONE: Conditionals = new Float64Array(0);

/** A case model from its parts. */
export function caseModel(parts: ModelParts): CaseModel {
  const { variables, nodes, conditionals } = parts;
  const names = variables.map((variable) => variable.name);
  const indexOf = (name: string, argument: string): number =>
    names.indexOf(requireOneOf(argument, name, names));
  const single = new Map<number, Float64Array>();

  const tableOf = (asked: readonly number[]): Float64Array => {
    const plan = planFor(parts, asked);
    if (plan.largestTable > LARGEST_TABLE) {
      refuseTable(
        asked.map((index) => names[index]!),
        plan.largestTable,
      );
    }
    return sweep(plan, (node) => conditionals[node] ?? NONE);
  };
  const distribution = (index: number): Float64Array => {
    const table = single.get(index) ?? tableOf([index]);
    single.set(index, table);
    return table;
  };
  const relevanceOf = (index: number): number => {
    const gated = variables[index]!.gate !== null;
    return gated ? 1 - distribution(index)[variables[index]!.levels.length!]! : 1;
  };

  const margin = (name: string): Readonly<Record<string, number>> => {
    const index = indexOf(name, 'name');
    const { levels, shares } = variables[index]!;
    const table = distribution(index);
    const relevant = levels.reduce((sum, _, level) => sum + table[level]!, 0);
    return Object.freeze(
      Object.fromEntries(
        levels.map((level, state) => [
          level,
          // A variable that never applies has no observable margin: its shares are what it would have.
          relevant > 0 ? table[state]! / relevant : shares[state]!,
        ]),
      ),
    );
  };

  const joint = (wanted: readonly string[]): JointTable => {
    const asked = wanted.map((name) => indexOf(name, 'names'));
    if (new Set(asked).size < asked.length) {
      refuse('bad-argument', `names must differ: ${wanted.join(', ')}.`, { path: 'names' });
    }
    const ascending = [...asked].sort((a, b) => a - b);
    const table = reorder(
      tableOf(ascending),
      ascending.map((index) => nodes[index]?.states ?? 1),
      asked.map((index) => ascending.indexOf(index)),
    );
    const levels = asked.map((index) => {
      const { levels: own, gate } = variables[index]!;
      return gate === null ? own : Object.freeze([...own, NOT_RELEVANT]);
    });
    return jointTable(wanted, Object.freeze(levels), table);
  };

  const model: CaseModel = Object.freeze({
    scenario: parts.scenario,
    effects: parts.effects,
    variables,
    largestTable: parts.largestTable,
    intervention: parts.intervention,
    margin,
    relevance: (name: string) => relevanceOf(indexOf(name, 'name')),
    joint,
    intervene: (change: Intervention): CaseModel => {
      const changed = intervene(parts, change);
      return changed === parts ? model : caseModel(changed);
    },
  });
  rememberParts(model, parts);
  return model;
}

function refuseTable(names: readonly string[], cells: number): never {
  refuse(
    'too-large',
    `The joint of ${names.join(', ')} needs a table of ${cells} cells, more than ${LARGEST_TABLE}.`,
    {
      path: 'names',
      got: String(cells),
      expected: `at most ${LARGEST_TABLE} cells`,
      hint: 'Ask for fewer variables at a time.',
    },
  );
}
