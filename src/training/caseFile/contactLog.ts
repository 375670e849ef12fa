import type { Facts } from '../words/template.js';
import type { Voice } from '../words/wordingTypes.js';
import type { Day } from './calendar.js';
import type { CaseWriting } from './caseWriting.js';
import { contactText, type Purpose } from './contactText.js';
import { type Draft, draftOf } from './draft.js';
import type { Placed } from './entryDays.js';
import type { LogDays } from './logDays.js';
import type { Contact } from './schedule.js';

/** The days that an agency may be said to have been in touch shortly before. */
const SHORTLY = 21;

/** The log: what was done between contacts, the review's cues apart, and each contact with what it planted. */
export function logEntries(writing: CaseWriting, { entries }: LogDays): Draft[] {
  const { task, texts, prompts, cues } = writing;
  const { labels } = task.story.voice;
  return entries.map((placed) => {
    const { id, day, part } = placed;
    const done = part === 'done';
    const heading = cues.formOf(id)?.title ?? prompts.wording(id)?.title ?? labels.log;
    const title = done ? `${labels.log}, extra` : texts.say(heading);
    const kind = done || cues.shownIn(id) === 'visit' ? 'contact' : 'message';
    const known = {
      agencyHeard: String(wasHeard(writing, entries, day)),
      changeKnown: String(day >= writing.schedule.change),
    };
    return draftOf({ day, kind, title, paragraphs: [planted(writing, placed, known)], decides: [id] });
  });
}

/** Every contact that was arranged up to the end of the record, with the cues that belong to a session. */
export function contactEntries(writing: CaseWriting, days: LogDays, end: Day): Draft[] {
  const { task, schedule, texts } = writing;
  const { story, wording } = task;
  const later = schedule.later.filter(({ day }) => day <= end);
  const sessions = [...days.sessions, ...workOf(writing, later)];
  const interviews = schedule.contacts.filter(
    ({ day, mode }, index) => index > 0 && mode === 'office' && day <= schedule.assessment,
  );
  const purposeOf = (contact: Contact, index: number): Purpose => {
    if (index > 0) return interviews.includes(contact) ? 'interview' : 'session';
    return interviews.length === 0 ? 'intake' : 'induction';
  };
  return [...schedule.contacts, ...later].map((contact, index) => {
    const own = sessions.filter(({ day }) => day === contact.day);
    const remark =
      index === 0 && story.facts.children === 'true' ? [texts.one('childRemark', wording.childRemark)] : [];
    const body = [...remark, ...own.map((placed) => planted(writing, placed))];
    return draftOf({
      day: contact.day,
      kind: 'contact',
      title: titleOf(contact, story.voice),
      paragraphs: contactText(contact, purposeOf(contact, index), body, { task, texts }),
      decides: [...new Set(own.map(({ id }) => id))],
    });
  });
}

/** The work of contacts that came after the end as planned: where the plan was kept to, they go on with it. */
function workOf({ prompts }: CaseWriting, later: readonly Contact[]): Placed[] {
  const id = prompts.withRole('contact-sufficient');
  if (id === null || prompts.judged(id)?.form !== 'yes') return [];
  return later.map(({ day }) => ({ id, day, form: 'yes' }));
}

/** Whether the other agency was in touch, and heard, in the weeks before a day. */
function wasHeard({ prompts }: CaseWriting, entries: readonly Placed[], before: Day): boolean {
  const ofAgency = prompts.withRole('mappa-coordinated');
  if (ofAgency === null || prompts.judged(ofAgency)?.form === 'serious') return false;
  return entries.some(({ id, day }) => id === ofAgency && day < before && day >= before - SHORTLY);
}

/** The text of something in the log: a cue, or the fit response to the change. */
function planted({ task, texts, cues }: CaseWriting, { id, form, part }: Placed, known?: Facts): string {
  if (part !== 'done') return texts.own(cues.cue(id, form, part, known));
  return texts.own(texts.say(`$done ${task.wording.change.alert}`));
}

function titleOf({ mode }: Contact, voice: Voice): string {
  const how = { office: 'office', phone: 'telephone', missed: 'absence' }[mode];
  return `${voice.labels.log}, ${how}`;
}
