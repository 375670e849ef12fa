import { refuse } from '../../problem.js';
import { PAGE, type TextOptions, wrap } from '../../words/textOptions.js';
import { renderChart, renderSvg } from '../chart/charts.js';
import { type Document, mainChart, mainTable, type Part } from '../document/document.js';
import { metaOf } from '../document/meta.js';
import { renderCsv } from './csv.js';
import { renderJson } from './json.js';
import { escapeMarkdown, renderMarkdown } from './markdown.js';
import { renderTable } from './text.js';

export const FORMATS = ['text', 'json', 'csv', 'markdown', 'svg', 'html'] as const;
export type Format = (typeof FORMATS)[number];

export interface RenderOptions extends TextOptions {
  /** The version that `meta` names. */
  readonly version: string;
}

/** A document in any format. HTML loads its libraries only when asked for. */
export async function render(document: Document, format: Format, options: RenderOptions): Promise<string> {
  switch (format) {
    case 'text':
      return renderDocumentText(document, options);
    case 'json':
      return renderJson({ meta: metaOf(document, options.version), ...document.data });
    case 'csv':
      return renderCsv(mainTable(document) ?? lacking(document, 'table'));
    case 'markdown':
      return renderDocumentMarkdown(document);
    case 'svg':
      return renderSvg(mainChart(document) ?? lacking(document, 'chart'));
    case 'html': {
      const { renderDocumentPage } = await import('./documentPage.js');
      return renderDocumentPage(document, options.version);
    }
  }
}

/** The sentence first, then tables, charts and words in the order given. */
export function renderDocumentText({ sentence, parts }: Document, options: TextOptions = PAGE): string {
  const blocks = [
    options.ink.strong(wrap(sentence, options.width)),
    ...parts.map((p) => partText(p, options)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function partText(part: Part, options: TextOptions): string {
  if (part.kind === 'table') return renderTable(part.cells, options);
  if (part.kind === 'chart') return renderChart(part.chart, options);
  const lines = part.lines.map((line) => wrap(line, options.width, line.startsWith('- ') ? '  ' : ''));
  return [
    ...(part.heading === null ? [] : [options.ink.strong(wrap(part.heading, options.width))]),
    ...lines,
  ].join('\n');
}

/** The same in Markdown, for reports; a chart stands as a code block. */
function renderDocumentMarkdown({ sentence, parts }: Document): string {
  const blocks = parts.map((part) => {
    if (part.kind === 'table') return renderMarkdown(part.cells);
    if (part.kind === 'chart') return `\`\`\`\n${renderChart(part.chart, PAGE)}\n\`\`\``;
    const heading = part.heading === null ? '' : `**${escapeMarkdown(part.heading)}**\n\n`;
    return heading + part.lines.join(part.lines.every((line) => line.startsWith('- ')) ? '\n' : '\n\n');
  });
  return `${[sentence, ...blocks].join('\n\n')}\n`;
}

function lacking({ command }: Document, what: 'table' | 'chart'): never {
  refuse(`no-${what}`, `casesim ${command} has no ${what} to give in that format.`, {
    hint: 'Ask for --json or text instead.',
  });
}
