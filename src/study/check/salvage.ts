import { KINDS, kindOf } from '../../designs/registry.js';
import { nearest, type Problem } from '../../problem.js';
import { inquiryKind, pathOf } from '../inquiries/registry.js';
import type { Study, World } from '../study.js';
import { type LeftOut, SECTIONS, type Section } from './leftOut.js';

/** A study without the designs, changes, inquiries and answers that problems point at. */
export function soundPart(study: Study, problems: readonly Problem[]): Study {
  const isSound = (...path: readonly PropertyKey[]): boolean => {
    const start = path.map(String).join('.');
    return !problems.some(({ path: at }) => at === start || at?.startsWith(`${start}.`));
  };
  const keep = <Entry extends { readonly name: string }>(section: Section, entries: readonly Entry[]) =>
    entries.filter(({ name }) => isSound(section, name));
  const isThere = (name: string) => study.worlds.some((world) => world.name === name);
  return {
    ...study,
    worlds: study.worlds.map((world) => ({
      ...world,
      ...soundChanges(world, (...path) => isSound('scenarios', world.name, ...path)),
    })),
    designs: keep('designs', study.designs),
    inspectors: keep('inspectors', study.inspectors),
    inquiries: study.inquiries.filter(
      (inquiry) =>
        isSound(...pathOf(inquiry).slice(0, 2)) &&
        inquiryKind(inquiry.kind).subject(inquiry).worlds.every(isThere),
    ),
    answers: keep('answers', study.answers),
    grid: keep('grid', study.grid),
  };
}

/** What is changed in a scenario, without what is named wrongly. */
function soundChanges(
  world: World,
  isSound: (...path: readonly PropertyKey[]) => boolean,
): Pick<World, 'change' | 'shift' | 'odds'> {
  const keep = <Value>(part: 'change' | 'shift' | 'odds', values: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => isSound(part, name)));
  return {
    change: keep('change', world.change),
    shift: keep('shift', world.shift),
    odds: keep('odds', world.odds),
  };
}

/** Problems that may only follow from what was left out of some parts, whatever it is called. */
const FOLLOWS_FROM: Readonly<Record<string, readonly Section[]>> = {
  missing: SECTIONS,
  'unfit-answer': ['inquiries'],
  'too-few': ['scenarios'],
};

/** The keys that a problem of an entry depends on; every one of them where it is not said here. */
const DEPENDS_ON: Readonly<Record<string, readonly string[]>> = {
  'unknown-variable': [],
  'unknown-scenario': [],
  'unknown-method': [],
  'out-of-range': [],
  protected: [],
  'bad-effect': [],
  'sample-over-cohort': ['cases', 'cohort'],
  'no-cohort': ['kind', 'cohort'],
  'no-icc': ['kind', 'icc', 'within'],
  'no-clusters': ['kind', 'clusters', 'sizes'],
  'no-accuracy': ['kappa', 'sensitivity', 'specificity'],
  'no-better-than-chance': ['kappa', 'sensitivity', 'specificity', 'leads'],
  'over-one': ['doubleMarked', 'checked'],
  'too-few-inspectors': ['count', 'doubleMarked', 'leniency'],
  'too-many-clusters': ['clusters', 'take', 'sizes', 'within'],
  'more-clusters-than-cases': ['clusters', 'take', 'sizes', 'cases', 'cohort'],
  'cluster-too-small': ['clusters', 'take', 'sizes', 'cases', 'cohort'],
  'icc-order': ['icc', 'iccWithin', 'within'],
  'unfit-answer': ['interval', 'estimate', 'icc'],
  'unread-icc': ['icc', 'iccWithin'],
};

/** Problems that follow from an entry of some sort that was left out, by what the file says of it. */
const FOLLOWS_FROM_SORT: Readonly<Record<string, readonly [Section, (said: unknown) => boolean]>> = {
  'unread-icc': [
    'designs',
    (said) => {
      // A design that is text may be its kind.
      const kind = isRecord(said) ? said.kind : said;
      return (
        typeof kind === 'string' && KINDS.every((one) => one !== kind || kindOf(one).groupsAre === 'clusters')
      );
    },
  ],
  // A key that no inspectors have may be a slip for the one that is missing.
  'nothing-marked-twice': ['inspectors', (said) => says(said, 'doubleMarked', (value) => value !== 0)],
};

/** Problems that follow from one entry that was left out: which, and of what sort by what the file says of it. */
const FOLLOWS_FROM_ENTRY: Readonly<
  Record<
    string,
    (problem: Problem) => readonly [section: Section, entry: string, isOfSort?: (said: unknown) => boolean]
  >
> = {
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
    return key === 'along' ? ['grid', got] : ['grid', factor, (said) => mayName(said, got)];
  },
};

/** Whether a problem is one of the file, not only of what is left of it. */
export function isOwn(problem: Problem, leftOut: LeftOut): boolean {
  const lacking = leftOut.keysAt(problem.path ?? '') ?? [];
  const needed = DEPENDS_ON[problem.code] ?? lacking;
  if (needed.some((key) => lacking.includes(key))) return false;
  const entry = FOLLOWS_FROM_ENTRY[problem.code]?.(problem);
  // An inquiry is named after its scenario where there are several.
  const scenario = problem.code === 'unknown-inquiry' ? problem.got?.split(', ')[1] : undefined;
  if (entry !== undefined && leftOut.mayHave(...entry)) return false;
  if (scenario !== undefined && leftOut.mayHave('scenarios', scenario)) return false;
  const sort = FOLLOWS_FROM_SORT[problem.code];
  if (sort !== undefined && leftOut.mayHaveSome(...sort)) return false;
  if (problem.code === 'unread-axis' && mayBeRead(problem.got ?? '', leftOut)) return false;
  return !leftOut.hasAnyOf(FOLLOWS_FROM[problem.code] ?? []);
}

/** Whether an axis that cannot be read may have a value: one of its items is that, or a slip for it; or it has no items. */
function mayName(said: unknown, value: string): boolean {
  if (said === null || said === undefined || isRecord(said)) return true;
  const items: readonly unknown[] = Array.isArray(said) ? said : [said];
  return items.some((item) => {
    if (typeof item !== 'string') return String(item) === value;
    const isShare = item.includes('%') && Number.parseFloat(item) / 100 === Number(value);
    return isShare || item.includes(value) || nearest(item, [value]) !== undefined;
  });
}

/** The parts that read an axis of the grid, where it is not the designs. */
const READERS: Readonly<Partial<Record<string, Section>>> = {
  shift: 'scenarios',
  effects: 'scenarios',
  kappa: 'inspectors',
  leniency: 'inspectors',
  confidence: 'answers',
};

/** Whether an entry that was left out may be what reads an axis, by what the file says of it. */
function mayBeRead(axis: string, leftOut: LeftOut): boolean {
  const section = READERS[axis] ?? 'designs';
  const reads = (said: unknown): boolean => {
    if (!isRecord(said)) return typeof said === 'string' && said.includes(axis);
    if (axis === 'shift') return says(said, axis, (value) => !isRecord(value));
    // Nobody knows what a design without a kind would read.
    if (section === 'designs' && typeof said.kind !== 'string') return false;
    // What says itself how much does not leave it to the grid.
    return !(axis in said) && (axis !== 'iccWithin' || says(said, 'within'));
  };
  return leftOut.mayHaveSome(section, reads, LEADING_TO_AXES);
}

/** Whether an entry has a key, or a slip for it, with a value that fits. */
function says(said: unknown, wanted: string, fits = (_: unknown) => true): boolean {
  return (
    isRecord(said) &&
    Object.entries(said).some(([key, value]) => nearest(key, [wanted]) !== undefined && fits(value))
  );
}

/** Keys whose want leaves an axis of the grid unread; without any other, more of the grid is read. */
const LEADING_TO_AXES = ['shift', 'within', 'kind'];

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
