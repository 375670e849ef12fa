/** One SVG element; coordinates to a hundredth, attributes without a value left out. Content is markup already. */
export function tag(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content = '',
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === 'number' ? coordinate(value) : value}"`],
  );
  return content === ''
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${content}</${name}>`;
}

/** A straight line between two positions. */
export function line(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  stroke: string,
  { width = 1, dash }: { width?: number; dash?: string | undefined } = {},
): string {
  return tag('line', {
    ...{ x1, y1, x2, y2, stroke },
    'stroke-width': width === 1 ? undefined : width,
    'stroke-dasharray': dash === '' ? undefined : dash,
  });
}

/** The path through positions, straight between them. */
export function pathThrough(positions: readonly (readonly [number, number])[]): string {
  return positions
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${coordinate(x)},${coordinate(y)}`)
    .join('');
}

/** A line through positions; one position alone is a dot. */
export function curve(
  positions: readonly (readonly [number, number])[],
  { colour, dash, width }: { colour: string; dash: string; width: number },
): string {
  const [first] = positions;
  if (first === undefined) return '';
  if (positions.length === 1) return dot(first, { colour });
  return tag('path', {
    ...{ d: pathThrough(positions), fill: 'none', stroke: colour, 'stroke-width': width },
    ...{ 'stroke-linejoin': 'round', 'stroke-dasharray': dash === '' ? undefined : dash },
  });
}

/** A dot at a position. */
export function dot([cx, cy]: readonly [number, number], { colour }: { colour: string }): string {
  return tag('circle', { cx, cy, r: 3, fill: colour });
}

function coordinate(value: number): string {
  const rounded = Number(value.toFixed(2));
  return String(rounded === 0 ? 0 : rounded);
}
