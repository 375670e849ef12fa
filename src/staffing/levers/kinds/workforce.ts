import { WEEKS_A_MONTH } from '../../queues/delay.js';
import {
  add,
  assumptionLever,
  clamp,
  type Lever,
  leavingLever,
  PERCENT,
  POINTS,
  postsLever,
  relative,
  SHOWN_AS_PERCENT,
  set,
  shownIn,
} from '../lever.js';
import { stepped } from '../quantity.js';

/** Levers on who is there, how they come and go, and what they do. */
export const WORKFORCE_LEVERS: readonly Lever[] = [
  assumptionLever(
    {
      name: 'vetting',
      label: 'Time in vetting',
      unit: 'weeks',
      forms: [
        set(['weeks', 'week'], '8 weeks'),
        set(['months', 'month'], '2 months', WEEKS_A_MONTH),
        add(['weeks', 'week'], '-4 weeks'),
        relative('-50%'),
      ],
      range: { low: 1, high: 104, words: '1 to 104 weeks' },
      source: 'assumed: reports say that vetting takes long, but not how long',
      ...shownIn('weeks'),
    },
    ['vettingWeeks'],
  ),
  assumptionLever(
    {
      name: 'vetting-dropout',
      label: 'Recruits lost while they are vetted',
      unit: '% a month',
      forms: [set(PERCENT, '1%', 0.01), add(POINTS, '-1 point', 0.01), relative('-50%')],
      range: { low: 0, high: 0.9, words: '0 to 90% a month' },
      source: 'assumed: reports say that recruits go elsewhere, but not how many',
      ...SHOWN_AS_PERCENT,
    },
    ['vettingDropout'],
  ),
  assumptionLever(
    {
      name: 'recruitment',
      label: 'Share of vacancies that is offered each month',
      unit: '% a month',
      forms: [set(PERCENT, '20%', 0.01), add(POINTS, '+5 points', 0.01), relative('+50%')],
      range: { low: 0.001, high: 1, words: 'above 0, to 100% a month' },
      source: 'assumed: not published',
      ...SHOWN_AS_PERCENT,
    },
    ['recruitmentRate'],
  ),
  leavingLever('leaving', 'Leaving (officers, services officers, seniors)', [
    'officerLeaving',
    'servicesLeaving',
    'seniorLeaving',
  ]),
  leavingLever('leaving-po', 'Leaving, probation officers', ['officerLeaving']),
  leavingLever('leaving-pso', 'Leaving, probation services officers', ['servicesLeaving']),
  leavingLever('leaving-spo', 'Leaving, senior probation officers', ['seniorLeaving']),
  assumptionLever(
    {
      name: 'leaving-new',
      label: "Leaving in the first two years, officers and services officers, against later years' rate",
      unit: 'times the rate of later years',
      forms: [relative('+50%'), set(['times'], '1.6 times'), add(['times'], '+0.3 times')],
      range: { low: 0, high: 20, words: '0 to 20 times' },
      source: 'assumed: not published for sentence management',
      ...shownIn('times'),
    },
    ['newLeaving'],
  ),
  leavingLever('leaving-pqip', 'Leaving, trainees (PQiP)', ['traineeLeaving'], 'assumed: not published'),
  postsLever('officers', {
    name: 'po',
    label: 'Posts of probation officers',
    examples: ['+5%', '+10 posts', '410 posts'],
    source:
      'derived from the published share of target and an assumed share of cases; only trainees fill them',
  }),
  postsLever('services', {
    name: 'pso',
    label: 'Posts of probation services officers',
    examples: ['+5%', '+10 posts', '190 posts'],
    source: 'derived from the published share of target and an assumed share of cases',
  }),
  postsLever('seniors', {
    name: 'spo',
    label: 'Posts of senior probation officers',
    examples: ['+15%', '+10 posts', '85 posts'],
    source: 'derived from the published share of target and an assumed span',
  }),
  {
    name: 'span',
    label: 'Practitioners per senior probation officer',
    unit: 'people',
    forms: [
      set(['', 'people', 'practitioners'], '8 people'),
      add(['people', 'practitioners'], '-2 people'),
      relative('-20%'),
    ],
    range: { low: 1, high: 100, words: '1 to 100 people' },
    source: 'assumed: 10, not published',
    moves: ['posts of seniors'],
    values: ({ before, posts }) => [before.span / posts.seniors.times],
    ...shownIn('people'),
    move: (plan, [step], strength) => {
      const { span } = plan.before;
      const times = span / clamp(stepped(span, step!, strength), 1, 100);
      return { ...plan, posts: { ...plan.posts, seniors: { times, more: 0 } } };
    },
  },
  {
    name: 'intake',
    label: 'Trainees (PQiP) who start',
    unit: 'people a month',
    forms: [
      relative('-50%'),
      set(['a month', 'per month', 'people a month'], '12 a month'),
      set(['a year', 'per year', 'people a year'], '140 a year', 1 / 12),
      add(['a month', 'per month', 'people a month'], '+3 a month'),
      add(['a year', 'per year', 'people a year'], '+60 a year', 1 / 12),
    ],
    range: { low: 0, high: 100, words: '0 to 100 a month' },
    source: 'derived: the starts that keep the number of trainees as it is today',
    moves: ['intake'],
    values: ({ intake }) => [intake],
    ...shownIn('a month'),
    move: (plan, [step], strength) => ({
      ...plan,
      intake: Math.max(0, stepped(plan.intake, step!, strength)),
    }),
  },
  assumptionLever(
    {
      name: 'pqip-length',
      label: 'Length of PQiP training',
      unit: 'months',
      forms: [set(['months', 'month'], '15 months'), add(['months', 'month'], '-3 months')],
      range: { low: 3, high: 60, words: '3 to 60 months' },
      source: 'published as 15 or 21 months; 18 assumed',
      ...shownIn('months'),
    },
    ['traineeMonths'],
  ),
  {
    name: 'cases',
    label: 'People supervised',
    unit: 'cases',
    forms: [
      relative('-10%'),
      add(['cases', 'case', 'people', 'person'], '-500 cases'),
      set(['cases', 'case', 'people', 'person'], '24000 cases'),
    ],
    range: { low: 1, high: 1_000_000, words: '1 case or more' },
    source: 'published',
    moves: ['cases'],
    values: ({ region, demand }) => [region.cases * demand.cases],
    printed: Math.round,
    show: (value) => `${Math.round(value)} cases`,
    move: (plan, [step], strength) => {
      const { cases } = plan.region;
      const times = Math.max(1, stepped(cases, step!, strength)) / cases;
      return { ...plan, demand: { ...plan.demand, cases: times } };
    },
  },
  {
    name: 'suspended',
    label: 'Cases suspended from contact',
    unit: '% of cases',
    forms: [set(PERCENT, '20%', 0.01)],
    range: { low: 0, high: 0.95, words: '0 to 95%' },
    source: 'relative to today, whose share is not published',
    moves: ['suspended'],
    values: ({ demand }) => [demand.suspended],
    ...SHOWN_AS_PERCENT,
    move: (plan, [step], strength) => ({
      ...plan,
      demand: { ...plan.demand, suspended: clamp(stepped(0, step!, strength), 0, 0.95) },
    }),
  },
  {
    name: 'spill-over',
    label: "Officers' cases that services officers may take over, the lightest first, until both are as full",
    unit: "% of officers' cases",
    forms: [set(PERCENT, '20%', 0.01)],
    range: { low: 0, high: 1, words: '0 to 100%' },
    source: 'relative to today, whose cases are in the published caseloads',
    moves: ['spill-over'],
    values: ({ demand }) => [demand.spillOver],
    ...SHOWN_AS_PERCENT,
    move: (plan, [step], strength) => ({
      ...plan,
      demand: { ...plan.demand, spillOver: clamp(stepped(0, step!, strength), 0, 1) },
    }),
  },
  {
    name: 'demand',
    label: 'Work per case',
    unit: "change from today's",
    forms: [relative('-25%')],
    range: { low: 0.01, high: 10, words: '-99% to +900%' },
    source: 'relative to today; the national plan is -25%',
    moves: ['work per case'],
    values: ({ demand }) => [demand.workPerCase],
    printed: SHOWN_AS_PERCENT.printed,
    show: (value) => `${SHOWN_AS_PERCENT.show(value)} of today's`,
    move: (plan, [step], strength) => ({
      ...plan,
      demand: { ...plan.demand, workPerCase: Math.max(0.01, stepped(1, step!, strength)) },
    }),
  },
  {
    name: 'oversight-time',
    label: "Senior time that one case's oversight takes",
    unit: 'minutes a month',
    forms: [
      relative('-20%'),
      set(['minutes', 'minute'], '12 minutes', 1 / 60),
      add(['minutes', 'minute'], '+3 minutes', 1 / 60),
    ],
    range: { low: 1 / 60, high: 10, words: '1 minute to 10 hours a month' },
    source: 'assumed: not published',
    moves: ['oversight time'],
    values: ({ after, demand }) => [after.oversightHours * demand.oversightHours],
    ...shownIn('minutes', 60),
    move: (plan, [step], strength) => {
      const { oversightHours } = plan.after;
      const times = Math.max(1 / 60, stepped(oversightHours, step!, strength)) / oversightHours;
      return { ...plan, demand: { ...plan.demand, oversightHours: times } };
    },
  },
];
