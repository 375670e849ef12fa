import type { Stream } from '../numeric/stream.js';
import type { Day } from './calendar.js';
import type { CaseToWrite } from './caseToWrite.js';
import type { Contact } from './schedule.js';
import type { Slots } from './template.js';

/** How a case's texts are rendered: with its slots, its voice and its deck. */
export interface Writing {
  readonly task: CaseToWrite;
  readonly say: (text: string, more?: Slots) => string;
  readonly one: (group: string, texts: readonly string[]) => string;
  readonly date: (day: Day) => string;
}

/** What the record of a contact says: how it opened, what it was about, small talk, when the next one is. */
export function contactText(
  contact: Contact,
  cues: readonly string[],
  { task, say, one, date }: Writing,
): readonly string[] {
  const { wording, story, random } = task;
  const { voice } = story;
  const next = contact.next === null ? '' : date(contact.next);
  const open = one(`${task.number}/open`, voice.open[contact.mode]);
  if (contact.mode === 'missed') {
    return [[open, one('missed', wording.missed), say(wording.missedNext, { next })].join(' ')];
  }
  const talk =
    contact.mode === 'phone' && cues.length === 0 ? one('routinePhone', wording.routinePhone) : null;
  const small = cues.length === 0 || random() < 0.3 ? (talk ?? one('routine', wording.routine)) : '';
  const chatter = random() < voice.chatter / 4 ? one('chatter', wording.chatter) : '';
  const close = next === '' ? '' : say(one0(voice.close, random), { next });
  const body = [small, ...cues, voice.chatter === 2 ? chatter : ''].filter((text) => text !== '').join(' ');
  const parts = [open, `${voice.body}${body}`, close].filter((text) => text !== '');
  return voice.layout === 'lines' ? parts : [parts.join(' ')];
}

function one0(texts: readonly string[], random: Stream): string {
  return texts[Math.floor(random() * texts.length)] ?? '';
}
