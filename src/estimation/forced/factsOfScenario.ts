import { readWords } from '../../scenario/figures/conventions.js';
import { readPercentage } from '../../scenario/figures/feasibleCounts.js';
import type { Fraction } from '../../scenario/figures/words.js';
import type { Figure, Scenario } from '../../scenario/scenario.js';
import type { CountedVariable, CountFacts, CountRule } from './countFacts.js';

/** What the printed figures of a scenario say of its counts; what is assumed says nothing. */
export function factsOfScenario({
  sample,
  variables,
  context,
}: Pick<Scenario, 'sample' | 'variables' | 'context'>): CountFacts {
  const perCase = Object.values(context).flatMap((group) =>
    Object.entries(group).filter(([, figure]) => figure.perCase !== undefined),
  );
  const counted = variables.map(
    ({ name, levels, gate }): CountedVariable => ({
      name,
      levels,
      gate:
        gate === null
          ? null
          : { names: [gate.variable], isOpen: (levelOf) => gate.levels.includes(levelOf(gate.variable)) },
    }),
  );
  const shares = perCase.map(([name]): CountedVariable => ({ name, levels: ['no', 'yes'], gate: null }));
  const rules = variables.flatMap(({ name, levels, figures }) =>
    figures.flatMap((figure, index) => (figure === null ? [] : rulesOf(figure, name, levels[index]!))),
  );
  return {
    cases: sample.cases,
    variables: [...counted, ...shares],
    rules: [...rules, ...perCase.flatMap(([name, figure]) => rulesOf(figure, name, 'yes'))],
  };
}

/** A figure and its other printings, each a rule of its own by the path of the figure. */
function rulesOf(figure: Figure, variable: string, level: string): CountRule[] {
  return [figure, ...figure.also].flatMap((printing): CountRule[] => {
    if (printing.basis === 'assumed') return [];
    const limits = limitsOf(printing);
    const { value, ofSettled } = printing;
    return limits === null || value.kind === 'number'
      ? []
      : [{ key: figure.path, variable, level, of: ofSettled ? null : value.of, ...limits }];
  });
}

function limitsOf({ value, rounding = 'half-up' }: Figure): Pick<CountRule, 'low' | 'high' | 'count'> | null {
  if (value.kind === 'count') return { low: null, high: null, count: value.count };
  if (value.kind === 'words') {
    const quantity = readWords(value.words, value.convention);
    return quantity === undefined ? null : { low: quantity.low, high: quantity.high, count: null };
  }
  const printed = value.kind === 'percent' ? readPercentage(value.percent) : undefined;
  if (printed === undefined) return null;
  const { units, scale } = printed;
  const end = (twice: bigint, { included }: { included: boolean }): Fraction => ({
    top: Number(twice),
    bottom: Number(200n * scale),
    included,
  });
  const isEven = units % 2n === 0n;
  if (rounding === 'truncated')
    return {
      low: end(2n * units, { included: true }),
      high: end(2n * units + 2n, { included: false }),
      count: null,
    };
  // Half-even gives a number halfway to the even one of its neighbours.
  const [lowIncluded, highIncluded] = rounding === 'half-even' ? [isEven, isEven] : [true, false];
  return {
    low: end(2n * units - 1n, { included: lowIncluded }),
    high: end(2n * units + 1n, { included: highIncluded }),
    count: null,
  };
}
