import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml';
import type { Position, Problem } from '../problem.js';

/** Steps from the top of a document to a value in it. */
export type Path = readonly PropertyKey[];

/** A YAML file as plain data that remembers where everything stood. */
export interface PositionedDocument {
  readonly data: unknown;
  /** Where the value at a path stands; of the nearest enclosing value when nothing stands there. */
  positionOf(path: Path): Position;
  /** Where the key that ends a path stands. */
  keyPositionOf(path: Path): Position;
}

const LARGEST_TEXT = 256 * 1024;
const MOST_VALUES = 20_000;
const DEEPEST = 40;

/** Reads YAML into plain data with positions, or says everything that is wrong with it as YAML. */
export function readDocument(
  text: string,
  file: string,
): { document: PositionedDocument } | { problems: readonly Problem[] } {
  const at = (line: number, column: number): Position => ({ file, line, column });
  const refusal = (code: string, message: string, hint?: string) => ({
    problems: [{ code, message, position: at(1, 1), ...(hint === undefined ? {} : { hint }) }],
  });
  if (text.length > LARGEST_TEXT) {
    return refusal(
      'too-large',
      `The file is too large for a scenario: the limit is ${LARGEST_TEXT / 1024} KiB.`,
    );
  }
  if (text.includes('\0'))
    return refusal('not-text', 'The file is not text.', 'A scenario is a YAML text file.');
  if (text.replace(/^\s*#.*$/gm, '').trim() === '') {
    return refusal(
      'empty',
      'The file is empty.',
      'A scenario needs at least id, title, sample and keyQuestions.',
    );
  }
  const lines = new LineCounter();
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return at(Math.max(1, line), Math.max(1, col));
  };
  try {
    const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
    if (parsed.errors.length > 0) {
      return { problems: parsed.errors.slice(0, 20).map((error) => yamlProblem(error, place, text)) };
    }
    const reader = new Reader(place, (node) => (isAlias(node) ? node.resolve(parsed) : undefined));
    const data = reader.read(parsed.contents, []);
    if (reader.problems.length > 0) return { problems: reader.problems };
    return { document: { data, positionOf: reader.positionOf, keyPositionOf: reader.keyPositionOf } };
  } catch (error) {
    // The parser recurses once per level of nesting.
    if (error instanceof RangeError) return refusal('too-deep', 'The file is nested too deeply to read.');
    throw error;
  }
}

function yamlProblem(error: YAMLError, place: (offset: number) => Position, text: string): Problem {
  const position = place(error.pos[0]);
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^\s:]+/.exec(text.slice(error.pos[0]))?.[0] ?? '';
    return {
      code: 'duplicate-key',
      message: `The key ${key} stands here a second time.`,
      position,
      got: key,
      hint: 'Keep one of the two.',
    };
  }
  return { code: 'not-yaml', message: `This is not YAML: ${error.message.replace(/\.?$/, '.')}`, position };
}

/** Walks the parsed tree once, keeping the place of every key and value. */
class Reader {
  readonly problems: Problem[] = [];
  private readonly values = new Map<string, Position>();
  private readonly keys = new Map<string, Position>();
  private count = 0;

  constructor(
    private readonly place: (offset: number) => Position,
    private readonly resolve: (node: Node) => Node | undefined,
  ) {}

  read(node: unknown, path: Path): unknown {
    if (this.problems.length > 0) return null;
    this.count++;
    if (this.count > MOST_VALUES || path.length > DEEPEST) {
      const what = this.count > MOST_VALUES ? `more than ${MOST_VALUES} values` : 'values nested too deeply';
      this.problems.push({
        code: 'too-many-values',
        message: `The file holds ${what}, counting what its aliases repeat.`,
        position: this.positionOf(path),
      });
      return null;
    }
    if (isAlias(node)) return this.read(this.resolve(node), path);
    if (isScalar(node)) {
      this.remember(this.values, path, node);
      // The digits as printed matter to a percentage: 49 and 49.0 are different figures.
      if (path.at(-1) === 'percent' && typeof node.value === 'number' && node.source !== undefined)
        return node.source;
      return typeof node.value === 'bigint' ? Number(node.value) : node.value;
    }
    if (isSeq(node)) {
      this.remember(this.values, path, node);
      return node.items.map((item, index) => this.read(item, [...path, index]));
    }
    if (isMap(node)) {
      this.remember(this.values, path, node);
      const entries: [string, unknown][] = [];
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : undefined;
        if (name === undefined || name === '__proto__') {
          const position = this.positionOf(path);
          this.problems.push({ code: 'bad-key', message: 'A key must be a plain word.', position });
          return null;
        }
        const inside = [...path, name];
        if (isScalar(key)) this.remember(this.keys, inside, key);
        entries.push([name, this.read(value, inside)]);
      }
      return Object.fromEntries(entries);
    }
    return null;
  }

  readonly positionOf = (path: Path): Position => this.nearest(this.values, path);
  readonly keyPositionOf = (path: Path): Position => this.keys.get(keyOf(path)) ?? this.positionOf(path);

  private nearest(places: ReadonlyMap<string, Position>, path: Path): Position {
    for (let length = path.length; length >= 0; length--) {
      const found = places.get(keyOf(path.slice(0, length)));
      if (found !== undefined) return found;
      // A value left blank still has a key.
      const key = this.keys.get(keyOf(path.slice(0, length)));
      if (key !== undefined) return key;
    }
    return this.place(0);
  }

  private remember(places: Map<string, Position>, path: Path, node: Node): void {
    const offset = node.range?.[0];
    if (offset !== undefined) places.set(keyOf(path), this.place(offset));
  }
}

function keyOf(path: Path): string {
  return JSON.stringify(path.map(String));
}
