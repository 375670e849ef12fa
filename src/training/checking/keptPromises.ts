import { mostOf } from '../../numeric/extremes.js';
import { NUMBER_WORDS } from '../../words/numberWords.js';
import type { CaseReading, PromptName } from './readCase.js';
import { behindTheOffence, isPlainYes } from './readCase.js';
import { NOT_APPLICABLE, notChecked, type PracticeRule, unless } from './rule.js';

const JUDGEMENT = 'practice; what an experienced inspector would say of the file';

/** Days from one monthly check to the next, with some for a day on which nobody could be asked. */
const A_MONTH = 36;

/** Days within which an agency was in touch shortly before. */
const SHORTLY = 28;

const EVERY_MONTH = /\b(?:each|every|once a) month\b/i;
const NEWS = /^(?:information received|new information)$/i;

/** What one entry says and another may not deny, and what was promised and has to be done, or named as not done. */
export const KEPT_PROMISES: readonly PracticeRule[] = [
  {
    id: 'checks-as-planned',
    rule: 'Where the plan has a check every month and the protection of victims is in order, no month is without one.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const planned = planOfChecks(reading);
      if (planned === null) return notChecked('a key of interventions and of the protection of victims');
      if (!planned.monthly || !isPlainYes(reading.prompt('protection of victims'))) return NOT_APPLICABLE;
      const days = [...planned.days, ...daysOf(reading, 'protection of victims'), lastDay(reading)];
      const longest = mostOf(days.slice(1).map((day, index) => day - days[index]!));
      return unless(
        longest <= A_MONTH,
        `the plan has a check every month, and ${longest} days are without one`,
      );
    },
  },
  {
    id: 'missed-checks-in-key',
    rule: 'Where the plan has a check every month and it was not kept, the key says so.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const planned = planOfChecks(reading);
      const protection = reading.prompt('protection of victims');
      if (planned === null || protection === null)
        return notChecked('a key of interventions and of the protection of victims');
      if (!planned.monthly || isPlainYes(protection)) return NOT_APPLICABLE;
      return unless(
        /month/i.test(`${protection.why} ${protection.either ?? ''}`),
        'the plan has a check every month, and the key does not say that it was not kept',
      );
    },
  },
  {
    id: 'next-review-is-due-later',
    rule: 'A review that was promised for a day within the file is in the file.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const [promise] = reading.entries.flatMap(({ day, text }) => {
        const due = dueIn(text);
        return day === null || due === null ? [] : [{ from: day, due: day + due }];
      });
      if (promise === undefined) return NOT_APPLICABLE;
      const isKept = reading.entries.some(
        ({ day, title }) => day !== null && day > promise.from && /review/i.test(title),
      );
      return unless(
        isKept || promise.due > lastDay(reading),
        'the next review was due and is not in the file',
      );
    },
  },
  {
    id: 'decision-is-taken',
    rule: 'What is to wait until it has been decided is decided.',
    source: JUDGEMENT,
    seen: false,
    check: ({ entries }) => {
      const open = entries.find(({ text }) => /until it has been (?:decided|looked at)/i.test(text));
      if (open === undefined) return NOT_APPLICABLE;
      const isDecided = entries.some(
        ({ number, text }) => number > open.number && /\bdecided (?:that|to|not to)\b/i.test(text),
      );
      return unless(
        isDecided,
        `entry ${open.number} leaves something until it has been decided, and nothing is`,
      );
    },
  },
  {
    id: 'checks-know-the-news',
    rule: 'A check on those at risk after news of a change does not say that there is nothing new.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const news = reading.entries.find(({ title }) => NEWS.test(title));
      const numbers = reading.prompt('protection of victims')?.entries;
      if (numbers === undefined) return notChecked('a key of the protection of victims');
      if (news === undefined) return NOT_APPLICABLE;
      const denied = reading.entries.find(
        ({ number, text }) => number > news.number && numbers.includes(number) && NOTHING_NEW.test(text),
      );
      return unless(
        denied === undefined,
        `entry ${news.number} has news, and the check of entry ${denied?.number} says that there is none`,
      );
    },
  },
  {
    id: 'agency-in-touch',
    rule: 'An agency that is said to have been in touch shortly before the review was.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const [day] = daysOf(reading, "agencies' input");
      if (day === undefined || !/in touch [^.]*shortly before/i.test(reading.deciding("agencies' input")))
        return NOT_APPLICABLE;
      const heard = daysOf(reading, 'co-ordination of agencies').some(
        (one) => one < day && one >= day - SHORTLY,
      );
      return unless(heard, 'the agency is said to have been in touch shortly before, and no entry has it');
    },
  },
  {
    id: 'asked-as-well',
    rule: 'Someone close to the person who is said to have been asked for the review is engaged.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const individuals = reading.prompt('key individuals');
      if (individuals === null) return notChecked('a key of key individuals');
      if (!/had been asked as well|was asked the same/i.test(reading.deciding('involvement in review')))
        return NOT_APPLICABLE;
      return unless(
        individuals.answer === 'yes',
        'someone close was asked for the review, and the key says that nobody was engaged',
      );
    },
  },
  {
    id: 'police-were-told',
    rule: 'What the police sent is not said to have been told to nobody.',
    source: JUDGEMENT,
    seen: false,
    check: ({ entries }) => {
      const news = entries.find(({ title, text }) => NEWS.test(title) && /\bpolice\b/i.test(text));
      if (news === undefined) return NOT_APPLICABLE;
      const denied = entries.find(
        ({ number, text }) =>
          number >= news.number && /\bnobody (?:here )?(?:had been|was) told\b|nobody else knows/i.test(text),
      );
      return unless(
        denied === undefined,
        `the police sent the news, and entry ${denied?.number} says that nobody was told`,
      );
    },
  },
  {
    id: 'contact-at-home',
    rule: 'A person who lives with someone at risk is not said to have no contact with those at risk.',
    source: JUDGEMENT,
    seen: false,
    check: ({ entries }) => {
      const denied = entries.find(({ text }) => /any contact with those at risk\? Answer no/i.test(text));
      if (denied === undefined) return NOT_APPLICABLE;
      const couple = entries.some(({ text }) => /\b(?:his|her) partner\b|\(partner\)/i.test(text));
      return unless(
        !couple,
        `entry ${denied.number} says that there is no contact, and the couple are together`,
      );
    },
  },
  {
    id: 'need-is-named',
    rule: 'Where no service is called for, the file says what is done about what lay behind the offence.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const services = reading.prompt('access to services');
      if (services === null) return notChecked('a key of access to services');
      if (services.answer !== 'notRelevant') return NOT_APPLICABLE;
      const behind = behindTheOffence(reading);
      if (behind === null) return notChecked('what lay behind the offence');
      const named = reading.deciding('access to services').toLowerCase().includes(behind);
      return unless(named, `no service is called for, and nothing is said of ${behind}`);
    },
  },
  {
    id: 'need-below-the-mark',
    rule: 'Where drink or drugs lie behind the offence and no service is called for, the file says why.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const services = reading.prompt('access to services');
      if (services === null) return notChecked('a key of access to services');
      const text = reading.deciding('access to services');
      if (services.answer !== 'notRelevant' || !SUBSTANCE.test(text)) return NOT_APPLICABLE;
      return unless(
        /\bmark\b|threshold|already being given|declined/i.test(text),
        'drink or drugs are for supervision alone, and nothing says why no service is called for',
      );
    },
  },
  {
    id: 'breach-has-a-date',
    rule: 'Breach papers go to a court, and the file says what the court did or when it sits.',
    source: 'practice; Sentencing Act 2020, Schedules 10 and 16',
    seen: false,
    check: ({ entries }) => {
      const papers = entries.find(({ text }) => /breach papers/i.test(text));
      if (papers === undefined) return NOT_APPLICABLE;
      const heard = entries.some(
        ({ number, text }) =>
          number >= papers.number && /\bcourt\b[^.]*\b(?:date|heard|hearing|listed|adjourned)\b/i.test(text),
      );
      return unless(heard, `entry ${papers.number} has breach papers, and no court hears of them`);
    },
  },
  {
    id: 'notice-says-when',
    rule: 'Where the person has notice to leave, the file says when, or where the person lives afterwards.',
    source: JUDGEMENT,
    seen: false,
    check: ({ entries }) => {
      const notice = entries.find(({ title, text }) => NEWS.test(title) && /notice to leave/i.test(text));
      if (notice === undefined) return NOT_APPLICABLE;
      const known = entries.some(
        ({ number, text }) =>
          number >= notice.number &&
          /notice to leave (?:in|by|on) |\bmoved (?:to|in)\b|new address/i.test(text),
      );
      return unless(known, `entry ${notice.number} has a notice to leave, and nothing says when it runs out`);
    },
  },
  {
    id: 'enquiry-told-one-way',
    rule: "An enquiry that children's services sent back is not said to be without a reply.",
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const back = reading.entries.find(({ text }) => /returned by them[^.]*incomplete/i.test(text));
      if (back === undefined) return NOT_APPLICABLE;
      const why = reading.prompt('child safeguarding')?.why ?? '';
      const denied = [...reading.entries.map(({ text }) => text), why].some((text) => NO_REPLY.test(text));
      return unless(!denied, `entry ${back.number} has the enquiry back, and another says that none came`);
    },
  },
];

const SUBSTANCE = /\b(?:alcohol|drink\w*|drugs?|cannabis|cocaine|heroin)\b/i;
const NO_REPLY =
  /\bno reply\b|reply that has not come|nothing (?:has come|came) back|(?:have not|haven't) (?:answered|replied)/i;
const NOTHING_NEW = /\bnothing new\b|\bno change\b|\bnothing (?:is |was |has been )?reported\b/i;

/** Whether the plan has a check every month, and the day of the plan; null where no key says which entries those are. */
function planOfChecks(reading: CaseReading): { monthly: boolean; days: readonly number[] } | null {
  const planned = reading.prompt('interventions');
  if (planned === null || reading.prompt('protection of victims') === null) return null;
  const text = reading.deciding('interventions');
  const isOfChecks = EVERY_MONTH.test(text) && planned.gap !== 'serious';
  return { monthly: isOfChecks, days: daysOf(reading, 'interventions').slice(0, 1) };
}

function daysOf({ entries, prompt }: CaseReading, short: PromptName): number[] {
  const numbers = prompt(short)?.entries ?? [];
  return entries.flatMap(({ number, day }) => (numbers.includes(number) && day !== null ? [day] : []));
}

function lastDay({ entries }: CaseReading): number {
  return mostOf(entries.flatMap(({ day }) => day ?? []));
}

const DAYS_IN: Readonly<Record<string, number>> = { week: 7, month: 30 };

/** The days until the next review, where a text promises one. */
function dueIn(text: string): number | null {
  const [, count = '', unit = ''] = /next review in (\w+) (week|month)s?/i.exec(text) ?? [];
  const number = /^\d+$/.test(count) ? Number(count) : NUMBER_WORDS.indexOf(count.toLowerCase());
  return number < 1 ? null : number * (DAYS_IN[unit.toLowerCase()] ?? 0);
}
