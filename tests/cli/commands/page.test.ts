import { expect, test } from 'vitest';
import { inProcess } from '../inProcess.js';

test('casesim page writes one page, and says that a region which comes with casesim is in it already', async () => {
  const { code, stdout } = await inProcess(['page']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  const refused = await inProcess(['page', 'west-midlands-2025']);
  expect(refused.code).toBe(2);
  expect(refused.stderr.replaceAll(/\s+/g, ' ')).toContain(
    'west-midlands-2025 is in every page already. Leave it out, or name a scenario file of your own.',
  );
});
