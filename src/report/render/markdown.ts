import type { CellTable } from '../document/cells.js';

/** A table in GitHub's Markdown: title in bold, the cells as people read them, notes beneath. */
export function renderMarkdown({ title, columns, shown, notes }: CellTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [
    ...(title === '' ? [] : [`**${escapeMarkdown(title)}**`, '']),
    line(columns.map(({ heading }) => heading)),
    `| ${columns.map(({ align }) => (align === 'right' ? '---:' : '---')).join(' | ')} |`,
    ...shown.map(line),
    ...(notes.length === 0 ? [] : ['', ...notes.map((note) => `- ${escapeMarkdown(note)}`)]),
  ].join('\n');
}

/** Text whose characters mean themselves in Markdown. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#]/g, '\\$&');
}

function escapeCell(text: string): string {
  return escapeMarkdown(text).replace(/\|/g, '\\|').replace(/\r?\n/g, '<br>');
}
