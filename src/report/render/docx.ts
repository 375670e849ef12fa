import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { unzipSync, zipSync } from 'fflate';
import { PAGE } from '../../words/textOptions.js';
import { renderChart } from '../chart/registry.js';
import { QUIET } from '../chart/svg/palette.js';
import type { CellTable } from '../document/cells.js';
import type { AnyDocument, Part, SectionPart } from '../document/document.js';
import { originOf } from '../document/meta.js';
import { visibleDocument } from '../document/visible.js';
import { type Run, runsOf, type Span, spansOf, type Words } from '../document/words.js';

/** A document as a file of a word processor (.docx), to be edited or printed: the same bytes for the same document. */
export async function renderDocx(given: AnyDocument, version: string): Promise<Uint8Array> {
  const document = visibleDocument(given);
  const { title, sentence, parts, notice } = document;
  const numbering = { steps: 0 };
  const file = new Document({
    styles: STYLES,
    numbering: { config: [BULLETS, STEPS] },
    sections: [
      {
        properties: { page: { size: A4, margin: MARGIN } },
        headers: { default: new Header({ children: notice === undefined ? [] : [banner(notice)] }) },
        footers: { default: new Footer({ children: [foot(originOf(document, version))] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: runsIn(title) }),
          ...(sentence === null ? [] : [new Paragraph({ children: runsIn([{ strong: sentence }]) })]),
          ...parts.flatMap((part, index) => blocksOf(part, { level: 1, isFirst: index === 0, numbering })),
        ],
      },
    ],
  });
  const bytes = await Packer.pack(file, 'uint8array', undefined, [
    { path: 'docProps/core.xml', data: properties(title) },
  ]);
  // fflate reads the date in local time, so that it is written alike in every time zone.
  return zipSync(unzipSync(bytes), { mtime: new Date(2000, 0, 1) });
}

type Block = Paragraph | Table;

interface Where {
  readonly level: number;
  readonly isFirst: boolean;
  /** Each numbered list begins with one, and so needs a number of its own. */
  readonly numbering: { steps: number };
}

function blocksOf(part: Part, where: Where): Block[] {
  switch (part.kind) {
    case 'table':
      return tableBlocks(part.cells);
    case 'chart':
      return renderChart(part.chart, PAGE)
        .split('\n')
        .map((line) => new Paragraph({ style: CHART.id, children: runsIn(line) }));
    case 'text':
      return [
        ...(part.heading === null ? [] : [headingOf(part.heading, where.level)]),
        ...runsOf(part.lines).flatMap((run) => linesOf(run, where)),
      ];
    case 'facts':
      return [
        grid(
          part.facts.map(({ label, value }) => [cell(label, { strong: true, width: 32 }), cell(value)]),
          { ruled: false },
        ),
      ];
    case 'section':
      return sectionBlocks(part, where);
  }
}

function sectionBlocks({ heading, parts, onPaper }: SectionPart, where: Where): Block[] {
  const inner = { ...where, level: where.level + 1 };
  return [
    headingOf(heading, where.level, { pageBreakBefore: onPaper === 'ownPage' && !where.isFirst }),
    ...parts.flatMap((part, index) => blocksOf(part, { ...inner, isFirst: index === 0 })),
  ];
}

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

function headingOf(words: Words, level: number, options: { pageBreakBefore?: boolean } = {}): Paragraph {
  const heading = HEADINGS[level - 1] ?? HeadingLevel.HEADING_3;
  return new Paragraph({ heading, keepNext: true, ...options, children: runsIn(words) });
}

function linesOf({ kind, items }: Run, { numbering }: Where): Paragraph[] {
  if (kind === 'paragraphs') return items.map((words) => new Paragraph({ children: runsIn(words) }));
  if (kind === 'steps') numbering.steps += 1;
  const list =
    kind === 'bullets'
      ? { reference: BULLETS.reference, level: 0 }
      : { reference: STEPS.reference, level: 0, instance: numbering.steps };
  return items.map((words) => new Paragraph({ numbering: list, children: runsIn(words) }));
}

function runsIn(words: Words): TextRun[] {
  return spansOf(words).map(runOf);
}

function runOf(span: Span): TextRun {
  if (typeof span === 'string') return new TextRun(span);
  if ('strong' in span) return new TextRun({ text: span.strong, bold: true });
  if ('quiet' in span) return new TextRun({ text: span.quiet, bold: false, color: GREY });
  if ('aside' in span) return new TextRun({ text: `${span.aside}: ${span.says}`, color: GREY, break: 1 });
  return new TextRun(span.link);
}

/** Caption, headings that come again on every page, cells as people read them, notes beneath. */
function tableBlocks({ title, columns, shown, notes, looks }: CellTable): Block[] {
  const head = new TableRow({
    tableHeader: true,
    children: columns.map(({ heading, align }) => cell(heading, { strong: true, align })),
  });
  const rows = shown.map((row, r) =>
    row.map((text, c) => {
      const look = looks?.[r]?.[c];
      const strong = look === 'heading' || look === 'group';
      return cell(text, { strong, align: columns[c]?.align ?? 'left' });
    }),
  );
  return [
    ...(title === '' ? [] : [new Paragraph({ keepNext: true, children: runsIn([{ strong: title }]) })]),
    grid(rows, { head, ruled: true }),
    ...notes.map((note) => new Paragraph({ children: runsIn([{ quiet: note }]) })),
    new Paragraph({ children: [] }),
  ];
}

function grid(
  rows: readonly (readonly TableCell[])[],
  { head, ruled }: { readonly head?: TableRow; readonly ruled: boolean },
): Table {
  const line = { style: ruled ? 'single' : 'none', size: 4, color: 'B1B4B6' } as const;
  const none = { style: 'none', size: 0, color: 'auto' } as const;
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      top: line,
      bottom: line,
      insideHorizontal: line,
      left: none,
      right: none,
      insideVertical: none,
    },
    rows: [
      ...(head === undefined ? [] : [head]),
      ...rows.map((cells) => new TableRow({ cantSplit: true, children: [...cells] })),
    ],
  });
}

function cell(
  text: string,
  {
    strong = false,
    align = 'left',
    width,
  }: { strong?: boolean; align?: 'left' | 'right'; width?: number } = {},
): TableCell {
  return new TableCell({
    ...(width === undefined ? {} : { width: { size: width, type: WidthType.PERCENTAGE } }),
    children: [
      new Paragraph({
        style: CELL.id,
        alignment: align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: runsIn(strong ? [{ strong: text }] : text),
      }),
    ],
  });
}

function banner(notice: string): Paragraph {
  return new Paragraph({ children: runsIn([{ strong: notice }]) });
}

/** Where it comes from, and the page's number. */
function foot(origin: string): Paragraph {
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: A4.width - MARGIN.left - MARGIN.right }],
    children: [
      new TextRun({ text: origin, size: 18, color: GREY }),
      new TextRun({
        size: 18,
        color: GREY,
        children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
      }),
    ],
  });
}

const GREY = QUIET.replace('#', '').toUpperCase();
const A4 = { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) };
const MARGIN = {
  top: convertMillimetersToTwip(20),
  bottom: convertMillimetersToTwip(18),
  left: convertMillimetersToTwip(18),
  right: convertMillimetersToTwip(18),
};

/** In half points: 10.5, as on the printed pages. */
const BODY = 21;

const CELL = {
  id: 'Cell',
  name: 'Cell',
  basedOn: 'Normal',
  paragraph: { spacing: { before: 20, after: 20 } },
};
const CHART = {
  id: 'Chart',
  name: 'Chart',
  basedOn: 'Normal',
  run: { font: 'Courier New', size: 16 },
  paragraph: { spacing: { after: 0 } },
};

const heading = (size: number, before: number) => ({
  run: { font: 'Arial', size, bold: true, color: '0B0C0C' },
  paragraph: { spacing: { before, after: 80 }, keepNext: true },
});

const STYLES = {
  default: {
    document: {
      run: { font: 'Arial', size: BODY, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 100 } },
    },
    title: heading(36, 0),
    heading1: heading(28, 280),
    heading2: heading(23, 200),
    heading3: heading(BODY, 160),
  },
  paragraphStyles: [CELL, CHART],
};

const INDENT = { style: { paragraph: { indent: { left: 400, hanging: 300 }, spacing: { after: 40 } } } };
const BULLETS = {
  reference: 'bullets',
  levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, ...INDENT }],
};
const STEPS = {
  reference: 'steps',
  levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT, ...INDENT }],
};

/** The properties of the file, in place of the library's, which have the time at which it was written. */
function properties(title: string): string {
  const written = '2000-01-01T00:00:00Z';
  const text = title.replace(/[&<>]/g, (sign) => `&#${sign.codePointAt(0)};`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${text}</dc:title><dc:creator>casesim</dc:creator><dc:language>en-GB</dc:language>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${written}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${written}</dcterms:modified></cp:coreProperties>`,
  ].join('');
}
