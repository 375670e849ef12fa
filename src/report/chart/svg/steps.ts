import { type Factor, spanOf, stepsOf } from '../parts/factor.js';
import type { Scale } from '../parts/scale.js';
import { acrossOf, type Plot } from './axes.js';
import { lettering, lineHeight, linesOf } from './lettering.js';
import { INK, QUIET } from './palette.js';
import { curve } from './tag.js';

const SIZE = 13;
/** From one level to the next; many levels share the height of the most. */
const STEP = 7;
const MOST_HEIGHT = 42;

/** Step lines under a plot, each under the name of its factor and its levels from the lowest step up. */
export function drawSteps(
  factors: readonly Factor[],
  x: Scale,
  { left, right, bottom }: Plot,
): { readonly markup: string; readonly plots: readonly Plot[] } {
  const across = acrossOf(x, { left, right });
  let y = bottom + 6;
  const drawn = factors.map((factor) => {
    const { names, steps } = stepsOf(factor);
    const words = linesOf(`${factor.label}, upwards: ${names.join(', ')}`, right - left, { size: SIZE });
    const labels = lettering(words, { x: left, y: y + lineHeight(SIZE), size: SIZE, fill: QUIET });
    const height = Math.min(MOST_HEIGHT, STEP * Math.max(1, names.length - 1));
    const top = y + words.length * lineHeight(SIZE) + 9;
    const base = top + height;
    const rise = names.length < 2 ? 0 : height / (names.length - 1);
    const positions = steps.flatMap((step, index) =>
      spanOf(index).map((at) => [across(at), base - step * rise] as const),
    );
    y = base + 4;
    return {
      markup: labels + curve(positions, { colour: INK, dash: '', width: 1.5 }),
      plot: { left, right, top: top - 3, bottom: y },
    };
  });
  return { markup: drawn.map(({ markup }) => markup).join(''), plots: drawn.map(({ plot }) => plot) };
}
