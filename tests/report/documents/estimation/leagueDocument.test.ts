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
      'Of 3 regions, none differs from the rest by more than chance; which is last cannot be said: any of the three could be.',
    );
    const last = leagueDocument(leagueReport([...TWELVE.slice(0, 2), { name: 'Low', yes: 2, of: 80 }]));
    expect(last.sentence).toMatch(/differ from the rest by more than chance; Low is last\.$/);
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

  it('warns of small samples, and of what could not be pooled', () => {
    const small = leagueDocument(
      leagueReport(TWELVE.slice(0, 4).map(({ name }) => ({ name, yes: 0, of: 9 }))),
    );
    expect(notes(small)).toContain('fewer than 20 cases');
    expect(notes(small)).toContain('The shares are not pooled. Nothing bounds their mean.');
    expect(notes(document)).not.toContain('fewer than 20 cases');
  });
});
