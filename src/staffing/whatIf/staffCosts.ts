import { refuse } from '../../problem.js';
import { type Costed, type CostsRequest, readCosts } from '../levers/costs.js';
import { outcomesOf, queuesIn } from '../region/outcomes.js';
import { type EndErrors, quantileErrors, quantilesOf } from '../simulation/fan.js';
import type { Setup } from '../simulation/setup.js';
import type { Simulation } from '../simulation/simulate.js';
import { type PostsOf, postsAt } from '../workforce/plan.js';

/** What the levers cost, at costs of one's own: of one grade, or of all that have one. */
export interface StaffCost {
  /** A grade, or `all`. */
  readonly grade: Costed | 'all';
  readonly label: string;
  /** Pounds a year for one full-time post, as given; null for all. */
  readonly perPost: number | null;
  /** Posts more than without the levers at the inspection, and pounds a year of them; null for trainees, who have none. */
  readonly posts: number | null;
  readonly postsCost: number | null;
  /** Pounds more until the inspection for the people in post, month by month: over the draws. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** Monte Carlo standard error of the median, and those of the ends. */
  readonly error: number;
  readonly endErrors: EndErrors;
}

const GRADES: Readonly<
  Record<Costed, { readonly label: string; readonly outcome: string; readonly posts: PostsOf | null }>
> = {
  po: { label: 'Probation officers', outcome: 'officers', posts: 'officers' },
  pso: { label: 'Probation services officers', outcome: 'services', posts: 'services' },
  spo: { label: 'Senior probation officers', outcome: 'seniors', posts: 'seniors' },
  pqip: { label: 'Trainees (PQiP)', outcome: 'trainees', posts: null },
  facilitators: { label: 'Programme facilitators', outcome: 'facilitators', posts: 'facilitators' },
};

/**
 * What the change costs: posts more at the inspection, and people in post until then.
 *
 * @throws ArgumentError for costs that cannot be, and for facilitators where none are published
 */
export function staffCosts(
  setup: Setup,
  { baseline, whatIf, draws }: Simulation,
  inspectAt: number,
  request: CostsRequest,
): StaffCost[] {
  const costs = Object.entries(readCosts(request)) as [Costed, number][];
  if (costs.length === 0) return [];
  const outcomes = outcomesOf(setup.scenario, queuesIn(setup.region.queues));
  const total = new Float64Array(draws);
  const rows = costs.map(([grade, perPost]): StaffCost => {
    const { label, outcome, posts } = GRADES[grade];
    const index = outcomes.findIndex(({ name }) => name === outcome);
    if (index < 0) {
      const message = `No numbers of ${label.toLowerCase()} are published for ${setup.scenario.id}, so they cannot have a cost.`;
      refuse('no-queue', message, { path: grade });
    }
    const spent = spentOn(baseline[index]!, whatIf[index]!, draws, inspectAt, perPost);
    for (let draw = 0; draw < draws; draw++) total[draw] = total[draw]! + spent[draw]!;
    const more = posts === null ? null : morePosts(setup, posts, inspectAt);
    return {
      grade,
      label,
      perPost,
      posts: more,
      postsCost: more === null ? null : more * perPost,
      ...overDraws(spent),
    };
  });
  if (rows.length === 1) return rows;
  const postsCost = rows.reduce((sum, row) => sum + (row.postsCost ?? 0), 0);
  return [
    ...rows,
    {
      grade: 'all',
      label: 'All of these',
      perPost: null,
      posts: null,
      postsCost,
      ...overDraws(total),
    },
  ];
}

/** Some pounds over the draws, with the Monte Carlo standard error of each quantile. */
function overDraws(pounds: Float64Array): Pick<StaffCost, 'low' | 'middle' | 'high' | 'error' | 'endErrors'> {
  const { low, middle, high } = quantileErrors(pounds);
  return { ...quantilesOf(pounds), error: middle, endErrors: { low, high } };
}

/** Pounds more in each draw for people in post, each month a twelfth of a year. */
function spentOn(
  baseline: Float64Array,
  whatIf: Float64Array,
  draws: number,
  inspectAt: number,
  perPost: number,
): Float64Array {
  const rows = whatIf.length / draws;
  return Float64Array.from({ length: draws }, (_, draw) => {
    let months = 0;
    for (let month = 0; month < inspectAt; month++) {
      months += whatIf[draw * rows + month]! - baseline[draw * rows + month]!;
    }
    return (months * perPost) / 12;
  });
}

/** Posts at the inspection beyond those without levers, of today's number. */
function morePosts({ baseline, central, whatIf }: Setup, grade: PostsOf, inspectAt: number): number {
  const before = baseline(central);
  const stretch = whatIf(before).findLast(({ from }) => from <= inspectAt)!;
  return postsAt(stretch.plan, grade) - postsAt(before, grade);
}
