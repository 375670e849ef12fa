import { describe, expect, it } from 'vitest';
import { describeChart } from '../../../../src/report/chart/registry.js';
import { mainChart, mainTable } from '../../../../src/report/document/document.js';
import { leagueDocument } from '../../../../src/report/documents/estimation/leagueDocument.js';
import { leagueReport } from '../../../../src/results/league.js';

const TWELVE = [
  ...[
    '41/84',
    '29/64',
    '33/72',
    '20/56',
    '25/56',
    '45/84',
    '30/72',
    '31/64',
    '50/64',
    '12/72',
    '50/84',
    '28/56',
  ],
].map((text, index) => {
  const [yes = 0, of = 0] = text.split('/').map(Number);
  return { name: `Region ${index + 1}`, yes, of };
});
const document = leagueDocument(leagueReport(TWELVE));
const notes = (of: typeof document) => JSON.stringify(of.parts.filter(({ kind }) => kind === 'text'));

describe('the document of a league', () => {
  it('leads with what an honest report could print', () => {
    expect(document.sentence).toBe(
      'Of 12 regions, two (Region 9 and Region 10) differ from the rest by more than chance; ' +
        'which is last cannot be said: three could be.',
    );
  });

  it('says so where nothing distinguishes the regions, and where one is last', () => {
    const alike = leagueDocument(leagueReport(TWELVE.slice(0, 3)));
    expect(alike.sentence).toBe(
      'Of 3 regions, none differs from the rest by more than chance; no ranking is possible: any of the three could be first, and any last.',
    );
    const last = leagueDocument(leagueReport([...TWELVE.slice(0, 2), { name: 'Low', yes: 2, of: 80 }]));
    expect(last.sentence).toMatch(/differ from the rest by more than chance; Low is last\.$/);
  });

  it('says of one that is last only in pairs that it is so', () => {
    const three = [
      { name: 'A', yes: 45, of: 84 },
      { name: 'B', yes: 20, of: 60 },
      { name: 'C', yes: 30, of: 50 },
    ];
    expect(leagueDocument(leagueReport(three)).sentence).toBe(
      'Of 3 regions, none differs from the rest by more than chance; yet compared with each other alone, B is shown to be below every other, and so last.',
    );
  });

  it('has a funnel, with those outside named, the ranks possible, and a row of CSV for each region', () => {
    const chart = mainChart(document);
    expect(chart?.kind).toBe('funnel');
    expect(chart === undefined ? '' : describeChart(chart)).toContain(
      'Outside the limits: Region 9 78.1% of 64',
    );
    expect(mainTable(document)?.values).toHaveLength(12);
    const several = leagueDocument(
      leagueReport(['Plans', 'Reviews'].flatMap((question) => TWELVE.map((one) => ({ ...one, question })))),
    );
    expect(mainTable(several)?.values).toHaveLength(24);
    expect(several.sentence).toMatch(/^Plans: of 12 regions, .* Reviews: of 12 regions, /);
    expect(notes(several)).toContain('Both questions are asked at once');
  });

  it('says what the funnel measures against, and by what its limits are widened', () => {
    const weighted = TWELVE.map((one, index) => ({ ...one, weight: 1000 * (index + 1) }));
    const national = leagueDocument(leagueReport(weighted));
    expect(national.sentence).toContain('differ from the national figure of 4');
    expect(notes(national)).toContain('Wilson on an effective sample of');
    const widened = (overDispersion: 'times' | 'plus') =>
      notes(leagueDocument(leagueReport(TWELVE, { overDispersion })));
    expect(widened('times')).toContain('times the variance of chance');
    expect(widened('plus')).toContain('standard deviation of true shares');
    expect(notes(document)).toContain('limits of the funnel are those of chance alone');
    expect(() => leagueReport(TWELVE, { overDispersion: 'times', designEffect: 2 })).toThrow('not by both');
    expect(() => leagueReport(TWELVE, { overDispersion: 'times', method: 'exact' })).toThrow(
      'cannot be widened',
    );
  });

  it('replays the year with nothing changed, the same for the same seed', () => {
    const replayed = (years: number, seed = 3) => leagueDocument(leagueReport(TWELVE, { years, seed }));
    expect(replayed(2).sentence).toMatch(
      /Year 2, in which nothing changed but the cases drawn: Region \d+ would be/,
    );
    expect(replayed(50).sentence).toMatch(/In 50 years .* on average, .* was last again in \d+\.$/);
    expect(replayed(50)).toEqual(replayed(50));
    expect(replayed(50).sentence).not.toBe(replayed(50, 4).sentence);
    // A year more leaves the others as they were.
    const of = (years: number) => replayed(years).data.questions[0]?.years;
    expect(of(3)?.slice(0, 2)).toEqual(of(2));
  });

  it('warns of small samples, and of what could not be pooled', () => {
    const small = leagueDocument(
      leagueReport(TWELVE.slice(0, 4).map(({ name }) => ({ name, yes: 0, of: 9 }))),
    );
    expect(notes(small)).toContain('fewer than 20 cases');
    expect(notes(small)).toContain('The shares are not pooled. Nothing bounds their mean.');
    expect(notes(document)).not.toContain('fewer than 20 cases');
  });
});
