import {
  type Bounds,
  type CountedFigure,
  type CountNetwork,
  countsAllowed,
  namedWhole,
  propagate,
  smallest,
} from './countNetwork.js';
import type { Declaration } from './declaration.js';
import { nearestPercentages } from './feasibleCounts.js';
import { printFigure } from './printFigure.js';
import type { Figure } from './scenario.js';

/** Figures that cannot all be true of one sample. */
export interface Contradiction {
  readonly code:
    | 'impossible-percentage'
    | 'shares-do-not-add-up'
    | 'larger-than-whole'
    | 'cannot-be-true-together';
  readonly figures: readonly Figure[];
  readonly explanation: string;
  readonly hint: string;
}

/**
 * Finds figures that cannot be true together: the smallest sets without which the rest would agree.
 *
 * Each set is found by leaving figures out one at a time, earlier ones first, for as long as the rest still
 * contradict each other; then its last figure is set aside and the search goes on.
 */
export function findContradictions(declaration: Declaration, network: CountNetwork): Contradiction[] {
  const found: Contradiction[] = [];
  const aside = new Set<number>();
  while (propagate(network, (index) => !aside.has(index)) === null) {
    const core = new Set([...network.figures.keys()].filter((index) => !aside.has(index)));
    for (const index of [...core]) {
      core.delete(index);
      if (propagate(network, (other) => core.has(other)) !== null) core.add(index);
    }
    const last = Math.max(...core);
    if (core.size === 0) break;
    found.push(explain(declaration, network, [...core]));
    aside.add(last);
  }
  return found;
}

function explain(declaration: Declaration, network: CountNetwork, core: readonly number[]): Contradiction {
  const members = core.flatMap((index) => network.figures[index] ?? []);
  const figures = members.map(({ figure }) => figure);
  return (
    explainImpossible(network, members, core) ??
    explainShares(declaration, network, members) ??
    explainRatio(declaration, network, members, core) ??
    explainWhole(declaration, network, members, core) ?? {
      code: 'cannot-be-true-together',
      figures,
      explanation: `These figures cannot all be true of ${network.sample} cases: ${figures.map((figure) => `${figure.label} (${printFigure(figure)})`).join('; ')}.`,
      hint: 'Look up each of them in its source.',
    }
  );
}

/** One percentage that no whole number of cases gives. */
function explainImpossible(
  network: CountNetwork,
  members: readonly CountedFigure[],
  core: readonly number[],
): Contradiction | undefined {
  const only = members.find(({ figure }) => figure.value.kind === 'percent');
  if (only === undefined) return undefined;
  const without = propagate(network, (index) => core.includes(index) && network.figures[index] !== only);
  const whole = namedWhole(only.figure) ?? settled(without?.[only.whole]);
  if (whole === undefined || whole === 0 || only.figure.value.kind !== 'percent') return undefined;
  const allowed = countsAllowed(only.figure, whole);
  if (allowed.lowest <= allowed.highest) return undefined;
  const { percent } = only.figure.value;
  const rounding = only.figure.rounding ?? 'half-up';
  const near = nearestPercentages({ percent, of: whole, rounding }).map(
    (other) => `${other.percent}% (${other.count})`,
  );
  return {
    code: 'impossible-percentage',
    figures: members.map(({ figure }) => figure),
    explanation: `${only.figure.label} cannot be ${percent}% of ${whole} cases: no whole number of cases prints so.`,
    hint: `The nearest that ${whole} cases allow are ${near.join(' and ')}.`,
  };
}

/** The levels of one variable that do not add up to its cases. */
function explainShares(
  declaration: Declaration,
  network: CountNetwork,
  members: readonly CountedFigure[],
): Contradiction | undefined {
  const position = members[0]?.variable ?? 0;
  const variable = declaration.variables[position];
  const own = members.filter((member) => member.variable === position);
  const others = members.filter((member) => member.variable !== position);
  if (variable === undefined || own.length !== variable.levels.length || own.length < 2) return undefined;
  const gated = new Set(others.map((member) => member.variable));
  if (gated.size > 1 || (others.length > 0 && variable.gate === null)) return undefined;
  const without = propagate(network, (index) => others.includes(network.figures[index] as CountedFigure));
  const relevant = settled(without?.[network.relevantCell(position)]);
  if (relevant === undefined) return undefined;
  const bounds = own.map(({ figure }) => countsAllowed(figure, relevant));
  const lowest = bounds.reduce((sum, { lowest: low }) => sum + low, 0);
  const highest = bounds.reduce((sum, { highest: high }) => sum + high, 0);
  const parts = own.map(({ figure }, index) => printCounts(figure, bounds[index]));
  const total = lowest === highest ? `${lowest}` : `${lowest} to ${highest}`;
  const missing = relevant - highest;
  const leftover = missing > 0 ? `leaving ${missing} unclassified` : `${lowest - relevant} too many`;
  return {
    code: 'shares-do-not-add-up',
    figures: members.map(({ figure }) => figure),
    explanation: `${variable.label}: ${parts.join(' + ')} come to ${total} of ${relevant} cases, ${leftover}.`,
    hint:
      missing > 0
        ? 'Say where the others are, with a last level notRecorded for instance.'
        : 'Check the shares against the source.',
  };
}

/** A share that would need more cases in all than there can be, or fewer. */
function explainRatio(
  declaration: Declaration,
  network: CountNetwork,
  members: readonly CountedFigure[],
  core: readonly number[],
): Contradiction | undefined {
  for (const member of members) {
    const { figure, counted, whole } = member;
    if (figure.value.kind !== 'words' && figure.value.kind !== 'percent') continue;
    const without = propagate(network, (index) => core.includes(index) && network.figures[index] !== member);
    const cases = without?.[counted];
    const all = without?.[whole];
    if (cases === undefined || all === undefined) continue;
    const subject = `${figure.label} (${printFigure(figure)})`;
    const others = members
      .filter((other) => other !== member)
      .map((other) => `${other.figure.label} (${printFigure(other.figure)})`);
    const because = others.length === 0 ? '' : `Given ${others.join(' and ')}, `;
    const relevant = whereRelevant(declaration, member.variable);
    if (cases.lowest > countsAllowed(figure, all.highest).highest) {
      const needed = smallest(
        all.highest,
        100 * network.sample + 100,
        (size) => countsAllowed(figure, size).highest >= cases.lowest,
      );
      return {
        code: 'cannot-be-true-together',
        figures: members.map((other) => other.figure),
        explanation: `${because}${subject} covers at least ${cases.lowest} cases, and would need at least ${needed} ${relevant} for that; there are at most ${all.highest}.`,
        hint: 'One of them is out of a different number of cases than it seems: look for another reading.',
      };
    }
    if (cases.highest < countsAllowed(figure, all.lowest).lowest) {
      return {
        code: 'cannot-be-true-together',
        figures: members.map((other) => other.figure),
        explanation: `${because}${subject} covers at most ${cases.highest} cases, but of at least ${all.lowest} ${relevant} it needs ${countsAllowed(figure, all.lowest).lowest} or more.`,
        hint: 'One of them is out of a different number of cases than it seems: look for another reading.',
      };
    }
  }
  return undefined;
}

/** A part larger than its whole, or out of a whole that is not the one its gate gives. */
function explainWhole(
  declaration: Declaration,
  network: CountNetwork,
  members: readonly CountedFigure[],
  core: readonly number[],
): Contradiction | undefined {
  const member = members.at(-1);
  if (member === undefined) return undefined;
  const { figure } = member;
  const without = propagate(network, (index) => core.includes(index) && network.figures[index] !== member);
  const all = without?.[member.whole];
  if (all === undefined) return undefined;
  const relevant = whereRelevant(declaration, member.variable);
  const available = all.lowest === all.highest ? `${all.lowest}` : `${all.lowest} to ${all.highest}`;
  const named = namedWhole(figure);
  const subject = `${figure.label} (${printFigure(figure)})`;
  const figures = members.map((other) => other.figure);
  if (named !== null && (named < all.lowest || named > all.highest)) {
    const code = named > all.highest ? 'larger-than-whole' : 'cannot-be-true-together';
    const explanation = `${subject} is out of ${named}, but the other figures give ${available} ${relevant}.`;
    return { code, figures, explanation, hint: 'Check the condition (when) and the number it is out of.' };
  }
  if (countsAllowed(figure, all.highest).lowest > all.highest) {
    const explanation = `${subject} is more than all ${available} ${relevant}.`;
    return {
      code: 'larger-than-whole',
      figures,
      explanation,
      hint: 'Check the condition (when) and the count.',
    };
  }
  const left = without?.[member.counted];
  if (left === undefined) return undefined;
  const range = left.lowest === left.highest ? `${left.lowest}` : `${left.lowest} to ${left.highest}`;
  const explanation = `${subject} does not fit: the other figures leave ${range} of ${available} ${relevant} for it.`;
  return {
    code: 'cannot-be-true-together',
    figures,
    explanation,
    hint: 'Look up each of them in its source.',
  };
}

function whereRelevant(declaration: Declaration, position: number): string {
  const gate = declaration.variables[position]?.gate ?? null;
  if (gate === null) return 'cases in the sample';
  const parent = declaration.variables.find(({ name }) => name === gate.variable);
  const levels = gate.levels.map((level) => parent?.levelLabels[parent.levels.indexOf(level)] ?? level);
  return `cases with ${parent?.label ?? gate.variable}: ${levels.join(' or ')}`;
}

function printCounts(figure: Figure, bounds: Bounds | undefined): string {
  if (bounds === undefined) return printFigure(figure);
  const counts =
    bounds.lowest === bounds.highest ? `${bounds.lowest}` : `${bounds.lowest} to ${bounds.highest}`;
  return figure.value.kind === 'count' ? counts : `${counts} (${printFigure(figure)})`;
}

function settled(bounds: Bounds | undefined): number | undefined {
  return bounds !== undefined && bounds.lowest === bounds.highest ? bounds.lowest : undefined;
}
