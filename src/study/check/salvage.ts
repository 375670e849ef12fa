import type { z } from 'zod';
import type { Problem } from '../../problem.js';
import { studySchema, type WrittenStudy } from '../file/schema.js';
import { pathOf } from '../inquiries/registry.js';
import type { Study } from '../study.js';

/** The parts of a study whose entries can be left out, so that the rest is checked all the same. */
const SECTIONS = ['scenarios', 'designs', 'inspectors', 'inquiries', 'answers', 'grid'] as const;
type Section = (typeof SECTIONS)[number];

/** The parts of a study from which something was left out because it cannot be read. */
export type LeftOut = Set<Section>;

/** What of a study has the right shape. */
export interface Salvaged {
  readonly written: WrittenStudy;
  readonly leftOut: LeftOut;
}

/** A study without the entries that have the wrong shape; null when too little is left to check. */
export function salvaged(data: unknown, error: z.ZodError): Salvaged | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const rest = structuredClone(data) as Record<string, unknown>;
  const leftOut: LeftOut = new Set();
  for (const issue of error.issues) {
    const [part, entry] = issue.path;
    if (part === undefined) {
      if (issue.code === 'unrecognized_keys') for (const key of issue.keys) delete rest[key];
      continue;
    }
    const section = SECTIONS.find((name) => name === part);
    if (section !== undefined) leftOut.add(section);
    const entries = rest[String(part)];
    if (section === undefined || entry === undefined || typeof entries !== 'object' || entries === null) {
      rest[String(part)] = PLACEHOLDERS[String(part)];
    } else delete (entries as Record<PropertyKey, unknown>)[entry];
    // A key that the grid does not have is an entry too.
    if (entry === undefined && issue.code === 'unrecognized_keys') {
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
  const keep = <Entry>(section: Section, entries: readonly Entry[], isFaulty: (one: Entry) => boolean) => {
    const kept = entries.filter((one) => !isFaulty(one));
    if (kept.length < entries.length) leftOut.add(section);
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

/** Problems that may only follow from what was left out, and from which parts. */
const FOLLOWS_FROM: Readonly<Record<string, readonly Section[]>> = {
  missing: SECTIONS,
  'unread-axis': ['scenarios', 'designs', 'inspectors', 'answers'],
  'unread-icc': ['designs'],
  'unfit-answer': ['inquiries', 'scenarios'],
  'unknown-inquiry': ['inquiries', 'scenarios'],
  'unknown-headline': ['designs', 'inspectors', 'answers', 'grid'],
  'unknown-scenario': ['scenarios'],
  'unknown-axis': ['grid'],
  'too-few': ['scenarios'],
  'no-accuracy': ['grid'],
  'no-icc': ['grid'],
  'no-clusters': ['grid'],
  'no-cohort': ['grid'],
  'nothing-marked-twice': ['inspectors'],
  'no-next': ['scenarios', 'designs', 'inspectors'],
};

/** Whether a problem is one of the file, not only of what is left of it. */
export function isOwn({ code }: Problem, leftOut: LeftOut): boolean {
  return !(FOLLOWS_FROM[code] ?? []).some((section) => leftOut.has(section));
}
