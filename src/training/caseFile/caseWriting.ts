import type { Role } from '../../scenario/roles.js';
import { NUMBER_WORDS } from '../../words/numberWords.js';
import { daysOf, isExemptFromReset, resetAfter, supervisionDays } from '../law/sentences.js';
import { promptWithRole } from '../practiceRules/askedPrompts.js';
import type { JudgedPrompt } from '../practiceRules/judgement.js';
import { drawsFor } from '../words/keyedStream.js';
import type { Slots } from '../words/template.js';
import type { PromptWording } from '../words/wordingTypes.js';
import { type Day, fullDate, showDate, workdayFrom } from './calendar.js';
import { type CaseTexts, caseTexts } from './caseTexts.js';
import type { CaseToWrite } from './caseToWrite.js';
import { type Cues, makeCues } from './cues.js';
import { type ReplyDays, replyDays } from './replyDays.js';
import { type ContactPattern, type Schedule, scheduleOf } from './schedule.js';

/** What every part of a case file is written with: its frame of dates, its texts, and the cues that go into it. */
export interface CaseWriting {
  readonly task: CaseToWrite;
  readonly schedule: Schedule;
  readonly slots: Slots;
  readonly texts: CaseTexts;
  readonly cues: Cues;
  readonly prompts: CasePrompts;
  /** When the officer asked children's services, and the police: these before a release that was prepared here. */
  readonly asked: Day;
  readonly askedPolice: Day;
  readonly replies: ReplyDays;
  /** Whether it was. */
  readonly prepared: boolean;
}

/** The prompts of a case by what the parts of its file ask of them. */
export interface CasePrompts {
  /** Those that are relevant to the case, in order. */
  readonly relevant: readonly string[];
  readonly judged: (id: string) => JudgedPrompt | undefined;
  readonly wording: (id: string) => PromptWording | undefined;
  /** The relevant ones whose cue belongs to a part of the file. */
  readonly at: (part: PromptWording['shownIn']) => readonly string[];
  /** The one with a role, relevant or not; null where it is not asked. */
  readonly withRole: (role: Role) => string | null;
  /** Those with the roles that are not relevant: what an entry that says so decides. */
  readonly notRelevant: (...roles: readonly Role[]) => readonly string[];
}

/** Sets the dates of a case, and what its texts and cues are chosen with. */
export function startWriting(task: CaseToWrite): CaseWriting {
  const { story, random } = task;
  const { facts, voice } = story;
  const judged = new Map(task.questions.flatMap(({ prompts }) => prompts.map((one) => [one.id, one])));
  const pattern = patternOf(task, judged);
  const { start } = task;
  const absences = facts.enforcement === 'true';
  const released = facts.sentence === 'licence';
  const suspendedFrom = suspensionOf(task);
  const { frequency } = story;
  const schedule = scheduleOf(
    { start, frequency, pattern, absences, released, suspendedFrom },
    drawsFor(random, 'schedule'),
  );
  const later = Math.floor(drawsFor(random, 'asked')() * 3);
  const prepared = isPrepared(task, judged);
  const asked = workdayFrom(start + 1 + later);
  const askedPolice = prepared ? workdayFrom(start - 22 + later) : asked;
  const slots: Record<string, string> = {
    ...story.slots,
    ...gapSlots(schedule, voice.date),
    ...licenceSlots(task),
    childAskedDate: showDate(asked, voice.date),
  };
  const texts = caseTexts(task, slots);
  const cues = makeCues(task, texts.pick, texts.say);
  return {
    task,
    schedule,
    slots,
    texts,
    cues,
    prompts: casePrompts(task, judged, cues),
    asked,
    askedPolice,
    replies: replyDays(task, schedule, { asked, askedPolice }),
    prepared,
  };
}

function casePrompts(
  { prompts }: CaseToWrite,
  judged: ReadonlyMap<string, JudgedPrompt>,
  cues: Cues,
): CasePrompts {
  const wordings = new Map(prompts.map(({ id, prompt }) => [id, prompt]));
  const relevant = prompts.map(({ id }) => id).filter((id) => (judged.get(id)?.form ?? null) !== null);
  return {
    relevant,
    judged: (id) => judged.get(id),
    wording: (id) => wordings.get(id),
    at: (part) => relevant.filter((id) => cues.shownIn(id) === part),
    withRole: (role) => promptWithRole(prompts, role),
    notRelevant: (...roles) =>
      roles
        .flatMap((role) => promptWithRole(prompts, role) ?? [])
        .filter((id) => judged.get(id)?.answer === 'notRelevant'),
  };
}

/** The plan is kept to where the contact is not asked about. */
function patternOf({ prompts }: CaseToWrite, judged: ReadonlyMap<string, JudgedPrompt>): ContactPattern {
  const contact = prompts.find(({ prompt }) => prompt.role === 'contact-sufficient');
  if (contact === undefined) return 'kept';
  return contact.prompt[judged.get(contact.id)?.form ?? 'yes'].pattern ?? 'kept';
}

/** Whether a release was prepared here, by weeks: not where another region did it, or nobody before the last days. */
function isPrepared({ story, prompts }: CaseToWrite, judged: ReadonlyMap<string, JudgedPrompt>): boolean {
  const preRelease = promptWithRole(prompts, 'pre-release-sufficient');
  const { form = null, answer = null } = (preRelease === null ? undefined : judged.get(preRelease)) ?? {};
  return story.facts.sentence === 'licence' && form !== 'serious' && answer !== 'notRelevant';
}

/** From when a licence has no routine contact under Probation Reset; null where it does not apply. */
function suspensionOf({ story, start }: CaseToWrite): Day | null {
  const { facts, offence, slots } = story;
  const isExempt = isExemptFromReset({ mappa: facts.mappa === 'true', risk: facts.risk ?? '' });
  if (facts.sentence !== 'licence' || isExempt) return null;
  return start + resetAfter(offence, Number(slots.months)) + 1;
}

/** What a licence runs by. */
function licenceSlots({ story, start }: CaseToWrite): Slots {
  const { offence, slots } = story;
  const months = Number(slots.months);
  const { custody, licence } = daysOf(offence, months);
  return {
    custodyDays: String(custody),
    licenceEnd: fullDate(start + licence),
    supervisionEnd: fullDate(start + (supervisionDays(offence, months) ?? 0)),
  };
}

/** Longer gaps are several weeks. */
const WEEKS = NUMBER_WORDS.slice(0, 11);

function gapSlots({ gap }: Schedule, style: string): Slots {
  if (gap === null) return {};
  return {
    gapFrom: showDate(gap.from, style),
    gapTo: showDate(gap.to, style),
    gapWeeks: WEEKS[Math.round((gap.to - gap.from) / 7)] ?? 'several',
  };
}
