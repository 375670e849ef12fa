import { isPossible, keepsSpan, type Span, wholeSpan } from '../../numeric/wholeProgramme.js';
import { refuse } from '../../problem.js';
import { type CountFacts, rootOf } from './countFacts.js';
import { type JointProgramme, jointProgramme } from './countProgramme.js';
import type { JointQuestion } from './jointQuestion.js';

/** What figures force of a joint question: the fewest and the most cases that can meet it, however the answers overlap. */
export interface ForcedFact {
  /** The question, such as `planning=yes & delivery=no`. */
  readonly joint: string;
  readonly least: number;
  readonly most: number;
  /** The smallest set of figures from which both follow, by their paths in the scenario; the number of cases is always used. */
  readonly by: readonly string[];
}

/** The sharp limits of a joint question, in whole cases, with the smallest set of figures that forces them. */
export function jointBounds(facts: CountFacts, question: JointQuestion): ForcedFact {
  const programme = jointProgramme(facts, question);
  const span = wholeSpan(programme.with(new Set(programme.keys)), programme.counted);
  if (span === null) refuseConflict(programme);
  return {
    joint: question.text,
    ...span,
    by: smallestSet(programme, span, withGates(question.names, facts), fewestSets(facts, question, span)),
  };
}

/** Sets of figures up to this many are all tried, smallest first, as long as there are no more than so many. */
const MOST_TRIED = 200;
const MOST_CELLS_TRIED = 200;

/**
 * The smallest set of figures with the same limits: what is not needed is left out one by one, figures of other variables
 * first; then every smaller set is tried, where they are not too many.
 */
function smallestSet(
  programme: JointProgramme,
  span: Span,
  names: readonly string[],
  fewest: number,
): string[] {
  const forces = (keys: readonly string[]) =>
    keepsSpan(programme.with(new Set(keys)), programme.counted, span);
  const isNamed = (key: string) => names.some((name) => key.split('.').includes(name));
  const [own, others] = [programme.keys.filter(isNamed), programme.keys.filter((key) => !isNamed(key))];
  let kept = others.length > 0 && forces(own) ? own : [...others, ...own];
  for (const key of [...kept]) {
    // No set of fewer figures forces it.
    if (kept.length <= fewest) return kept;
    const without = kept.filter((one) => one !== key);
    if (forces(without)) kept = without;
  }
  // Of many kinds of cases each set would take long.
  if (programme.counted.length > MOST_CELLS_TRIED) return kept;
  for (let size = fewest, tried = 0; size < kept.length; size++) {
    for (const keys of subsets(programme.keys, size)) {
      if (++tried > MOST_TRIED) return kept;
      if (forces(keys)) return keys;
    }
  }
  return kept;
}

/** The variables with those whose answers say to which cases they apply. */
function withGates(names: readonly string[], { variables }: CountFacts): string[] {
  const wanted = new Set(names);
  for (const { name, gate } of variables.toReversed()) {
    if (wanted.has(name)) for (const parent of gate?.names ?? []) wanted.add(parent);
  }
  return [...wanted];
}

/** Two answers that no gate joins, and that some cases must have given both of, are forced by a figure of each at least. */
function fewestSets(facts: CountFacts, { names }: JointQuestion, { least }: Span): number {
  const roots = new Set(names.map((name) => rootOf(name, facts)));
  return least > 0 && roots.size === 2 && names.length === 2 ? 2 : 0;
}

/** All subsets of a size. */
function* subsets(keys: readonly string[], size: number, from = 0): Generator<string[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let index = from; index <= keys.length - size; index++) {
    for (const rest of subsets(keys, size - 1, index + 1)) yield [keys[index]!, ...rest];
  }
}

/** Figures that cannot be true together, without any of which the others could. */
function refuseConflict(programme: JointProgramme): never {
  let kept = programme.keys;
  for (const key of programme.keys) {
    const without = kept.filter((one) => one !== key);
    if (!isPossible(programme.with(new Set(without)))) kept = without;
  }
  refuse('cannot-be-true-together', `These figures cannot be true together: ${kept.join(', ')}.`, {
    path: 'joint',
    hint: 'Look them up in their sources.',
  });
}
