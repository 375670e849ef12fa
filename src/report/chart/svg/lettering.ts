import { INK, PAPER } from './palette.js';
import { tag } from './tag.js';

/** Words in a picture: how wide they are, where their lines break, and the markup that sets them. */

export interface Lettering {
  readonly x: number;
  /** The baseline of the first line. */
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly fill?: string;
  readonly bold?: boolean;
  /** Paper round the letters, where lines may pass behind them. */
  readonly halo?: boolean;
}

/** Lines of words, one under the other. */
export function lettering(
  lines: readonly string[],
  { x, y, anchor = 'start', size = TEXT, fill = INK, bold = false, halo = false }: Lettering,
): string {
  return lines
    .map((line, index) =>
      tag(
        'text',
        {
          ...{ x, y: y + index * lineHeight(size) },
          'text-anchor': anchor === 'start' ? undefined : anchor,
          'font-size': size === TEXT ? undefined : size,
          'font-weight': bold ? 'bold' : undefined,
          fill: fill === INK ? undefined : fill,
          ...(halo ? { stroke: PAPER, 'stroke-width': 4, 'paint-order': 'stroke' } : {}),
        },
        escapeXml(line),
      ),
    )
    .join('');
}

/** The size of all words but titles. */
const TEXT = 14;

export function lineHeight(size = TEXT): number {
  return Math.round(size * 1.3);
}

/** How much wider the longest line may turn out than Arial: browsers without Arial take DejaVu Sans, the widest. */
export function textWidth(text: string, size = TEXT, { bold = false }: { bold?: boolean } = {}): number {
  const ems = Array.from(text).reduce((sum, character) => sum + emOf(character), 0);
  return Math.ceil(ems * size * (bold ? 1.13 : 1));
}

/** Words in lines no wider than `width`: broken at spaces, and within a word only where it is longer than a line. */
export function linesOf(
  text: string,
  width: number,
  { size = TEXT, bold = false }: { size?: number; bold?: boolean } = {},
): string[] {
  const fits = (words: string) => textWidth(words, size, { bold }) <= width;
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(...pieces(word, fits));
  }
  return lines;
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Without the characters that XML 1.0 knows in no form: most control characters, halves of surrogate pairs. */
export function onlyXml(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}

function emOf(character: string): number {
  const known = EMS.get(character);
  if (known !== undefined) return known;
  return character < '\u0300' ? 0.8 : 1.05;
}

/** Advance widths in DejaVu Sans, rounded up, as parts of the font size. */
const EMS = new Map(
  Object.entries({
    '30': "'IJijl",
    '35': " ,./:;\\|\u00a0·'",
    '40': '()-[]ft',
    '45': '!r',
    '50': '"*_`–',
    '55': '?csz',
    '60': 'FLkvxy',
    '65': '$0123456789EPSTYabdeghnopqu{}',
    '70': 'ABCKRVXZ',
    '75': 'NU',
    '80': '&DGHOQ',
    '85': '#+<=>^w~×≥≤',
    '90': 'M',
    '100': '%@Wm…',
  }).flatMap(([hundredths, characters]) =>
    Array.from(characters, (character) => [character, Number(hundredths) / 100] as const),
  ),
);

/** A word cut into pieces that fit; at least one character each. */
function pieces(word: string, fits: (text: string) => boolean): string[] {
  if (fits(word)) return [word];
  const cut: string[] = [''];
  for (const character of word) {
    const last = cut.at(-1) ?? '';
    if (last === '' || fits(last + character)) cut[cut.length - 1] = last + character;
    else cut.push(character);
  }
  return cut;
}
