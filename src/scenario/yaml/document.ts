import {
  type Alias,
  Composer,
  type CST,
  type Document,
  LineCounter,
  type Node,
  Parser,
  visit,
  type YAMLError,
} from 'yaml';
import { requireText } from '../../check.js';
import type { Position, Problem } from '../../problem.js';
import type { Path } from './path.js';
import { PlainDataReader } from './plainData.js';
import { yamlProblem } from './yamlProblem.js';

export type { Path } from './path.js';

/** A YAML file as plain data that remembers where everything stood. */
export interface PositionedDocument {
  readonly data: unknown;
  /** What in it is no plain data, or there twice: each is wrong by itself, and the rest of the data is as its author wrote it. */
  readonly problems: readonly Problem[];
  /** Where the value at a path is; of the nearest enclosing value when there is none. */
  positionOf(path: Path): Position;
  /** Where the key that ends a path is. */
  keyPositionOf(path: Path): Position;
}

/** How large a file may be: of the text of a publication, which fills some hundred lines. */
const PUBLICATION: Bounds = { kibibytes: 256, values: 10_000 };

/** Files of templates are sentences by the thousand. */
export const TEMPLATES: Bounds = { kibibytes: 1024, values: 40_000 };

interface Bounds {
  readonly kibibytes: number;
  /** Keys and values together. */
  readonly values: number;
}

const SHORTER = 'Take out comments, and what nothing reads.';

const MOST_ALIASES = 1000;
const DEEPEST = 40;

/**
 * Reads YAML into plain data with positions; or says what is wrong with it, where it cannot be read as a whole.
 */
export function readDocument(
  written: string,
  file: string,
  { kibibytes, values }: Bounds = PUBLICATION,
): { document: PositionedDocument } | { problems: readonly Problem[] } {
  requireText('text', written);
  // YAML ends lines with a carriage return alone, too; the parser does not.
  const text = written.replace(/\r(?!\n)/g, '\n');
  requireText('file', file);
  const at = (line: number, column: number): Position => ({ file, line, column });
  const refusal = (code: string, message: string, hint?: string) => ({
    problems: [{ code, message, position: at(1, 1), ...(hint === undefined ? {} : { hint }) }],
  });
  if (text.length > 1024 * kibibytes) {
    return refusal('too-large', `The file is too large: the limit is ${kibibytes} KiB.`, SHORTER);
  }
  const zero = text.indexOf('\0');
  if (zero >= 0) {
    const before = text.slice(0, zero).split('\n');
    const position = at(before.length, (before.at(-1)?.length ?? 0) + 1);
    const [message, hint] = [
      'The file is not text: it has a zero character here.',
      'It should be a YAML text file.',
    ];
    return { problems: [{ code: 'not-text', message, hint, position }] };
  }
  if (text.replace(/^[ \t]*#.*$/gm, '').trim() === '') return refusal('empty', 'The file is empty.');
  const lines = new LineCounter();
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return at(Math.max(1, line), Math.max(1, col));
  };
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const { nodes, depth, aliases } = sizeOf(tokens);
  if (depth > DEEPEST) return refusal('too-deep', 'The file is nested too deeply to read.');
  if (nodes > values) return refusal('too-many-values', `The file has more than ${values} keys and values.`);
  if (aliases > MOST_ALIASES)
    return refusal('too-many-values', `The file has more than ${MOST_ALIASES} aliases, such as *name.`);
  const older = tokens.find((token) => token.type === 'directive' && /^%YAML\s+(?!1\.2)/.test(token.source));
  const [parsed, second] = new Composer({ prettyErrors: false, logLevel: 'error' }).compose(
    tokens.filter((token) => token !== older),
    true,
    text.length,
  );
  if (parsed === undefined || second !== undefined) {
    const message = 'The file has more than one YAML document.';
    const hint = 'Keep one, and remove the line --- before the others.';
    return { problems: [{ code: 'not-yaml', message, hint, position: positionAt(second?.range[0] ?? 0) }] };
  }
  const twice = parsed.errors.filter(({ code }) => code === 'DUPLICATE_KEY');
  if (parsed.errors.length > twice.length)
    return {
      problems: firstOfEach(parsed.errors, text)
        .slice(0, 20)
        .map((error) => yamlProblem(error, parsed, positionAt, text)),
    };
  const reader = new PlainDataReader(positionAt, aliases === 0 ? new Map() : targetsOf(parsed));
  const data = reader.read(parsed.contents);
  if (reader.problems.some(({ code }) => code === 'too-many-values')) return { problems: reader.problems };
  const problems = [
    ...(older === undefined ? [] : [olderYaml(positionAt('offset' in older ? older.offset : 0))]),
    ...twice.map((error) => yamlProblem(error, parsed, positionAt, text)),
    ...reader.problems,
  ];
  const { positionOf, keyPositionOf } = reader;
  return { document: { data, problems, positionOf, keyPositionOf } };
}

/** By older rules 030 is 24 and `no` is false: a file that asks for them would say other than what is read here. */
function olderYaml(position: Position): Problem {
  const message =
    'This line asks for the rules of an older YAML, by which 030 is 24; files here are YAML 1.2.';
  return { code: 'not-yaml', message, position, hint: 'Take the line away.' };
}

/** One slip in a section makes the rest of that section unreadable: its first error, and so of each other section. */
function firstOfEach(errors: readonly YAMLError[], text: string): YAMLError[] {
  const starts = Array.from(text.matchAll(/^[^\s#}\]]/gm), ({ index }) => index);
  let from = -1;
  return errors
    .toSorted((a, b) => a.pos[0] - b.pos[0])
    .filter(({ pos: [at] }) => {
      const section = starts.findLast((start) => start <= at) ?? 0;
      const isFirst = section > from;
      from = Math.max(from, section);
      return isFirst;
    });
}

/** What each alias repeats: the last that was marked so before it. All of them in one walk; the library takes one each. */
function targetsOf(document: Document.Parsed): ReadonlyMap<Alias, Node> {
  const marked = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Alias: (_, alias) => {
      const target = marked.get(alias.source);
      if (target !== undefined) targets.set(alias, target);
    },
    Value: (_, node) => {
      if (node.anchor !== undefined) marked.set(node.anchor, node);
    },
  });
  return targets;
}

/**
 * How many nodes and aliases there are and how deep they lie, found without recursion and before the tree is composed: composing
 * recurses once per level, and takes time with the square of the keys of one map.
 */
function sizeOf(tokens: readonly CST.Token[]): { nodes: number; depth: number; aliases: number } {
  const waiting: { token: CST.Token | null | undefined; depth: number }[] = tokens.map((token) => ({
    token,
    depth: 0,
  }));
  let nodes = 0;
  let aliases = 0;
  let deepest = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, depth } = next;
    if (token == null) continue;
    nodes++;
    if (token.type === 'alias') aliases++;
    deepest = Math.max(deepest, depth);
    if (token.type === 'document') waiting.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items)
      waiting.push({ token: key, depth: depth + 1 }, { token: value, depth: depth + 1 });
  }
  return { nodes, depth: deepest, aliases };
}
