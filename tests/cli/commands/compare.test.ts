import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { emptyFolder } from '../casesim.js';
import { inProcess } from '../inProcess.js';

describe('casesim compare', () => {
  test('of one inspection says that one was given', async () => {
    const { stderr } = await inProcess(['compare', '41/84', '--no-worse-than', '5']);
    expect(stderr).toMatch(/--no-worse-than is of two inspections, and one was given/);
  });

  test('says what two inspections can honestly be said to show', async () => {
    const { code, stdout } = await inProcess(['compare', 'west-midlands-2025', 'south-west-2025']);
    expect(code).toBe(0);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toMatch(
      /^With 84 and 64 cases, and all 4 key questions looked at together, these inspections do not/,
    );
    expect(text).toContain('delivery: 48% (40 of 84) against 30% (19 of 64)');
    expect(text).toMatch(/Delivery 0\.029 0\.023 0\.028 0\.11 0\.11/);
    expect(text).toContain('no count is published for south-west-2025');
    const { stdout: json } = await inProcess(['compare', 'west-midlands-2025', 'south-west-2025', '--json']);
    expect(Object.keys(JSON.parse(json))).toEqual(['meta', 'confidence', 'method', 'questions']);
  });

  test('reads the regions of a workbook as it reads those of a CSV file', async () => {
    const rows = [
      ['name', 'yes', 'of'],
      ['North', 41, 84],
      ['South', 29, 64],
      ['East', 9, 56],
    ];
    const folder = emptyFolder();
    const [workbook, csv] = [join(folder, 'regions.xlsx'), join(folder, 'regions.csv')];
    writeFileSync(workbook, await writeExcelFile(rows).toBuffer());
    writeFileSync(csv, rows.map((row) => row.join(',')).join('\n'));
    const [one, other] = [await inProcess(['compare', workbook]), await inProcess(['compare', csv])];
    expect(one.code).toBe(0);
    expect(one.stdout).toBe(other.stdout);
  });

  test('reads the sheet of a workbook that --sheet names, and has none of anything else', async () => {
    const workbook = join(emptyFolder(), 'regions.xlsx');
    const sheets = [9, 19].map((yes, i) => ({
      sheet: `Year ${i + 1}`,
      data: [
        ['name', 'yes', 'of'],
        ['North', 41, 84],
        ['South', 29, 64],
        ['East', yes, 56],
      ],
    }));
    writeFileSync(workbook, await writeExcelFile(sheets).toBuffer());
    const { stdout, stderr } = await inProcess(['compare', workbook, '--json']);
    expect(stdout).toContain('"yes": 9');
    expect(stderr).toContain('Read the sheet Year 1');
    const named = await inProcess(['compare', workbook, '--sheet', 'Year 2', '--json']);
    expect(named.stdout).toContain('"yes": 19');
    expect(named.stderr).toBe('');
    const stray = await inProcess(['compare', '41/84', '29/64', '--sheet', 'Year 2']);
    expect(stray).toMatchObject({ code: 2, stdout: '' });
    expect(stray.stderr).toContain('--sheet is of a workbook of regions');
  });

  test('gives what was asked with a prior and a margin in the tables for machines too', async () => {
    const asked = ['--prior', '2,2', '--no-worse-than', '10', '--csv'];
    const { stdout } = await inProcess(['compare', '41/84', '29/64', ...asked]);
    expect(stdout).toMatch(/^method,lower,upper\r?\nbeta,-0\.1244/);
    const both = ['compare', 'west-midlands-2025', 'south-west-2025'];
    const words = (await inProcess([...both, '--no-worse-than', '10'])).stdout.replaceAll(/\s+/g, ' ');
    expect(words).toMatch(
      /^south-west-2025 is not shown to be no worse than west-midlands-2025 by 10 percentage points on any key question/,
    );
    expect(words).toContain('First minus second, in percentage points, at most');
    expect(words).not.toMatch(/second minus first/i);
    const { stdout: all } = await inProcess([...both, ...asked]);
    expect(all.split('\n')[0]).toContain(
      ',noWorseUpper,noWorseP,noWorseShown,posteriorMean,posteriorLower,posteriorUpper,probabilityAbove,caution',
    );
  });

  test('reads a file of regions whatever its name', async () => {
    const path = join(emptyFolder(), 'regions');
    writeFileSync(path, 'name,yes,of\nNorth,41,84\nSouth,29,64\nEast,9,20\n');
    expect((await inProcess(['compare', path])).stdout).toMatch(/^Of 3 regions, none differs/);
    const { stderr } = await inProcess(['compare', `${path}.dat`]);
    expect(stderr).toContain(`There is no file ${path}.dat.`);
    expect((await inProcess(['compare', 'west-midlands-2025'])).stderr).toContain(
      'There is nothing to compare',
    );
  });

  test('gives every method and test for two counts, also as JSON at full precision', async () => {
    const { stdout } = await inProcess(['compare', '56/70', '48/80', '--json']);
    const data = JSON.parse(stdout);
    expect(data.intervals['miettinen-nurminen'].upper).toBeCloseTo(0.33817, 5);
    expect(data.intervals.newcombe.method).toBe('newcombe');
    expect(data.pValues.fisher).toBeCloseTo(0.0125, 4);
    expect(data.ranking.wrong).toBeLessThan(0.01);
  });

  test('reads printed percentages, and one row for each question as CSV', async () => {
    const counts = await inProcess(['compare', '49%/84', '45%/64', '--json']);
    expect(JSON.parse(counts.stdout).first).toEqual({ yes: 41, of: 84 });
    const table = await inProcess(['compare', 'west-midlands-2025', 'south-west-2025', '--csv']);
    const [head, ...rows] = table.stdout.trim().split('\n');
    expect(head).toContain('question,label,keyQuestion,firstYes');
    expect(rows.length).toBeGreaterThanOrEqual(5);
  });

  test('says whether the second is shown to be no worse, one-sided, by the method of the ranges', async () => {
    const { stdout } = await inProcess(['compare', '41/84', '40/84', '--no-worse-than', '10']);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toMatch(
      /^The second, 48% \(40 of 84\), is not shown to be no worse than the first, 49% \(41 of 84\), by 10 percentage points: with 97\.5% confidence, one-sided, it is lower by no more than 16\.1 percentage points \(Miettinen-Nurminen, p = 0\.13\)\./,
    );
    expect(text).toContain(
      'with 95% confidence (Miettinen-Nurminen) the true difference is between -13.8 and +16.1 percentage points',
    );
    const { stdout: json } = await inProcess([
      'compare',
      '41/84',
      '40/84',
      '--no-worse-than',
      '10%',
      '--equivalent-within',
      '10%',
      '--json',
    ]);
    const { difference, intervals, noWorse, equivalence } = JSON.parse(json);
    const { lower, upper } = intervals['miettinen-nurminen'];
    const direction = 'first minus second';
    expect(noWorse).toMatchObject({ direction, difference, margin: 0.1, confidence: 0.975, shown: false });
    expect(noWorse.upper).toBeCloseTo(upper, 12);
    expect(equivalence).toMatchObject({ direction, difference, pUpper: noWorse.pValue });
    expect(equivalence.lower).toBeCloseTo(lower, 12);
    expect(equivalence.upper).toBeCloseTo(upper, 12);
  });

  test('says whether the two are shown to be the same, and over all key questions together', async () => {
    const { stdout } = await inProcess(['compare', '410/840', '405/840', '--equivalent-within', '10']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /are shown to differ by less than 10 percentage points either way/,
    );
    const scenarios = await inProcess([
      'compare',
      'west-midlands-2025',
      'south-west-2025',
      '--equivalent-within',
      '20',
    ]);
    expect(scenarios.stdout.replaceAll(/\s+/g, ' ')).toContain(
      '20 percentage points either way on assessment and planning alone',
    );
  });

  test('says again the difference that --above gives, with all of its decimals', async () => {
    const above = async (points: string) =>
      (
        await inProcess(['compare', '41/84', '29/64', '--prior', '12,8', '--above', points])
      ).stdout.replaceAll(/\s+/g, ' ');
    expect(await above('3.25%')).toContain('truly above +3.25 percentage points is');
    expect(await above('-1')).toContain('truly above -1 percentage point is');
  });

  test('takes a prior for both, also for the chance that their order is wrong', async () => {
    const { stdout } = await inProcess(['compare', '41/84', '29/64', '--prior', '12,8', '--above', '5%']);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toContain(
      'the probability that the first minus the second is truly above +5 percentage points is 0.349',
    );
    expect(text).toContain(
      'the chance that the order is wrong is 0.384 (posterior probability from the prior given',
    );
    expect(text).not.toContain('disagree');
  });

  test('leads with what a prior and the cases say together, draws it, and says where they disagree', async () => {
    const { stdout } = await inProcess(['compare', '41/84', '29/64', '--prior', '200,20']);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toMatch(
      /^49% \(41 of 84\) minus 45% \(29 of 64\) is \+3\.5 percentage points\. With a prior worth 200 Yes and 20 No for each of the two, .* The prior and the cases disagree: .*below 0\.0001, .* Without the prior: with 95%/,
    );
    expect(text).toMatch(/Given the prior [├─●┼┤ ]+ -7\.8 to \+5\.1/);
    const scenarios = await inProcess([
      'compare',
      'west-midlands-2025',
      'south-west-2025',
      '--prior',
      '200,20',
    ]);
    expect(scenarios.stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /^With a prior .* is assessment 0\.340, .* The prior and the cases disagree: .* Without the prior: with 84 and 64 cases/,
    );
  });

  test.each([
    [['--no-worse-than', '10'], [10]],
    [
      ['--equivalent-within', '10'],
      [-10, 10],
    ],
    [
      ['--no-worse-than', '10', '--equivalent-within', '15'],
      [10, -15, 15],
    ],
  ])('%j draws its margin beside no difference', async (asked, margins) => {
    for (const sides of [
      ['41/84', '40/84'],
      ['west-midlands-2025', 'south-west-2025'],
    ]) {
      const file = join(emptyFolder(), 'chart.svg');
      await inProcess(['compare', ...sides, ...asked, '-o', file]);
      const svg = readFileSync(file, 'utf8');
      for (const margin of margins) expect(svg).toContain(`margin at ${margin}`);
    }
  });

  test('names everything that is wrong with either side at once', async () => {
    const scenarios = await inProcess(['compare', 'west-midlands-2024', 'no-such-region']);
    expect(scenarios.stderr).toMatch(/west-midlands-2024[\s\S]*no-such-region/);
    const counts = await inProcess(['compare', '85/84', '49%/1000']);
    expect(counts.stderr).toMatch(/more Yes answers[\s\S]*could be any count/);
  });

  test.each([
    [['41/84', 'south-west-2025'], 2, 'cannot be compared with each other'],
    [['41/84'], 2, '41/84 alone is compared with nothing.'],
    [['tests', '41/84'], 4, 'tests is a folder, not a scenario file'],
    [['tests'], 4, 'tests is a folder, not a file of regions'],
    [['85/84', '1/2'], 2, 'more Yes answers'],
    [['1/0', '1/2'], 2, '1 or more'],
    [['49/84%', '1/2'], 2, 'percent sign'],
    [['47%/84', '1/2'], 2, 'nearest possible: 46% (39 of 84) and 48% (40 of 84)'],
    [['49%/1000', '1/2'], 2, 'could be any count from 485 to 494 of 1000'],
    [['41/84', '29/64', '--confidence', '95'], 2, 'Did you mean 95%?'],
    [['41/84', '40/84', '--no-worse-than', '10', '--cohort', '650'], 2, 'about the process behind the cases'],
    [['41/84', '40/84', '--equivalent-within', '10', '--deff', '1.5'], 2, 'takes cases as independent'],
    [['41/84', '40/84', '--no-worse-than', '0'], 2, 'more than 0 and less than 100 percentage points'],
    [['41/84', '40/84', '--no-worse-than', '0.1'], 2, 'Did you mean 10% or 0.1%?'],
    [['41/84', '40/84', '--no-worse-than', '10', '--confidence', '0.5'], 2, 'must be above 50%'],
    [['41/84', '40/84', '--prior', '0,1'], 2, 'two numbers from 0.01'],
    [['41/84', '40/84', '--above', '5%'], 2, '--above needs --prior'],
    [['41/84', '29/64', '9/56', '--seed', '7'], 2, '--seed is of no use without --replay'],
    [
      ['west-midlands-2025', 'south-west-2025', '--across-programmes'],
      2,
      '--across-programmes is of no use for two scenarios',
    ],
    [['41/84', '29/64', '--method', 'newcomb'], 2, 'Did you mean newcombe?'],
    [['west-midlands-2024', 'south-west-2025'], 4, 'Did you mean west-midlands-20'],
  ])('refuses %j in words', async (args, exit, says) => {
    const { code, stdout, stderr } = await inProcess(['compare', ...args]);
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
    expect(stderr).toContain(says);
  });
});
