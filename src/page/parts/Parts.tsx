import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CellTable } from '../../report/document/cells.js';
import type { Part } from '../../report/document/document.js';
import { renderCsv } from '../../report/render/csv.js';
import { DocumentParts } from '../../report/render/html.js';
import { PageTable } from '../../report/render/pageTable.js';
import { plural } from '../../words/format.js';
import { Figure } from './Figure.js';
import { Fold } from './Fold.js';
import { fileNameOf, save } from './save.js';

/** A document on the page: pictures and what comes before them in sight, other tables and notes behind their names. */
export function Parts({ parts, level = 2 }: { parts: readonly Part[]; level?: number }) {
  const lead = leadOf(parts);
  return (
    <>
      {parts.map((part, index) => {
        const isLead = index === lead && part.kind === 'table' && part.cells.shown.length <= MOST_ROWS;
        const shown = (
          <DocumentParts
            parts={[part]}
            figure={Figure}
            table={isLead ? OpenTable : FoldedTable}
            level={level}
          />
        );
        return part.kind === 'text' && part.heading !== null && index > lead ? (
          <Fold key={index} name={part.heading}>
            <DocumentParts parts={[{ ...part, heading: null }]} figure={Figure} />
          </Fold>
        ) : (
          <div key={index}>{shown}</div>
        );
      })}
    </>
  );
}

/** Whether anything is behind its name. */
export function hasFolds(parts: readonly Part[]): boolean {
  const lead = leadOf(parts);
  return parts.some((part, index) => {
    if (part.kind === 'section') return true;
    return part.kind === 'table'
      ? index !== lead
      : part.kind === 'text' && part.heading !== null && index > lead;
  });
}

/** A table that leads is in sight up to so many rows. */
const MOST_ROWS = 12;

/** The first picture; where there is none the first table. */
function leadOf(parts: readonly Part[]): number {
  const picture = parts.findIndex(({ kind }) => kind === 'chart');
  return picture === -1 ? parts.findIndex(({ kind }) => kind === 'table') : picture;
}

function FoldedTable({ cells }: { cells: CellTable }) {
  const { title, shown } = cells;
  const name = title === '' ? 'The numbers' : title;
  return (
    <Fold name={name} beside={plural(shown.length, 'row')}>
      <OpenTable cells={{ ...cells, title: '' }} name={name} />
    </Fold>
  );
}

/** A table that takes focus where it is wider than the window, so that the arrow keys move it, and can be saved. */
function OpenTable({ cells, name = cells.title }: { cells: CellTable; name?: string }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const scroller = box.current?.querySelector('.scroll');
    if (scroller == null) return;
    const measure = () => {
      if (scroller.scrollWidth > scroller.clientWidth) {
        scroller.setAttribute('tabindex', '0');
        scroller.setAttribute('role', 'region');
        scroller.setAttribute('aria-label', name);
      } else for (const one of ['tabindex', 'role', 'aria-label']) scroller.removeAttribute(one);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    return () => observer.disconnect();
  }, [name]);
  const csv = () => save(`${fileNameOf(name)}.csv`, 'text/csv;charset=utf-8', renderCsv(cells));
  return (
    <div ref={box}>
      <PageTable cells={cells} />
      <p class="saving">
        <button type="button" aria-label={`Save as CSV: ${name}`} onClick={csv}>
          Save as CSV
        </button>
      </p>
    </div>
  );
}
