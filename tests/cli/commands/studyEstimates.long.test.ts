import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inProcess } from '../inProcess.js';
import { folderWithGaps } from './studyFolders.js';

it('casesim study --estimates gives the same bytes from a run that was resumed, and from shards put together', async () => {
  const folder = folderWithGaps();
  const own = join(folder, 'own.yaml');
  const at = (name: string) => join(folder, name);
  const args = ['study', own, '--replicates', '2500'];
  const files = ['one.parquet', 'again.parquet', 'merged.parquet'];
  await inProcess([...args, '--workers', '1', '-o', at('out'), '--estimates', at('one.parquet')]);
  // A block of which only the sums are left is run again.
  rmSync(join(at('out'), 'blocks', 'block-000001.f64'));
  await inProcess([...args, '-o', at('out'), '--estimates', at('again.parquet')]);
  for (const shard of ['1/2', '2/2']) {
    await inProcess([...args, '--shard', shard, '-o', at('parts'), '--estimates', at('unused.csv')]);
  }
  const merged = await inProcess(['merge', at('parts'), '--estimates', at('merged.parquet')]);
  expect(merged.code).toBe(0);
  const [first, ...others] = files.map((name) => readFileSync(at(name)).toString('base64'));
  for (const other of others) expect(other).toBe(first);
});
