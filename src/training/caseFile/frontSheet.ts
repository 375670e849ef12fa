import type { CaseFile } from '../pack.js';
import { render, type Slots } from '../words/template.js';
import { templateOf } from '../words/wording.js';
import { type Day, fullDate } from './calendar.js';
import type { CaseToWrite } from './caseToWrite.js';

/** The first page of a case file: who, what sentence and with what terms, since when, what classification. */
export function frontSheet(
  { state, story, wording, deck, random }: CaseToWrite,
  start: Day,
  end: Day,
  slots: Slots,
): CaseFile['front'] {
  const { facts } = story;
  const say = (text: string): string => render(templateOf(text), slots, facts, random);
  const { front } = wording;
  const sentence = facts.sentence ?? '';
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
    { label: 'Sentence', value: say(front.sentence[sentence] ?? '') },
    {
      label: sentence === 'licence' ? 'Licence conditions' : 'Requirements',
      value: say(front.terms[sentence] ?? ''),
    },
    // What protects is on the front sheet, either in the sentence or beside it.
    ...(facts.hasTerm === 'true' ? [] : [{ label: 'Also in force', value: say(front.orders) }]),
    { label: 'Started', value: fullDate(start) },
    { label: 'Practitioner', value: say(deck.pick('staff', front.staff, random)) },
    { label: 'Senior probation officer', value: slots.spo ?? '' },
    { label: 'Risk of serious harm', value: say(front.risk[facts.risk ?? ''] ?? '') },
    { label: 'MAPPA', value: say(front.mappa[mappa] ?? '') },
    { label: 'File read up to', value: fullDate(end) },
  ];
}
