import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const FOLDER = new URL('../src/', import.meta.url);
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(new URL(file, FOLDER), 'utf8') }));

/** What the two entrances export, as `file name`. */
const PUBLIC = new Set(
  FILES.filter(({ file }) => ['browser.ts', 'index.ts'].includes(file)).flatMap(({ text }) =>
    Array.from(text.matchAll(/export \{([^}]*)\} from '\.\/([^']*)\.js'/g)).flatMap(
      ([, names = '', path = '']) => names.split(',').map((name) => `${path}.ts ${name.trim()}`),
    ),
  ),
);

/** The public functions with their docstrings and what they take, as written. */
const FUNCTIONS = FILES.flatMap(({ file, text }) =>
  Array.from(
    text.matchAll(
      /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export (?:async )?function (\w+)(?:<[^(]*>)?\(\s*(\)?)/g,
    ),
    ([, doc = '', name = '', close = '']) => ({ file, name, doc, takes: close === '' }),
  ),
).filter(({ file, name }) => PUBLIC.has(`${file} ${name}`));

/** Where the methods are: what they do is somebody's published work. */
const METHODS = /^(estimation|inspection|model|designs)\//;

test('sources are named by a tag of their own, which editors show, and not in the text of another', () => {
  const free = FILES.flatMap(({ file, text }) =>
    Array.from(text.matchAll(/^ *\* (Source\b.*|@see\b.*)/gm), ([, line]) => `${file}: ${line}`),
  );
  expect(free).toEqual([]);
});

test('the public functions are found', () => {
  expect(FUNCTIONS.length).toBeGreaterThan(90);
});

describe.each(FUNCTIONS)('$name in $file', ({ file, doc, takes }) => {
  test('says what it does, takes and gives', () => {
    expect(doc).toMatch(/^\/\*\*\n \* \S/);
    if (takes) expect(doc).toContain('@param');
    expect(doc).toContain('@returns');
    expect(doc).toContain('@example');
  });

  test.runIf(METHODS.test(file))('names the source of its method', () => {
    expect(doc).toContain('@source');
  });
});
