import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from './casesim.js';
import { folderWithStudy } from './commands/studyFolders.js';
import { inProcess, wordsOf } from './inProcess.js';

/** Every way in which a command writes a file, at AT; what they read need not be there, as its own path is looked at first. */
const FILES = [
  ['inspect --seed 7 -o', '.txt'],
  ['audit south-west-2025 -o', '.md'],
  ['bands 41/84 -o', '.html'],
  ['counts 49% --of 84 -o', '.csv'],
  ['interval IN/counts.csv -o', '.csv'],
  ['cases --seed 7 -o', '.csv'],
  ['coverage --of 20 -o', '.csv'],
  ['coverage --of 20 --svg', '.svg'],
  ['schema study -o', '.json'],
  ['new --defaults -o', '.yaml'],
  ['whatif no-new-trainees --draws 20 --seed 7 -o', '.html'],
  ['mark pack answers.csv -o', '.md'],
  ['study IN/own.yaml --replicates 20 --estimates', '.csv'],
] as const;

/** The same of folders, with the file by which a folder of the kind is known. */
const FOLDERS = [
  'pack --cases 1 --seed 7 -o',
  'pack --correct pack --changes corrections.csv -o',
  'mark pack answers.csv --pages',
  'study IN/own.yaml --replicates 20 -o',
  'study IN/own.yaml --replicates 20 --shard 1/1 -o',
  'study IN/own.yaml --protocol -o',
];

/** What they read; a study of one condition takes least to prepare. */
const given = folderWithStudy({ grid: '{ icc: [0.1] }' });
writeFileSync(join(given, 'counts.csv'), 'question,yes,of\nassessment,41,84\n');

/** A folder with all that can be in the way. */
function obstacles(): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'full'));
  writeFileSync(join(folder, 'full/notes'), 'mine');
  symlinkSync('nothing', join(folder, 'dangling'));
  return folder;
}

async function refused(line: string, path: string): Promise<string> {
  const { code, stdout, stderr } = await inProcess([...wordsOf(line.replace('IN', given)), path]);
  expect({ code, stdout }, `${line} ${path}: ${stderr}`).toEqual({ code: 4, stdout: '' });
  return stderr.trim();
}

test.each(FILES)(
  'casesim %s refuses a path where no file can be, in the words of all the others',
  async (line, ending) => {
    const at = obstacles();
    const before = readdirSync(at, { recursive: true });
    const name = `a${ending}`;
    const rows = [
      [`${at}/full`, `${at}/full is a folder. Name a file in it.`],
      [`${at}/full/`, `${at}/full/ is a folder. Name a file in it.`],
      [`${at}/./none/`, `${at}/./none/ is the name of a folder, as its slash says. Name a file in it.`],
      [
        `${at}/./none/${name}`,
        `${at}/./none/${name}: the folder ${at}/./none does not exist. Make it first, or choose another.`,
      ],
      [
        `${at}/full/notes/deep/${name}`,
        `${at}/full/notes/deep/${name}: ${at}/full/notes is not a folder. Choose another path.`,
      ],
      [`${at}/full/notes/`, `${at}/full/notes/: ${at}/full/notes is not a folder. Choose another path.`],
    ] as const;
    // A chart or a file of replicates must have its ending, so a path without one is refused for that.
    const tried = /--(estimates|svg)$/.test(line) ? rows.filter(([path]) => path.endsWith(name)) : rows;
    for (const [path, says] of tried) expect(await refused(line, path)).toBe(says);
    writeFileSync(join(at, name), 'mine');
    symlinkSync('nothing', join(at, `link${ending}`));
    expect(await refused(line, `${at}/${name}`)).toBe(
      `${at}/${name} already exists. Give --force to replace it, or choose another name.`,
    );
    for (const forced of [line, line.replace(/^\S+/, '$& --force')]) {
      expect(await refused(forced, `${at}/link${ending}`)).toBe(
        `${at}/link${ending} is a link to something that does not exist. Remove the link, or choose another name.`,
      );
    }
    expect(readdirSync(at, { recursive: true })).toHaveLength(before.length + 2);
  },
);

test.each(FOLDERS)(
  'casesim %s refuses a path where no folder can be, in the words of all the others',
  async (line) => {
    const at = obstacles();
    const before = readdirSync(at, { recursive: true });
    for (const [path, says] of [
      [`${at}/full/notes`, `${at}/full/notes is a file, not a folder. Choose another name.`],
      [`${at}/full/notes/`, `${at}/full/notes/: ${at}/full/notes is not a folder. Choose another path.`],
      [
        `${at}/full/notes/a/b`,
        `${at}/full/notes/a/b: ${at}/full/notes is not a folder. Choose another path.`,
      ],
      [
        `${at}/none/new/`,
        `${at}/none/new/: the folder ${at}/none does not exist. Make it first, or choose another.`,
      ],
      [
        `${at}/dangling`,
        `${at}/dangling is a link to something that does not exist. Remove the link, or choose another name.`,
      ],
    ] as const) {
      expect(await refused(line, path)).toBe(says);
    }
    const inUse = await refused(line, `${at}/full`);
    expect(inUse).toMatch(/full already has files in it, and .*\. Choose a new or empty folder\.$/);
    expect(readdirSync(at, { recursive: true })).toEqual(before);
    const { code, stderr } = await inProcess([...wordsOf(line.replace('IN', given)), '']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('names no folder. Give it a name'),
    });
  },
);
