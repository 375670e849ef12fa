/** Names in a scenario file for texts of people: one word in camelCase each, none of them twice. */
export class NamesFor {
  readonly #taken: Set<string>;

  /** @param taken - names that mean something else where these are written */
  constructor(taken: readonly string[] = []) {
    this.#taken = new Set(taken);
  }

  /** A name that reads like the text, so far as letters of one alphabet allow. */
  of(text: string, otherwise: string): string {
    const wanted = camelCase(text, otherwise);
    let name = wanted;
    for (let number = 2; this.#taken.has(name) || name in {}; number++) name = `${wanted}${ASIDE}${number}`;
    this.#taken.add(name);
    return name;
  }
}

/** Between a name that ends in a digit and its number. */
const ASIDE = 'Number';

const LONGEST = 40;

/** What YAML reads as something else than a name. */
const KEYWORDS: ReadonlySet<string> = new Set(['null', 'true', 'false']);

function camelCase(text: string, otherwise: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['\u2019]/g, '');
  const words = plain.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  let name = '';
  for (const word of words) {
    const next = name === '' ? lowered(word) : `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
    if (name !== '' && name.length + next.length > LONGEST) break;
    name += next;
  }
  const cut = name.slice(0, LONGEST);
  if (cut === '') return otherwise;
  if (KEYWORDS.has(cut)) return `${otherwise}${cut.charAt(0).toUpperCase()}${cut.slice(1)}`;
  return /^[a-z]/.test(cut) ? cut : `${otherwise}${cut}`;
}

/** A word in capitals alone in small letters; else its first letter. */
function lowered(word: string): string {
  return /^[A-Z0-9]+$/.test(word) ? word.toLowerCase() : `${word.charAt(0).toLowerCase()}${word.slice(1)}`;
}
