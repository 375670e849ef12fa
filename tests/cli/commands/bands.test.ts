import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lowestOfQuestions } from '../../../src/estimation/bands/lowest.js';
import { loadScenario } from '../../../src/files/loadScenario.js';
import { scenarioBands } from '../../../src/results/bands.js';
import { emptyFolder } from '../casesim.js';
import { inProcess } from '../inProcess.js';

describe('casesim bands', () => {
  test('draws no bare 0% of a band that is possible', async () => {
    const { stdout } = await inProcess(['bands', '41/84', '--prior', '12,8']);
    expect(stdout).toMatch(/Good +3% +<1%\nOutstanding +<1% +<1%/);
  });

  test('says how sure the band of one count is', async () => {
    const { code, stdout } = await inProcess(['bands', '41/84']);
    expect(code).toBe(0);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toMatch(
      /^49% \(41 of 84\) falls in Inadequate\. If nothing changed but the cases, .* probability 0\.469, and report between 35% and 64% with a probability of at least 95%; .* probability 0\.414 \(Jeffreys's prior\)\./,
    );
    expect(text).toContain('67 of 84 is Good but prints as 80%, Outstanding');
    expect(text).toContain('Bands are hypothetical');
    expect(text).toContain('Discretion may be considered');
  });

  test('and other commands say what the questions of a scenario ask, where its author says it', async () => {
    const file = join(emptyFolder(), 'own.yaml');
    const question = 'safe: { label: Was everybody kept safe?, percent: 49, from: report/x }';
    writeFileSync(
      file,
      [
        'id: own',
        'title: Own region',
        'sources: { report: { title: A report, publisher: Somebody, year: 2025 } }',
        'sample: { cases: { count: 84, from: report/x } }',
        `keyQuestions: { ${question}, planning: { percent: 30, from: report/x } }`,
      ].join('\n'),
    );
    for (const args of [
      ['bands', file],
      ['inspect', file, '--seed', '1'],
      ['compare', file, file],
    ]) {
      const { stdout } = await inProcess(args);
      expect([args[0], stdout]).toEqual([
        args[0],
        expect.stringMatching(/^- Safe.*: Was everybody kept safe\?$/m),
      ]);
      expect(stdout).not.toMatch(/Planning.*: Planning focuses/);
    }
  });

  test('says why a scenario without counts of Yes has no bands, and what to give', async () => {
    const { code, stderr } = await inProcess(['bands', 'west-midlands-2022']);
    expect(code).toBe(2);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(
      'west-midlands-2022 gives no count of Yes for a key question that is asked of every case. Give the counts themselves',
    );
  });

  test.each([
    ['67/84', '79.8% (67 of 84) falls in Good'],
    ['68/84', '81% (68 of 84) falls in Outstanding'],
    ['7999/10000', '79.99% (7,999 of 10,000) falls in Good'],
    ['1/2', '50% (1 of 2) falls in Requires improvement'],
  ])('prints %s on its own side of a boundary', async (counts, lead) => {
    const { stdout } = await inProcess(['bands', counts]);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(lead);
  });

  test('draws how probable each band is, for one count and for each key question', async () => {
    const { stdout } = await inProcess(['bands', '41/84']);
    expect(stdout).toMatch(
      /How probable each band is after 49% \(41 of 84\)\n +Next 84 cases +True percentage now\nInadequate .* 53% .* 59%\n/,
    );
    const { stdout: several } = await inProcess(['bands', 'west-midlands-2025', '--prior', '0.5,0.5']);
    expect(several).toMatch(
      /West Midlands, [^\n]*2025: how probable each\s+band\s+is\s+for\s+the\s+next\s+84\s+cases\n +Inadequate .*Outstanding\nAssessment .* 53% .* 45% .* 2% .* <1%\n/,
    );
  });

  test("draws what a prior of one's own makes probable under its name", async () => {
    for (const given of ['41/84', 'west-midlands-2025']) {
      const { stdout } = await inProcess(['bands', given, '--prior', '12,8']);
      expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
        /ow probable each band is [^.]*, given a prior worth 12 Yes and 8 No /,
      );
    }
  });

  test('gives the probabilities at full precision as JSON, for a next inspection of any size', async () => {
    const { stdout } = await inProcess(['bands', '49%/84', '--next', '100', '--json']);
    const { now, nextExact, next, note } = JSON.parse(stdout);
    expect(note).toMatch(/^Bands are hypothetical/);
    expect(now.inadequate).toBeCloseTo(0.5862885738916, 10);
    expect(next).toBe(100);
    expect(Object.values<number>(nextExact).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  });

  test('shows how low the lowest of four key questions falls by chance', async () => {
    const { stdout } = await inProcess(['bands', 'west-midlands-2025']);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toMatch(
      /^The lowest percentage, 48% \(40 of 84\) for delivery and reviewing, would set the band/,
    );
    expect(text).toMatch(/independent 43\.3% 0\.940/);
  });

  test('leads with what the lowest of the next inspection would be, and names the narrower question as one', async () => {
    const { stdout } = await inProcess(['bands', 'west-midlands-2025']);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toMatch(
      /would set the band; if nothing changed but the cases, the lowest of 4 in the next inspection of 84 cases would be 41\.4% on average and, with a probability of at least 95%, between 30% and 51%, if the questions were independent of one another\./,
    );
    expect(text).toContain(
      'at once with probability 0.844 if they were independent, and never less than 0.834',
    );
    expect(text).toContain('If the published rates were the truth: the lowest of 4');
  });

  test('takes a prior, and gives the probability of a true percentage above any share', async () => {
    const { stdout } = await inProcess(['bands', '41/84', '--prior', '12,8', '--above', '45%']);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toContain('and above 45% with probability 0.888');
    expect(text).toContain('from a prior worth 12 Yes and 8 No');
    const scenario = await inProcess(['bands', 'west-midlands-2025', '--above', '45%', '--csv']);
    expect(scenario.stdout.split('\r\n')[0]).toContain('otherNow,above,notRejected');
  });

  test('says that a prior and the cases disagree, and which column leaves the prior out', async () => {
    const { stdout } = await inProcess(['bands', '41/84', '--prior', '200,20']);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toContain(
      'in another band with probability above 0.999. The prior and the cases disagree: ',
    );
    expect(text).toContain('Not ruled out at 95% (Wilson, without the prior): ');
    const { stdout: csv } = await inProcess(['bands', '41/84', '--prior', '200,20', '--csv']);
    expect(csv.split('\r\n')[1]).toMatch(/,false$/);
    const scenario = await inProcess(['bands', 'west-midlands-2025', '--prior', '200,20', '--above', '45%']);
    expect(scenario.stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /^The true percentage is above 45% with probability \S+ for assessment, .* and \S+ for reviewing, each question by itself\. The lowest percentage, /,
    );
    expect(scenario.stdout.replaceAll(/\s+/g, ' ')).toContain('The prior and the cases disagree on ');
  });

  test.each([
    [['4999999/10000000'], 2, '--next must be given: an inspection of as many as 10,000,000 cases'],
    [['41/84', '--prior', '0,2'], 2, 'two numbers from 0.01'],
    [['41/84', '--prior', '0.001,2'], 2, 'A prior worth less says that the truth is 0% or 100%'],
    [['0/0'], 2, '1 or more'],
    [['47%/84'], 2, 'nearest possible'],
    [['41/84', '--method', 'wilsom'], 2, 'Did you mean wilson?'],
    [['41/84', '--confidence', '95'], 2, 'Did you mean 95%?'],
    [['41/84', '--next', '0'], 2, '--next must be'],
    [['no-such-scenario'], 4, 'no scenario no-such-scenario'],
  ])('refuses %j in words', async (args, exit, says) => {
    const { code, stdout, stderr } = await inProcess(['bands', ...args]);
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
    expect(stderr).toContain(says);
  });
});

test('effects that tie the key questions together lift the lowest of them', () => {
  const settings = { method: 'wilson', confidence: 0.95, next: 40 } as const;
  const { byChance, questions } = scenarioBands(loadScenario('west-midlands-2025'), settings);
  const { independent, moderate, strong } = byChance.lowest;
  const proportions = questions.map(({ report: { counts } }) => counts.yes / counts.of);
  expect(independent?.expected).toBeCloseTo(lowestOfQuestions({ of: 40, proportions }).expected, 10);
  expect(independent?.expected).toBeLessThan(moderate?.expected ?? 0);
  expect(moderate?.expected).toBeLessThan(strong?.expected ?? 0);
});

test('says in its first sentence that the chances rest on a prior, and counts one case as one', async () => {
  const said = async (...args: string[]) =>
    (await inProcess(['bands', ...args])).stdout.replaceAll(/\s+/g, ' ');
  expect(await said('41/84', '--prior', '80,20')).toContain(
    'falls in Inadequate. Given a prior worth 80 Yes and 20 No, if nothing changed',
  );
  expect(await said('84/84')).toMatch(
    /^100% \(84 of 84\) falls in Outstanding\. If nothing changed but the cases, .* another band with probability below 0\.001/,
  );
  expect(await said('west-midlands-2025', '--prior', '40,44')).toMatch(
    /^The lowest percentage, .* would set the band; given a prior worth 40 Yes and 44 No, if nothing changed/,
  );
  expect(await said('0/1')).not.toContain('1 cases');
});

test('a percentage that is assumed is said to be so before it sets a band', async () => {
  const file = join(emptyFolder(), 'mine.yaml');
  await inProcess(['new', '--defaults', '-o', file]);
  const { stdout } = await inProcess(['bands', file]);
  expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
    /^The one percentage, 50% \(25 of 50\) for done well enough, which is assumed, would set the band;/,
  );
  expect((await inProcess(['bands', 'west-midlands-2025'])).stdout).not.toContain('which is assumed');
});
