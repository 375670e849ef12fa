import type { CaseFile } from '../pack.js';
import { drawsFor } from '../words/keyedStream.js';
import { render, type Slots } from '../words/template.js';
import { applies, templateOf } from '../words/wording.js';
import { type Day, fullDate } from './calendar.js';
import type { CaseToWrite } from './caseToWrite.js';

/** The first page of a case file: who, what sentence and with what terms, since when, what classification. */
export function frontSheet(
  { state, story, wording, deck, random }: CaseToWrite,
  start: Day,
  end: Day,
  slots: Slots,
): CaseFile['front'] {
  const { facts, offence } = story;
  const say = (text: string): string => render(templateOf(text), slots, facts, drawsFor(random, text));
  const { front } = wording;
  const sentence = facts.sentence ?? '';
  const added = front.added.filter(({ when }) => sentence === 'licence' && applies(when, facts));
  const mappa =
    facts.mappa !== 'true'
      ? 'eligible'
      : facts.mappaEarlier === 'true'
        ? 'category1Earlier'
        : slots.category === '1'
          ? 'category1'
          : 'category2';
  return [
    { label: 'Person on probation', value: `${story.person}, aged ${state.age}` },
    { label: 'Offence', value: `${offence.label}, ${offence.statute}` },
    { label: 'Sentence', value: say(front.sentence[sentence] ?? '') },
    {
      label: sentence === 'licence' ? 'Licence conditions' : 'Requirements',
      value: say(front.terms[sentence] ?? ''),
    },
    ...(added.length > 0
      ? [{ label: 'Added to the licence', value: say(added.map((one) => one.say).join('; ')) }]
      : []),
    // What protects is on the front sheet, either in the sentence or beside it.
    ...(facts.hasTerm === 'true' ? [] : [{ label: 'Also in force', value: say(front.orders) }]),
    ...(offence.mandatory ? [{ label: 'Ordered as well', value: offence.mandatory }] : []),
    { label: 'Started', value: fullDate(start) },
    ...(sentence === 'licence' ? [{ label: 'Licence', value: say(front.licence) }] : []),
    ...(facts.forScheme === 'true' ? [{ label: 'Victim contact', value: VICTIM_CONTACT }] : []),
    { label: 'Practitioner', value: say(deck.pick('staff', front.staff, drawsFor(random, 'staff'))) },
    { label: 'Senior probation officer', value: slots.spo ?? '' },
    {
      label: 'Risk of serious harm',
      // As it was at the start: what the log makes of it later is for the review.
      value: `${say(front.risk[facts.risk ?? ''] ?? '')}${facts.risk === 'notRecorded' ? '' : `, as screened on ${fullDate(start)}`}`,
    },
    { label: 'MAPPA', value: say(front.mappa[mappa] ?? '') },
    { label: 'File read up to', value: fullDate(end) },
  ];
}

/** What the Victims' Code, right 11, gives those who were harmed where it applies. */
const VICTIM_CONTACT =
  'Victim Contact Scheme offered within the time set; a victim liaison officer is told of release and recall';
