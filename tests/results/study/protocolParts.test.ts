import { describe, expect, it } from 'vitest';
import { changedParts, protocolParts } from '../../../src/results/study/protocolParts.js';
import { study } from '../../study/studyFixture.js';

describe('what departs from a protocol', () => {
  const plan = {
    scenarios: '{ one: west-midlands-2025, two: { scenario: west-midlands-2025, shift: { assessment: 5 } } }',
    designs:
      '{ simple: { kind: simple }, pdus: { kind: two-stage, clusters: 11, icc: 0.02, within: { clusters: 15, icc: 0.05 } } }',
    inspectors:
      '{ alike: { kappa: 0.6, count: 6 }, strict: { sensitivity: 90%, specificity: 95%, checked: 20%, leads: { kappa: 0.8 } } }',
    inquiries: '{ share: { percentage: assessment, of: process, in: one } }',
    answers: '{ wilson: { interval: wilson } }',
    grid: '{ cases: [42, 84] }',
    headline: '{ at: { cases: 84, design: simple } }',
  };
  const departures = (now: Partial<typeof plan> & { readonly [key: string]: string }): string[] =>
    changedParts(protocolParts(study({ ...plan, ...now })), protocolParts(study(plan)));

  it('is nothing where nothing changed, whatever the order of keys', () => {
    expect(departures({})).toEqual([]);
    expect(
      departures({ grid: '{ cases: [42, 84] }', headline: '{ at: { design: simple, cases: 84 } }' }),
    ).toEqual([]);
  });

  it.each([
    [{ title: 'Another?' }, ['title Another?, where Does it work? was planned']],
    [
      { scenarios: plan.scenarios.replace('assessment: 5', 'assessment: 6') },
      ['scenarios.two.shift.assessment 6, where 5 was planned'],
    ],
    [
      { designs: plan.designs.replace('0.05', '0.07').replace('11', '10') },
      [
        'designs.pdus.clusters 10, where 11 was planned',
        'designs.pdus.within.icc 0.07, where 0.05 was planned',
      ],
    ],
    [
      {
        inspectors: plan.inspectors
          .replace('0.6, count: 6', '0.7, count: 6, leniency: 0.5')
          .replace('0.8', '0.9'),
      },
      [
        'inspectors.alike.kappa 0.7, where 0.6 was planned',
        'inspectors.strict.leads.kappa 0.9, where 0.8 was planned',
        'inspectors.alike.leniency 0.5, where nothing was planned',
      ],
    ],
    [
      { inquiries: '{ share: { percentage: planning, of: process, in: two } }' },
      [
        'inquiries.share.question planning, where assessment was planned',
        'inquiries.share.world two, where one was planned',
      ],
    ],
    [
      { answers: '{ wilson: { interval: jeffreys }, more: { interval: wilson } }' },
      ['answers.wilson.interval jeffreys, where wilson was planned', 'answers.more added since the protocol'],
    ],
    [{ grid: '{ cases: [42, 84, 126] }' }, ['grid.cases [42, 84, 126], where [42, 84] was planned']],
    [
      { headline: '{ at: { cases: 42 } }' },
      ['headline.at.cases 42, where 84 was planned', 'headline.at.design nothing, where simple was planned'],
    ],
    [{ misleading: '6' }, ['misleading 6, where 5 was planned']],
    [
      {
        designs: '{ simple: { kind: simple }, five: { kind: two-stage, clusters: 5, icc: 0.02 } }',
      },
      ['designs.pdus left out since the protocol', 'designs.five added since the protocol'],
    ],
  ])('names the key of %o', (now, expected) => {
    const found = departures(now as Record<string, string>);
    expect(found.toSorted()).toEqual(expected.toSorted());
  });

  it('says of what is long, and of a scenario, only that it changed', () => {
    expect(departures({ aims: 'x'.repeat(90) })).toEqual(['aims changed since the protocol']);
    const other = { scenarios: plan.scenarios.replaceAll('west-midlands-2025', 'west-midlands-2022') };
    expect(departures(other)).toEqual([
      'scenarios.one.scenario changed since the protocol',
      'scenarios.two.scenario changed since the protocol',
    ]);
  });
});
