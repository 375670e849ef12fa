import type { z } from 'zod';
import { nearest, type Problem } from '../../problem.js';
import { type Declaration, pathOf } from './declaration.js';
import { scenarioSchema, type WrittenScenario } from './schema.js';

/**
 * What can still be read of a scenario with something wrong in it, so that all its problems are reported at once:
 * the parts that are refused are left out, and complaints that only echo their absence are dropped.
 */

type Data = Record<PropertyKey, unknown>;

/** What is wrong about something missing, which is no news where part of it was refused. */
const OF_ABSENCE = ['missing', 'no-value', 'no-source', 'no-reason', 'too-few-levels', 'unknown-level'];

/** A file with its misshapen parts left out; null when too much depends on them. */
export function salvage(data: unknown, { issues }: z.ZodError): WrittenScenario | null {
  const copy = structuredClone(data);
  if (!isMap(copy)) return null;
  const questions = isMap(copy.keyQuestions) ? Object.keys(copy.keyQuestions) : [];
  const absent = Object.keys(scenarioSchema.shape).filter((section) => !(section in copy));
  for (const issue of issues) {
    const paths =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of paths) {
      if (path.length < 2 && mayBeNeeded(path[0], issue, absent)) return null;
      remove(copy, path);
    }
  }
  copy.id ??= 'unnamed';
  copy.title ??= 'Untitled';
  if (isMap(copy.sample)) copy.sample.cases ??= 1;
  // A refused question is still one that others may name.
  if (isMap(copy.keyQuestions)) {
    for (const question of questions) if (question !== 'from') copy.keyQuestions[question] ??= 'all';
  }
  const shaped = scenarioSchema.safeParse(copy);
  return shaped.success ? shaped.data : null;
}

/** Whether other names may depend on a refused section: it is one itself, or one that is absent was misspelt so. */
function mayBeNeeded(
  section: PropertyKey | undefined,
  { code }: z.core.$ZodIssue,
  absent: readonly string[],
): boolean {
  if (code === 'unrecognized_keys') return nearest(String(section), absent) !== undefined;
  return section !== 'id' && section !== 'title';
}

/** Removes what is at a path; the list, where that is an item of one. */
function remove(data: Data, path: readonly PropertyKey[]): void {
  let map = data;
  for (const [depth, step] of path.entries()) {
    const inner = map[step];
    if (depth === path.length - 1 || !isMap(inner)) {
      delete map[step];
      return;
    }
    map = inner;
  }
}

function isMap(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The problems that there would be without the others: not those of what was left out, or of what names it. */
export function withoutEchoes(found: readonly Problem[], refused: readonly Problem[]): readonly Problem[] {
  const subjects = new Set(refused.map(subjectOf));
  const gone = new Set(refused.map(({ path = '' }) => path.split('.')[1]));
  return found.filter((problem) => {
    if (problem.code === 'unknown-variable') return !gone.has(problem.got);
    return !(OF_ABSENCE.includes(problem.code) && subjects.has(subjectOf(problem)));
  });
}

/** The variable, question or group that a problem is about. */
function subjectOf({ path = '' }: Problem): string {
  return path.split('.').slice(0, 2).join('.');
}

/**
 * The variables with nothing wrong in them, nor in any condition that they are behind: what contradicts itself in
 * these contradicts itself in the whole. Null when the number of cases is itself in doubt.
 */
export function soundPart(declaration: Declaration, problems: readonly Problem[]): Declaration | null {
  const subjects = new Set(problems.map(subjectOf));
  if (subjects.has('sample') || subjects.has('sample.cases')) return null;
  const sound = new Set<string>();
  const variables = declaration.variables.filter((variable) => {
    const { name, gate } = variable;
    const isSound = !subjects.has(pathOf(variable).join('.')) && (gate === null || sound.has(gate.variable));
    if (isSound) sound.add(name);
    return isSound;
  });
  return { ...declaration, variables };
}
