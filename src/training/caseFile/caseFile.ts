import { mostOf } from '../../numeric/extremes.js';
import { hashOf } from '../../scenario/yaml/hash.js';
import type { CaseEntry, CaseFile } from '../pack.js';
import { makeMentions, slotsInFull } from '../words/saidOnce.js';
import type { Slots } from '../words/template.js';
import { arrivals } from './arrivals.js';
import { distractors, oversightEntries } from './asides.js';
import { type Day, fullDate, isoOf } from './calendar.js';
import { assessmentAndPlan, review } from './caseDocuments.js';
import type { CaseToWrite } from './caseToWrite.js';
import { type CaseWriting, startWriting } from './caseWriting.js';
import { contactEntries, logEntries } from './contactLog.js';
import type { OwnReasons } from './cues.js';
import { type Draft, draftOf } from './draft.js';
import { frontSheet } from './frontSheet.js';
import { placeLog } from './logDays.js';

/** A case file and which of its entries decide which prompt. */
export interface WrittenCase {
  readonly file: CaseFile;
  /** Entry numbers by prompt, as the template files name it; empty where the whole file decides. */
  readonly deciding: Readonly<Record<string, readonly number[]>>;
  readonly oversightEntries: readonly number[];
  /** What the chosen texts bring to the key. */
  readonly reasons: ReadonlyMap<string, OwnReasons>;
  /** Slots with the dates that belong to them: what the key is written with. */
  readonly slots: Slots;
}

/**
 * Writes one case file from its state: documents, contacts and messages, in the order of their dates.
 *
 * The parts are written in a fixed order, because each takes the next draws of the case's one random stream.
 */
export function writeCase(task: CaseToWrite): WrittenCase {
  const writing = startWriting(task);
  const opening = [...arrivals(writing), ...assessmentAndPlan(writing), changeEntry(writing)];
  const days = placeLog(writing);
  const between = [
    ...opening,
    ...logEntries(writing, days),
    ...review(writing, days.review),
    ...oversightEntries(writing, days.review),
  ];
  const drafts = [...between, ...distractors(writing, between)];
  const end = endOf(writing, drafts);
  return finish(writing, [...drafts, ...contactEntries(writing, days, end)], end);
}

/** The last day of the record: as planned, or that of what was entered last. */
function endOf({ schedule }: CaseWriting, drafts: readonly Draft[]): Day {
  return mostOf(
    drafts.map(({ day }) => day),
    schedule.end,
  );
}

/** The news of a change of circumstances. */
function changeEntry({ task, schedule, texts }: CaseWriting): Draft {
  const title = texts.say(task.wording.change.title);
  return draftOf({ day: schedule.change, kind: 'message', title, paragraphs: [task.story.told] });
}

/** Puts the entries in order of date, numbers them and says which decide what. */
function finish(
  { task, schedule, slots, cues, prompts }: CaseWriting,
  drafts: readonly Draft[],
  end: Day,
): WrittenCase {
  const { story } = task;
  const ordered = [...drafts].sort((a, b) => a.day - b.day || a.rank - b.rank);
  const deciding: Record<string, number[]> = {};
  const mentions = makeMentions();
  const entries = ordered.map(({ day, kind, title, paragraphs, decides, document }, index): CaseEntry => {
    for (const id of decides) deciding[id] = [...(deciding[id] ?? []), index + 1];
    const written = paragraphs.map((text) => mentions.write(text, document));
    return { number: index + 1, date: isoOf(day), shown: fullDate(day), kind, title, paragraphs: written };
  });
  // What a gap shows is the two contacts on either side of it.
  const contact = prompts.withRole('contact-sufficient');
  const shown = contact === null ? undefined : deciding[contact];
  if (schedule.gap !== null && contact !== null && shown !== undefined) {
    const before = ordered.findIndex(({ day, kind }) => day === schedule.gap?.from && kind === 'contact');
    deciding[contact] = [before + 1, ...shown];
  }
  const full = slotsInFull(slots);
  const front = frontSheet(task, schedule.start, end, full);
  const words = entries.reduce((sum, { paragraphs }) => sum + paragraphs.join(' ').split(/\s+/).length, 0);
  return {
    file: {
      number: task.number,
      id: `SYN-${hashOf({ front, entries }).slice(0, 6).toUpperCase()}`,
      person: story.person,
      front,
      entries,
      words,
    },
    deciding,
    oversightEntries: entries.filter(({ kind }) => kind === 'oversight').map(({ number }) => number),
    reasons: cues.reasons,
    slots: full,
  };
}
