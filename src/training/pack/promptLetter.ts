const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** What the answer sheet calls a prompt by its index under its key question: a to z, then aa, ab and so on. */
export function promptLetter(index: number): string {
  const last = LETTERS.charAt(index % LETTERS.length);
  return index < LETTERS.length ? last : promptLetter(Math.floor(index / LETTERS.length) - 1) + last;
}
