import type { Position } from '../../problem.js';
import type { Path } from '../../scenario/yaml/path.js';

/**
 * Where the parts of a JSON file are, for those who have to correct it: reading it keeps no positions. An object or a list is
 * looked through once, when something in it is asked for.
 */
export class JsonPositions {
  readonly #text: string;
  readonly #file: string;
  readonly #parts = new Map<number, ReadonlyMap<string, Part>>();

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
  }

  /** Where the value at a path is; the nearest around it where there is none. */
  readonly positionOf = (path: Path): Position => this.#positionAt(this.#partAt(path).value);

  /** Where the key that ends a path is. */
  readonly keyPositionOf = (path: Path): Position => this.#positionAt(this.#partAt(path).key);

  #positionAt(offset: number): Position {
    const before = this.#text.slice(0, offset).split('\n');
    return { file: this.#file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }

  #partAt(path: Path): Part {
    const start = this.#skipSpace(0);
    let part: Part = { key: start, value: start };
    for (const step of path) {
      const inner = this.#partsOf(part.value).get(String(step));
      if (inner === undefined) return part;
      part = inner;
    }
    return part;
  }

  #partsOf(offset: number): ReadonlyMap<string, Part> {
    const known = this.#parts.get(offset);
    if (known !== undefined) return known;
    const parts = new Map<string, Part>();
    const opening = this.#text[offset];
    if (opening === '{' || opening === '[') this.#lookThrough(offset, opening === '{', parts);
    this.#parts.set(offset, parts);
    return parts;
  }

  #lookThrough(offset: number, isObject: boolean, parts: Map<string, Part>): void {
    let at = this.#skipSpace(offset + 1);
    while (this.#text[at] !== '}' && this.#text[at] !== ']') {
      const key = at;
      if (isObject) at = this.#skipSpace(this.#skipSpace(this.#skipValue(at)) + 1);
      const name = isObject ? String(JSON.parse(this.#text.slice(key, this.#skipValue(key)))) : parts.size;
      parts.set(String(name), { key, value: at });
      at = this.#skipSpace(this.#skipValue(at));
      if (this.#text[at] === ',') at = this.#skipSpace(at + 1);
    }
  }

  #skipSpace(offset: number): number {
    return this.#match(/\s*/y, offset);
  }

  /** Behind the value that begins at an offset; behind everything, in what is not JSON. */
  #skipValue(offset: number): number {
    let depth = 0;
    let at = offset;
    do {
      const first = this.#text[at];
      if (first === '{' || first === '[') depth++;
      if (first === '}' || first === ']') depth--;
      at = this.#match(TOKEN, at);
    } while (depth > 0 && at < this.#text.length);
    return at;
  }

  #match(pattern: RegExp, offset: number): number {
    pattern.lastIndex = offset;
    return pattern.test(this.#text) ? pattern.lastIndex : this.#text.length;
  }
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]]|[^"{}[\],\s]+|[,\s]+/y;

/** Where a value begins, and its key; both are the same in a list. */
interface Part {
  readonly key: number;
  readonly value: number;
}
