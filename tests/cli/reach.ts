import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { parseAst } from 'rolldown/parseAst';
import { commands } from '../../src/cli/registry.js';
import { fakeTerminal } from './fakeTerminal.js';

/** What a file says to people, and what it loads. */
export interface SourceFile {
  readonly file: string;
  /** Every text in it, the parts of a sum of texts together; what is put into a template is an ellipsis. */
  readonly texts: readonly string[];
  /** The files that it imports when it runs, at its start or later. */
  readonly imports: readonly string[];
}

/** A command or subcommand whose code is in a file of its own: its options, with those of subcommands in the same file. */
export interface Entry {
  readonly name: string;
  readonly file: string;
  readonly options: ReadonlySet<string>;
}

export function sourceFiles(): SourceFile[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((name) => read(join('src', name)));
}

export async function commandEntries(): Promise<Entry[]> {
  const made = await Promise.all(
    commands.map(async ({ name, load }) => ({ name, command: (await load()).default(fakeTerminal().io) })),
  );
  return made.flatMap(({ name, command }) => entriesOf(name, `src/cli/commands/${name}`, command));
}

/** Each file of each command, with what it can reach; not through what is another command's own. */
export function reachOf(entry: Entry, entries: readonly Entry[], files: readonly SourceFile[]): Set<string> {
  const importsOf = new Map(files.map(({ file, imports }) => [file, imports]));
  const others = new Set(entries.map(({ file }) => file));
  const reached = new Set([entry.file]);
  for (const file of reached) {
    for (const one of importsOf.get(file) ?? []) if (!others.has(one)) reached.add(one);
  }
  return reached;
}

function entriesOf(name: string, path: string, command: CommandUnknownOpts): Entry[] {
  const own = (child: CommandUnknownOpts) => {
    const file = `${path}/${child.name().replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
    return existsSync(`${file}.ts`) ? file : null;
  };
  const inside = command.commands.filter((child) => own(child) === null);
  const options = [command, ...inside].flatMap((one) => one.options.map(({ long }) => String(long)));
  return [
    { name, file: `${path}.ts`, options: new Set([...options, '--help']) },
    ...command.commands.flatMap((child) => {
      const file = own(child);
      return file === null ? [] : entriesOf(`${name} ${child.name()}`, file, child);
    }),
  ];
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function read(file: string): SourceFile {
  const program = parseAst(
    readFileSync(file, 'utf8'),
    { lang: file.endsWith('x') ? 'tsx' : 'ts' },
    file,
  ) as unknown as Node;
  const texts: string[] = [];
  const imports: string[] = [];
  const visit = (node: Node): void => {
    const source = node.source;
    if (/^(Import|Export)/.test(node.type) && isNode(source)) {
      if (isForTypes(node)) return;
      imports.push(String(source.value));
      return;
    }
    const text = textOf(node);
    if (text !== null) {
      texts.push(text);
      if (node.type !== 'TemplateLiteral' && node.type !== 'BinaryExpression') return;
    }
    for (const value of Object.values(node))
      for (const child of [value].flat())
        if (isNode(child) && !(text !== null && textOf(child) !== null)) visit(child);
  };
  visit(program);
  const paths = imports
    .filter((path) => path.startsWith('.'))
    .map((path) => relative('.', join(dirname(file), path)));
  return { file, texts, imports: paths.map((path) => sourceOf(path)) };
}

/** Nothing is loaded for types alone. */
function isForTypes({ importKind, exportKind, specifiers }: Node): boolean {
  const names = Array.isArray(specifiers) ? (specifiers as Node[]) : [];
  return (
    importKind === 'type' ||
    exportKind === 'type' ||
    (names.length > 0 && names.every((name) => name.importKind === 'type' || name.exportKind === 'type'))
  );
}

const sourceOf = (path: string): string =>
  ['.ts', '.tsx'].map((ending) => path.replace(/\.js$/, ending)).find(existsSync) ?? path;

/** The text that an expression is, as far as it is written out; null where it is none. */
function textOf(node: Node): string | null {
  const { type, value, quasis, operator, left, right } = node;
  if (type === 'Literal') return typeof value === 'string' ? value : null;
  if (type === 'JSXText') return String(value);
  if (type === 'TemplateLiteral')
    return (quasis as { readonly value: { readonly cooked: string } }[])
      .map((part) => part.value.cooked)
      .join('…');
  if (type !== 'BinaryExpression' || operator !== '+' || !isNode(left) || !isNode(right)) return null;
  const [one, other] = [textOf(left), textOf(right)];
  return one === null && other === null ? null : `${one ?? '…'}${other ?? '…'}`;
}
