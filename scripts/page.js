// Builds the page: one HTML file with the whole engine, its style and its data, and nothing that asks a network.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'rolldown';
import { leftOut } from './leftOut.js';

const ROOT = resolve(import.meta.dirname, '..');

/** What the whole file may take as a server sends it: by brotli, which browsers ask for first, in the second that it may take. */
const BUDGET = 400 * 1024;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** The script of the page, its two roles in one, and the modules that went in. */
export async function pageScript() {
  const { output } = await build({
    cwd: ROOT,
    tsconfig: 'tsconfig.build.json',
    logLevel: 'warn',
    input: { casesim: 'src/page/main.tsx' },
    platform: 'browser',
    plugins: [leftOut],
    write: false,
    // Notices are in the file of licences, once.
    output: { format: 'iife', minify: true, comments: { legal: false } },
  });
  return { script: output[0].code, modules: output.flatMap((chunk) => chunk.moduleIds ?? []) };
}

/** The scenarios that the build read: what a page needs of each, without what is in it twice. */
export function pageScenarios() {
  const folder = resolve(ROOT, 'dist/scenarios');
  return readdirSync(folder).map((name) => {
    const { declaration, variables } = JSON.parse(readFileSync(resolve(folder, name), 'utf8'));
    const { variables: _declared, samples: _samples, ...rest } = declaration;
    return { declaration: rest, variables };
  });
}

/** The page as text. `casesim page` replaces what is in its element `data`, which no hash covers. */
export function pageText(script, scenarios) {
  for (const end of ['</script', '<!--', 'import.meta']) {
    if (script.includes(end)) throw new Error(`the script of the page has ${end}`);
  }
  const style = readFileSync(resolve(ROOT, 'src/page/page.css'), 'utf8').trim();
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const { version } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8'));
  const data = {
    version,
    scenarios,
    studies: studies(),
    glossary: glossary(),
    example: example(),
    own: null,
  };
  const page = [
    '<!doctype html>',
    '<html lang="en-GB">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="generator" content="casesim">',
    '<link rel="icon" href="data:,">',
    '<title>casesim: how much 84 cases can tell you</title>',
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<div id="page">',
    '<h1>How much can 84 cases tell you?</h1>',
    '<p>This page has all of casesim in it, and needs JavaScript to work it out: allow it for this file, or open the file in another browser (Chrome, Edge or Firefox of 2023 or later, Safari 17). Nothing is sent anywhere.</p>',
    '</div>',
    `<script type="application/json" id="data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
  const size = brotliCompressSync(page, BROTLI).length;
  if (size > BUDGET) throw new Error(`the page takes ${size} bytes compressed, more than ${BUDGET}`);
  return page;
}

function hashOf(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** The region of the README, which a test runs. */
function example() {
  const found = /```yaml my-region\.yaml\n([\s\S]*?)```/.exec(
    readFileSync(resolve(ROOT, 'README.md'), 'utf8'),
  );
  if (found === null) throw new Error('the README has no my-region.yaml');
  return found[1];
}

/** The meanings of words, from the document that has them. */
function glossary() {
  const rows = readFileSync(resolve(ROOT, 'src/words/README.md'), 'utf8').match(/^\| .*$/gm) ?? [];
  return rows
    .map((row) => row.split('|').map((cell) => cell.trim()))
    .filter(([, word]) => word !== 'word')
    .map(([, word, also, meaning]) => ({ word, also: also === '' ? [] : also.split(', '), meaning }));
}

/** The studies that come with casesim, as they are written. */
function studies() {
  const folder = resolve(ROOT, 'scenarios/studies');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const text = readFileSync(resolve(folder, name), 'utf8');
      const title = /^title: *(.*)$/m.exec(text)?.[1] ?? name;
      return { id: name.replace(/\.yaml$/, ''), title: title.replace(/^["']|["']$/g, ''), text };
    });
}
