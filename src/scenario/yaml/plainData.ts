import { type Alias, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import { type Facts, type Position, type Problem, problem } from '../../problem.js';
import type { Path } from './path.js';

/** More than any scenario has; it stops aliases that repeat aliases. */
const MOST_VALUES = 10_000;
const DEEPEST = 40;

/** Tags that say what YAML takes a value for anyway. */
const KNOWN_TAGS = ['str', 'int', 'float', 'bool', 'null', 'seq', 'map'].map(
  (name) => `tag:yaml.org,2002:${name}`,
);

/** The key by which an older YAML merges one map into another. */
const MERGE = '<<';

/**
 * Turns a parsed YAML tree into plain data, keeping the position of every key and value. What is no plain data is noted,
 * and the rest read all the same.
 */
export class PlainDataReader {
  readonly problems: Problem[] = [];
  /** Where values and keys are in the text, by `keyOf` their path. */
  private readonly values = new Map<string, number>();
  private readonly keys = new Map<string, number>();
  private count = 0;
  /** Set when nothing more can be read. */
  private isOver = false;

  constructor(
    private readonly positionAt: (offset: number) => Position,
    private readonly targets: ReadonlyMap<Alias, Node>,
  ) {}

  read(node: unknown, path: Path = [], key = keyOf(path)): unknown {
    if (this.isOver) return null;
    this.count++;
    if (this.count > MOST_VALUES || path.length > DEEPEST) {
      const what = this.count > MOST_VALUES ? `more than ${MOST_VALUES} values` : 'values nested too deeply';
      this.note('too-many-values', path, `The file has ${what}, counting what its aliases repeat.`);
      this.isOver = true;
      return null;
    }
    if (isNode(node)) remember(this.values, key, node);
    if (isAlias(node)) {
      const target = this.targets.get(node);
      if (target !== undefined) return this.read(target, path, key);
      const hint = `Mark what it should repeat with &${node.source}.`;
      this.note('unknown-alias', path, `The alias *${node.source} repeats nothing.`, { hint });
      return null;
    }
    this.noteTag(node, path);
    if (isScalar(node)) return this.scalar(node, path);
    if (isSeq(node))
      return node.items.map((item, index) => this.read(item, [...path, index], key + stepOf(index)));
    if (!isMap(node)) return null;
    const entries: [string, unknown][] = [];
    for (const { key: written, value } of node.items) {
      const name = isScalar(written) ? String(textOf(written)) : undefined;
      if (name === undefined || name === '__proto__') {
        this.noteKey(written, path, name);
        continue;
      }
      const inside = key + stepOf(name);
      if (name === MERGE) {
        // What it would merge is read, so that this one mistake is not also all the keys that would be missing.
        const hint = 'Write the keys and values that it should repeat.';
        this.note('unknown-key', [...path, name], `The key ${MERGE} merges nothing here.`, {
          got: name,
          hint,
        });
        const merged = [this.read(value, [...path, name], inside)].flat();
        entries.unshift(...merged.flatMap((map) => Object.entries(Object(map))));
        continue;
      }
      if (isScalar(written)) remember(this.keys, inside, written);
      this.noteTag(written, [...path, name]);
      entries.push([name, this.read(value, [...path, name], inside)]);
    }
    return Object.fromEntries(entries);
  }

  private scalar(node: Scalar, path: Path): unknown {
    const { value, source } = node;
    // The digits as printed matter to a percentage: 49 and 49.0 are different figures.
    if (path.at(-1) === 'percent' && typeof value === 'number' && source !== undefined) return source;
    if (typeof value === 'bigint') return Number(value);
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
    if (value instanceof Date && node.tag === undefined) {
      const hint = 'Put it in quotation marks, to be read as the text that it is.';
      this.note('not-plain', path, `${source ?? 'This'} is read as a date here, which no file has.`, {
        hint,
      });
    }
    return textOf(node);
  }

  /** A tag makes of a value what no file has, or nothing at all. */
  private noteTag(node: unknown, path: Path): void {
    if (!isNode(node) || isAlias(node) || node.tag === undefined || KNOWN_TAGS.includes(node.tag)) return;
    const tag = node.tag.replace(/^tag:yaml\.org,2002:/, '!!');
    const hint = isScalar(node)
      ? 'Take it away, or put the whole value in quotation marks.'
      : 'Take it away, and write what follows as a list such as [a, b] or as keys with values such as { a: 1 }.';
    this.note('unknown-tag', path, `The tag ${tag} means nothing here.`, { got: tag, hint });
  }

  /** A key that names nothing, where it is and not where what it is in begins. */
  private noteKey(written: unknown, path: Path, name: string | undefined): void {
    const offset = isNode(written) ? written.range?.[0] : undefined;
    const position = offset === undefined ? this.positionOf(path) : this.positionAt(offset);
    const kind = isMap(written) ? 'a map' : isSeq(written) ? 'a list' : 'an alias';
    const [message, hint] =
      name === undefined
        ? [
            `A key must be a plain word, not ${kind}.`,
            'Write one word before the colon, and brackets behind it.',
          ]
        : [`No key can be called ${name}.`, 'Choose another name.'];
    this.problems.push(
      problem('bad-key', message, { path: path.map(String).join('.'), position, got: name ?? kind, hint }),
    );
  }

  private note(code: string, path: Path, message: string, facts: Pick<Facts, 'got' | 'hint'> = {}): void {
    this.problems.push(
      problem(code, message, { path: path.map(String).join('.'), position: this.positionOf(path), ...facts }),
    );
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

/** What a scalar says, without what a tag makes of it. */
const textOf = ({ value, source }: Scalar): unknown =>
  typeof value === 'object' || typeof value === 'symbol' ? (source ?? null) : value;

/** One text for each path, of which the text of an enclosing path is the beginning. */
const keyOf = (path: Path): string => path.map(stepOf).join('');
const stepOf = (step: PropertyKey): string => `,${JSON.stringify(String(step))}`;
