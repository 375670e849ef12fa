// Writes the licences and notices of everything that others wrote and the build put into its own files.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * Writes one file with every package of which a module was really bundled, each licence once with the packages under it, and
 * the notices in the modules themselves.
 *
 * @param {readonly string[]} moduleIds paths of the bundled modules
 * @param {string} path where to write
 */
export function writeLicences(moduleIds, path) {
  const modules = [...new Set(moduleIds)]
    .filter((id) => id.includes('/node_modules/') && existsSync(id))
    .sort();
  const folders = modules.flatMap((id) => [packageFolder(id), ...foldersWithin(id)]);
  const packages = [...new Set(folders)].map(readPackage);
  const texts = groupedBy(packages, ({ text }) => text);
  const notices = groupedBy(modules.flatMap(noticesIn), ({ notice }) => notice);
  const parts = [
    'casesim contains code of others, under these licences.',
    ...[...texts].map(([text, under]) => `${under.map(titleOf).join('\n')}\n\n${text}`),
    ...[...notices].map(
      ([notice, found]) => `${[...new Set(found.map(({ name }) => name))].join('\n')}\n\n${notice}`,
    ),
  ];
  writeFileSync(path, `${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
}

const titleOf = ({ name, version, licence }) => `${name} ${version} (${licence})`;

/** The folder of the package that a module is in: the last one under node_modules. */
function packageFolder(id) {
  const [, inside, rest] = /^(.*\/node_modules\/)(.*)$/.exec(id);
  const depth = rest.startsWith('@') ? 2 : 1;
  return resolve(inside, ...rest.split('/').slice(0, depth));
}

/** The folders of packages whose modules a bundler put into a module before, and said so above each. */
function foldersWithin(id) {
  const above = /^\/\/ node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm;
  const names = [...readFileSync(id, 'utf8').matchAll(above)].map(([, name]) => name);
  return [...new Set(names)].map((name) => {
    const [, modules] = /^(.*\/node_modules)\//.exec(id);
    const folder = [resolve(packageFolder(id), 'node_modules', name), resolve(modules, name)].find(
      existsSync,
    );
    if (folder === undefined) throw new Error(`${id} contains ${name}, whose licence is not here`);
    return folder;
  });
}

/** What a package says about its licence; one without a text cannot be bundled. */
function readPackage(folder) {
  const { name, version, license, author } = JSON.parse(
    readFileSync(resolve(folder, 'package.json'), 'utf8'),
  );
  const files = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
    .sort();
  const text = files
    .map((file) => readFileSync(resolve(folder, file), 'utf8').replace(/\r/g, '').trim())
    .join('\n\n');
  if (text !== '') return { name, version, licence: license, text };
  if (license === undefined) throw new Error(`${name} is bundled and has no licence`);
  const by = typeof author === 'string' ? author : author?.name;
  const [readme] = readdirSync(folder).filter((file) => /^readme/i.test(file));
  const said =
    readme === undefined
      ? ''
      : (/\n#+ *licen[cs]e[\s\S]*$/i.exec(readFileSync(resolve(folder, readme), 'utf8'))?.[0] ?? '');
  return {
    name,
    version,
    licence: license,
    text: [`Copyright ${by ?? `the authors of ${name}`}`, said.trim()]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

/** Comments in a module that name another copyright than the package's own: of code that it translates, say. */
function noticesIn(id) {
  const comments = readFileSync(id, 'utf8').match(/\/\*[\s\S]*?\*\//g) ?? [];
  return comments
    .filter(
      (comment) =>
        /## Notice|@license(?! Apache-2\.0)|@preserve|^\/\*!/.test(comment) && /copyright/i.test(comment),
    )
    .map((comment) => ({ name: nameOf(id), notice: plain(comment) }));
}

const nameOf = (id) => packageFolder(id).replace(/^.*\/node_modules\//, '');

/** A comment without its stars, from its notice on. */
function plain(comment) {
  const lines = comment
    .replace(/^\/\*+!?|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  const text = lines.join('\n').trim();
  const at = text.indexOf('## Notice');
  return at === -1
    ? text
    : text
        .slice(at)
        .replace(/^## Notice\s*/, '')
        .trim();
}

function groupedBy(values, key) {
  const groups = new Map();
  for (const value of values) groups.set(key(value), [...(groups.get(key(value)) ?? []), value]);
  return groups;
}
