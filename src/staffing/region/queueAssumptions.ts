/** Work beside sentence management that people wait for, or that comes as events. */
export const QUEUES = ['programmes', 'recalls', 'reviews', 'premises', 'unpaidWork', 'victims'] as const;
export type QueueName = (typeof QUEUES)[number];

/** What is left out or simplified in each queue. */
export const QUEUE_SIMPLIFICATIONS: Readonly<Record<QueueName, string>> = {
  programmes:
    'Programmes: groups are as full as today, one facilitator delivers as many starts as another, completions follow starts at once, and a programme affects delivery alone, of cases that need one.',
  recalls:
    'Recalls: they take the time of officers alone, from the month they come in; who is recalled again, and what a recall does to a case, are left out.',
  reviews:
    'Reviews of serious further offences: all are alike, and no key question depends on how late they are.',
  premises:
    'Approved premises: arrivals come at random and nobody waits for a bed; no key question depends on a placement out of area.',
  unpaidWork:
    'Unpaid work: hours are owed alike, whether a court has heard the application or not; no key question depends on them.',
  victims:
    'Victim contact: cases are shared out evenly among officers; no key question depends on how many each has.',
};

/** What an assumption of a queue is but for its name: used only where the scenario publishes something of that queue. */
interface QueueAssumption {
  readonly label: string;
  readonly unit: string;
  readonly range: readonly [central: number, low: number, high: number];
  readonly why: string;
  readonly queue: QueueName;
  /** Whether it is of the West Midlands of 2025, and elsewhere goes with the number of people supervised. */
  readonly scaled?: boolean;
}

/** The people supervised of the West Midlands in 2025, to whom scaled numbers belong. */
export const SCALED_TO = 25_343;

export const QUEUE_ASSUMPTIONS = {
  programmeReferrals: {
    label: 'Accredited programme requirements made',
    unit: 'a month',
    range: [92, 70, 140],
    why: "The region's share by people supervised of 42,483 requirements on orders completed in four years in England and Wales (published); a low figure, for orders that still run are not counted.",
    queue: 'programmes',
    scaled: true,
  },
  programmeDelay: {
    label: 'Wait of those not at high risk who start a programme',
    unit: 'months',
    range: [7.5, 6, 9],
    why: 'Published for the West Midlands: starts were six to nine months late.',
    queue: 'programmes',
  },
  programmeStarts: {
    label: 'Programme requirements that are started before the sentence ends',
    unit: 'share',
    range: [0.6, 0.5, 0.7],
    why: 'Published for England and Wales: 40% were never started; assumed to be the same in the region.',
    queue: 'programmes',
  },
  programmeHigh: {
    label: 'Programme requirements of people at high risk, who are served first',
    unit: 'share',
    range: [0.3, 0.1, 0.4],
    why: 'Published: people at medium risk were put behind; how many are at high risk is not. As among the cases inspected.',
    queue: 'programmes',
  },
  programmeNeed: {
    label: 'Cases with a programme requirement',
    unit: 'share of cases',
    range: [0.08, 0.04, 0.15],
    why: 'Not published; requirements made a month, on orders of about fifteen months, over people in the community.',
    queue: 'programmes',
  },
  facilitatorTraining: {
    label: 'Time before a new facilitator delivers',
    unit: 'months',
    range: [3, 1, 6],
    why: 'Not published.',
    queue: 'programmes',
  },
  recalls: {
    label: 'Recalls to custody',
    unit: 'a month',
    range: [132, 66, 300],
    why: 'Published: 33 a month in one of four police forces, before they trebled there; taken to be as many in each of the four.',
    queue: 'recalls',
    scaled: true,
  },
  recallDays: {
    label: 'Time in custody after a recall',
    unit: 'days',
    range: [28, 14, 42],
    why: 'A fixed-term recall is for 28 days; the mix is not published.',
    queue: 'recalls',
  },
  recallHours: {
    label: "Officers' time that a recall takes, release included",
    unit: 'hours',
    range: [10, 6, 15],
    why: 'Not published.',
    queue: 'recalls',
  },
  recallPoints: {
    label: 'Workload points less while a person is back in custody',
    unit: 'workload points',
    range: [90, 60, 120],
    why: 'A case of tier B2 has 132 points on licence and 48 in custody in the point set of July 2021; the mix is assumed.',
    queue: 'recalls',
  },
  reviewers: {
    label: 'Reviewers of serious further offences',
    unit: 'people',
    range: [5, 3, 7],
    why: 'Published for the West Midlands in 2022: three, then five; not for later.',
    queue: 'reviews',
    scaled: true,
  },
  reviewRate: {
    label: 'Reviews that one reviewer completes',
    unit: 'a month',
    range: [0.44, 0.3, 0.6],
    why: 'Published for the West Midlands: 16 in a year, by three reviewers for most of it.',
    queue: 'reviews',
  },
  reviewsCommissioned: {
    label: 'Reviews commissioned for each that is completed today',
    unit: 'times',
    range: [1, 0.9, 1.1],
    why: 'Not published; the backlog is taken to stay about as it is.',
    queue: 'reviews',
  },
  premisesBeds: {
    label: 'Beds of one of the approved premises',
    unit: 'beds',
    range: [22, 18, 26],
    why: 'Not published by region.',
    queue: 'premises',
  },
  premisesDemand: {
    label: 'Beds that would be taken if there were always one, for each bed',
    unit: 'times',
    range: [0.97, 0.85, 1.1],
    why: 'Published: beds were short, and people were placed out of area; how many is not.',
    queue: 'premises',
  },
  premisesStay: {
    label: 'Stay in approved premises',
    unit: 'weeks',
    range: [12, 8, 16],
    why: 'Not published by region.',
    queue: 'premises',
  },
  unpaidHours: {
    label: 'Unpaid work that is delivered',
    unit: 'hours a month',
    range: [35_000, 20_000, 50_000],
    why: 'Not published.',
    queue: 'unpaidWork',
    scaled: true,
  },
  unpaidLapse: {
    label: 'Hours of unpaid work owed that lapse, as orders end',
    unit: 'share a month',
    range: [0.02, 0, 0.05],
    why: 'Not published; courts extend orders.',
    queue: 'unpaidWork',
  },
} as const satisfies Readonly<Record<string, QueueAssumption>>;
