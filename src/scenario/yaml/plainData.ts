import { type Alias, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Position, Problem } from '../../problem.js';

/** Steps from the top of a document to a value in it. */
export type Path = readonly PropertyKey[];

/** More than any scenario has; it stops aliases that repeat aliases. */
const MOST_VALUES = 10_000;
const DEEPEST = 40;

/** Turns a parsed YAML tree into plain data, keeping the position of every key and value. */
export class PlainDataReader {
  readonly problems: Problem[] = [];
  /** Where values and keys are in the text, by `keyOf` their path. */
  private readonly values = new Map<string, number>();
  private readonly keys = new Map<string, number>();
  private count = 0;

  constructor(
    private readonly positionAt: (offset: number) => Position,
    private readonly resolve: (alias: Alias) => Node | undefined,
  ) {}

  read(node: unknown, path: Path = [], key = keyOf(path)): unknown {
    if (this.problems.length > 0) return null;
    this.count++;
    if (this.count > MOST_VALUES || path.length > DEEPEST) {
      const what = this.count > MOST_VALUES ? `more than ${MOST_VALUES} values` : 'values nested too deeply';
      this.problems.push({
        code: 'too-many-values',
        message: `The file has ${what}, counting what its aliases repeat.`,
        position: this.positionOf(path),
      });
      return null;
    }
    if (isAlias(node)) {
      const target = this.resolve(node);
      if (target !== undefined) return this.read(target, path, key);
      remember(this.values, key, node);
      const message = `The alias *${node.source} repeats nothing.`;
      const hint = `Mark what it should repeat with &${node.source}.`;
      this.problems.push({ code: 'unknown-alias', message, position: this.positionOf(path), hint });
      return null;
    }
    if (isScalar(node)) {
      remember(this.values, key, node);
      // The digits as printed matter to a percentage: 49 and 49.0 are different figures.
      if (path.at(-1) === 'percent' && typeof node.value === 'number' && node.source !== undefined)
        return node.source;
      return typeof node.value === 'bigint' ? Number(node.value) : node.value;
    }
    if (isSeq(node)) {
      remember(this.values, key, node);
      return node.items.map((item, index) => this.read(item, [...path, index], key + stepOf(index)));
    }
    if (isMap(node)) {
      remember(this.values, key, node);
      const entries: [string, unknown][] = [];
      for (const { key: written, value } of node.items) {
        const name = isScalar(written) ? String(written.value) : undefined;
        if (name === undefined || name === '__proto__') {
          const position = this.positionOf(path);
          this.problems.push({ code: 'bad-key', message: 'A key must be a plain word.', position });
          return null;
        }
        const inside = key + stepOf(name);
        if (isScalar(written)) remember(this.keys, inside, written);
        entries.push([name, this.read(value, [...path, name], inside)]);
      }
      return Object.fromEntries(entries);
    }
    return null;
  }

  /** Of the nearest enclosing value when there is none. */
  readonly positionOf = (path: Path): Position => {
    for (let length = path.length; length >= 0; length--) {
      const key = keyOf(path.slice(0, length));
      // A value left blank still has a key.
      const offset = this.values.get(key) ?? this.keys.get(key);
      if (offset !== undefined) return this.positionAt(offset);
    }
    return this.positionAt(0);
  };

  readonly keyPositionOf = (path: Path): Position => {
    const offset = this.keys.get(keyOf(path));
    return offset === undefined ? this.positionOf(path) : this.positionAt(offset);
  };
}

function remember(offsets: Map<string, number>, key: string, node: Node): void {
  const offset = node.range?.[0];
  if (offset !== undefined) offsets.set(key, offset);
}

/** One text for each path, of which the text of an enclosing path is the beginning. */
const keyOf = (path: Path): string => path.map(stepOf).join('');
const stepOf = (step: PropertyKey): string => `,${JSON.stringify(String(step))}`;
