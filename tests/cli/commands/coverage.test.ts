import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cohortCoverage, cohortCoverageSummary } from '../../../src/estimation/coverage/cohortCoverage.js';
import { coverage, coverageSummary } from '../../../src/estimation/coverage/coverage.js';
import { PROPORTION_METHODS } from '../../../src/estimation/proportion/proportion.js';
import { emptyFolder } from '../casesim.js';
import { inProcess as run } from '../inProcess.js';

async function report(...args: string[]) {
  const { code, stdout, stderr } = await run(['coverage', ...args, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

describe('casesim coverage', () => {
  test('says how the default method behaves, and draws its sawtooth', async () => {
    const { code, stdout } = await run(['coverage', '--of', '84']);
    expect(code).toBe(0);
    expect(stdout.replaceAll('\n', ' ')).toMatch(
      /^With 84 cases, the 95% interval by Wilson covers the true share 95\.1% of the time on average and 83\.8% at worst, just below 0\.21% and above 99\.79%;/,
    );
    expect(stdout).toContain('Chance that the interval contains the true share');
    for (const { label } of PROPORTION_METHODS) expect(stdout).toContain(label);
  });

  test('gives as JSON what the library gives: over every share, and at the band edges', async () => {
    const { overall, at } = await report('--of', '29', '--confidence', '0.8');
    expect(overall).toHaveLength(PROPORTION_METHODS.length);
    expect(at).toHaveLength(3 * PROPORTION_METHODS.length);
    for (const { method, infimum, at, side, mean } of overall) {
      const own = coverageSummary({ of: 29, method, confidence: 0.8 });
      expect({ infimum, at, side, mean }).toEqual({
        infimum: own.infimum.coverage,
        at: own.infimum.at,
        side: own.infimum.side,
        mean: own.mean,
      });
    }
    for (const { method, p, ...found } of at) {
      expect([0.5, 0.65, 0.8]).toContain(p);
      expect(found).toMatchObject(coverage({ of: 29, p, method, confidence: 0.8 }));
    }
  });

  test('takes shares of your own, one side, and few methods, which are then drawn', async () => {
    const { overall, at, curves } = await report(
      '--of',
      '84',
      '--method',
      'jeffreys,wald',
      '--at',
      '49%,0.6',
      '--side',
      'lower',
    );
    expect(overall.map(({ method }: { method: string }) => method)).toEqual(['jeffreys', 'wald']);
    expect(at.map(({ p }: { p: number }) => p)).toEqual([0.49, 0.6, 0.49, 0.6]);
    expect(at.every(({ below }: { below: number }) => below === 0)).toBe(true);
    expect(curves.map(({ method }: { method: string }) => method)).toEqual(['jeffreys', 'wald']);
  });

  test('says of one-sided limits nothing that only applies to two', async () => {
    const asked = ['coverage', '--of', '20', '--method', 'clopper-pearson'];
    expect((await run(asked)).stdout).toContain('mirrored share');
    const oneSided = (await run([...asked, '--side', 'lower'])).stdout.replaceAll('\n', ' ');
    expect(oneSided).not.toContain('mirrored share');
    expect(oneSided).toContain('the first is shown');
  });

  test('counts a cohort in', async () => {
    const { overall, at } = await report(
      '--of',
      '20',
      '--cohort',
      '60',
      '--method',
      'hypergeometric,wilson',
      '--at',
      '0.5',
    );
    const own = cohortCoverageSummary({ of: 20, cohort: 60 });
    expect(overall[0]).toMatchObject({
      infimum: own.minimum.coverage,
      at: own.minimum.at,
      side: null,
      mean: own.mean,
    });
    expect(at[1]).toMatchObject(cohortCoverage({ of: 20, cohort: 60, yes: 30, method: 'wilson' }));
  });

  test('keeps the picture to coverages worth telling apart, and says what it cuts off', async () => {
    const { stdout } = await run(['coverage', '--of', '84', '--method', 'wilson,wald']);
    expect(stdout).toMatch(/ 80% ┤/);
    expect(stdout).not.toMatch(/ 50% ┤/);
    expect(stdout).toContain('The chart is cut off at 80%: Wald falls to 0.00%.');
    expect((await run(['coverage', '--of', '84', '--method', 'wilson'])).stdout).not.toContain('cut off');
  });

  test('draws the sawtooth as an SVG file beside the answer', async () => {
    const path = join(emptyFolder(), 'sawtooth.svg');
    const { code, stdout, stderr } = await run(['coverage', '--of', '20', '--method', 'wald', '--svg', path]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: `Wrote ${path}.\n` });
    expect(stdout).toMatch(/^With 20 cases/);
    expect(readFileSync(path, 'utf8')).toMatch(
      /^<svg[\s\S]*Exact coverage of 95% intervals for 20 cases[\s\S]*<\/svg>/,
    );
    expect(await run(['coverage', '--of', '20', '--svg', path])).toMatchObject({ code: 4 });
  });

  test.each([
    [[], /--of <n>/],
    [['--of', '0'], /--of must be a whole number from 1/],
    [['--of', '84', '--confidence', '95'], /Did you mean 95%\?/],
    [['--of', '84', '--method', 'wilsn'], /Did you mean wilson\?/],
    [['--of', '84', '--method', 'hypergeometric'], /hypergeometric needs a cohort/],
    [['--of', '84', '--cohort', '50'], /The cohort must be at least the sample of 84 cases, not 50/],
    [['--of', '84', '--svg', 'chart.png'], /--svg must name a file that ends in \.svg/],
  ])('refuses %j', async (args, says) => {
    const { code, stdout, stderr } = await run(['coverage', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(says);
  });
});
