import { describe, expect, test } from 'vitest';
import { inProcess } from '../inProcess.js';

describe('casesim pair', () => {
  test('says what two totals allow when the overlap is not published', async () => {
    const { code, stdout } = await inProcess(['pair', '41', '50', '--of', '84', '--json']);
    expect(code).toBe(0);
    const { both, verdict, rejectedFrom, exact, envelope, tables } = JSON.parse(stdout);
    expect({ both, verdict, rejectedFrom }).toEqual({
      both: { from: 7, to: 41 },
      verdict: 'some',
      rejectedFrom: 35,
    });
    expect(exact).toMatchObject({ verdict: 'some', rejectedFrom: 37 });
    const { lowest, highest } = exact.pValue;
    expect([lowest.toFixed(4), highest.toFixed(3)]).toEqual(['0.0039', '0.362']);
    expect([envelope.lower.toFixed(4), envelope.upper.toFixed(4)]).toEqual(['-0.3021', '0.0968']);
    expect(tables).toHaveLength(35);
  });

  test('puts the overlap that a scenario implies beside the range', async () => {
    const { stdout } = await inProcess(['pair', 'west-midlands-2025', 'planning', 'assessment', '--json']);
    const { both, implied } = JSON.parse(stdout);
    expect(both).toEqual({ from: 6, to: 41 });
    expect(implied.map(({ effects }: { effects: string }) => effects)).toEqual([
      'independent',
      'moderate',
      'strong',
    ]);
    expect(implied[0].both).toBeCloseTo((41 * 49) / 84, 6);
    expect(implied[2].both).toBeGreaterThan(implied[0].both);
    expect(implied[2].both).toBeLessThanOrEqual(41);
  });

  test('counts only the cases to which both questions apply', async () => {
    const asked = ['domesticAbuseInformationStandard', 'domesticAbuseAnalysed'];
    const { stdout } = await inProcess(['pair', 'west-midlands-2025', ...asked, '--json']);
    const { of, both, implied } = JSON.parse(stdout);
    expect({ of, both }).toEqual({ of: 52, both: { from: 23, to: 29 } });
    expect(implied[0].both).toBeCloseTo((46 * 29) / 52, 6);
  });

  test('says what is certain as such, where the totals leave no choice', async () => {
    const { stdout } = await inProcess(['pair', '0', '5', '--of', '2000']);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toContain('exactly 0 of 2,000 cases');
    expect(text).toContain('0.025 by the score test');
    expect(text).toContain('0.063 by the exact test');
  });

  test('takes its verdict, its limits and its p-value from one procedure, and shows the sign that decides', async () => {
    const { stdout } = await inProcess(['pair', '50', '41', '--of', '84', '--both', '35']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /with 95% confidence \(Tango\) the true difference is between \+0\.02 and \+21\.7 percentage points \(p = 0\.0495\), so chance alone is a poor explanation of why the first is higher\./,
    );
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('0.052 (mid-p), 0.078 (exact');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'At 95% the mid-p test and the exact test say otherwise than the score test, whose interval and verdict come first',
    );
    const { stdout: totals } = await inProcess(['pair', '50', '41', '--of', '84']);
    expect(totals.replaceAll(/\s+/g, ' ')).toContain(
      "a difference is shown at 95% confidence (Tango) only if at least 35 cases have Yes to both (by McNemar's exact test, 37), so",
    );
  });

  test('gives every method when the overlap is known', async () => {
    const { stdout } = await inProcess(['pair', '32', '22', '--of', '50', '--both', '20', '--csv']);
    const rows = stdout.trim().split('\n');
    expect(rows.map((row) => row.split(',')[0])).toEqual(['method', 'tango', 'newcombe-10', 'bonett-price']);
    expect(Number(rows[1]?.split(',')[1])).toBeCloseTo(0.0611, 4);
  });

  test.each([
    [['41', '50'], 2, '--of is missing'],
    [['41', '85', '--of', '84'], 2, 'more Yes answers (85) than cases (84)'],
    [['41', '50', '--of', '0'], 2, '--of must be'],
    [['41', '50', '--of', '84', '--both', '42'], 2, '--both must be from 7 to 41'],
    [['47%', '50', '--of', '84'], 2, 'nearest possible'],
    [['west-midlands-2025', 'planning'], 2, 'two questions are needed'],
    [['west-midlands-2025', 'planing', 'assessment'], 2, 'Did you mean planning?'],
    [['west-midlands-2025', 'planning', 'planning'], 2, 'cannot be compared with itself'],
    [['west-midlands-2025', 'planning', 'sex'], 2, 'not a yes-or-no question'],
    [['west-midlands-2025', 'planning', 'domesticAbuseAnalysed'], 2, 'do not apply to the same cases'],
    [['west-midlands-2025', 'planning', 'assessment', '--of', '84'], 2, 'cannot be given with a scenario'],
  ])('refuses %j in words', async (args, exit, says) => {
    const { code, stdout, stderr } = await inProcess(['pair', ...args]);
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
    expect(stderr).toContain(says);
  });
});
