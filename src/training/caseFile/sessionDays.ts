import { drawsFor } from '../words/keyedStream.js';
import type { Day } from './calendar.js';
import { workdayFrom } from './calendar.js';
import type { CaseWriting } from './caseWriting.js';
import { type Placed, weeksOf } from './entryDays.js';
import type { Contact } from './schedule.js';

/** Puts in the contacts that were kept what is planted in a session; what is said of the change comes first. */
export function sessionDays(writing: CaseWriting): Placed[] {
  const { schedule, prompts, cues } = writing;
  const kept = schedule.contacts.filter(({ mode }) => mode !== 'missed');
  const sessions = prompts.relevant
    .filter((id) => cues.shownIn(id) === 'session')
    .flatMap((id): readonly Placed[] =>
      prompts.wording(id)?.afterChange === true
        ? [{ id, day: dayBeforeReview(writing, kept) }]
        : work(writing, kept, id),
    );
  const next = kept.find(({ day }) => day > workdayFrom(schedule.change + 1));
  if (next === undefined) return sessions;
  const ofTheChange = ofTheNextSession(writing).map((id): Placed => ({ id, day: next.day, part: 'next' }));
  return [...ofTheChange.reverse(), ...sessions];
}

/** The prompts that the session after the change speaks of. */
function ofTheNextSession({ prompts, cues }: CaseWriting): string[] {
  return prompts.relevant.filter((id) => cues.formOf(id)?.next !== undefined);
}

/** A contact about the time of the review, and not one that is given to the news itself. */
function dayBeforeReview(writing: CaseWriting, kept: readonly Contact[]): Day {
  const { change, review, end } = writing.schedule;
  const isSlow = ofTheNextSession(writing).length > 0;
  const [next, ...further] = kept.filter(({ day }) => day > change + 1);
  const after = next === undefined || (isSlow && further.length > 0) ? further : [next, ...further];
  const later = after.filter(({ day, mode }) => day < end - 4 && mode === 'office');
  return nearest(review - 3, later.length > 0 ? later : after);
}

/** The sessions that show one piece of work: the first, and as many more as its form asks for. */
function work({ task, schedule, prompts }: CaseWriting, kept: readonly Contact[], id: string): Placed[] {
  const { start, plan, gap, end } = schedule;
  const prompt = prompts.wording(id);
  const form = prompts.judged(id)?.form ?? 'yes';
  const times = prompt?.[form].times ?? 1;
  const more = (from: Day): Placed[] => {
    const left = kept.filter(({ day, mode }) => mode === 'office' && day > from && day < end - 10);
    return bearingOut(id, left).slice(0, (times - 1) * (kept.length > 10 ? 2 : 1));
  };
  if (gap !== null) return [{ id, day: gap.to }, ...more(gap.to)];
  const [low, high] = weeksOf(prompt);
  const phone = kept.filter(({ mode }) => mode === 'phone');
  const wanted = start + (low + (drawsFor(task.random, id)() * (high - low)) / 3) * 7;
  const day = nearest(wanted, phone.length > 0 ? phone : kept);
  const shown = [{ id, day }, ...more(day)];
  if (form !== 'yes') return shown;
  const sincePlan = kept.filter((contact) => contact.mode === 'office' && contact.day > plan);
  return [...shown, ...upToMost(id, shown, sincePlan)];
}

/**
 * What one session shows, others confirm: they are plain examples of the same work, in two of three sessions, so that
 * small matters stay the smaller part.
 */
function bearingOut(id: string, sessions: readonly Contact[]): Placed[] {
  return sessions.filter((_, index) => index % 3 !== 2).map(({ day }) => ({ id, day, form: 'yes' }));
}

/** Further sessions of the same work, the first that are left, until they are the greater part of those after the plan. */
function upToMost(id: string, shown: readonly Placed[], sincePlan: readonly Contact[]): Placed[] {
  const done = new Set(shown.map(({ day }) => day));
  const left = sincePlan.filter(({ day }) => !done.has(day));
  const wanted = Math.floor(sincePlan.length / 2) + 1 - (sincePlan.length - left.length);
  return left.slice(0, Math.max(0, wanted)).map(({ day }) => ({ id, day, form: 'yes' }));
}

function nearest(wanted: Day, options: readonly Contact[]): Day {
  return options.reduce(
    (best, { day }) => (Math.abs(day - wanted) < Math.abs(best - wanted) ? day : best),
    options[0]?.day ?? wanted,
  );
}
