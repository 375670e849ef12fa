import type { z } from 'zod';
import { KINDS, kindOf } from '../../designs/registry.js';
import { nearest, type Problem } from '../../problem.js';
import { studySchema, type WrittenStudy } from '../file/schema.js';
import { pathOf } from '../inquiries/registry.js';
import { AXES, type Study } from '../study.js';

/** The parts of a study whose entries can be left out, so that the rest is checked all the same. */
const SECTIONS = ['scenarios', 'designs', 'inspectors', 'inquiries', 'answers', 'grid'] as const;
type Section = (typeof SECTIONS)[number];

/** The entries of each part of a study that were left out because they cannot be read, by name. */
export class LeftOut {
  private readonly entries = new Map<Section, Map<string, unknown>>();

  /** Leaves out an entry, or a whole part; `said` is what the file says there. */
  add(section: Section, entry: PropertyKey = WHOLE, said?: unknown): void {
    const known = this.entries.get(section) ?? new Map<string, unknown>();
    this.entries.set(section, known.set(String(entry), said));
  }

  hasAnyOf(sections: readonly Section[]): boolean {
    return sections.some((section) => this.entries.has(section));
  }

  /** Whether one of the entries left out may be of some sort, by what the file says there; a whole part may have any. */
  mayHaveSome(section: Section, isOfSort: (said: Readonly<Record<string, unknown>>) => boolean): boolean {
    return [...(this.entries.get(section) ?? [])].some(
      ([name, said]) =>
        name === WHOLE ||
        typeof said !== 'object' ||
        said === null ||
        isOfSort(said as Readonly<Record<string, unknown>>),
    );
  }

  /** Whether an entry of this name may have been left out; a key that the grid does not have may be a slip for one it has. */
  mayHave(section: Section, entry: string): boolean {
    return [...(this.entries.get(section)?.keys() ?? [])].some(
      (name) => name === WHOLE || name === entry || (section === 'grid' && nearest(name, AXES) === entry),
    );
  }
}

/** No entry has this name. */
const WHOLE = '*';

/** What of a study has the right shape. */
export interface Salvaged {
  readonly written: WrittenStudy;
  readonly leftOut: LeftOut;
}

/** A study without the entries that have the wrong shape; null when too little is left to check. */
export function salvaged(data: unknown, error: z.ZodError): Salvaged | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const rest = structuredClone(data) as Record<string, unknown>;
  const leftOut = new LeftOut();
  for (const issue of error.issues) {
    const [part, entry] = issue.path;
    if (part === undefined) {
      if (issue.code === 'unrecognized_keys') for (const key of issue.keys) delete rest[key];
      continue;
    }
    const section = SECTIONS.find((name) => name === part);
    const entries = rest[String(part)];
    if (section !== undefined && entry !== undefined)
      leftOut.add(section, entry, Reflect.get(Object((data as Record<string, unknown>)[section]), entry));
    if (section === undefined || entry === undefined || typeof entries !== 'object' || entries === null) {
      rest[String(part)] = PLACEHOLDERS[String(part)];
    } else delete (entries as Record<PropertyKey, unknown>)[entry];
    // A key that the grid does not have is an entry too.
    const unknown = entry === undefined && issue.code === 'unrecognized_keys';
    if (section !== undefined && entry === undefined) {
      for (const key of unknown ? issue.keys : [undefined]) leftOut.add(section, key);
    }
    if (unknown) {
      rest[String(part)] = Object.fromEntries(
        Object.entries(entries ?? {}).filter(([key]) => !issue.keys.includes(key)),
      );
    }
  }
  const again = studySchema.safeParse(rest);
  return again.success ? { written: again.data, leftOut } : null;
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

/** A study without the designs, changes, inquiries and answers that problems point at. */
export function soundPart(study: Study, problems: readonly Problem[], leftOut: LeftOut): Study {
  const faulty = (...path: readonly PropertyKey[]): boolean => {
    const start = path.map(String).join('.');
    return problems.some(({ path: at }) => at === start || at?.startsWith(`${start}.`));
  };
  const keep = <Entry extends { readonly name: string }>(
    section: Section,
    entries: readonly Entry[],
    isFaulty: (one: Entry) => boolean,
  ) => {
    const kept = entries.filter((one) => !isFaulty(one));
    for (const one of entries) if (!kept.includes(one)) leftOut.add(section, one.name, one);
    return kept;
  };
  return {
    ...study,
    worlds: study.worlds.map((world) =>
      faulty('scenarios', world.name) ? { ...world, change: {}, shift: {}, odds: {} } : world,
    ),
    designs: keep('designs', study.designs, ({ name }) => faulty('designs', name)),
    inspectors: keep('inspectors', study.inspectors, ({ name }) => faulty('inspectors', name)),
    inquiries: keep('inquiries', study.inquiries, (inquiry) => faulty(...pathOf(inquiry).slice(0, 2))),
    answers: keep('answers', study.answers, ({ name }) => faulty('answers', name)),
    grid: keep('grid', study.grid, ({ name }) => faulty('grid', name)),
  };
}

/** Problems that may only follow from what was left out of some parts, whatever it is called. */
const FOLLOWS_FROM: Readonly<Record<string, readonly Section[]>> = {
  missing: SECTIONS,
  'unread-axis': ['scenarios', 'designs', 'inspectors', 'answers'],
  'unfit-answer': ['inquiries', 'scenarios'],
  'too-few': ['scenarios'],
};

/** Problems that follow from an entry of some sort that was left out, by what the file says of it. */
const FOLLOWS_FROM_SORT: Readonly<
  Record<string, readonly [Section, (said: Readonly<Record<string, unknown>>) => boolean]>
> = {
  'unread-icc': [
    'designs',
    ({ kind }) => KINDS.every((one) => one !== kind || kindOf(one).groupsAre === 'clusters'),
  ],
  // A key that no inspectors have may be a slip for the one that is missing.
  'nothing-marked-twice': [
    'inspectors',
    (said) =>
      Object.entries(said).some(
        ([key, value]) => nearest(key, ['doubleMarked']) !== undefined && value !== 0,
      ),
  ],
};

/** Problems that follow from one entry that was left out, and which. */
const FOLLOWS_FROM_ENTRY: Readonly<Record<string, (problem: Problem) => readonly [Section, string]>> = {
  'unknown-inquiry': ({ got = '' }) => ['inquiries', got.split(',')[0] ?? ''],
  'unknown-scenario': ({ got = '' }) => ['scenarios', got],
  'unknown-axis': ({ got = '' }) => ['grid', got],
  'no-accuracy': () => ['grid', 'kappa'],
  'no-icc': () => ['grid', 'icc'],
  'no-clusters': () => ['grid', 'clusters'],
  'no-cohort': () => ['grid', 'cohort'],
  'unknown-headline': ({ path = '', got = '' }) => {
    const [, key, factor = ''] = path.split('.');
    const named = { design: 'designs', inspectors: 'inspectors', answer: 'answers' } as const;
    if (factor in named) return [named[factor as keyof typeof named], got];
    return ['grid', key === 'along' ? got : factor];
  },
};

/** Whether a problem is one of the file, not only of what is left of it. */
export function isOwn(problem: Problem, leftOut: LeftOut): boolean {
  const entry = FOLLOWS_FROM_ENTRY[problem.code]?.(problem);
  // An inquiry is named after its scenario where there are several.
  const scenario = problem.code === 'unknown-inquiry' ? problem.got?.split(', ')[1] : undefined;
  if (entry !== undefined && leftOut.mayHave(...entry)) return false;
  if (scenario !== undefined && leftOut.mayHave('scenarios', scenario)) return false;
  const sort = FOLLOWS_FROM_SORT[problem.code];
  if (sort !== undefined && leftOut.mayHaveSome(...sort)) return false;
  return !leftOut.hasAnyOf(FOLLOWS_FROM[problem.code] ?? []);
}
