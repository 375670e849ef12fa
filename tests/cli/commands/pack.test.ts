import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { findCommand } from '../../../src/cli/findCommand.js';
import { emptyFolder } from '../casesim.js';
import { fakeTerminal } from '../fakeTerminal.js';
import { inProcess } from '../inProcess.js';

const folder = join(emptyFolder(), 'pack');
const made = await inProcess(['pack', '--cases', '4', '--seed', '7', '-o', folder]);

function filesIn(path: string, below = ''): string[] {
  return readdirSync(join(path, below)).flatMap((name) => {
    const inside = join(below, name);
    return statSync(join(path, inside)).isDirectory() ? filesIn(path, inside) : [inside];
  });
}

/** The answer sheet, filled in with the same answer everywhere. */
function sheet(answer: string, participant: string): string {
  const text = readFileSync(join(folder, 'participants/answer-sheet.csv'), 'utf8');
  return text.replace(/^([^,]*),,([^,]*),([^,]*),,/gm, `$1,${participant},$2,$3,${answer},`);
}

function file(content: string): string {
  const path = join(emptyFolder(), 'answers.csv');
  writeFileSync(path, content);
  return path;
}

describe('casesim pack', () => {
  test('writes a folder and says what is in the pack', () => {
    expect(made).toMatchObject({ code: 0 });
    expect(made.stdout).toMatch(/^Pack [0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}: 4 invented cases/);
    expect(filesIn(folder)).toHaveLength(21 + 2 * 4);
  });

  test('writes the same bytes for the same seed', async () => {
    const again = join(emptyFolder(), 'pack');
    await inProcess(['pack', '--cases', '4', '--seed', '7', '-o', again]);
    for (const name of filesIn(folder)) {
      expect(readFileSync(join(again, name)).equals(readFileSync(join(folder, name))), name).toBe(true);
    }
  });

  test('shows in a terminal how many cases, documents and files are done', async () => {
    const { io, said } = fakeTerminal({ isTTY: true });
    const { runCommand } = await findCommand('pack');
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 400));
    await runCommand(['--cases', '4', '--seed', '7', '-o', join(emptyFolder(), 'pack')], io);
    clock.mockRestore();
    expect(said.stderr).toMatch(/of 4 cases.* of 9 documents.* of 29 files.*\r.\[KWrote /s);
  });

  test('writes for a word processor too with --docx, into the folder that it needs', async () => {
    const out = join(emptyFolder(), 'pack');
    await inProcess(['pack', '--cases', '1', '--seed', '1', '--docx', '-o', out]);
    expect(filesIn(out).filter((name) => name.endsWith('.docx'))).toEqual([
      'facilitator/key.docx',
      'facilitator/notes.docx',
      'participants/cases.docx',
      'participants/instructions.docx',
    ]);
    expect(await inProcess(['pack', '--docx'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no folder is named/),
    });
  });

  test('replaces a pack with --force, and nothing else', async () => {
    const out = join(emptyFolder(), 'pack');
    await inProcess(['pack', '--cases', '3', '--seed', '1', '-o', out]);
    const again = await inProcess(['pack', '--cases', '2', '--seed', '7', '-o', out, '--force']);
    expect(again).toMatchObject({ code: 0 });
    expect(filesIn(out).filter((name) => /case-\d+\.md$/.test(name))).toHaveLength(2);
    const own = emptyFolder();
    writeFileSync(join(own, 'notes.txt'), 'mine');
    const refused = await inProcess(['pack', '--cases', '2', '-o', own, '--force']);
    expect(refused).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/no pack\.json, so it is not replaced/),
    });
    expect(filesIn(own)).toEqual(['notes.txt']);
    expect(await inProcess(['pack', '--cases', '2', '--force'])).toMatchObject({ code: 2 });
  });

  test('says what is wrong before it says which seed it picked', async () => {
    const full = await inProcess(['pack', '--cases', '1', '-o', folder]);
    expect(full).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/^\S*pack already has files in it/),
    });
    const unmet = await inProcess(['pack', '--cases', '4', '--include', 'oversight=absent>=5']);
    expect(unmet).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^oversight=absent>=5 asks for 5/),
    });
    const made = await inProcess(['pack', '--cases', '1']);
    expect(made).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^No seed was given; using --seed \d/),
    });
  });

  test('refuses a folder with files in it, and takes an empty one', async () => {
    const full = await inProcess(['pack', '--cases', '1', '--seed', '7', '-o', folder]);
    expect(full).toMatchObject({ code: 4, stderr: expect.stringContaining('already has files in it') });
    const empty = join(emptyFolder(), 'empty');
    mkdirSync(empty);
    expect(await inProcess(['pack', '--cases', '1', '--seed', '7', '-o', empty])).toMatchObject({ code: 0 });
  });

  test.each([
    [['--cases', '0'], 2],
    [['--cases', '1000'], 2],
    [['--include', 'oversight=absent>=9'], 2],
    [['--difficulty', 'impossible'], 2],
    [['--wording', 'no-such-file.yaml'], 4],
    [['--start', 'tomorrow'], 2],
  ])('refuses %j in words', async (args, code) => {
    const { stdout, ...said } = await inProcess(['pack', '--seed', '7', ...args]);
    expect({ code: said.code, stdout }).toEqual({ code, stdout: '' });
    expect(said.stderr.length).toBeGreaterThan(20);
  });

  test('without a folder describes the pack and writes nothing', async () => {
    const { code, stdout } = await inProcess(['pack', '--cases', '2', '--seed', '7']);
    expect([code, stdout.includes('Nothing was written')]).toEqual([0, true]);
  });
});

describe('casesim mark', () => {
  test('marks several files, and says what an inspection by these markers would report', async () => {
    const { code, stdout } = await inProcess([
      'mark',
      folder,
      file(sheet('Yes', 'a')),
      file(sheet('No', 'b')),
      '--inspect',
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/2 participants agreed with the key/);
    expect(stdout).toMatch(/Between participants/);
    expect(stdout).toMatch(/What an inspection of 84 cases would report/);
    expect(stdout).toMatch(/cannot separate a kappa of 0\.4 from one of 0\.8/);
  });

  test('reports rows that it cannot mark, marks the rest and ends with 3', async () => {
    const text = `${sheet('Yes', 'a')}\r\n,a,77,A,Yes,,`;
    const { code, stdout, stderr } = await inProcess(['mark', folder, file(text)]);
    expect([code, stdout.length > 0]).toEqual([3, true]);
    expect(stderr).toMatch(/answers\.csv:\d+:1 There is no case 77/);
  });

  test('refuses a file of answers that is given twice', async () => {
    const answers = file(sheet('Yes', 'a'));
    const { code, stderr } = await inProcess(['mark', folder, answers, answers]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/is given twice\. Give each file once/)]);
  });

  test('writes feedback pages into a new folder', async () => {
    const pages = join(emptyFolder(), 'marks');
    const { code } = await inProcess(['mark', folder, file(sheet('Yes', 'a')), '--pages', pages]);
    const names = ['group.html', 'group.md', 'participant-01.html', 'participant-01.md'];
    expect([code, filesIn(pages)]).toEqual([0, names]);
  });

  test.each([
    ['an empty file', '', 3, /is empty/],
    [
      'answers to another pack',
      'pack,case,item,answer\nAAAA-BBBB-CCCC,1,A,yes',
      3,
      /answers pack AAAA-BBBB-CCCC/,
    ],
    ['a sheet that was not filled in', 'case,item,answer\n1,A,', 3, /There are no answers/],
  ])('refuses %s', async (_, text, code, message) => {
    const said = await inProcess(['mark', folder, file(text)]);
    expect(said).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(message) });
  });

  test('refuses a key edited by hand, and a folder that is no pack', async () => {
    const text = readFileSync(join(folder, 'pack.json'), 'utf8');
    const edited = emptyFolder();
    writeFileSync(join(edited, 'pack.json'), text.replace('"answer": "yes"', '"answer": "no"'));
    const answers = file(sheet('Yes', 'a'));
    expect(await inProcess(['mark', edited, answers])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('checksum does not fit'),
    });
    expect(await inProcess(['mark', emptyFolder(), answers])).toMatchObject({ code: 4 });
    expect(await inProcess(['mark', folder, 'no-such.csv'])).toMatchObject({ code: 4 });
  });
});

describe('casesim pack --check', () => {
  test('reads a pack from its folder and says which rules are broken, rule by rule', async () => {
    const { stdout, code } = await inProcess(['pack', '--check', folder, '--json']);
    const checked = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(checked.cases).toBe(4);
    expect(checked.rules.length).toBeGreaterThan(20);
  });

  test('ends with 1 when a case breaks a rule whose text was read, as every check does', async () => {
    const text = readFileSync(join(folder, 'pack.json'), 'utf8');
    const own = { cases: JSON.parse(text).cases };
    const path = join(emptyFolder(), 'own.json');
    for (const line of own.cases[0].front) {
      if (line.label === 'Sentence')
        line.value = 'Suspended sentence order, 90 months suspended for 60 months';
    }
    writeFileSync(path, JSON.stringify(own));
    const { code, stdout } = await inProcess(['pack', '--check', path]);
    expect([code, /violations? of/.test(stdout)]).toEqual([1, true]);
  });

  test.each([
    ['no case', '{"cases":[]}', /own\.json:1:1 \S+own\.json has no list of cases\. Name/],
    ['what is no case', '{"cases":[{"number":1}]}', /own\.json:1:1 cases\[0\] is not a case with a number/],
  ])('refuses a file of cases with %s, by its name', async (_, text, says) => {
    const path = join(emptyFolder(), 'own.json');
    writeFileSync(path, text);
    const said = await inProcess(['pack', '--check', path]);
    expect(said).toMatchObject({ code: 3, stdout: '', stderr: expect.stringMatching(says) });
  });

  test('makes no pack, so that options of one are refused', async () => {
    expect(await inProcess(['pack', '--check', folder, '--seed', '7'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--check makes no cases, so --seed has nothing to act on/),
    });
    expect(await inProcess(['pack', 'south-west-2025', '--check', folder])).toMatchObject({ code: 2 });
  });
});

describe('casesim pack --correct', () => {
  test('writes every file that a pack has, workbooks too', async () => {
    const changes = file('case,item,answer,reason\n1,A,Contested,Entry 9 names the victim.\n');
    const out = join(emptyFolder(), 'corrected');
    const { code } = await inProcess(['pack', '--correct', folder, '--changes', changes, '-o', out]);
    expect(code).toBe(0);
    expect(filesIn(out).sort()).toEqual(filesIn(folder).sort());
    expect(readFileSync(join(out, 'participants/exercise.html'), 'utf8')).toContain('edition 2');
  });
});
