import type { Path } from '../yaml/document.js';
import type { Notebook } from '../yaml/notebook.js';
import type { DeclaredVariable } from './declaration.js';
import { checkRoles } from './declareRole.js';
import type { WrittenScenario } from './schema.js';

/** Checks gates and effects: every name known and earlier, no cycle, nothing that the model or fairness forbids. */
export function checkLinks(
  variables: readonly DeclaredVariable[],
  written: WrittenScenario,
  notebook: Notebook,
): void {
  const byName = new Map(variables.map((variable, index) => [variable.name, { variable, index }]));
  const pathOf = (name: string): Path => [
    name in written.keyQuestions &&
    Object.hasOwn(written.keyQuestions, name) &&
    !Object.hasOwn(written.variables, name)
      ? 'keyQuestions'
      : 'variables',
    name,
  ];
  const seen = new Set<string>();
  for (const { name } of variables) {
    if (seen.has(name)) {
      notebook.note(
        'duplicate-name',
        ['variables', name],
        `${name} is the name of a key question; choose another.`,
        { got: name, key: true },
      );
    }
    seen.add(name);
  }

  const check = (
    from: DeclaredVariable,
    index: number,
    target: string,
    path: Path,
    what: string,
    key: boolean,
  ): DeclaredVariable | undefined => {
    const found = byName.get(target);
    if (found === undefined) {
      notebook.note('unknown-variable', path, `${what} ${from.name} names ${target}, which is no variable.`, {
        got: target,
        expected: 'a variable that stands earlier',
        near: [...byName.keys()],
        key,
      });
      return undefined;
    }
    if (found.index >= index) {
      const cycle = cycleThrough(from.name, target, byName);
      const message =
        target === from.name
          ? `${what} ${from.name} names ${from.name} itself.`
          : cycle === undefined
            ? `${what} ${from.name} names ${target}, which stands after it.`
            : `${what} ${from.name} makes a circle: ${cycle.join(' → ')}.`;
      notebook.note(target === from.name || cycle !== undefined ? 'cycle' : 'points-forward', path, message, {
        got: target,
        expected: 'a variable that stands earlier',
        ...(cycle === undefined && target !== from.name
          ? { hint: `Move ${target} above ${from.name}.` }
          : {}),
        key,
      });
      return undefined;
    }
    return found.variable;
  };

  for (const [index, variable] of variables.entries()) {
    const path = pathOf(variable.name);
    if (variable.gate !== null) {
      const gatePath = [...path, 'when'];
      const gate = check(variable, index, variable.gate.variable, gatePath, 'The condition of', false);
      if (gate !== undefined) checkGateLevels(variable, gate, gatePath, notebook);
    }
    for (const effect of variable.effects) {
      const effectPath = [...path, 'effects', effect.parent];
      const parent = check(variable, index, effect.parent, effectPath, 'An effect on', true);
      for (const [end, preposition] of [
        [parent, 'from'],
        [variable, 'on'],
      ] as const) {
        if (end?.kind !== 'nominal') continue;
        notebook.note(
          'nominal-effect',
          effectPath,
          `An effect ${preposition} ${end.name} has no meaning: its levels have no order.`,
          {
            got: end.name,
            expected: 'a binary or ordered variable',
            hint: `Split ${end.name} into yes-or-no variables, or drop the effect.`,
            key: true,
          },
        );
      }
    }
  }
  checkPrompts(variables, written, notebook);
  checkRoles(variables, pathOf, notebook);
  checkProtected(variables, byName, pathOf, notebook);
}

/** A prompt informs a key question of the same scenario. */
function checkPrompts(
  variables: readonly DeclaredVariable[],
  { keyQuestions }: WrittenScenario,
  notebook: Notebook,
): void {
  const known = Object.keys(keyQuestions).filter((key) => key !== 'from');
  for (const { name, section, question } of variables) {
    if (section !== 'prompt' || question === null || known.includes(question)) continue;
    const message = `${name} informs ${question}, which is no key question.`;
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
function cycleThrough(
  start: string,
  next: string,
  byName: ReadonlyMap<string, { variable: DeclaredVariable }>,
): string[] | undefined {
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
function checkProtected(
  variables: readonly DeclaredVariable[],
  byName: ReadonlyMap<string, { variable: DeclaredVariable }>,
  pathOf: (name: string) => Path,
  notebook: Notebook,
): void {
  const trails = new Map<string, readonly string[]>();
  for (const variable of variables) {
    if (variable.protectedCharacteristic) trails.set(variable.name, [variable.name]);
    const parent = parentsOf(variable).find((name) => trails.has(name) && byName.has(name));
    if (parent === undefined) continue;
    const trail = [...(trails.get(parent) ?? []), variable.name];
    trails.set(variable.name, trail);
    if (variable.section !== 'keyQuestion') continue;
    notebook.note(
      'protected-effect',
      [...pathOf(variable.name), 'effects', parent],
      `An effect leads from the protected characteristic ${trail[0]} to ${variable.name}: ${trail.join(' → ')}.`,
      {
        got: trail.join(' → '),
        expected: 'no path from a protected characteristic to a key question',
        hint: 'Remove one of these effects.',
        key: true,
      },
    );
  }
}
