import { drawsFor } from '../words/keyedStream.js';
import { applies } from '../words/wording.js';
import { type Day, workdayFrom } from './calendar.js';
import type { CaseWriting } from './caseWriting.js';
import { type Draft, draftOf } from './draft.js';

/**
 * What a manager entered: early on, in the weeks before the review, and after it where there is something to say of it.
 * Of the entries for one time, the first that fits the case is used.
 */
export function oversightEntries({ task, schedule, texts }: CaseWriting, review: Day): Draft[] {
  const { wording, state, story, random } = task;
  const { start, change } = schedule;
  const fitting = wording.oversight[state.oversight].filter(({ when }) => applies(when, story.facts));
  const first = fitting.filter((one) => one === fitting.find(({ at }) => at === one.at));
  const span = {
    early: [22, 28],
    middle: [Math.max(40, review - start - 25), review - start - 3],
    afterReview: [review - start + 2, review - start + 7],
  } as const;
  return first.map(({ at, text }) => {
    const [from, to] = span[at];
    const about = start + from + Math.floor(drawsFor(random, at)() * Math.max(1, to - from));
    const isAtChange = about >= change - 1 && about <= change + 2;
    return draftOf({
      day: workdayFrom(isAtChange ? change + 3 : about),
      kind: 'oversight',
      title: story.voice.labels.oversight,
      paragraphs: [texts.own(texts.one(`oversight/${state.oversight}/${at}`, text))],
    });
  });
}

/** Messages that mean nothing for the key, each on a day without another message. */
export function distractors({ task, schedule, texts }: CaseWriting, written: readonly Draft[]): Draft[] {
  const { start, end } = schedule;
  const messageDays = new Set(written.filter(({ kind }) => kind === 'message').map(({ day }) => day));
  return Array.from({ length: task.noise }, () => {
    const { title, text } = texts.distractor();
    let day = workdayFrom(
      start + 4 + Math.floor(drawsFor(task.random, 'distractors')() * (end - start - 10)),
    );
    while (messageDays.has(day)) day = workdayFrom(day + 1);
    messageDays.add(day);
    return draftOf({ day, kind: 'message', title: texts.say(title), paragraphs: [texts.say(text)] });
  });
}
