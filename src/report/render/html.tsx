import type { ComponentChild } from 'preact';
import type { Chart } from '../chart/registry.js';
import type { CellTable } from '../document/cells.js';
import type { AnyDocument, Part, SectionPart } from '../document/document.js';
import { originOf } from '../document/meta.js';
import { type Line, runsOf, type Span, spansOf, textOfSpan, type Words } from '../document/words.js';
import { Figure } from './chartInPage.js';
import { renderPage } from './page.js';
import { PageTable } from './pageTable.js';

/** A document as a page to read or print: its sentence, its parts, and where it comes from. */
export function renderHtml(document: AnyDocument, version: string): string {
  const { title, sentence, parts, notice, partOf } = document;
  return renderPage({
    title: `${title} – ${partOf?.name ?? 'casesim'}`,
    origin: originOf(document, version),
    ...(notice === undefined ? {} : { banner: notice }),
    body: (
      <>
        <h1>{title}</h1>
        {sentence === null ? null : <p class="lead">{sentence}</p>}
        <DocumentParts parts={parts} figure={Figure} />
      </>
    ),
  });
}

interface PartsProps {
  readonly parts: readonly Part[];
  /** What draws a chart: laid out for paper and phone where nothing runs, for the window where something does. */
  readonly figure: (props: { chart: Chart }) => ComponentChild;
  /** What sets a table, where it is not as on paper. */
  readonly table?: (props: { cells: CellTable }) => ComponentChild;
  readonly level?: number;
}

/** The parts of a document, in a page that stands alone or one that answers. */
export function DocumentParts({ parts, figure, table = PageTable, level = 2 }: PartsProps) {
  return (
    <>
      {parts.map((part, index) => (
        <PagePart key={index} part={part} figure={figure} table={table} level={level} />
      ))}
    </>
  );
}

function PagePart({ part, ...how }: Required<Omit<PartsProps, 'parts'>> & { part: Part }) {
  const { figure: Figure, table: Table, level } = how;
  switch (part.kind) {
    case 'table':
      return <Table cells={part.cells} />;
    case 'chart':
      return <Figure chart={part.chart} />;
    case 'text':
      return (
        <section>
          {part.heading === null ? null : <Heading level={level} words={part.heading} />}
          <Lines lines={part.lines} />
        </section>
      );
    case 'facts':
      return (
        <dl>
          {part.facts.map(({ label, value }) => (
            <>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </>
          ))}
        </dl>
      );
    case 'section':
      return <Section section={part} {...how} />;
  }
}

const ON_PAPER = { runOn: undefined, together: 'entry', ownPage: 'sheet' } as const;

interface SectionProps extends Required<Omit<PartsProps, 'parts'>> {
  readonly section: SectionPart;
}

function Section({ section, level, ...how }: SectionProps) {
  const { heading, parts, onPaper } = section;
  const Element = onPaper === 'ownPage' ? 'article' : 'section';
  return (
    <Element class={ON_PAPER[onPaper]}>
      <Heading level={level} words={heading} />
      <DocumentParts parts={parts} {...how} level={level + 1} />
    </Element>
  );
}

function Heading({ level, words }: { level: number; words: Words }) {
  const Element = level <= 2 ? 'h2' : level === 3 ? 'h3' : 'h4';
  return (
    <Element>
      <Spans words={words} />
    </Element>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <>
      {runsOf(lines).map(({ kind, items }, run) => {
        const Item = kind === 'paragraphs' ? 'p' : 'li';
        const inner = items.map((words, index) => (
          <Item key={index}>
            <Spans words={words} />
          </Item>
        ));
        if (kind === 'paragraphs') return inner;
        return kind === 'bullets' ? <ul key={run}>{inner}</ul> : <ol key={run}>{inner}</ol>;
      })}
    </>
  );
}

function Spans({ words }: { words: Words }) {
  return (
    <>
      {spansOf(words).map((span, index) => (
        <SpanElement key={index} span={span} />
      ))}
    </>
  );
}

function SpanElement({ span }: { span: Span }) {
  if (typeof span === 'string') return <>{span}</>;
  if ('strong' in span) return <strong>{span.strong}</strong>;
  if ('quiet' in span) return <span class="faint">{span.quiet}</span>;
  if ('aside' in span) return <span class="aside">{textOfSpan(span)}</span>;
  return <a href={`${encodeURI(span.to)}.html`}>{span.link}</a>;
}
