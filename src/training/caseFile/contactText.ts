import type { Stream } from '../../numeric/stream.js';
import { drawsFor } from '../words/keyedStream.js';
import { isLabelled } from '../words/layOut.js';
import type { CaseWriting } from './caseWriting.js';
import type { Contact } from './schedule.js';

/** What a contact is for: the first one, one before the assessment, both at once, or supervision. */
export type Purpose = 'induction' | 'interview' | 'intake' | 'session';

/** What the record of a contact says: how it opened, what it was about, small talk, when the next one is. */
export function contactText(
  contact: Contact,
  purpose: Purpose,
  cues: readonly string[],
  { task, texts }: Pick<CaseWriting, 'task' | 'texts'>,
): readonly string[] {
  const { wording, story } = task;
  const random = drawsFor(task.random, `contact ${contact.day - task.start}`);
  const { say, one, own, date } = texts;
  const { voice, voiceName } = story;
  const { mode } = contact;
  const next = contact.next === null ? '' : date(contact.next);
  const open = one(`${voiceName}/open/${mode}`, voice.open[mode]);
  if (mode === 'missed') {
    return [[open, one('missed', wording.missed), own(say(wording.missedNext, { next }))].join(' ')];
  }
  const small = (): string =>
    mode === 'phone' ? one('routinePhone', wording.routinePhone) : one('routine', wording.routine);
  const business =
    purpose === 'session' || mode === 'phone'
      ? cues.length === 0 || (mode === 'office' && random() < 0.3)
        ? small()
        : ''
      : one(purpose, wording[purpose]);
  const chatter = random() < voice.chatter / 4 ? one('chatter', wording.chatter) : '';
  const suspended = contact.suspendedFrom === null ? '' : date(contact.suspendedFrom);
  const last = suspended === '' ? '' : own(say(wording.suspended, { suspendedFrom: suspended }));
  const close = next === '' ? last : say(anyOf(voice.close, random), { next });
  const body = [business, ...cues, voice.chatter === 2 ? chatter : '']
    .filter((text) => text !== '')
    .join(' ');
  const about = own(body);
  const parts = [open, isLabelled(about) ? about : `${voice.body}${about}`, close].filter(
    (text) => text !== '',
  );
  return voice.layout === 'lines' ? parts : [parts.join(' ')];
}

function anyOf(texts: readonly string[], random: Stream): string {
  return texts[Math.floor(random() * texts.length)] ?? '';
}
