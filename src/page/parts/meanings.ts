import { describeChart } from '../../report/chart/registry.js';
import type { AnyDocument, Part } from '../../report/document/document.js';
import { plainWords, runsOf } from '../../report/document/words.js';
import type { Meaning } from '../world.js';

/** The words of a glossary that a screen uses, those of its sentences first. */
export function meaningsIn(
  glossary: readonly Meaning[],
  sentences: readonly string[],
  documents: readonly AnyDocument[],
): readonly Meaning[] {
  const said = sentences.join('\n');
  const shown = documents.flatMap(({ title, parts }) => [title, ...parts.flatMap(textsOf)]).join('\n');
  const first = glossary.filter((one) => isIn(one, said));
  return [...first, ...glossary.filter((one) => !first.includes(one) && isIn(one, shown))];
}

function isIn({ word, also }: Meaning, text: string): boolean {
  return [word, ...also].some((one) => new RegExp(`(?<![\\w-])${one}(?![\\w-])`, 'i').test(text));
}

/** What a reader sees of a part but for its numbers. */
function textsOf(part: Part): string[] {
  switch (part.kind) {
    case 'table':
      return [part.cells.title, ...part.cells.columns.map(({ heading }) => heading), ...part.cells.notes];
    case 'chart':
      return [part.chart.title, describeChart(part.chart)];
    case 'text':
      return [part.heading ?? '', ...runsOf(part.lines).flatMap(({ items }) => items.map(plainWords))];
    case 'facts':
      return part.facts.map(({ label }) => label);
    case 'section':
      return part.parts.flatMap(textsOf);
  }
}
