/** What a paragraph, a list item or a heading says: plain, or spans of which some are set in a way of their own. */
export type Words = string | readonly Span[];

export type Span =
  | string
  | { readonly strong: string }
  /** Of less weight than the words around it. */
  | { readonly quiet: string }
  /** A remark of less weight under its label, on a line of its own where the format has lines. */
  | { readonly aside: string; readonly says: string }
  /** Another document of the same folder, by its name without an ending. */
  | { readonly link: string; readonly to: string };

/** A line of a text: a paragraph, or an item of the list that the items beside it make up. */
export type Line = Words | { readonly bullet: Words } | { readonly step: Words };

export function bullet(words: Words): Line {
  return { bullet: words };
}

/** An item of a numbered list. */
export function step(words: Words): Line {
  return { step: words };
}

export function spansOf(words: Words): readonly Span[] {
  return typeof words === 'string' ? [words] : words;
}

/** The words alone. */
export function plainWords(words: Words): string {
  return spansOf(words).map(textOfSpan).join('');
}

export function textOfSpan(span: Span): string {
  if (typeof span === 'string') return span;
  if ('strong' in span) return span.strong;
  if ('quiet' in span) return span.quiet;
  return 'aside' in span ? `${span.aside}: ${span.says}` : span.link;
}

/** Lines in runs of one kind, so that list items that follow each other are one list. */
export function runsOf(lines: readonly Line[]): readonly Run[] {
  const runs: { kind: Run['kind']; items: Words[] }[] = [];
  for (const line of lines) {
    const { kind, words } = readLine(line);
    const last = runs.at(-1);
    if (last?.kind === kind) last.items.push(words);
    else runs.push({ kind, items: [words] });
  }
  return runs;
}

export interface Run {
  readonly kind: 'paragraphs' | 'bullets' | 'steps';
  readonly items: readonly Words[];
}

function readLine(line: Line): { kind: Run['kind']; words: Words } {
  if (typeof line === 'object' && 'bullet' in line) return { kind: 'bullets', words: line.bullet };
  if (typeof line === 'object' && 'step' in line) return { kind: 'steps', words: line.step };
  return { kind: 'paragraphs', words: line };
}
