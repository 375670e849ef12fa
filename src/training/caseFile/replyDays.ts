import { drawsFor } from '../words/keyedStream.js';
import { type Day, workdayFrom } from './calendar.js';
import type { CaseToWrite } from './caseToWrite.js';
import type { Schedule } from './schedule.js';

/** When the police and children's services reply, or are still silent. */
export interface ReplyDays {
  readonly police: Day;
  readonly intel: Day;
  readonly child: Day;
  /** When the file says that children's services have not replied, and whether they were asked again. */
  readonly silent: Day;
  readonly isChased: boolean;
}

/** Days of the replies: what is used in the assessment is there by then. */
export function replyDays(
  { random }: CaseToWrite,
  { assessment }: Schedule,
  { asked, askedPolice }: { readonly asked: Day; readonly askedPolice: Day },
): ReplyDays {
  const draws = drawsFor(random, 'replies');
  const inTime = (day: Day): Day => Math.min(workdayFrom(day), assessment);
  const police = inTime(askedPolice + 2 + Math.floor(draws() * 6));
  const intel = inTime(police + 1 + Math.floor(draws() * 3));
  const child = inTime(asked + 4 + Math.floor(draws() * 6));
  const silent = inTime(assessment - 1);
  return { police, intel, child, silent, isChased: silent - asked >= CHASED_AFTER && draws() < 0.35 };
}

/** Days after which an officer asks again. */
const CHASED_AFTER = 9;
