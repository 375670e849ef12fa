import { layOut, type Section } from '../words/layOut.js';
import type { Day } from './calendar.js';
import type { CaseWriting } from './caseWriting.js';
import { type Draft, draftOf } from './draft.js';

/** The assessment and the plan, in the order and the shape that the voice gives them. */
export function assessmentAndPlan(writing: CaseWriting): Draft[] {
  const { schedule, prompts } = writing;
  const assessment = prompts.at('assessment').map((id) => section(writing, id));
  return [
    ...laidOut(writing, schedule.assessment, 'assessment', assessment),
    ...laidOut(writing, schedule.plan, 'plan', [
      contactSection(writing),
      ...prompts.at('plan').map((id) => section(writing, id)),
    ]),
  ];
}

/** The review, which follows all that it takes in. */
export function review({ task, texts, prompts, cues }: CaseWriting, day: Day): Draft[] {
  return prompts.at('review').map((id) => ({
    day,
    rank: 8,
    kind: 'document',
    title: task.story.voice.labels.review,
    paragraphs: [texts.own(cues.cue(id))],
    decides: [id],
  }));
}

function laidOut(
  { task }: CaseWriting,
  day: Day,
  document: 'assessment' | 'plan',
  sections: readonly Section[],
): Draft[] {
  // Nothing is asked of it: a document without a word would only puzzle.
  if (sections.length === 0) return [];
  const { voice } = task.story;
  return layOut(voice.labels[document], sections, voice.shape[document], voice).map(
    ({ title, paragraphs, ids }) =>
      draftOf({ day, rank: 8, kind: 'document', title, paragraphs, decides: ids, document }),
  );
}

function section({ schedule, replies, texts, prompts, cues }: CaseWriting, id: string): Section {
  const { contacts, assessment } = schedule;
  const isSeenSince = (came: Day): string =>
    String(contacts.some(({ day, mode }) => mode !== 'missed' && day >= came && day <= assessment));
  const known = { seenSinceIntel: isSeenSince(replies.intel), seenSincePolice: isSeenSince(replies.police) };
  const text = texts.own(cues.cue(id, undefined, 'say', known));
  return { id, heading: prompts.wording(id)?.heading ?? '', text };
}

/** How often the person is to be seen, and where. */
function contactSection({ task, texts, prompts }: CaseWriting): Section {
  const { contact, visit } = task.wording.plan;
  const visits = prompts.withRole('home-visits');
  const said = [
    texts.one('plan/contact', contact),
    ...(visits !== null && prompts.relevant.includes(visits) ? [texts.one('plan/visit', visit)] : []),
  ];
  return { id: 'contact', heading: '', text: texts.own(said.join(' ')) };
}
