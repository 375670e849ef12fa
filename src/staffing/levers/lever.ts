import type { Assumed, AssumptionName } from '../region/assumptions.js';
import type { QueueName } from '../region/queueAssumptions.js';
import { type Plan, type PostsOf, postsAt } from '../workforce/plan.js';
import { type Form, type Step, stepped } from './quantity.js';

/** One thing about staffing that a what-if can move. */
export interface Lever {
  readonly name: string;
  readonly label: string;
  /** The unit, in words. */
  readonly unit: string;
  readonly forms: readonly Form[];
  /** The values it can be put at, in the model's own unit, and in words. */
  readonly range: { readonly low: number; readonly high: number; readonly words: string };
  /** Where today's value comes from. */
  readonly source: string;
  /** Names of the numbers it moves: two levers that share one cannot both be moved. */
  readonly moves: readonly string[];
  /** Its numbers under a plan in the model's own unit, and as people read them: rounded, and in words. */
  readonly values: (plan: Plan) => readonly number[];
  readonly printed: (value: number) => number;
  readonly show: (value: number) => string;
  /** The queue that it moves, without which it cannot be; none if omitted. */
  readonly queue?: QueueName;
  /** Whether to put it at a value is to move it by an amount, not by a ratio. */
  readonly byAmount?: boolean;
  /** The plan with each number a step on, or a part of it. Draws may differ, so the result is kept in range. */
  readonly move: (plan: Plan, steps: readonly Step[], strength: number) => Plan;
}

/** Words for hundredths of a share, and for percentage points. */
export const PERCENT = ['%', 'percent', 'per cent'];
export const POINTS = ['points', 'point', 'percentage points', 'pp'];
export const POSTS = ['posts', 'post'];

/** Forms: a value to put it at, a step up or down, a change relative to today. */
export const set = (units: string[], example: string, worth = 1): Form => ({
  kind: 'set',
  units,
  example,
  worth,
});
export const add = (units: string[], example: string, worth = 1): Form => ({
  kind: 'add',
  units,
  example,
  worth,
});
export const relative = (example: string): Form => ({
  kind: 'scale',
  units: PERCENT,
  example,
  worth: 1,
});

export const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);

/** A number as it is printed, to one decimal of so many to the unit: percentages have a hundred. */
const roundedTo = (perUnit: number) => (value: number) => Math.round(value * perUnit * 10) / 10 / perUnit;
const oneDecimal = (value: number): string => String(Math.round(value * 10) / 10);
const percent = (value: number): string => `${oneDecimal(value * 100)}%`;

type Shown = Pick<Lever, 'printed' | 'show'>;
/** How numbers are printed: a share as a percentage; others with their unit after them, `worth` of it to one of ours. */
export const SHOWN_AS_PERCENT: Shown = { printed: roundedTo(100), show: percent };
export const shownIn = (unit: string, worth = 1): Shown => ({
  printed: roundedTo(worth),
  show: (value) => {
    const shown = oneDecimal(value * worth);
    // One week, one minute, one post.
    return `${shown} ${shown === '1' ? unit.replace(/^(\w+)s\b/, '$1') : unit}`;
  },
});

/** A lever that moves assumptions and nothing else. */
export function assumptionLever(
  lever: Omit<Lever, 'values' | 'moves' | 'move'>,
  names: readonly AssumptionName[],
): Lever {
  const { low, high } = lever.range;
  return {
    ...lever,
    moves: names,
    values: ({ after }) => names.map((name) => after[name]),
    move: (plan, steps, strength) => {
      const after: { -readonly [Name in keyof Assumed]: Assumed[Name] } = { ...plan.after };
      names.forEach((name, index) => {
        after[name] = clamp(stepped(plan.after[name], steps[index]!, strength), low, high);
      });
      return { ...plan, after };
    },
  };
}

export function leavingLever(
  name: string,
  label: string,
  assumptions: readonly AssumptionName[],
  source = 'published for England and Wales; assumed to be the same here',
): Lever {
  return assumptionLever(
    {
      name,
      label,
      unit: '% of staff a year',
      forms: [add(POINTS, '-2 points', 0.01), set(PERCENT, '6%', 0.01), relative('-25%')],
      range: { low: 0, high: 1, words: '0 to 100% a year' },
      source,
      ...SHOWN_AS_PERCENT,
    },
    assumptions,
  );
}

/** A lever on the posts of one grade. */
export function postsLever(
  grade: PostsOf,
  lever: Pick<Lever, 'name' | 'label' | 'source'> & { readonly examples: readonly [string, string, string] },
): Lever {
  const { examples, ...rest } = lever;
  return {
    ...rest,
    unit: 'posts',
    forms: [relative(examples[0]), add(POSTS, examples[1]), set(POSTS, examples[2])],
    range: { low: 0, high: 10_000, words: '0 to 10,000 posts' },
    moves: [`posts of ${grade}`],
    values: (plan) => [postsAt(plan, grade)],
    ...shownIn('posts'),
    byAmount: true,
    move: (plan, [step], strength) => {
      const { times, more } = plan.posts[grade];
      const posts = {
        times: stepped(times, { ...step!, more: 0 }, strength),
        more: stepped(more, step!, strength),
      };
      return { ...plan, posts: { ...plan.posts, [grade]: posts } };
    },
  };
}
