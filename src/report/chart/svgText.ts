/** Arial at 14 pixels, near enough to leave room. */
export function textWidth(text: string): number {
  return Math.ceil(text.length * 7.2);
}

/** Breaks words into lines of at most `most` characters. */
export function brokenAt(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** XML knows no control characters, not even escaped. */
export function escapeXml(text: string): string {
  return Array.from(text)
    .filter((character) => character >= ' ' || character === '\n' || character === '\t')
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
