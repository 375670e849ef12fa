import type { Described } from '../parts/axis.js';
import { isNarrow, marginOf } from './axes.js';
import { drawKey, type KeyItem } from './key.js';
import { escapeXml, lettering, lineHeight, linesOf, onlyXml } from './lettering.js';
import { INK, PAPER, QUIET } from './palette.js';
import { tag } from './tag.js';

/** What a chart draws under its title and key, from the level 0 down. */
export interface Drawing {
  readonly key: readonly KeyItem[];
  readonly markup: string;
  readonly height: number;
}

/** The size of what is at the foot. */
const SMALL = 12;

/** A drawing as an SVG that stands alone: title, key, text alternative, origin; no script, no style sheet, no network. */
export function framed(
  { title, description, origin = '' }: Described & { readonly description: string },
  drawing: Drawing,
  width: number,
): string {
  const margin = marginOf(width);
  const size = isNarrow(width) ? 18 : 20;
  const lines = linesOf(title, width - 2 * margin, { size, bold: true });
  const keyTop = 14 + Math.max(1, lines.length) * lineHeight(size) + 6;
  const key = drawKey(drawing.key, { left: margin, right: width - margin, top: keyTop });
  const top = keyTop + key.height + 8;
  const footLines = linesOf(origin, width - 2 * margin, { size: SMALL });
  const foot = top + drawing.height + 8 + SMALL;
  const height = Math.ceil(top + drawing.height + 16 + footLines.length * lineHeight(SMALL));
  const root = {
    ...{ xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' },
    ...{ 'font-family': 'Arial, Helvetica, sans-serif', 'font-size': 14, fill: INK },
  };
  const content = [
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(origin === '' ? description : `${description} ${origin}`)}</desc>`,
    tag('rect', { width, height, fill: PAPER }),
    lettering(lines, { x: margin, y: 14 + size, size, bold: true }),
    key.markup,
    tag('g', { transform: `translate(0,${top})` }, drawing.markup),
    ...(footLines.length === 0
      ? []
      : [lettering(footLines, { x: margin, y: foot, size: SMALL, fill: QUIET })]),
  ];
  return onlyXml(`${tag('svg', root, `\n${content.join('\n')}\n`)}\n`);
}
