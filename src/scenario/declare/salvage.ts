import type { z } from 'zod';
import { nearest, type Problem } from '../../problem.js';
import { type Declaration, pathOf } from './declaration.js';
import { openScenarioSchema, type WrittenScenario } from './schema.js';

/**
 * What can still be read of a scenario with something wrong in it, so that all its problems are reported at once:
 * the parts that are refused are left out, and complaints that only echo their absence are dropped.
 */

type Data = Record<PropertyKey, unknown>;

/** What is wrong about something missing, which is no news where part of it was refused. */
const OF_ABSENCE = [
  'missing',
  'no-value',
  'no-source',
  'no-reason',
  'too-few-levels',
  'unknown-level',
  'bad-claim',
];

/** What stands in for a section that cannot be read at all, or is missing. */
const SECTIONS: Readonly<Record<string, () => unknown>> = {
  id: () => 'unnamed',
  title: () => 'Untitled',
  sources: () => ({}),
  sample: () => ({ cases: 1 }),
  variables: () => ({}),
  keyQuestions: () => ({}),
  context: () => ({}),
};

/** What a scenario of other samples or of ratings alone leaves out. */
const OF_CASES = ['sample', 'keyQuestions'];

/** A file with its misshapen parts left out; null when a section's name is misspelt, on which every name may depend. */
export function salvage(data: unknown, { issues }: z.ZodError): WrittenScenario | null {
  const copy = structuredClone(data);
  if (!isMap(copy)) return null;
  const declared = ['keyQuestions', 'sources'].map((section) => [section, namesIn(copy[section])] as const);
  const absent = Object.keys(openScenarioSchema.shape).filter((section) => !(section in copy));
  const isMisspelt = ({ code, path, ...issue }: Issue) =>
    code === 'unrecognized_keys' &&
    path.length === 0 &&
    (issue as { keys: readonly string[] }).keys.some((key) => nearest(key, absent) !== undefined);
  if (issues.some(isMisspelt)) return null;
  const lacksCases =
    ('samples' in copy || 'units' in copy) && OF_CASES.every((section) => !(section in copy));
  let left: readonly Issue[] = issues;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (const path of left.flatMap(pathsOf)) remove(copy, path);
    for (const [section, standIn] of Object.entries(SECTIONS)) {
      if (!lacksCases || !OF_CASES.includes(section)) copy[section] ??= standIn();
    }
    if (isMap(copy.sample)) copy.sample.cases ??= 1;
    // A refused source or question is still one that others may name.
    for (const [section, names] of declared) {
      const entries = copy[section];
      if (isMap(entries))
        for (const name of names) entries[name] ??= section === 'sources' ? 'A source' : 'all';
    }
    const shaped = openScenarioSchema.safeParse(copy);
    if (shaped.success) return shaped.data;
    left = shaped.error.issues;
  }
  return null;
}

type Issue = z.core.$ZodIssue;

/** A value, then what cannot be read without it, up to a whole variable. */
const MOST_ROUNDS = 5;

const pathsOf = (issue: Issue): readonly (readonly PropertyKey[])[] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];

function namesIn(section: unknown): string[] {
  return isMap(section) ? Object.keys(section).filter((name) => name !== 'from') : [];
}

/** Removes what is at a path; the list, where that is an item of one, and the map that lacks it, where it is not there. */
function remove(data: Data, path: readonly PropertyKey[]): void {
  let map = data;
  for (const [depth, step] of path.entries()) {
    const inner = map[step];
    const next = path[depth + 1];
    // What is wrong within one map of a list leaves the others.
    if (Array.isArray(inner) && next !== undefined && depth + 2 < path.length && isMap(inner[Number(next)])) {
      map = inner as unknown as Data;
      continue;
    }
    const isLacking = depth === path.length - 2 && isMap(inner) && next !== undefined && !(next in inner);
    if (depth === path.length - 1 || !isMap(inner) || isLacking) {
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
  const sections = refused.flatMap(({ path = '' }) => (path in SECTIONS ? [path] : []));
  const lost = refused.flatMap(({ path = '' }) => FOLLOWS_FROM[path] ?? []);
  return found.filter((problem) => {
    if (lost.includes(problem.code) || sections.includes(problem.path?.split('.')[0] ?? '')) return false;
    if (problem.code === 'unknown-variable') return !gone.has(problem.got);
    return !(OF_ABSENCE.includes(problem.code) && subjects.has(subjectOf(problem)));
  });
}

/** Problems that may only follow from a whole section that could not be read. */
const FOLLOWS_FROM: Readonly<Record<string, readonly string[]>> = {
  sources: ['unknown-source'],
  sample: ['bad-sample', 'cohort-too-small'],
  variables: ['unknown-variable', 'bad-sum'],
  keyQuestions: ['unknown-variable', 'bad-sum'],
  context: ['bad-sum'],
};

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
