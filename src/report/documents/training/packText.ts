import { readable } from '../../../scenario/figures/readable.js';
import type { Answer, Pack, PackItem, PromptKey, QuestionKey } from '../../../training/pack.js';
import { capital } from '../../../words/capital.js';

/** Words that the documents and tables of a pack share. */

export const ANSWER_WORDS: Readonly<Record<Answer, string>> = {
  yes: 'Yes',
  no: 'No',
  notRelevant: 'Not relevant',
};

export const JUDGEMENT_WORDS: Readonly<Record<QuestionKey['judgement'], string>> = {
  mustBeYes: 'Yes',
  mustBeNo: 'No',
  contested: 'Contested',
};

/** `pack 1E3E-510A-F060`; of a pack with a corrected key the edition too, the cases of all editions being the same. */
export function nameOfPack({ code, corrected }: Pack): string {
  return corrected === undefined ? `pack ${code}` : `pack ${code}, edition ${corrected.edition}`;
}

/** Where a page comes from: on every page of a pack that the facilitator keeps. */
export function originOfPack(pack: Pack): string {
  const { scenario, seed, version } = pack;
  return `${capital(nameOfPack(pack))} · ${scenario.id} · seed ${seed} · casesim ${version}`;
}

/** A case as headings name it. */
export function caseName({ number, id }: { readonly number: number; readonly id: string }): string {
  return `Case ${number} (${id})`;
}

/** `entries 4 and 17`, or the file as a whole. */
export function entryWords(entries: readonly number[]): string {
  if (entries.length === 0) return 'the file as a whole';
  const last = entries.at(-1);
  if (entries.length === 1) return `entry ${last}`;
  return `entries ${entries.slice(0, -1).join(', ')} and ${last}`;
}

/** `No, a serious gap`; `Yes, contested`. */
export function answerOf({ answer, contested, gap }: PromptKey): string {
  const note = contested ? ', contested' : gap === null ? '' : `, a ${gap} gap`;
  return `${ANSWER_WORDS[answer]}${note}`;
}

/** `Assessment (b)`; `Assessment` for the key question itself. */
export function itemName({ question, letter }: Pick<PackItem, 'question' | 'letter'>): string {
  const name = readable(question);
  return letter === '' ? name : `${name} (${letter})`;
}

/** `Assessment (b) use of sources`; `Assessment` for the key question itself. */
export function itemWithPrompt(pack: Pack, id: string): string {
  const item = itemOf(pack, id);
  return item.letter === '' ? itemName(item) : `${itemName(item)} ${item.short}`;
}

/** `Assessment (b), use of sources`: a prompt for a reader who does not know the letters by heart. */
export function questionLabel(pack: Pack, id: string): string {
  const item = itemOf(pack, id);
  return `${itemName(item)}, ${item.short}`;
}

export function itemOf(pack: Pack, id: string): PackItem {
  const found = pack.items.find((item) => item.id === id);
  if (found === undefined) throw new RangeError(`no item ${id} in pack ${pack.code}`);
  return found;
}

/** How long an event lasts; what participants do before it is apart. */
export function eventMinutes({ notes }: Pack): number {
  return notes.plan.reduce((sum, { phase, minutes }) => (phase === 'before' ? sum : sum + minutes), 0);
}

/** `half a day, 210 minutes`. */
export function eventLength(pack: Pack): string {
  const minutes = eventMinutes(pack);
  return `${minutes <= 240 ? 'half a day' : 'a day'}, ${minutes} minutes`;
}
