import { LONGEST_SUSPENDED } from '../law/sentences.js';
import { type Career, careerIn } from './career.js';
import type { CaseReading } from './readCase.js';
import { NOT_APPLICABLE, notChecked, type PracticeRule, unless, type Verdict } from './rule.js';

/** The most earlier convictions that an age leaves time for. */
const MOST_CONVICTIONS = [
  { upTo: 20, most: 3 },
  { upTo: 25, most: 8 },
] as const;

/** Released from a term of this many months or more: 21 or older. */
const LONG_TERM = 24;

/** Age, record, term and risk that fit each other. */
export const AGES_AND_TERMS: readonly PracticeRule[] = [
  {
    id: 'age-fits-record',
    rule: 'Aged 18 to 20: at most three earlier convictions, none against a partner; aged 21 to 25: at most eight.',
    source: 'practice',
    seen: false,
    check: (reading) =>
      withCareer(reading, (age, { convictions, againstPartner }) => {
        const limit = MOST_CONVICTIONS.find(({ upTo }) => age <= upTo);
        if (limit === undefined) return NOT_APPLICABLE;
        if (age <= 20 && againstPartner)
          return unless(false, `aged ${age}, with a conviction against an earlier partner`);
        return unless(convictions <= limit.most, `aged ${age}, with ${convictions} earlier convictions`);
      }),
  },
  {
    id: 'age-fits-term',
    rule: `Anyone released from ${LONG_TERM} months or more is 21 or older.`,
    source: 'practice',
    seen: false,
    check: ({ age, sentence }) => {
      if (age === null || sentence === null) return notChecked('age and sentence');
      if (sentence.kind !== 'licence' || age > 20) return NOT_APPLICABLE;
      return unless(
        (sentence.months ?? 0) < LONG_TERM,
        `aged ${age}, released from ${sentence.months} months`,
      );
    },
  },
  {
    id: 'term-within-maximum',
    rule: 'No term in custody is above the maximum for the offence, and none above 24 months is suspended.',
    source: 'Sentencing Council, maxima, 2026; Sentencing Act 2020, s.277',
    seen: true,
    check: ({ offence, sentence }) => {
      if (offence === null || sentence === null) return notChecked('offence and sentence');
      if (sentence.kind === 'communityOrder') return NOT_APPLICABLE;
      if (sentence.months === null) return notChecked('the months of the sentence');
      const suspendedToo =
        sentence.kind === 'suspendedSentenceOrder' ? LONGEST_SUSPENDED : Number.POSITIVE_INFINITY;
      const most = Math.min(offence.maximum.months, suspendedToo);
      return unless(
        sentence.months <= most,
        `${sentence.months} months for ${offence.label.toLowerCase()}, of at most ${most}`,
      );
    },
  },
  {
    id: 'offence-in-force',
    rule: 'The offence was in force when it was committed.',
    source: 'Online Safety Act 2023: disclosing private sexual images was replaced on 31 January 2024',
    seen: true,
    check: ({ entries }) => {
      const found = entries.some(({ text }) => /disclosing private sexual/i.test(text));
      return found
        ? unless(false, 'disclosing private sexual images is no offence for acts after 31 January 2024')
        : NOT_APPLICABLE;
    },
  },
  {
    id: 'risk-fits-offence',
    rule: 'An offence that is serious harm, or its threshold, is not classified as low.',
    source: 'practice; definition of risk of serious harm',
    seen: false,
    check: ({ offence, risk }) => {
      if (offence === null || risk === null) return notChecked('offence and risk');
      if (!offence.neverLow) return NOT_APPLICABLE;
      return unless(risk !== 'low', `low risk for ${offence.label.toLowerCase()}`);
    },
  },
];

function withCareer(reading: CaseReading, check: (age: number, career: Career) => Verdict): Verdict {
  if (reading.age === null) return notChecked('age');
  if (reading.record === null) return notChecked('the earlier record');
  return check(reading.age, careerIn(reading.record));
}
