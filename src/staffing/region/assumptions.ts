import { assume } from './assume.js';
import type { GivenName } from './givenNumbers.js';
import { QUEUE_ASSUMPTIONS, type QueueName } from './queueAssumptions.js';

/** One assumed number of the staffing model, with the range it is believed to lie in. */
export interface Assumption<Name extends AssumptionName | GivenName = AssumptionName | GivenName> {
  readonly name: Name;
  readonly label: string;
  readonly unit: string;
  readonly central: number;
  readonly low: number;
  readonly high: number;
  /** The end of the range, or the value, at which it has no effect on any key question; null if it is no effect. */
  readonly noEffect: number | null;
  /** Whether it is drawn; if not, it is central in every draw, and what its ends would give is shown beside the result. */
  readonly drawn: boolean;
  /** Whether values near the central one are likelier than those near the ends: a triangle in place of even chances. */
  readonly peaked: boolean;
  /** The queue that it is of; null for what every region has. */
  readonly queue: QueueName | null;
  readonly why: string;
  /** Whether it is a number of the user's own, not one that comes with casesim or follows from what is published. */
  readonly own: boolean;
}

const LEAVING = 'Published for England and Wales; assumed to be the same in the region.';
const EFFECT = 'No publication gives an odds ratio; the range starts at no effect.';

const LIST = [
  assume(
    'vettingWeeks',
    'Time in vetting',
    'weeks',
    [20, 8, 36],
    'Reports call it long; none says how long.',
  ),
  assume(
    'vettingDropout',
    'Recruits lost in vetting',
    'share a month',
    [0.03, 0.01, 0.06],
    'Reports say that recruits take other jobs; none says how many.',
  ),
  assume('recruitmentRate', 'Vacancies offered', 'share a month', [0.1, 0.05, 0.2], 'Not published.'),
  assume(
    'promotionRate',
    'Senior vacancies filled',
    'share a month',
    [0.2, 0.1, 0.4],
    'Not published; promotion needs no vetting.',
  ),
  assume(
    'traineeMonths',
    'Length of PQiP training',
    'months',
    [18, 15, 21],
    'Published as 15 or 21 months; the mix is not.',
  ),
  assume('traineePass', 'Trainees who qualify', 'share', [0.85, 0.75, 0.92], 'Not published.'),
  assume('traineeLeaving', 'Trainees who leave', 'share a year', [0.08, 0.04, 0.12], 'Not published.'),
  assume(
    'vettingStarts',
    'Faster vetting that adds trainees',
    'share',
    [0, 0, 1],
    'Four national targets of starts were met within 6%, so vetting did not limit them; the result at 0 and at 1 is shown.',
    { drawn: false },
  ),
  assume(
    'officerLeaving',
    'Officers who leave',
    'share a year',
    [0.074, 0.063, 0.085],
    'Published for England and Wales from 2022 to 2025; assumed to be the same in the region.',
  ),
  assume('servicesLeaving', 'Services officers who leave', 'share a year', [0.121, 0.09, 0.15], LEAVING),
  assume('seniorLeaving', 'Seniors who leave', 'share a year', [0.043, 0.03, 0.07], LEAVING),
  assume(
    'newLeaving',
    'Leaving in the first two years, relative to later',
    'times',
    [1.3, 1, 1.8],
    'Not published for sentence management.',
  ),
  assume(
    'onward',
    'Officers who move out of case-holding posts, net',
    'share a year',
    [0.025, 0, 0.06],
    'Not published; it is what the national balance of officers leaves for moves.',
  ),
  assume(
    'growth',
    'Growth of officers, their posts and their work',
    'share a year',
    [0.045, 0.01, 0.08],
    'Nationally officers grew by 30% from 2022 to 2025, and shares of target stayed as they were; later years are assumed.',
  ),
  assume(
    'workTrend',
    'Growth of work beyond that of staff',
    'share a year',
    [0, -0.02, 0.02],
    'From 2022 to 2025 cases per officer and shares of target hardly changed; so values near none are the likeliest.',
    { peaked: true },
  ),
  assume(
    'leavingByWorkload',
    'Utilisation on leaving',
    'log hazard per 100 percentage points',
    [0.8, 0, 1.6],
    'Workload is named as a reason for leaving; no size is published.',
  ),
  assume(
    'supervised',
    'People supervised, against the figure used',
    'times',
    [1, 0.97, 1.03],
    'Certain where it is published; drawn where a scenario says so.',
    { drawn: false },
  ),
  assume(
    'officerCases',
    'Cases held by officers',
    'share',
    [0.5406, 0.48, 0.6],
    'Numbers by grade are not published; the share turns caseloads into numbers of staff.',
  ),
  assume(
    'traineeCases',
    'Cases held by trainees',
    'share',
    [0.1563, 0.12, 0.19],
    'As above; the central value gives the 174 trainees of 2022 in the West Midlands.',
  ),
  assume('span', 'Practitioners per senior', 'people', [10, 8, 13], 'Not published.'),
  assume(
    'underTwo',
    "Officers and services officers with under two years' service, where vacancies are being filled",
    'share',
    [0.35, 0.25, 0.45],
    'Reports call staff inexperienced; the share is not published. Where shares of target stay as they are, it follows from the balance of each grade.',
  ),
  assume(
    'oversightHours',
    'Senior time for one case that needs oversight',
    'hours a month',
    [0.15, 0.08, 0.25],
    'Not published.',
  ),
  assume(
    'supervisionHours',
    'Senior time for one practitioner',
    'hours a month',
    [3, 2, 5],
    'Not published.',
  ),
  assume(
    'inexperienceTime',
    "Extra oversight time for a case of someone with under two years' service",
    'share',
    [0.5, 0, 1],
    'Not published.',
  ),
  assume(
    'suspendedWork',
    'Work left in a case suspended from contact',
    'share',
    [0.3, 0.1, 0.5],
    'Not published.',
  ),
  assume(
    'oversightCapacity',
    'Senior capacity on effective oversight',
    'log odds per log of capacity',
    [1.1, 0, 2.1],
    EFFECT,
    { noEffect: 0 },
  ),
  assume(
    'seniorExperience',
    "Seniors' experience on effective oversight",
    'log odds per step',
    [0.35, 0, 0.75],
    EFFECT,
    { noEffect: 0 },
  ),
  assume(
    'oversightTime',
    "Senior time for a case on its oversight's effectiveness",
    'log odds per log of time',
    [0.7, 0, 1.4],
    'That less time makes oversight thinner is assumed; the range starts at no effect.',
    { noEffect: 0 },
  ),
  assume(
    'suspendedOdds',
    'Odds of Yes in a case suspended from contact',
    'odds ratio',
    [0.8, 0.5, 1],
    'Reports say that suspending contact compounded problems; by how much is assumed. The range ends at no effect.',
    { noEffect: 1 },
  ),
  assume(
    'oversightStrength',
    'Oversight on the key questions',
    'times the effect in the scenario',
    [1, 0, 2],
    "Oversight's odds ratios in the scenario: none (0), as written (1), at their high (2).",
    { noEffect: 0 },
  ),
  assume(
    'seniorUnderTwo',
    'Seniors under two years in post',
    'share',
    [0.2, 0.1, 0.4],
    'Reports call middle managers inexperienced; the share is not published. Moves out of the grade follow from it.',
  ),
  assume('gradeOdds', 'Odds of Yes per step of grade', 'odds ratio', [1.1, 1, 1.3], EFFECT, { noEffect: 1 }),
  assume('experienceOdds', 'Odds of Yes per step of experience', 'odds ratio', [1.3, 1, 1.7], EFFECT, {
    noEffect: 1,
  }),
  assume(
    'utilisationOdds',
    'Odds of Yes per ten points of utilisation over 110%',
    'odds ratio',
    [0.9, 0.75, 1],
    EFFECT,
    { noEffect: 1 },
  ),
  assume(
    'caseloadOdds',
    'Odds of Yes per ten cases over 50',
    'odds ratio',
    [0.8, 0.6, 1],
    'That quality falls from 50 cases on is published; by how much is not. The range ends at no effect.',
    { noEffect: 1 },
  ),
  assume(
    'programmeOdds',
    'Odds of Yes in delivery with a timely programme place',
    'odds ratio',
    [1.2, 1, 1.6],
    EFFECT,
    { noEffect: 1 },
  ),
  assume(
    'practiceStrength',
    'What is done in cases, on the key questions',
    'times the effect in the scenario',
    [1, 0, 2],
    "The scenario's odds ratios of a moved case variable: none (0), as written (1), at their high (2).",
    { noEffect: 0 },
  ),
  assume(
    'utilisationSpread',
    'Standard deviation of utilisation between practitioners',
    'share of capacity',
    [0.2, 0.1, 0.3],
    'Only averages are published.',
  ),
  assume(
    'caseloadSpread',
    'Standard deviation of caseload between practitioners',
    'cases',
    [10, 5, 15],
    'Only averages are published.',
  ),
] as const;

type QueueAssumptionName = keyof typeof QUEUE_ASSUMPTIONS;

export type AssumptionName = (typeof LIST)[number]['name'] | QueueAssumptionName;
export const ASSUMPTIONS: readonly Assumption<AssumptionName>[] = Object.freeze([
  ...LIST,
  ...(Object.keys(QUEUE_ASSUMPTIONS) as QueueAssumptionName[]).map((name) => {
    const { label, unit, range, why, queue } = QUEUE_ASSUMPTIONS[name];
    return assume(name, label, unit, range, why, { queue });
  }),
]);

/** A value for every assumption, and for those numbers that are given. */
export type Assumed = Readonly<Record<AssumptionName, number> & Partial<Record<GivenName, number>>>;

export const CENTRAL: Assumed = centralOf(ASSUMPTIONS);

/** The central values, with every effect on a key question taken away. */
export const NO_EFFECT: Assumed = noEffectOf(ASSUMPTIONS);

/**
 * The value of an assumption at a quantile of its range, 0 to 1: half of the draws are below the central value
 * and half above, evenly on either side or by a triangle, so that the central value is the median.
 */
export function atQuantile({ low, central, high, peaked }: Assumption, quantile: number): number {
  const end = quantile < 0.5 ? low : high;
  const outwards = Math.abs(2 * quantile - 1);
  if (outwards === 1) return end;
  return central + (peaked ? 1 - Math.sqrt(1 - outwards) : outwards) * (end - central);
}

/** The central value of each. */
export function centralOf(assumptions: readonly Assumption[]): Assumed {
  return collect(assumptions, ({ central }) => central);
}

/** The central values, with every effect on a key question taken away. */
export function noEffectOf(assumptions: readonly Assumption[]): Assumed {
  return collect(assumptions, ({ central, noEffect }) => noEffect ?? central);
}

function collect(assumptions: readonly Assumption[], value: (assumption: Assumption) => number): Assumed {
  return Object.freeze(Object.fromEntries(assumptions.map((a) => [a.name, value(a)]))) as Assumed;
}
