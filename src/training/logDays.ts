import { type Day, workdayFrom } from './calendar.js';
import type { CaseToWrite } from './caseToWrite.js';
import type { Form } from './judgement.js';
import type { Contact, Schedule } from './schedule.js';
import type { PromptWording } from './wordingTypes.js';

/** The days of log entries: within the weeks asked for, after a gap if there is one, each on a day of its own. */
export function placeLog(
  task: CaseToWrite,
  schedule: Schedule,
  idsAt: (...places: PromptWording['place'][]) => string[],
  wordingOf: ReadonlyMap<string, PromptWording>,
): {
  entries: { id: string; day: Day }[];
  sessions: { id: string; day: Day; form?: Form }[];
  review: Day;
} {
  const { random } = task;
  const { start, gap, change, contacts } = schedule;
  const taken = new Set([change, ...contacts.map(({ day }) => day)]);
  const free = (day: Day): Day => {
    let found = workdayFrom(day);
    while (taken.has(found)) found = workdayFrom(found + 1);
    taken.add(found);
    return found;
  };
  const judged = task.questions.flatMap(({ prompts }) => prompts);
  const formOf = (id: string): Form => judged.find((one) => one.id === id)?.form ?? 'yes';
  const entries = idsAt('entry', 'visit', 'afterMissed').map((id) => {
    const prompt = wordingOf.get(id);
    const [low, high] = prompt?.weeks ?? [4, 12];
    const spread = Math.floor(random() * ((high - low) * 7 + 1));
    if (prompt?.place === 'afterMissed') {
      const last = contacts.filter(({ mode }) => mode === 'missed').at(-1)?.day ?? change;
      return { id, day: free(last + 13) };
    }
    if (prompt?.afterChange === true) {
      // A response that is due at once, and came, is entered on the day of the news.
      const atOnce = low === 0 && ['yes', 'mixed'].includes(formOf(id));
      return { id, day: atOnce ? workdayFrom(change) : free(change + 1 + low * 7 + Math.min(spread, 4)) };
    }
    // Nothing is known to have been done with the person while nobody was in touch.
    const earliest = Math.max(start + low * 7, schedule.plan + 2, gap === null ? 0 : gap.to + 1);
    return { id, day: free(earliest + Math.min(spread, Math.max(0, change + 25 - earliest))) };
  });
  const kept = contacts.filter(({ mode }) => mode !== 'missed');
  const nearest = (wanted: Day, options: readonly Contact[]): Day =>
    options.reduce(
      (best, { day }) => (Math.abs(day - wanted) < Math.abs(best - wanted) ? day : best),
      options[0]?.day ?? wanted,
    );
  const sessions = idsAt('session').flatMap((id): { id: string; day: Day; form?: Form }[] => {
    const prompt = wordingOf.get(id);
    if (prompt?.afterChange === true) {
      const later = kept.filter(
        ({ day, mode }) => day >= change + 15 && day < schedule.end - 4 && mode === 'office',
      );
      return [{ id, day: nearest(change + 22, later.length > 0 ? later : kept.slice(-2, -1)) }];
    }
    const form = formOf(id);
    // What one session shows, others bear out: they are plain examples of the same work.
    const more = (from: Day): { id: string; day: Day; form: Form }[] =>
      kept
        .filter(({ day, mode }) => mode === 'office' && day > from)
        .filter((_, place) => place % 2 === 0)
        .slice(0, Math.ceil(((prompt?.[form].times ?? 1) - 1) * (kept.length > 10 ? 2 : 1)))
        .map(({ day }) => ({ id, day, form: 'yes' as const }));
    if (gap !== null) return [{ id, day: gap.to }, ...more(gap.to)];
    const [low, high] = prompt?.weeks ?? [4, 12];
    const phone = kept.filter(({ mode }) => mode === 'phone');
    const options = phone.length > 0 ? phone : kept;
    const day = nearest(start + (low + (random() * (high - low)) / 2) * 7, options);
    return [{ id, day }, ...more(day)];
  });
  const before = [...entries, ...sessions].filter(({ id }) => wordingOf.get(id)?.afterChange === true);
  const review = free(Math.max(change + 20, ...before.map(({ day }) => day)) + 2 + Math.floor(random() * 4));
  return { entries, sessions, review };
}
