import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The rules of the code that a compiler does not know. CONTRIBUTING.md says them in words. */

/** The folders of `src` in the order in which data passes: each imports only from those before it. */
const ORDER = [
  ...[
    'root',
    'numeric',
    'tables',
    'scenario',
    'words',
    'model',
    'designs',
    'inspection',
    'estimation',
    'study',
  ],
  ...['staffing', 'training', 'results', 'files', 'report', 'exercise', 'page', 'cli'],
];

/** The same inside the folders that have sub-folders. */
const SUB_FOLDERS: Readonly<Record<string, readonly string[]>> = {
  scenario: ['yaml', 'figures', 'programme', 'declare', 'audit'],
  model: ['network', 'compile', 'draw', 'cluster'],
  designs: ['input', 'sampling', 'estimating', 'clusters', 'kinds'],
  estimation: [
    ...['proportion', 'difference', 'categories', 'cohort', 'ordered', 'agreement', 'design', 'surveys'],
    ...[
      'coverage',
      'prediction',
      'bands',
      'standards',
      'planning',
      'rules',
      'league',
      'markers',
      'claims',
      'forced',
    ],
  ],
  study: ['world', 'estimators', 'inquiries', 'file', 'check', 'run'],
  staffing: ['region', 'queues', 'workforce', 'levers', 'practice', 'file', 'simulation', 'whatIf'],
  training: ['law', 'words', 'practiceRules', 'caseFile', 'pack', 'checking', 'marking'],
  report: ['chart', 'document', 'render', 'documents'],
  results: ['tables', 'starting', 'interval', 'plan', 'study'],
  files: ['disk'],
  page: ['state', 'screens', 'worker', 'parts'],
  cli: ['terminal', 'arguments', 'commands'],
};

/** The types that a folder is about: they are directly in it and import none of its sub-folders. */
const SUBJECTS = [
  ...[
    'scenario/figure',
    'scenario/scenario',
    'scenario/requireScenario',
    'scenario/roles',
    'model/model',
    'designs/design',
    'designs/groups',
    'designs/groupedCounts',
    'designs/kind',
  ],
  ...['study/study', 'study/measureNames', 'training/pack', 'page/world'],
].map((file) => `src/${file}.ts`);

/** Pure: no file, clock or environment, and the same bits in a browser. */
const ENGINE = ORDER.slice(0, ORDER.indexOf('files'));

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '');
const sources = tracked
  .filter((file) => /^src\/.*\.tsx?$/.test(file))
  .map((file) => ({ file, folder: folderOf(file), text: readFileSync(file, 'utf8') }));

function folderOf(file: string): string {
  const [, folder = '', rest] = file.split('/');
  return rest === undefined ? 'root' : folder;
}

/** What a file imports from within src, as paths from the project's root. */
function importsOf(file: string, text: string): string[] {
  const found = text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']*)'/g);
  return Array.from(found, ([, path = '']) => relative('.', join(dirname(file), path)));
}

/** The code alone: comments and the insides of strings removed. */
function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
}

test('there are sources to check', () => {
  expect(sources.length).toBeGreaterThan(50);
});

test('a folder imports only from itself and from folders above it', () => {
  const wrong = sources
    .filter(({ file }) => !/^src\/(index|browser)\.ts$/.test(file))
    .flatMap(({ file, folder, text }) =>
      importsOf(file, text)
        .filter((path) => ORDER.indexOf(folderOf(path)) > ORDER.indexOf(folder))
        .map((path) => `${file} imports ${path}`),
    );
  expect(wrong).toEqual([]);
  expect(sources.map(({ folder }) => folder).filter((folder) => !ORDER.includes(folder))).toEqual([]);
});

test('only files/ opens files, and the library takes nothing from the command line', () => {
  const opening = sources
    .filter(({ folder, text }) => folder !== 'files' && /'node:fs(\/promises)?'/.test(text))
    .map(({ file }) => file);
  expect(opening).toEqual([]);
  const faces = sources.filter(({ file }) => /^src\/(index|browser)\.ts$/.test(file));
  expect(faces).toHaveLength(2);
  const taken = faces.flatMap(({ file, text }) =>
    importsOf(file, text).filter((path) => ['cli', 'report'].includes(folderOf(path))),
  );
  expect(taken).toEqual([]);
});

test('inside a folder, sub-folders keep an order too', () => {
  const wrong = sources.flatMap(({ file, folder, text }) =>
    importsOf(file, text)
      .filter((path) => folderOf(path) === folder && folder in SUB_FOLDERS)
      .filter((path) => floorOf(path, folder) > floorOf(file, folder))
      .map((path) => `${file} imports ${path}`),
  );
  expect(wrong).toEqual([]);
});

test('the order names just the sub-folders there are', () => {
  const found = Object.keys(SUB_FOLDERS).map((folder) => [folder, subFoldersOf(folder).sort()]);
  const listed = Object.entries(SUB_FOLDERS).map(([folder, names]) => [folder, [...names].sort()]);
  expect(found).toEqual(listed);
  expect(ORDER.filter((folder) => !(folder in SUB_FOLDERS) && subFoldersOf(folder).length > 0)).toEqual([]);
});

test('no file leads back to itself, not by a type either', () => {
  const files = sources.map(({ file }) => file);
  const leadsTo = new Map(
    sources.map(({ file, text }) => [
      file,
      importsOf(file, text).map(
        (path) => files.find((one) => one.replace(/\.tsx?$/, '.js') === path) ?? path,
      ),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' > '));
    else if (!done.has(file)) {
      for (const next of leadsTo.get(file) ?? []) follow(next, [...way, file]);
      done.add(file);
    }
  };
  for (const file of leadsTo.keys()) follow(file, []);
  expect(circles).toEqual([]);
});

/** A file's floor within its folder: its subject first, then the sub-folders, loose files last. */
function floorOf(path: string, folder: string): number {
  const file = path.replace(/\.js$/, '.ts');
  if (SUBJECTS.includes(file)) return -1;
  const [, , subFolder = '', rest] = file.split('/');
  const floors = SUB_FOLDERS[folder] ?? [];
  return rest === undefined ? floors.length : floors.indexOf(subFolder);
}

function subFoldersOf(folder: string): string[] {
  const names = sources
    .filter((source) => source.folder === folder)
    .map(({ file }) => file.split('/').slice(2))
    .flatMap(([subFolder = '', rest]) => (rest === undefined ? [] : [subFolder]));
  return [...new Set(names)];
}

describe('the engine', () => {
  const engine = sources
    .filter(({ file, folder }) => ENGINE.includes(folder) && file !== 'src/index.ts')
    .map(({ file, text }) => ({ file, text, code: codeOf(text) }));

  test('touches no file, network, clock or environment', () => {
    const wrong = engine.flatMap(({ file, text, code }) =>
      [
        ...(text.match(/from 'node:[^']*'|import\('node:[^']*'\)/g) ?? []),
        ...(code.match(
          /\bDate\.now\b|\bnew Date\(\)|\bperformance\.|\bprocess\.|\bsetTimeout\b|\bfetch\(/g,
        ) ?? []),
      ].map((found) => `${file}: ${found}`),
    );
    expect(wrong).toEqual([]);
  });

  test('uses no arithmetic that differs between JavaScript engines, and no randomness without a seed', () => {
    const wrong = engine.flatMap(({ file, code }) => {
      const functions = code.match(/\bMath\.(random|pow|sin|cos|tan|sinh|cosh|tanh|cbrt|hypot)\b/g) ?? [];
      const powers = code.match(/[\w.)\]]+ \*\* [\w.([]+/g) ?? [];
      // Squares, whole powers of two and powers of big integers are exact everywhere.
      const inexact = powers.filter((power) => !/ \*\* 2$|^2 \*\* |n \*\* /.test(power));
      return [...functions, ...inexact].map((found) => `${file}: ${found}`);
    });
    expect(wrong).toEqual([]);
  });
});

/** What leastOf and mostOf of numeric/extremes.ts are for: more entries than arguments may be. */
test('no list is spread into the arguments of Math.max and the like', () => {
  const spreads = /Math\.(max|min|hypot)\((?:[^();]|\([^()]*\))*\.\.\./;
  expect(sources.filter(({ text }) => spreads.test(text)).map(({ file }) => file)).toEqual([]);
});

test('no file is longer than 320 lines, but for the list of what is public', () => {
  const long = sources
    .filter(({ file, text }) => file !== 'src/browser.ts' && text.split('\n').length > 321)
    .map(({ file }) => file);
  expect(long).toEqual([]);
});

describe('tracked files', () => {
  const texts = tracked
    .filter((file) => /\.(tsx?|md|ya?ml|json|html|csv|sh)$|^\.ci\//.test(file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

  test('name no machine, workplace or package registry', () => {
    const bad = [
      ['/work', '/'],
      ['/home', '/'],
      ['/Users', '/'],
      ['registry.', 'npmjs.org'],
      ['local', 'host:'],
    ].map((parts) => parts.join(''));
    const found = texts.flatMap(({ file, text }) =>
      bad.filter((words) => text.includes(words)).map((words) => `${file}: ${words}`),
    );
    expect(found).toEqual([]);
  });

  test('have no output of a build or a run', () => {
    expect(tracked.filter((file) => /^(dist|node_modules|coverage)\/|\.(tgz|part|log)$/.test(file))).toEqual(
      [],
    );
  });

  test('are spelt as in Britain where people read them', () => {
    const american =
      /\b(analyz(e[ds]?|ing)|behaviors?|judgment\w*|labeled|modeling|neighbor\w*|favor\w*|honor\w*|offense\w*|defense\w*|summariz\w+|randomiz\w+|standardiz\w+|organiz\w+|recogniz\w+|minimiz\w+|maximiz\w+|prioritiz\w+|categoriz\w+|program(?!m))\b/gi;
    const found = texts
      .filter(({ file }) => /^(src|scenarios|README|CONTRIBUTING)/.test(file))
      .flatMap(({ file, text }) =>
        wordsOf(file, text).flatMap((words) =>
          Array.from(words.matchAll(american), ([word]) => `${file}: ${word}`),
        ),
      );
    expect(found).toEqual([]);
  });
});

/** The parts of a file that people read: all of a document, the comments and sentences of code. */
function wordsOf(file: string, text: string): string[] {
  if (!/\.tsx?$/.test(file)) return [text];
  const comments = text.match(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm) ?? [];
  const sentences = (text.match(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g) ?? []).filter((string) =>
    /\w \w/.test(string),
  );
  return [...comments, ...sentences];
}
