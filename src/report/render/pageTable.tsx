import type { CellTable } from '../document/cells.js';

/** Numbers break only before their brackets: `49%` and `(41 of 84)` stay whole. */
const NO_BREAK = '\u00a0';

/** A table for a page: caption, headings with scope, numbers to the right, notes beneath. */
export function PageTable({ cells: { title, columns, shown, notes } }: { cells: CellTable }) {
  const look = (column: number) => (columns[column]?.align === 'right' ? 'number' : undefined);
  return (
    <div class="scroll">
      <table>
        {title === '' ? null : <caption>{title}</caption>}
        <thead>
          <tr>
            {columns.map(({ key, heading }, c) => (
              <th key={key} scope="col" class={look(c)}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, r) => (
            <tr key={r}>
              {row.map((cell, c) => (
                <td key={columns[c]?.key} class={look(c)}>
                  {look(c) === undefined ? cell : cell.replace(/ (?!\()/g, NO_BREAK)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {notes.map((note) => (
        <p key={note} class="quiet">
          {note}
        </p>
      ))}
    </div>
  );
}
