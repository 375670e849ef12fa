/** How many columns of a terminal a text takes: two for Chinese, Japanese, Korean and pictures, none for what joins a letter. */
export function columnsOf(text: string): number {
  if (PLAIN_LETTERS.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += columnsOfCharacter(character);
  return columns;
}

/** The most columns that any of several texts takes; 0 without any. */
export function widestOf(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, columnsOf(text)), 0);
}

/** The start of a text that fits in so many columns. */
export function startWithin(text: string, width: number): string {
  let columns = 0;
  let start = '';
  for (const character of text) {
    columns += columnsOfCharacter(character);
    if (columns > width) break;
    start += character;
  }
  return start;
}

/** Filled up with blanks to so many columns. */
export function paddedTo(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, width - columnsOf(text)));
  return side === 'right' ? blanks + text : text + blanks;
}

function columnsOfCharacter(character: string): number {
  if (JOINS.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** Everything below the first combining mark, and the punctuation, arrows and lines that charts are made of. */
const PLAIN_LETTERS = /^[\n -\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u25fc]*$/;
const JOINS = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
/** East Asian Width W and F (Unicode Standard Annex 11), and pictures. */
const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation})$/u;
