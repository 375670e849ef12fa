import { describe, expect, it } from 'vitest';
import { leagueReport } from '../../src/results/league.js';
import { readLatest, readLeague } from '../../src/results/tables/leagueFile.js';

const COUNTS = [
  [41, 84],
  [29, 64],
  [33, 72],
  [20, 56],
  [50, 64],
  [12, 72],
] as const;
const entries = COUNTS.map(([yes, of], index) => ({ name: `R${index + 1}`, yes, of }));
const asked = (question: string) => entries.map((entry) => ({ ...entry, question }));

describe('a league', () => {
  it('says of each region what each method says, and adjusts p-values over all regions', () => {
    const [question] = leagueReport(entries).questions;
    expect(question?.regions.map(({ rank }) => rank)).toEqual([2, 4, 3, 5, 1, 6]);
    const [best, worst] = [question?.regions[4], question?.regions[5]];
    expect(best?.simultaneous).toEqual({ best: 1, worst: 1 });
    expect(worst?.simultaneous.worst).toBe(6);
    expect(worst?.funnel?.adjusted).toBeGreaterThanOrEqual(
      5 * (worst?.funnel?.pValue ?? 1) * (1 - 1e-12) - 1e-12,
    );
    expect(question?.rankCoverage?.coverage).toBeGreaterThan(0.9);
  });

  it('takes no row that is the sum of the others for a region', () => {
    const rows = 'name,yes,of\nNorth,41,84\nSouth,29,64\nEast,9,56\nTotal,79,204\n';
    expect(() => readLeague(rows, 'regions.csv')).toThrow(
      'regions.csv:5:1 Total is the sum of all the other rows, not a region.',
    );
    expect(readLeague(rows.replace('79,204', '79,205'), 'regions.csv')).toHaveLength(4);
  });

  it('is of a thousand regions at most, and refuses longer files before anything else', () => {
    const rows = (count: number) =>
      `name,yes,of\n${Array.from({ length: count }, (_, index) => `R${index},30,60\n`).join('')}`;
    expect(() => readLeague(rows(1001), 'long.csv')).toThrow(
      'long.csv:1002:1 A league takes at most 1,000 regions, and here are 1,001.',
    );
    expect(() => readLeague(rows(20_001), 'long.csv')).toThrow(
      'long.csv has 20,001 rows, and regions are compared in at most 20,000.',
    );
  });

  it('says less of each question the more are asked at once', () => {
    const one = leagueReport(asked('planning'));
    const four = leagueReport(['planning', 'delivery', 'assessment', 'reviewing'].flatMap(asked));
    expect(one.rankConfidence).toBeCloseTo(0.95, 12);
    expect(four.rankConfidence).toBeCloseTo(0.9875, 12);
    expect(four.questions.map(({ question }) => question)).toEqual([
      ...['planning', 'delivery', 'assessment', 'reviewing'],
    ]);
    four.questions[0]?.regions.forEach(({ simultaneous, funnel }, index) => {
      const alone = one.questions[0]?.regions[index];
      expect(simultaneous.best).toBeLessThanOrEqual(alone?.simultaneous.best ?? 0);
      expect(simultaneous.worst).toBeGreaterThanOrEqual(alone?.simultaneous.worst ?? 7);
      expect(funnel?.adjusted).toBeGreaterThanOrEqual(alone?.funnel?.adjusted ?? 1);
    });
  });

  it('says why nothing is pooled, and has no funnel, where every answer is the same', () => {
    const [question] = leagueReport(entries.map((entry) => ({ ...entry, yes: 0 }))).questions;
    expect(question).toMatchObject({ target: null, spread: null, overDispersion: null, rankCoverage: null });
    expect(question?.unpooled).toBe('Nothing bounds their mean.');
    expect(question?.regions[0]).toMatchObject({ funnel: null, pooled: null, rank: 1 });
  });

  it('refuses two regions, and one that comes twice', () => {
    expect(() => leagueReport(entries.slice(0, 2))).toThrow('three regions or more');
    expect(() => leagueReport([...entries, ...entries.slice(0, 1)])).toThrow('does not come twice');
    const tooMany = Array.from({ length: 100_000 }, (_, index) => ({ name: `R${index}`, yes: 1, of: 2 }));
    expect(() => leagueReport(tooMany)).toThrow('at most 20,000 regions');
    expect(() => leagueReport(tooMany.slice(0, 1001))).toThrow('2 to 1,000 regions');
    expect(() => leagueReport(entries, { designEffect: 2, method: 'exact' })).toThrow('cannot be widened');
  });

  it('widens its funnel on request', () => {
    const [plain, wide] = [1, 2].map(
      (designEffect) =>
        leagueReport(entries, { designEffect, method: 'normal' }).questions[0]?.regions[0]?.funnel,
    );
    expect(wide?.limits[0].lower).toBeLessThan(plain?.limits[0].lower ?? 0);
    expect(wide?.pValue).toBeGreaterThan(plain?.pValue ?? 1);
  });
});

describe('a file of regions', () => {
  it('is read with a name, a count or a percentage, and a question', () => {
    expect(
      readLeague(
        'Region;Question;Yes;Percent;Of\nNorth;plans;41;;84\nSouth;plans;;45%;64\nEast;plans;9;;20\n',
        'r.csv',
      ),
    ).toEqual([
      { name: 'North', question: 'plans', yes: 41, of: 84 },
      { name: 'South', question: 'plans', yes: 29, of: 64 },
      { name: 'East', question: 'plans', yes: 9, of: 20 },
    ]);
    expect(
      readLeague('name,yes,of,when\nNorth,41,84,2025\nSouth,29,64,2025\nEast,9,20,2025\n', 'r.csv')[1],
    ).toEqual({
      ...{ name: 'South', question: null, yes: 29, of: 64 },
    });
  });

  it.each([
    ['name,yes,of\nNorth,41,84\nNorth,29,64\n', 'r.csv:3:1 North is already on line 2.'],
    ['name,yes,of\nNorth,85,84\n,29,64\n', 'has no name'],
    ['name,yes,of\nNorth,85,84\n,29,64\n', 'more Yes answers'],
    ['name,yes,of\nNorth,4,0\n', 'number of cases'],
    ['name,percent,of\nNorth,50%,400\n', 'could be any count from 198 to 201'],
    ['name,yes,of,when\nNorth,41,84,2018\nSouth,29,64,2025\n', 'The column when has 2 dates: 2018, 2025.'],
    ['place,yes,of\nNorth,41,84\n', 'There is no column name or region'],
    [
      'name,yes,of\nNorth,41,84\nSouth,45%,64\n',
      'r.csv:2:1 A league needs three regions or more, and here are two. Compare the two by their counts: casesim compare 41/84 45%/64.',
    ],
    [
      'sep=;\nRegion;Yes;Of;Name\nA;1;9;North\n',
      'r.csv:2:1 The columns "Region" and "Name" mean the same here. Keep one of them',
    ],
    ['name,date,year,yes,of\nNorth,2025,2024,1,9\n', 'r.csv:1:1 The columns "date" and "year" mean the same'],
    ['name,yes,of,weight\nNorth,1,9,0x10\n', 'The weight of North, "0x10", is not a number above 0.'],
    ['name,yes,of\nNorth,41,84\n', 'r.csv:2:1 A league needs three regions or more, and here is one.'],
    [
      'name,question,yes,of\nA,x,1,9\nA,y,1,9\nB,x,1,9\nB,y,1,9\nC,x,1,9\n',
      'r.csv:3:1 A league needs three regions or more, and here are two for the question "y".',
    ],
  ])('is refused as a whole, with every line that is wrong: %j', (text, message) => {
    expect(() => readLeague(text, 'r.csv')).toThrow(message);
  });
});

it('a weight is read by the rules of the language that its file is of', () => {
  const rows = 'name;yes;of;weight\nA;1;9;1,5\nB;2;9;1.234,5\nC;3;9;2\n';
  expect(readLeague(rows, 'r.csv').map(({ weight }) => weight)).toEqual([1.5, 1234.5, 2]);
  expect(() => readLeague(rows.replaceAll(';', '\t').replace('1,5', '"1,5x"'), 'r.csv')).toThrow('"1,5x"');
});

it('of a table with several dates the latest is a league of its own', () => {
  const rows = ['A,2022,20', 'B,2022,30', 'C,2022,40', 'A,May 2025,25', 'B,2025-05,30', 'C,2025-05,55'];
  const text = `name,when,yes,of\n${rows.map((row) => `${row},60`).join('\n')}\n`;
  const { entries, ...said } = readLatest(text, 'years.csv');
  expect(entries.map(({ name, yes }) => [name, yes])).toEqual([
    ['A', 25],
    ['B', 30],
    ['C', 55],
  ]);
  expect(said).toEqual({ date: 'May 2025', dates: 2, leftOut: 3 });
  expect(() => readLatest(text.replace('when', 'then'), 'years.csv')).toThrow('There is no column when');
  expect(() => readLatest(text.replace('2022', 'once'), 'years.csv')).toThrow(
    '"once" cannot be read as a date',
  );
  const mixed = text.replace('of\n', 'of,programme\n').replace('25,60', '25,60,old');
  expect(() => readLatest(mixed, 'years.csv')).toThrow('different programmes');
  expect(readLatest(mixed, 'years.csv', { acrossProgrammes: true }).entries).toHaveLength(3);
});
