import { mostOf } from '../../numeric/extremes.js';
import { drawsFor } from '../words/keyedStream.js';
import type { Day } from './calendar.js';
import type { CaseWriting } from './caseWriting.js';
import { entryDays, type Placed } from './entryDays.js';
import { freeDays } from './freeDays.js';
import { sessionDays } from './sessionDays.js';

/** When everything in the log is entered. */
export interface LogDays {
  readonly entries: readonly Placed[];
  /** What is planted in a contact that was arranged. */
  readonly sessions: readonly Placed[];
  readonly review: Day;
}

/** The days of log entries: within the weeks asked for, after a gap if there is one, each on a day of its own. */
export function placeLog(writing: CaseWriting): LogDays {
  const { task, schedule, prompts } = writing;
  const free = freeDays(schedule);
  const entries = entryDays(writing, free);
  const sessions = sessionDays(writing);
  const before = [...entries, ...sessions].filter(({ id }) => {
    const wording = prompts.wording(id);
    return wording?.afterChange === true || wording?.shownIn === 'visit';
  });
  const lastDays = before.map(
    ({ id, day }) => day + 1 + Math.floor(drawsFor(task.random, `after ${id}`)() * 4),
  );
  return { entries, sessions, review: free.take(mostOf(lastDays, schedule.review)) };
}
