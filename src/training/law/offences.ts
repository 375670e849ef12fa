import type { Notification, Offence } from './offence.js';

const FORTY_PERCENT = 0.4;
const HALF = 0.5;

const GUIDELINES = 'Sentencing Council, maxima and ranges, 2026';
const SCHEDULE_15 = 'Ministry of Justice offence service, lists of Schedules 3 and 15, 2025';

const NEVER: Notification = { rule: 'never', seen: SCHEDULE_15 };
const ALWAYS: Notification = { rule: 'always', seen: SCHEDULE_15 };
/** The rule itself was read for voyeurism alone. */
const BY_SENTENCE_SEEN: Notification = {
  rule: 'custodyOrLongOrder',
  seen: "Magistrates' guideline on voyeurism, 2008",
};
const BY_SENTENCE: Notification = { rule: 'custodyOrLongOrder', seen: null };

type Facts = Omit<Offence, 'id' | 'label' | 'statute' | 'maximum' | 'reads'>;

const PLAIN: Facts = {
  schedule15: false,
  notification: NEVER,
  served: FORTY_PERCENT,
  victimScheme: false,
  neverLow: false,
  mandatory: null,
};
const VIOLENT: Facts = { ...PLAIN, schedule15: true, victimScheme: true };
/** Among the offences that are released at half although they carry less than four years. */
const VIOLENT_HALF: Facts = { ...VIOLENT, served: HALF };
const SEXUAL: Facts = { ...VIOLENT, served: HALF, notification: BY_SENTENCE };

const YEAR = 12;
const LIFE = Number.POSITIVE_INFINITY;
const seen = (months: number) => ({ months, seen: GUIDELINES });
const fromMemory = (months: number) => ({ months, seen: null });

const PERSON_1861 = 'Offences against the Person Act 1861';
const HARASSMENT_1997 = 'Protection from Harassment Act 1997';
const SEXUAL_2003 = 'Sexual Offences Act 2003';
const SERIOUS_CRIME_2015 = 'Serious Crime Act 2015';
const THEFT_1968 = 'Theft Act 1968';
const DRUGS_1971 = 'Misuse of Drugs Act 1971';
const TRAFFIC_1988 = 'Road Traffic Act 1988';
const DAMAGE_1971 = 'Criminal Damage Act 1971';
const ORDER_1986 = 'Public Order Act 1986';

type Row = readonly [
  id: string,
  label: string,
  statute: string,
  maximum: Offence['maximum'],
  facts: Facts,
  reads: RegExp,
];

const ROWS: readonly Row[] = [
  // Sexual.
  [
    'assault-by-penetration',
    'Assault by penetration',
    `${SEXUAL_2003}, s.2`,
    seen(LIFE),
    { ...SEXUAL, notification: ALWAYS, neverLow: true },
    /assault by penetration/i,
  ],
  [
    'child-sexual-activity',
    'Sexual activity with a child',
    `${SEXUAL_2003}, s.9`,
    seen(14 * YEAR),
    { ...SEXUAL, notification: ALWAYS },
    /sexual activity with a child/i,
  ],
  [
    'causing-child',
    'Attempting to cause a child to engage in sexual activity',
    `${SEXUAL_2003}, s.10`,
    seen(14 * YEAR),
    { ...SEXUAL, notification: ALWAYS, neverLow: true },
    /cause a child to engage in sexual activity/i,
  ],
  ['sexual-assault', 'Sexual assault', `${SEXUAL_2003}, s.3`, seen(10 * YEAR), SEXUAL, /sexual assaults?\b/i],
  [
    'voyeurism',
    'Voyeurism',
    `${SEXUAL_2003}, s.67`,
    seen(2 * YEAR),
    { ...SEXUAL, notification: BY_SENTENCE_SEEN },
    /voyeurism/i,
  ],
  [
    'exposure',
    'Exposure',
    `${SEXUAL_2003}, s.66`,
    seen(2 * YEAR),
    SEXUAL,
    /\bexposure\b|exposed (?:him|her)self/i,
  ],
  [
    'intimate-images',
    'Sharing intimate photographs to cause distress',
    `${SEXUAL_2003}, s.66B(2)`,
    seen(2 * YEAR),
    { ...VIOLENT_HALF, notification: { rule: 'never', seen: null } },
    /intimate (?:photographs|films|images)|private sexual images/i,
  ],
  [
    'public-decency',
    'Outraging public decency',
    'Common law',
    { months: LIFE, seen: GUIDELINES },
    { ...PLAIN, notification: { rule: 'never', seen: null } },
    /outraging public decency/i,
  ],
  [
    'malicious-communications',
    'Sending indecent or offensive messages',
    'Malicious Communications Act 1988, s.1',
    fromMemory(2 * YEAR),
    PLAIN,
    /malicious communications|sending (?:an? )?(?:indecent|offensive)/i,
  ],
  // Violence and control.
  [
    'strangulation',
    'Intentional strangulation',
    `${SERIOUS_CRIME_2015}, s.75A`,
    seen(5 * YEAR),
    { ...VIOLENT_HALF, neverLow: true },
    /strangulation|\bby the throat\b/i,
  ],
  [
    'wounding',
    'Unlawful wounding or inflicting grievous bodily harm',
    `${PERSON_1861}, s.20`,
    seen(5 * YEAR),
    VIOLENT,
    /unlawful wounding|\bwounding\b|grievous bodily harm/i,
  ],
  ['robbery', 'Robbery', `${THEFT_1968}, s.8`, seen(LIFE), VIOLENT, /\brobbery\b/i],
  [
    'actual-bodily-harm',
    'Assault occasioning actual bodily harm',
    `${PERSON_1861}, s.47`,
    seen(5 * YEAR),
    VIOLENT,
    /actual bodily harm/i,
  ],
  [
    'common-assault',
    'Common assault',
    'Criminal Justice Act 1988, s.39',
    seen(6),
    PLAIN,
    /common assault|\bbattery\b|two assaults/i,
  ],
  [
    'controlling-behaviour',
    'Controlling or coercive behaviour',
    `${SERIOUS_CRIME_2015}, s.76`,
    seen(5 * YEAR),
    VIOLENT_HALF,
    /controlling(?: or coercive)? behaviour/i,
  ],
  [
    'stalking-serious',
    'Stalking involving serious alarm or distress',
    `${HARASSMENT_1997}, s.4A`,
    seen(10 * YEAR),
    { ...VIOLENT_HALF, neverLow: true },
    /stalking involving/i,
  ],
  ['harassment', 'Harassment', `${HARASSMENT_1997}, s.2`, seen(6), PLAIN, /\bharassment\b/i],
  [
    'network-messages',
    'Persistent use of a network to annoy',
    'Communications Act 2003, s.127',
    fromMemory(6),
    PLAIN,
    /persistent use of a (?:telephone|public|network)/i,
  ],
  ['affray', 'Affray', `${ORDER_1986}, s.3`, seen(3 * YEAR), VIOLENT, /\baffray\b/i],
  // Fire, damage and the road.
  [
    'arson-life',
    'Arson, being reckless whether life was endangered',
    `${DAMAGE_1971}, s.1(2) and (3)`,
    seen(LIFE),
    { ...VIOLENT, neverLow: true },
    /\barson\b/i,
  ],
  [
    'threatening-words',
    'Threatening words or behaviour',
    `${ORDER_1986}, s.4`,
    seen(6),
    PLAIN,
    /threatening (?:words|behaviour)/i,
  ],
  [
    'serious-injury-driving',
    'Causing serious injury by dangerous driving',
    `${TRAFFIC_1988}, s.1A`,
    { months: 5 * YEAR, seen: "Solicitors' notes on s.1A, 2012" },
    {
      ...PLAIN,
      neverLow: true,
      mandatory: 'Disqualified from driving for at least 2 years and until an extended test is passed',
    },
    /serious injury by dangerous driving/i,
  ],
  [
    'dangerous-driving',
    'Dangerous driving',
    `${TRAFFIC_1988}, s.2`,
    seen(2 * YEAR),
    {
      ...PLAIN,
      mandatory: 'Disqualified from driving for at least 1 year and until an extended test is passed',
    },
    /dangerous driving/i,
  ],
  [
    'driving-disqualified',
    'Driving while disqualified',
    `${TRAFFIC_1988}, s.103`,
    seen(6),
    PLAIN,
    /driving while disqualified/i,
  ],
  [
    'criminal-damage',
    'Criminal damage below £5,000',
    `${DAMAGE_1971}, s.1(1)`,
    fromMemory(3),
    PLAIN,
    /criminal damage/i,
  ],
  // Theft and drugs.
  [
    'dwelling-burglary',
    'Burglary of a dwelling',
    `${THEFT_1968}, s.9`,
    seen(14 * YEAR),
    PLAIN,
    /dwelling burglary|burglary of a dwelling/i,
  ],
  ['theft', 'Theft', `${THEFT_1968}, s.1`, seen(7 * YEAR), PLAIN, /\btheft|\bthefts\b|\bstole\b|\btook\b/i],
  [
    'supply-class-a',
    'Possession of class A drugs with intent, or being concerned in their supply',
    `${DRUGS_1971}, s.4 and s.5(3)`,
    seen(LIFE),
    { ...PLAIN, neverLow: true },
    /class A|heroin|cocaine/i,
  ],
  [
    'cannabis-cultivation',
    'Cultivation of cannabis',
    `${DRUGS_1971}, s.6`,
    seen(14 * YEAR),
    PLAIN,
    /cultivation|guilty plea to production/i,
  ],
  [
    'supply-class-b-c',
    'Possession of class B or C drugs with intent, or being concerned in their supply',
    `${DRUGS_1971}, s.4 and s.5(3)`,
    seen(14 * YEAR),
    PLAIN,
    /class [BC]\b|intent to supply|the supply of|for supplying/,
  ],
];

/** Every offence that a practice case can be about, the most particular first. */
export const OFFENCES: readonly Offence[] = ROWS.map(([id, label, statute, maximum, facts, reads]) =>
  Object.freeze({ id, label, statute, maximum, ...facts, reads }),
);

/** What charges in the template files may name. */
export const OFFENCE_IDS: readonly string[] = OFFENCES.map(({ id }) => id);

/** The offence that papers name, the most particular one; null where they name none of the table. */
export function offenceNamedIn(papers: string): Offence | null {
  return OFFENCES.find(({ reads }) => reads.test(papers)) ?? null;
}

/** The lines of the table that no text was found for: they are from memory, and notes say so. */
export function unverifiedLaw(): readonly string[] {
  return OFFENCES.flatMap(({ label, statute, maximum, notification }) => [
    ...(maximum.seen === null ? [`the maximum for ${label.toLowerCase()} (${statute})`] : []),
    ...(notification.seen === null ? [`when ${label.toLowerCase()} brings notification (${statute})`] : []),
  ]);
}
