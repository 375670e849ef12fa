import { PAGE } from '../../words/textOptions.js';
import { renderChart } from '../chart/registry.js';
import type { CellTable } from '../document/cells.js';
import type { AnyDocument, Part } from '../document/document.js';
import { originOf } from '../document/meta.js';
import { type Run, runsOf, type Span, spansOf, type Words } from '../document/words.js';

/** A document in GitHub's Markdown, for reports; a chart is a code block, and the last line says where all comes from. */
export function renderMarkdown(document: AnyDocument, version: string): string {
  const { title, sentence, notice, parts } = document;
  const blocks = [
    ...(notice === undefined ? [] : [`*${escapeMarkdown(notice)}*`]),
    `# ${escapeMarkdown(title)}`,
    ...(sentence === null ? [] : [blockOf(sentence)]),
    ...parts.flatMap((part) => partBlocks(part, 2)),
    '---',
    blockOf(originOf(document, version)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** A table: title in bold, the cells as people read them, notes beneath. */
export function markdownTable({ title, columns, shown, notes }: CellTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [
    ...(title === '' ? [] : [`**${escapeMarkdown(title)}**`, '']),
    line(columns.map(({ heading }) => heading)),
    `| ${columns.map(({ align }) => (align === 'right' ? '---:' : '---')).join(' | ')} |`,
    ...shown.map(line),
    ...(notes.length === 0 ? [] : ['', ...notes.map((note) => `- ${escapeMarkdown(note)}`)]),
  ].join('\n');
}

function partBlocks(part: Part, level: number): string[] {
  switch (part.kind) {
    case 'table':
      return [markdownTable(part.cells)];
    case 'chart':
      return [codeBlock(renderChart(part.chart, PAGE))];
    case 'text':
      return [
        ...(part.heading === null ? [] : [headingLine(part.heading, level)]),
        ...runsOf(part.lines).flatMap(runBlocks),
      ];
    case 'facts':
      return [
        part.facts
          .map(({ label, value }) => `- **${escapeMarkdown(label)}:** ${escapeMarkdown(value)}`)
          .join('\n'),
      ];
    case 'section':
      return [
        headingLine(part.heading, level),
        ...part.parts.flatMap((inner) => partBlocks(inner, level + 1)),
      ];
  }
}

/** Lines as they are, in a fence that none of them can close. */
function codeBlock(lines: string): string {
  const longest = (lines.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${lines}\n${fence}`;
}

function runBlocks({ kind, items }: Run): string[] {
  const written = items.map(blockOf);
  if (kind === 'paragraphs') return written;
  return [written.map((words) => `${kind === 'steps' ? '1.' : '-'} ${words}`).join('\n')];
}

function headingLine(heading: Words, level: number): string {
  return `${'#'.repeat(level)} ${wordsOf(heading)}`;
}

/** Words that begin a block, where a number or a dash would begin a list, and a line of dashes make a heading. */
function blockOf(words: Words): string {
  return wordsOf(words)
    .replace(/^[-+](?=\s)|^(=+|-+)(?=\s*$)/gm, '\\$&')
    .replace(/^(\d+)([.)])(?=\s)/gm, '$1\\$2');
}

function wordsOf(words: Words): string {
  return spansOf(words).map(spanOf).join('');
}

function spanOf(span: Span): string {
  if (typeof span === 'string') return escapeMarkdown(span);
  if ('strong' in span) return `**${escapeMarkdown(span.strong)}**`;
  if ('quiet' in span) return `*${escapeMarkdown(span.quiet)}*`;
  if ('aside' in span) return `*${escapeMarkdown(span.aside)}:* ${escapeMarkdown(span.says)}`;
  return `[${escapeMarkdown(span.link)}](${encodeURI(span.to)}.md)`;
}

/** Text whose characters mean themselves in Markdown. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#~]|&(?=#?\w+;)/g, '\\$&');
}

function escapeCell(text: string): string {
  return escapeMarkdown(text).replace(/\|/g, '\\|').replace(/\r?\n/g, '<br>');
}
