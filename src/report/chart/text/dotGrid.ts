/** A grid of dots inside character cells: 2 × 4 in Braille (Unicode block U+2800), 1 × 1 in ASCII. */
export class DotGrid {
  private readonly lit: Uint8Array;
  private readonly columns: number;
  private readonly rows: number;

  constructor(
    private readonly width: number,
    height: number,
    private readonly across: 1 | 2,
    private readonly down: 1 | 4,
  ) {
    this.columns = width * across;
    this.rows = height * down;
    this.lit = new Uint8Array(this.columns * this.rows);
  }

  /** A straight line between two positions given as shares of the width and the height. */
  line([x0, y0]: readonly [number, number], [x1, y1]: readonly [number, number]): void {
    const [fromX, toX] = [x0 * (this.columns - 1), x1 * (this.columns - 1)];
    const [fromY, toY] = [y0 * (this.rows - 1), y1 * (this.rows - 1)];
    const steps = Math.max(1, Math.ceil(Math.abs(toX - fromX)), Math.ceil(Math.abs(toY - fromY)));
    for (let step = 0; step <= steps; step++) {
      const share = step / steps;
      const column = Math.round(fromX + (toX - fromX) * share);
      const row = Math.round(fromY + (toY - fromY) * share);
      this.lit[row * this.columns + column] = 1;
    }
  }

  row(row: number, background: string): string {
    let text = '';
    for (let cell = 0; cell < this.width; cell++) text += this.glyph(row, cell, background);
    return text;
  }

  private glyph(row: number, cell: number, background: string): string {
    let pattern = 0;
    for (let dy = 0; dy < this.down; dy++) {
      for (let dx = 0; dx < this.across; dx++) {
        const index = (row * this.down + dy) * this.columns + cell * this.across + dx;
        if (this.lit[index] === 1) pattern |= BRAILLE[dy]![dx]!;
      }
    }
    if (pattern === 0) return background;
    return this.down === 1 ? '*' : String.fromCharCode(0x2800 + pattern);
  }
}

/** The bit of each Braille dot, by row and column. */
const BRAILLE = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;
