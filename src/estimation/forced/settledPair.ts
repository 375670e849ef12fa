import { leastOf, mostOf } from '../../numeric/extremes.js';
import { countsInWords } from '../../scenario/figures/words.js';
import { type CountedGate, type CountFacts, type CountRule, rootOf } from './countFacts.js';
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
  return {
    joint: text,
    least,
    most: Math.min(first.highest, second.highest),
    by: [...new Set([...first.keys, ...second.keys])],
  };
}

interface Counted {
  /** Of the figure, after those that say to how many cases its question applies, if it does not. */
  readonly keys: readonly string[];
  readonly lowest: number;
  readonly highest: number;
}

/** How many cases gave an answer by the one figure that says so: its own, or that of the only other answer. */
function counted({ name, level }: OneAnswer, facts: CountFacts): Counted | null {
  const { cases, variables, rules } = facts;
  const variable = variables.find((known) => known.name === name);
  if (variable === undefined) return null;
  const isPair = variable.levels.length === 2;
  const stated = rules.filter((rule) => rule.variable === name);
  const own = isPair ? stated : stated.filter((rule) => rule.level === level);
  const [first] = own;
  const ofs = new Set(own.flatMap(({ of }) => of ?? []));
  const behind = variable.gate !== null && ofs.size === 0 ? passing(variable.gate, facts) : null;
  const [whole] = variable.gate === null ? [cases] : behind === null ? ofs : [behind.lowest];
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
  const isOwn = first.level === level;
  const isCount = own.every(({ count }) => count !== null);
  const keys = [...(behind === null || (isOwn && isCount) ? [] : behind.keys), first.key];
  return isOwn ? { keys, lowest, highest } : { keys, lowest: whole - highest, highest: whole - lowest };
}

/** How many cases pass a gate, where one answer opens it and is counted exactly. */
function passing({ names, isOpen }: CountedGate, facts: CountFacts): Counted | null {
  const [name = '', ...others] = names;
  const levels = facts.variables.find((known) => known.name === name)?.levels ?? [];
  const [level, ...more] = others.length > 0 ? [] : levels.filter((one) => isOpen(() => one));
  const found = level === undefined || more.length > 0 ? null : counted({ name, level }, facts);
  return found?.lowest === found?.highest ? found : null;
}

function rangeOf({ count, low, high }: CountRule, whole: number): Omit<Counted, 'keys'> | null {
  if (count !== null) return { lowest: count, highest: count };
  return low === null || high === null ? null : countsInWords({ low, high, named: low }, whole);
}
