import { describe, expect, test } from 'vitest';
import { inProcess } from '../inProcess.js';

const text = async (...args: string[]) => {
  const { code, stdout, stderr } = await inProcess(['plan', ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.replaceAll(/\s+/g, ' ');
};

describe('casesim plan', () => {
  test('leads with the interval that casesim itself gives, and names the textbook one as poor', async () => {
    const unlimited = await text('--of', '84');
    expect(unlimited).toMatch(
      /^84 cases give a margin of ±10\.5 percentage points at 95% confidence and ±6\.9 percentage points at 80% \(Wilson\)/,
    );
    expect(unlimited).toContain('Textbook (Wald)');
    expect(unlimited).toContain('That rule would draw 84 cases from a cohort of about 171.');
    expect(await text()).toBe(unlimited);
    expect(await text('--of', '1000000')).toMatch(
      /±0\.098 percentage points at 95% confidence and ±0\.064 percentage points at 80%/,
    );
  });

  test('names the intervals of a cohort as what they are, and keeps the two questions apart', async () => {
    const cohort = await text('--of', '84', '--cohort', '650');
    expect(cohort).toMatch(/^84 cases give a margin of ±9\.8 percentage points .* \(Finite-cohort Wilson\)/);
    expect(cohort).toContain('Exact hypergeometric');
    expect(cohort).toContain('by the textbook formula that would be 132 cases here');
    expect(cohort).toMatch(
      /in the process behind the cases would be seen with probability 0\.262; .* \(exact,/,
    );
    expect(cohort).toMatch(
      /probability 0\.303 by the same test with .*, and 0\.247 without \(exact, hypergeometric\)/,
    );
  });

  test('calls nothing exact that a design effect makes an approximation', async () => {
    const clustered = await text('--of', '84', '--deff', '1.4');
    expect(clustered).toContain('the exact chance of the 60 independent cases that these count for');
  });

  test('takes the cases and the assumed cohort of a scenario, and says that it is assumed', async () => {
    const planned = await text('west-midlands-2025');
    expect(planned).toMatch(
      /^84 cases give a margin of ±9\.8 percentage points at 95% confidence and ±6\.5 percentage points at 80%/,
    );
    expect(planned).toContain(
      'The cohort is assumed: no publication gives it, and could be anything from 300 to 1,000.',
    );
  });

  test('says that nothing is left to chance about a cohort that is inspected whole', async () => {
    expect(await text('--of', '84', '--cohort', '84')).toContain('nothing is left to chance');
  });

  test('shows a bound on what can settle a band as a bound, beside the cases that settle it', async () => {
    expect(await text()).toMatch(/Requires improvement 57\.5% 446 168 58% \(97 of 168\)/);
    expect(await text()).toContain('a bound on what is possible, not a plan');
  });

  test.each([
    [['--margin', '5%'], 'casesim plan margin answers what --margin asked. Such as casesim plan margin 5%.'],
    [['--from', '49%', '--to', '59%'], 'Such as casesim plan change 49% 59%.'],
    [['--of', '84', '--cohort', '83'], 'smaller than the sample of 84'],
    [['--of', '84', '--power', '0.8'], "Unknown option '--power'"],
    [['--of', '0'], '--of must be'],
    [['margn', '5%'], 'casesim plan has no command "margn". Did you mean margin?'],
    [['margin', '0.0001%'], 'too many to search exactly. Ask for a wider margin'],
    [['margin', '0.05'], 'Did you mean 5% or 0.05%?'],
    [['margin', '0'], 'more than 0 and less than 50 percentage points'],
    [['margin', '5%', '--confidence', '80'], 'Did you mean 80%?'],
    [['margin', '5%', '--deff', '0'], '--deff must be'],
    [['band', 'god'], 'Did you mean good?'],
    [['band', 'good', '--truth', '65%'], 'truth 65% is an end of the band'],
    [['band', 'good', '--truth', '65%', '--of', '2000'], 'truth 65% is an end of the band'],
    [['band', 'good', '--truth', '48%'], 'truth 48% lies outside the band from 65% to 80%'],
    [['band', 'good', '--method', 'wilsom'], 'Did you mean wilson?'],
    [['assurance', '10%', '--truth', '49%', '--earlier', '41/84'], 'and not both'],
    [['change', '49%', '49%'], 'Both proportions are 49%, so there is no change to see.'],
    [['change', '49%', '59%', '--of-second', '84'], '--of-second goes with --of'],
    [['change', '49%', '59%', '--of', '84', '--cohort', '83'], 'cannot be larger than the cohort'],
    [['change', '49%', '59%', '--cohort-second', '650'], '--cohort-second goes with --cohort'],
    [['no-worse', '10%', '--from', '49%', '--to', '39%'], 'worse by the margin of 10% or more'],
    [
      ['no-worse', '10%', '--from', '49%', '--to', '60%', '--either-way'],
      'the two differ by the margin of 10%',
    ],
    [['no-worse', '1%', '--from', '49%'], 'about 39,000 in the first inspection'],
    [['no-worse', '0', '--from', '49%'], 'more than 0'],
    [['paired', '20%', '20%'], '<first-only> and <second-only> are the same'],
    [['paired', '60%', '50%'], '<first-only> and <second-only> add to more than 100%'],
    [['reliability', '0'], 'do not become reliable'],
    [['reliability', '0.25', '--target', '1'], 'No number of reviews is without any error.'],
    [['reliability', 'x'], '<single> must be a decimal number'],
  ])('refuses %j in words', async (args, says) => {
    const { code, stdout, stderr } = await inProcess(['plan', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
  });
});

describe('the commands of casesim plan', () => {
  test.each([
    [
      ['margin', '5%', '--response', '80%'],
      /^For ±5 percentage points at 95% confidence \(Wilson\), inspect 381 cases, so ask for 477, /,
    ],
    [
      ['margin', '1%', '--cohort', '100', '--response', '50%'],
      /^±1 percentage point at 95% confidence cannot be reached: all 50 cases/,
    ],
    [
      ['assurance', '5%', '--truth', '90%'],
      /^For a 95% interval no wider than 10 percentage points with a chance of 80%, inspect 162 cases, if 90% are truly Yes\./,
    ],
    [
      ['assurance', '10%', '--earlier', '41/84', '--of', '84'],
      /^84 cases give a 95% interval no wider than 20 percentage points with a chance of 0\.053, given an earlier sample with 49% \(41 of 84\)\./,
    ],
    [
      ['band', 'requires-improvement'],
      /^For a chance of 80% of settling that a percentage truly at 57\.5% is Requires improvement, inspect 446 cases\..* from 461 on,/,
    ],
    [
      ['band', 'outstanding', '--truth', '100%'],
      /inspect 16 cases\..* at a true percentage of 100%, 16 cases have a chance of 1 of settling it\./,
    ],
    [
      ['band', 'outstanding', '--truth', '99%', '--of', '16'],
      /at a true percentage of 99%, 16 cases have a chance of 0\.851 of settling it\./,
    ],
    [
      ['band', 'good', '--of', '84'],
      /^84 cases have no chance at all of settling that a percentage truly at 72\.5% is Good\./,
    ],
    [
      ['band', 'good', '--of', '168', '--truth', '70%', '--power', '80%'],
      /^168 cases have a chance of 0\.\d+ of .* For a chance of 80% of/,
    ],
    [
      ['change', '49%', '59%', '--cohort', '300'],
      /between the two cohorts themselves with a chance of 80%, inspect 166 cases each time; in the process behind the cases it would take 392 cases each time, more than the cohort has/,
    ],
    [
      ['change', '49%', '59%'],
      /^To see a change from 49% to 59% with a chance of 80%, inspect 392 cases each time\./,
    ],
    [
      ['change', '48%', '59%', '--of', '84', '--of-second', '168'],
      /^Inspecting 84 cases and then 168 has a chance of 0\.\d+ of showing a change from 48% to 59%\./,
    ],
    [
      ['change', '49%', '59%', '--cohort', '650'],
      /inspect 392 cases each time; to see it between the two cohorts themselves, 248 cases each time\..* 319 and 384 whole cases\./,
    ],
    [
      ['no-worse', '15%', '--from', '60%', '--confidence', '0.95'],
      /^To show that the second inspection is no worse than the first by 15 percentage points, with a chance of 80% if both are truly at 60%, inspect 133 cases each time\. .* at 95% confidence, all of the error on its side/,
    ],
    [
      ['no-worse', '15%', '--from', '60%', '--either-way'],
      /^To show that the two inspections differ by less than 15 percentage points either way, .* two one-sided score tests/,
    ],
    [['paired', '20%', '10%'], /the first question has more Yes, if 20% of cases .*, inspect 230 cases\./],
    [
      ['reliability', '0.25'],
      /^For a reliability of 0\.8, review each case 12 times and take the mean, if one review has 0\.25; 11 reviews would give 0\.786\./,
    ],
    [['reliability', '25%', '--target', '80%'], /^For a reliability of 0\.8, review each case 12 times/],
    [['reliability', '0.25', '--reviews', '3'], /^The mean of 3 reviews of a case has a reliability of 0\.5/],
  ])('%j leads with its answer', async (args, says) => {
    expect(await text(...args)).toMatch(says);
  });

  test('draw the margin over the cases, with that of the cases in question marked as the first sentence has it', async () => {
    const { stdout } = await inProcess(['plan', '--of', '84']);
    expect(stdout).toMatch(
      /^84 cases give a margin of ±10\.5 percentage points[\s\S]*The margin that cases give at 95% confidence, where about 50% are Yes \(Wilson\)\n[\s\S]*┄ ±10\.5 percentage points: 84 cases\n/,
    );
    const { stdout: json } = await inProcess(['plan', '--of', '84', '--cohort', '100', '--json']);
    const { curve, levels } = JSON.parse(json);
    expect(curve.at(-1)).toEqual({ of: 100, margin: 0 });
    const given = curve.find(({ of }: { of: number }) => of === 84);
    expect(given.margin).toBe(levels[2].margins[0].expected);
  });

  test('draw the chance over the cases as a picture, and give all of its points as CSV', async () => {
    const { stdout } = await inProcess(['plan', 'band', 'good', '--csv']);
    const [head, ...rows] = stdout.trim().split('\r\n');
    expect(head).toBe('cases,chance');
    expect(rows.length).toBeGreaterThan(200);
    expect(await text('band', 'good')).toContain('┄ 80%, as asked');
  });
});

test.each([
  [
    ['margin', '6%', '--proportion', '20%', '--cohort', '480', '--deff', '1.3'],
    /where about 20% are Yes \(Wilson, jointly, a cohort of 480, design effect 1\.3\).*±6 percentage points, as asked/,
  ],
  [['band', 'good', '--of', '84', '--deff', '1.3'], /band Good .* \(Wilson, 95%, design effect 1\.3\)/],
  [
    ['assurance', '10%', '--cohort', '300', '--of', '84'],
    /\(Wilson for the process, Finite-cohort Wilson for the cohort, 95%\)/,
  ],
  [['paired', '20%', '10%', '--of', '84', '--deff', '1.2'], /\(McNemar's mid-p, 95%, design effect 1\.2\)/],
  [['reliability', '0.4'], /The reliability of the mean of several reviews, if one has 0\.4/],
])('the picture of casesim plan %j says by itself what it supposes', async (args, says) => {
  expect(await text(...args)).toMatch(says);
});

test('casesim plan says what is just short of what was asked, and what has no chance at all', async () => {
  const { stdout } = await inProcess(['plan', 'reliability', '0.0000001']);
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('39,999,995 reviews would fall just short.');
  const { stderr } = await inProcess(['plan', 'assurance', '0.01%']);
  expect(stderr).toMatch(
    /^Even 100,000 cases have no chance of an interval no wider than 0\.02 percentage points\. Ask for a wider interval or a lower confidence\./,
  );
});

test('casesim plan says again what was typed, with all of its decimals', async () => {
  expect(await text('reliability', '0.001', '--target', '0.999999')).toMatch(
    /^For a reliability of 0\.999999, review each case 998,999,001 times .* if one review has 0\.001;/,
  );
  expect(await text('reliability', '0.25255', '--reviews', '1000000')).toMatch(
    /^The mean of 1,000,000 reviews of a case has a reliability of 0\.999997\d+, if one review has 0\.25255\./,
  );
  expect(await text('--deff', '1.255')).toContain('with a design effect of 1.255.');
  expect(await text('band', 'good', '--deff', '1.255')).toContain('With a design effect of 1.255,');
});
