import { type Look, requireGroupPlan, type SettledLooks } from '../../estimation/rules/groupSequential.js';
import { requireTwoStagePlan } from '../../estimation/rules/twoStage.js';
import { CasesimError } from '../../problem.js';
import type { Inquiry, Study } from '../study.js';
import { conditionsOf } from '../world/conditions.js';

/** The plan of an inspection that may stop early, as a study asks for it, and what may be wrong with it. */

export interface StoppingInquiry extends Inquiry {
  readonly kind: 'stopping';
  readonly question: string;
  readonly world: string;
  /** Cases of the first stage; both have those of the design. */
  readonly first: number;
  /** Yes at or below which it stops low, and at or above which it stops high; null for never. */
  readonly stopLow: number | null;
  readonly stopHigh: number | null;
  /** Looks after the first, at so many cases in all. */
  readonly later?: readonly Look[];
  /** Of all the cases, it says high above this many Yes. */
  readonly cut: number;
}

/** The plan with its cut-offs, where its looks are in order: in two stages as ever, in more by the recursion for them. */
export function planOf(
  { first, stopLow, stopHigh, later = [], cut }: StoppingInquiry,
  total: number,
): SettledLooks {
  if (later.length > 0)
    return requireGroupPlan({ looks: [{ cases: first, stopLow, stopHigh }, ...later], total, cut });
  const { first: cases, ...plan } = requireTwoStagePlan({
    first,
    total,
    stopLow: stopLow ?? -1,
    stopHigh,
    cut,
  });
  return { looks: [{ cases, stopLow: plan.stopLow, stopHigh: plan.stopHigh }], total, cut };
}

/** What is wrong with the plan for some number of cases of the designs, each said once. */
export function planProblems(inquiry: StoppingInquiry, study: Study): Set<string> {
  const sizes = new Set(
    conditionsOf(study).flatMap(({ worlds }) =>
      worlds.flatMap(({ world, design }) => (world.name === inquiry.world ? [design.cases] : [])),
    ),
  );
  const problems = [...sizes].flatMap((total) => {
    const misplaced = orderProblems(inquiry, total);
    if (misplaced.length > 0) return misplaced;
    try {
      planOf(inquiry, total);
      return [];
    } catch (error) {
      if (!(error instanceof CasesimError)) throw error;
      return error.problems.map(({ message }) => message);
    }
  });
  return new Set(problems);
}

/** What of the cases and cut-offs is out of order, by the names that they have in a file. */
function orderProblems(
  { first, stopLow, stopHigh, later = [], cut }: StoppingInquiry,
  total: number,
): string[] {
  const looks = [
    { name: 'first', cases: first, stopLow, stopHigh },
    ...later.map((look, index) => ({ name: `later.${index}.cases`, ...look })),
  ];
  const problems = looks.flatMap(({ name, cases, stopLow: low = null, stopHigh: high = null }, index) => {
    const before = looks[index - 1]?.cases ?? 0;
    return [
      cases > before ? [] : `${name} is ${cases}, not above the ${before} of the look before.`,
      cases < total ? [] : `${name} is ${cases}, not below the ${total} cases of the design.`,
      low === null || low < cases ? [] : `stopLow ${low} is not below the ${cases} cases of its look.`,
      high === null || high <= cases ? [] : `stopHigh ${high} is above the ${cases} cases of its look.`,
      low === null || high === null || low < high ? [] : `stopLow ${low} is not below stopHigh ${high}.`,
    ].flat();
  });
  return cut <= total ? problems : [...problems, `cut ${cut} is above the ${total} cases of the design.`];
}
