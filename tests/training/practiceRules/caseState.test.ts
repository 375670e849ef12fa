import { describe, expect, test } from 'vitest';
import { NOT_RECORDED } from '../../../src/scenario/scenario.js';
import { caseState } from '../../../src/training/practiceRules/caseState.js';
import { scenario } from '../../model/scenarioFixture.js';

const named = scenario([
  {
    name: 'crime',
    kind: 'nominal',
    role: 'offence',
    levels: ['drugRelatedViolence', 'sexShopTheft', 'assault'],
    meanings: ['violence', 'theft', null],
    shares: [0.4, 0.4, 0.2],
  },
  {
    name: 'order',
    kind: 'nominal',
    role: 'sentence',
    levels: ['releasedAtCourt', 'custody', 'suspended'],
    meanings: ['communityOrder', 'licence', null],
    shares: [0.4, 0.4, 0.2],
  },
  {
    name: 'danger',
    role: 'risk-of-serious-harm',
    levels: ['one', 'two', NOT_RECORDED],
    meanings: ['low', 'veryHigh', null],
    shares: [0.4, 0.4, 0.2],
  },
  {
    name: 'years',
    role: 'age-band',
    levels: ['from18To25', 'older'],
    meanings: ['40 to 41', '56 and over'],
    shares: [0.5, 0.5],
  },
  { name: 'oversight', shares: [0.5, 0.5] },
]);

const stateOf = (drawn: Readonly<Record<string, string>>, index = 0) =>
  caseState(named, { id: 'SYN-0001', ...drawn }, 7, index);

describe('a level of a variable', () => {
  test.each([
    ['crime', 'offence', { drugRelatedViolence: 'violence', sexShopTheft: 'theft', assault: 'other' }],
    [
      'order',
      'sentence',
      { releasedAtCourt: 'communityOrder', custody: 'licence', suspended: 'communityOrder' },
    ],
    ['danger', 'risk', { one: 'low', two: 'veryHigh', [NOT_RECORDED]: NOT_RECORDED }],
  ])('of %s means what is declared for %s, whatever it is called', (name, fact, meanings) => {
    for (const [level, meaning] of Object.entries(meanings)) {
      expect(stateOf({ [name]: level }).facts[fact]).toBe(meaning);
    }
  });

  test('gives ages within the ages that it means', () => {
    const ages = (years: string): number[] =>
      Array.from({ length: 200 }, (_, index) => stateOf({ years }, index).age);
    expect([...new Set(ages('from18To25'))].sort()).toEqual([40, 41]);
    expect(Math.min(...ages('older'))).toBe(56);
    expect(Math.max(...ages('older'))).toBe(71);
  });
});

test('a variable that is called as something which packs work out stays what demands on the mix see', () => {
  expect(stateOf({ oversight: 'no' }).levels.oversight).toBe('no');
  expect(stateOf({}).levels.oversight).toMatch(/^(effective|ineffective|absent)$/);
});

test.each([
  ['domestic-abuse-analysed', 'domesticAbuse'],
  ['child-safeguarding-analysed', 'children'],
  ['services-access', 'services'],
  ['enforcement-sufficient', 'enforcement'],
  ['other-agencies-in-review', 'agencies'],
] as const)('a case in which %s is answered is one where there is something to answer', (role, fact) => {
  const one = scenario([{ name: 'asked', role, shares: [0.5, 0.5] }]);
  const found = new Set(
    Array.from({ length: 50 }, (_, index) => {
      return caseState(one, { id: 'SYN-0001', asked: index % 2 === 0 ? 'yes' : 'no' }, 7, index).facts[fact];
    }),
  );
  expect([...found]).toEqual(['true']);
});
