import type { Setup } from '../simulation/setup.js';
import { type Plan, postsAt } from '../workforce/plan.js';
import type { Trap } from './trap.js';

/** What the levers take to cost nothing: it may, and the model could not tell. */
export function costsNothing({ baseline, central, whatIf, moves, added }: Setup): Trap[] {
  const before = baseline(central);
  const plans = whatIf(before).map(({ plan }) => plan);
  const isMoved = ({ levers }: Free) =>
    levers === undefined || moves.some(({ lever }) => levers.includes(lever));
  const free = FREE.filter(isMoved).filter(({ number, way }) =>
    plans.some((plan) => (way === 'less' ? number(plan) < number(before) : number(plan) > number(before))),
  );
  const messages = [...free.map(({ message }) => message), ...(added.length > 0 ? [MORE_IN_CASES] : [])];
  return messages.map((message) => ({ kind: 'costs-nothing', outcome: null, month: null, message }));
}

/** A change whose other side is not in the model: which way a number goes, and what is taken to cost nothing. */
interface Free {
  readonly number: (plan: Plan) => number;
  readonly way: 'less' | 'more';
  readonly message: string;
  /** The levers that it is true of, where others move the same number. */
  readonly levers?: readonly string[];
}

const MORE_IN_CASES =
  'What is done in more cases is taken to cost nothing: it takes nobody more time, and what is done in fewer frees none.';

const leaving = ({ after }: Plan): number =>
  after.officerLeaving + after.servicesLeaving + after.seniorLeaving + after.traineeLeaving;

const IN_WORDS = { officers: 'officers', services: 'services officers', seniors: 'seniors' } as const;

const FREE: readonly Free[] = [
  {
    number: ({ demand }) => demand.workPerCase,
    way: 'less',
    levers: ['demand', 'points'],
    message:
      'Less work for each case is taken to cost nothing: what is no longer done lightens the load and leaves the chance of Yes as it was.',
  },
  {
    number: ({ demand }) => demand.workPerCase,
    way: 'less',
    levers: ['high-risk'],
    message: 'Fewer cases of high risk are taken to cost nothing: nothing is said of what would lower it.',
  },
  {
    number: ({ demand }) => demand.cases,
    way: 'less',
    message:
      'Fewer people supervised are taken to cost nothing: who supervises the others, if anybody, is left out.',
  },
  {
    number: ({ demand }) => demand.suspended,
    way: 'more',
    message:
      'Suspending contact is taken to cost no more than an assumed lower chance of Yes in the cases suspended: what comes of not seeing people is left out.',
  },
  {
    number: leaving,
    way: 'less',
    message: 'That more people stay is taken to cost nothing: nothing is said of what would keep them.',
  },
  {
    number: ({ after }) => after.newLeaving,
    way: 'less',
    message: 'That more newcomers stay is taken to cost nothing: nothing is said of what would keep them.',
  },
  {
    number: ({ working }) => Object.values(working.absence).reduce((sum, share) => sum + share, 0),
    way: 'less',
    message: 'Less absence is taken to cost nothing: nobody comes to work ill, or leaves for it.',
  },
  {
    number: ({ working }) => working.hours,
    way: 'more',
    message: 'Longer hours are taken to cost nothing: nobody tires of them, or leaves for them.',
  },
  {
    number: ({ after }) => after.vettingWeeks,
    way: 'less',
    message: 'Faster vetting is taken to cost nothing: recruits are as good as before.',
  },
  {
    number: ({ after }) => after.vettingDropout,
    way: 'less',
    message:
      'That fewer recruits are lost is taken to cost nothing: nothing is said of what would keep them.',
  },
  {
    number: ({ after }) => after.recruitmentRate,
    way: 'more',
    message: 'More offers are taken to cost nothing: as many apply as are offered a post, and as good.',
  },
  {
    number: ({ after }) => after.traineeMonths,
    way: 'less',
    message: 'A shorter training is taken to cost nothing: as many qualify, and they are as good as before.',
  },
  {
    number: (plan) =>
      postsAt(plan, 'officers') +
      postsAt(plan, 'services') +
      (plan.region.facilitators ? postsAt(plan, 'facilitators') : 0),
    way: 'more',
    message:
      'More posts are taken to cost nothing but money, told only where the cost of a post is given: they take nobody from other work.',
  },
  ...(['officers', 'services', 'seniors'] as const).map(fewerPosts),
  {
    number: ({ after, beside }) =>
      after.reviewers + after.premisesBeds + after.unpaidHours + beside.victimOfficers,
    way: 'more',
    levers: ['reviewers', 'beds', 'unpaid-work', 'victim-officers'],
    message:
      'More to serve those who wait are taken to cost nothing: what is paid for them, and what they would do otherwise, are left out.',
  },
  {
    number: ({ after, beside }) =>
      after.reviewers + after.premisesBeds + after.unpaidHours + beside.victimOfficers,
    way: 'less',
    levers: ['reviewers', 'beds', 'unpaid-work', 'victim-officers'],
    message:
      'Fewer to serve those who wait, or fewer beds, are taken to cost those people alone, as the table of queues says: what comes of it for the public is left out, no key question depends on it, and what is saved is not counted.',
  },
  {
    number: (plan) => (plan.region.facilitators ? postsAt(plan, 'facilitators') : 0),
    way: 'less',
    levers: ['facilitators'],
    message:
      'Fewer facilitators are taken to cost a longer wait and fewer starts, and in delivery no more than an assumed odds ratio in cases that need a programme: what comes of programmes that are not begun is left out.',
  },
  {
    number: ({ after }) => after.programmeReferrals,
    way: 'less',
    message:
      'Fewer requirements for programmes are taken to cost nothing: a case without one is taken not to need one.',
  },
  {
    number: ({ after }) => after.recalls,
    way: 'less',
    message: 'Fewer recalls are taken to cost nothing: what those do who are not recalled is left out.',
  },
  {
    number: ({ after }) => after.reviewsCommissioned,
    way: 'less',
    message: 'Fewer reviews are taken to cost nothing: what they would have taught is left out.',
  },
];

/** Posts that are cut take nobody away. */
function fewerPosts(grade: keyof typeof IN_WORDS): Free {
  return {
    number: (plan) => postsAt(plan, grade),
    way: 'less',
    message: `Fewer posts of ${IN_WORDS[grade]} are taken to cost nobody a job: people leave as they did, and who goes is not replaced while there are more people than posts, so it takes years to see the whole of it.`,
  };
}
