import { type Day, workdayFrom } from './calendar.js';
import type { CaseWriting } from './caseWriting.js';
import { type Draft, draftOf } from './draft.js';

/** What a manager entered. The later entry comes in the weeks before the review, which may be what it is about. */
export function oversightEntries({ task, schedule, texts }: CaseWriting, review: Day): Draft[] {
  const { wording, state, story, random } = task;
  const { start, change } = schedule;
  return wording.oversight[state.oversight].map(({ at, text }) => {
    const [from, to] = at === 'early' ? [22, 28] : [Math.max(40, review - start - 25), review - start - 3];
    const about = start + from + Math.floor(random() * Math.max(1, to - from));
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
    let day = workdayFrom(start + 4 + Math.floor(task.random() * (end - start - 10)));
    while (messageDays.has(day)) day = workdayFrom(day + 1);
    messageDays.add(day);
    return draftOf({ day, kind: 'message', title: texts.say(title), paragraphs: [texts.say(text)] });
  });
}
