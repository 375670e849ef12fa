import { leastOf } from '../../numeric/extremes.js';
import { isWorkday } from '../caseFile/calendar.js';
import { bringsNotification } from '../law/sentences.js';
import { isPlainYes } from './readCase.js';
import { NOT_APPLICABLE, notChecked, type PracticeRule, unless } from './rule.js';

const STANDARDS = 'National Standards 2007';

/** When things are done and by whom. */
export const PRACTICE_TIMES: readonly PracticeRule[] = [
  {
    id: 'first-contact',
    rule: 'The first appointment is on the day of release or the next working day, of an order within five working days.',
    source: `${STANDARDS} for orders; practice for releases`,
    seen: true,
    check: ({ start, sentence, contacts }) => {
      if (start === null || sentence === null) return notChecked('the start and the sentence');
      if (contacts.length === 0) return notChecked('contacts with dates');
      const waited = workdaysBetween(start, leastOf(contacts));
      const most = sentence.kind === 'licence' ? 1 : 5;
      return unless(
        waited <= most,
        `the first contact is ${waited} working days after the start, at most ${most}`,
      );
    },
  },
  {
    id: 'mappa-before-release',
    rule: 'On licence, the MAPPA level was set before the release, unless another region prepared it or nobody did.',
    source: 'MAPPA guidance: the level is set before release',
    seen: false,
    check: ({ start, sentence, mappa, entries, prompt }) => {
      if (sentence?.kind !== 'licence' || mappa === null || mappa.category === null) return NOT_APPLICABLE;
      if (start === null) return notChecked('the day of release');
      const screened = entries.find(({ title }) => /MAPPA screening/i.test(title));
      if (screened === undefined) return notChecked('an entry of the MAPPA screening');
      const prepared = prompt('pre-release work');
      if (prepared?.gap === 'serious' || prepared?.answer === 'notRelevant') return NOT_APPLICABLE;
      return unless((screened.day ?? start) < start, 'the MAPPA screening comes after the release');
    },
  },
  {
    id: 'custody-on-file',
    rule: 'A file that starts with a release speaks of the custody before it and of recall.',
    source: 'practice; licence and notice of release',
    seen: false,
    check: ({ sentence, sheet, entries }) => {
      if (sentence?.kind !== 'licence') return NOT_APPLICABLE;
      const text = [sheet, ...entries.map((one) => one.text)].join('\n');
      return unless(
        /\bcustody\b/i.test(text) && /\brecall/i.test(text),
        'nothing speaks of the custody before the release, or of recall',
      );
    },
  },
  {
    id: 'recall-weighed',
    rule: 'On licence, a response to danger that is in order says whether recall is called for.',
    source: 'practice; recall decisions on licence',
    seen: false,
    check: (reading) => {
      const response = reading.prompt('response to change');
      if (reading.sentence?.kind !== 'licence' || !isPlainYes(response)) return NOT_APPLICABLE;
      if (response?.entries.length === 0) return notChecked('the entries of the response');
      return unless(/\brecall/i.test(reading.deciding('response to change')), 'recall was not weighed');
    },
  },
  {
    id: 'plan-in-time',
    rule: 'The plan is written within 15 working days, unless the key says that it is late.',
    source: STANDARDS,
    seen: true,
    check: (reading) => {
      const { start } = reading;
      const numbers = reading.prompt('priorities')?.entries ?? [];
      const days = reading.entries
        .filter(({ number }) => numbers.includes(number))
        .flatMap(({ day }) => day ?? []);
      if (start === null || days.length === 0) return notChecked('the start and the entry of the plan');
      const waited = workdaysBetween(start, leastOf(days));
      return unless(waited <= 15, `the plan is ${waited} working days after the start`);
    },
  },
  {
    id: 'qualified-officer',
    rule: 'High and very high risk, MAPPA and sexual offences are held by a qualified officer.',
    source: 'HMPPS tiering and allocation',
    seen: false,
    check: ({ risk, mappa, offence, sentence, front }) => {
      const officer = front('Practitioner');
      if (officer === '') return notChecked('the practitioner');
      const months = sentence?.months ?? null;
      const isSexual =
        offence !== null &&
        sentence !== null &&
        months !== null &&
        bringsNotification(offence, { ...sentence, months });
      const asks = risk === 'high' || risk === 'veryHigh' || mappa?.category != null || isSexual;
      if (!asks) return NOT_APPLICABLE;
      return unless(!/services officer|Qualification|trainee/i.test(officer), `held by "${officer}"`);
    },
  },
  {
    id: 'twelve-hours',
    rule: 'A person subject to notification does not live or stay with children without the duty to tell the police.',
    source: 'Sexual Offences Act 2003, s.84 and regulations of 2012',
    seen: false,
    check: (reading) => {
      const children = reading.applies('child safeguarding');
      if (reading.mappa === null || children === null)
        return notChecked('MAPPA and a key of child safeguarding');
      if (reading.mappa.category !== 1 || !children) return NOT_APPLICABLE;
      const told = reading.entries.some(({ text }) => /(?:12|twelve)[- ]hour/i.test(text));
      const found = reading.entries
        .map(({ text }) => LIVES_WITH_CHILDREN.exec(text)?.[0])
        .find((one) => one !== undefined);
      return unless(
        told || found === undefined,
        `notified, and "${found}", with no word on the twelve hours`,
      );
    },
  },
];

const LIVES_WITH_CHILDREN =
  /(?:live|lives|is|stays) with \w+[^.;]{0,30}, as \w+(?: \w+)? does|are at the flat where|are in the same house every day|lives with \w+ and (?:Mr|Ms|\w+)/;

/** Working days after a day, up to and with another. */
function workdaysBetween(from: number, to: number): number {
  let count = 0;
  for (let day = from + 1; day <= to; day++) if (isWorkday(day)) count++;
  return count;
}
