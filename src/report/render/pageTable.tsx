import type { CellTable } from '../document/cells.js';
import type { CellLook } from '../document/table.js';

/** Numbers break only before their brackets: `49%` and `(41 of 84)` stay whole. */
const NO_BREAK = '\u00a0';

/** So many columns are set smaller and closer, to be within a page; and fewer where what may not be broken is as wide. */
const MANY_COLUMNS = 7;
const WIDE = 80;
/** Beyond this width in characters, numbers break before their errors and inside their brackets too. */
const WIDEST = 105;

/** A table for a page: caption, headings with scope, numbers to the right, notes beneath. */
export function PageTable({ cells }: { cells: CellTable }) {
  const { title, columns, shown, notes, looks } = cells;
  const width = columns.reduce((sum, { align }, c) => sum + widest(shown, c, align), 0);
  const isMany = columns.length >= MANY_COLUMNS || width > WIDE;
  return (
    <div class={isMany ? 'scroll many' : 'scroll'}>
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
                  breaks={width > WIDEST}
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

/** The characters of the longest part of a column that is not broken. */
function widest(shown: CellTable['shown'], column: number, align: 'left' | 'right' | undefined): number {
  let most = 0;
  for (const row of shown) {
    const text = row[column] ?? '';
    for (const part of (align === 'right' ? whole(text, false) : text).split(' '))
      most = Math.max(most, part.length);
  }
  return most;
}

/** A number whose parts stay whole: it breaks before brackets and after semicolons, and if wanted before `±` and `to`. */
function whole(text: string, breaks: boolean): string {
  const kept = breaks ? / (?!\(|±|to )/g : / (?!\()/g;
  return text
    .split('; ')
    .map((part) => part.replace(kept, NO_BREAK))
    .join('; ');
}

interface CellProps {
  readonly text: string;
  readonly align: 'left' | 'right' | undefined;
  readonly look: CellLook | null;
  readonly breaks: boolean;
}

function Cell({ text, align, look, breaks }: CellProps) {
  if (look === 'heading' || look === 'group') return <th scope="row">{text}</th>;
  if (align !== 'right') return <td class={look ?? undefined}>{text}</td>;
  return <td class={['number', look ?? ''].join(' ').trim()}>{whole(text, breaks)}</td>;
}
