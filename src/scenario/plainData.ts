import { type Alias, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Position, Problem } from '../problem.js';

/** Steps from the top of a document to a value in it. */
export type Path = readonly PropertyKey[];

/** More than any scenario holds; it stops aliases that repeat aliases. */
const MOST_VALUES = 10_000;
const DEEPEST = 40;

/** Turns a parsed YAML tree into plain data, keeping the place of every key and value. */
export class PlainDataReader {
  readonly problems: Problem[] = [];
  private readonly values = new Map<string, Position>();
  private readonly keys = new Map<string, Position>();
  private count = 0;

  constructor(
    private readonly place: (offset: number) => Position,
    private readonly resolve: (alias: Alias) => Node | undefined,
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
    if (isAlias(node)) {
      const target = this.resolve(node);
      if (target !== undefined) return this.read(target, path);
      this.remember(this.values, path, node);
      const message = `The alias *${node.source} repeats nothing.`;
      const hint = `Mark what it should repeat with &${node.source}.`;
      this.problems.push({ code: 'unknown-alias', message, position: this.positionOf(path), hint });
      return null;
    }
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
