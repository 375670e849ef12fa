import { mostOf } from '../../../numeric/extremes.js';
import { lettering, lineHeight, linesOf, textWidth } from './lettering.js';
import { DARK_BLUE, INK, PAPER, QUIET } from './palette.js';
import { line, tag } from './tag.js';

/** What one look in a picture means. */
export interface KeyItem {
  readonly label: string;
  readonly mark: keyof typeof MARKS | 'none';
  readonly colour: string;
  readonly dash?: string;
}

/** The key above a picture, as many items to a line as fit between `left` and `right`; how high it is. */
export function drawKey(
  items: readonly KeyItem[],
  { left, right, top }: { left: number; right: number; top: number },
): { markup: string; height: number } {
  let [x, y, rowHeight] = [left, top, 0];
  const drawn = items.map(({ label, mark, colour, dash = '' }) => {
    const indent = mark === 'none' ? 0 : MARK + 8;
    const lines = linesOf(label, right - left - indent);
    const wide =
      indent +
      mostOf(
        lines.map((one) => textWidth(one)),
        0,
      );
    if (x > left && x + wide > right) [x, y, rowHeight] = [left, y + rowHeight, 0];
    const drawnMark = mark === 'none' ? '' : MARKS[mark](x, y + 11, colour, dash);
    const words = lettering(lines, { x: x + indent, y: y + 16, fill: QUIET });
    x += wide + 20;
    rowHeight = Math.max(rowHeight, 6 + Math.max(1, lines.length) * lineHeight());
    return drawnMark + words;
  });
  return { markup: drawn.join(''), height: y + rowHeight - top };
}

/** A diamond round a position: the second mark of a row. */
export function diamond(x: number, y: number, radius: number): string {
  return tag('path', {
    d: `M${x.toFixed(2)},${(y - radius).toFixed(2)}l${radius},${radius}l${-radius},${radius}l${-radius},${-radius}z`,
    ...{ fill: PAPER, stroke: INK, 'stroke-width': 2 },
  });
}

/** A thin line with a cap at either end. */
export function whiskers(from: number, to: number, y: number, colour: string): string {
  const caps = [from, to].map((x) => line([x, y - 6], [x, y + 6], colour, { width: 2 }));
  return line([from, y], [to, y], colour, { width: 2 }) + caps.join('');
}

/** The width of a mark. */
const MARK = 28;

const MARKS = {
  line: (x: number, y: number, colour: string, dash: string) =>
    line([x, y], [x + MARK, y], colour, { width: 2.5, dash }),
  band: (x: number, y: number, colour: string) =>
    tag('rect', { x, y: y - 5, width: MARK, height: 10, fill: colour }),
  whiskers: (x: number, y: number, colour: string) => whiskers(x, x + MARK, y, colour),
  dot: (x: number, y: number, colour: string) =>
    tag('circle', { cx: x + MARK / 2, cy: y, r: 5.5, fill: colour }),
  diamond: (x: number, y: number) => diamond(x + MARK / 2, y, 6),
  box: (x: number, y: number, colour: string) =>
    tag('rect', { x: x + 6, y: y - 8, width: 16, height: 16, fill: colour, stroke: DARK_BLUE }),
  fan: (x: number, y: number, colour: string, dash: string) =>
    tag('rect', { x, y: y - 8, width: MARK, height: 16, fill: colour, 'fill-opacity': 0.18 }) +
    line([x, y], [x + MARK, y], colour, { width: 2.5, dash }),
  outline: (x: number, y: number, colour: string, dash: string) =>
    [y - 7, y + 7].map((edge) => line([x, edge], [x + MARK, edge], colour, { dash: '2 3' })).join('') +
    line([x, y], [x + MARK, y], colour, { width: 2.5, dash }),
} as const;
