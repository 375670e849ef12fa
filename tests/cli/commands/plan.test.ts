import { describe, expect, test } from 'vitest';
import { inProcess } from '../inProcess.js';

const text = async (...args: string[]) => {
  const { code, stdout } = await inProcess(['plan', ...args]);
  expect(code).toBe(0);
  return stdout.replaceAll(/\s+/g, ' ');
};

describe('casesim plan', () => {
  test('says what 84 cases give, beside the published rule', async () => {
    const unlimited = await text('--of', '84');
    expect(unlimited).toMatch(
      /^84 cases give a margin of ±10\.7 points at 95% confidence and ±7\.0 points at 80%/,
    );
    expect(unlimited).toContain('That rule would draw 84 cases from a cohort of about 171.');
    const cohort = await text('--of', '84', '--cohort', '650');
    expect(cohort).toContain('±6.5 points at 80%');
    expect(cohort).toContain('that would be 132 cases here');
    expect(await text()).toBe(unlimited);
  });

  test('takes the cases and the assumed cohort of a scenario, and says that it is assumed', async () => {
    const planned = await text('west-midlands-2025');
    expect(planned).toMatch(
      /^84 cases give a margin of ±10\.0 points at 95% confidence and ±6\.5 points at 80%/,
    );
    expect(planned).toContain(
      'The cohort is assumed: no publication gives it, and could be anything from 300 to 1,000.',
    );
    expect(await text('south-west-2025')).toContain('±7.4 points at 80%');
    expect(await text('west-midlands-2025', '--margin', '5%', '--confidence', '0.8')).toContain(
      'inspect 132 cases',
    );
  });

  test('says that nothing is left to chance when the whole cohort is inspected', async () => {
    expect(await text('--of', '84', '--cohort', '84')).toContain('nothing is left to chance');
  });

  test('finds the cases for a margin, by every interval, and how many to ask for', async () => {
    const { stdout } = await inProcess(['plan', '--margin', '5%', '--response', '80%', '--json']);
    const { sizes } = JSON.parse(stdout);
    expect(sizes.map(({ expected }: { expected: { n: number } }) => expected.n)).toEqual([385, 381, 401]);
    expect(sizes[0].expected.ask).toBe(482);
  });

  test('finds the cases in which to see a change', async () => {
    expect(await text('--from', '49%', '--to', '59%')).toMatch(/inspect 392 cases each time/);
    expect(await text('--from', '49%', '--to', '59%', '--cohort', '650')).toContain(
      '245 cases are as good as 392 independent ones from an endless cohort',
    );
  });

  test.each([
    [['--margin', '5'], 'Did you mean 5%?'],
    [['--margin', '5%', '--of', '84'], 'ask different questions'],
    [['--from', '49%'], '--from and --to go together'],
    [['--from', '49%', '--to', '49%'], 'no change to see'],
    [['--of', '84', '--cohort', '83'], 'smaller than the sample of 84'],
    [['--of', '84', '--power', '0.8'], '--power has no meaning with --of'],
    [['--from', '49%', '--to', '50%', '--cohort', '100', '--deff', '2'], 'too small to see that change'],
    [['--margin', '5%', '--confidence', '80'], 'Did you mean 0.8?'],
    [['--of', '0'], '--of must be'],
    [['--margin', '5%', '--deff', '0'], '--deff must be'],
  ])('refuses %j in words', async (args, says) => {
    const { code, stdout, stderr } = await inProcess(['plan', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
  });
});
