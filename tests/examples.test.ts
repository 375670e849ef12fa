import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import * as api from '../src/index.js';

const FOLDER = new URL('../src/', import.meta.url);

const SCENARIO = api.loadScenario('west-midlands-2025');
const PACK = api.buildPack(SCENARIO, { cases: 2, seed: 7 });

/** What examples leave to the reader to have at hand, and for some files in their own words. */
const AT_HAND = {
  scenario: SCENARIO,
  another: api.loadScenario('south-west-2025'),
  model: api.compileModel(SCENARIO),
  sample: { yes: [1, 0, 1, 1], unit: ['a', 'a', 'b', 'b'] },
  pack: PACK,
  text: fileOf('scenarios/west-midlands-2025.yaml'),
};
const ROWS = '{ A: [206, 158, 146, 110], B: [146, 115, 102, 72], C: [79, 63, 50, 35], D: [51, 41, 29, 29] }';
const POINTS = `id: mine
title: Points of my own
source: My region
cases: { community: ${ROWS}, licence: ${ROWS}, custody: ${ROWS} }
reports: { standard: 100, fast: 50 }
capacity: { points: 2176, hours: 37 }
reductions:
  trainee: [0.6, 0.4, 0.2]
  newlyQualified: { share: 0.2, months: 12 }
  newServicesOfficer: { share: 0.2, months: 6 }
`;
const OF_FILE: Readonly<Record<string, object>> = {
  'files/disk/readTable.ts': { file: await workbook() },
  'estimation/rules/presentationRuleFile.ts': { text: fileOf('scenarios/rules/small-counts.yaml') },
  'files/packFolder.ts': { folder: folderOf(PACK) },
  'files/studies.ts': { text: fileOf('scenarios/studies/stratify-by-risk.yaml') },
  'study/check/parse.ts': { text: fileOf('scenarios/studies/stratify-by-risk.yaml') },
  'staffing/region/pointSetFile.ts': { text: POINTS },
  'scenario/programme/parseProgramme.ts': { text: fileOf('scenarios/programmes/core-2021.yaml') },
  'staffing/file/whatIfFile.ts': { text: fileOf('scenarios/what-if/more-seniors.yaml') },
  'training/marking/inspectMarkers.ts': { rows: [{ participant: 'P1', case: 1, item: 'A', answer: 'no' }] },
  'training/words/wording.ts': { files: templates() },
};

function fileOf(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
}

function templates(): { text: string; file: string }[] {
  return readdirSync(new URL('../scenarios/templates/', import.meta.url))
    .filter((name) => name.endsWith('.yaml'))
    .map((file) => ({ text: fileOf(`scenarios/templates/${file}`), file }));
}

/** A folder of its own that has a pack, as `casesim pack` writes it. */
function folderOf(pack: api.Pack): string {
  const folder = mkdtempSync(join(tmpdir(), 'casesim-example-'));
  writeFileSync(join(folder, 'pack.json'), JSON.stringify(pack));
  return folder;
}

/** A workbook of counts in a folder of its own. */
async function workbook(): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'casesim-example-')), 'counts.xlsx');
  await writeExcelFile(
    [
      ['yes', 'of'],
      [41, 84],
    ],
    { sheet: 'Counts' },
  ).toFile(file);
  return file;
}

afterAll(() => {
  rmSync(Object(OF_FILE['files/packFolder.ts']).folder, { recursive: true });
  rmSync(dirname(Object(OF_FILE['files/disk/readTable.ts']).file), { recursive: true });
});

/** The lines of every `@example` in a file, without their asterisks. */
function examplesIn(file: string): string[][] {
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  return [...text.matchAll(/@example\n((?: \* .*\n)+?) \*\//g)].map(([, block = '']) =>
    block
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^ \* ?/, '')),
  );
}

const NUMBER = /-?\b\d+(\.\d+)?/g;

/** Every number of a result, however deep it is, those within texts included. */
function numbersIn(result: unknown): number[] {
  if (typeof result === 'number') return [result];
  if (typeof result === 'string') return (result.match(NUMBER) ?? []).map(Number);
  if (typeof result !== 'object' || result === null) return [];
  return Object.values(result).flatMap(numbersIn);
}

/** Whether a number as printed, cut or rounded, stands for the value or for its percentage. */
function isShown(printed: string, value: number): boolean {
  const unit = 1 / 10 ** (printed.split('.')[1]?.length ?? 0);
  return [value, 100 * value].some((one) => Math.abs(one - Number(printed)) < unit * (1 - 1e-9));
}

const EXAMPLES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap((file) => examplesIn(file).map((lines) => ({ file, code: lines.join('\n'), lines })));

test('there are examples to run', () => {
  expect(EXAMPLES.length).toBeGreaterThan(30);
});

test.each(EXAMPLES)('$file: $code', async ({ file, lines }) => {
  const own: object = await import(new URL(file, FOLDER).href);
  const scope = { ...api, ...own, ...AT_HAND, ...OF_FILE[file] };
  const code = lines.map((line) => line.replace(/\s*\/\/.*/, '')).filter((line) => line !== '');
  const says = lines.map((line) => /\/\/(.*)/.exec(line)?.[1] ?? '').join(' ');
  // In a block of its own an example may declare what others have at hand.
  const plain = [...code.slice(0, -1), `return ${code.at(-1)}`].join('\n').replaceAll(' as const', '');
  const body = `{ ${plain} }`;
  const result: unknown = await new Function(...Object.keys(scope), body)(...Object.values(scope));
  expect(result).toBeDefined();
  const found = numbersIn(result);
  const printed = says.replaceAll('−', '-').match(NUMBER) ?? [];
  expect(printed.filter((one) => !found.some((value) => isShown(one, value)))).toEqual([]);
});
