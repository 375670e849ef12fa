import { mostOf } from '../../numeric/extremes.js';
import { type Day, isoOf } from '../caseFile/calendar.js';
import { isExemptFromReset, resetAfter } from '../law/sentences.js';
import { datesIn } from './datesIn.js';
import type { CaseReading } from './readCase.js';
import { NOT_APPLICABLE, notChecked, type PracticeRule, unless } from './rule.js';

const JUDGEMENT = 'practice; one page of the file read beside another';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Pages of a file that may not deny each other: appointments, visits, victims, orders, weekdays. */
export const FILE_AGAINST_FILE: readonly PracticeRule[] = [
  {
    id: 'next-contact-is-made',
    rule: 'An appointment that was given for a day within the file is in the file, kept or not.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const days = contactDays(reading);
      const last = lastDay(reading);
      const lost = promised(reading).find((day) => day <= last && !days.includes(day));
      return unless(
        lost === undefined,
        `an appointment was given for ${lost === undefined ? '' : isoOf(lost)}, and nothing is entered on that day`,
      );
    },
  },
  {
    id: 'next-contact-before-reset',
    rule: 'No appointment is given for a day after two thirds of a licence, unless the case is exempt.',
    source: 'Probation Reset, notice of a safeguarding partnership, June 2024',
    seen: true,
    check: (reading) => {
      const { start, offence, sentence } = reading;
      if (sentence?.kind !== 'licence') return NOT_APPLICABLE;
      if (start === null || offence === null || sentence.months === null)
        return notChecked('the start, the offence and the months');
      const isEligible = reading.mappa !== null && reading.mappa.category !== null;
      if (isExemptFromReset({ mappa: isEligible, risk: reading.risk ?? '' })) return NOT_APPLICABLE;
      const limit = start + resetAfter(offence, sentence.months);
      const beyond = promised(reading).find((day) => day > limit);
      return unless(
        beyond === undefined,
        `an appointment is given for ${beyond === undefined ? '' : isoOf(beyond)}, after contact is suspended`,
      );
    },
  },
  {
    id: 'scheme-has-a-victim',
    rule: 'The Victim Contact Scheme is not offered where an officer under cover stood in for a victim.',
    source: "Victims' Code, right 11: it is for victims and bereaved families",
    seen: true,
    check: ({ sheet, entries }) => {
      if (!entries.some(({ text }) => /undercover officer/i.test(text))) return NOT_APPLICABLE;
      const offered =
        /victim contact/i.test(sheet) || entries.some(({ text }) => /victim liaison/i.test(text));
      return unless(!offered, 'nobody was harmed but an officer under cover, and the scheme is offered');
    },
  },
  {
    id: 'elsewhere-and-here',
    rule: 'Where the work before a release was done elsewhere, the file has nothing of it, or says what.',
    source: JUDGEMENT,
    seen: false,
    check: ({ start, entries }) => {
      const note = entries.find(({ text }) => /closed file|not part of this file/i.test(text));
      if (note === undefined || start === null) return NOT_APPLICABLE;
      const early = entries.find(({ day }) => day !== null && day < start);
      return unless(
        early === undefined || /but for/i.test(note.text),
        `entry ${early?.number} is dated before the release, and another says that nothing of that is here`,
      );
    },
  },
  {
    id: 'interview-has-a-first',
    rule: 'An interview is not gone on with before there was one.',
    source: JUDGEMENT,
    seen: false,
    check: ({ entries }) => {
      const further = entries.find(({ text }) =>
        /went on with the interview|second look at some/i.test(text),
      );
      if (further === undefined) return NOT_APPLICABLE;
      const isBegun = entries.some(({ number, text }) => number < further.number && /interview/i.test(text));
      return unless(isBegun, `entry ${further.number} goes on with an interview, and none comes before it`);
    },
  },
  {
    id: 'check-was-planned',
    rule: 'A check is said to be due with the plan only where the plan has it.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      if (
        !/due with (?:the )?(?:sentence )?plan|week of (?:the )?(?:sentence )?plan/i.test(
          reading.deciding('protection of victims'),
        )
      )
        return NOT_APPLICABLE;
      const planned = reading.prompt('interventions');
      if (planned === null) return notChecked('a key of interventions');
      return unless(planned.gap !== 'serious', 'a check was due with the plan, and the plan has none');
    },
  },
  {
    id: 'news-after-its-day',
    rule: 'News does not speak of a weekday as past on that very day.',
    source: JUDGEMENT,
    seen: false,
    check: ({ entries }) => {
      const early = entries.find(
        ({ title, day, text }) =>
          day !== null &&
          /^(?:information received|new information)$/i.test(title) &&
          new RegExp(`\\bon ${WEEKDAYS[(day + 4) % 7]}\\b`).test(text),
      );
      return unless(early === undefined, `entry ${early?.number} speaks of the weekday on which it is dated`);
    },
  },
  {
    id: 'supporters-exist',
    rule: 'Where no other agency has a part, nobody is told who supports the people at risk.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const linked = reading.applies('links to agencies');
      if (linked === null) return notChecked('a key of links to agencies');
      if (linked) return NOT_APPLICABLE;
      return unless(
        !/\bthose who support\b/i.test(reading.deciding('protection of victims')),
        'no other agency has a part, and word is passed to those who support the people at risk',
      );
    },
  },
  {
    id: 'told-what-can-be-done',
    rule: 'Somebody who lodges with children is not told to have none in.',
    source: JUDGEMENT,
    seen: false,
    check: ({ entries }) => {
      const told = entries.find(({ text }) => /\bhave no child in\b/i.test(text));
      if (told === undefined) return NOT_APPLICABLE;
      const lodges = entries.some(({ text }) => /\blodges with\b|in the same house every day/i.test(text));
      return unless(!lodges, `entry ${told.number} tells a person who lives with children to have none in`);
    },
  },
  {
    id: 'manager-looks-again',
    rule: 'A manager who is to look again in a fortnight does, where the file runs so long.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const promise = reading.entries.find(({ text }) => /looks again in a fortnight/i.test(text));
      if (promise === undefined || promise.day === null) return NOT_APPLICABLE;
      const isKept = reading.entries.some(
        ({ kind, number }) => kind === 'oversight' && number > promise.number,
      );
      return unless(
        isKept || lastDay(reading) < promise.day + 14,
        `entry ${promise.number} promises another look by the manager, and there is none`,
      );
    },
  },
  {
    id: 'plan-has-the-part',
    rule: 'A part of the plan that is read with the person is in the plan.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const read = reading.entries.find(({ text }) =>
        /\bthe part on [^.]+ read together\b|\bpart on [^.]+ read together\b/i.test(text),
      );
      if (read === undefined) return NOT_APPLICABLE;
      const priorities = reading.prompt('priorities');
      if (priorities === null) return notChecked('a key of priorities');
      return unless(
        priorities.gap !== 'serious',
        `entry ${read.number} reads a part of the plan that the key says is not there`,
      );
    },
  },
  {
    id: 'undeclared-needs-order',
    rule: 'What had to be declared, such as a phone, was to be declared under an order that the front sheet names.',
    source: 'Sexual Offences Act 2003, s.103A: prohibitions are those of an order',
    seen: true,
    check: ({ sheet, entries }) => {
      const found = entries.find(({ text }) => /phone that had not been declared/i.test(text));
      if (found === undefined) return NOT_APPLICABLE;
      return unless(
        /\bdevices?\b/i.test(sheet),
        `entry ${found.number} has a phone that was not declared, and nothing asks for that`,
      );
    },
  },
  {
    id: 'history-before-offence',
    rule: 'Earlier incidents are dated by the offence, since bail or custody lies between it and the sentence.',
    source: JUDGEMENT,
    seen: false,
    check: ({ entries }) => {
      const found = entries.find(({ text }) =>
        /\b(?:month|months|year) before (?:the )?sentence\b/i.test(text),
      );
      return unless(found === undefined, `entry ${found?.number} dates incidents by the sentence`);
    },
  },
  {
    id: 'block-has-flats',
    rule: 'An officer for a block has a part only where the offence was at a flat.',
    source: JUDGEMENT,
    seen: false,
    check: ({ entries }) => {
      const found = entries.find(({ text }) => /officer for the block/i.test(text));
      if (found === undefined) return NOT_APPLICABLE;
      const offence = entries.find(({ title }) => OFFENCE_PAPERS.test(title));
      if (offence === undefined) return notChecked('the papers on the offence');
      return unless(
        /\b(?:flats?|block)\b/i.test(offence.text),
        `entry ${found.number} has an officer for a block, and nothing in the offence was at one`,
      );
    },
  },
  {
    id: 'minutes-are-there',
    rule: 'Minutes of meetings are said to be on the file only where they are.',
    source: JUDGEMENT,
    seen: false,
    check: ({ entries }) => {
      const promise = entries.find(({ text }) =>
        /minutes (?:and|&) actions are on (?:this )?file/i.test(text),
      );
      if (promise === undefined) return NOT_APPLICABLE;
      return unless(
        entries.some(({ title }) => /minutes|meeting/i.test(title)),
        `entry ${promise.number} says that minutes are on the file, and none are`,
      );
    },
  },
  {
    id: 'unsaid-was-unsaid',
    rule: 'Hours with children that the person spoke of are not news that was kept back.',
    source: JUDGEMENT,
    seen: false,
    check: ({ entries }) => {
      const news = entries.find(({ text }) => /far oftener than anyone agreed to/i.test(text));
      if (news === undefined) return NOT_APPLICABLE;
      const said = entries.find(
        ({ number, text }) => number < news.number && /had become three evenings/i.test(text),
      );
      return unless(
        said === undefined,
        `entry ${news.number} says that nothing was mentioned, and entry ${said?.number} has it`,
      );
    },
  },
];

const OFFENCE_PAPERS = /court papers|case papers|prosecution summary/i;

/** Days of contact that were given to the person: those in the record of a contact, after its own day. */
function promised({ entries }: CaseReading): Day[] {
  return entries.flatMap(({ kind, day, title, text }) =>
    kind !== 'contact' || day === null || /extra|visit/i.test(title)
      ? []
      : datesIn(text.replace(/suspended from [^,]*/gi, ''), day).filter((found) => found > day),
  );
}

function contactDays({ entries }: CaseReading): Day[] {
  return entries.flatMap(({ kind, day }) => (kind === 'contact' && day !== null ? [day] : []));
}

function lastDay({ entries }: CaseReading): Day {
  return mostOf(entries.flatMap(({ day }) => day ?? []));
}
