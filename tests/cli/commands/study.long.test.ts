import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder, shell, start } from '../casesim.js';
import { inProcess } from '../inProcess.js';
import { blocksIn, folderWithStudy, results } from './studyFolders.js';

it('runs as shards, one of them a process killed half-way and run again, and merges', async () => {
  const folder = folderWithStudy();
  const args = ['study', 'own.yaml', '--replicates', '9000', '--workers', '1'];
  const here = args.with(1, join(folder, 'own.yaml'));
  const whole = await inProcess([...here, '-o', join(folder, 'whole')]);
  expect(whole.code).toBe(0);

  const killed = start([...args, '--shard', '1/3', '-o', 'parts'], folder);
  const parts = join(folder, 'parts');
  // A block that is still being written has a temporary name.
  const finished = () => blocksIn(parts).filter((name) => name.endsWith('.json'));
  for (let wait = 0; finished().length === 0 && wait < 2000; wait++) {
    await new Promise((settle) => setTimeout(settle, 5));
  }
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const left = finished();
  // Killed after its first block; a slow machine may let a few more through.
  expect(left.length).toBeGreaterThan(0);
  expect(left.length).toBeLessThanOrEqual(3);

  const missing = await inProcess(['merge', parts]);
  expect(missing.code).toBe(3);
  expect(missing.stderr).toMatch(/Of 9 blocks, blocks .* are missing/);

  const slurm = { SLURM_ARRAY_TASK_ID: '8', SLURM_ARRAY_TASK_MIN: '7', SLURM_ARRAY_TASK_COUNT: '3' };
  const shard = (which: string, env = {}) => inProcess([...here, '--shard', which, '-o', parts], { env });
  const ran = [
    await shard('1/3'),
    await shard('auto', slurm),
    await shard('auto/3', { JOB_COMPLETION_INDEX: '2' }),
  ];
  expect(ran.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(ran[1]?.stdout).toMatch(/^Shard 2 of 3 has 3 of its 3 blocks in /);
  // The killed run may have left a file under a temporary name; it counts for nothing.
  expect(finished()).toHaveLength(9);

  const merged = await inProcess(['merge', parts]);
  expect(merged.code).toBe(0);
  expect(results(parts)).toEqual(results(join(folder, 'whole')));
  expect(merged.stdout).toBe(whole.stdout);
});

it('the examples for schedulers run as a Slurm array task does', async () => {
  const cwd = emptyFolder();
  const env = { SLURM_ARRAY_TASK_ID: '2', SLURM_ARRAY_TASK_MIN: '1', SLURM_ARRAY_TASK_COUNT: '2' };
  const { code, stdout } = await shell(
    `sh ${resolve('scenarios/studies/schedulers/slurm-array.sh')} eleven-pdus out 1001`,
    {
      cwd,
      env,
    },
  );
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^Shard 2 of 2 has 1 of its 1 block in out\./)]);
});
