import { refuse } from '../../../problem.js';
import type { AssumptionName } from '../../region/assumptions.js';
import type { QueueName } from '../../region/queueAssumptions.js';
import { hasQueue } from '../../region/region.js';
import type { Plan } from '../../workforce/plan.js';
import {
  add,
  assumptionLever,
  clamp,
  type Lever,
  PERCENT,
  POINTS,
  POSTS,
  postsLever,
  relative,
  SHOWN_AS_PERCENT,
  set,
  shownIn,
} from '../lever.js';
import { stepped } from '../quantity.js';

const A_MONTH = ['a month', 'per month'];
const NAMES: Readonly<Record<QueueName, string>> = {
  programmes: 'programme facilitators',
  recalls: 'recalls',
  reviews: 'serious further offence reviews',
  premises: 'approved premises',
  unpaidWork: 'unpaid work',
  victims: 'victim liaison officers',
};

/** A scenario of casesim's own with the numbers of each queue. */
const PUBLISHED_FOR: Readonly<Record<QueueName, string>> = {
  programmes: 'west-midlands-2025',
  recalls: 'west-midlands-2025',
  reviews: 'west-midlands-2025',
  premises: 'west-midlands-2025',
  unpaidWork: 'west-midlands-2022',
  victims: 'west-midlands-2022',
};

/** A lever that can be moved only where something of its queue is published. */
function ofQueue(queue: QueueName, lever: Lever): Lever {
  return {
    ...lever,
    queue,
    move: (plan, steps, strength) => {
      if (!hasQueue(plan.region.queues, queue)) {
        const message = `No numbers of ${NAMES[queue]} are published for ${plan.region.id}, so this lever cannot be used.`;
        const hint = `They are published for ${PUBLISHED_FOR[queue]}.`;
        refuse('no-queue', message, { path: lever.name, hint });
      }
      return lever.move(plan, steps, strength);
    },
  };
}

/** A lever on an assumed number that comes so many a month. */
function ratesLever(
  queue: QueueName,
  assumption: AssumptionName,
  lever: Pick<Lever, 'name' | 'label' | 'source'> & { readonly examples: readonly [string, string, string] },
): Lever {
  const { examples, ...rest } = lever;
  return ofQueue(
    queue,
    assumptionLever(
      {
        ...rest,
        unit: 'a month',
        forms: [relative(examples[0]), add(A_MONTH, examples[1]), set(A_MONTH, examples[2])],
        range: { low: 0, high: 1_000_000, words: '0 a month or more' },
        ...shownIn('a month'),
      },
      [assumption],
    ),
  );
}

/** Levers on what people wait for, and on work that comes as events. */
export const QUEUE_LEVERS: readonly Lever[] = [
  ofQueue(
    'programmes',
    postsLever('facilitators', {
      name: 'facilitators',
      label: 'Programme facilitators to recruit up to',
      examples: ['+50%', '+20 posts', '60 posts'],
      source: 'published: 35 of 78 posts filled in the West Midlands',
    }),
  ),
  ratesLever('programmes', 'programmeReferrals', {
    name: 'referrals',
    label: 'Accredited programme requirements made',
    examples: ['+20%', '+10 a month', '110 a month'],
    source: 'derived from a published national number, by people supervised',
  }),
  ratesLever('recalls', 'recalls', {
    name: 'recalls',
    label: 'Recalls to custody',
    examples: ['+200%', '+67 a month', '200 a month'],
    source: 'derived: as many in each of four police forces as published for one of them',
  }),
  ofQueue(
    'reviews',
    assumptionLever(
      {
        name: 'reviewers',
        label: 'Reviewers of serious further offences',
        unit: 'people',
        forms: [
          relative('+50%'),
          add(['people', ...POSTS], '+2 posts'),
          set(['people', ...POSTS], '8 people'),
        ],
        range: {
          low: 0.1,
          high: 1000,
          words: '0.1 people or more: without any, the backlog is never cleared',
        },
        source: 'published for the West Midlands in 2022; assumed since',
        ...shownIn('people'),
      },
      ['reviewers'],
    ),
  ),
  ofQueue(
    'reviews',
    assumptionLever(
      {
        name: 'reviews',
        label: 'Reviews of serious further offences commissioned, for each completed today',
        unit: '% of those completed today',
        forms: [relative('+50%'), add(POINTS, '+20 points', 0.01), set(PERCENT, '120%', 0.01)],
        range: { low: 0, high: 100, words: '0% or more' },
        source: 'assumed: as many as are completed',
        ...SHOWN_AS_PERCENT,
      },
      ['reviewsCommissioned'],
    ),
  ),
  ofQueue('premises', {
    name: 'beds',
    label: 'Beds of approved premises',
    unit: 'beds',
    forms: [relative('+10%'), add(['beds', 'bed'], '+20 beds'), set(['beds', 'bed'], '320 beds')],
    range: { low: 0, high: 10_000, words: '0 beds or more' },
    source: 'derived from the published number of premises and assumed beds in each',
    moves: ['premisesBeds'],
    values: ({ region, after }) => [sitesOf(region.queues.premises) * after.premisesBeds],
    ...shownIn('beds'),
    move: (plan, [step], strength) => {
      const sites = sitesOf(plan.region.queues.premises);
      const beds = clamp(stepped(sites * plan.after.premisesBeds, step!, strength), 0, 10_000);
      return { ...plan, after: { ...plan.after, premisesBeds: beds / sites } };
    },
  }),
  ofQueue(
    'unpaidWork',
    assumptionLever(
      {
        name: 'unpaid-work',
        label: 'Unpaid work that is delivered',
        unit: 'hours a month',
        forms: [
          relative('+20%'),
          add(['hours a month', 'hours'], '+5000 hours'),
          set(['hours a month', 'hours'], '45000 hours'),
        ],
        range: { low: 1, high: 10_000_000, words: '1 hour a month or more' },
        source: 'assumed: not published',
        ...shownIn('hours a month'),
      },
      ['unpaidHours'],
    ),
  ),
  ofQueue('victims', {
    name: 'victim-officers',
    label: 'Victim liaison officers',
    unit: 'posts',
    forms: [relative('+46%'), add(POSTS, '+8.6 posts'), set(POSTS, '27.3 posts')],
    range: { low: 0.1, high: 10_000, words: '0.1 posts or more' },
    source: 'published for the West Midlands in 2022',
    moves: ['victim liaison officers'],
    values: ({ region, beside }) => [officersOf(region.queues.victims) * beside.victimOfficers],
    ...shownIn('posts'),
    move: (plan, [step], strength) => {
      const today = officersOf(plan.region.queues.victims);
      const officers = Math.max(0.1, stepped(today, step!, strength));
      return { ...plan, beside: { ...plan.beside, victimOfficers: officers / today } };
    },
  }),
  {
    name: 'events',
    label: "Officers' time for work that comes as events, beyond today's",
    unit: 'hours a month',
    forms: [set(['hours a month', 'hours'], '600 hours'), add(['hours a month', 'hours'], '+600 hours')],
    range: { low: 0, high: 100_000, words: '0 to 100000 hours a month' },
    source: 'relative to today, whose events are in the published workload',
    moves: ['events'],
    values: ({ beside }) => [beside.extraHours],
    ...shownIn('hours a month'),
    move: (plan: Plan, [step], strength) => ({
      ...plan,
      beside: { ...plan.beside, extraHours: clamp(stepped(0, step!, strength), 0, 100_000) },
    }),
  },
];

/** Without any published there are none, and `ofQueue` refuses. */
function sitesOf(published: Plan['region']['queues']['premises']): number {
  return published === null ? Number.NaN : published.premises;
}

function officersOf(published: Plan['region']['queues']['victims']): number {
  return published === null ? Number.NaN : published.officers;
}
