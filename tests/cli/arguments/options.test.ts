import { describe, expect, test } from 'vitest';
import {
  confidenceOption,
  effectsOption,
  listOption,
  numberOption,
  oneOfOption,
  pointsNumberOption,
  pointsOption,
  proportionOption,
  seedOption,
  wholeOption,
} from '../../../src/cli/arguments/options.js';
import { seedOrPick } from '../../../src/cli/arguments/seed.js';
import { EFFECTS_PRESETS } from '../../../src/model/model.js';
import { ArgumentError } from '../../../src/problem.js';

const cases = wholeOption('--cases', { min: 1 });
const confidence = confidenceOption();
const proportion = proportionOption('--p');
const points = pointsOption('--no-worse-than');
const precision = pointsNumberOption('--precision', { low: 0.001, high: 50 });

describe('options take', () => {
  test.each([
    [cases, '84', 84],
    [points, '10 percentage points', 0.1],
    [points, '0.5 points', 0.005],
    [points, '10%', 0.1],
    [precision, '0.5', 0.5],
    [precision, '0.5%', 0.5],
    [precision, '0.5 percentage points', 0.5],
    [cases, '1,000,000', 1_000_000],
    [cases, '1_000', 1000],
    [cases, '84.0', 84],
    [confidence, '95 per cent', 0.95],
    [proportion, '50 percent', 0.5],
    [proportion, '7 %', 0.07],
    [proportion, '1 in 5', 0.2],
    [proportion, '6 out of 10', 0.6],
    [seedOption, '0', 0],
    [seedOption, '9007199254740991', Number.MAX_SAFE_INTEGER],
    [confidence, '0.95', 0.95],
    [confidence, '.9', 0.9],
    [confidence, '95%', 0.95],
    [confidence, '99.9%', 0.999],
    [proportion, '50%', 0.5],
    [proportion, '0.5', 0.5],
    [proportion, '1', 1],
    [numberOption('--x'), '-1.5e3', -1500],
    [effectsOption, 'strong', 'strong'],
  ])('%# %s', (parse, text, value) => {
    expect(parse(text)).toBe(value);
  });

  test('lists, by commas or by repeating', () => {
    const parse = listOption(confidence);
    expect(parse('0.99', parse('0.8, 0.95', undefined))).toEqual([0.8, 0.95, 0.99]);
  });
});

describe('options refuse', () => {
  test.each([
    [cases, '0', /--cases must be a whole number of 1 or more, not "0"/],
    [cases, '-84', /--cases.*"-84"/],
    [cases, '84.5', /--cases.*"84\.5"/],
    [cases, '1e30', /--cases must be at most 9,007,199,254,740,991.*too large/],
    [seedOption, '9007199254740993', /--seed must be at most 9,007,199,254,740,991.*too large/],
    [wholeOption('--months', { max: 60 }), '1e30', /--months must be at most 60, not "1e30".*too large/],
    [numberOption('--hours'), '1e400', /--hours must be at most 1\.79\d+e\+308.*too large/],
    [cases, '84.000', /Write 84, or 84000\./],
    [cases, '99999999999999999999', /--cases/],
    [cases, '1,00', /--cases/],
    [cases, '', /--cases/],
    [cases, 'NaN', /--cases/],
    [cases, '0x10', /--cases/],
    [seedOption, '-7', /--seed must be a whole number of 0 or more/],
    [wholeOption('--months', { min: 1, max: 60 }), '61', /from 1 to 60/],
    [confidence, '95', /--confidence.*Did you mean 95%\?/],
    [confidence, '0%', /between 0 and 1/],
    [confidence, '100%', /between 0 and 1/],
    [confidence, '99.9', /Did you mean 99\.9%\?/],
    [confidence, '0', /between 0 and 1/],
    [confidence, '1', /between 0 and 1/],
    [confidence, 'high', /between 0 and 1/],
    [proportion, '50', /Did you mean 50%\?/],
    [proportion, '150%', /from 0% to 100%/],
    [numberOption('--deff', { low: 1 }), '0.5', /--deff must be a number of 1 or more/],
    [effectsOption, 'strnog', /independent, moderate, strong.*Did you mean strong\?/],
    [oneOfOption('--side', ['lower', 'upper']), 'less', /one of lower, upper/],
  ])('%# %s', (parse, text, message) => {
    let error: unknown;
    try {
      parse(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ArgumentError);
    expect(String(error)).toMatch(message);
  });
});

test('the effects presets on the command line are those of the model', () => {
  for (const preset of Object.keys(EFFECTS_PRESETS)) expect(effectsOption(preset)).toBe(preset);
});

describe('a seed', () => {
  test('that is given is used and not talked about', () => {
    const said: string[] = [];
    expect(seedOrPick(7, { say: (line) => said.push(line) })).toBe(7);
    expect(said).toEqual([]);
  });

  test('that is missing is picked and said, so that the run can be repeated', () => {
    const said: string[] = [];
    const seed = seedOrPick(undefined, { say: (line) => said.push(line) });
    expect(Number.isSafeInteger(seed) && seed > 0).toBe(true);
    expect(said).toEqual([`No seed was given; using --seed ${seed}.`]);
  });
});
