import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { refuseFolders } from '../../src/files/disk/readText.js';
import { loadCasesToCheck, loadPack } from '../../src/files/packFolder.js';

const folder = mkdtempSync(join(tmpdir(), 'casesim-pack-'));
const file = join(folder, 'answers.csv');
writeFileSync(file, 'participant,case,item,answer\n');
afterAll(() => rmSync(folder, { recursive: true }));

test('says of what is given in place of the folder of a pack what it is', () => {
  expect(() => loadPack(file)).toThrow(`${file} is a file, not the folder of a pack`);
  expect(() => loadPack(folder)).toThrow(`There is no pack in ${folder}: it has no pack.json`);
  expect(() => loadPack(join(folder, 'nosuch'))).toThrow('There is no folder');
});

test('calls a folder a folder, and lets files and what is not there be', () => {
  expect(() => refuseFolders([folder], 'scenario file')).toThrow(
    `${folder} is a folder, not a scenario file`,
  );
  expect(() => refuseFolders([file, '41/84', join(folder, 'nosuch')], 'scenario file')).not.toThrow();
});

test('says where cases to check stop being JSON', () => {
  const cases = join(folder, 'cases.json');
  writeFileSync(cases, '{\n "cases": [\n  { "num"ber": 1 } ] }');
  expect(() => loadCasesToCheck(cases)).toThrow(
    expect.objectContaining({
      problems: [
        expect.objectContaining({ code: 'not-json', position: { file: cases, line: 3, column: 10 } }),
      ],
    }),
  );
});
