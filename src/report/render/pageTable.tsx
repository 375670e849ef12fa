import type { CellTable } from '../document/cells.js';
import type { CellLook } from '../document/table.js';

/** Numbers break only before their brackets: `49%` and `(41 of 84)` stay whole. */
const NO_BREAK = '\u00a0';

/** So many columns are set smaller and closer, to be within a page. */
const MANY_COLUMNS = 7;

/** A table for a page: caption, headings with scope, numbers to the right, notes beneath. */
export function PageTable({ cells }: { cells: CellTable }) {
  const { title, columns, shown, notes, looks } = cells;
  return (
    <div class={columns.length < MANY_COLUMNS ? 'scroll' : 'scroll many'}>
      <table class={looks === undefined ? undefined : 'ruled'}>
        {title === '' ? null : <caption>{title}</caption>}
        <thead>
          <tr>
            {columns.map(({ key, heading, align }) =>
              heading === '' ? (
                <td key={key} />
              ) : (
                <th key={key} scope="col" class={align === 'right' ? 'number' : undefined}>
                  {heading}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, r) => (
            <tr key={r} class={looks?.[r]?.includes('group') ? 'group' : undefined}>
              {row.map((text, c) => (
                <Cell
                  key={columns[c]?.key}
                  text={text}
                  align={columns[c]?.align}
                  look={looks?.[r]?.[c] ?? null}
                />
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

interface CellProps {
  readonly text: string;
  readonly align: 'left' | 'right' | undefined;
  readonly look: CellLook | null;
}

function Cell({ text, align, look }: CellProps) {
  if (look === 'heading' || look === 'group') return <th scope="row">{text}</th>;
  if (align !== 'right') return <td class={look ?? undefined}>{text}</td>;
  return <td class={['number', look ?? ''].join(' ').trim()}>{text.replace(/ (?!\()/g, NO_BREAK)}</td>;
}
