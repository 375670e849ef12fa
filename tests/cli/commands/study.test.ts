import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readShard } from '../../../src/cli/commands/study/shard.js';
import { casesim, emptyFolder, shell } from '../casesim.js';
import { inProcess } from '../inProcess.js';
import { folderWithStudy, results } from './studyFolders.js';

/** Parts of a study that can be worked out exactly. */
const EXACT = { designs: '{ simple: { kind: simple } }', grid: '{}' };

describe('casesim study', () => {
  it('answers with a sentence, tables and the way it was found', async () => {
    const own = join(folderWithStudy(EXACT), 'own.yaml');
    const { code, stdout } = await inProcess(['study', own]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Does it work\?/);
    expect(stdout).toContain('Coverage');
    expect(stdout).toContain('worked out exactly');
  });

  it('lists the studies by their questions when none is named', async () => {
    const { code, stdout } = await inProcess(['study']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^10 studies come with casesim/);
    expect(stdout).toContain('How low does the lowest of four key questions fall by chance?');
  });

  it('gives the same measures as JSON, as tidy CSV and as Parquet', async () => {
    const folder = folderWithStudy();
    const { code, stdout } = await inProcess([
      'study',
      join(folder, 'own.yaml'),
      '--replicates',
      '1500',
      '--json',
      '-o',
      join(folder, 'out'),
    ]);
    expect(code).toBe(0);
    const data = JSON.parse(stdout);
    expect(data.meta).toMatchObject({ command: 'study', seed: 2025, scenario: { id: 'west-midlands-2025' } });
    const values = data.answers.flatMap((answer: { measures: { value: number }[] }) =>
      answer.measures.map(({ value }) => value),
    );
    const csv = readFileSync(join(folder, 'out', 'results.csv'), 'utf8');
    const rows = Papa.parse<Record<string, string>>(csv.trim(), { header: true }).data;
    expect(rows.map((row) => Number(row.value))).toEqual(values);
    const bytes = readFileSync(join(folder, 'out', 'results.parquet'));
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const stored = await parquetReadObjects({ file });
    expect(stored.map((row) => row.value)).toEqual(values);
    expect(stored[0]).toMatchObject({
      study: 'a-test',
      design: 'pdus',
      icc: 0.02,
      exact: false,
      replicates: 1500,
      varianceBasis: 'design',
    });
  });

  it('says in every form of the results where a standard error rests on nothing in the design', async () => {
    const folder = folderWithStudy({
      designs: '{ window: { kind: window, windows: 26 } }',
      inquiries: '{ cohort: { percentage: assessment } }',
    });
    const out = join(folder, 'out');
    const { code } = await inProcess(['study', join(folder, 'own.yaml'), '--replicates', '100', '-o', out]);
    expect(code).toBe(0);
    const [text, json, csv, report] = ['summary.txt', 'results.json', 'results.csv', 'report.md'].map(
      (name) => readFileSync(join(out, name), 'utf8'),
    );
    expect(text).toMatch(/window: No design-based variance: one window shows/);
    expect(text).toContain('not the design');
    expect(report).toMatch(/window: No design-based variance: one window shows/);
    const [answer] = JSON.parse(json ?? '').answers;
    expect(answer).toMatchObject({ varianceBasis: 'none' });
    expect(answer.varianceNote).toMatch(/^No design-based variance/);
    const names = answer.measures.map(({ measure }: { measure: string }) => measure);
    expect(names).toContain('designError');
    const [row] = Papa.parse<Record<string, string>>(csv ?? '', { header: true }).data;
    expect(row?.varianceBasis).toBe('none');
  });

  it('writes a report under the ADEMP headings', async () => {
    const folder = folderWithStudy();
    const out = join(folder, 'out');
    await inProcess(['study', join(folder, 'own.yaml'), '--replicates', '100', '-o', out]);
    const report = readFileSync(join(out, 'report.md'), 'utf8');
    const headings = report.split('\n').filter((line) => line.startsWith('## '));
    expect(headings).toEqual([
      '## Aims',
      '## Data-generating mechanisms',
      '## Estimands',
      '## Methods',
      '## Performance measures',
      '## Notes',
    ]);
    expect(report).toContain('To see whether it works.');
    expect(report).toContain('- icc: 0.02, 0.1');
  });

  it('gives the same bytes with one worker and with two', async () => {
    const folder = folderWithStudy();
    const args = (workers: string) => {
      const out = ['-o', join(folder, `w${workers}`)];
      return ['study', join(folder, 'own.yaml'), '--replicates', '1100', '--workers', workers, ...out];
    };
    const ran = [await inProcess(args('1')), await casesim(args('2'))];
    expect(ran.map(({ code }) => code)).toEqual([0, 0]);
    expect(results(join(folder, 'w2'))).toEqual(results(join(folder, 'w1')));
  });

  it('merges folders of their own, and refuses doubled and mixed ones', async () => {
    const folder = folderWithStudy();
    const own = join(folder, 'own.yaml');
    const parts = join(folder, 'parts');
    const run = (shard: string, name: string, replicates = '2000') =>
      inProcess(['study', own, '--replicates', replicates, '--shard', shard, '-o', join(folder, name)]);
    await run('1/2', 'a');
    await run('2/2', 'b');
    await run('2/2', 'c');
    await run('1/1', 'd', '1000');
    const gather = (names: readonly string[]) => {
      rmSync(parts, { recursive: true, force: true });
      // A folder that has only the folders to merge.
      return shell(`mkdir parts && cp -r ${names.join(' ')} parts`, { cwd: folder });
    };
    await gather(['a', 'b']);
    expect((await inProcess(['merge', parts])).code).toBe(0);
    await gather(['a', 'b', 'c']);
    const doubled = await inProcess(['merge', parts]);
    expect(doubled.code).toBe(3);
    expect(doubled.stderr).toMatch(/Block 1 is in .*b and in .*c\./);
    await gather(['a', 'b', 'd']);
    const mixed = await inProcess(['merge', parts]);
    expect(mixed.code).toBe(3);
    expect(mixed.stderr).toMatch(/replicates 1000, not 2000/);
  });

  it('goes on where it stopped, overwrites nothing, and refuses the folder of another study', async () => {
    const folder = folderWithStudy();
    const own = join(folder, 'own.yaml');
    const out = join(folder, 'out');
    const run = (extra: readonly string[] = []) =>
      inProcess(['study', own, '--replicates', '3000', '-o', out, ...extra]);
    const first = await run();
    const before = results(out);
    // A block that was lost is run again; the results come out the same.
    renameSync(join(out, 'blocks', 'block-000001.json'), join(folder, 'lost.json'));
    const again = await run();
    expect([first.code, again.code]).toEqual([0, 0]);
    expect(again.stdout).toBe(first.stdout);
    expect(results(out)).toEqual(before);
    expect(readFileSync(join(out, 'blocks', 'block-000001.json'), 'utf8')).toBe(
      readFileSync(join(folder, 'lost.json'), 'utf8'),
    );
    const other = await run(['--seed', '4']);
    expect(other.code).toBe(3);
    expect(other.stderr).toMatch(/has results of another run: seed 2025, not 4/);
    writeFileSync(join(out, 'blocks', 'block-000001.json'), '{"study":');
    const damaged = await run();
    expect(damaged.code).toBe(3);
    expect(damaged.stderr).toMatch(/block-000001\.json is not whole.*Remove it/);
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    const foreign = await inProcess(['study', own, '-o', folder]);
    expect(foreign.code).toBe(4);
    expect(foreign.stderr).toMatch(/already has files in it, and they are not a study's/);
  });

  it('is planned before it runs, and says whether it ran as planned or how it departed', async () => {
    const folder = folderWithStudy();
    const own = join(folder, 'own.yaml');
    const out = join(folder, 'out');
    const planned = await inProcess(['study', own, '--protocol', '--precision', '2', '-o', out]);
    expect(planned.code).toBe(0);
    const protocol = JSON.parse(readFileSync(join(out, 'protocol.json'), 'utf8'));
    // The standard error of a probability of a half is 2 points with 625 replicates.
    expect(protocol).toMatchObject({ replicates: 625, asked: 0.02, seed: 2025 });
    const page = readFileSync(join(out, 'protocol.md'), 'utf8');
    expect(page.split('\n').filter((line) => line.startsWith('## '))).toEqual(
      ['Aims', 'Data-generating mechanisms', 'Estimands', 'Methods', 'Performance measures', 'Run'].map(
        (heading) => `## ${heading}`,
      ),
    );
    expect(page).toContain(protocol.hash);

    const ran = await inProcess(['study', own, '-o', out]);
    expect(ran.stdout).toContain('625 replicates');
    expect(ran.stdout).toContain(`As planned: protocol ${protocol.hash}.`);
    expect(readFileSync(join(out, 'report.md'), 'utf8')).toContain(`As planned: protocol ${protocol.hash}.`);
    const late = await inProcess(['study', own, '--protocol', '-o', out]);
    expect(late.stderr).toMatch(/has run in .* already, so a protocol comes too late/);

    const other = join(folder, 'other');
    await inProcess(['study', own, '--protocol', '--replicates', '100', '-o', other]);
    const study = readFileSync(own, 'utf8');
    writeFileSync(own, study.replace('icc: [0.02, 0.1]', 'icc: [0.02, 0.2]'));
    const departed = await inProcess(['study', own, '--seed', '9', '--json', '-o', other]);
    expect(JSON.parse(departed.stdout).protocol).toMatchObject({
      asPlanned: false,
      departures: ['grid.icc [0.02, 0.2], where [0.02, 0.1] was planned', 'seed 9, where 2025 was planned'],
    });
    const record = join(other, 'protocol.json');
    writeFileSync(record, readFileSync(record, 'utf8').replace('"seed": 2025', '"seed": 9'));
    const forged = await inProcess(['study', own, '--seed', '9', '-o', other]);
    expect([forged.code, forged.stderr]).toEqual([
      3,
      expect.stringMatching(/is not a protocol as .* wrote it/),
    ]);
  });

  it('is run as planned where every answer is exact, so that no replicate is needed', async () => {
    const out = join(folderWithStudy(), 'out');
    const planned = await inProcess([
      'study',
      'wrong-ranking',
      '--protocol',
      '--replicates',
      '70',
      '-o',
      out,
    ]);
    expect(planned.stdout).toContain('every answer exact');
    const ran = await inProcess(['study', 'wrong-ranking', '-o', out]);
    expect(ran.stdout).toMatch(/As planned: protocol [0-9a-f]{16}\./);
    expect((await inProcess(['merge', out, '--force'])).stdout).toMatch(
      /As planned: protocol [0-9a-f]{16}\./,
    );
  });

  it('stops in time, and says that it did', async () => {
    const folder = folderWithStudy();
    const { code, stdout } = await inProcess([
      'study',
      join(folder, 'own.yaml'),
      '--replicates',
      '90000000',
      '--max-time',
      '0.2s',
      '--workers',
      '1',
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain('The run stopped early');
  });

  it('plans without running, and says what is exact', async () => {
    const own = join(folderWithStudy(), 'own.yaml');
    const { stdout } = await inProcess(['study', own, '--replicates', '1000000', '--plan']);
    expect(stdout).toMatch(
      /2\s+conditions,\s+1,000,000\s+replicates\s+of\s+each\s+that\s+is\s+simulated,\s+in\s+1,000\s+blocks\s+of\s+up\s+to\s+1,000,\s+about/,
    );
    const folder = folderWithStudy({ designs: '{ window: { kind: window, windows: 26 } }', answers: '{}' });
    const warned = await inProcess(['study', join(folder, 'own.yaml'), '--plan']);
    expect(warned.stdout).toContain('window: No design-based variance: one window shows');
    const exact = await inProcess(['study', join(folderWithStudy(EXACT), 'own.yaml'), '--plan']);
    expect(exact.stdout).toMatch(/every\s+result\s+exact:\s+nothing\s+to\s+simulate/);
  });

  it('repeats a replicate that could not be answered, with the command it gave', async () => {
    const folder = folderWithStudy({
      designs: '{ tiny: { kind: simple, cases: 2 } }',
      inquiries: '{ access: { spread: assessment }, enforcement: { percentage: enforcementSufficient } }',
      inspectors: '{ two: { kappa: 0.5, leniency: 1, count: 2 } }',
      answers: '{}',
      grid: '{}',
    });
    const own = join(folder, 'own.yaml');
    const { stdout } = await inProcess(['study', own, '--replicates', '200']);
    const replay = /--seed (\d+) --replay (\S+)/.exec(stdout);
    expect(replay).not.toBeNull();
    const alone = await inProcess(['study', own, '--seed', replay?.[1] ?? '', '--replay', replay?.[2] ?? '']);
    expect(alone.stdout).toMatch(/^Replicate \d+ of block 0 of condition 0/);
    expect(alone.stdout).toContain('enforcement: no sampled case gives an answer');
  });

  it.each([
    [['study', 'eleven-pdu'], 4, /There is no study eleven-pdu.*Did you mean eleven-pdus\?/],
    [['study', 'eleven-pdus', '--shard', '4/3', '-o', 'x'], 2, /There is no shard 4 of 3.*from 1 to 3/],
    [['study', 'eleven-pdus', '--shard', '0/3', '-o', 'x'], 2, /There is no shard 0 of 3/],
    [['study', 'eleven-pdus', '--shard', 'a/b', '-o', 'x'], 2, /--shard must be such as 2\/4/],
    [
      ['study', 'eleven-pdus', '--shard', 'auto/2', '-o', 'x'],
      2,
      /neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX/,
    ],
    [['study', 'eleven-pdus', '--shard', '1/2'], 2, /Give -o FOLDER/],
    [
      ['study', 'eleven-pdus', '--shard', '1/2', '--precision', '1', '-o', 'x'],
      2,
      /cannot be asked of a shard/,
    ],
    [['study', 'eleven-pdus', '-o', 'mi.svg'], 2, /-o names a folder, and mi\.svg ends as \.svg files do/],
    [['study', 'eleven-pdus', '--max-time', 'soon'], 2, /--max-time must be a time/],
    [['study', 'eleven-pdus', '--replay', '0:0:0', '--simulate'], 2, /--simulate is of no use with --replay/],
    [['study', 'eleven-pdus', '--replay', '9:0:0'], 2, /There is no condition 9/],
    [['merge', 'nowhere'], 4, /There is no folder nowhere\. Name a folder that casesim study -o made/],
    [['merge', 'x'.repeat(300)], 4, /There is no folder x/],
    [['merge', 'package.json'], 4, /package\.json is not a folder/],
  ])('refuses %j', async (args, code, expected) => {
    const ran = await inProcess(args);
    expect(ran.code).toBe(code);
    expect(ran.stderr).toMatch(expected);
    expect(ran.stdout).toBe('');
  });
});

describe('--shard', () => {
  it('takes its number from Slurm and from Kubernetes', () => {
    expect(readShard('2/4', {})).toEqual({ number: 2, of: 4 });
    expect(readShard('auto/4', { SLURM_ARRAY_TASK_ID: '1' })).toEqual({ number: 1, of: 4 });
    const slurm = { SLURM_ARRAY_TASK_ID: '5', SLURM_ARRAY_TASK_MIN: '3', SLURM_ARRAY_TASK_COUNT: '9' };
    expect(readShard('auto', slurm)).toEqual({ number: 3, of: 9 });
    expect(readShard('auto/4', { JOB_COMPLETION_INDEX: '0' })).toEqual({ number: 1, of: 4 });
    expect(() => readShard('auto', { JOB_COMPLETION_INDEX: '0' })).toThrow(/how many shards/);
  });
});

describe('the examples for schedulers', () => {
  const folder = resolve(import.meta.dirname, '../../../scenarios/studies/schedulers');

  it('name in the Kubernetes job as many shards as it has completions, and a command that runs', async () => {
    const { parse } = await import('yaml');
    const job = parse(readFileSync(join(folder, 'kubernetes-job.yaml'), 'utf8'));
    const [container] = job.spec.template.spec.containers;
    expect(job.spec.completionMode).toBe('Indexed');
    expect(container.args).toContain(`auto/${job.spec.completions}`);
    const args = [...container.command.slice(2), ...container.args].map(
      (arg: string) => ({ '/results': join(emptyFolder(), 'out'), '1000000': '3001', '2': '1' })[arg] ?? arg,
    );
    const { code, stdout } = await inProcess(args, { env: { JOB_COMPLETION_INDEX: '3' } });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^Shard 4 of 4 has 1 of its 1 block in /)]);
  });
});
