import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { readable } from '../../src/scenario/figures/readable.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { ROLES, type Role } from '../../src/scenario/roles.js';
import { NOT_RECORDED, type Scenario } from '../../src/scenario/scenario.js';

/** Published scenarios as somebody else might have written them. */

type Data = Readonly<Record<string, unknown>>;

const PROGRAMME: Readonly<Record<string, string>> = {
  assessment: 'A',
  planning: 'P',
  delivery: 'D',
  reviewing: 'R',
};

/** The file of a published scenario, as data, without its claims, which are about its own questions by their names. */
export function published(id: string): Data {
  const { claims: _, ...data } = parse(readFileSync(`scenarios/${id}.yaml`, 'utf8')) as Data;
  return data;
}

/** The scenario that a file with this data is read as. */
export function scenarioOf(data: Data): Scenario {
  return parseScenario(stringify(data), 'other.yaml');
}

/** The same scenario with a name of its own for every variable, key question and level; the roles are what they were. */
export function renamed(data: Data, nameOf: (name: string) => string): Data {
  const level = (name: string): string => (name === NOT_RECORDED ? name : nameOf(`level-${name}`));
  const levels = (shares: unknown): Data | undefined => (isMap(shares) ? keysBy(shares, level) : undefined);
  const variables = Object.entries(data.variables as Data).map(([name, written]) => {
    const variable = written as Data;
    const { ordered, nominal, labels, as, when, prompt, effects } = variable;
    const named = Object.keys((ordered ?? nominal ?? {}) as Data).filter((one) => one !== NOT_RECORDED);
    const words = wordsOf(variable.role);
    const meanings = named.flatMap((one) => {
      const meaning = (as as Data | undefined)?.[one] ?? (words.includes(one) ? one : undefined);
      return meaning === undefined ? [] : [[level(one), meaning] as const];
    });
    const told = named.map(
      (one) => [level(one), (labels as Data | undefined)?.[one] ?? readable(one)] as const,
    );
    return [
      nameOf(name),
      present({
        ...variable,
        label: variable.label ?? readable(name),
        ordered: levels(ordered),
        nominal: levels(nominal),
        labels: named.length === 0 ? undefined : Object.fromEntries(told),
        as: meanings.length === 0 ? undefined : Object.fromEntries(meanings),
        when: typeof when === 'string' ? nameOf(when) : isMap(when) ? gateBy(when, nameOf, level) : undefined,
        prompt: typeof prompt === 'string' ? nameOf(prompt) : undefined,
        effects: isMap(effects) ? keysBy(effects, nameOf) : undefined,
      }),
    ] as const;
  });
  const { from, ...questions } = data.keyQuestions as Data;
  const asked = Object.entries(questions).map(([id, written]) => {
    const question = written as Data;
    const { effects } = question;
    return [
      nameOf(id),
      present({
        ...question,
        role: id,
        letter: PROGRAMME[id],
        effects: isMap(effects) ? keysBy(effects, nameOf) : undefined,
      }),
    ] as const;
  });
  return {
    ...data,
    variables: Object.fromEntries(variables),
    keyQuestions: { from, ...Object.fromEntries(asked) },
  };
}

/** The West Midlands with key questions of its own ids, each leaning on the one before and on oversight. */
export function asking(ids: readonly string[]): Data {
  const data = published('west-midlands-2025');
  const variables = Object.entries(data.variables as Data).map(([name, written]) => {
    const variable = written as Data;
    const informs = Object.keys(PROGRAMME).indexOf(String(variable.prompt));
    return [name, informs < 0 ? variable : { ...variable, prompt: ids[informs % ids.length] }] as const;
  });
  const questions = ids.map((id, index) => {
    const before = ids[index - 1];
    const effects = { oversightEffective: 2, ...(before === undefined ? {} : { [before]: 3 }) };
    return [id, { count: 40 + index, effects }] as const;
  });
  return {
    ...data,
    id: 'own-questions',
    variables: Object.fromEntries(variables),
    keyQuestions: { from: 'report/Scoring', ...Object.fromEntries(questions) },
  };
}

function wordsOf(role: unknown): readonly string[] {
  const facts = typeof role === 'string' ? ROLES[role as Role] : undefined;
  return facts !== undefined && 'levels' in facts && typeof facts.levels === 'object'
    ? Object.keys(facts.levels)
    : [];
}

function keysBy(map: Data, nameOf: (name: string) => string): Data {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [nameOf(name), value]));
}

function gateBy(gate: Data, nameOf: (name: string) => string, level: (name: string) => string): Data {
  return Object.fromEntries(
    Object.entries(gate).map(([name, open]) => [
      nameOf(name),
      [open].flat().map((one) => level(String(one))),
    ]),
  );
}

function present(map: Data): Data {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined));
}

function isMap(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
