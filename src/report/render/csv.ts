import Papa from 'papaparse';
import { requireFinite } from '../../words/format.js';
import type { Cell, CellTable } from '../document/cells.js';

/**
 * A table as CSV (RFC 4180, lines end in CR LF) at full precision under its machine names.
 * Text that a spreadsheet would run as a formula is escaped with an apostrophe; numbers, also negative ones, are not.
 */
export function renderCsv({ columns, values }: CellTable): string {
  return `${csvLine(columns.map(({ key }) => key))}${values.map((row) => csvLine(row.map(noLimitInWords))).join('')}`;
}

/** No limit, of a column that may have none, as other programs read it. */
export const noLimitInWords = (cell: Cell): Cell => (cell === Number.POSITIVE_INFINITY ? 'Infinity' : cell);

/** One CSV line with its ending, for writers that stream. */
export function csvLine(cells: readonly Cell[]): string {
  return `${Papa.unparse([cells.map(csvCell)], { escapeFormulae: FORMULA })}\r\n`;
}

/** Only text is escaped: papaparse sees numbers already written out, so the pattern leaves plain numbers alone. */
const FORMULA = /^(?![-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$)[=+\-@\t\r]/i;

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  return String(typeof cell === 'number' ? requireFinite(cell, 'a cell') : cell);
}
