import { describe, expect, test } from 'vitest';
import { inProcess, wordsOf } from '../inProcess.js';

/** What a command prints, in one line. */
async function said(line: string): Promise<string> {
  const { stdout } = await inProcess(wordsOf(line));
  return stdout.replace(/\s+/g, ' ');
}

describe('cases at levels, surveys and units on the command line', () => {
  test('an interval of cases at levels begins with a sentence and names the levels', async () => {
    const found = await said('interval 0/3/8/4 --levels "Inadequate,Requires improvement,Good,Outstanding"');
    expect(found).toMatch(
      /^80% \(12 of 15\) of the cases are at Good or above; with 95% confidence \(Wilson\) the true share is between 55% and 93%/,
    );
    expect(found).toContain('2.07 in these cases, is between 1.71 and 2.40');
    expect(found).toContain('Outstanding 27% (4 of 15)');
  });

  test('a comparison says whether the samples show which is higher', async () => {
    expect(await said('compare 3/7/12/2 2/6/14/2')).toContain(
      'these cases do not show which is truly higher',
    );
    expect(await said('compare 0/3/8/4 9/5/1/0')).toContain(
      'chance alone is a poor explanation of why the first',
    );
    const separated = await said('compare 6/0/0 0/0/7');
    expect(separated).toContain('none: no variance');
    expect(separated).toContain('no upper limit');
  });

  test('two items of the same people have bounds', async () => {
    expect(await said('pair 3/7/12/2 1/3/9/11')).toContain(
      'Of the same 24 people, at least 9 and at most 21 are higher on the second item than on the first, and at most 6 lower',
    );
    expect(await said('pair 33 10 --of 58')).toContain('so to the first alone anything from 23 to 33');
  });

  test('a survey says what silence could hide, and where half would be', async () => {
    const found = await said('interval 33/58 --invited 210');
    expect(found).toContain('of all invited, between 16% and 88% would say Yes, whatever the silent think');
    expect(found).toContain('Half of all invited would say Yes if 47% of the silent did');
    expect(await said('interval 33/58 --invited 58')).toContain('Nobody was silent.');
    expect(await said('interval 10/58 --invited 90')).toContain('out of reach');
  });

  test('three of eleven units say almost nothing of the others, and that is said', async () => {
    const found = await said('interval 9/24 14/30 8/20 --units 11');
    expect(found).toContain('if these were drawn at random, between 31% and 53%');
    expect(found).toContain('Three of 11 units say almost nothing about the other eight');
    expect(await said('interval 9/24 --units 11')).toContain('one unit says nothing of how units differ');
  });

  test.each([
    [
      'interval 3/7/12/2 --levels a,b,c',
      '--levels must be a list of 4 names, one for each level, not 3 (a, b, c)',
    ],
    ['interval 3/7/12 --levels a,b,a', '--levels must be a name that no level before it has, not "a".'],
    ['interval 3/-7/12', 'Each count of 3/-7/12 must be a whole number from 0 to 1,000,000, not "-7".'],
    ['interval 3/7.5/x', 'not "x"'],
    ['interval 0/0/0', 'the number of cases of counts must be a whole number'],
    ['interval 3/7/12 --scores 3,2,1', 'scores must be in rising order, not 3, 2, 1.'],
    ['interval 3/7/12 --kappa 0.6', '--kappa cannot be given for cases at levels.'],
    ['interval 3/7/12 1/2/3', 'One count is taken at a time here, not 2.'],
    ['interval 3/7 --levels a,b', '--levels needs cases at three levels or more.'],
    ['interval 33/58 --invited 50', 'invited must be a whole number from 58'],
    ['interval 9/24 14/30 --units 1', 'units must be a whole number from 2'],
    ['interval 9/24 --units 11 --invited 30', '--invited and --units cannot be given together'],
    ['compare 3/7/12/2 2/6/14', 'the number of levels of second must be 4, not 3'],
    ['compare 3/7/12/2 41/84', 'Cases at levels are compared two samples at a time'],
    ['compare 3/7/12/2 2/6/14/2 --target 50%', '--target cannot be given for cases at levels.'],
    ['pair 3/7/12/2 1/3/9/12', 'Bounds are about the same people on both items.'],
    ['pair 3/7/12/2 1/3/9/11 --of 24', '--of and --both cannot be given with items at levels'],
    ['pair 50 41 --of 84 --levels a,b', '--levels needs two items at three levels or more.'],
  ])('casesim %s is refused in words', async (line, says) => {
    const { code, stderr } = await inProcess(wordsOf(line));
    expect({ code, says: stderr.includes(says) ? says : stderr }).toEqual({ code: 2, says });
  });

  test('tables for machines have both limits', async () => {
    const { stdout } = await inProcess(wordsOf('interval 3/7/12/2 --csv'));
    expect(stdout.split('\r\n')[0]).toBe('level,share,count,of,lower,upper,lowerTogether,upperTogether');
    expect(await said('compare 3/7/12/2 2/6/14/2 --csv')).toContain('difference,lower,upper,oddsRatio');
    expect(await said('interval 33/58 --invited 210 --csv')).toContain('says,lower,upper');
  });

  test('ten levels are told and drawn', async () => {
    const found = await said('interval 1/2/3/4/5/6/7/8/9/10');
    expect(found).toContain('j Level 10');
  });
});
