import { describe, expect, test } from 'vitest';
import { inProcess } from '../inProcess.js';

describe('casesim compare', () => {
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

  test('names everything that is wrong with either side at once', async () => {
    const scenarios = await inProcess(['compare', 'west-midlands-2024', 'no-such-region']);
    expect(scenarios.stderr).toMatch(/west-midlands-2024[\s\S]*no-such-region/);
    const counts = await inProcess(['compare', '85/84', '49%/1000']);
    expect(counts.stderr).toMatch(/more Yes answers[\s\S]*could be any count/);
  });

  test.each([
    [['41/84', 'south-west-2025'], 2, 'not two of a kind'],
    [['85/84', '1/2'], 2, 'more Yes answers'],
    [['1/0', '1/2'], 2, '1 or more'],
    [['49/84%', '1/2'], 2, 'percent sign'],
    [['47%/84', '1/2'], 2, 'nearest possible: 46% (39 of 84) and 48% (40 of 84)'],
    [['49%/1000', '1/2'], 2, 'could be any count from 485 to 494 of 1000'],
    [['41/84', '29/64', '--confidence', '95'], 2, 'Did you mean 95%?'],
    [['41/84', '29/64', '--method', 'newcomb'], 2, 'Did you mean newcombe?'],
    [['west-midlands-2024', 'south-west-2025'], 4, 'Did you mean west-midlands-2025?'],
  ])('refuses %j in words', async (args, exit, says) => {
    const { code, stdout, stderr } = await inProcess(['compare', ...args]);
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
    expect(stderr).toContain(says);
  });
});
