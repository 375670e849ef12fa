import { refuse } from '../../problem.js';
import { WEEKS_A_MONTH } from '../queues/delay.js';
import {
  add,
  assumptionLever,
  clamp,
  type Lever,
  leavingLever,
  oneDecimal,
  PERCENT,
  POINTS,
  percent,
  relative,
  set,
} from './lever.js';
import { changed, type Form } from './quantity.js';

export const LEVERS: readonly Lever[] = Object.freeze([
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
      show: (value) => `${oneDecimal(value)} weeks`,
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
      show: percent,
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
      show: percent,
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
  leavingLever('leaving-pqip', 'Leaving, trainees (PQiP)', ['traineeLeaving'], 'assumed: not published'),
  {
    name: 'spo',
    label: 'Posts of senior probation officers',
    unit: 'posts',
    forms: [relative('+15%'), add(['posts', 'post'], '+10 posts'), set(['posts', 'post'], '85 posts')],
    range: { low: 0, high: 10_000, words: '0 posts or more' },
    source: 'derived from the published share of target and an assumed span',
    today: ({ start }) => start.posts.seniors,
    show: (value) => `${oneDecimal(value)} posts`,
    move: (plan, change) => ({
      ...plan,
      posts: { ...plan.posts, seniors: Math.max(0, changed(plan.posts.seniors, change)) },
    }),
  },
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
    today: ({ before }) => before.span,
    show: (value) => `${oneDecimal(value)} people`,
    move: (plan, change) => {
      const times = plan.before.span / clamp(changed(plan.before.span, change), 1, 100);
      return { ...plan, posts: { ...plan.posts, seniors: plan.posts.seniors * times } };
    },
  },
  {
    name: 'intake',
    label: 'Trainees (PQiP) offered places',
    unit: 'people a month',
    forms: [
      relative('-50%'),
      set(['a month', 'per month', 'people a month'], '12 a month'),
      add(['a month', 'per month', 'people a month'], '+3 a month'),
    ],
    range: { low: 0, high: 100, words: '0 to 100 a month' },
    source: 'assumed: the intake that keeps the number of trainees as it is today',
    today: ({ intake }) => intake,
    show: (value) => `${oneDecimal(value)} a month`,
    move: (plan, change) => ({ ...plan, intake: Math.max(0, changed(plan.intake, change)) }),
  },
  assumptionLever(
    {
      name: 'pqip-length',
      label: 'Length of PQiP training',
      unit: 'months',
      forms: [set(['months', 'month'], '15 months'), add(['months', 'month'], '-3 months')],
      range: { low: 3, high: 60, words: '3 to 60 months' },
      source: 'published as 15 or 21 months; 18 assumed',
      show: (value) => `${oneDecimal(value)} months`,
    },
    ['traineeMonths'],
  ),
  {
    name: 'cases',
    label: 'People supervised',
    unit: 'cases',
    forms: [
      relative('-10%'),
      add(['cases', 'people'], '-500 cases'),
      set(['cases', 'people'], '24000 cases'),
    ],
    range: { low: 1, high: 1_000_000, words: '1 case or more' },
    source: 'published',
    today: ({ region }) => region.cases,
    show: (value) => `${Math.round(value)} cases`,
    move: (plan, change) => ({
      ...plan,
      demand: {
        ...plan.demand,
        cases: Math.max(1, changed(plan.region.cases * plan.demand.cases, change)) / plan.region.cases,
      },
    }),
  },
  {
    name: 'suspended',
    label: 'Cases suspended from contact',
    unit: '% of cases',
    forms: [set(PERCENT, '20%', 0.01)],
    range: { low: 0, high: 0.95, words: '0 to 95%' },
    source: 'relative to today, whose share is not published',
    today: () => 0,
    show: percent,
    move: (plan, change) => ({
      ...plan,
      demand: { ...plan.demand, suspended: clamp(changed(0, change), 0, 0.95) },
    }),
  },
  {
    name: 'demand',
    label: 'Work per case',
    unit: "change from today's",
    forms: [relative('-25%')],
    range: { low: 0.01, high: 10, words: '-99% to +900%' },
    source: 'relative to today; the national plan is -25%',
    today: () => 1,
    show: (value) => `${percent(value)} of today's`,
    move: (plan, change) => ({
      ...plan,
      demand: { ...plan.demand, workPerCase: Math.max(0.01, changed(plan.demand.workPerCase, change)) },
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
    today: ({ before }) => before.oversightHours,
    show: (value) => `${oneDecimal(value * 60)} minutes`,
    move: (plan, change) => ({
      ...plan,
      demand: {
        ...plan.demand,
        oversightHours:
          Math.max(1 / 60, changed(plan.after.oversightHours, change)) / plan.after.oversightHours,
      },
    }),
  },
  {
    name: 'facilitators',
    label: 'Programme facilitators to recruit up to',
    unit: 'posts',
    forms: [set(['posts', 'post'], '60 posts'), add(['posts', 'post'], '+20 posts'), relative('+50%')],
    range: { low: 0, high: 10_000, words: '0 posts or more' },
    source: 'published: 35 of 78 posts filled in the West Midlands',
    today: ({ start }) => start.facilitators,
    show: (value) => `${oneDecimal(value)} posts`,
    move: (plan, change) => {
      if (plan.region.facilitators === null) {
        refuse(
          'no-facilitators',
          `No numbers of programme facilitators are published for ${plan.region.id}, so this lever cannot be used.`,
          { path: 'facilitators' },
        );
      }
      const posts = changed(plan.posts.facilitators, change);
      return { ...plan, posts: { ...plan.posts, facilitators: Math.max(0, posts) } };
    },
  },
]);

/** Levers that change the cases themselves, so the case model too; `whatIf` moves them. */
export const HIGH_RISK = {
  name: 'high-risk',
  label: 'Cases of high or very high risk of serious harm',
  unit: '% of cases',
  forms: [add(POINTS, '+5 points', 0.01), set(PERCENT, '35%', 0.01)] as readonly Form[],
  range: { low: 0, high: 1, words: '0 to 100%' },
  source: 'published for the inspected cases',
} as const;

/** The lever that chooses a point set. */
export const POINT_SET = {
  name: 'points',
  label: 'Point set that weighs the cases',
  unit: 'name of a point set',
  range: { words: '2021-07, or one of your own' },
  source: 'Ministry of Justice, July 2021',
} as const;
