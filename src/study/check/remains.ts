import type { z } from 'zod';
import { KINDS } from '../../designs/registry.js';
import { nearest } from '../../problem.js';
import { closestIssues } from '../../scenario/yaml/meantBranches.js';
import { knownKeys } from '../../scenario/yaml/schemaAt.js';
import { studySchema, type WrittenStudy } from '../file/schema.js';
import { LeftOut, SECTIONS, type Section } from './leftOut.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What of a study has the right shape, and everything that has not. */
export interface Salvaged {
  readonly written: WrittenStudy;
  readonly leftOut: LeftOut;
  /** What is wrong with the shape, also where that shows only once something else was put right. */
  readonly issues: readonly Issue[];
}

/**
 * A study without the keys that have the wrong shape, or without their entries where these cannot be read without them;
 * null when too little is left to check.
 */
export function salvaged(data: unknown, error: z.ZodError): Salvaged | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const remains = new Remains(data as Readonly<Record<string, unknown>>);
  const found = [...error.issues];
  let issues: readonly Issue[] = error.issues;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const isNew = remains.leaveOut(issues);
    if (round > 0) found.push(...issues.filter((_, index) => isNew[index]));
    const again = studySchema.safeParse(remains.data);
    if (again.success) return { written: again.data, leftOut: remains.leftOut, issues: found };
    issues = again.error.issues;
  }
  return null;
}

/** Keys, then what shows without them, then entries. */
const MOST_ROUNDS = 4;

/** The data of a file from which one after the other is left out. */
class Remains {
  readonly data: Record<string, unknown>;
  readonly leftOut = new LeftOut();
  /** The entries that lack a key already. */
  private readonly lacking = new Set<string>();

  constructor(private readonly original: Readonly<Record<string, unknown>>) {
    this.data = structuredClone(original) as Record<string, unknown>;
  }

  /** Leaves out what issues are about; false for those that only follow from what was left out before. */
  leaveOut(issues: readonly Issue[]): boolean[] {
    const lacked = new Set(this.lacking);
    return issues.map((issue) =>
      closestIssues(issue)
        .map((one) => this.leaveOutOne(one, lacked))
        .some((isNew) => isNew),
    );
  }

  private leaveOutOne(issue: Issue, lacked: ReadonlySet<string>): boolean {
    const { path } = issue;
    const [part, entry, key] = path;
    if (part === undefined) {
      if (issue.code === 'unrecognized_keys') for (const one of issue.keys) delete this.data[one];
      return true;
    }
    const section = SECTIONS.find((name) => name === part);
    if (section === undefined) return this.leaveOutOf(String(part), issue, lacked);
    if (entry === undefined) {
      this.leaveOutOfSection(section, issue);
      return true;
    }
    const name = `${section}.${String(entry)}`;
    const isKeyed = key !== undefined || issue.code === 'unrecognized_keys';
    if (section === 'grid' || !isKeyed || (lacked.has(name) && this.follows(issue, section))) {
      const isNew = !lacked.has(name);
      this.dropEntry(section, entry);
      return isNew;
    }
    if (key === 'kind' && this.correctKind(path)) return true;
    this.dropKeys(section, entry, issue);
    return true;
  }

  /** An entry without a key that it needs fails anew, where a kind of inquiry is known by its keys, in any way. */
  private follows(issue: Issue, section: Section): boolean {
    return section === 'inquiries' || valueAt(this.data, issue.path) === undefined;
  }

  /** A part without entries: an item of a list or a key of it, or all of it. */
  private leaveOutOf(part: string, issue: Issue, lacked: ReadonlySet<string>): boolean {
    const isWhole = issue.path.length === 1 && issue.code !== 'unrecognized_keys';
    if (isWhole || lacked.has(part)) {
      const isNew = !lacked.has(part);
      this.data[part] = PLACEHOLDERS[part];
      return isNew;
    }
    this.lacking.add(part);
    for (const path of pathsOf(issue)) remove(this.data, path);
    return true;
  }

  private leaveOutOfSection(section: Section, issue: Issue): void {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        this.leftOut.add(section, key, valueAt(this.original, [section, key]));
        remove(this.data, [section, key]);
      }
      return;
    }
    this.leftOut.add(section);
    this.data[section] = PLACEHOLDERS[section];
  }

  private dropEntry(section: Section, entry: PropertyKey): void {
    this.leftOut.add(section, entry, valueAt(this.original, [section, entry]));
    remove(this.data, [section, entry]);
  }

  /** What is meant by a misspelt kind shows what else is wrong with the entry. */
  private correctKind(path: Path): boolean {
    const said = valueAt(this.data, path);
    const near = typeof said === 'string' ? nearest(said, KINDS) : undefined;
    const holder = valueAt(this.data, path.slice(0, -1));
    if (near === undefined || typeof holder !== 'object' || holder === null) return false;
    Reflect.set(holder, 'kind', near);
    // It is a guess all the same: what another kind would not ask for is not told.
    const [section, entry] = path;
    if (section === 'designs' && entry !== undefined)
      this.leftOut.addKey(section, entry, 'kind', valueAt(this.original, [section, entry]));
    return true;
  }

  private dropKeys(section: Section, entry: PropertyKey, issue: Issue): void {
    const said = valueAt(this.original, [section, entry]);
    this.lacking.add(`${section}.${String(entry)}`);
    for (const path of pathsOf(issue)) {
      const key = String(path[2]);
      const isOwn = path.length > 3 || issue.code !== 'unrecognized_keys';
      const meant = isOwn ? key : nearest(key, knownKeys(studySchema, [section, entry]));
      // A slip for a key that the entry has as well leaves nothing out.
      const isThere =
        !isOwn && typeof said === 'object' && said !== null && meant !== undefined && meant in said;
      if (meant !== undefined && !isThere) this.leftOut.addKey(section, entry, meant, said);
      remove(this.data, path);
    }
  }
}

/** The paths that an issue is about: keys that are not known, or one value. */
function pathsOf(issue: Issue): readonly Path[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

/** Takes out what is at a path; a list without one of its items is another list, and goes as a whole. */
function remove(data: Record<string, unknown>, path: Path): void {
  const list = path.findIndex(
    (_, length) => length > 0 && Array.isArray(valueAt(data, path.slice(0, length))),
  );
  const end = list === -1 ? path : path.slice(0, list);
  const holder = valueAt(data, end.slice(0, -1));
  if (typeof holder === 'object' && holder !== null) Reflect.deleteProperty(holder, end.at(-1)!);
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

/** What is put for a part that must be there. */
const PLACEHOLDERS: Readonly<Record<string, unknown>> = {
  id: 'a-study',
  title: 'A study',
  aims: 'None could be read.',
  scenarios: {},
  designs: {},
  inquiries: {},
};
