import { describe, expect, test } from 'vitest';
import { ArgumentError } from '../../../src/problem.js';
import { checkPractice } from '../../../src/training/checking/checkPractice.js';
import type { PackOptions } from '../../../src/training/pack/buildPack.js';
import type { Pack } from '../../../src/training/pack.js';
import { pack, southWest, westMidlands } from '../packFixture.js';

const promptsOf = ({ key }: Pack, item: string) =>
  key.map(({ questions }) => questions.flatMap(({ prompts }) => prompts).find((one) => one.item === item));

const plain = (made: Pack, item: string, answer: string): number =>
  promptsOf(made, item).filter((one) => one?.answer === answer && !one.contested).length;

const refusalOf = (options: Partial<PackOptions>, scenario = westMidlands): string => {
  try {
    pack(options, scenario);
  } catch (error) {
    if (error instanceof ArgumentError)
      return error.problems.map(({ message, hint }) => `${message} ${hint}`).join('\n');
    throw error;
  }
  return '';
};

describe('a demand on the mix', () => {
  test('can be on a fact that no variable of the scenario says, and on what the key says of an item', () => {
    const made = pack(
      {
        cases: 6,
        include: ['notified=2, curfew=3, together>=1', 'A.b=no>=2, R=contested>=2, D.b=serious>=2'],
      },
      southWest,
    );
    const fronts = made.cases.map(({ front, entries }) => JSON.stringify([front, entries]));
    expect(fronts.filter((text) => /notification requirements/.test(text))).toHaveLength(2);
    expect(promptsOf(made, 'A.cu').filter((one) => one?.answer !== 'notRelevant')).toHaveLength(3);
    expect(plain(made, 'A.b', 'no')).toBeGreaterThanOrEqual(2);
    expect(promptsOf(made, 'D.b').filter((one) => one?.gap === 'serious').length).toBeGreaterThanOrEqual(2);
    const contested = made.key.filter(({ questions }) => questions[3]?.judgement === 'contested');
    expect(contested.length).toBeGreaterThanOrEqual(2);
    expect(made.notes.mixNote).toContain('curfew=3');
  });

  test('cannot be on who somebody is, which is said and not denied', () => {
    for (const demand of ['sex=female>=2', 'age>=2', 'ageBand=from56>=1', 'young>=1']) {
      expect(refusalOf({ include: [demand] })).toMatch(
        /cannot be chosen by .* as nothing in it may depend on that/,
      );
    }
  });

  test('on something unknown is told what cases have, items of the answer sheet too', () => {
    expect(refusalOf({ include: ['wether>=2'] })).toMatch(
      /They have .*enforcement.* answer sheet, such as A\.a=no/,
    );
    expect(refusalOf({ include: ['A.b=sometimes>=2'] })).toMatch(
      /yes, contested, no, narrow, serious, notRelevant/,
    );
  });
});

describe('a focus', () => {
  test.each([
    ['child-safeguarding', 'A.cs'],
    ['domestic-abuse', 'A.da'],
    ['enforcement', 'D.en'],
    ['pre-release', 'D.pr'],
    ['curfew', 'A.cu'],
  ])('on %s gives cases to all of which %s applies, with at least a third of each answer', (name, sheet) => {
    const made = pack({ cases: 6, focus: [name] }, southWest);
    expect(promptsOf(made, sheet).map((one) => one?.answer)).not.toContain('notRelevant');
    expect(plain(made, sheet, 'yes')).toBeGreaterThanOrEqual(2);
    expect(plain(made, sheet, 'no')).toBeGreaterThanOrEqual(2);
    expect(made.notes.mixNote).toContain(`every case about ${name}`);
    expect(made.options.focus).toEqual([name]);
  });

  test.each([
    ['the South West', southWest],
    ['the West Midlands', westMidlands],
  ])(
    'on court reports, for %s, asks what the court was told before each order, and says what is assumed',
    (_, scenario) => {
      const made = pack({ cases: 6, focus: ['court-report'] }, scenario);
      expect(made.items.map(({ id }) => id)).toEqual(expect.arrayContaining(['A.ct', 'P.ct']));
      for (const item of ['A.ct', 'P.ct']) {
        expect(plain(made, item, 'yes'), item).toBeGreaterThanOrEqual(2);
        expect(plain(made, item, 'no'), item).toBeGreaterThanOrEqual(2);
      }
      for (const [at, { entries, front }] of made.cases.entries()) {
        const sentence = front.find(({ label }) => label === 'Sentence')?.value;
        expect(sentence).toMatch(/order/i);
        const started = entries.findIndex(({ title }) => !/Pre-sentence report|MAPPA|curfew/i.test(title));
        const reports = entries.flatMap(({ title, number }) =>
          title.startsWith('Pre-sentence report') ? [number] : [],
        );
        expect(reports).toHaveLength(2);
        expect(Math.max(...reports)).toBeLessThanOrEqual(started + 3);
        expect(promptsOf(made, 'A.ct')[at]?.entries).toEqual([reports[0]]);
      }
      expect(made.notes.assumptions.join()).toMatch(
        /59% of proposals.*does not print out of how many.*is assumed/,
      );
      expect(pack({ cases: 1 }, scenario).items.map(({ id }) => id)).not.toContain('A.ct');
      expect(checkPractice(made).rules.filter(({ broken }) => broken > 0)).toEqual([]);
    },
  );

  test('can be a fact or a level of a variable, and several at once', () => {
    const made = pack({ cases: 3, focus: ['mappa', 'offence=sexual', 'oversight'] });
    const abouts = made.notes.cases.map(({ about }) => about);
    for (const about of abouts) {
      expect(about).toMatch(/^Offence: sexual/);
      expect(about).toMatch(/MAPPA Level/);
      expect(about).not.toMatch(/notNeeded|not needed/);
    }
  });

  test('that is none, or that the scenario has nothing on, is refused with those that there are', () => {
    expect(refusalOf({ focus: ['child-safegarding'] })).toMatch(/Did you mean child-safeguarding\?/);
    expect(refusalOf({ focus: ['pre-release'] })).toMatch(
      /nothing on pre-release.*role pre-release-sufficient/,
    );
    expect(refusalOf({ focus: ['weather'] })).toMatch(
      /no focus on weather.*or on a fact such as offence=sexual/,
    );
    expect(refusalOf({ focus: ['offence=piracy'] })).toMatch(/offence is never piracy/);
  });
});
