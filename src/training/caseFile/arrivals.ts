import type { Role } from '../../scenario/roles.js';
import { AGENCY_PROMPTS } from '../practiceRules/caseState.js';
import { drawsFor } from '../words/keyedStream.js';
import { type Day, workdayFrom } from './calendar.js';
import type { CaseWriting } from './caseWriting.js';
import { type Draft, draftOf } from './draft.js';

/** What comes in at the start: the offence, the risk screening, and what the police and other agencies reply. */
export function arrivals(writing: CaseWriting): Draft[] {
  const { task, schedule, prompts, prepared } = writing;
  const { facts } = task.story;
  const { start } = schedule;
  const screened = Math.floor(drawsFor(task.random, 'screened')() * 5);
  const elsewhere = facts.sentence === 'licence' ? prompts.notRelevant('pre-release-sufficient') : [];
  return [
    record(writing, 'offence', start, { rank: 1 }),
    record(writing, 'risk', start, { rank: 2 }),
    ...(facts.sentence === 'licence' ? [record(writing, 'release', start, { rank: 0 })] : []),
    record(
      writing,
      facts.mappa === 'true' ? 'mappaYes' : 'mappaNo',
      workdayFrom(prepared ? start - 30 + screened : start + 2 + screened),
    ),
    ...replies(writing),
    ...meetings(writing),
    ...(facts.agencies === 'true' ? [] : [nothing(writing, 'noAgency', AGENCY_PROMPTS)]),
    ...(facts.services === 'true' ? [] : [nothing(writing, 'noServices', ['services-access'])]),
    ...beforeStart(writing),
    ...curfewReplies(writing),
    ...(elsewhere.length > 0 ? [record(writing, 'preReleaseElsewhere', start, { decides: elsewhere })] : []),
  ];
}

/** What the police and children's services reply. */
function replies(writing: CaseWriting): Draft[] {
  const { task, prompts } = writing;
  const days = writing.replies;
  const { facts } = task.story;
  const police = [
    facts.domesticAbuse === 'true'
      ? record(writing, 'policeDa', days.police)
      : record(writing, 'policeNil', days.police, {
          decides: prompts.notRelevant('domestic-abuse-analysed'),
        }),
    record(writing, 'policeIntel', days.intel),
  ];
  const children = (): Draft => {
    if (facts.children !== 'true') {
      return record(writing, 'childNot', days.child, {
        decides: prompts.notRelevant('child-safeguarding-analysed'),
      });
    }
    if (facts.childReturn === 'true') return record(writing, 'childYes', days.child);
    return record(writing, days.isChased ? 'childNoneChased' : 'childNone', days.silent);
  };
  return [...police, children()];
}

/** Meetings of other agencies: the MARAC where the risk to a partner is high, and those of Level 2 every twelve weeks. */
function meetings(writing: CaseWriting): Draft[] {
  const { task, schedule } = writing;
  const { facts } = task.story;
  const first = workdayFrom(schedule.plan + 2 + Math.floor(drawsFor(task.random, 'meetings')() * 4));
  const again = workdayFrom(first + TWELVE_WEEKS);
  return [
    ...(facts.domesticAbuse === 'true' && ['high', 'veryHigh'].includes(facts.risk ?? '')
      ? [record(writing, 'marac', first)]
      : []),
    ...(facts.levelTwo === 'true' ? [record(writing, 'levelTwoMeeting', first)] : []),
    ...(facts.levelTwo === 'true' && again < schedule.end ? [record(writing, 'levelTwoAgain', again)] : []),
  ];
}

const TWELVE_WEEKS = 84;

/** A document of the records by its name in the template files. */
function record(
  { task, texts }: CaseWriting,
  name: string,
  day: Day,
  { decides = [], rank = 3 }: { decides?: readonly string[]; rank?: number } = {},
): Draft {
  const { title, text } = task.wording.records[name] ?? { title: name, text: [''] };
  const paragraphs = texts.one(`records/${name}`, text).split('\n');
  return { day, rank, kind: 'document', title: texts.say(title), paragraphs, decides };
}

/** Says that no agency, or no service, has a part in the case. */
function nothing(
  { task, schedule, texts, prompts }: CaseWriting,
  part: 'noAgency' | 'noServices',
  roles: readonly Role[],
): Draft {
  const { title, text } = task.wording[part];
  const decides = prompts.notRelevant(...roles);
  const day = workdayFrom(schedule.start + 9 + Math.floor(drawsFor(task.random, part)() * 4));
  return draftOf({
    day,
    kind: 'document',
    title: texts.say(title),
    paragraphs: [texts.one(part, text)],
    decides,
  });
}

/** What came back about a curfew before it was proposed, where the assessment says that it had been asked for. */
function curfewReplies(writing: CaseWriting): Draft[] {
  const { schedule, prompts } = writing;
  const id = prompts.withRole('curfew-information-used');
  const form = id === null ? null : (prompts.judged(id)?.form ?? null);
  if (id === null || form === null || form === 'serious') return [];
  const name = form === 'yes' ? 'curfewReplies' : form === 'narrow' ? 'curfewPolice' : 'curfewSameDay';
  return [record(writing, name, workdayFrom(schedule.start - 12), { decides: [id] })];
}

/** What was done before release. */
function beforeStart({ schedule, texts, prompts, cues }: CaseWriting): Draft[] {
  return prompts.at('beforeStart').map((id) =>
    draftOf({
      day: workdayFrom(schedule.start - 9),
      kind: 'document',
      title: texts.say(prompts.wording(id)?.title ?? 'Before release'),
      paragraphs: [texts.own(cues.cue(id))],
      decides: [id],
    }),
  );
}
