/** The same words, the first letter a capital: `Assessment`. */
export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A title as a sentence of its own, before another: with a full stop, unless it ends with a mark already. */
export function asSentence(title: string): string {
  return /[.!?…:]["'”’)]?$/.test(title.trim()) ? title.trim() : `${title.trim()}.`;
}

/** The same words as they are inside a sentence, `assessment`; an abbreviation stays as it is. */
export function lowered(text: string): string {
  return /^\p{Lu}(?![\p{Lu}\d])/u.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}
