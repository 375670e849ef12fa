import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { proportionInterval } from '../../../src/estimation/proportion/proportion.js';
import { casesim, emptyFolder, shell } from '../casesim.js';
import { inProcess } from '../inProcess.js';

describe('casesim inspect', () => {
  it('says first where no percentage is published, and not where one is', async () => {
    const lead = async (id: string) =>
      (await inProcess(['inspect', id, '--seed', '7'])).stdout.replaceAll(/\s+/g, ' ');
    const first =
      /^No percentage of these key questions is published, so what follows is about those assumed/;
    expect(await lead('west-midlands-2022')).toMatch(first);
    expect(await lead('south-west-2025')).not.toMatch(first);
  });

  it('tells the whole story of the West Midlands in text', async () => {
    const { code, stdout, stderr } = await casesim(['inspect', '--seed', '7']);
    expect([code, stderr]).toEqual([0, '']);
    for (const part of [
      'If nothing changed but the cases, the next inspection of 84 cases would report',
      'at once with a probability of 0.844',
      '35% to 64%',
      'drawn with seed 7',
      '49% (41 of 84)',
      '38% to 60%',
      'Chance below 50%',
      'Hypothetical bands',
      'All that is possible',
      'The oversight gap',
      '61% (49 of 80)',
      'How the sample matches',
      'assumed',
      'What these numbers assume',
      'Assumed effects',
      '●',
    ]) {
      expect(stdout.replace(/\s+/g, ' ')).toContain(part);
    }
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('gives JSON with the margins and the four key questions as documented', async () => {
    const { stdout } = await inProcess(['inspect', '--seed', '7', '--json']);
    const { meta, margins, keyQuestions } = JSON.parse(stdout);
    expect(meta).toMatchObject({ command: 'inspect', seed: 7, scenario: { id: 'west-midlands-2025' } });
    expect(keyQuestions.map(({ id }: { id: string }) => id)).toEqual([
      'assessment',
      'planning',
      'delivery',
      'reviewing',
    ]);
    expect(keyQuestions[0].published).toEqual({ percent: 49, yes: 41, of: 84 });
    const { lower, upper } = proportionInterval({ yes: 41, of: 84 });
    expect(keyQuestions[0].interval).toMatchObject({ lower, upper, method: 'wilson', confidence: 0.95 });
    expect(keyQuestions[0].reinspection).toMatchObject({ lower: 32 / 84, upper: 50 / 84 });
    for (const { published, model, sample } of margins) {
      expect(Math.abs(published - model)).toBeLessThan(1e-12);
      expect(sample).toBeGreaterThanOrEqual(0);
      expect(sample).toBeLessThanOrEqual(1);
    }
  });

  it('gives the same bytes for the same seed in every format, and says the seed that it picked', async () => {
    for (const format of [[], ['--json'], ['--csv']]) {
      const [one, two] = await Promise.all(
        [0, 1].map(() => inProcess(['inspect', 'south-west-2025', '--seed', '11', ...format])),
      );
      expect(one?.stdout).toBe(two?.stdout);
    }
    const picked = await inProcess(['inspect', '--json']);
    const seed = /--seed (\d+)/.exec(picked.stderr)?.[1] ?? '';
    expect(JSON.parse(picked.stdout).meta.seed).toBe(Number(seed));
    expect((await inProcess(['inspect', '--json', '--seed', seed])).stdout).toBe(picked.stdout);
  });

  it('gives the key questions as CSV with every number in a column of its own', async () => {
    const { stdout } = await inProcess(['inspect', '--seed', '7', '--csv', '--method', 'clopper-pearson']);
    const { data } = Papa.parse<Record<string, string>>(stdout.trim(), { header: true });
    expect(data).toHaveLength(4);
    expect(data[0]).toMatchObject({ id: 'assessment', publishedYes: '41', method: 'clopper-pearson' });
    expect(Number(data[0]?.lower)).toBeCloseTo(
      proportionInterval({ yes: 41, of: 84 }, { method: 'clopper-pearson' }).lower,
      12,
    );
  });

  it('follows cases, confidence, method and effects', async () => {
    const options = ['--cases', '40', '--confidence', '0.8', '--method', 'jeffreys', '--effects', 'strong'];
    const { stdout } = await inProcess(['inspect', '--seed', '7', '--json', ...options]);
    const { cases, effects, keyQuestions } = JSON.parse(stdout);
    expect([cases, effects, keyQuestions[0].sample.of]).toEqual([40, 'strong', 40]);
    expect(keyQuestions[0].interval).toMatchObject({ method: 'jeffreys', confidence: 0.8 });
    expect(keyQuestions[0].reinspection.cases).toBe(40);
  });

  it("works with a scenario of the user's own, of four percentages", async () => {
    const cwd = emptyFolder();
    writeFileSync(
      join(cwd, 'my-region.yaml'),
      [
        'id: my-region',
        'title: My region',
        'sources: { report: { title: The report, publisher: Its publisher, year: 2025 } }',
        'sample: { cases: { count: 60, from: report } }',
        'keyQuestions:',
        '  from: report',
        '  assessment: { percent: 50 }',
        '  planning: { percent: 60 }',
        '  delivery: { percent: 45 }',
        '  reviewing: { percent: 40 }',
      ].join('\n'),
    );
    const { code, stdout, stderr } = await inProcess(['inspect', join(cwd, 'my-region.yaml'), '--seed', '1']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('50% (30 of 60)');
    expect(stdout).toContain('What these numbers assume');
  });

  it('writes a file whole, in the format of its ending, and never over another', async () => {
    const cwd = emptyFolder();
    await inProcess(['inspect', '--seed', '7', '-o', join(cwd, 'answer.json')]);
    expect(JSON.parse(readFileSync(join(cwd, 'answer.json'), 'utf8')).keyQuestions).toHaveLength(4);
    const again = await inProcess(['inspect', '--seed', '7', '-o', join(cwd, 'answer.json')]);
    expect([again.code, again.stderr]).toEqual([4, expect.stringContaining('--force')]);
  });

  it('is quiet when the reader has had enough', async () => {
    const { code, stderr } = await shell('set -o pipefail; casesim inspect --seed 7 | head -1');
    expect([code, stderr]).toEqual([0, '']);
  });

  it.each([
    [['--seed', '-7'], 2, '--seed must be'],
    [['--cases', '0'], 2, '--cases must be'],
    [['--cases', '2.5'], 2, '--cases must be'],
    [['--cases', '100000000000'], 2, '--cases must be'],
    [['--confidence', '95'], 2, 'Did you mean 95%?'],
    [['--confidence', '1'], 2, '--confidence must be'],
    [['--method', 'wilsen'], 2, 'Did you mean wilson?'],
    [['--effects', 'weak'], 2, '--effects must be one of'],
    [['no-such-region'], 4, 'There is no scenario no-such-region'],
    [['--seed', '7', '-o', 'missing/answer.txt'], 4, 'the folder missing does not exist'],
    [['--seed', '7', '-o', '/dev/full'], 4, 'the disk is full'],
    [['one', 'two'], 2, 'arguments'],
  ])('refuses %j with exit code %i and a reason', async (args, exitCode, reason) => {
    const { code, stdout, stderr } = await inProcess(['inspect', ...args]);
    expect([code, stdout, stderr]).toEqual([exitCode, '', expect.stringContaining(reason)]);
  });
});
