import { leastOf, mostOf } from '../../numeric/extremes.js';
import { countsInWords } from '../../scenario/figures/words.js';
import { type CountFacts, type CountRule, rootOf } from './countFacts.js';
import type { ForcedFact } from './jointBounds.js';

/** An answer to one question. */
export interface OneAnswer {
  readonly name: string;
  readonly level: string;
}

/**
 * What is forced of two answers that no gate joins and each of which one figure counts: Fréchet's limits, which are those of
 * the whole-number programme in a fraction of its time. Null where more than one figure is needed for either, and where no
 * case must have given both, since one figure may then do.
 */
export function settledPair(
  [one, other]: readonly [OneAnswer, OneAnswer],
  text: string,
  facts: CountFacts,
): ForcedFact | null {
  if (rootOf(one.name, facts) === rootOf(other.name, facts)) return null;
  const [first, second] = [counted(one, facts), counted(other, facts)];
  if (first === null || second === null) return null;
  const least = first.lowest + second.lowest - facts.cases;
  if (least <= 0) return null;
  return { joint: text, least, most: Math.min(first.highest, second.highest), by: [first.key, second.key] };
}

interface Counted {
  /** Of the figure. */
  readonly key: string;
  readonly lowest: number;
  readonly highest: number;
}

/** How many cases gave an answer by the one figure that says so: its own, or that of the only other answer. */
function counted({ name, level }: OneAnswer, { cases, variables, rules }: CountFacts): Counted | null {
  const variable = variables.find((known) => known.name === name);
  if (variable === undefined) return null;
  const isPair = variable.levels.length === 2;
  const stated = rules.filter((rule) => rule.variable === name);
  const own = isPair ? stated : stated.filter((rule) => rule.level === level);
  const [first] = own;
  const ofs = new Set(own.flatMap(({ of }) => of ?? []));
  const [whole] = variable.gate === null ? [cases] : ofs;
  if (first === undefined || whole === undefined || [...ofs].some((of) => of !== whole)) return null;
  if (own.some(({ key }) => key !== first.key)) return null;
  const ranges = own.flatMap((rule) => rangeOf(rule, whole) ?? []);
  const [lowest, highest] = [
    mostOf(
      ranges.map((range) => range.lowest),
      0,
    ),
    leastOf(
      ranges.map((range) => range.highest),
      whole,
    ),
  ];
  // Figures of other levels may narrow what this one leaves open.
  if (lowest > highest || (lowest < highest && own.length < stated.length)) return null;
  return first.level === level
    ? { key: first.key, lowest, highest }
    : { key: first.key, lowest: whole - highest, highest: whole - lowest };
}

function rangeOf({ count, low, high }: CountRule, whole: number): Omit<Counted, 'key'> | null {
  if (count !== null) return { lowest: count, highest: count };
  return low === null || high === null ? null : countsInWords({ low, high, named: low }, whole);
}
