import { mostOf } from '../../numeric/extremes.js';
import type { Stream } from '../../numeric/stream.js';
import { type Day, workdayFrom } from './calendar.js';

export type ContactMode = 'office' | 'phone' | 'missed';

/** One contact that was arranged with the person. */
export interface Contact {
  readonly day: Day;
  readonly mode: ContactMode;
  /** When the next one is; null where none was arranged. */
  readonly next: Day | null;
  /** From when contact is suspended, where there is no next one for that reason. */
  readonly suspendedFrom: Day | null;
}

/** How far the contact kept to the plan: the form of the prompt on its level and nature. */
export type ContactPattern = 'kept' | 'lapse' | 'gap' | 'phone';

export interface Schedule {
  readonly start: Day;
  readonly assessment: Day;
  readonly plan: Day;
  readonly change: Day;
  /** When the review is due; it is written once what goes into it is in. */
  readonly review: Day;
  /** The last day of the record. */
  readonly end: Day;
  readonly contacts: readonly Contact[];
  /** Contacts after that day, for a record that ends later because of what was entered last. */
  readonly later: readonly Contact[];
  /** The contacts on either side of a lapse or gap; null where the plan was kept to. */
  readonly gap: { readonly from: Day; readonly to: Day } | null;
}

const STEPS: Readonly<Record<string, number>> = { weekly: 7, fortnightly: 14 };
const LONGEST_STEP = 21;

/** Days by which what is entered last may come after the end of the record as planned. */
const LONGEST_OVERRUN = 42;

/**
 * The dated frame of a case: contacts at the planned frequency from the start, broken as the pattern says.
 *
 * A lapse leaves out one or two contacts, a gap six to seven weeks of them. Both end before the change, and so do the
 * absences, so that what is done about the change is judged on its own. The change comes in the fifth to the eleventh
 * week, or after what it must not disturb, and the review is due from one to five weeks after it, by how often the
 * person is seen.
 */
export function scheduleOf(
  {
    start,
    frequency,
    pattern,
    absences,
    released,
    suspendedFrom,
  }: {
    readonly start: Day;
    readonly frequency: string;
    readonly pattern: ContactPattern;
    /** Whether the person stays away from contacts, twice. */
    readonly absences: boolean;
    /** Whether the start is a release from custody. */
    readonly released: boolean;
    /** From when contact is suspended under Probation Reset; null where it is not. */
    readonly suspendedFrom: Day | null;
  },
  random: Stream,
): Schedule {
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  const step = STEPS[frequency] ?? LONGEST_STEP;
  const planDue = workdaysAfter(start, 15);
  const assessment = workdayFrom(start + between(11, 16));
  const plan = Math.min(workdayFrom(assessment + between(1, 4)), planDue);
  const end = workdayFrom(start + between(112, 126));

  // On the day of a release; of an order within days.
  const days: Day[] = [workdayFrom(start + between(0, released ? 0 : 2))];
  let broken: { from: Day; to: Day } | undefined;
  // Sooner where absences are still to come after it, or contacts are far apart.
  const later = absences || step === LONGEST_STEP ? 0 : 14;
  const lastBeforeGap = start + (step === 7 ? between(15, 23 + later) : between(20, 20 + later));
  while ((days.at(-1) ?? start) <= end + LONGEST_OVERRUN) {
    const last = days.at(-1) ?? start;
    const breaks =
      broken === undefined && last + step > lastBeforeGap && (pattern === 'gap' || pattern === 'lapse');
    const length = pattern === 'gap' ? between(43, 49) : step === 7 ? 21 : 2 * step;
    const next = workdayFrom(last + (breaks ? length : step) + between(-1, 1));
    if (breaks) broken = { from: last, to: next };
    days.push(next);
  }
  const gap = broken ?? null;
  const gapDay = gap?.from;

  // Absences fall on contacts that matter to no other prompt; each is made up for within days.
  const after = days.filter((day) => day > (gap?.to ?? start + 16) && day < end - 7);
  const first = after[0] ?? lastBeforeGap;
  const second = after[step === 7 && gap === null ? 2 : 1] ?? workdayFrom(first + 9);
  const missed = absences ? [first, second] : [];
  if (absences && !days.includes(second)) {
    days.push(second);
    days.sort((a, b) => a - b);
  }
  const all = modesOf(days, missed, { pattern, end, madeUpIn: () => between(1, 2) });
  const undisturbed = mostOf(
    missed.map((day) => day + 4),
    Math.max(plan + 4, (gap?.to ?? start) + between(2, 4)),
  );
  const change = changeBefore(
    Math.max(start + between(29, step === LONGEST_STEP ? 60 : 74), undisturbed),
    all,
  );
  const review = change + (step === 7 ? between(8, 30) : step === 14 ? between(14, 34) : between(21, 36));
  const isOpen = (day: Day): boolean => suspendedFrom === null || day < suspendedFrom;
  const contacts = all.map(({ day, mode }, index): Contact => {
    const next = day === gapDay ? null : (all[index + 1]?.day ?? null);
    const isLast = next !== null && !isOpen(next);
    return { day, mode, next: isLast ? null : next, suspendedFrom: isLast ? suspendedFrom : null };
  });
  return {
    start,
    assessment,
    plan,
    change,
    review,
    end,
    contacts: contacts.filter(({ day }) => day <= end && isOpen(day)),
    later: contacts.filter(({ day }) => day > end && isOpen(day)),
    gap,
  };
}

/** How each contact was kept: missed and made up for, by telephone every second time where the pattern says so, or not. */
function modesOf(
  days: readonly Day[],
  missed: readonly Day[],
  { pattern, end, madeUpIn }: { pattern: ContactPattern; end: Day; madeUpIn: () => number },
): { day: Day; mode: ContactMode }[] {
  const all: { day: Day; mode: ContactMode }[] = [];
  let last: ContactMode = 'missed';
  days.forEach((day, index) => {
    if (!missed.includes(day)) {
      last = pattern === 'phone' && last === 'office' ? 'phone' : 'office';
      all.push({ day, mode: last });
      return;
    }
    // After what was done about it, which is entered on the next working day; not where the next contact is due by then, or a day or two later.
    const madeUp = workdayFrom(workdayFrom(day + 1) + madeUpIn());
    all.push({ day, mode: 'missed' });
    if (madeUp + 2 < (days[index + 1] ?? end)) {
      all.push({ day: madeUp, mode: 'office' });
      last = 'office';
    }
  });
  return all;
}

/**
 * The day of the change: some days before a contact, so that there is time for a response and a session to see it in.
 * Never on the day of a contact, which would then have to speak of it.
 */
function changeBefore(about: Day, contacts: readonly { day: Day; mode: ContactMode }[]): Day {
  for (const next of contacts) {
    let change = workdayFrom(Math.max(about, next.day - 6));
    while (contacts.some(({ day }) => day === change)) change = workdayFrom(change + 1);
    const between = contacts.some(({ day }) => day > change && day < next.day);
    if (!between && workdayFrom(change + 1) < next.day) return change;
  }
  return workdayFrom(about);
}

/** The working day that comes so many after another. */
function workdaysAfter(start: Day, count: number): Day {
  let day = start;
  for (let passed = 0; passed < count; passed++) day = workdayFrom(day + 1);
  return day;
}
