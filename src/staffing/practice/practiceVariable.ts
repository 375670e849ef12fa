import type { CaseVariable, Effect, Following } from '../../scenario/scenario.js';
import type { Assumed, AssumptionName } from '../region/assumptions.js';

/** What is said of a case variable that the staffing model puts in. */
interface PutIn {
  readonly name: string;
  readonly label: string;
  readonly kind: CaseVariable['kind'];
  readonly levels: readonly string[];
  readonly labels: readonly string[];
  readonly shares: readonly number[];
  readonly follows?: Following;
}

/** A case variable that no file declares: how the staffing model has the cases worked. */
export function practiceVariable({
  name,
  label,
  kind,
  levels,
  labels,
  shares,
  follows,
}: PutIn): CaseVariable {
  return {
    name,
    label,
    kind,
    levels,
    levelLabels: labels,
    meanings: levels.map(() => null),
    section: 'circumstance',
    role: null,
    question: null,
    protectedCharacteristic: false,
    gate: null,
    shares,
    counts: null,
    relevant: null,
    figures: levels.map(() => null),
    basis: 'assumed',
    effects: [],
    ...(follows === undefined ? {} : { follows }),
    note: 'put in by the staffing model',
  };
}

/** The effect on a key question of a variable that the staffing model puts in. */
export function practiceEffect(
  { name, effect }: { readonly name: string; readonly effect: AssumptionName },
  assumed: Assumed,
): Effect {
  const odds = assumed[effect];
  return {
    parent: name,
    odds,
    low: Math.min(1, odds),
    high: Math.max(1, odds),
    why: null,
    position: null,
  };
}
