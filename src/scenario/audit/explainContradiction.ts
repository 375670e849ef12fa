import { firstWhole } from '../../numeric/firstWhole.js';
import type { Declaration, DeclaredVariable } from '../declare/declaration.js';
import { nearestPercentages } from '../figures/feasibleCounts.js';
import { printFigure, printPlaces } from '../figures/printFigure.js';
import type { Figure } from '../scenario.js';
import {
  type Bounds,
  type CountedFigure,
  type CountNetwork,
  countsAllowed,
  namedWhole,
  propagate,
} from './countNetwork.js';

/** Figures that cannot all be true of one sample. */
export interface Contradiction {
  readonly code:
    | 'impossible-percentage'
    | 'sources-differ'
    | 'shares-do-not-add-up'
    | 'larger-than-whole'
    | 'applies-to-nothing'
    | 'cannot-be-true-together';
  readonly figures: readonly Figure[];
  readonly explanation: string;
  readonly hint: string;
}

/** A set of figures that contradict each other, and what the others say once one of them is left out. */
interface Conflict {
  readonly declaration: Declaration;
  readonly network: CountNetwork;
  readonly members: readonly CountedFigure[];
  readonly without: (member: CountedFigure) => readonly Bounds[] | null;
}

const LOOK_FOR_READING = 'One of them may be out of different cases than it seems: look for another reading.';

/** Says why a smallest set of contradicting figures cannot be true, in the plainest words that fit it. */
export function explainContradiction(
  declaration: Declaration,
  network: CountNetwork,
  core: ReadonlySet<number>,
): Contradiction {
  const members = network.figures.filter((_, index) => core.has(index));
  const conflict: Conflict = {
    declaration,
    network,
    members,
    without: (member) => propagate(network, (index) => core.has(index) && network.figures[index] !== member),
  };
  for (const explain of [impossible, nothingLeft, differingSources, shares, ratio, whole]) {
    const contradiction = explain(conflict);
    if (contradiction !== undefined) return contradiction;
  }
  const list = members.map(({ figure }) => quoted(figure)).join('; ');
  return {
    ...about(conflict, 'cannot-be-true-together'),
    explanation: `These figures cannot all be true of ${network.sample} cases: ${list}.`,
    hint: 'Look up each of them in its source.',
  };
}

function about({ members }: Conflict, code: Contradiction['code']) {
  return { code, figures: members.map(({ figure }) => figure) };
}

/** One percentage that no whole number of cases gives. */
function impossible(conflict: Conflict): Contradiction | undefined {
  const member = conflict.members.find(({ figure }) => figure.value.kind === 'percent');
  if (member?.figure.value.kind !== 'percent') return undefined;
  const { figure } = member;
  const of = namedWhole(figure) ?? only(conflict.without(member)?.[member.whole]);
  if (of === undefined || of === 0 || !isEmpty(countsAllowed(figure, of))) return undefined;
  const { percent } = member.figure.value;
  const { rounding = 'half-up' } = figure;
  const near = nearestPercentages({ percent, of, rounding }).map(
    ({ percent: possible, count }) => `${possible}% (${count})`,
  );
  return {
    ...about(conflict, 'impossible-percentage'),
    explanation: `${figure.label} cannot be ${percent}% of ${of} cases: no whole number of them prints so.`,
    hint: `The nearest that ${of} cases allow: ${near.join(' and ')}.`,
  };
}

/** A figure that leaves no case for what is behind it. */
function nothingLeft(conflict: Conflict): Contradiction | undefined {
  const { declaration, network, members } = conflict;
  const [member, another] = members;
  if (member === undefined || another !== undefined) return undefined;
  const { figure } = member;
  const name = declaration.variables[member.variable]?.name;
  const behind = declaration.variables
    .filter(({ gate }) => gate?.variable === name)
    .map(({ label }) => label);
  const allowed = countsAllowed(figure, network.sample);
  const isAllOrNone = allowed.highest === 0 || allowed.lowest === network.sample;
  if (behind.length === 0 || isEmpty(allowed) || !isAllOrNone) return undefined;
  return {
    ...about(conflict, 'applies-to-nothing'),
    explanation: `${quoted(figure)} leaves no case to which "${behind.join('", "')}" applies.`,
    hint: 'Remove what applies to no case.',
  };
}

/** Two printings of one quantity. */
function differingSources(conflict: Conflict): Contradiction | undefined {
  const [first, second, third] = conflict.members;
  if (first === undefined || second === undefined || third !== undefined) return undefined;
  if (first.counted !== second.counted) return undefined;
  const [one, other] = [first, second].map(({ figure }) => `${printFigure(figure)}${printPlaces(figure)}`);
  const size = conflict.without(second)?.[first.whole];
  const cases = first.figure.value.kind === 'count' ? first.figure.value.count : undefined;
  const tooMany = size !== undefined && cases !== undefined && cases > second.allowed(size.highest).highest;
  const more = tooMany
    ? ` ${cases} at ${printFigure(second.figure)} would take at least ${casesNeeded(conflict, second, cases)} ${casesRelevant(conflict.declaration, second.variable)}, and there are at most ${size.highest}.`
    : '';
  return {
    ...about(conflict, 'sources-differ'),
    explanation: `${first.figure.label} is printed as ${one} and as ${other}, which cannot both be right.${more}`,
    hint: 'Keep the one that is right, and put the other under readings with the reason it is not used.',
  };
}

/** How many cases there would have to be for a share of them to cover so many. */
function casesNeeded({ network }: Conflict, { allowed }: CountedFigure, cases: number): number {
  return firstWhole(1, 1000 * (network.sample + 1), (size) => allowed(size).highest >= cases);
}

/** The levels of one variable that do not add up to its cases. */
function shares(conflict: Conflict): Contradiction | undefined {
  const { declaration, network, members } = conflict;
  const last = members.at(-1);
  if (last === undefined) return undefined;
  const variable = declaration.variables[last.variable]!;
  const own = members.filter((member) => member.variable === last.variable);
  const others = new Set(members.filter((member) => member.variable !== last.variable));
  if (own.length < 2 || new Set(own.map(({ level }) => level)).size !== variable.levels.length)
    return undefined;
  const given = propagate(network, (index) => {
    const member = network.figures[index];
    return member !== undefined && others.has(member);
  });
  const relevant = only(given?.[last.whole]);
  if (relevant === undefined) return undefined;
  const bounds = own.map(({ figure }) => countsAllowed(figure, relevant));
  const lowest = bounds.reduce((sum, bound) => sum + bound.lowest, 0);
  const highest = bounds.reduce((sum, bound) => sum + bound.highest, 0);
  const parts = own.map(({ figure }, index) => printCounts(figure, bounds[index]));
  const missing = relevant - highest;
  const verdict = missing > 0 ? `leaving ${missing} unclassified` : `${lowest - relevant} too many`;
  return {
    ...about(conflict, 'shares-do-not-add-up'),
    explanation: `${variable.label}: ${parts.join(' + ')} come to ${printBounds({ lowest, highest })} of ${relevant} cases, ${verdict}.${percentagesAddUp(own)}`,
    hint:
      missing > 0
        ? 'Say where the others are, with a last level notRecorded for instance.'
        : 'Check the shares against the source.',
  };
}

function percentagesAddUp(own: readonly CountedFigure[]): string {
  const percents = own.map(({ figure }) =>
    figure.value.kind === 'percent' ? figure.value.percent : undefined,
  );
  if (percents.some((percent) => percent === undefined)) return '';
  const total = percents.reduce((sum, percent) => sum + Number(percent), 0);
  return ` The percentages add up to ${Number(total.toFixed(6))}%.`;
}

/** A share that would need more cases in all than there can be, or fewer. */
function ratio(conflict: Conflict): Contradiction | undefined {
  const { declaration, members } = conflict;
  for (const member of members) {
    const { figure, counted, whole: all } = member;
    if (figure.value.kind !== 'words' && figure.value.kind !== 'percent') continue;
    const left = conflict.without(member);
    const cases = left?.[counted];
    const size = left?.[all];
    if (cases === undefined || size === undefined) continue;
    const others = members.filter((other) => other !== member).map((other) => quoted(other.figure));
    const because =
      others.length === 0 ? `There are` : `${others.join(' and ')} ${others.length === 1 ? 'means' : 'mean'}`;
    const relevant = casesRelevant(declaration, member.variable);
    const most = countsAllowed(figure, size.highest).highest;
    if (cases.lowest > most) {
      const needed = casesNeeded(conflict, member, cases.lowest);
      return {
        ...about(conflict, 'cannot-be-true-together'),
        explanation: `${because} at least ${cases.lowest} cases of "${figure.label}". At ${printFigure(figure)} that would take at least ${needed} ${relevant}, and there are at most ${size.highest}.`,
        hint: LOOK_FOR_READING,
      };
    }
    const least = countsAllowed(figure, size.lowest).lowest;
    if (cases.highest < least) {
      return {
        ...about(conflict, 'cannot-be-true-together'),
        explanation: `${because} at most ${cases.highest} cases of "${figure.label}". At ${printFigure(figure)} there would be at least ${least}, out of ${printBounds(size)} ${relevant}.`,
        hint: LOOK_FOR_READING,
      };
    }
  }
  return undefined;
}

/** A part larger than its whole, or out of a whole that is not the one its condition gives. */
function whole(conflict: Conflict): Contradiction | undefined {
  const member = conflict.members.at(-1);
  const left = member === undefined ? null : conflict.without(member);
  const size = member === undefined ? undefined : left?.[member.whole];
  const cases = member === undefined ? undefined : left?.[member.counted];
  if (member === undefined || size === undefined || cases === undefined) return undefined;
  const { figure, variable } = member;
  const relevant = casesRelevant(conflict.declaration, variable);
  const named = namedWhole(figure);
  if (named !== null && (named < size.lowest || named > size.highest)) {
    return {
      ...about(conflict, named > size.highest ? 'larger-than-whole' : 'cannot-be-true-together'),
      explanation: `${quoted(figure)} is out of ${named}, but there are ${printBounds(size)} ${relevant}.`,
      hint: 'Check the condition (when) and the number it is out of.',
    };
  }
  if (countsAllowed(figure, size.highest).lowest > size.highest) {
    return {
      ...about(conflict, 'larger-than-whole'),
      explanation: `${quoted(figure)} is more than ${size.lowest === size.highest ? `all ${size.highest} ${relevant}` : `the ${size.highest} ${relevant} that there can be`}.`,
      hint: 'Check the condition (when) and the count.',
    };
  }
  return {
    ...about(conflict, 'cannot-be-true-together'),
    explanation: `${quoted(figure)} does not fit: the other figures leave ${printBounds(cases)} of ${printBounds(size)} ${relevant} for it.`,
    hint: 'Look up each of them in its source.',
  };
}

/** The cases that a variable's figures are out of, in words. */
function casesRelevant({ variables }: Declaration, position: number): string {
  const gate = variables[position]?.gate ?? null;
  if (gate === null) return 'cases in the sample';
  const parent: DeclaredVariable | undefined = variables.find(({ name }) => name === gate.variable);
  const label = parent?.label ?? gate.variable;
  if (parent?.kind === 'binary' && gate.levels.join() === 'yes') return `cases of "${label}"`;
  const levels = gate.levels.map((level) => parent?.levelLabels[parent.levels.indexOf(level)] ?? level);
  return `cases of "${label}: ${levels.join(' or ')}"`;
}

function quoted(figure: Figure): string {
  return `"${figure.label}" (${printFigure(figure)})`;
}

function printCounts(figure: Figure, bounds: Bounds | undefined): string {
  if (bounds === undefined || figure.value.kind === 'count') return printFigure(figure);
  return `${printBounds(bounds)} (${printFigure(figure)})`;
}

function printBounds({ lowest, highest }: Bounds): string {
  return lowest === highest ? `${lowest}` : `${lowest} to ${highest}`;
}

function only(bounds: Bounds | undefined): number | undefined {
  return bounds !== undefined && bounds.lowest === bounds.highest ? bounds.lowest : undefined;
}

function isEmpty({ lowest, highest }: Bounds): boolean {
  return lowest > highest;
}
