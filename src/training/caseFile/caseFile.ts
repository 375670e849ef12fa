import type { CaseEntry, CaseFile } from '../pack.js';
import type { JudgedPrompt } from '../practiceRules/judgement.js';
import { inVoice, usesAny } from '../words/inVoice.js';
import { type LaidOut, layOut, type Section } from '../words/layOut.js';
import { makeMentions, slotsInFull } from '../words/saidOnce.js';
import { render, type Slots } from '../words/template.js';
import { templateOf } from '../words/wording.js';
import type { Voice, Wording } from '../words/wordingTypes.js';
import { type Day, fullDate, isoOf, showDate, workdayFrom } from './calendar.js';
import type { CaseToWrite } from './caseToWrite.js';
import { contactText, type Purpose } from './contactText.js';
import { makeCues, type OwnReasons } from './cues.js';
import { frontSheet } from './frontSheet.js';
import { type Placed, placeLog } from './logDays.js';
import { type Contact, type ContactPattern, type Schedule, scheduleOf } from './schedule.js';

/** A case file and which of its entries decide which prompt. */
export interface WrittenCase {
  readonly file: CaseFile;
  /** Entry numbers by prompt; empty where the whole file decides. */
  readonly deciding: Readonly<Record<string, readonly number[]>>;
  readonly oversightEntries: readonly number[];
  /** What the chosen texts bring to the key. */
  readonly reasons: ReadonlyMap<string, OwnReasons>;
  /** Slots with the dates that belong to them: what the key is written with. */
  readonly slots: Slots;
}

interface Draft {
  readonly day: Day;
  /** Order within a day. */
  readonly rank: number;
  readonly kind: CaseEntry['kind'];
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly decides: readonly string[];
  /** A document that says by itself what it is about. */
  readonly document?: string;
}

/** Writes one case file from its state: documents, contacts and messages, in the order of their dates. */
export function writeCase(task: CaseToWrite): WrittenCase {
  const { wording, state, story, random, deck, prompts } = task;
  const { voice, facts } = story;
  const judged = new Map(task.questions.flatMap((question) => question.prompts.map((one) => [one.id, one])));
  const wordingOf = new Map(prompts.map(({ id, prompt }) => [id, prompt]));
  const pattern: ContactPattern = patternOf(wording, judged.get('D.a'));
  const schedule = scheduleOf(task.start, story.frequency, pattern, facts.enforcement === 'true', random);
  const date = (day: Day): string => showDate(day, voice.date);
  const slots: Record<string, string> = { ...story.slots };
  if (schedule.gap !== null) {
    slots.gapFrom = date(schedule.gap.from);
    slots.gapTo = date(schedule.gap.to);
    slots.gapWeeks = NUMBERS[Math.round((schedule.gap.to - schedule.gap.from) / 7)] ?? 'several';
  }
  const asked = workdayFrom(schedule.start + 1 + Math.floor(random() * 3));
  slots.childAskedDate = date(asked);

  const say = (text: string, more: Slots = {}): string =>
    render(templateOf(text), { ...slots, ...more }, facts, random);
  const said = new Set<string>();
  /** No text twice in a case while another would do. */
  const fresh = <Item>(items: readonly Item[], textOf: (item: Item) => string): readonly Item[] => {
    const left = items.filter((item) => !said.has(textOf(item)));
    return left.length > 0 ? left : items;
  };
  /** In words that the voice uses, as far as there are any. */
  const pick = (group: string, texts: readonly string[]): string => {
    const suited = texts.filter((text) => !usesAny(text, voice.avoid));
    const text = deck.pick(
      group,
      fresh(suited.length > 0 ? suited : texts, (each) => each),
      random,
      { prefers: (each) => voice.prefer === 'either' || isNote(each) === (voice.prefer === 'notes') },
    );
    said.add(text);
    return text;
  };
  const one = (group: string, texts: readonly string[]): string => say(pick(group, texts));
  const own = (text: string): string => inVoice(text, voice);
  const drafts: Draft[] = [];
  const add = (draft: Omit<Draft, 'rank' | 'decides'> & Partial<Pick<Draft, 'rank' | 'decides'>>): void => {
    drafts.push({ rank: 5, decides: [], ...draft });
  };
  const record = (name: string, day: Day, decides: readonly string[] = [], rank = 3): void => {
    const { title, text } = wording.records[name] ?? { title: name, text: [''] };
    const paragraphs = one(`records/${name}`, text).split('\n');
    add({ day, rank, kind: 'document', title: say(title), paragraphs, decides });
  };
  const cues = makeCues(task, pick, say);
  const relevant = (id: string): boolean => (judged.get(id)?.form ?? null) !== null;
  const relevantIds = prompts.map(({ id }) => id).filter(relevant);
  const idsAt = (place: string): string[] => relevantIds.filter((id) => cues.place(id) === place);

  const notRelevant = (...ids: string[]): string[] =>
    ids.filter((id) => judged.get(id)?.answer === 'notRelevant');

  // What came in at the start.
  const { start } = schedule;
  record('offence', start, [], 1);
  record('risk', start, [], 2);
  record(facts.mappa === 'true' ? 'mappaYes' : 'mappaNo', workdayFrom(start + 2 + Math.floor(random() * 5)));
  // Replies that are used in the assessment are there by then.
  const inTime = (day: Day): Day => Math.min(workdayFrom(day), schedule.assessment);
  const policeDay = inTime(asked + 2 + Math.floor(random() * 6));
  if (facts.domesticAbuse === 'true') record('policeDa', policeDay);
  else record('policeNil', policeDay, notRelevant('A.da'));
  record('policeIntel', inTime(policeDay + 1 + Math.floor(random() * 3)));
  const childDay = inTime(asked + 4 + Math.floor(random() * 6));
  if (facts.children !== 'true') record('childNot', childDay, notRelevant('A.cs'));
  else if (facts.childReturn === 'true') record('childYes', childDay);
  else record(random() < 0.35 ? 'childNoneChased' : 'childNone', inTime(schedule.assessment - 1));
  const nothing = (part: 'noAgency' | 'noServices', ids: readonly string[]): void => {
    const { title, text } = wording[part];
    const decides = notRelevant(...ids);
    const day = workdayFrom(start + 9 + Math.floor(random() * 4));
    add({ day, kind: 'document', title: say(title), paragraphs: [one(part, text)], decides });
  };
  if (facts.agencies !== 'true') nothing('noAgency', ['P.c', 'D.c', 'R.b']);
  if (facts.services !== 'true') nothing('noServices', ['D.sv']);
  for (const id of idsAt('beforeStart')) {
    const day = workdayFrom(start - 9);
    add({
      day,
      kind: 'document',
      title: say(wordingOf.get(id)?.title ?? 'Before release'),
      paragraphs: [own(cues.cue(id))],
      decides: [id],
    });
  }

  const elsewhere = facts.sentence === 'licence' ? notRelevant('D.pr') : [];
  if (elsewhere.length > 0) record('preReleaseElsewhere', start, elsewhere);

  // The assessment and the plan, in the order and the shape of the voice.
  const section = (id: string): Section => ({
    id,
    heading: wordingOf.get(id)?.heading ?? '',
    text: own(cues.cue(id)),
  });
  const document = (day: Day, name: 'assessment' | 'plan', sections: readonly Section[]): void => {
    const entryOf = ({ title, paragraphs, ids }: LaidOut): void =>
      add({ day, rank: 8, kind: 'document', title, paragraphs, decides: ids, document: name });
    layOut(voice.labels[name], sections, voice.shape[name], voice).forEach(entryOf);
  };
  document(schedule.assessment, 'assessment', idsAt('assessment').map(section));
  const contact = [one('plan/contact', wording.plan.contact)];
  if (relevant('D.e')) contact.push(one('plan/visit', wording.plan.visit));
  document(schedule.plan, 'plan', [
    { id: 'contact', heading: '', text: own(contact.join(' ')) },
    ...idsAt('plan').map(section),
  ]);

  // The change of circumstances, and the review.
  add({ day: schedule.change, kind: 'message', title: say(wording.change.title), paragraphs: [story.told] });
  const days = placeLog(task, schedule, relevantIds, cues);
  const safe = judged.get('D.b')?.form !== 'serious';
  const planted = ({ id, form, part }: Placed): string =>
    own(part === 'done' ? say(`$done ${safe ? wording.change.alert : ''}`) : cues.cue(id, form, part));
  for (const placed of days.entries) {
    const { id, day, part } = placed;
    const done = part === 'done';
    const heading = cues.formOf(id)?.title ?? wordingOf.get(id)?.title ?? voice.labels.log;
    const title = done ? `${voice.labels.log}, extra` : say(heading);
    const kind = done || cues.place(id) === 'visit' ? 'contact' : 'message';
    add({ day, kind, title, paragraphs: [planted(placed)], decides: [id] });
  }
  for (const id of idsAt('review')) {
    add({
      day: days.review,
      rank: 8,
      kind: 'document',
      title: voice.labels.review,
      paragraphs: [own(cues.cue(id))],
      decides: [id],
    });
  }

  // Contacts, with the cues that belong to a session.
  const interviews = schedule.contacts.filter(
    ({ day, mode }, place) => place > 0 && mode === 'office' && day <= schedule.assessment,
  );
  schedule.contacts.forEach((contact, place) => {
    const sessions = days.sessions.filter(({ day }) => day === contact.day);
    const remark = place === 0 && facts.children === 'true' ? [one('childRemark', wording.childRemark)] : [];
    const purpose: Purpose =
      place > 0
        ? interviews.includes(contact)
          ? 'interview'
          : 'session'
        : interviews.length === 0
          ? 'intake'
          : 'induction';
    const body = [...remark, ...sessions.map(planted)];
    const paragraphs = contactText(contact, purpose, body, { task, say, one, date });
    const decides = [...new Set(sessions.map(({ id }) => id))];
    add({ day: contact.day, kind: 'contact', title: titleOf(contact, voice), paragraphs, decides });
  });

  // Oversight, and what means nothing.
  for (const { at, text } of wording.oversight[state.oversight]) {
    // The later one comes in the weeks before the review, which may be what it is about.
    const [from, to] =
      at === 'early' ? [22, 28] : [Math.max(40, days.review - start - 25), days.review - start - 3];
    const about = start + from + Math.floor(random() * Math.max(1, to - from));
    const isAtChange = about >= schedule.change - 1 && about <= schedule.change + 2;
    const day = workdayFrom(isAtChange ? schedule.change + 3 : about);
    add({
      day,
      kind: 'oversight',
      title: voice.labels.oversight,
      paragraphs: [own(one(`oversight/${state.oversight}/${at}`, text))],
    });
  }
  for (let extra = 0; extra < task.noise; extra++) {
    const unsaid = fresh(wording.distractors, (each) => each.text);
    const { title, text } = deck.pick('distractor', unsaid, random);
    said.add(text);
    let day = workdayFrom(start + 4 + Math.floor(random() * (schedule.end - start - 10)));
    while (drafts.some((draft) => draft.day === day && draft.kind === 'message')) day = workdayFrom(day + 1);
    add({ day, kind: 'message', title: say(title), paragraphs: [say(text)] });
  }
  return { ...finish(task, drafts, schedule, slots), reasons: cues.reasons };
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function patternOf(wording: Wording, contact: JudgedPrompt | undefined): ContactPattern {
  const form = contact?.form ?? 'yes';
  return wording.prompts['D.a']?.[form].pattern ?? 'kept';
}

/** Whether a text is written with labels and colons. */
function isNote(text: string): boolean {
  return /^[^.]{1,40}: /.test(text);
}

function titleOf({ mode }: Contact, voice: Voice): string {
  const how = { office: 'office', phone: 'telephone', missed: 'absence' }[mode];
  return `${voice.labels.log}, ${how}`;
}

/** Puts the entries in order of date, numbers them and says which decide what. */
function finish(
  task: CaseToWrite,
  drafts: readonly Draft[],
  schedule: Schedule,
  slots: Slots,
): Omit<WrittenCase, 'reasons'> {
  const { state, story } = task;
  const ordered = [...drafts].sort((a, b) => a.day - b.day || a.rank - b.rank);
  const end = Math.max(schedule.end, ...ordered.map(({ day }) => day));
  const deciding: Record<string, number[]> = {};
  const mentions = makeMentions();
  const entries = ordered.map(({ day, kind, title, paragraphs, decides, document }, place): CaseEntry => {
    for (const id of decides) deciding[id] = [...(deciding[id] ?? []), place + 1];
    const written = paragraphs.map((text) => mentions.write(text, document));
    return { number: place + 1, date: isoOf(day), shown: fullDate(day), kind, title, paragraphs: written };
  });
  // What a gap shows is the two contacts on either side of it.
  if (schedule.gap !== null && deciding['D.a'] !== undefined) {
    const before = ordered.findIndex(({ day, kind }) => day === schedule.gap?.from && kind === 'contact');
    deciding['D.a'] = [before + 1, ...deciding['D.a']];
  }
  const full = slotsInFull(slots);
  const front = frontSheet(task, schedule.start, end, full);
  const words = entries.reduce((sum, { paragraphs }) => sum + paragraphs.join(' ').split(/\s+/).length, 0);
  return {
    file: {
      number: task.number,
      id: state.drawn.id,
      person: story.person,
      front,
      entries,
      words,
    },
    deciding,
    oversightEntries: entries.filter(({ kind }) => kind === 'oversight').map(({ number }) => number),
    slots: full,
  };
}
