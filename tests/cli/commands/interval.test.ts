import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { trueProportionInterval } from '../../../src/estimation/agreement/imperfect.js';
import { type ClusteredMethodName, clusteredInterval } from '../../../src/estimation/design/clustered.js';
import { complexInterval } from '../../../src/estimation/design/complexInterval.js';
import {
  betaPriorInterval,
  PROPORTION_METHODS,
  proportionInterval,
  proportionPValue,
} from '../../../src/estimation/proportion/proportion.js';
import { emptyFolder } from '../casesim.js';
import { inProcess as run } from '../inProcess.js';

interface Row {
  readonly given: string;
  readonly knows: string;
  readonly method: string;
  readonly confidence: number;
  readonly lower: number;
  readonly upper: number;
  readonly lowerCount: number | null;
  readonly upperCount: number | null;
  readonly pValue: number | null;
  readonly recommended: boolean;
  readonly leavesOut: readonly string[];
}

async function intervals(...args: string[]): Promise<Row[]> {
  const { code, stdout, stderr } = await run(['interval', ...args, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout).intervals;
}

describe('casesim interval for counts', () => {
  test('says first that counts and accuracy conflict, and of cases with a prior that the cohort comes after', async () => {
    const inspectors = ['--sensitivity', '.9', '--specificity', '.85'];
    const { stdout } = await run(['interval', '0/84', ...inspectors]);
    expect(stdout.replaceAll('\n', ' ')).toMatch(
      /^The counts and the accuracy conflict: .* 0\.0%, cut off from -20\.0%, .* That is not certainty: both limits are cut off/,
    );
    const cohort = ['--cohort', '650', '--icc', '0.05', '--cluster-size', '7', '--prior', '12,8'];
    const posterior = await run(['interval', '41/84', ...cohort]);
    expect(posterior.stdout.replaceAll('\n', ' ')).toContain(
      'count for 64.6 independent ones, before the cohort is allowed for.',
    );
  });

  test('says the Wilson interval in its first sentence, and shows every method', async () => {
    const { code, stdout } = await run(['interval', '41/84']);
    expect(code).toBe(0);
    expect(stdout.replaceAll('\n', ' ')).toMatch(
      /^49% \(41 of 84\): with 95% confidence \(Wilson\) the true share lies between 38.4% and 59.3%\.\s/,
    );
    for (const { label, name } of PROPORTION_METHODS) {
      expect(stdout).toContain(label);
      expect(stdout).toContain(name);
    }
  });

  test('repeats words as they were given, where no percentage was printed', async () => {
    const { stdout } = await run(['interval', '1 in 5/84']);
    expect(stdout).toMatch(/^1 in 5 \(15 to 18 of 84\): with 95% confidence/);
    expect(stdout).toContain('1 in 5 of 84 may be any count from 15 to 18');
    const { stdout: half } = await run(['interval', 'over half of 84', '--prior', '2,2']);
    expect(half).toMatch(/^over half \(43 to 84 of 84\): given that prior/);
    expect(stdout + half).not.toContain('null');
  });

  test('gives as JSON what the library gives, for every method and level asked for', async () => {
    const rows = await intervals('41/84', '--confidence', '0.8,0.99', '--against', '60%');
    expect(rows).toHaveLength(2 * PROPORTION_METHODS.length);
    for (const { method: name, confidence, lower, upper, pValue } of rows) {
      const { name: method } = PROPORTION_METHODS.find((one) => one.name === name) ?? { name: 'wilson' };
      const own = proportionInterval({ yes: 41, of: 84 }, { method, confidence });
      expect([lower, upper]).toEqual([own.lower, own.upper]);
      expect(pValue).toBe(proportionPValue({ yes: 41, of: 84 }, { against: 0.6, method }));
    }
  });

  test('takes a printed percentage for all the counts that print so', async () => {
    const [one] = await intervals('49%/84', '--method', 'wilson');
    expect(one).toMatchObject({ lower: proportionInterval({ yes: 41, of: 84 }).lower });
    const [many] = await intervals('49%/1000', '--method', 'wilson', '--against', '0.49');
    expect(many?.lower).toBe(proportionInterval({ yes: 485, of: 1000 }).lower);
    expect(many?.upper).toBe(proportionInterval({ yes: 494, of: 1000 }).upper);
    expect(many?.pValue).toBe(1);
    const { stdout } = await run(['interval', '49%/1000']);
    expect(stdout.replaceAll('\n', ' ')).toContain('may be any count from 485 to 494');
  });

  test('encloses the intervals of all the counts, also by methods whose limits do not rise with the count', async () => {
    for (const method of ['logit', 'wilson', 'blaker'] as const) {
      const [row] = await intervals('0%/1000', '--method', method, '--confidence', '0.9999');
      for (const yes of [0, 1, 2, 3, 4]) {
        const own = proportionInterval({ yes, of: 1000 }, { method, confidence: 0.9999 });
        expect(row?.lower).toBeLessThanOrEqual(own.lower);
        expect(row?.upper).toBeGreaterThanOrEqual(own.upper);
      }
    }
  });

  test('shows each limit on its own side of the share tested', async () => {
    const { stdout } = await run(['interval', '41/84', '--method', 'wilson', '--against', '0.384']);
    expect(stdout).toMatch(/lies between 38\.4\d+% and 59\.3%/);
  });

  test('gives one limit with the whole error when asked for a side', async () => {
    const [row] = await intervals('41/84', '--side', 'lower', '--method', 'jeffreys');
    expect(row?.lower).toBeCloseTo(
      proportionInterval({ yes: 41, of: 84 }, { method: 'jeffreys', confidence: 0.9 }).lower,
      13,
    );
    const { stdout } = await run(['interval', '41/84', '--side', 'upper', '--against', '0.6']);
    expect(stdout).toContain('the true share is at most');
    expect(stdout.replaceAll('\n', ' ')).toContain('Against 60%, one-sided p = 0.018 by Wilson.');
  });

  test('sets several counts side by side by one method', async () => {
    const rows = await intervals('41/84', '49/84', '40/84');
    expect(rows.map(({ given, method }) => [given, method])).toEqual([
      ['41/84', 'wilson'],
      ['49/84', 'wilson'],
      ['40/84', 'wilson'],
    ]);
  });

  test('allows for the cohort', async () => {
    const rows = await intervals('41/84', '--cohort', '400');
    expect(rows.map(({ knows, method }) => `${knows}: ${method}`)).toEqual([
      'the cohort: finite-wilson',
      'the cohort: hypergeometric',
      'the cases: wilson',
    ]);
    expect(rows[1]).toMatchObject({ lowerCount: 156, upperCount: 235, lower: 0.39, upper: 0.5875 });
    const { stdout } = await run(['interval', '41/84', '--cohort', '400']);
    expect(stdout.replaceAll('\n', ' ')).toContain(
      'with 95% confidence (Finite-cohort Wilson) the true share in the whole cohort of 400 lies between 39.5% and 58.2%.',
    );
  });

  test('estimates nothing when the whole cohort was inspected', async () => {
    const { stdout } = await run(['interval', '41/84', '--cohort', '84']);
    expect(stdout.replaceAll('\n', ' ')).toMatch(/^49% \(41 of 84\): every case of the cohort was inspected/);
  });

  test('allows for the design, given as a design effect or through the clusters', async () => {
    const byFactor = await intervals('41/84', '--deff', '1.7', '--df', '10');
    const byClusters = await intervals('41/84', '--icc', '0.1', '--cluster-size', '8', '--df', '10');
    const own = (method: ClusteredMethodName) =>
      clusteredInterval({ yes: 41, of: 84, designEffect: 1.7, degreesOfFreedom: 10 }, { method });
    const limits = byFactor.slice(0, 2).map(({ method, lower, upper }) => ({ method, lower, upper }));
    expect(limits).toEqual(
      (['wilson', 'korn-graubard'] as const).map((method) => {
        const { lower, upper } = own(method);
        return { method, lower, upper };
      }),
    );
    expect(byClusters[0]?.lower).toBeCloseTo(own('wilson').lower, 12);
  });

  test('leads with everything that was given, and recommends nothing that leaves some of it out', async () => {
    const args = ['41/84', '--cohort', '400', '--deff', '2', '--against', '0.6'];
    const { stdout } = await run(['interval', ...args]);
    expect(stdout.replaceAll('\n', ' ')).toMatch(
      /95% confidence \(Wilson, jointly\) the true share in the whole cohort of 400 lies between .*\. It allows for the design: the 84 cases count for 53\.0 independent ones\. Against 60%, p = 0\.10 by Wilson, jointly\./,
    );
    const rows = await intervals(...args);
    const own = complexInterval({ yes: 41, of: 84, cohort: 400, designEffect: 2 });
    expect(rows[0]).toMatchObject({ knows: 'everything given', lower: own.lower, upper: own.upper });
    for (const { recommended, leavesOut } of rows) expect(recommended && leavesOut.length > 0).toBe(false);
  });

  test('allows for inspectors who are sometimes wrong', async () => {
    const args = ['--sensitivity', '0.9', '--specificity', '90%', '--checks', '50'];
    const [row] = await intervals('41/84', ...args);
    const own = trueProportionInterval(
      { yes: 41, of: 84 },
      { sensitivity: 0.9, specificity: 0.9, sensitivityChecks: 50, specificityChecks: 50 },
    );
    expect(row).toMatchObject({ method: 'lang-reiczigel', lower: own.lower, upper: own.upper });
  });

  test('does not take a misfit between the inspectors and the count for certainty', async () => {
    const accuracy = ['--sensitivity', '0.9', '--specificity', '0.8'];
    const few = (await run(['interval', '3/84', ...accuracy])).stdout.replaceAll('\n', ' ');
    expect(few).toContain('That is not certainty');
    expect(few).toContain(
      'is below the 20% that inspectors of this specificity would mark Yes if no case were sufficient.',
    );
    const many = (await run(['interval', '84/84', ...accuracy])).stdout.replaceAll('\n', ' ');
    expect(many).toContain(
      'is above the 90% that inspectors of this sensitivity would mark Yes if every case were sufficient.',
    );
    expect((await run(['interval', '41/84', ...accuracy])).stdout).not.toContain('misfit');
  });

  test('keeps each of several counts in one piece, however many columns there are', async () => {
    const { stdout } = await run([
      'interval',
      '41/84',
      '29/64',
      '--cohort',
      '650',
      '--prior',
      '2,2',
      '--deff',
      '1.5',
    ]);
    expect(stdout).toMatch(/^Two proportions with 95% intervals/);
    expect(stdout.replaceAll('\u00a0', ' ')).toMatch(/^\(41 of 84\)/m);
  });

  test('says what a prior says: its own mean, a probability, and whether the cases disagree', async () => {
    const { stdout } = await run(['interval', '41/84', '--prior', '200,20', '--above', '50%']);
    expect(stdout.replaceAll('\n', ' ')).toMatch(
      /given that prior, the posterior mean is 79\.3%, and with 95% probability the true share lies between 74\.6% and 83\.6%\. The probability of a share above 50% is above 0\.999\. The prior and the cases disagree/,
    );
    const { stdout: agreeing } = await run(['interval', '41/84', '--prior', '10,8']);
    expect(agreeing).not.toContain('disagree');
  });

  test('says the posterior means and probabilities of all the counts that a percentage may be', async () => {
    const { stdout } = await run(['interval', '49%/300', '--prior', '12,8', '--above', '50%']);
    expect(stdout.replaceAll('\n', ' ')).toMatch(
      /the posterior mean is between 49\.4% and 50\.0%, and with 95% probability the true share lies between 43\.9% and 55\.5%\. The probability of a share above 50% is 0\.411 to 0\.500\./,
    );
  });

  test('recommends nothing of cases that count for next to none, and refuses a folder as one', async () => {
    const rows = await intervals('2/4', '--deff', '2');
    expect(rows.filter(({ recommended }) => recommended)).toEqual([]);
    expect((await run(['interval', 'scenarios'])).stderr).toContain('scenarios is a folder');
  });

  test('takes a beta prior', async () => {
    const [row] = await intervals('41/84', '--prior', '2,3');
    const own = betaPriorInterval({ yes: 41, of: 84 }, { prior: { yes: 2, no: 3 } });
    expect(row).toMatchObject({ method: 'beta', lower: own.lower, upper: own.upper });
  });

  test.each([
    [['85/84', '1/0'], /85.*\n.*1\/0/],
    [['47%/84'], /46% \(39 of 84\) and 48% \(40 of 84\)/],
    [['49/84%'], /Write 49%\/84/],
    [
      ['85/84', 'package.json', '-'],
      /85.*\npackage\.json is a file, and a file is read alone.*\nstandard input/,
    ],
    [['41/84', '--confidence', '95'], /--confidence.*Did you mean 95%\?/],
    [['41/84', '--confidence', '0.8,1.2'], /--confidence/],
    [['41/84', '--method', 'wilsn,nonsense'], /Did you mean wilson\?/],
    [['41/84', '--cohort', '80'], /cohort must be a whole number of 84 or more, not 80\. The sample of 84/],
    [['41/84', '--deff', '0'], /--deff must be above 0/],
    [['41/84', '--icc', '-0.5', '--cluster-size', '4'], /--icc must be above -0\.33/],
    [['41/84', '--icc', '0.1'], /--icc needs --cluster-size or --cluster-sizes/],
    [['41/84', '--icc', '0.1', '--cluster-sizes', '40,40'], /--cluster-sizes add to 80 cases, not 84/],
    [['41/84', '--clusters', '12'], /--clusters needs --cohort, --icc/],
    [['41/84', '--cluster-cv', '0.5', '--icc', '0.1'], /--cluster-cv needs --cluster-size/],
    [['41/84', '--above', '50%'], /--above needs --prior/],
    [['41/84', '--df', '10'], /--df needs/],
    [['41/84', '--deff', '2', '--icc', '0.1', '--cluster-size', '4'], /Choose one/],
    [['41/84', '--sensitivity', '0.5', '--specificity', '0.5'], /must add to more than 1/],
    [['41/84', '--sensitivity', '0.9'], /--sensitivity needs/],
    [['41/84', '--checks', '50'], /--checks needs/],
    [['41/84', '--prior', '1'], /--prior must be two numbers from 0.01/],
    [['41/84', '--against', '50'], /--against.*Did you mean 50%\?/],
    [['41/84', '--side', 'less'], /--side must be one of both, lower, upper/],
  ])('refuses %j', async (args, says) => {
    const { code, stdout, stderr } = await run(['interval', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(says);
  });

  test('says everything that does not fit at once', async () => {
    const { stderr } = await run(['interval', '85/84', '--deff', '0', '--checks', '3', '--method', 'wilsn']);
    expect(stderr.trim().split('\n')).toHaveLength(4);
  });
});

describe('what limits print as', () => {
  const said = async (...options: string[]) => (await run(['interval', '41/84', ...options])).stdout;

  test('is never certainty that there is not', async () => {
    expect(await said('--confidence', '0.9999999999999')).toMatch(/with 99\.99999999999% confidence/);
    expect(await said('--deff', '1e6')).toMatch(
      /between\s+<0\.1%\s+and\s+>99\.9%[\s\S]*count\s+for\s+fewer\s+than\s+0\.1\s+independent/,
    );
    expect(await said('--prior', '1e9,1e9')).toMatch(/between\s+49\.998%\s+and\s+50\.002%/);
  });

  test('names the accuracy that is missing', async () => {
    const { stderr } = await run(['interval', '41/84', '--sensitivity', '0.9']);
    expect(stderr).toContain('--sensitivity needs --specificity as well.');
  });
});

describe('casesim interval for a file', () => {
  test('asks of one with answers and no column of whether it is of cases', async () => {
    const { stderr } = await run(['interval', '-'], { input: 'yes,w\nYes,2\nNo,1\n' });
    expect(stderr).toMatch(
      /There is no column of; there are yes, w\. Is this a file of cases\?.*--yes yes.*--weight/,
    );
  });

  function file(text: string): string {
    const path = join(emptyFolder(), 'counts.csv');
    writeFileSync(path, text);
    return path;
  }
  const rowsOf = (csv: string) => Papa.parse<Record<string, string>>(csv.trim(), { header: true }).data;

  test('appends limits to every row and leaves the other columns as they stand', async () => {
    const path = file('question,yes,of,note\nassessment,41,84,"a, b"\nplanning,49,84,\n');
    const { code, stdout, stderr } = await run(['interval', path, '--csv']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const rows = rowsOf(stdout);
    expect(Object.keys(rows[0] ?? {})).toEqual(['question', 'yes', 'of', 'note', 'lower', 'upper']);
    expect(rows[0]).toMatchObject({ question: 'assessment', yes: '41', of: '84', note: 'a, b' });
    expect(Number(rows[1]?.lower)).toBe(proportionInterval({ yes: 49, of: 84 }).lower);
  });

  test('reads percentages, a file from a spreadsheet, and a pipe', async () => {
    const text = '\uFEFFQuestion;Percent;Of\r\nassessment;49%;84\r\nplanning;58;84\r\n';
    const { code, stdout } = await run(['interval', '-', '--csv', '--method', 'clopper-pearson'], {
      input: text,
    });
    expect(code).toBe(0);
    const own = proportionInterval({ yes: 49, of: 84 }, { method: 'clopper-pearson' });
    expect(Number(rowsOf(stdout)[1]?.upper)).toBe(own.upper);
  });

  test.each([',', ';', '\t', '|'])('reads two columns and one row separated by %j', async (mark) => {
    const input = `yes${mark}of\r\n41${mark}84\r\n`;
    const { code, stdout } = await run(['interval', '-', '--csv'], { input });
    expect({ code, rows: rowsOf(stdout) }).toMatchObject({ code: 0, rows: [{ yes: '41', of: '84' }] });
  });

  test('reports each bad row by its line, still answers the others, and ends with 3', async () => {
    const path = file('name,yes,of\na,41,84\n"b\nb",85,84\n\nc,1,0\nd,49,84,extra\ne,,84\nf,40,84\n');
    const { code, stdout, stderr } = await run(['interval', path, '--csv']);
    expect(code).toBe(3);
    expect(rowsOf(stdout).map(({ name }) => name)).toEqual(['a', 'f']);
    const lines = stderr.trim().split('\n');
    expect(lines.map((line) => /counts\.csv:(\d+):1 /.exec(line)?.[1])).toEqual(['3', '6', '7', '8']);
  });

  test('names the columns by method and level when there are several', async () => {
    const { stdout } = await run(
      ['interval', '-', '--csv', '--method', 'wilson,jeffreys', '--confidence', '0.8,0.95'],
      { input: 'yes,of\n41,84\n' },
    );
    const [row = {}] = rowsOf(stdout);
    expect(Object.keys(row)).toHaveLength(2 + 8);
    const own = proportionInterval({ yes: 41, of: 84 }, { method: 'jeffreys', confidence: 0.8 });
    expect(Number(row['lower_jeffreys_0.8'])).toBe(own.lower);
  });

  test('reports a percentage that is not that of the count beside it', async () => {
    const input = 'yes,percent,of\n41,49%,84\n41,50,84\n41,48.8,84\n1,12,8\n,49%,84\n41,48.8095238095,84\n';
    const { code, stdout, stderr } = await run(['interval', '-', '--csv'], { input });
    expect(code).toBe(3);
    expect(rowsOf(stdout)).toHaveLength(5);
    expect(stderr.trim()).toBe(
      'stdin:3:1 41 of 84 is 49%, not 50%. Correct one of them, or leave one empty.',
    );
  });

  test('says of a row all that is wrong with it, and of an empty cell that it is empty', async () => {
    const input = 'name,yes,of\na,x,y\nb,,84\nc,,\nd,0.49,84\ne,41,84\n';
    const { code, stdout, stderr } = await run(['interval', '-'], { input });
    expect(code).toBe(3);
    expect(stdout).toMatch(/^1 of 5 rows with 95% limits by Wilson\./);
    expect(stderr.trim().split('\n')).toEqual([
      'stdin:2:1 "x/y": the number of cases must be a whole number, not y; the number of Yes answers must be a whole number, not x.',
      'stdin:3:1 There is nothing under yes. Fill it in, or leave the row out.',
      'stdin:4:1 There is nothing under yes and of. Fill it in, or leave the row out.',
      'stdin:5:1 "0.49/84": the number of Yes answers must be a whole number, not 0.49. Did you mean 49%/84?',
    ]);
  });

  test("a cohort smaller than a row's sample is that row's problem", async () => {
    const { code, stdout, stderr } = await run(['interval', '-', '--csv', '--cohort', '90'], {
      input: 'yes,of\n41,84\n50,100\n',
    });
    expect(code).toBe(3);
    expect(rowsOf(stdout)).toHaveLength(1);
    expect(stderr).toMatch(/^stdin:3:1 cohort must be/);
  });

  test.each([
    ['yess,of\n1,2\n', /There is no column yes or percent.*If yess is it, call it yes\./],
    ['yes,off\n1,2\n', /There is no column of/],
    [
      'case,planning\n1,yes\n',
      /Is this a file of cases\? Name the column of answers: casesim interval FILE --yes/,
    ],
    ['yes,of,of\n1,2,2\n', /Two columns are called "of"/],
    ['yes,of,lower\n1,2,0\n', /has a column called lower already/],
    ['yes,of\n', /has no rows/],
    ['', /has no rows/],
  ])('refuses the file %j', async (input, says) => {
    const { code, stdout, stderr } = await run(['interval', '-'], { input });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(says);
  });

  test('says that a column is missing together with what is wrong with the options', async () => {
    const input = 'yess,of\n41,84\n';
    const { stderr } = await run(['interval', '-', '--icc', '0.05'], { input });
    expect(stderr).toMatch(/There is no column yes or percent.*\n--icc needs --cluster-size/);
    const { stderr: refused } = await run(['interval', '-', '--confidence', '2'], { input });
    expect(refused).toMatch(/--confidence must be between.*\n.*There is no column yes or percent/);
  });

  test('a file that is not there is 4', async () => {
    expect(await run(['interval', 'nowhere.csv'])).toMatchObject({ code: 4, stdout: '' });
  });
});

describe('casesim interval for a file of cases', () => {
  const REGIONS = 'region,yes,of,cases\nNorth,41,84,650\nSouth,29,64,430\n';

  test('gives a national figure from a table of regions, in a sentence and as CSV', async () => {
    const args = ['interval', '-', '--stratum', 'region', '--population', 'cases', '--by', 'region'];
    const { code, stdout, stderr } = await run(args, { input: REGIONS });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.replaceAll('\n', ' ')).toMatch(
      /^47\.4%, weighted, from 148 cases and 2 strata: with 95% confidence the true share lies between 39\.9% and 55\.0%, by Logit\. The standard error is 3\.85 percentage points and the design effect, against a simple random sample from the same cohort, 1\.01\./,
    );
    const { stdout: csv } = await run([...args, '--csv'], { input: REGIONS });
    const rows = Papa.parse<Record<string, string>>(csv.trim(), { header: true }).data;
    expect(rows.map(({ group }) => group)).toEqual(['All cases', 'North', 'South']);
    expect(Number(rows[0]?.standardError)).toBeCloseTo(0.0384737, 6);
  });

  test('counts the cases without an answer and says that they are left out', async () => {
    const input = 'answer,w\nYes,2\nNo,2\n,2\nYes,1\nNo,1\n';
    const { stdout } = await run(['interval', '-', '--yes', 'answer', '--weight', 'w'], { input });
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /^50\.0%, weighted, from 4 cases with an answer \(1 without one left out\)/,
    );
  });

  test('has the level in the key of its chart, as for counts', async () => {
    const level = ['--confidence', '0.9'];
    const { stdout } = await run(['interval', '-', '--stratum', 'region', ...level], { input: REGIONS });
    expect(stdout).toContain('├──┤ 90% interval, Logit');
    expect((await run(['interval', '41/84', '--cohort', '650', ...level])).stdout).toContain(
      '├──┤ 90% interval',
    );
  });

  test('says of a column that there is not, and of what counts alone have, beside an option that is refused', async () => {
    const input = 'answer,w\nYes,2\nNo,1\n';
    const options = ['--weight', 'wt', '--confidence', '95', '--kappa', '0.6'];
    const { code, stderr } = await run(['interval', '-', '--yes', 'answer', ...options], { input });
    expect(code).toBe(2);
    expect(stderr).toMatch(/--confidence/);
    expect(stderr).toMatch(/There is no column wt/);
    expect(stderr).toMatch(/--kappa is for counts/);
  });

  test.each([
    [
      ['--stratum', 'st', '--unit', 'u'],
      'ans,st,u\nYes,a,1\nNo,a,1\nYes,b,3\nNo,b,4\n',
      3,
      'has a single unit',
    ],
    [['--stratum', 'st'], 'ans,st\nYes,a\nNo,a\nYes,b\n', 3, 'has a single case'],
    [['--population', 'n'], 'ans,n\nYes,10\nNo,12\n', 3, 'Name the column of the strata: --stratum.'],
    [['--method', 'wilson'], 'ans\nYes\nNo\n', 2, 'Every method that suits such a file is in the answer'],
    [['--by', 'g'], 'ans,g\nlow,a\nYes,b\n', 3, 'ans must be Yes or No, or 1 or 0, not "low".'],
  ])('refuses %j with what to do', async (options, input, exit, says) => {
    const { code, stdout, stderr } = await run(['interval', '-', '--yes', 'ans', ...options], { input });
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
    expect(stderr).toContain(says);
  });

  test('says which line does not fit, and refuses what belongs to counts', async () => {
    const bad = await run(['interval', '-', '--weight', 'w'], { input: 'w,yes\n1,1\n-1,0\n' });
    expect(bad).toMatchObject({ code: 3, stdout: '' });
    expect(bad.stderr).toMatch(/^stdin:3:1 A weight must be a number above 0/);
    const both = await run(['interval', '-', '--weight', 'w', '--cohort', '90', '--prior', '1,1'], {
      input: 'w,yes\n1,1\n2,0\n',
    });
    expect(both).toMatchObject({ code: 2, stdout: '' });
    expect(both.stderr.trim().split('\n')).toHaveLength(2);
    expect(await run(['interval', '41/84', '--stratum', 'region'])).toMatchObject({ code: 2, stdout: '' });
  });
});
