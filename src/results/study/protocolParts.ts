import type { Study } from '../../study/study.js';

/**
 * What each part of a study says, as JSON under its path: `grid.icc`, `inspectors.alike.kappa`. Names are those of the file;
 * a scenario is told by its hash.
 */
export function protocolParts(study: Study): Record<string, string> {
  const { title, aims, designs, inspectors, inquiries, answers, grid, assumptions, headline } = study;
  const byName = <Entry extends { readonly name: string }>(entries: readonly Entry[]) =>
    Object.fromEntries(entries.map(({ name, ...rest }) => [name, rest]));
  const parts = {
    ...{ title, aims },
    scenarios: byName(study.worlds.map(({ scenario, ...world }) => ({ ...world, scenario: scenario.hash }))),
    designs: byName(designs),
    inspectors: byName(inspectors),
    inquiries: byName(inquiries),
    answers: byName(answers),
    grid: Object.fromEntries(grid.map(({ name, values }) => [name, values])),
    ...{ assumptions, headline },
    misleading: study.misleadingPoints,
  };
  return Object.fromEntries(leavesOf(parts, []));
}

/** Everything in which a study differs from what was planned, in words. */
export function changedParts(
  now: Readonly<Record<string, string>>,
  planned: Readonly<Record<string, string>>,
): string[] {
  const said = new Set<string>();
  for (const path of new Set([...Object.keys(planned), ...Object.keys(now)])) {
    if (now[path] === planned[path]) continue;
    const whole = entryOf(path);
    if (whole !== null && !hasEntry(planned, whole)) said.add(`${whole} added since the protocol`);
    else if (whole !== null && !hasEntry(now, whole)) said.add(`${whole} left out since the protocol`);
    else said.add(changeOf(path, now[path], planned[path]));
  }
  return [...said];
}

/** Parts that have entries by name. */
const NAMED = ['scenarios', 'designs', 'inspectors', 'inquiries', 'answers', 'grid'];

/** `designs.simple`, of a path within it; null for a part without entries. */
function entryOf(path: string): string | null {
  const [part = '', name] = path.split('.');
  return NAMED.includes(part) && name !== undefined ? `${part}.${name}` : null;
}

function hasEntry(parts: Readonly<Record<string, string>>, entry: string): boolean {
  return Object.keys(parts).some((path) => path === entry || path.startsWith(`${entry}.`));
}

/** `grid.icc [0,0.1], where [0,0.05] was planned`; only that it changed where both would make a page. */
function changeOf(path: string, now = NOTHING, planned = NOTHING): string {
  if (now.length + planned.length > MOST_SAID || HASHED.test(path))
    return `${path} changed since the protocol`;
  return `${path} ${spaced(now)}, where ${spaced(planned)} was planned`;
}

const NOTHING = 'null';
const MOST_SAID = 80;
const HASHED = /^scenarios\..*\.scenario$/;

/** JSON as a sentence has it. */
function spaced(json: string): string {
  return json === NOTHING ? 'nothing' : json.replaceAll('"', '').replaceAll(',', ', ');
}

/** The path and JSON of all that is no object. */
function leavesOf(value: unknown, path: readonly string[]): (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value === undefined || value === null ? [] : [[path.join('.'), JSON.stringify(value)]];
  }
  return Object.entries(value).flatMap(([key, part]) =>
    // How well inspectors see is beside their other keys in the file.
    leavesOf(part, key === 'accuracy' ? path : [...path, key]),
  );
}
