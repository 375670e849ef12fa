import { stream } from '../../numeric/stream.js';
import type { Day } from '../caseFile/calendar.js';
import { writeCase } from '../caseFile/caseFile.js';
import { castStory } from '../caseFile/castStory.js';
import type { Names } from '../caseFile/people.js';
import type { PackItem } from '../pack.js';
import type { AskedQuestion } from '../practiceRules/askedPrompts.js';
import { factsOfForms } from '../practiceRules/factsOfForms.js';
import type { Deck } from '../words/deck.js';
import { keyedStream } from '../words/keyedStream.js';
import type { Wording } from '../words/wordingTypes.js';
import type { Candidate } from './chooseCases.js';
import { keyOf } from './key.js';
import type { Pair } from './pairs.js';

/** What every case of a pack is written with. */
interface Writing {
  readonly wording: Wording;
  readonly asked: readonly AskedQuestion[];
  readonly items: readonly PackItem[];
  readonly names: Names;
  readonly seed: number;
  readonly days: readonly Day[];
  readonly deck: Deck;
}

/**
 * Writes the file and the key of every case, so that the pack as a whole repeats itself as little as it can; and after them the
 * twins, each of which repeats its own case in all but what they differ in.
 */
export function writeCases(
  chosen: readonly Candidate[],
  {
    pairs,
    told,
    progress,
    ...writing
  }: Writing & {
    readonly pairs: readonly Pair[];
    readonly told: readonly string[];
    readonly progress: ((cases: number) => void) | undefined;
  },
) {
  const twins: { readonly one: Candidate; readonly story: string; readonly deck: Deck }[] = [];
  const write = (task: Parameters<typeof writeOne>[0], own: Writing) => {
    const made = writeOne(task, own);
    progress?.(task.number);
    return made;
  };
  const first = chosen.map((one, at) => {
    const story = told[at]!;
    const pair = pairs.find(({ of }) => of === at);
    if (pair !== undefined) {
      twins.push({ one: { ...one, ...pair.twin }, story, deck: writing.deck.copy() });
    }
    return write({ one, story, number: at + 1, isPaired: pair !== undefined }, writing);
  });
  const second = twins.map(({ one, story, deck }, at) =>
    write({ one, story, number: first.length + at + 1, isPaired: true }, { ...writing, deck }),
  );
  return [...first, ...second];
}

/** Writes one case; one of a pair with streams that keep apart what is drawn for different purposes. */
function writeOne(
  {
    one: { index, state, questions, noise },
    story: storyId,
    number,
    isPaired,
  }: { readonly one: Candidate; readonly story: string; readonly number: number; readonly isPaired: boolean },
  { wording, asked, items, names, seed, days, deck }: Writing,
) {
  const prompts = asked.flatMap((question) => question.prompts);
  const draws = isPaired ? keyedStream : stream;
  const cast = castStory(wording, state, { storyId, names }, deck, draws(seed, 'pack', index, 'story'));
  const story = { ...cast, facts: { ...cast.facts, ...factsOfForms(prompts, questions) } };
  const start = days[Math.floor(stream(seed, 'pack', index, 'start')() * days.length)]!;
  const about = { wording, state, questions, prompts, story, noise };
  const written = writeCase({ ...about, start, number, deck, random: draws(seed, 'pack', index, 'writing') });
  const key = keyOf({ ...about, items, written, random: draws(seed, 'pack', index, 'key') });
  return { state, key, file: written.file, slots: written.slots, story: storyId };
}
