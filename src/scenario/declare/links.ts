import type { Effect } from '../scenario.js';
import type { Path } from '../yaml/document.js';
import type { Notebook } from '../yaml/notebook.js';
import { type DeclaredVariable, pathOf } from './declaration.js';
import { checkRoles } from './declareRole.js';

/** Checks gates and effects: every name known and earlier, no cycle, nothing that the model or fairness forbids. */
export function checkLinks(
  variables: readonly DeclaredVariable[],
  questions: readonly string[],
  notebook: Notebook,
  base: Path = [],
): void {
  const byName = new Map(variables.map((variable, index) => [variable.name, { variable, index }]));
  checkDuplicates(variables, notebook, base);
  for (const variable of variables) {
    checkGate(variable, byName, notebook, base);
    for (const effect of variable.effects) checkEffect({ variable, effect, base }, byName, notebook);
  }
  checkPrompts(variables, questions, notebook);
  checkRoles(variables, notebook);
  checkProtected(variables, notebook, base);
}

type ByName = ReadonlyMap<string, { readonly variable: DeclaredVariable; readonly index: number }>;

function checkDuplicates(variables: readonly DeclaredVariable[], notebook: Notebook, base: Path): void {
  const seen = new Set<string>();
  for (const { name } of variables) {
    if (seen.has(name)) {
      const message = `${name} is the name of a key question; choose another.`;
      notebook.note('duplicate-name', [...base, 'variables', name], message, { got: name, key: true });
    }
    seen.add(name);
  }
}

function checkGate(variable: DeclaredVariable, byName: ByName, notebook: Notebook, base: Path): void {
  if (variable.gate === null) return;
  const path = [...pathOf(variable, base), 'when'];
  const link = { from: variable, to: variable.gate.variable, what: 'The condition of', path, key: false };
  const gate = earlier(link, byName, notebook);
  if (gate !== undefined) checkGateLevels(variable, gate, path, notebook);
}

function checkEffect(
  {
    variable,
    effect: { parent },
    base,
  }: { readonly variable: DeclaredVariable; readonly effect: Effect; readonly base: Path },
  byName: ByName,
  notebook: Notebook,
): void {
  const path = [...pathOf(variable, base), 'effects', parent];
  const link = { from: variable, to: parent, what: 'An effect on', path, key: true };
  const ends = [
    [earlier(link, byName, notebook), 'from'],
    [variable, 'on'],
  ] as const;
  for (const [end, preposition] of ends) {
    if (end?.kind !== 'nominal') continue;
    const message = `An effect ${preposition} ${end.name} has no meaning: its levels have no order.`;
    notebook.note('nominal-effect', path, message, {
      got: end.name,
      expected: 'a binary or ordered variable',
      hint: `Split ${end.name} into yes-or-no variables, or drop the effect.`,
      key: true,
    });
  }
}

/** One variable's mention of another. */
interface Link {
  readonly from: DeclaredVariable;
  readonly to: string;
  readonly what: string;
  readonly path: Path;
  /** Whether it is a key of the file that names the other, not a value. */
  readonly key: boolean;
}

/** The variable that a link names, where it is declared before; a link to any other is noted. */
function earlier(
  { from: { name }, to, what, path, key }: Link,
  byName: ByName,
  notebook: Notebook,
): DeclaredVariable | undefined {
  const found = byName.get(to);
  const expected = 'an earlier variable';
  if (found === undefined) {
    const message = `${what} ${name} names ${to}, which is not a variable.`;
    notebook.note('unknown-variable', path, message, { got: to, expected, near: [...byName.keys()], key });
    return undefined;
  }
  const own = byName.get(name);
  if (own !== undefined && found.index < own.index) return found.variable;
  const cycle = cycleThrough(name, to, byName);
  if (to === name) {
    notebook.note('cycle', path, `${what} ${name} names ${name} itself.`, { got: to, expected, key });
  } else if (cycle === undefined) {
    const message = `${what} ${name} names ${to}, which comes after it.`;
    const hint = `Move ${to} above ${name}.`;
    notebook.note('points-forward', path, message, { got: to, expected, hint, key });
  } else {
    const message = `${what} ${name} makes a circle: ${cycle.join(' → ')}.`;
    notebook.note('cycle', path, message, { got: to, expected, key });
  }
  return undefined;
}

/** A prompt informs a key question of the same scenario. */
function checkPrompts(
  variables: readonly DeclaredVariable[],
  known: readonly string[],
  notebook: Notebook,
): void {
  for (const { name, section, question } of variables) {
    if (section !== 'prompt' || question === null || known.includes(question)) continue;
    const message = `${name} informs ${question}, which is not a key question.`;
    notebook.note('unknown-word', ['variables', name, 'prompt'], message, {
      got: question,
      expected: `one of ${known.join(', ')}`,
      near: known,
    });
  }
}

function checkGateLevels(
  variable: DeclaredVariable,
  gate: DeclaredVariable,
  path: Path,
  notebook: Notebook,
): void {
  for (const level of variable.gate?.levels ?? []) {
    if (gate.levels.includes(level)) continue;
    notebook.note(
      'unknown-level',
      path,
      `The condition of ${variable.name} names the level ${level}, which ${gate.name} does not have.`,
      {
        got: level,
        expected: `one or more of ${gate.levels.join(', ')}`,
        near: gate.levels,
        hint: `Write when: { ${gate.name}: [${gate.levels[0]}] }.`,
      },
    );
  }
}

/** A circle of gates and effects from `start` by way of `next` back to `start`. */
function cycleThrough(start: string, next: string, byName: ByName): string[] | undefined {
  const visited = new Set<string>();
  const walk = (name: string, trail: readonly string[]): string[] | undefined => {
    if (name === start) return [...trail, name];
    if (visited.has(name)) return undefined;
    visited.add(name);
    const variable = byName.get(name)?.variable;
    for (const parent of variable === undefined ? [] : parentsOf(variable)) {
      const found = walk(parent, [...trail, name]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return walk(next, [start]);
}

function parentsOf({ gate, effects }: DeclaredVariable): string[] {
  return [...(gate === null ? [] : [gate.variable]), ...effects.map((effect) => effect.parent)];
}

/** No path of effects or gates may lead from a protected characteristic to a key question. */
function checkProtected(variables: readonly DeclaredVariable[], notebook: Notebook, base: Path): void {
  const trails = new Map<string, readonly string[]>();
  for (const variable of variables) {
    if (variable.protectedCharacteristic) trails.set(variable.name, [variable.name]);
    const parent = parentsOf(variable).find((name) => trails.has(name));
    if (parent === undefined) continue;
    const trail = [...(trails.get(parent) ?? []), variable.name];
    trails.set(variable.name, trail);
    if (variable.section !== 'keyQuestion') continue;
    notebook.note(
      'protected-effect',
      [...pathOf(variable, base), 'effects', parent],
      `An effect goes from the protected characteristic ${trail[0]} to ${variable.name}: ${trail.join(' → ')}.`,
      {
        got: trail.join(' → '),
        expected: 'no path from a protected characteristic to a key question',
        hint: 'Remove one of these effects.',
        key: true,
      },
    );
  }
}
