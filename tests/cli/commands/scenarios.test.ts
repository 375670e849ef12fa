import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder, type Ran } from '../casesim.js';
import { inProcess } from '../inProcess.js';

const SOUTH_WEST = readFileSync('scenarios/south-west-2025.yaml', 'utf8');

function copy(name: string, text: string): string {
  const path = join(emptyFolder(), name);
  writeFileSync(path, text);
  return path;
}

describe('casesim scenarios', () => {
  it('lists every inspection with their cases and key questions', async () => {
    const { code, stdout } = await inProcess(['scenarios', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).scenarios).toMatchObject([
      { id: 'care-homes-example', cases: 0, keyQuestions: [] },
      { id: 'nps-midlands-2018', cases: 0, keyQuestions: [] },
      { id: 'south-west-2025', cases: 64, printed: ['45%', '59%', '30%', '39%'] },
      { id: 'staff-survey-example', cases: 0 },
      { id: 'west-midlands-2022', cases: 84 },
      { id: 'west-midlands-2025', cases: 84, printed: ['49%', '58%', '48%', '48%'] },
    ]);
  });

  it('fits 80 columns, and names each by its title', async () => {
    const { stdout } = await inProcess(['scenarios'], { env: { COLUMNS: '80' } });
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'west-midlands-2025: West Midlands, dynamic inspection of public protection, 2025.',
    );
    const csv = await inProcess(['scenarios', '--csv']);
    expect(Papa.parse<string[]>(csv.stdout).data[0]?.slice(0, 3)).toEqual(['id', 'title', 'cases']);
  });

  it('explains one in plain words, each number marked published or assumed', async () => {
    const { code, stdout } = await inProcess(['scenarios', 'show', 'west-midlands-2025']);
    expect(code).toBe(0);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toContain('84 cases; 61 figures published, 1 derived and 20 assumed');
    expect(text).toContain('Not used: 62 present at under two-thirds');
    expect(text).toContain('Assumed effects, as odds ratios; none is published');
    expect(text).not.toMatch(/undefined|NaN|null|\[object/);
  });

  it('puts each number under published or under assumed, words under both', async () => {
    const { stdout } = await inProcess(['scenarios', 'show', 'west-midlands-2025', '--csv']);
    const rows = new Map(Papa.parse<string[]>(stdout).data.map(([path = '', ...rest]) => [path, rest]));
    expect(rows.get('variables.mappaLevel1.yes')).toEqual([
      'Managed at MAPPA Level 1',
      '30% (25 of 84)',
      '',
      'report, Inspection commentary; also printed as 30% of 84 (report, Context)',
    ]);
    expect(rows.get('variables.sex.male')).toEqual([
      'Sex: Male',
      '',
      '92% (77 of 84), from 70 to 82',
      'the report says only that most cases were men; also printed as most (report, Context)',
    ]);
    expect(rows.get('variables.otherAgenciesInAssessment.no')?.slice(1, 3)).toEqual([
      '"almost half" not so',
      '51% (43 of 84), from 51% to 55%',
    ]);
    expect(rows.get('context.staffing.targetStaffing')?.slice(1, 3)).toEqual(['2,154 (derived)', '']);
  });

  it('gives every figure as CSV, and the whole scenario as JSON', async () => {
    const [csv, json] = await Promise.all([
      inProcess(['scenarios', 'show', 'south-west-2025', '--csv']),
      inProcess(['scenarios', 'show', 'south-west-2025', '--json']),
    ]);
    expect(csv.stdout.split('\r\n')[0]).toBe('path,what,published,assumed,because');
    expect(csv.stdout).toContain('variables.risk.notRecorded');
    expect(JSON.parse(json.stdout)).toMatchObject({
      id: 'south-west-2025',
      sample: { cases: 64, cohort: 430 },
    });
  });

  it('refuses an id that is not there, with the nearest', async () => {
    const { code, stderr } = await inProcess(['scenarios', 'show', 'south-west-2024']);
    expect(code).toBe(4);
    expect(stderr).toContain('Did you mean south-west-2025?');
  });
});

describe('casesim audit', () => {
  it.each(['west-midlands-2025', 'south-west-2025'])('ends with 0 for %s', async (id) => {
    const { code, stdout } = await inProcess(['audit', id]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/can all be true\s+together/);
  });

  describe('of the South West without its three unclassified cases', () => {
    let ran: Ran;
    const path = copy('copy.yaml', SOUTH_WEST.replace(/^ {6}notRecorded:\n(?: {8}.*\n)+/m, ''));
    beforeAll(async () => {
      ran = await inProcess(['audit', path, '--json']);
    });

    it('ends with 1 and reports the finding as data', () => {
      expect(ran.code).toBe(1);
      const { findings, figures } = JSON.parse(ran.stdout);
      expect(findings[0]).toMatchObject({ severity: 'contradiction', code: 'shares-do-not-add-up' });
      expect(figures.find((figure: { path: string }) => figure.path === 'variables.risk.low')).toMatchObject({
        printed: '5%',
        of: 64,
        counts: { lowest: 3, highest: 3 },
      });
    });

    it('is what every other command refuses, with its position', async () => {
      const { code, stdout, stderr } = await inProcess(['scenarios', 'show', path]);
      expect([code, stdout]).toEqual([3, '']);
      expect(stderr).toMatch(/copy\.yaml:\d+:\d+ Risk of serious harm: .*leaving 3 unclassified/);
    });
  });

  it('ends with 3 for a file that is no scenario', async () => {
    const { code, stderr } = await inProcess(['audit', copy('bad.yaml', 'titel: x\n')]);
    expect(code).toBe(3);
    expect(stderr).toContain('bad.yaml:1:1');
  });
});

describe('casesim counts', () => {
  it('finds the only count that prints so', async () => {
    const { code, stdout } = await inProcess(['counts', '49%', '--of', '84']);
    expect(code).toBe(0);
    expect(stdout).toContain('49% of 84 is 41 cases, the only count that prints as 49%.');
  });

  it('finds the numbers of cases that several percentages allow together', async () => {
    const { stdout } = await inProcess(['counts', '49%', '58%', '48%', '--of', '60..100', '--json']);
    const { sizes } = JSON.parse(stdout);
    expect(sizes).toHaveLength(25);
    expect(sizes).toContainEqual({ of: 84, counts: [[41], [49], [40]] });
  });

  it('ends with 1 and names the nearest when nothing prints so', async () => {
    const [text, json] = await Promise.all([
      inProcess(['counts', '47%', '49%', '--of', '84']),
      inProcess(['counts', '47%', '49%', '--of', '84', '--json']),
    ]);
    expect([text.code, json.code]).toEqual([1, 1]);
    expect(text.stdout).toContain('the nearest are 46% (39) and 48% (40)');
    expect(JSON.parse(json.stdout).nearest).toEqual([
      [
        { percent: '46', count: 39 },
        { percent: '48', count: 40 },
      ],
      [],
    ]);
  });

  it('reads words, decimals and other rounding rules', async () => {
    const [words, decimals, even] = await Promise.all([
      inProcess(['counts', 'over three quarters', '--of', '64']),
      inProcess(['counts', '48.8', '--of', '84']),
      inProcess(['counts', '12%', '--of', '8', '--rounding', 'half-even']),
    ]);
    expect(words.stdout).toContain('any of 49 to 64 cases');
    expect(decimals.stdout).toContain('48.8 of 84 is 41 cases');
    expect(even.stdout).toContain('12% of 8 is 1 case');
  });

  it('lists the percentages that a number of cases cannot give', async () => {
    const { stdout } = await inProcess(['counts', '--of', '84', '--json']);
    expect(JSON.parse(stdout).impossible).toHaveLength(16);
  });

  it.each([
    [['49%'], 2, '--of'],
    [['49%', '--of', '0'], 2, '--of'],
    [['49%', '--of', '84.5'], 2, '--of'],
    [['49%', '--of', '100..60'], 2, '--of'],
    [['49%', '--of', '1..9999999'], 2, '--of'],
    [['149%', '--of', '84'], 2, '149%'],
    [['some', '--of', '84'], 2, 'some'],
    [['49%', '--of', '84', '--rounding', 'half-down'], 2, 'rounding'],
  ])('refuses %j', async (args, exitCode, says) => {
    const refused = await inProcess(['counts', ...args]);
    expect([refused.code, refused.stdout]).toEqual([exitCode, '']);
    expect(refused.stderr).toContain(says);
  });
});

describe('casesim schema', () => {
  it('writes JSON Schema that names the parts of a scenario', async () => {
    const { code, stdout } = await inProcess(['schema']);
    expect(code).toBe(0);
    const schema = JSON.parse(stdout);
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(Object.keys(schema.properties)).toEqual([
      'id',
      'title',
      'sources',
      'programme',
      'invented',
      'scales',
      'sample',
      'variables',
      'keyQuestions',
      'samples',
      'context',
      'units',
      'claims',
    ]);
    expect(schema.additionalProperties).toBe(false);
  });

  it('writes it to a file, and never over one without --force', async () => {
    const path = join(emptyFolder(), 'scenario.schema.json');
    const codes = [await inProcess(['schema', '-o', path]), await inProcess(['schema', '-o', path])].map(
      ({ code }) => code,
    );
    expect(codes).toEqual([0, 4]);
    expect(JSON.parse(readFileSync(path, 'utf8')).title).toBe('casesim scenario');
  });
});

it('counts what is invented apart from what is published', async () => {
  const { stdout } = await inProcess(['scenarios']);
  expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
    /^4 published inspections and 2 invented examples come with casesim;/,
  );
  expect(stdout).not.toContain('Every figure of this is invented');
});
