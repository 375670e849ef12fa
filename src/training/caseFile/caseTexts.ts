import { inVoice, usesAny } from '../words/inVoice.js';
import { drawsFor } from '../words/keyedStream.js';
import { render, type Slots } from '../words/template.js';
import { templateOf } from '../words/wording.js';
import { type Day, showDate } from './calendar.js';
import type { CaseToWrite } from './caseToWrite.js';

/** How the officer of a case writes: the texts of the template files with this case's slots, facts and voice. */
export interface CaseTexts {
  /** A text with its slots filled. */
  readonly say: (text: string, more?: Slots) => string;
  /** One text of a group, as the template file has it. */
  readonly pick: (group: string, texts: readonly string[]) => string;
  /** One text of a group, with its slots filled. */
  readonly one: (group: string, texts: readonly string[]) => string;
  /** In the words of the voice. */
  readonly own: (text: string) => string;
  readonly date: (day: Day) => string;
  /** A message that means nothing for the key. */
  readonly distractor: () => { readonly title: string; readonly text: string };
}

/** The texts of one case. No text comes twice in it while another would do. */
export function caseTexts({ wording, story, random, deck }: CaseToWrite, slots: Slots): CaseTexts {
  const { voice, facts } = story;
  const said = new Set<string>();
  const fresh = <Item>(items: readonly Item[], textOf: (item: Item) => string): readonly Item[] => {
    const left = items.filter((item) => !said.has(textOf(item)));
    return left.length > 0 ? left : items;
  };
  const say = (text: string, more: Slots = {}): string =>
    deck.write(() => render(templateOf(text), { ...slots, ...more }, facts, drawsFor(random, text)));
  const pick = (group: string, texts: readonly string[]): string => {
    const suited = texts.filter((text) => !usesAny(text, voice.avoid));
    const unsaid = fresh(suited.length > 0 ? suited : texts, (each) => each);
    const text = deck.pick(group, unsaid, drawsFor(random, group), {
      prefers: (each) => voice.prefer === 'either' || isNote(each) === (voice.prefer === 'notes'),
    });
    said.add(text);
    return text;
  };
  return {
    say,
    pick,
    one: (group, texts) => say(pick(group, texts)),
    own: (text) => inVoice(text, voice),
    date: (day) => showDate(day, voice.date),
    distractor() {
      const unsaid = fresh(wording.distractors, ({ text }) => text);
      const chosen = deck.pick('distractor', unsaid, drawsFor(random, 'distractor'));
      said.add(chosen.text);
      return chosen;
    },
  };
}

/** Whether a text is written with labels and colons. */
function isNote(text: string): boolean {
  return /^[^.]{1,40}: /.test(text);
}
