import { describe, expect, test } from 'vitest';
import { ArgumentError } from '../../../src/problem.js';
import { type CasesToCheck, checkPractice } from '../../../src/training/checking/checkPractice.js';
import type { CaseKey, PromptKey } from '../../../src/training/pack.js';

type File = CasesToCheck['cases'][number];

const SHORTS = [
  ...['child safeguarding', 'curfew checks', 'domestic abuse', 'links to agencies', 'priorities'],
  ...['protection of victims', 'response to change', 'written record', 'interventions', "agencies' input"],
  ...[
    'co-ordination of agencies',
    'key individuals',
    'involvement in review',
    'access to services',
    'pre-release work',
  ],
  ...['home visits', 'contingency', 'analysis of risk', 'level and nature of contact'],
];
const items = SHORTS.map((short) => ({ id: short, short }));

/** A case that keeps to every rule: a suspended sentence for bodily harm, with children to consider. */
const FRONT: Readonly<Record<string, string>> = {
  'Person on probation': 'AB, aged 34',
  Offence: 'Assault occasioning actual bodily harm, Offences against the Person Act 1861, s.47',
  Sentence: 'Suspended sentence order, 10 months suspended for 18 months',
  Requirements: '20 rehabilitation activity days; exclusion from the town centre',
  Started: '14 May 2025',
  Practitioner: 'CD, probation officer',
  'Senior probation officer': 'GH',
  'Risk of serious harm': 'Medium: indicators are present',
  MAPPA: 'Not eligible',
};
const ENTRIES: readonly (readonly [string, string, string, string])[] = [
  [
    '2025-05-14',
    'document',
    'Court papers, summary',
    'AB struck EF. Convicted of assault occasioning actual bodily harm. Previous record: one conviction for affray.',
  ],
  ['2025-05-15', 'contact', 'Log, office', 'First appointment.'],
  ['2025-06-02', 'document', 'Plan', 'First: temper. Second: alcohol.'],
  [
    '2025-06-02',
    'document',
    'Plan',
    "Links: children's services and the police domestic abuse unit have a part.",
  ],
  ['2025-09-03', 'contact', 'Log, office', 'Seen.'],
];
/** The twentieth entry, which decides what is about people at risk. */
const SAFE =
  "Asked after the boy; the police, who visit under the register, and children's services know. Recall is not called for.";
const ANSWERS: Readonly<Record<string, Partial<PromptKey>>> = {
  'child safeguarding': { answer: 'yes' },
  'domestic abuse': { answer: 'notRelevant' },
  'curfew checks': { answer: 'notRelevant' },
  'links to agencies': { answer: 'yes', entries: [4] },
  priorities: { answer: 'yes', entries: [3] },
  'protection of victims': { answer: 'yes', entries: [20] },
  'response to change': { answer: 'yes', entries: [20] },
  'home visits': { answer: 'yes', entries: [20] },
  contingency: { answer: 'yes', entries: [20] },
  'analysis of risk': { answer: 'yes' },
  'written record': { answer: 'yes' },
};

interface Change {
  readonly front?: Readonly<Record<string, string>>;
  /** Entries by their number, put in place of those of the sound case. */
  readonly entries?: Readonly<Record<number, readonly [string, string, string, string]>>;
  readonly answers?: Readonly<Record<string, Partial<PromptKey>>>;
  readonly oversight?: CaseKey['oversight'];
  readonly note?: string;
}

function check({ front = {}, entries = {}, answers = {}, oversight = OVERSIGHT, note = SAFE }: Change = {}) {
  const all = [...ENTRIES];
  for (const [number, entry] of Object.entries(entries)) all[Number(number) - 1] = entry;
  const file: File = {
    number: 1,
    front: Object.entries({ ...FRONT, ...front }).map(([label, value]) => ({ label, value })),
    entries: [
      ...all.map((entry, index) => [index + 1, ...entry] as const),
      [20, '2025-05-16', 'message', 'Note', note] as const,
    ].map(([number, date, kind, title, text]) => ({
      number,
      date,
      shown: date,
      kind: kind as 'contact',
      title,
      paragraphs: [text],
    })),
  };
  const plain = { contested: false, gap: null, entries: [], why: '', either: null, wrong: '', from: null };
  const prompts = Object.entries({ ...ANSWERS, ...answers }).map(([item, own]) => ({
    ...plain,
    item,
    answer: 'yes' as const,
    ...own,
  }));
  const key = { number: 1, questions: [{ prompts }], oversight } as unknown as CaseKey;
  return checkPractice({ cases: [file], key: [key], items });
}

const OVERSIGHT: CaseKey['oversight'] = { standing: 'ineffective', entries: [] };
const LICENCE = {
  Sentence: 'Released on licence from a sentence of 14 months',
  Requirements: '',
  Licence: 'Until 23 January 2026, then post-sentence supervision until 14 May 2026',
  Custody: 'Released from custody, open to recall',
  'Licence conditions': 'Standard conditions; not to enter the town centre',
};
const THEFT = { Offence: 'Theft, Theft Act 1968, s.1' };
const IGNORED = { answer: 'no', gap: 'serious', why: "Nobody told children's services." } as const;
const NOT_PLAIN = { 'response to change': { answer: 'no', gap: 'narrow' } } as const;

const LEFT = {
  'written record': { answer: 'no', gap: 'narrow' },
  'protection of victims': { answer: 'no', gap: 'narrow' },
} as const;

type Entry = readonly [string, string, string, string];
/** A plan with a check every month, news of a change, and what the court was told. */
const MONTHLY: Readonly<Record<number, Entry>> = {
  4: ['2025-06-02', 'document', 'Plan', "Links: children's services. The police are asked every month."],
};
const PLANNED = { interventions: { answer: 'yes', entries: [4] } } as const;
const MET: Entry = ['2025-06-20', 'document', 'MAPPA Level 2 meeting, minutes', 'To stay at Level 2.'];
const NEWS: Entry = ['2025-07-01', 'message', 'New information', 'A friend rang. AB has a new job.'];
const IN_TOUCH: Entry = [
  '2025-08-01',
  'message',
  'Before the review',
  'They had been in touch shortly before.',
];
const PAPERS: Entry = [
  '2025-05-14',
  'document',
  'Court papers, summary',
  'AB struck EF. Antecedents show one conviction for affray. The court was told that it came down to drinking.',
];
const decidedBy = (short: string): NonNullable<Change['answers']> => ({
  [short]: { answer: 'yes', entries: [3] },
});
const effective = (note: string): Change => ({
  note: `${note} ${SAFE}`,
  oversight: { standing: 'effective', entries: [20] },
});

/** A licence with a MAPPA category, and the screening after it. */
const HIGH = { 'Risk of serious harm': 'High: serious harm could happen at any time' };
const CATEGORY_2 = {
  Sentence: 'Released on licence from a sentence of 14 months',
  MAPPA: 'Level 1, category 2',
  'Victim contact': 'Victim Contact Scheme offered; a victim liaison officer is told of recall',
};
const SCREENED: Entry = ['2025-05-20', 'document', 'MAPPA screening', 'Category 2, Level 1.'];

/** A case of domestic abuse in which the couple is one no more. */
const APART: Change = {
  answers: { 'domestic abuse': { answer: 'yes' } },
  note: `Word went to those who look after EF. ${SAFE}`,
};
const LEFT_BY: Entry = [
  '2025-05-14',
  'document',
  'Court papers, summary',
  'AB struck EF, a former partner. Convicted of assault occasioning actual bodily harm. Previous record: one conviction for affray.',
];
const ON_LICENCE: Readonly<Record<number, Entry>> = {
  1: [
    '2025-05-14',
    'document',
    'Court papers, summary',
    'AB took from EF, a former partner. Convicted of theft.',
  ],
  2: ['2025-05-14', 'contact', 'Log, office', 'First appointment.'],
};
const COUPLE: Entry = [
  '2025-05-14',
  'document',
  'Court papers, summary',
  'AB took from EF, his partner. Convicted of theft.',
];
const visit = (text: string): Entry => ['2025-06-20', 'contact', 'Home visit', text];
/** No other agency has a part, and no children are to be considered. */
const NO_PART = {
  'links to agencies': { answer: 'notRelevant' },
  'child safeguarding': { answer: 'notRelevant' },
} as const;

/** Nothing is co-ordinated, and an agency was heard for the review. */
const withGap = (why: string): NonNullable<Change['answers']> => ({
  'co-ordination of agencies': { answer: 'no', gap: 'serious', why },
  "agencies' input": { answer: 'yes' },
});
const HELD: Entry = [
  '2025-05-27',
  'document',
  'Police information',
  'Wider check. On record elsewhere: a note.',
];
const ASKED: Entry = ['2025-05-29', 'document', 'Assessment', 'Each was put to AB.'];
const STRUCK = (who: string): Entry => [
  '2025-05-14',
  'document',
  'Court papers, summary',
  `AB struck EF, ${who}. Convicted of assault occasioning actual bodily harm. Previous record: one conviction for affray.`,
];
const ELEVEN_MONTHS = {
  ...LICENCE,
  Sentence: 'Released on licence from a sentence of 11 months',
  Licence: 'Until 1 December 2025, then post-sentence supervision until 14 May 2026',
  'Licence conditions': 'Standard conditions; not to contact EF',
};
const LEVEL_2 = {
  MAPPA: 'Level 2, category 2',
  Sentence: 'Suspended sentence order, 14 months suspended for 18 months',
};
const LINKED: Entry = [
  '2025-06-02',
  'document',
  'Plan',
  "Children's services have a part. The Level 2 meeting gets a report.",
];
const GUARD = (convicted: string): Entry => [
  '2025-05-14',
  'document',
  'Court papers, summary',
  `AB stole razors and swung a basket at a guard, EF. ${convicted} Previous record: one conviction for affray.`,
];
const NO_PLAN = { interventions: { answer: 'no', gap: 'serious' } } as const;
const ASKS_POLICE = { why: 'The plan has a question to the police every month.', entries: [20] } as const;
const REPLY = (of: string): Entry => [
  '2025-05-20',
  'document',
  'Police reply to domestic abuse enquiry',
  `Police have four attendances, ${of}.`,
];
const PATTERN: Entry = [
  '2025-05-27',
  'document',
  'Assessment',
  'The last brought the first taking of a phone.',
];
const GARAGE = (drove: string): Entry => [
  '2025-05-14',
  'document',
  'Court papers, summary',
  `AB drove ${drove}. Convicted of dangerous driving and criminal damage. Previous record: one conviction for affray.`,
];
const NOT_NEEDED: CaseKey['oversight'] = { standing: 'not needed', entries: [20] };
const ARSON = { Offence: 'Arson, being reckless whether life was endangered' };
const DRIVING = { Offence: 'Dangerous driving', 'Other orders': 'Disqualified from driving for 1 year' };
const FINED = { Sentence: 'Community order, 12 months, with a fine of £120' };
const INTIMIDATED: Entry = [
  '2025-05-14',
  'document',
  'Court papers, summary',
  'AB took from a till. Convicted of theft, and of intimidating a witness. Previous record: one conviction for affray.',
];
const CURFEW = { Requirements: '20 rehabilitation activity days; curfew, electronically monitored' };
const TWO_YEARS = {
  Sentence: 'Released on licence from a sentence of 24 months',
  Licence: 'Until 27 July 2026',
};
const SUPPLY = {
  Offence: 'Possession of class B or C drugs with intent, or being concerned in their supply',
  Sentence: 'Suspended sentence order, 20 months suspended for 24 months',
};
const TABLETS = (letter: string): Entry => [
  '2025-05-14',
  'document',
  'Court papers, summary',
  `AB had thirty tablets of a class ${letter} drug. Guilty plea to possession with intent to supply. Previous record: one conviction for supply.`,
];

/** For each rule a case that breaks it, and one that comes near and does not. */
const RULES: readonly (readonly [rule: string, breaks: Change, spares: Change])[] = [
  [
    'response-tells-someone',
    { answers: decidedBy('response to change') },
    { answers: { 'response to change': { answer: 'yes', contested: true, entries: [3] } } },
  ],
  [
    'response-and-victims',
    { answers: { 'protection of victims': IGNORED } },
    { answers: { 'protection of victims': { answer: 'no', gap: 'narrow' } } },
  ],
  [
    'home-visits-apply',
    { answers: { 'home visits': { answer: 'notRelevant' } } },
    {
      answers: {
        'home visits': { answer: 'notRelevant' },
        'child safeguarding': { answer: 'notRelevant' },
      },
    },
  ],
  [
    'home-visit-sees-children',
    { answers: decidedBy('home visits') },
    { answers: { ...decidedBy('home visits'), 'child safeguarding': { answer: 'notRelevant' } } },
  ],
  [
    'protection-covers-children',
    { answers: decidedBy('protection of victims') },
    { answers: { ...decidedBy('protection of victims'), 'child safeguarding': { answer: 'notRelevant' } } },
  ],
  [
    'contingency-names-children',
    { answers: decidedBy('contingency') },
    { answers: { ...decidedBy('contingency'), 'child safeguarding': { answer: 'notRelevant' } } },
  ],
  [
    'contingency-names-partner',
    {
      answers: {
        ...decidedBy('contingency'),
        'child safeguarding': { answer: 'notRelevant' },
        'domestic abuse': { answer: 'yes' },
      },
    },
    { answers: { 'domestic abuse': { answer: 'yes' } } },
  ],
  [
    'no-oversight-no-manager',
    {
      note: `GH agrees. ${SAFE}`,
      oversight: { standing: 'absent, although it was needed', entries: [] },
    },
    { note: `GH agrees. ${SAFE}` },
  ],
  [
    'effective-oversight-sees-plan',
    { ...effective('Fine as it is.'), answers: { 'analysis of risk': IGNORED } },
    { ...effective('Sent back.'), answers: { 'analysis of risk': IGNORED } },
  ],
  [
    'effective-oversight-sees-review',
    { ...effective('Fine as it is.'), answers: { 'written record': IGNORED } },
    { ...effective('The review says nothing of it.'), answers: { 'written record': IGNORED } },
  ],
  [
    'effective-oversight-and-classification',
    { ...effective('Fine as it is.'), front: { 'Risk of serious harm': 'Not recorded on the case record' } },
    {
      ...effective('Asked for the classification.'),
      front: { 'Risk of serious harm': 'Not recorded on the case record' },
    },
  ],
  [
    'agencies-where-relevant',
    { answers: { 'links to agencies': { answer: 'notRelevant' } } },
    {
      answers: {
        'links to agencies': { answer: 'notRelevant' },
        'child safeguarding': { answer: 'notRelevant' },
      },
    },
  ],
  [
    'plan-names-childrens-services',
    { entries: { 4: ['2025-06-02', 'document', 'Plan', 'Links: the police have a part.'] } },
    {
      entries: { 4: ['2025-06-02', 'document', 'Plan', 'Links: the police have a part.'] },
      answers: { 'links to agencies': { answer: 'yes', contested: true, entries: [4] } },
    },
  ],
  [
    'plan-names-meeting',
    {
      front: {
        MAPPA: 'Level 2, category 2',
        Sentence: 'Suspended sentence order, 14 months suspended for 18 months',
      },
      entries: { 6: MET },
    },
    {
      front: {
        MAPPA: 'Level 1, category 2',
        Sentence: 'Suspended sentence order, 14 months suspended for 18 months',
      },
    },
  ],
  [
    'danger-sign-and-victims',
    { answers: { 'response to change': IGNORED, 'written record': IGNORED } },
    { answers: { 'response to change': { answer: 'no', gap: 'narrow' } } },
  ],
  [
    'danger-sign-and-record',
    { answers: { 'response to change': IGNORED, 'protection of victims': IGNORED } },
    {
      answers: {
        'response to change': IGNORED,
        'protection of victims': IGNORED,
        'written record': { answer: 'no', gap: 'narrow' },
      },
    },
  ],
  [
    'need-met-is-no-objective',
    {
      entries: {
        5: [
          '2025-09-03',
          'contact',
          'Log, office',
          'Called for: none. Alcohol is met by what AB has already.',
        ],
      },
    },
    {
      entries: {
        5: [
          '2025-09-03',
          'contact',
          'Log, office',
          'Called for: none. Housing is met by what AB has already.',
        ],
      },
    },
  ],
  [
    'curfew-asked-before',
    { answers: { 'curfew checks': { answer: 'yes' } } },
    {
      answers: { 'curfew checks': { answer: 'yes' } },
      entries: { 5: ['2025-05-02', 'document', 'Curfew enquiry', 'Asked and answered.'] },
    },
  ],
  [
    'forbidden-contact',
    {
      front: { 'Also in force': 'The restraining order that forbids contact with EF' },
      entries: {
        5: [
          '2025-09-03',
          'contact',
          'Log, office',
          'The twins live with EF, and AB collects them on Saturdays.',
        ],
      },
    },
    {
      front: { 'Also in force': 'The restraining order that forbids contact with EF' },
      entries: {
        5: ['2025-09-03', 'contact', 'Log, office', 'The twins live with EF, and AB used to collect them.'],
      },
    },
  ],
  [
    'age-fits-record',
    {
      front: { 'Person on probation': 'AB, aged 20' },
      entries: {
        1: [
          '2025-05-14',
          'document',
          'Court papers',
          'Assault occasioning actual bodily harm. Previous record: fourteen thefts and one common assault on a partner.',
        ],
      },
    },
    {
      front: { 'Person on probation': 'AB, aged 26' },
      entries: {
        1: [
          '2025-05-14',
          'document',
          'Court papers',
          'Assault occasioning actual bodily harm. Previous record: fourteen thefts and one common assault on a partner.',
        ],
      },
    },
  ],
  [
    'age-fits-term',
    {
      front: {
        ...LICENCE,
        ...THEFT,
        'Person on probation': 'AB, aged 20',
        Sentence: 'Released on licence from a sentence of 24 months',
        Licence: 'Until 28 July 2026',
      },
    },
    {
      front: {
        ...LICENCE,
        ...THEFT,
        'Person on probation': 'AB, aged 20',
        Sentence: 'Released on licence from a sentence of 23 months',
        Licence: 'Until 28 July 2026',
      },
    },
  ],
  [
    'term-within-maximum',
    {
      front: {
        Offence: 'Common assault',
        Sentence: 'Suspended sentence order, 9 months suspended for 18 months',
      },
    },
    {
      front: {
        Offence: 'Common assault',
        Sentence: 'Suspended sentence order, 6 months suspended for 18 months',
      },
    },
  ],
  [
    'offence-in-force',
    {
      entries: {
        5: ['2025-09-03', 'contact', 'Log, office', 'Convicted of disclosing private sexual images.'],
      },
    },
    { entries: { 5: ['2025-09-03', 'contact', 'Log, office', 'Private matters.'] } },
  ],
  [
    'risk-fits-offence',
    { front: { Offence: 'Intentional strangulation', 'Risk of serious harm': 'Low: none' } },
    { front: { 'Risk of serious harm': 'Low: none' } },
  ],
  [
    'notification',
    {
      front: { Offence: 'Voyeurism', Sentence: 'Suspended sentence order, 6 months suspended for 18 months' },
    },
    {
      front: {
        Offence: 'Outraging public decency',
        Sentence: 'Suspended sentence order, 6 months suspended for 18 months',
      },
    },
  ],
  [
    'category-2',
    { front: { Sentence: 'Suspended sentence order, 12 months suspended for 18 months' } },
    { front: { Sentence: 'Suspended sentence order, 11 months suspended for 18 months' } },
  ],
  [
    'earlier-offence-is-rare',
    { front: { MAPPA: 'Level 1, category 1 (notification requirements from an earlier sexual offence)' } },
    {},
  ],
  [
    'reset',
    { front: { ...LICENCE, ...THEFT, Sentence: 'Released on licence from a sentence of 9 months' } },
    { front: { ...LICENCE, ...THEFT, Sentence: 'Released on licence from a sentence of 11 months' } },
  ],
  [
    'licence-is-running',
    {
      front: {
        ...LICENCE,
        Offence: 'Sexual assault',
        MAPPA: 'Level 1, category 1',
        Sentence: 'Released on licence from a sentence of 7 months',
      },
    },
    {
      front: {
        ...LICENCE,
        Offence: 'Sexual assault',
        MAPPA: 'Level 1, category 1',
        Sentence: 'Released on licence from a sentence of 9 months',
      },
    },
  ],
  [
    'victim-contact',
    { front: { ...LICENCE, MAPPA: 'Level 1, category 2' } },
    {
      front: {
        ...LICENCE,
        MAPPA: 'Level 1, category 2',
        'Victim contact': 'Victim liaison officer in touch',
      },
    },
  ],
  [
    'requirement-exists',
    { front: { Requirements: '20 rehabilitation activity days; to report any police attendance' } },
    { front: { Requirements: '20 rehabilitation activity days; prohibited activity: not to contact EF' } },
  ],
  [
    'punitive-element',
    { front: { Sentence: 'Community order, 12 months', Requirements: '20 rehabilitation activity days' } },
    {
      front: {
        Sentence: 'Community order, 12 months, with a fine of £150',
        Requirements: '20 rehabilitation activity days',
      },
    },
  ],
  [
    'order-is-named',
    { front: { 'Also in force': 'The order to declare every device' } },
    { front: { 'Also in force': 'The non-molestation order' } },
  ],
  [
    'prevention-order',
    { front: { 'Also in force': 'The sexual harm prevention order' } },
    {
      front: {
        'Also in force': 'The sexual harm prevention order',
        Offence: 'Sexual assault',
        MAPPA: 'Level 1, category 1',
      },
    },
  ],
  [
    'mandatory-order',
    { front: { Offence: 'Dangerous driving' } },
    { front: { Offence: 'Dangerous driving', 'Other orders': 'Disqualified from driving for 1 year' } },
  ],
  [
    'first-contact',
    { front: { ...LICENCE, ...THEFT }, entries: { 2: ['2025-05-16', 'contact', 'Log, office', 'First.'] } },
    { entries: { 2: ['2025-05-21', 'contact', 'Log, office', 'First.'] } },
  ],
  [
    'plan-in-time',
    { entries: { 3: ['2025-06-06', 'document', 'Plan', 'First: temper.'] } },
    { entries: { 3: ['2025-06-05', 'document', 'Plan', 'First: temper.'] } },
  ],
  [
    'qualified-officer',
    {
      front: { 'Risk of serious harm': 'High: could happen', Practitioner: 'CD, probation services officer' },
    },
    { front: { Practitioner: 'CD, probation services officer' } },
  ],
  [
    'twelve-hours',
    {
      front: { Offence: 'Sexual assault', MAPPA: 'Level 1, category 1' },
      entries: {
        5: ['2025-09-03', 'contact', 'Log, office', 'The children are in the same house every day.'],
      },
    },
    {
      front: { Offence: 'Sexual assault', MAPPA: 'Level 1, category 1' },
      entries: {
        5: [
          '2025-09-03',
          'contact',
          'Log, office',
          'The children are in the same house every day. The police were told within three days, as the 12-hour rule asks.',
        ],
      },
    },
  ],
  [
    'checks-as-planned',
    {
      entries: {
        ...MONTHLY,
        6: ['2025-07-30', 'message', 'Check', 'The police were asked, and about the boy.'],
      },
      answers: { ...PLANNED, 'protection of victims': { answer: 'yes', entries: [6] } },
    },
    {
      entries: {
        ...MONTHLY,
        6: ['2025-07-04', 'message', 'Check', 'The police were asked.'],
        7: ['2025-08-06', 'message', 'Check', 'The police were asked once more, and about the boy.'],
      },
      answers: { ...PLANNED, 'protection of victims': { answer: 'yes', entries: [6, 7] } },
    },
  ],
  [
    'missed-checks-in-key',
    {
      entries: MONTHLY,
      answers: {
        ...PLANNED,
        ...NOT_PLAIN,
        'protection of victims': { ...IGNORED, why: 'Nobody checks.' },
      },
    },
    {
      entries: MONTHLY,
      answers: {
        ...PLANNED,
        ...NOT_PLAIN,
        'protection of victims': { ...IGNORED, why: 'Nobody checks, although the plan has it every month.' },
      },
    },
  ],
  [
    'next-review-is-due-later',
    { entries: { 6: ['2025-07-10', 'document', 'Review', 'Next review in six weeks.'] } },
    { entries: { 6: ['2025-07-10', 'document', 'Review', 'Next review in three months.'] } },
  ],
  [
    'decision-is-taken',
    { entries: { 5: ['2025-09-03', 'contact', 'Log, office', 'Told not to go until it has been decided.'] } },
    {
      entries: {
        5: ['2025-09-03', 'contact', 'Log, office', 'Told not to go until it has been decided.'],
        6: ['2025-09-10', 'contact', 'Log, office', 'It was decided that AB may not go.'],
      },
    },
  ],
  [
    'checks-know-the-news',
    {
      entries: { 6: NEWS, 7: ['2025-07-20', 'message', 'Check', 'No change, by their account.'] },
      answers: { 'protection of victims': { answer: 'yes', entries: [7, 20] } },
    },
    {
      entries: {
        6: NEWS,
        7: ['2025-07-20', 'message', 'Check', 'Asked with the job in mind. No more is known.'],
      },
      answers: { 'protection of victims': { answer: 'yes', entries: [7, 20] } },
    },
  ],
  [
    'agency-in-touch',
    { entries: { 6: IN_TOUCH }, answers: { "agencies' input": { answer: 'yes', entries: [6] } } },
    {
      entries: { 6: IN_TOUCH, 7: ['2025-07-20', 'message', 'Liaison', 'They went through what they know.'] },
      answers: {
        "agencies' input": { answer: 'yes', entries: [6] },
        'co-ordination of agencies': { answer: 'yes', entries: [7] },
      },
    },
  ],
  [
    'asked-as-well',
    {
      entries: { 5: ['2025-09-03', 'contact', 'Log, office', "AB's sister had been asked as well."] },
      answers: {
        'involvement in review': { answer: 'yes', entries: [5] },
        'key individuals': { answer: 'no' },
      },
    },
    {
      entries: { 5: ['2025-09-03', 'contact', 'Log, office', "AB's sister had been asked as well."] },
      answers: {
        'involvement in review': { answer: 'yes', entries: [5] },
        'key individuals': { answer: 'yes' },
      },
    },
  ],
  [
    'police-were-told',
    {
      entries: {
        6: ['2025-07-01', 'message', 'New information', 'Police arrest list. AB was detained.'],
        7: ['2025-07-01', 'message', 'Risk', 'It is a new arrest, and nobody here had been told.'],
      },
    },
    {
      entries: {
        6: NEWS,
        7: ['2025-07-01', 'message', 'Risk', 'It is a new job, and nobody here had been told.'],
      },
    },
  ],
  [
    'contact-at-home',
    {
      entries: {
        6: ['2025-05-20', 'document', 'Police reply', 'Other party: EF (partner).'],
        7: ['2025-07-01', 'message', 'Check', 'Any contact with those at risk? Answer no.'],
      },
    },
    {
      entries: {
        6: ['2025-05-20', 'document', 'Police reply', 'Other party: EF (former partner).'],
        7: ['2025-07-01', 'message', 'Check', 'Any contact with those at risk? Answer no.'],
      },
    },
  ],
  [
    'licence-dates',
    { front: { ...LICENCE, ...THEFT, Licence: 'Until 23 January 2026' } },
    { front: { ...LICENCE, ...THEFT } },
  ],
  [
    'licence-fits-risk',
    { front: { ...LICENCE, ...THEFT, ...HIGH, 'Licence conditions': 'Standard conditions' } },
    { front: { ...LICENCE, ...THEFT, 'Licence conditions': 'Standard conditions' } },
  ],
  [
    'mappa-before-release',
    { front: { ...LICENCE, ...CATEGORY_2 }, entries: { 6: SCREENED } },
    {
      front: { ...LICENCE, ...CATEGORY_2 },
      entries: { 6: SCREENED },
      answers: { 'pre-release work': { answer: 'notRelevant' } },
    },
  ],
  [
    'custody-on-file',
    {
      front: { ...LICENCE, ...THEFT, Custody: '' },
      answers: NOT_PLAIN,
      note: 'The police asked after the boy.',
    },
    { front: { ...LICENCE, ...THEFT, Custody: 'In custody until the release. Recall is possible.' } },
  ],
  [
    'recall-weighed',
    {
      front: { ...LICENCE, ...THEFT },
      entries: { 6: NEWS, 7: ['2025-07-01', 'message', 'Risk', 'A talk at once. The police know.'] },
      answers: { 'response to change': { answer: 'yes', entries: [7] } },
    },
    {
      front: { ...LICENCE, ...THEFT },
      entries: {
        6: NEWS,
        7: ['2025-07-01', 'message', 'Risk', 'A talk at once. The police know. Recall is not for today.'],
      },
      answers: { 'response to change': { answer: 'yes', entries: [7] } },
    },
  ],
  [
    'need-is-named',
    {
      entries: { 1: PAPERS, 6: ['2025-05-20', 'document', 'Need for services', 'None called for.'] },
      answers: { 'access to services': { answer: 'notRelevant', entries: [6] } },
    },
    {
      entries: {
        1: PAPERS,
        6: [
          '2025-05-20',
          'document',
          'Need for services',
          'For supervision: drinking, below the mark of the service.',
        ],
      },
      answers: { 'access to services': { answer: 'notRelevant', entries: [6] } },
    },
  ],
  [
    'plan-names-abuse-service',
    {
      entries: { 4: ['2025-06-02', 'document', 'Plan', "Links: children's services have a part."] },
      answers: { 'domestic abuse': { answer: 'yes' } },
    },
    { answers: { 'domestic abuse': { answer: 'yes' } } },
  ],
  [
    'left-news-names-children',
    { answers: { ...LEFT, 'response to change': { ...IGNORED, why: 'Nothing was done.' } } },
    { answers: { ...LEFT, 'response to change': IGNORED } },
  ],
  [
    'planned-sessions-held',
    {
      entries: { 6: ['2025-06-02', 'document', 'Plan', 'Work on temper in six sessions.'] },
      answers: {
        interventions: { answer: 'yes', entries: [6] },
        'level and nature of contact': { answer: 'yes', entries: [5] },
      },
    },
    {
      entries: { 6: ['2025-06-02', 'document', 'Plan', 'Work on temper in six sessions.'] },
      answers: {
        interventions: { answer: 'yes', entries: [6] },
        'level and nature of contact': { answer: 'no', gap: 'serious', entries: [5] },
      },
    },
  ],
  [
    'child-risk-is-consistent',
    { note: `The risk to children has been put at low, to be on the safe side. ${SAFE}` },
    { note: `The risk to children has been put at medium, to be on the safe side. ${SAFE}` },
  ],
  [
    'need-below-the-mark',
    {
      entries: { 6: ['2025-05-20', 'document', 'Need for services', 'For supervision: drinking.'] },
      answers: { 'access to services': { answer: 'notRelevant', entries: [6] } },
    },
    {
      entries: { 6: ['2025-05-20', 'document', 'Need for services', 'For supervision: temper.'] },
      answers: { 'access to services': { answer: 'notRelevant', entries: [6] } },
    },
  ],
  [
    'breach-has-a-date',
    { note: `Breach papers begun today. ${SAFE}` },
    { note: `Breach papers sent to the court, whose first date is in May. ${SAFE}` },
  ],
  [
    'notice-says-when',
    { entries: { 6: ['2025-07-01', 'message', 'New information', 'AB has had notice to leave.'] } },
    { entries: { 6: ['2025-07-01', 'message', 'New information', 'AB has had notice to leave in May.'] } },
  ],
  [
    'next-contact-is-made',
    { entries: { 2: ['2025-05-15', 'contact', 'Log, office', 'First appointment. Next 4 June.'] } },
    { entries: { 2: ['2025-05-15', 'contact', 'Log, office', 'First appointment. Next 03/09.'] } },
  ],
  [
    'next-contact-before-reset',
    {
      front: { ...LICENCE, ...THEFT },
      entries: {
        1: ['2025-05-14', 'document', 'Court papers, summary', 'AB took a coat. Convicted of theft.'],
        2: ['2025-05-14', 'contact', 'Log, office', 'First appointment. Next 4 Dec 2025.'],
      },
    },
    {
      front: { ...LICENCE, ...THEFT },
      entries: {
        1: ['2025-05-14', 'document', 'Court papers, summary', 'AB took a coat. Convicted of theft.'],
        2: ['2025-05-14', 'contact', 'Log, office', 'First appointment. Next 03.09.25.'],
      },
    },
  ],
  [
    'visit-fits-children',
    { ...APART, entries: { 1: LEFT_BY, 6: visit("Asked when EF's son and he are under one roof.") } },
    { ...APART, entries: { 1: LEFT_BY, 6: visit("Asked when he last saw EF's son.") } },
  ],
  [
    'scheme-has-a-victim',
    {
      front: { 'Victim contact': 'Victim Contact Scheme offered' },
      entries: { 6: ['2025-05-14', 'document', 'Papers', 'The child was an undercover officer.'] },
    },
    { entries: { 6: ['2025-05-14', 'document', 'Papers', 'The child was an undercover officer.'] } },
  ],
  [
    'elsewhere-and-here',
    {
      entries: { 6: ['2025-05-02', 'document', 'Curfew enquiry', 'Police: answered.'] },
      note: `The papers are on the closed file. ${SAFE}`,
    },
    {
      entries: { 6: ['2025-05-02', 'document', 'Curfew enquiry', 'Police: answered.'] },
      note: `The papers are on the closed file, but for the curfew enquiry. ${SAFE}`,
    },
  ],
  [
    'interview-has-a-first',
    { note: `Went on with the interview. ${SAFE}` },
    {
      entries: { 2: ['2025-05-15', 'contact', 'Log, office', 'Interview for the assessment.'] },
      note: `Went on with the interview. ${SAFE}`,
    },
  ],
  [
    'check-was-planned',
    {
      answers: { interventions: { answer: 'no', gap: 'serious' } },
      note: `Checked. It was due with the plan. ${SAFE}`,
    },
    {
      answers: { interventions: { answer: 'no', gap: 'narrow' } },
      note: `Checked. It was due with the plan. ${SAFE}`,
    },
  ],
  [
    'news-after-its-day',
    { entries: { 6: ['2025-07-25', 'message', 'New information', 'AB was arrested on Friday night.'] } },
    { entries: { 6: ['2025-07-28', 'message', 'New information', 'AB was arrested on Friday night.'] } },
  ],
  [
    'supporters-exist',
    {
      answers: { ...NO_PART, 'protection of victims': { answer: 'yes', entries: [6] } },
      entries: { 6: ['2025-07-28', 'message', 'Check', 'Word passed to those who support EF.'] },
    },
    {
      answers: { ...NO_PART, 'protection of victims': { answer: 'yes', entries: [6] } },
      entries: { 6: ['2025-07-28', 'message', 'Check', 'EF was told.'] },
    },
  ],
  [
    'told-what-can-be-done',
    { note: `AB lodges with a couple. Told to have no child in. ${SAFE}` },
    { note: `AB lives alone. Told to have no child in. ${SAFE}` },
  ],
  [
    'apart-is-apart',
    {
      ...APART,
      entries: { 1: LEFT_BY, 6: ['2025-06-20', 'message', 'Note', 'EF is with AB when debts are due.'] },
    },
    {
      ...APART,
      entries: { 1: LEFT_BY, 6: ['2025-06-20', 'message', 'Note', 'EF was with AB when debts were due.'] },
    },
  ],
  [
    'manager-looks-again',
    { entries: { 6: ['2025-07-31', 'oversight', 'SPO', 'GH looks again in a fortnight.'] } },
    { entries: { 6: ['2025-08-25', 'oversight', 'SPO', 'GH looks again in a fortnight.'] } },
  ],
  [
    'released-at-high-risk',
    {
      ...APART,
      front: { ...LICENCE, ...THEFT, ...HIGH },
      entries: { ...ON_LICENCE, 1: COUPLE },
      note: `Heard at the MARAC. ${APART.note}`,
    },
    { ...APART, front: { ...LICENCE, ...THEFT }, entries: { ...ON_LICENCE, 1: COUPLE } },
  ],
  [
    'plan-has-the-part',
    {
      answers: { priorities: { answer: 'no', gap: 'serious', entries: [3] } },
      note: `The plan and the part on temper read together. ${SAFE}`,
    },
    { note: `The plan and the part on temper read together. ${SAFE}` },
  ],
  [
    'undeclared-needs-order',
    { note: `AB had a second phone that had not been declared. ${SAFE}` },
    {
      front: { 'Added to the licence': 'To declare every device' },
      note: `AB had a second phone that had not been declared. ${SAFE}`,
    },
  ],
  [
    'last-incident-fits',
    { note: `Two calls, and a call from EF's sister. The last of these must have been frightening. ${SAFE}` },
    { note: `A call from EF's sister, and two calls. The last of these must have been frightening. ${SAFE}` },
  ],
  [
    'licence-keeps-apart',
    { ...APART, front: { ...LICENCE, ...THEFT }, entries: ON_LICENCE },
    {
      ...APART,
      front: { ...LICENCE, ...THEFT, 'Licence conditions': 'Standard conditions; not to contact EF' },
      entries: ON_LICENCE,
    },
  ],
  [
    'minutes-are-there',
    { note: `Level set at 2. Minutes and actions are on this file. ${SAFE}` },
    { note: `Level set at 2. Minutes and actions are kept with the MAPPA record. ${SAFE}` },
  ],
  [
    'unsaid-was-unsaid',
    {
      note: `AB had the girls far oftener than anyone agreed to, and has not mentioned it. ${SAFE}`,
      entries: { 2: ['2025-05-15', 'contact', 'Log, office', 'Thursdays had become three evenings a week.'] },
    },
    { note: `AB had the girls far oftener than anyone agreed to, and has not mentioned it. ${SAFE}` },
  ],
  [
    'apart-is-past',
    {
      ...APART,
      entries: {
        1: LEFT_BY,
        6: ['2025-06-20', 'message', 'Note', 'For EF it means watching what she says.'],
      },
    },
    {
      ...APART,
      entries: {
        1: LEFT_BY,
        6: ['2025-06-20', 'message', 'Note', 'For EF it meant watching what she said.'],
      },
    },
  ],
  [
    'history-before-offence',
    { note: `Police hold two calls in the year before sentence. ${SAFE}` },
    { note: `Police hold two calls in the year before the offence. ${SAFE}` },
  ],
  [
    'block-has-flats',
    { note: `The housing officer for the block rang. ${SAFE}` },
    {
      note: `The housing officer for the block rang. ${SAFE}`,
      entries: {
        1: [
          '2025-05-14',
          'document',
          'Court papers, summary',
          'AB took a coat at a flat. Convicted of theft.',
        ],
      },
    },
  ],
  [
    'enquiry-told-one-way',
    { note: `Returned by them as incomplete. No reply so far. ${SAFE}` },
    { note: `Returned by them as incomplete. ${SAFE}` },
  ],
  [
    'liaison-under-scheme',
    { note: `Two questions from the victim unit. ${SAFE}` },
    { note: `Two questions from a victim support worker. ${SAFE}` },
  ],
  [
    'key-knows-review-input',
    { answers: withGap('But for word of it, nothing is co-ordinated.') },
    { answers: withGap('But for word of it, nothing is co-ordinated outside the review.') },
  ],
  [
    'key-knows-word-went-out',
    { answers: withGap('Nothing is co-ordinated outside the review.') },
    { answers: { ...withGap('Nothing is co-ordinated outside the review.'), ...NOT_PLAIN } },
  ],
  [
    'shut-in-stays-in',
    { note: `A sister says that EF was not allowed out. EF stays out late. ${SAFE}` },
    { note: `A sister says that EF was not allowed out. EF stays in. ${SAFE}` },
  ],
  [
    'asked-after-it-came',
    { entries: { 6: HELD, 7: ASKED } },
    { entries: { 6: HELD, 7: ASKED, 8: ['2025-05-28', 'contact', 'Log, office', 'Interview.'] } },
  ],
  [
    'visit-knows-the-news',
    { entries: { 6: NEWS, 7: visit('What AB says agrees with what was there.') } },
    { entries: { 6: visit('What AB says agrees with what was there.'), 7: NEWS } },
  ],
  [
    'high-risk-is-countersigned',
    { front: HIGH, note: `Oversight is not needed. ${SAFE}`, oversight: NOT_NEEDED },
    {
      front: HIGH,
      note: `Oversight beyond a countersignature is not needed. ${SAFE}`,
      oversight: NOT_NEEDED,
    },
  ],
  [
    'fire-setter-lodges-alone',
    { front: ARSON, note: `On the children of the couple: asked. ${SAFE}` },
    { front: ARSON, note: `On the children next door: asked. ${SAFE}` },
  ],
  [
    'wishes-fit-the-offence',
    { front: DRIVING, note: `AB wants to learn to drive. ${SAFE}` },
    { front: DRIVING, note: `AB wants to learn to cook. ${SAFE}` },
  ],
  [
    'intimidation-is-custody',
    { front: { ...THEFT, ...FINED }, entries: { 1: INTIMIDATED } },
    { front: THEFT, entries: { 1: INTIMIDATED } },
  ],
  [
    'fine-was-not-refused',
    { front: FINED, note: `A fine was considered. ${SAFE}` },
    { front: FINED, note: `A fine by itself would change nothing. ${SAFE}` },
  ],
  [
    'services-without-the-person',
    {
      entries: {
        6: ['2025-05-27', 'document', 'Need for services', 'Services gone through one by one with AB.'],
      },
    },
    {
      entries: {
        6: ['2025-05-15', 'document', 'Need for services', 'Services gone through one by one with AB.'],
      },
    },
  ],
  [
    'told-by-a-condition',
    { note: `Extra interview about the job. Told not to take it up. ${SAFE}` },
    { note: `Extra interview about the job. Advised against taking it up. ${SAFE}` },
  ],
  [
    'police-had-it',
    {
      entries: { 6: ['2025-07-01', 'message', 'New information', 'Email from the police.'] },
      note: `Since today the police know of it. ${SAFE}`,
    },
    { entries: { 6: NEWS }, note: `Since today the police know of it. ${SAFE}` },
  ],
  [
    'offender-manager-for-register',
    { note: `The police offender manager rang. ${SAFE}` },
    { note: `The offender manager in prison rang. ${SAFE}` },
  ],
  [
    'plan-names-register-police',
    {
      front: { Offence: 'Sexual assault', MAPPA: 'Level 1, category 1' },
      entries: { 4: ['2025-06-02', 'document', 'Plan', "Links: children's services have a part."] },
    },
    { front: { Offence: 'Sexual assault', MAPPA: 'Level 1, category 1' } },
  ],
  [
    'support-where-harm',
    {
      front: { 'Risk of serious harm': 'Low: no current indicators' },
      note: `The domestic abuse support worker rang. ${SAFE}`,
    },
    { note: `The domestic abuse support worker rang. ${SAFE}` },
  ],
  [
    'marac-at-high-risk',
    { ...APART, front: HIGH },
    { ...APART, front: HIGH, note: `Heard at the MARAC. ${APART.note}` },
  ],
  [
    'released-to-the-victim',
    { ...APART, front: ELEVEN_MONTHS, entries: { ...ON_LICENCE, 1: STRUCK('his partner') } },
    { ...APART, front: ELEVEN_MONTHS, entries: { ...ON_LICENCE, 1: STRUCK('a former partner') } },
  ],
  [
    'level-two-meets',
    { front: LEVEL_2, entries: { 4: LINKED } },
    { front: LEVEL_2, entries: { 4: LINKED, 6: MET } },
  ],
  [
    'long-licence-qualified',
    { front: { ...LICENCE, ...THEFT, ...TWO_YEARS, Practitioner: 'CD, probation services officer' } },
    { front: { ...LICENCE, ...THEFT, ...TWO_YEARS } },
  ],
  [
    'class-c-term',
    { front: SUPPLY, entries: { 1: TABLETS('C') } },
    { front: SUPPLY, entries: { 1: TABLETS('B') } },
  ],
  [
    'service-treats-the-driver',
    {
      entries: { 1: PAPERS, 6: ['2025-06-30', 'message', 'Referral', 'AB has started with a debt service.'] },
      answers: { 'access to services': { answer: 'yes', entries: [6] } },
    },
    {
      entries: { 1: PAPERS, 6: ['2025-06-30', 'message', 'Referral', 'The alcohol service has seen AB.'] },
      answers: { 'access to services': { answer: 'yes', entries: [6] } },
    },
  ],
  [
    'force-is-named',
    { front: THEFT, entries: { 1: GUARD('Guilty plea to theft.') } },
    { front: THEFT, entries: { 1: GUARD('Guilty plea to theft and to assaulting the guard.') } },
  ],
  [
    'curfew-keeps-apart',
    { ...APART, front: CURFEW, entries: { 1: STRUCK('his partner') } },
    { ...APART, front: CURFEW, entries: { 1: STRUCK('a former partner') } },
  ],
  [
    'marac-is-recent',
    {
      front: { ...LICENCE, ...THEFT },
      note: `Referred to the MARAC after the offence and heard this week. ${SAFE}`,
    },
    { note: `Referred to the MARAC after the offence and heard this week. ${SAFE}` },
  ],
  [
    'protection-given-to-someone',
    {
      answers: {
        ...NO_PLAN,
        'analysis of risk': { why: 'What protects is described and somebody is to see to it.' },
      },
    },
    {
      answers: {
        ...NO_PLAN,
        'analysis of risk': { why: 'What protects is described, and that it needs checking.' },
      },
    },
  ],
  [
    'police-asked-as-planned',
    { answers: { interventions: { entries: [3] }, 'protection of victims': ASKS_POLICE } },
    { answers: { interventions: { entries: [4] }, 'protection of victims': ASKS_POLICE } },
  ],
  [
    'conditions-as-asked-for',
    {
      front: { ...LICENCE, ...THEFT },
      answers: { 'pre-release work': { ...IGNORED, why: 'They took no account of the risk.' } },
    },
    {
      front: { ...LICENCE, ...THEFT },
      answers: { 'pre-release work': { ...IGNORED, why: 'They came from a list.' } },
    },
  ],
  [
    'kept-out-does-not-pass',
    { note: `AB passes the same town centre twice a day. ${SAFE}` },
    { note: `AB passes the same park twice a day. ${SAFE}` },
  ],
  [
    'pattern-is-of-the-reply',
    {
      entries: { 6: REPLY('one for a broken phone'), 7: PATTERN },
      answers: { 'domestic abuse': { answer: 'no', gap: 'narrow', entries: [7] } },
    },
    {
      entries: { 6: REPLY('one in which a phone was taken'), 7: PATTERN },
      answers: { 'domestic abuse': { answer: 'no', gap: 'narrow', entries: [7] } },
    },
  ],
  [
    'damage-where-damage',
    { front: DRIVING, entries: { 1: GARAGE('at the garage door, stopped a foot away and shouted') } },
    { front: DRIVING, entries: { 1: GARAGE('into the garage door and shouted') } },
  ],
  [
    'register-police-in-file',
    {
      front: { Offence: 'Sexual assault', MAPPA: 'Level 1, category 1' },
      note: "Asked after the boy; the police and children's services know. Recall is not called for.",
    },
    { front: { Offence: 'Sexual assault', MAPPA: 'Level 1, category 1' } },
  ],
];

describe('the checker', () => {
  test('finds nothing in a case that keeps to law and practice', () => {
    expect(check().violations).toEqual([]);
  });

  test.each(RULES)(
    '%s is broken by the case made for it and by no near miss, and no other rule fires',
    (rule, breaks, spares) => {
      expect(check(breaks).violations.map((one) => one.rule)).toEqual([rule]);
      expect(check(spares).violations.map((one) => one.rule)).toEqual([]);
    },
  );

  test('has a case that breaks each of its rules', () => {
    expect(RULES.map(([rule]) => rule).sort()).toEqual(
      check()
        .rules.map(({ id }) => id)
        .sort(),
    );
  });

  test('counts what the pages do not say as not checked, never as in order', () => {
    const file: File = { number: 4, front: [], entries: [] };
    const { rules, violations } = checkPractice({ cases: [file] });
    expect(violations).toEqual([]);
    const term = rules.find(({ id }) => id === 'term-within-maximum');
    expect(term).toMatchObject({
      checked: 0,
      notApplicable: 0,
      notChecked: 1,
      missing: ['offence and sentence'],
    });
  });

  test('refuses what is no case, by its index in the list', () => {
    expect(() => checkPractice({ cases: [{ number: 1 } as unknown as File] })).toThrow(ArgumentError);
    expect(() => checkPractice({ cases: [{ number: 1 } as unknown as File] })).toThrow(
      /cases\[0\] must be a case/,
    );
    expect(() => checkPractice({} as CasesToCheck)).toThrow(/pack must be one from buildPack or readPack/);
  });
});
