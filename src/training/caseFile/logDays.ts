import type { Form } from '../practiceRules/judgement.js';
import { type Day, workdayFrom } from './calendar.js';
import type { CaseToWrite } from './caseToWrite.js';
import type { CuePart, Cues } from './cues.js';
import type { Contact, Schedule } from './schedule.js';

/** A text in the log and its day; `done` is the fit response to the change, carried out. */
export interface Placed {
  readonly id: string;
  readonly day: Day;
  readonly form?: Form;
  readonly part?: CuePart | 'done';
}

/** Days between an entry and the one that follows it up. */
const MONTH = 28;

/** The days of log entries: within the weeks asked for, after a gap if there is one, each on a day of its own. */
export function placeLog(
  task: CaseToWrite,
  schedule: Schedule,
  relevant: readonly string[],
  cues: Pick<Cues, 'place' | 'formOf'>,
): { entries: Placed[]; sessions: Placed[]; review: Day } {
  const { random } = task;
  const { start, gap, change, contacts, end } = schedule;
  const untilReview = schedule.review - change;
  const wordingOf = new Map(task.prompts.map(({ id, prompt }) => [id, prompt]));
  const judged = task.questions.flatMap(({ prompts }) => prompts);
  const formOf = (id: string): Form => judged.find((one) => one.id === id)?.form ?? 'yes';
  const taken = new Set([change, ...contacts.map(({ day }) => day)]);
  // While it is open why someone did not come, nothing else is taken up with them.
  contacts.forEach(({ day, mode }, place) => {
    const next = contacts[place + 1]?.day ?? day;
    for (let open = day; mode === 'missed' && open < next; open++) taken.add(open);
  });
  // Nor while the news has not been taken up: whoever saw them then would have had to speak of it.
  const resumed = contacts.find(({ day, mode }) => day > change && mode !== 'missed')?.day ?? change;
  const isUnsettled = (day: Day): boolean => day >= change && day <= resumed;
  const free = (day: Day, avoid: (day: Day) => boolean = () => false): Day => {
    let found = workdayFrom(day);
    while (taken.has(found) || avoid(found)) found = workdayFrom(found + 1);
    taken.add(found);
    return found;
  };
  const kept = contacts.filter(({ mode }) => mode !== 'missed');
  const missed = contacts.filter(({ mode }) => mode === 'missed').map(({ day }) => day);

  /** What is done about absences: by the next working day, or a fortnight late, or not at all. */
  const afterMissed = (id: string): Placed[] => {
    const form = formOf(id);
    const [first = change, last = first] = missed;
    const wait = form === 'narrow' ? 13 : form === 'serious' ? 3 : 1;
    const own = { id, day: wait === 1 ? workdayFrom(last + 1) : free(last + wait) };
    if (cues.formOf(id)?.first === undefined) return [own];
    return [{ id, day: workdayFrom(first + 1), part: 'first' }, own];
  };
  /** A response that came at once is entered on the day of the news, with what was done next; a slow one the day after. */
  const response = (id: string): Placed[] => {
    const form = formOf(id);
    const soon = workdayFrom(change + 1);
    if (form === 'yes') {
      return [
        { id, day: change },
        { id, day: soon, part: 'done' },
      ];
    }
    if (form === 'mixed') return [{ id, day: change }];
    return [{ id, day: form === 'narrow' ? soon : free(change + 1 + Math.floor(random() * 5)) }];
  };
  const entries = relevant
    .filter((id) => ['entry', 'visit', 'afterMissed'].includes(cues.place(id)))
    .flatMap((id): Placed[] => {
      const prompt = wordingOf.get(id);
      const [low, high] = prompt?.weeks ?? [4, 12];
      const spread = Math.floor(random() * ((high - low) * 7 + 1));
      if (prompt?.place === 'afterMissed') return afterMissed(id);
      if (prompt?.afterChange === true) {
        if (low === 0) return response(id);
        // In the second half of the time until the review, which it prepares.
        return [{ id, day: free(change + 2 + Math.floor((untilReview * (1 + random())) / 2) - 3) }];
      }
      // Nothing is known to have been done with the person while nobody was in touch.
      // What came late came some weeks after the plan that it was due with.
      const afterPlan = schedule.plan + (formOf(id) === 'narrow' ? 18 : 2);
      const earliest = Math.max(start + low * 7, afterPlan, gap === null ? 0 : gap.to + 1);
      const again = cues.formOf(id)?.again !== undefined;
      const latest = again ? Math.min(change + 25, end - MONTH - 10) : change + 25;
      const day = free(earliest + Math.min(spread, Math.max(0, latest - earliest)), isUnsettled);
      return again
        ? [
            { id, day },
            { id, day: free(day + MONTH + Math.floor(random() * 4)), part: 'again' },
          ]
        : [{ id, day }];
    });

  const isSlow = relevant.some((id) => cues.formOf(id)?.next !== undefined);
  const nearest = (wanted: Day, options: readonly Contact[]): Day =>
    options.reduce(
      (best, { day }) => (Math.abs(day - wanted) < Math.abs(best - wanted) ? day : best),
      options[0]?.day ?? wanted,
    );
  /** Further sessions of the same work, the first that are left, until they are the greater part of those after the plan. */
  const upToMost = (id: string, work: readonly Placed[]): Placed[] => {
    const done = new Set(work.map(({ day }) => day));
    const after = kept.filter(({ day, mode }) => mode === 'office' && day > schedule.plan);
    const wanted = Math.floor(after.length / 2) + 1 - after.filter(({ day }) => done.has(day)).length;
    return after
      .filter(({ day }) => !done.has(day))
      .slice(0, Math.max(0, wanted))
      .map(({ day }) => ({ id, day, form: 'yes' }));
  };
  const sessions = relevant
    .filter((id) => cues.place(id) === 'session')
    .flatMap((id): Placed[] => {
      const prompt = wordingOf.get(id);
      if (prompt?.afterChange === true) {
        // Not in a session that is given to the news itself.
        const [next, ...further] = kept.filter(({ day }) => day > change + 1);
        const after = next === undefined || (isSlow && further.length > 0) ? further : [next, ...further];
        const later = after.filter(({ day, mode }) => day < end - 4 && mode === 'office');
        return [{ id, day: nearest(schedule.review - 3, later.length > 0 ? later : after) }];
      }
      const form = formOf(id);
      const times = prompt?.[form].times ?? 1;
      // What one session shows, others bear out: they are plain examples of the same work.
      const more = (from: Day): Placed[] => {
        const left = kept.filter(({ day, mode }) => mode === 'office' && day > from && day < end - 10);
        const wanted = (times - 1) * (kept.length > 10 ? 2 : 1);
        // Two of three sessions, so that small matters stay the smaller part.
        return left
          .filter((_, place) => place % 3 !== 2)
          .slice(0, wanted)
          .map(({ day }) => ({ id, day, form: 'yes' as const }));
      };
      if (gap !== null) return [{ id, day: gap.to }, ...more(gap.to)];
      const [low, high] = prompt?.weeks ?? [4, 12];
      const phone = kept.filter(({ mode }) => mode === 'phone');
      const options = phone.length > 0 ? phone : kept;
      const day = nearest(start + (low + (random() * (high - low)) / 3) * 7, options);
      const work = [{ id, day }, ...more(day)];
      return form === 'yes' ? [...work, ...upToMost(id, work)] : work;
    });
  for (const id of relevant.filter((one) => cues.formOf(one)?.next !== undefined)) {
    const next = kept.find(({ day }) => day > workdayFrom(change + 1));
    if (next !== undefined) sessions.unshift({ id, day: next.day, part: 'next' });
  }
  const before = [...entries, ...sessions].filter(
    ({ id }) => wordingOf.get(id)?.afterChange === true || wordingOf.get(id)?.place === 'visit',
  );
  const review = free(
    Math.max(schedule.review, ...before.map(({ day }) => day + 1 + Math.floor(random() * 4))),
  );
  return { entries, sessions, review };
}
