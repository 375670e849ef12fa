import { type Factor, spanOf, stepsOf } from '../parts/factor.js';
import type { Scale } from '../parts/scale.js';
import { Cells, columnOf, legendLines } from './canvas.js';

/** The look of each level, the lowest first; those beyond the last begin anew. */
const BLOCKS = '▁▂▃▄▅▆▇█';
const FIGURES = '123456789';

/** Step lines under a plot `plot` columns wide: for each factor its levels with their looks, then a row of steps. */
export function textSteps(
  factors: readonly Factor[],
  x: Scale,
  {
    plot,
    indent,
    width,
    unicode,
  }: {
    readonly plot: number;
    readonly indent: number;
    readonly width: number;
    readonly unicode: boolean;
  },
): string[] {
  return factors.flatMap((factor) => {
    const { names, steps } = stepsOf(factor);
    const looks = levelLooks(names.length, { unicode });
    if (plot * shortestRun(steps) < LEAST_COLUMNS * steps.length) {
      return legendLines([factor.label, `each in turn: ${names.join(', ')}`], width, indent);
    }
    const cells = new Cells(plot);
    steps.forEach((step, index) => {
      const [from, to] = spanOf(index);
      cells.fill(columnOf(x, from, plot), columnOf(x, to, plot), looks[step]!);
    });
    const key = names.map((name, step) => `${looks[step]} ${name}`);
    return [...legendLines([factor.label, ...key], width, indent), ' '.repeat(indent) + cells];
  });
}

/** A step of fewer columns than this may be drawn at twice the length of its neighbour, or not at all. */
const LEAST_COLUMNS = 2;

/** The fewest combinations with one level before another comes. */
function shortestRun(steps: readonly number[]): number {
  let [shortest, run] = [steps.length, 0];
  steps.forEach((step, index) => {
    run++;
    if (step === steps[index + 1]) return;
    shortest = Math.min(shortest, run);
    run = 0;
  });
  return shortest;
}

/** Blocks as far apart in height as so many levels allow, or figures. */
function levelLooks(levels: number, { unicode }: { readonly unicode: boolean }): string[] {
  if (!unicode) return Array.from({ length: levels }, (_, step) => FIGURES[step % FIGURES.length]!);
  const heights = [...BLOCKS];
  return Array.from({ length: levels }, (_, step) => {
    const share = levels < 2 ? 0 : (step % heights.length) / (Math.min(levels, heights.length) - 1);
    return heights[Math.round(share * (heights.length - 1))]!;
  });
}
