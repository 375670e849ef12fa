import type { CaseReading } from './readCase.js';
import { NOT_APPLICABLE, notChecked, type PracticeRule, unless } from './rule.js';

const JUDGEMENT = 'practice; the key read beside the file, and one page of the file beside another';

/** What the key says of one prompt may deny neither the file nor what it says of another. */
export const KEY_AGAINST_FILE: readonly PracticeRule[] = [
  {
    id: 'protection-given-to-someone',
    rule: 'Nobody is said to see to what protects where the plan gives it to nobody.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const planned = reading.prompt('interventions');
      const analysis = reading.prompt('analysis of risk');
      if (planned === null || analysis === null)
        return notChecked('a key of interventions and of the analysis');
      if (planned.gap !== 'serious') return NOT_APPLICABLE;
      return unless(
        !SEEN_TO.test(`${analysis.why} ${reading.deciding('analysis of risk')}`),
        'by the assessment somebody sees to what protects, and by the key of the plan nobody does',
      );
    },
  },
  {
    id: 'police-asked-as-planned',
    rule: 'The key says that the plan has the police asked only where it has.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const protection = reading.prompt('protection of victims');
      if (protection === null) return notChecked('a key of the protection of victims');
      if (!/plan has a question to the police/i.test(protection.why)) return NOT_APPLICABLE;
      return unless(
        /\bpolice\b/i.test(reading.deciding('interventions')),
        'by the key the plan has a question to the police, and the plan has none',
      );
    },
  },
  {
    id: 'conditions-as-asked-for',
    rule: 'A licence with conditions of its own was not asked for with the standard ones, and fits the risk somewhat.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const before = reading.prompt('pre-release work');
      if (before?.gap !== 'serious') return NOT_APPLICABLE;
      const conditions = `${reading.front('Licence conditions')}; ${reading.front('Added to the licence')}`;
      if (/^standard conditions[; ]*$/i.test(conditions)) return NOT_APPLICABLE;
      return unless(
        !AS_FOR_ANYONE.test(`${before.why} ${reading.deciding('pre-release work')}`),
        'the licence has conditions that fit the risk, and nobody is said to have thought of any',
      );
    },
  },
  {
    id: 'kept-out-does-not-pass',
    rule: 'Nobody is said to pass what an exclusion keeps them out of.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const [, barred] = /exclusion from (?:the )?([a-z ]+)/i.exec(reading.sheet) ?? [];
      if (barred === undefined) return NOT_APPLICABLE;
      const passes = new RegExp(`\\bpass(?:es)? (?:the |the same )?${barred.trim()}`, 'i');
      const found = reading.entries.find(({ text }) => passes.test(text));
      return unless(
        found === undefined,
        `entry ${found?.number} has somebody pass what they are kept out of`,
      );
    },
  },
  {
    id: 'pattern-is-of-the-reply',
    rule: 'What an assessment finds in a police reply is in the reply.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const read = reading.deciding('domestic abuse');
      if (!PHONE_TAKEN.test(read)) return NOT_APPLICABLE;
      return unless(
        policeReplies(reading).some((text) => /\bphone\b[^.]*\btaken|\btaking[^.]*\bphone/i.test(text)),
        'the assessment has a phone taken, and the police reply has none',
      );
    },
  },
  {
    id: 'damage-where-damage',
    rule: 'Nobody who stopped short of what was in the way is convicted of damage to it.',
    source: 'Criminal Damage Act 1971, s.1(1): destroys or damages',
    seen: false,
    check: ({ offence, entries }) => {
      if (offence?.id !== 'dangerous-driving') return NOT_APPLICABLE;
      const papers = entries.find(({ text }) => /and criminal damage\./i.test(text));
      if (papers === undefined) return NOT_APPLICABLE;
      return unless(
        !/stopped a foot away/i.test(papers.text),
        `entry ${papers.number} has damage, and a car that touched nothing`,
      );
    },
  },
];

/** Somebody is named to see to what protects, or a rhythm is set for it. */
const SEEN_TO =
  /somebody is to see to it|\bis to (?:see that it is|keep an eye on|check on)\b|to be asked about every month/i;

const AS_FOR_ANYONE =
  /took no account of the risk|standard conditions applied for|boxes as they came|as on the last case/i;

const PHONE_TAKEN = /taking of a phone/i;

function policeReplies({ entries }: CaseReading): string[] {
  return entries.flatMap(({ title, text }) => (/domestic abuse enquiry/i.test(title) ? [text] : []));
}
