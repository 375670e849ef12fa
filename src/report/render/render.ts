import { ArgumentError } from '../../problem.js';
import { PAGE, type TextOptions, wrap } from '../../words/textOptions.js';
import { renderChart } from '../chart/text.js';
import { type Answer, mainChart, mainTable, type Part } from '../document/document.js';
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

/** An answer in any format. SVG and HTML load their libraries only when asked for. */
export async function render(answer: Answer, format: Format, options: RenderOptions): Promise<string> {
  switch (format) {
    case 'text':
      return renderAnswerText(answer, options);
    case 'json':
      return renderJson({ meta: metaOf(answer, options.version), ...answer.data });
    case 'csv':
      return renderCsv(mainTable(answer) ?? lacking(answer, 'table'));
    case 'markdown':
      return renderAnswerMarkdown(answer);
    case 'svg': {
      const { renderSvg } = await import('../chart/svg.js');
      return renderSvg(mainChart(answer) ?? lacking(answer, 'chart'));
    }
    case 'html': {
      const { renderAnswerPage } = await import('./documentPage.js');
      return renderAnswerPage(answer, options.version);
    }
  }
}

/** The sentence first, then tables, charts and words in the order given. */
export function renderAnswerText({ sentence, parts }: Answer, options: TextOptions = PAGE): string {
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
function renderAnswerMarkdown({ sentence, parts }: Answer): string {
  const blocks = parts.map((part) => {
    if (part.kind === 'table') return renderMarkdown(part.cells);
    if (part.kind === 'chart') return `\`\`\`\n${renderChart(part.chart, PAGE)}\n\`\`\``;
    const heading = part.heading === null ? '' : `**${escapeMarkdown(part.heading)}**\n\n`;
    return heading + part.lines.join(part.lines.every((line) => line.startsWith('- ')) ? '\n' : '\n\n');
  });
  return `${[sentence, ...blocks].join('\n\n')}\n`;
}

function lacking({ command }: Answer, what: 'table' | 'chart'): never {
  throw new ArgumentError([
    {
      code: `no-${what}`,
      message: `casesim ${command} has no ${what} to give in that format.`,
      hint: 'Ask for --json or text instead.',
    },
  ]);
}
