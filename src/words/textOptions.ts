import { columnsOf } from './columns.js';

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

/** Breaks a paragraph at spaces; later lines take `indent`, and a word longer than the width stays whole. */
export function wrap(text: string, width: number, indent = ''): string {
  return text
    .split('\n')
    .map((paragraph) => {
      const lines: string[] = [];
      let line = '';
      for (const word of paragraph.split(' ')) {
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
