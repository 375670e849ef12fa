import { describe, expect, test } from 'vitest';
import { outcomesOf } from '../../../src/staffing/region/outcomes.js';
import { atMonth, quantilesOf } from '../../../src/staffing/simulation/fan.js';
import { readRun } from '../../../src/staffing/simulation/runOptions.js';
import { setUp } from '../../../src/staffing/simulation/setup.js';
import { drawsOf, simulate } from '../../../src/staffing/simulation/simulate.js';
import { seekTarget } from '../../../src/staffing/whatIf/target.js';
import { whatIf } from '../../../src/staffing/whatIf/whatIf.js';
import { WEST_MIDLANDS } from '../scenarios.js';

const OPTIONS = { draws: 20, seed: 3 };
const seek = (target: string, by: string, levers: readonly string[] = []) =>
  seekTarget(WEST_MIDLANDS, { target, by, levers }, OPTIONS);

/** The median of an outcome with a lever. */
function medianWith(lever: string, name: string, month: number): number {
  const run = readRun(WEST_MIDLANDS, OPTIONS);
  const index = outcomesOf(WEST_MIDLANDS).findIndex((outcome) => outcome.name === name);
  const { whatIf } = simulate(setUp(WEST_MIDLANDS, [lever]), drawsOf(run, { kept: false }));
  return quantilesOf(atMonth(whatIf[index] as Float64Array, run.draws, month)).middle;
}

describe('a target', () => {
  test('is reached by the value that is found, as far as that is printed', () => {
    const { lever, message } = seek('oversight=45% at month 24', 'spo');
    expect(lever).toMatch(/^spo=[\d.]+ posts$/);
    expect(medianWith(lever, 'oversightEffective', 24)).toBeCloseTo(0.45, 3);
    expect(message).toMatch(
      /^With spo=[\d.]+ posts \(± [\d.]+ posts\), .* is 45\.0% ± \d\.\d at month 24 in the median of 20 draws; ±/,
    );
  });

  test('is reached in the table of the what-if with the value found, on the same draws', () => {
    const options = { draws: 150, months: 24, seed: 3 };
    const { lever, reached, error } = seekTarget(
      WEST_MIDLANDS,
      { target: 'officersOfTarget=95%', by: 'leaving-po' },
      options,
    );
    const { trajectories } = whatIf(WEST_MIDLANDS, [lever], options);
    const { whatIf: fan } = trajectories.find(({ name }) => name === 'officersOfTarget')!;
    expect(fan.middle[24]).toBe(reached);
    expect(reached).toBeCloseTo(0.95, 3);
    expect(error).toBeGreaterThan(0.0005);
    expect(error).toBeLessThan(0.02);
  });

  test('is sought by a lever that can only be changed', () => {
    const { lever, reached } = seek('utilisation=100% at month 6', 'demand');
    expect(lever).toMatch(/^demand=-[\d.]+%$/);
    expect(reached).toBeCloseTo(1, 2);
  });

  test('without a month is of the last one, and says so', () => {
    const { lever, message } = seek('oversight=45%', 'spo');
    expect(lever).toBe(seek('oversight=45% at month 36', 'spo').lever);
    expect(message).toContain('at month 36, the last as no other was asked for, in the median');
  });

  test('out of reach is refused with the nearest value and where it is', () => {
    expect(() => seek('oversight=95% at month 24', 'spo')).toThrow(
      /is out of reach of spo, tried from 0 posts to 293\.7 posts: the nearest is [67]\d\.\d%, at spo=293\.7 posts\.$/,
    );
  });

  test.each([
    ['oversight=50% by month 24', 'spo', /is not a target\. Write it like "oversight=50% at month 24"/],
    ['overseen=50% at month 24', 'spo', /No what-if follows "overseen"/],
    ['oversight=95 per cent at month 24', 'spo', /is out of reach of spo/],
    ['oversight=50% of cases at month 24', 'spo', /is not a target/],
    ['oversight=50 at month 24', 'spo', /is a share: write it with %/],
    ['caseload=34% at month 24', 'spo', /is no share: write it without %/],
    [
      'oversight=50% at month 0',
      'spo',
      /Month 0 is today, which no lever has changed yet\. Give a later month/,
    ],
    ['oversight=50% at month 40', 'spo', /Month 40 comes after the last month, 36/],
    [
      'oversight=50% at month 24',
      'demnd',
      /cannot be sought by "demnd": it is neither.*Did you mean demand\?/,
    ],
    ['oversight=50% at month 24', 'assessment', /assessment cannot be moved.*it is a key question/],
  ])('%s by %s is refused with its correction', (target, by, words) => {
    expect(() => seek(target, by)).toThrow(words);
  });
});
