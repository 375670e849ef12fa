import { renderSvg } from '../chart/charts.js';
import type { Document, Part } from '../document/document.js';
import { metaOf } from '../document/meta.js';
import { Figure, renderPage } from './page.js';
import { PageTable } from './pageTable.js';

/** A document as a page to read or print: the sentence, tables and charts, and where it comes from. */
export function renderDocumentPage(document: Document, version: string): string {
  const { sentence, parts } = document;
  return renderPage({
    title: `casesim ${document.command}`,
    origin: originOf(document, version),
    body: (
      <>
        <h1>casesim {document.command}</h1>
        <p class="lead">{sentence}</p>
        {parts.map((part, index) => (
          <AnswerPart key={index} part={part} />
        ))}
      </>
    ),
  });
}

/** One line that says where a document comes from: version, scenario and its hash, seed. */
function originOf(document: Document, version: string): string {
  const { scenarios = [], seed } = document;
  const named = scenarios.map(({ id, hash }) => `scenario ${id} (${hash.slice(0, 12)})`);
  const seeded = seed === undefined ? [] : [`seed ${seed}`];
  return [`casesim ${metaOf(document, version).casesim}`, ...named, ...seeded].join(' · ');
}

function AnswerPart({ part }: { part: Part }) {
  if (part.kind === 'table') return <PageTable cells={part.cells} />;
  if (part.kind === 'chart') return <Figure svg={renderSvg(part.chart)} />;
  const bullets = part.lines.every((line) => line.startsWith('- '));
  return (
    <section>
      {part.heading === null ? null : <h2>{part.heading}</h2>}
      {bullets ? (
        <ul>
          {part.lines.map((line) => (
            <li key={line}>{line.slice(2)}</li>
          ))}
        </ul>
      ) : (
        part.lines.map((line) => <p key={line}>{line}</p>)
      )}
    </section>
  );
}
