import { expect, it } from 'vitest';
import { shell } from '../casesim.js';

it('streams in bounded memory: 300,000 cases with a heap of 48 MB', async () => {
  const { code, stdout } = await shell('casesim cases --cases 300000 --seed 1 | wc -l', {
    env: { NODE_OPTIONS: '--max-old-space-size=48' },
  });
  expect([code, stdout.trim()]).toEqual([0, '300001']);
});
