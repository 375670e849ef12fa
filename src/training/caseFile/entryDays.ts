import type { Form } from '../practiceRules/judgement.js';
import { drawsFor } from '../words/keyedStream.js';
import type { PromptWording } from '../words/wordingTypes.js';
import { type Day, workdayFrom } from './calendar.js';
import type { CaseWriting } from './caseWriting.js';
import type { CuePart } from './cues.js';
import type { FreeDays } from './freeDays.js';

/** A text in the log and its day; `done` is the fit response to the change, carried out. */
export interface Placed {
  readonly id: string;
  readonly day: Day;
  readonly form?: Form;
  readonly part?: CuePart | 'done';
}

/** Days between an entry and the one that follows it up. */
const MONTH = 28;

/** Puts the entries between contacts: what was done about absences, about the change, and at other times. */
export function entryDays(writing: CaseWriting, free: FreeDays): Placed[] {
  const { task, schedule, prompts, cues } = writing;
  const { change } = schedule;
  const untilReview = schedule.review - change;
  return prompts.relevant
    .filter((id) => ['entry', 'visit', 'afterMissed'].includes(cues.shownIn(id)))
    .flatMap((id): Placed[] => {
      const random = drawsFor(task.random, id);
      const prompt = prompts.wording(id);
      const [low, high] = weeksOf(prompt);
      const spread = Math.floor(random() * ((high - low) * 7 + 1));
      if (prompt?.shownIn === 'afterMissed') return afterMissed(writing, free, id);
      if (prompt?.afterChange !== true) return atOtherTimes(writing, free, id, spread);
      if (low === 0) return response(writing, free, id);
      // In the second half of the time until the review, which it prepares.
      return [{ id, day: free.take(change + 2 + Math.floor((untilReview * (1 + random())) / 2) - 3) }];
    });
}

/** The weeks from the start within which a prompt's cue comes. */
export function weeksOf(prompt: PromptWording | undefined): readonly [number, number] {
  return prompt?.weeks ?? [4, 12];
}

/** What is done about absences: by the next working day, or a fortnight late, or not at all. */
function afterMissed({ schedule, prompts, cues }: CaseWriting, free: FreeDays, id: string): Placed[] {
  const form = formOf(prompts, id);
  const missed = schedule.contacts.filter(({ mode }) => mode === 'missed').map(({ day }) => day);
  const [first = schedule.change, last = first] = missed;
  const wait = form === 'narrow' ? 13 : form === 'serious' ? 3 : 1;
  const own = { id, day: wait === 1 ? workdayFrom(last + 1) : free.take(last + wait) };
  if (cues.formOf(id)?.first === undefined) return [own];
  return [{ id, day: workdayFrom(first + 1), part: 'first' }, own];
}

/** A response that came at once is entered on the day of the news, with what was done next; a slow one the day after. */
function response({ task, schedule, prompts }: CaseWriting, free: FreeDays, id: string): Placed[] {
  const { change } = schedule;
  const form = formOf(prompts, id);
  const soon = workdayFrom(change + 1);
  if (form === 'yes') {
    return [
      { id, day: change },
      { id, day: soon, part: 'done' },
    ];
  }
  if (form === 'mixed') return [{ id, day: change }];
  return [
    {
      id,
      day: form === 'narrow' ? soon : free.take(change + 1 + Math.floor(drawsFor(task.random, id)() * 5)),
    },
  ];
}

/**
 * Nothing is known to have been done with the person while nobody was in touch, and what came late came some weeks
 * after the plan that it was due with.
 */
function atOtherTimes(writing: CaseWriting, free: FreeDays, id: string, spread: number): Placed[] {
  const { task, schedule, prompts, cues } = writing;
  if (cues.formOf(id)?.monthly === true) return everyMonth(writing, free, id);
  const { start, plan, change, gap, end } = schedule;
  const [low] = weeksOf(prompts.wording(id));
  const afterPlan = plan + (formOf(prompts, id) === 'narrow' ? 18 : 2);
  const earliest = Math.max(start + low * 7, afterPlan, gap === null ? 0 : gap.to + 1);
  const isFollowedUp = cues.formOf(id)?.again !== undefined;
  const latest = isFollowedUp ? Math.min(change + 25, end - MONTH - 10) : change + 25;
  const day = free.take(earliest + Math.min(spread, Math.max(0, latest - earliest)), free.isUnsettled);
  if (!isFollowedUp) return [{ id, day }];
  const again: Day = free.take(day + MONTH + Math.floor(drawsFor(task.random, id)() * 4));
  return [
    { id, day },
    { id, day: again, part: 'again' },
  ];
}

/** Entries from the weeks after the plan to the end of the file; from the change on they know of it. */
function everyMonth({ task, schedule }: CaseWriting, free: FreeDays, id: string): Placed[] {
  const { plan, change, review } = schedule;
  const end = Math.max(schedule.end, review);
  const spread = (most: number): number => Math.floor(drawsFor(task.random, id)() * most);
  const placed: Placed[] = [];
  let last = plan;
  let about = plan + MONTH - spread(14);
  while (about < end - 4) {
    const day = free.takeBy(about, last + 7, free.isUnsettled);
    const later = day > change ? 'since' : placed.length > 0 ? 'again' : undefined;
    placed.push(later === undefined ? { id, day } : { id, day, part: later });
    last = day;
    about = day + MONTH + spread(4);
  }
  return placed;
}

function formOf(prompts: CaseWriting['prompts'], id: string): Form {
  return prompts.judged(id)?.form ?? 'yes';
}
