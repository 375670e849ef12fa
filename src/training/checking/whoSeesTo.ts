import type { CaseReading } from './readCase.js';
import { behindTheOffence, isPlainYes } from './readCase.js';
import { NOT_APPLICABLE, notChecked, type PracticeRule, unless } from './rule.js';

const JUDGEMENT = 'practice; one page of the file read beside another';

/** From so many months a licence is long. */
const LONG_LICENCE = 24;

/** Who sees to what in a case: officers, police and meetings, by the sentence and the risk. */
export const WHO_SEES_TO: readonly PracticeRule[] = [
  {
    id: 'offender-manager-for-register',
    rule: 'A police offender manager visits people who are subject to notification, and nobody else.',
    source: 'practice; police management of registered people (category 1)',
    seen: false,
    check: ({ mappa, entries }) => {
      const found = entries.find(({ text }) =>
        /police offender manager|police officer who visits/i.test(text),
      );
      if (found === undefined) return NOT_APPLICABLE;
      if (mappa === null) return notChecked('MAPPA on the front sheet');
      return unless(
        mappa.category === 1,
        `entry ${found.number} has a police offender manager, and nobody is subject to notification`,
      );
    },
  },
  {
    id: 'plan-names-register-police',
    rule: "Where the person is subject to notification and the plan's links are in order, it names the police who visit.",
    source: 'practice; the register is kept, and visits are made, by the police',
    seen: false,
    check: (reading) => {
      if (reading.mappa === null) return notChecked('MAPPA on the front sheet');
      if (reading.mappa.category !== 1 || !isPlainYes(reading.prompt('links to agencies')))
        return NOT_APPLICABLE;
      return unless(
        /\bpolice\b/i.test(reading.deciding('links to agencies')),
        "the plan's links are a plain Yes and do not name the police",
      );
    },
  },
  {
    id: 'support-where-harm',
    rule: 'A domestic abuse support worker has a part where there is abuse to be supported through, not at low risk.',
    source: 'practice; independent advisers take referrals at medium and high risk',
    seen: false,
    check: ({ risk, entries }) => {
      const found = entries.find(({ text }) => /(?:domestic abuse|\bDA) support worker/i.test(text));
      if (found === undefined) return NOT_APPLICABLE;
      if (risk === null) return notChecked('the risk of serious harm');
      return unless(risk !== 'low', `entry ${found.number} has a support worker, and the risk is low`);
    },
  },
  {
    id: 'marac-at-high-risk',
    rule: 'Where the risk to a partner is high, the case goes to the MARAC, and the file says so.',
    source: 'practice; SafeLives guidance on MARAC referral',
    seen: false,
    check: (reading) => {
      const abuse = reading.applies('domestic abuse');
      if (abuse === null) return notChecked('a key of domestic abuse');
      if (!abuse || !['high', 'veryHigh'].includes(reading.risk ?? '')) return NOT_APPLICABLE;
      return unless(
        reading.entries.some(({ text, title }) => /\bMARAC\b/.test(`${title} ${text}`)),
        'the risk to a partner is high, and nothing is said of the MARAC',
      );
    },
  },
  {
    id: 'released-to-the-victim',
    rule: 'Nobody is released from a sentence for violence or a sexual offence against a partner into that home.',
    source: 'practice; licence conditions not to contact the victim',
    seen: false,
    check: (reading) => {
      const { sentence, offence } = reading;
      if (sentence?.kind !== 'licence' || reading.applies('domestic abuse') !== true) return NOT_APPLICABLE;
      if (offence === null) return notChecked('the offence');
      if (!offence.schedule15 && offence.id !== 'common-assault') return NOT_APPLICABLE;
      return unless(!isCouple(reading), 'released to a partner after an offence of violence or a sexual one');
    },
  },
  {
    id: 'level-two-meets',
    rule: 'At Level 2 or 3 a meeting is in the file.',
    source: 'practice; MAPPA guidance: Level 2 meetings about every twelve weeks',
    seen: false,
    check: ({ mappa, entries }) => {
      if (mappa === null) return notChecked('MAPPA on the front sheet');
      if ((mappa.level ?? 1) < 2) return NOT_APPLICABLE;
      return unless(
        entries.some(({ title }) => /Level [23] meeting/i.test(title)),
        'managed at Level 2, and no meeting is in the file',
      );
    },
  },
  {
    id: 'long-licence-qualified',
    rule: 'A licence from a sentence of two years or more is held by a qualified officer.',
    source: 'practice; allocation by complexity',
    seen: false,
    check: ({ sentence, front }) => {
      if (sentence?.kind !== 'licence') return NOT_APPLICABLE;
      const officer = front('Practitioner');
      if (officer === '' || sentence.months === null) return notChecked('the practitioner and the months');
      if (sentence.months < LONG_LICENCE) return NOT_APPLICABLE;
      return unless(
        !/services officer|Qualification|trainee/i.test(officer),
        `a licence from ${sentence.months} months is held by "${officer}"`,
      );
    },
  },
  {
    id: 'class-c-term',
    rule: 'A first or second supply of a few tablets of class C brings no more than eighteen months.',
    source: 'Sentencing Council, supply of controlled drugs, class C, significant role',
    seen: false,
    check: ({ sentence, entries }) => {
      const found = entries.find(({ text }) => /tablets of a class C drug/i.test(text));
      if (found === undefined) return NOT_APPLICABLE;
      if (sentence === null || sentence.months === null) return notChecked('the months');
      return unless(
        sentence.kind === 'communityOrder' || sentence.months <= 18,
        `${sentence.months} months for a few tablets of class C`,
      );
    },
  },
  {
    id: 'service-treats-the-driver',
    rule: 'Where drink or drugs lie behind the offence and services are in order, the service is one that treats them.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const behind = behindTheOffence(reading);
      if (!isPlainYes(reading.prompt('access to services')) || behind === null) return NOT_APPLICABLE;
      const [asked] = SUBSTANCES.filter(({ behind: words }) => words.test(behind));
      if (asked === undefined) return NOT_APPLICABLE;
      return unless(
        asked.service.test(reading.deciding('access to services')),
        `${behind} lies behind the offence, and the service that was reached treats something else`,
      );
    },
  },
  {
    id: 'force-is-named',
    rule: 'Where somebody was hit in the course of a theft, the papers have the assault as well.',
    source: 'Theft Act 1968, s.1 and s.8: force is no part of a theft',
    seen: true,
    check: ({ offence, entries }) => {
      if (offence?.id !== 'theft') return NOT_APPLICABLE;
      const papers = entries.find(({ text }) => /swung a \w+ at a guard/i.test(text));
      if (papers === undefined) return NOT_APPLICABLE;
      return unless(
        /\bassault/i.test(papers.text.split(/Previous record|Antecedents/)[0] ?? ''),
        `entry ${papers.number} has a guard hit, and nobody is convicted of that`,
      );
    },
  },
  {
    id: 'intimidation-is-custody',
    rule: 'Intimidating a witness is not met by a community order.',
    source:
      'Sentencing Council, intimidating witnesses: custody, suspended or not, but for the least of cases',
    seen: false,
    check: ({ sentence, entries }) => {
      const papers = entries.find(({ text }) => /and of intimidating a witness/i.test(text));
      if (papers === undefined) return NOT_APPLICABLE;
      if (sentence === null) return notChecked('the sentence');
      return unless(
        sentence.kind !== 'communityOrder',
        `entry ${papers.number} has a witness intimidated, and the sentence is a community order`,
      );
    },
  },
  {
    id: 'high-risk-is-countersigned',
    rule: 'At high risk a manager countersigns, though no other oversight is needed.',
    source: 'practice; HMPPS: a manager countersigns assessments at high and very high risk',
    seen: false,
    check: ({ risk, oversight }) => {
      if (oversight === null) return notChecked('a key of oversight');
      if (oversight.standing !== 'not needed' || !['high', 'veryHigh'].includes(risk ?? ''))
        return NOT_APPLICABLE;
      return unless(
        oversight.texts.some((text) => /countersign/i.test(text)),
        'the risk is high, and no manager countersigns',
      );
    },
  },
  {
    id: 'fire-setter-lodges-alone',
    rule: 'Nobody who set fire to a home lodges with children.',
    source: 'practice; approved residence after arson with danger to life',
    seen: false,
    check: ({ offence, entries }) => {
      if (offence?.id !== 'arson-life') return NOT_APPLICABLE;
      const found = entries.find(({ text }) => /children of (?:the )?couple|landlady's grandson/i.test(text));
      return unless(found === undefined, `entry ${found?.number} has a fire setter in a home with children`);
    },
  },
  {
    id: 'curfew-keeps-apart',
    rule: 'Where domestic abuse is relevant, a curfew does not keep the couple in one home.',
    source: 'HM Inspectorate of Probation, thematic inspection of electronic monitoring, 2022',
    seen: false,
    check: (reading) => {
      if (!/curfew/i.test(reading.sheet) || reading.applies('domestic abuse') !== true) return NOT_APPLICABLE;
      return unless(!isCouple(reading), 'a curfew keeps the person in the home of the partner at risk');
    },
  },
  {
    id: 'marac-is-recent',
    rule: 'The MARAC hears of a case within weeks of what brought it there, not after a sentence was served.',
    source: 'practice; SafeLives guidance on MARAC referral',
    seen: false,
    check: ({ sentence, entries }) => {
      const heard = entries.find(({ text }) => /after the offence and heard this week/i.test(text));
      if (heard === undefined || sentence?.kind !== 'licence') return NOT_APPLICABLE;
      return unless(false, `entry ${heard.number} has the MARAC hear of the offence once it was served`);
    },
  },
  {
    id: 'register-police-in-file',
    rule: 'Where the person is subject to notification, the file has the police who visit.',
    source: 'practice; the register is kept, and visits are made, by the police',
    seen: false,
    check: ({ mappa, entries }) => {
      if (mappa === null) return notChecked('MAPPA on the front sheet');
      if (mappa.category !== 1) return NOT_APPLICABLE;
      return unless(
        entries.some(({ text }) => /\bregister\b|offender manager|police officer who visits/i.test(text)),
        'subject to notification, and nothing in the file is of the police who visit',
      );
    },
  },
];

/** Drink and drugs as papers name them, and the services that treat them. */
const SUBSTANCES = [
  { behind: /\bdrink/i, service: /\balcohol\b/i },
  { behind: /\b(?:drugs?|cannabis|stimulants?)\b/i, service: /\bdrug\b/i },
] as const;

/** Whether the papers or the police have the partner as one still. */
function isCouple({ entries }: CaseReading): boolean {
  return entries.some(
    ({ kind, text }) =>
      kind === 'document' && /\b(?:his|her) partner\b|Other party: \w+ \(partner\)/i.test(text),
  );
}
