import type { Scale } from '../parts/scale.js';
import { marginOf, numbersWidth, overhang, type Plot } from './axes.js';
import { lettering, lineHeight, linesOf } from './lettering.js';
import { QUIET } from './palette.js';

/** Panels one under the other on the same axes, each under its name; without names, one panel. */
export function setPanels({
  names,
  level,
  across,
  width,
  panelHeight,
}: {
  names: readonly string[];
  level: Scale;
  across: Scale;
  width: number;
  panelHeight: number;
}): { plots: readonly Plot[]; words: string; bottom: number } {
  const margin = marginOf(width);
  const left = margin + numbersWidth(level);
  const right = width - margin - Math.max(0, overhang(across).right - margin + 4);
  const label = linesOf(level.label, width - 2 * margin);
  let y = label.length * lineHeight();
  const words = [lettering(label, { x: margin, y: 12, fill: QUIET })];
  const plots = (names.length === 0 ? [''] : names).map((name) => {
    const lines = linesOf(name, right - left, { bold: true });
    words.push(lettering(lines, { x: left, y: y + 18, bold: true }));
    const top = y + lines.length * lineHeight() + 12;
    const bottom = top + panelHeight;
    y = bottom + 8;
    return { left, right, top, bottom };
  });
  return { plots, words: words.join(''), bottom: y - 8 };
}
