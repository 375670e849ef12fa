import { columnsOf, startWithin } from './columns.js';

/** How the terminal layer emphasises; plain by default, so that text is the same everywhere else. */
export interface Ink {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

export const PLAIN: Ink = { strong: (text) => text, faint: (text) => text };

export interface TextOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** Box-drawing and plotting characters; ASCII only when false. */
  readonly unicode: boolean;
  readonly ink: Ink;
}

export const PAGE: TextOptions = { width: 100, unicode: true, ink: PLAIN };

/**
 * Breaks a paragraph at spaces; later lines take `indent`. A word longer than the width goes on in the next line, but an address
 * or a path, which is copied as it is, stays whole.
 */
export function wrap(text: string, width: number, indent = ''): string {
  return text
    .split('\n')
    .map((paragraph) => {
      const lines: string[] = [];
      let line = '';
      const most = Math.max(width - indent.length, WIDEST_LETTER);
      for (const word of paragraph.split(' ').flatMap((whole) => piecesToFit(whole, most))) {
        const next = line === '' ? word : `${line} ${word}`;
        if (columnsOf(next) > width && line.trim() !== '') {
          lines.push(line);
          line = indent + word;
        } else line = next;
      }
      return [...lines, line].join('\n');
    })
    .join('\n');
}

function piecesToFit(word: string, width: number): string[] {
  return columnsOf(word) <= width || COPIED.test(word) || word.includes('\u001b')
    ? [word]
    : pieces(word, width);
}

/** An address, a path or an option. */
const COPIED = /[/\\=]|^-/;

/** A word in pieces that are no wider than the width. */
export function pieces(word: string, width: number): string[] {
  const found: string[] = [];
  let rest = word;
  while (columnsOf(rest) > width) {
    const start = startWithin(rest, width);
    found.push(start);
    rest = rest.slice(start.length);
  }
  return [...found, rest];
}

/** The columns of the widest letter, of which one has to fit. */
export const WIDEST_LETTER = 2;
