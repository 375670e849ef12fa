import { expect, test } from 'vitest';
import { inProcess } from '../inProcess.js';

const text = async (...args: string[]) => {
  const { code, stdout, stderr } = await inProcess(['plan', ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.replaceAll(/\s+/g, ' ');
};

test('casesim plan looks far enough for half a percentage point, and for a truth one point inside a band', async () => {
  expect(await text('assurance', '0.5%')).toMatch(
    /no wider than 1 percentage point with a chance of 80%, inspect 38,\d{3} cases/,
  );
  expect(await text('band', 'good', '--truth', '66%')).toMatch(/inspect 1\d,\d{3} cases/);
  expect(await text('paired', '20%', '18.5%')).toMatch(/inspect 1\d,\d{3} cases/);
});
