import { PAGE, type TextOptions, wrap } from '../../words/textOptions.js';
import type { AnyDocument, Part } from '../document/document.js';
import { plainWords, type Run, runsOf } from '../document/words.js';
import { renderTable } from './textTable.js';

/** A document for a terminal: the sentence first, then its parts in the order given. Charts load only where there is one. */
export async function renderText(
  { title, sentence, notice, parts }: AnyDocument,
  options: TextOptions = PAGE,
): Promise<string> {
  const { ink, width } = options;
  const blocks = [
    ...(notice === undefined ? [] : [wrap(notice, width)]),
    ink.strong(wrap(sentence ?? title, width)),
    ...(await partTexts(parts, options)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function partTexts(parts: readonly Part[], options: TextOptions): Promise<string[]> {
  return Promise.all(parts.map((part) => partText(part, options)));
}

async function partText(part: Part, options: TextOptions): Promise<string> {
  const { ink, width } = options;
  switch (part.kind) {
    case 'table':
      return renderTable(part.cells, options);
    case 'chart':
      return (await import('../chart/registry.js')).renderChart(part.chart, options);
    case 'text':
      return [
        ...(part.heading === null ? [] : [ink.strong(wrap(part.heading, width))]),
        ...runsOf(part.lines).flatMap((run) => runLines(run, width)),
      ].join('\n');
    case 'facts':
      return part.facts.map(({ label, value }) => wrap(`${label}: ${value}`, width, '  ')).join('\n');
    case 'section':
      return [
        ink.strong(wrap(plainWords(part.heading), width)),
        ...(await partTexts(part.parts, options)),
      ].join('\n\n');
  }
}

function runLines({ kind, items }: Run, width: number): string[] {
  return items.map((words, index) => {
    const mark = kind === 'bullets' ? '- ' : kind === 'steps' ? `${index + 1}. ` : '';
    return wrap(mark + plainWords(words), width, ' '.repeat(mark.length));
  });
}
