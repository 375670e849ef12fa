import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../src/cli/registry.js';
import { casesim, emptyFolder } from './cli/casesim.js';

/**
 * The same bytes on every Node that casesim promises them for, in another time zone, locale and folder. A Node is found by the
 * paths in CASESIM_NODES, by a name such as node22 on the PATH, or where the usual managers of versions keep theirs.
 */
const PROMISED = [20, 22, 24];

const OWN = Number.parseInt(process.versions.node, 10);

/** Where managers of versions keep a folder for each, and the program in it. */
const MANAGERS = [
  ['/usr/local/n/versions/node', 'bin/node'],
  ...[
    ['.nvm/versions/node', 'bin/node'],
    ['.local/share/fnm/node-versions', 'installation/bin/node'],
    ['.volta/tools/image/node', 'bin/node'],
    ['.asdf/installs/nodejs', 'bin/node'],
    ['.local/share/mise/installs/node', 'bin/node'],
  ].map(([folder = '', program]) => [join(homedir(), folder), program]),
] as const;

/** The first program found of each version, by its first number. */
function nodesHere(): ReadonlyMap<number, string> {
  const named = (process.env.CASESIM_NODES ?? '').split(delimiter).filter((path) => path !== '');
  const found = new Map<number, string>();
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => PROMISED.map((version) => join(folder, `node${version}`)));
  const managed = MANAGERS.filter(([folder = '']) => existsSync(folder)).flatMap(
    ([folder = '', program = '']) => readdirSync(folder).map((version) => join(folder, version, program)),
  );
  for (const path of [...named, ...[...onPath, ...managed].filter((candidate) => existsSync(candidate))]) {
    const version = Number.parseInt(
      execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }),
      10,
    );
    if (!found.has(version)) found.set(version, path);
  }
  return found;
}

/** Every command, in the formats that it writes; each line may read what those before it wrote. */
const LINES: readonly string[] = [
  'scenarios --json',
  'audit south-west-2025 --json',
  'inspect --seed 7 --json',
  'inspect south-west-2025 --cases 40 --seed 3 -o inspect.html',
  'inspect --seed 7 -o inspect.svg',
  'cases --cases 2000 --seed 7 -o cases.csv',
  'cases --cases 168 --match exact --seed 7 --jsonl -o cases.jsonl',
  'counts 49% --of 84 --json',
  'interval 41/84 --json',
  'interval counts.csv --csv',
  'interval 41/84 --cohort 650 -o interval.md',
  'categories 6 53 25 --json',
  'compare 41/84 49/84 --json',
  'pair 50 41 --of 84 --both 35 --json',
  'bands 41/84 --json',
  'answers west-midlands-2022 --json',
  'rate west-midlands-2022 --suppose warwickshire.courtWork=20/24 --json',
  'plan two-stage 45% 60% --json',
  'plan margin 5% --json',
  'coverage --of 84 --csv',
  'coverage --of 84 --svg coverage.svg -o coverage.txt',
  'study eleven-pdus --replicates 2000 --seed 7 --estimates estimates.parquet -o study',
  'study eleven-pdus --replicates 2000 --seed 7 --estimates x.csv --shard 1/1 -o parts',
  'merge parts --estimates estimates.csv --json',
  'whatif no-new-trainees --draws 200 --seed 7 --json',
  'whatif no-new-trainees --draws 200 --seed 7 -o whatif.svg',
  'pack --cases 8 --seed 7 -o pack --docx',
  'mark pack answers.csv --pages pages --json',
  'schema study',
  'new --from counts.csv --questions question --scale assessment,planning -o new.yaml',
  'replay 41/84 --guess 5 --seed 7',
  'page',
];

test('every command is tried', () => {
  expect([...new Set(LINES.map((line) => line.split(' ')[0]))].toSorted()).toEqual(
    commands.map(({ name }) => name).toSorted(),
  );
});

/** What each line prints, and every file that is there in the end. */
async function outputs(node: string, env: Record<string, string>): Promise<Map<string, string>> {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'counts.csv'), 'question,yes,of\nassessment,41,84\nplanning,49,84\n');
  const found = new Map<string, string>();
  for (const line of LINES) {
    if (line.startsWith('mark ')) writeAnswers(cwd);
    const { code, stdout, stderr } = await casesim(line.split(' '), { cwd, env, node });
    expect(code, `${line}: ${stderr}`).toBe(0);
    found.set(line, stdout);
  }
  const files = readdirSync(cwd, { recursive: true }).map(String);
  for (const name of files.filter((path) => statSync(join(cwd, path)).isFile()).toSorted()) {
    found.set(name, readFileSync(join(cwd, name), 'latin1'));
  }
  return found;
}

/** Two people, one of whom says Yes to everything and the other No. */
function writeAnswers(folder: string): void {
  const [head, ...rows] = readFileSync(join(folder, 'pack/participants/answer-sheet.csv'), 'utf8')
    .trim()
    .split(/\r?\n/);
  const sheet = (said: string) =>
    rows.map((row) => row.replace(/^([^,]*),,([^,]*),([^,]*),,/, `$1,says ${said},$2,$3,${said},`));
  writeFileSync(join(folder, 'answers.csv'), [head, ...sheet('Yes'), ...sheet('No')].join('\n'));
}

const here = nodesHere();
/** Those of this Node, once, if another is found to compare with. */
let own: ReturnType<typeof outputs> | undefined;

describe.each(PROMISED.filter((version) => version !== OWN))('Node %i', (version) => {
  const path = here.get(version);
  const reason = path === undefined ? ', which was not found here: name it in CASESIM_NODES' : '';
  test.skipIf(path === undefined)(`writes the bytes of Node ${OWN}${reason}`, async () => {
    const elsewhere = { TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8', HOME: emptyFolder() };
    const other = await outputs(path ?? '', elsewhere);
    own ??= outputs(process.execPath, {});
    const mine = await own;
    expect([...other.keys()]).toEqual([...mine.keys()]);
    expect([...other].filter(([name, bytes]) => mine.get(name) !== bytes).map(([name]) => name)).toEqual([]);
    console.info(`Node ${version} and ${OWN}: ${mine.size} outputs with equal bytes`);
  });
});
