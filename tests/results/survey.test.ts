import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surveyProportion } from '../../src/estimation/design/survey.js';
import { exactLimits } from '../../src/estimation/proportion/scoreLimits.js';
import { surveyDocument } from '../../src/report/documents/estimation/surveyDocument.js';
import { surveyFindings, surveyReport } from '../../src/results/survey.js';
import { SurveyReader } from '../../src/results/tables/surveyFile.js';
import type { SurveyColumns } from '../../src/results/tables/surveyRows.js';
import { hypergeometricChances } from '../estimation/exactBinomial.js';
import { accuracyTest, amount, family, near, number, oracle } from '../estimation/oracle.js';

const textOf = (name: string) => readFileSync(new URL(`../oracles/${name}.csv`, import.meta.url), 'utf8');

/** The three samples for which R's survey package gave its numbers, and what their columns say. */
const SAMPLES: Readonly<Record<string, SurveyColumns>> = {
  stratified: { yes: 'yes', weight: 'weight', stratum: 'stratum', population: 'population' },
  clustered: { yes: 'yes', weight: 'weight', unit: 'unit' },
  'two-stage': { yes: 'yes', weight: 'weight', unit: 'unit', population: 'units', unitCases: 'casesInUnit' },
};

const REGIONS = 'region,yes,of,cases\nNorth,41,84,650\nSouth,29,64,430\n';
const OF_REGIONS = { yes: 'yes', stratum: 'region', population: 'cases' };

/** All that is said of a file, as text. */
const saidOf = (text: string, columns: Partial<SurveyColumns>) =>
  JSON.stringify(surveyDocument(surveyReport(text, 'f.csv', columns)));

describe('a weighted share from a file of cases', () => {
  it.each([
    ['all units give one share', 'yes,u\nYes,A\nNo,A\nYes,B\nNo,B\n', { unit: 'u' }],
    ['all answers are alike', 'yes,u\nYes,A\nYes,A\nYes,B\nYes,B\n', { unit: 'u' }],
  ])('has no standard error and no design effect where %s', (_, text, columns) => {
    expect(surveyReport(text, 'f.csv', columns).estimates[0]).toMatchObject({
      standardError: null,
      designEffect: null,
    });
  });

  it('has no standard error in a group of one unit, and one for all cases', () => {
    const text = 'yes,u,g\nYes,A,x\nNo,A,x\nYes,B,y\nYes,B,y\nNo,C,y\n';
    const { estimates } = surveyReport(text, 'f.csv', { unit: 'u', by: 'g' });
    expect(estimates.map(({ standardError }) => standardError !== null)).toEqual([true, false, true]);
  });

  it('names a group in which nobody answered', () => {
    const text = 'yes,g\nYes,a\nNo,a\n,b\n,b\nNo,a\n';
    expect(saidOf(text, { by: 'g' })).toContain('No case of b has an answer, so nothing is said of it.');
    expect(saidOf(text.replace('\n,b\n', '\nYes,b\n'), { by: 'g' })).not.toContain('nothing is said of');
  });

  it('says of units of one name in two strata that they are two', () => {
    const text = 'yes,s,u\nYes,1,A\nNo,1,B\nYes,2,A\nNo,2,C\n';
    const columns = { stratum: 's', unit: 'u' };
    expect(surveyReport(text, 'f.csv', columns)).toMatchObject({ units: 4, unitsOfOneName: ['A'] });
    expect(saidOf(text, columns)).toContain('A is a name of units in more than one stratum');
  });

  it('says that the cases of a unit change nothing where no population of units is given', () => {
    const text = 'yes,w,u,m\nYes,2,A,9\nNo,2,A,9\nYes,3,B,8\nYes,3,B,8\n';
    const columns = { weight: 'w', unit: 'u' };
    const { estimates } = surveyReport(text, 'f.csv', columns);
    expect(surveyReport(text, 'f.csv', { ...columns, unitCases: 'm' }).estimates).toEqual(estimates);
    expect(saidOf(text, { ...columns, unitCases: 'm' })).toContain('changes no standard error without');
  });

  it('doubts that groups of one size are parts of the cases, as questions of the same cases are not', () => {
    const rows = (second: number) =>
      `region,by,yes,of,cases\nN,a,41,84,650\nS,a,29,64,430\nN,b,30,${second},650\nS,b,19,64,430\n`;
    const doubt = 'questions that were asked of the same cases';
    expect(saidOf(rows(84), { ...OF_REGIONS, by: 'by' })).toContain(doubt);
    expect(saidOf(rows(83), { ...OF_REGIONS, by: 'by' })).not.toContain(doubt);
    expect(saidOf(rows(84), OF_REGIONS)).not.toContain(doubt);
  });

  it('does not speak of standard errors where there is none', () => {
    const text = 'yes,of,cases\n0,30,400\n';
    expect(saidOf(text, { population: 'cases' })).not.toContain('Standard errors');
  });

  it('takes the answers from the column yes where no other is named', () => {
    const text = 'yes,w\nYes,2\nNo,1\nYes,1\n';
    const named = surveyReport(text, 'f.csv', { yes: 'yes', weight: 'w' });
    expect(surveyReport(text, 'f.csv', { weight: 'w' })).toEqual(named);
    expect(named.estimates[0]?.estimate).toBe(0.75);
  });

  it('has the design effect 1 where a cohort was sampled at random, however much of it was seen', () => {
    const text = `yes,population\n${'Yes,400\n'.repeat(40)}${'No,400\n'.repeat(60)}`;
    const [all] = surveyReport(text, 'f.csv', { yes: 'yes', population: 'population' }).estimates;
    // As R's deff = TRUE has it, and against sampling with replacement (deff = "replace") 1 − 100/400.
    expect(all?.designEffectInPopulation).toBeCloseTo(1, 12);
    expect(all?.designEffect).toBeCloseTo(0.75, 12);
  });

  it.each(Object.entries(SAMPLES))('is what R survey gives: %s', (design, columns) => {
    const rows = oracle('survey-intervals').filter((row) => row.design === design);
    const text = textOf(`survey-${design}-sample`);
    const confidences = [...new Set(rows.map((row) => number(row, 'confidence')))];
    const [all] = surveyReport(text, 'sample.csv', columns, { confidences }).estimates;
    for (const row of rows) {
      expect(all?.estimate).toBeCloseTo(number(row, 'estimate'), 10);
      expect(all?.standardError).toBeCloseTo(number(row, 'standardError'), 10);
      expect(all?.designEffect).toBeCloseTo(number(row, 'designEffect'), 8);
      expect(all?.degreesOfFreedom).toBe(number(row, 'degreesOfFreedom'));
      const found = all?.intervals.find(
        ({ method, confidence }) => method === row.method && confidence === number(row, 'confidence'),
      );
      if (row.method === 'xlogit') continue;
      const tolerance = row.method === 'likelihood' ? 1e-5 : 1e-8;
      expect(Math.abs((found?.lower ?? 9) - number(row, 'lower'))).toBeLessThan(tolerance);
      expect(Math.abs((found?.upper ?? 9) - number(row, 'upper'))).toBeLessThan(tolerance);
    }
  });

  it('is, from counts for each stratum, the sum of the strata by their populations', () => {
    const [all] = surveyReport(REGIONS, 'regions.csv', OF_REGIONS).estimates;
    const [north, south] = [41 / 84, 29 / 64];
    expect(all?.estimate).toBeCloseTo((650 * north + 430 * south) / 1080, 12);
    const part = (share: number, of: number, cases: number) =>
      (cases / 1080) ** 2 * (1 - of / cases) * ((share * (1 - share)) / (of - 1));
    const variance = part(north, 84, 650) + part(south, 64, 430);
    expect(all?.standardError).toBeCloseTo(Math.sqrt(variance), 12);
    expect(all?.degreesOfFreedom).toBe(146);
  });

  it('is the same from cases as from counts of them, and for a group as of the cases in it alone', () => {
    const cases = ['region,yes,cases,risk'];
    const shares = {
      yes: [] as number[],
      stratum: [] as string[],
      size: [] as number[],
      high: [] as number[],
    };
    for (const [region, yes, of, size] of [
      ['North', 41, 84, 650],
      ['South', 29, 64, 430],
    ] as const) {
      for (let i = 0; i < of; i++) {
        cases.push(`${region},${i < yes ? 'Yes' : 'no'},${size},${i % 3 === 0 ? 'high' : 'low'}`);
        shares.yes.push(Number(i < yes));
        shares.stratum.push(region);
        shares.size.push(size);
        shares.high.push(Number(i % 3 === 0));
      }
    }
    const text = `${cases.join('\n')}\n`;
    const [all, high] = surveyReport(text, 'cases.csv', { ...OF_REGIONS, by: 'risk' }).estimates;
    const [known] = surveyReport(REGIONS, 'regions.csv', OF_REGIONS).estimates;
    expect(all?.estimate).toBeCloseTo(known?.estimate ?? 0, 12);
    expect(all?.standardError).toBeCloseTo(known?.standardError ?? 0, 12);
    const drawn: Readonly<Record<string, number>> = { North: 84, South: 64 };
    const group = surveyProportion({
      yes: shares.yes.map((yes, i) => yes * (shares.high[i] ?? 0)),
      relevant: shares.high,
      weight: shares.size.map((size, i) => size / (drawn[shares.stratum[i] ?? ''] ?? 1)),
      stratum: shares.stratum,
      unitsInStratum: shares.size,
    });
    expect(high?.group).toBe('high');
    expect(high?.estimate).toBeCloseTo(group.estimate, 12);
    expect(high?.standardError).toBeCloseTo(group.standardError, 12);
    expect(high?.degreesOfFreedom).toBe(group.degreesOfFreedom);
  });

  it('does not depend on where the file is cut into pieces', () => {
    const text =
      '\uFEFFsep=;\r\nregion;"yes";of;note\r\nNorth;3;9;"a; b\r\n""c"""\r\n\r\nSouth;4;8;5" pipe\r\n'.slice(
        1,
      );
    const columns = { yes: 'yes', stratum: 'region' };
    const whole = surveyReport(text, 'regions.csv', columns);
    expect(whole).toMatchObject({ rows: 2, cases: 17, strata: 2 });
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
        const reader = new SurveyReader('regions.csv', columns);
        const ends = [0, ...cuts.sort((a, b) => a - b), text.length];
        ends.slice(1).forEach((end, i) => {
          reader.push(text.slice(ends[i], end));
        });
        expect(surveyFindings(reader.end())).toEqual(whole);
      }),
    );
  });

  it('covers the truth of two small regions about as often as it says: an exact sum over both samples', () => {
    const [first, second] = [
      { size: 60, marked: 30, of: 20 },
      { size: 40, marked: 10, of: 16 },
    ] as const;
    const [x, y] = [first, second].map(({ size, marked, of }) => hypergeometricChances(size, marked, of));
    let [covered, wald] = [0, 0];
    x?.forEach((chance, i) => {
      y?.forEach((other, j) => {
        if (chance * other < 1e-9) return;
        const text = `region,yes,of,cases\nA,${i},20,60\nB,${j},16,40\n`;
        const [all] = surveyReport(text, 'two.csv', OF_REGIONS).estimates;
        for (const { method, lower, upper } of all?.intervals ?? []) {
          if (lower > 0.4 || upper < 0.4) continue;
          if (method === 'logit') covered += chance * other;
          if (method === 'mean') wald += chance * other;
        }
      });
    });
    expect(covered).toBeGreaterThan(0.94);
    expect(covered).toBeLessThan(0.98);
    expect(wald).toBeLessThan(covered + 0.001);
  });

  it('weights by every stage that is given: units over those drawn, cases of a unit over those taken', () => {
    const text = textOf('survey-two-stage-sample');
    const stages: SurveyColumns = { yes: 'yes', unit: 'unit', population: 'units', unitCases: 'casesInUnit' };
    const [weighted] = surveyReport(text, 'sample.csv', { ...stages, weight: 'weight' }).estimates;
    const implied = surveyReport(text, 'sample.csv', stages);
    const [all] = implied.estimates;
    expect(all?.estimate).toBeCloseTo(0.34, 3);
    expect(all?.estimate).toBeCloseTo(weighted?.estimate ?? 9, 12);
    expect(all?.standardError).toBeCloseTo(weighted?.standardError ?? 9, 12);
    expect(all?.intervals[0]?.upper).toBeCloseTo(weighted?.intervals[0]?.upper ?? 9, 10);
    expect(JSON.stringify(surveyDocument(implied).parts)).toContain(
      'weighted by the units of its stratum over those drawn, times the cases of its unit over those taken',
    );
    const within = surveyReport('u,m,yes\na,8,1\na,8,0\nb,4,1\nb,4,1\n', 'cases.csv', {
      yes: 'yes',
      unit: 'u',
      unitCases: 'm',
    });
    expect(within.weights).toBe('population');
    expect(within.estimates[0]?.estimate).toBeCloseTo(2 / 3, 12);
  });

  it('keeps cases without an answer in the design, and says how many there are', () => {
    const text = 'pdu,yes\n1,Yes\n1,No\n2,\n2,Yes\n3,0\n3,1\n';
    const found = surveyReport(text, 'cases.csv', { yes: 'yes', unit: 'pdu' });
    expect(found).toMatchObject({ cases: 6, unanswered: 1, units: 3 });
    expect(found.estimates[0]).toMatchObject({ cases: 5, degreesOfFreedom: 2 });
    const known = surveyProportion({
      yes: [1, 0, 0, 1, 0, 1],
      relevant: [1, 1, 0, 1, 1, 1],
      unit: [1, 1, 2, 2, 3, 3],
    });
    expect(found.estimates[0]?.standardError).toBeCloseTo(known.standardError, 12);
  });

  it('gives a reason, not limits, where nothing shows how far units differ', () => {
    const [all] = surveyReport('pdu,yes\n1,1\n1,0\n2,1\n2,0\n', 'cases.csv', {
      yes: 'yes',
      unit: 'pdu',
    }).estimates;
    expect(all?.intervals).toEqual([]);
    expect(all?.reason).toContain('Every unit gives the same share');
  });

  it('gives exact limits under their own name, and the reason, where every answer is the same', () => {
    const text = 'region,yes,of,cases\nNorth,0,84,650\nSouth,0,64,430\n';
    const report = surveyReport(text, 'regions.csv', OF_REGIONS);
    const [all] = report.estimates;
    expect(all?.intervals.map(({ label }) => label)).toEqual(['Clopper-Pearson, without the design']);
    expect(all?.intervals[0]?.upper).toBeCloseTo(1 - 0.025 ** (1 / 148), 5);
    expect(all?.reason).toContain('the variance of the design cannot be estimated');
    expect(surveyDocument(report).sentence).toContain('by Clopper-Pearson, without the design. Every answer');
  });

  it('says of a population that was all inspected that its share is not an estimate', () => {
    const text = 'region,yes,of,cases\nNorth,41,84,84\nSouth,29,64,64\n';
    const report = surveyReport(text, 'regions.csv', OF_REGIONS);
    expect(report.estimates[0]?.intervals).toEqual([]);
    expect(surveyDocument(report).sentence).toBe(
      '47.3%, weighted, from 148 cases and 2 strata. Every case of the population was inspected, so this share is not an estimate.',
    );
  });

  it.each<[string, SurveyColumns, RegExp]>([
    [
      'w,yes\n-2,1\n1,0\n',
      { yes: 'yes', weight: 'w' },
      /^a\.csv:2:1 A weight must be a number above 0, not "-2"/,
    ],
    ['w,yes\n1,1\n1,perhaps\n', { yes: 'yes', weight: 'w' }, /:3:1 yes must be Yes or No/],
    [
      's,u,yes\na,1,1\na,2,0\nb,3,1\n',
      { yes: 'yes', stratum: 's', unit: 'u' },
      /:4:1 Stratum "b" has a single unit.*Join it to another/,
    ],
    [
      's,n,yes\na,9,1\na,8,0\n',
      { yes: 'yes', stratum: 's', population: 'n' },
      /:3:1 The population of stratum "a" is 8 here and 9 on line 2/,
    ],
    [
      'u,m,yes\na,9,1\na,8,0\n',
      { yes: 'yes', unit: 'u', unitCases: 'm' },
      /:3:1 The cases of unit "a" are 8 here and 9 on line 2/,
    ],
    [
      'yes,w\n1,1e308\n0,1e308\n',
      { yes: 'yes', weight: 'w' },
      /:2:1 A weight must be from 1e-100 to 1e\+100/,
    ],
    ['yes,Yes,w\n1,0,1\n0,1,2\n', { yes: 'yes' }, /^a\.csv:1:1 Two columns are called "Yes"/],
    [
      's,n,yes\na,1,1\na,1,0\n',
      { yes: 'yes', stratum: 's', population: 'n' },
      /Stratum "a" has 2 units in the sample but 1/,
    ],
    [
      'region,yes\na,1\n',
      { yes: 'yes', stratum: 'regoin' },
      /There is no column regoin; .* Did you mean region\?/,
    ],
    ['yes\n', { yes: 'yes' }, /has no rows/],
    ['yes,of\n5,4\n', { yes: 'yes' }, /more Yes answers \(5\) than cases \(4\)/],
  ])('refuses %j', (text, columns, says) => {
    expect(() => surveyReport(text, 'a.csv', columns)).toThrow(says);
  });

  it('says every row that does not fit at once', () => {
    const text = `w,yes\n${'0,1\n'.repeat(30)}`;
    expect(() => surveyReport(text, 'a.csv', { yes: 'yes', weight: 'w' })).toThrow(
      /a\.csv:21:1[^\n]*\n10 more rows do not fit/,
    );
  });
});

/** Schools of California, as many to a row as a district or a type has of them: the examples of R survey's manual. */
describe('the published examples of R survey', () => {
  const districts = oracle('california-districts');
  /** A table of counts of the schools that have something, with the districts of the population where they count. */
  const countsOf = (share: string) =>
    `district,yes,of,districts\n${districts.map((row) => `${row.district},${row[share]},${row.schools},${row.districts}`).join('\n')}\n`;
  const asked = (sample: string, share: string, finite: boolean) =>
    sample === 'districts'
      ? {
          text: countsOf(share),
          columns: { yes: 'yes', unit: 'district', ...(finite ? { population: 'districts' } : {}) },
        }
      : {
          // Without the schools of the population each stands for as many as it does with them.
          text: finite
            ? textOf('california-types')
            : `type,yes,of,weight\n${oracle('california-types')
                .map(({ type, yes, of, schools }) => `${type},${yes},${of},${Number(schools) / Number(of)}`)
                .join('\n')}\n`,
          columns: {
            yes: 'yes',
            stratum: 'type',
            ...(finite ? { population: 'schools' } : { weight: 'weight' }),
          },
        };

  it.each(
    oracle('california-published').map(
      (row) => [`${row.sample} ${row.share} finite ${row.finite}`, row] as const,
    ),
  )('have the same share and standard error here: %s', (_, row) => {
    const { text, columns } = asked(row.sample ?? '', row.share ?? '', row.finite === 'yes');
    const [all] = surveyReport(text, 'schools.csv', columns).estimates;
    const tolerance = number(row, 'tolerance');
    expect(Math.abs((all?.estimate ?? 9) - number(row, 'estimate'))).toBeLessThan(tolerance);
    expect(Math.abs((all?.standardError ?? 9) - number(row, 'standardError'))).toBeLessThan(tolerance);
  });

  it.each(family('survey-interval'))('have the same limits here: $name', ({ input, expected }) => {
    const { text, columns } = asked('districts', 'noLearners', true);
    const [all] = surveyReport(text, 'schools.csv', columns).estimates;
    const found = all?.intervals.find(({ method }) => method === input);
    expect(all?.degreesOfFreedom).toBe(14);
    near(all?.estimate ?? 9, amount(expected, 'estimate'), 1e-8);
    near(found?.lower ?? 9, amount(expected, 'lower'), 1e-8);
    near(found?.upper ?? 9, amount(expected, 'upper'), 1e-8);
  });
});

describe('a file of a sample that cannot say what is asked', () => {
  const byRegion = { stratum: 'region', population: 'cases' };

  it('is refused where a stratum has a population and nobody sampled', () => {
    const text = 'region,yes,of,cases\nNorth,41,84,650\nSouth,29,64,430\nEast,0,0,4000\n';
    expect(() => surveyReport(text, 'e.csv', byRegion)).toThrow(
      /e\.csv:4:1 In stratum "East" no case of its population of 4,000 was sampled.*Merge it.*leave it out/,
    );
  });

  it('has every fault of every row said at once', () => {
    const text = 'region,yes,of,cases\nNorth,41,84,650\nSouth,29,64,30\nEast,0,0,40\n,3,2,x\n';
    let message = '';
    try {
      surveyReport(text, 'f.csv', byRegion);
    } catch (error) {
      message = String(error);
    }
    for (const part of [/64 .*30 in the population/, /"East"/, /more Yes/, /not "x"/, /no region/])
      expect(message).toMatch(part);
  });

  it('has no row recommended that leaves out its design, where every answer is Yes', () => {
    const text = 'unit,w,yes\na,1,Yes\na,2,Yes\nb,1,Yes\nb,3,Yes\n';
    const [all] = surveyReport(text, 'all.csv', { unit: 'unit', weight: 'w' }).estimates;
    expect(all?.intervals.every(({ recommended }) => !recommended)).toBe(true);
    expect(all?.reason).toContain('leave out the design');
    const [plain] = surveyReport('yes\nYes\nYes\n', 'plain.csv', {}).estimates;
    expect(plain?.intervals[0]?.recommended).toBe(true);
  });

  it('gives Korn-Graubard with its cap, recommended, and that of R beside it', () => {
    const text = 'region,yes,of,cases\nNorth,80,84,650\nSouth,4,64,430\n';
    const [all] = surveyReport(text, 'g.csv', byRegion).estimates;
    const named = (method: string) => all?.intervals.find((one) => one.method === method);
    expect(all?.designEffect).toBeLessThan(1);
    expect(named('korn-graubard')?.recommended).toBe(true);
    expect(named('beta')?.recommended).toBe(false);
    expect(named('korn-graubard')?.lower).toBeLessThan(named('beta')?.lower ?? 0);
    // With the cap, Clopper and Pearson's on the cases there are.
    const capped = exactLimits((all?.estimate ?? 0) * 148, 148, 0.025);
    expect(named('korn-graubard')?.lower).toBeCloseTo(capped.lower, 12);
  });
});

accuracyTest("published intervals of R's survey package", ['survey-interval']);
