import type { AssumptionName } from '../region/assumptions.js';
import type { Plan } from '../workforce/plan.js';
import { type Change, changed, type Form } from './quantity.js';

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
  /** Today's value under a plan, in the model's own unit, and as people read it. */
  readonly today: (plan: Plan) => number;
  /** The same for the other numbers that a lever moves along with it. */
  readonly others?: (plan: Plan) => readonly number[];
  readonly show: (value: number) => string;
  /** The plan with the lever moved. Draws of the assumptions may differ, so the result is kept in range. */
  readonly move: (plan: Plan, change: Change) => Plan;
}

/** Words for hundredths of a share, and for percentage points. */
export const PERCENT = ['%', 'percent', 'per cent'];
export const POINTS = ['points', 'point', 'percentage points', 'pp'];

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
export const oneDecimal = (value: number): string => String(Math.round(value * 10) / 10);
export const percent = (value: number): string => `${oneDecimal(value * 100)}%`;

/** A lever that moves assumptions and nothing else. */
export function assumptionLever(
  lever: Omit<Lever, 'today' | 'others' | 'move'>,
  [first, ...others]: readonly [AssumptionName, ...AssumptionName[]],
): Lever {
  const { low, high } = lever.range;
  return {
    ...lever,
    today: (plan) => plan.before[first],
    others: (plan) => others.map((name) => plan.before[name]),
    move: (plan, change) => ({
      ...plan,
      after: {
        ...plan.after,
        ...Object.fromEntries(
          [first, ...others].map((name) => [name, clamp(changed(plan.after[name], change), low, high)]),
        ),
      },
    }),
  };
}

export function leavingLever(
  name: string,
  label: string,
  assumptions: readonly [AssumptionName, ...AssumptionName[]],
  source = 'published for England and Wales, 2021 and 2024; assumed to be the same here',
): Lever {
  return assumptionLever(
    {
      name,
      label,
      unit: '% of staff a year',
      forms: [add(POINTS, '-2 points', 0.01), set(PERCENT, '6%', 0.01), relative('-25%')],
      range: { low: 0, high: 1, words: '0 to 100% a year' },
      source,
      show: percent,
    },
    assumptions,
  );
}
