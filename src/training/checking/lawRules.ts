import { mostOf } from '../../numeric/extremes.js';
import type { Offence } from '../law/offence.js';
import {
  bringsNotification,
  daysOf,
  isExemptFromReset,
  isForVictimScheme,
  mappaCategory,
  resetAfter,
  type Sentence,
  supervisionDays,
} from '../law/sentences.js';
import type { CaseReading } from './readCase.js';
import { NOT_APPLICABLE, notChecked, type PracticeRule, unless, type Verdict } from './rule.js';

/** What follows from offence and sentence by law. */
export const LAW_RULES: readonly PracticeRule[] = [
  {
    id: 'notification',
    rule: 'Category 1 is named where offence and sentence bring notification, and no text denies it.',
    source: 'Sexual Offences Act 2003, s.80 and Schedule 3',
    seen: true,
    check: (reading) =>
      byLaw(reading, (offence, sentence) => {
        if (!bringsNotification(offence, sentence)) return NOT_APPLICABLE;
        const denied = reading.entries.some(({ text }) => /does not bring notification/i.test(text));
        const said = `${offence.label.toLowerCase()} with this sentence brings notification`;
        if (denied) return unless(false, `${said}, and the papers deny it`);
        return unless(reading.mappa?.category === 1, `${said}, and MAPPA is "${reading.front('MAPPA')}"`);
      }),
  },
  {
    id: 'category-2',
    rule: 'A Schedule 15 offence with 12 months of imprisonment, suspended or not, is category 2, and less is not.',
    source: 'Criminal Justice Act 2003, s.327 and Schedule 15',
    seen: true,
    check: (reading) =>
      byLaw(reading, (offence, sentence) => {
        const { mappa } = reading;
        if (mappa === null) return notChecked('MAPPA on the front sheet');
        const category = mappaCategory(offence, sentence);
        if (category === 1) return NOT_APPLICABLE;
        const isEarlier = /earlier/i.test(reading.front('MAPPA'));
        const fits =
          category === mappa.category || (mappa.category === 1 && isEarlier) || mappa.category === 3;
        const term = `${offence.label.toLowerCase()}, ${reading.front('Sentence')}`;
        return unless(fits, `${term}: MAPPA is "${reading.front('MAPPA')}", by law ${category ?? 'none'}`);
      }),
  },
  {
    id: 'earlier-offence-is-rare',
    rule: 'Category 1 by an earlier offence is the exception; the present offence brings the category.',
    source: 'practice; an association to be declared',
    seen: false,
    check: (reading) => {
      if (reading.mappa === null) return notChecked('MAPPA on the front sheet');
      if (reading.mappa.category === null) return NOT_APPLICABLE;
      return unless(!/earlier/i.test(reading.front('MAPPA')), 'MAPPA through an earlier offence only');
    },
  },
  {
    id: 'reset',
    rule: 'No routine contact after two thirds of a licence, unless the case is exempt.',
    source: 'Probation Reset, notice of a safeguarding partnership, June 2024',
    seen: true,
    check: (reading) =>
      onLicence(reading, (offence, months, start) => {
        const exempt = isExemptFromReset({
          mappa: reading.mappa?.category !== null,
          risk: reading.risk ?? '',
        });
        if (exempt) return NOT_APPLICABLE;
        const after = lastContact(reading) - start;
        const limit = resetAfter(offence, months);
        return unless(
          after <= limit,
          `the last contact is ${after} days after release, Reset is after ${limit}`,
        );
      }),
  },
  {
    id: 'licence-is-running',
    rule: 'Nobody is seen on a licence that has ended.',
    source: 'Criminal Justice Act 2003, release at 40% from 10 September 2024 or at half',
    seen: true,
    check: (reading) =>
      onLicence(reading, (offence, months, start) => {
        const after = lastContact(reading) - start;
        const { licence } = daysOf(offence, months);
        return unless(
          after <= licence,
          `the last contact is ${after} days after release, the licence has ${licence}`,
        );
      }),
  },
  {
    id: 'victim-contact',
    rule: 'Where the Victim Contact Scheme applies the file names the liaison officer or the scheme.',
    source: "Victims' Code, right 11",
    seen: true,
    check: (reading) =>
      byLaw(reading, (offence, sentence) => {
        const isDecoy = reading.entries.some(({ text }) => /undercover officer/i.test(text));
        if (isDecoy || !isForVictimScheme(offence, sentence)) return NOT_APPLICABLE;
        const named = /victim (?:liaison|contact)|\bVLO\b/i;
        const found = named.test(reading.sheet) || reading.entries.some(({ text }) => named.test(text));
        return unless(found, 'the victim is entitled to the contact scheme, and nothing names it');
      }),
  },
  {
    id: 'requirement-exists',
    rule: 'Every requirement of an order is one that the Sentencing Act 2020 has.',
    source: 'Sentencing Act 2020, s.201 and s.287',
    seen: true,
    check: (reading) => {
      const parts = requirementsOf(reading);
      if (parts === null) return NOT_APPLICABLE;
      if (parts.length === 0) return notChecked('the requirements');
      const unknown = parts.find((part) => !REQUIREMENT.test(part.trim()));
      return unless(unknown === undefined, `"${unknown}" is no requirement that a court can make`);
    },
  },
  {
    id: 'licence-dates',
    rule: 'A licence file says when the licence ends, and when post-sentence supervision does where it follows.',
    source: 'Criminal Justice Act 2003, s.256AA: terms below two years, to twelve months after release',
    seen: true,
    check: (reading) =>
      onLicence(reading, (offence, months) => {
        if (!/licence\b[^.;]*\buntil\b|\blicence[^.;]*\bends on\b/i.test(allText(reading)))
          return unless(false, 'nothing says when the licence ends');
        const follows = supervisionDays(offence, months) !== null;
        const said = /post-sentence supervision[^.;]*\b(?:until|on)\b/i.test(allText(reading));
        return unless(
          follows === said,
          follows
            ? 'post-sentence supervision follows, and has no date'
            : 'no post-sentence supervision follows',
        );
      }),
  },
  {
    id: 'licence-fits-risk',
    rule: 'A licence of high risk or with a MAPPA category has more than the standard conditions.',
    source: 'Ministry of Justice licence service, additional conditions',
    seen: true,
    check: (reading) => {
      if (reading.sentence?.kind !== 'licence') return NOT_APPLICABLE;
      if (reading.risk === null || reading.mappa === null) return notChecked('risk and MAPPA');
      if (!['high', 'veryHigh'].includes(reading.risk) && reading.mappa.category === null)
        return NOT_APPLICABLE;
      const conditions = `${reading.front('Licence conditions')}; ${reading.front('Added to the licence')}`;
      const more = conditions.split('; ').filter((one) => one !== '' && !/^standard|^curfew/i.test(one));
      return unless(more.length > 0, 'the licence has the standard conditions only');
    },
  },
  {
    id: 'punitive-element',
    rule: 'A community order has a punitive requirement or a fine, or says why not.',
    source: 'Sentencing Act 2020, s.208; guideline on community orders',
    seen: true,
    check: (reading) => {
      if (reading.sentence?.kind !== 'communityOrder') return NOT_APPLICABLE;
      const found = /unpaid work|curfew|exclusion|\bfine\b|unjust/i.test(
        `${reading.front('Sentence')} ${reading.front('Requirements')}`,
      );
      return unless(found, 'nothing in the order punishes');
    },
  },
  {
    id: 'order-is-named',
    rule: 'A protective order is named by its kind.',
    source: 'practice',
    seen: false,
    check: ({ sheet }) => {
      const found = /\bthe order (?:keeping|to |against|forbidding|that )[^.;\n]{0,40}/i.exec(sheet)?.[0];
      return unless(found === undefined, `"${found}" does not say which order it is`);
    },
  },
  {
    id: 'prevention-order',
    rule: 'A sexual harm prevention order goes with notification, which it brings by itself.',
    source: 'Sexual Offences Act 2003, s.103G',
    seen: true,
    check: ({ sheet, mappa }) => {
      if (!/sexual harm prevention order/i.test(sheet)) return NOT_APPLICABLE;
      return unless(mappa?.category === 1, 'a sexual harm prevention order without notification');
    },
  },
  {
    id: 'mandatory-order',
    rule: 'An order that the court must make is on the front sheet.',
    source: 'Road Traffic Offenders Act 1988; guideline on dangerous driving',
    seen: true,
    check: ({ offence, sheet }) => {
      if (offence === null) return notChecked('the offence');
      if (offence.mandatory === null) return NOT_APPLICABLE;
      return unless(/disqualifi/i.test(sheet), `${offence.label.toLowerCase()} without a disqualification`);
    },
  },
];

const REQUIREMENT =
  /^(?:\d+ (?:hours of unpaid work|rehabilitation activity days)|unpaid work|rehabilitation activity|programme|(?:accredited|building)\b.*programme|prohibited activity|curfew|exclusion|residence|foreign travel|mental health|drug|alcohol|attendance centre|electronic(?:ally)? monitor)/i;

function requirementsOf({ sentence, front }: CaseReading): string[] | null {
  if (sentence === null || sentence.kind === 'licence') return null;
  return front('Requirements')
    .split('; ')
    .filter((part) => part !== '');
}

function byLaw(reading: CaseReading, check: (offence: Offence, sentence: Sentence) => Verdict): Verdict {
  const { offence, sentence } = reading;
  if (offence === null) return notChecked('the offence');
  if (sentence === null || sentence.months === null) return notChecked('the sentence and its months');
  return check(offence, { kind: sentence.kind, months: sentence.months });
}

function onLicence(
  reading: CaseReading,
  check: (offence: Offence, months: number, start: number) => Verdict,
): Verdict {
  return byLaw(reading, (offence, { kind, months }) => {
    if (kind !== 'licence') return NOT_APPLICABLE;
    if (reading.start === null) return notChecked('the date of release');
    if (reading.contacts.length === 0) return notChecked('contacts with dates');
    return check(offence, months, reading.start);
  });
}

function allText({ sheet, entries }: CaseReading): string {
  return `${sheet}\n${entries.map(({ text }) => text).join('\n')}`;
}

function lastContact({ contacts }: CaseReading): number {
  return mostOf(contacts);
}
