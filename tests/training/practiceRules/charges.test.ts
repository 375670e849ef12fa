import { describe, expect, test } from 'vitest';
import { OFFENCES, offenceNamedIn } from '../../../src/training/law/offences.js';
import { LONGEST_SUSPENDED } from '../../../src/training/law/sentences.js';
import { openCharges, storiesFor } from '../../../src/training/practiceRules/charges.js';
import { bringsMappa, courtWeight } from '../../../src/training/practiceRules/courtWeights.js';
import { render } from '../../../src/training/words/template.js';
import { FACTS } from '../../../src/training/words/vocabulary.js';
import { templateOf } from '../../../src/training/words/wording.js';
import { wording } from '../packFixture.js';

const BOTH = [true, false];
const AGES = [18, 28, 60];

const levelsOf = (fact: string): readonly string[] => FACTS[fact] ?? [];

/** Every state that offence and sentence can be drawn in, with the facts that choose a story. */
const states = levelsOf('offence').flatMap((offence) =>
  levelsOf('sentence').flatMap((sentence) =>
    ['low', 'medium', 'veryHigh'].flatMap((risk) =>
      BOTH.flatMap((mappa) =>
        BOTH.filter(
          (domesticAbuse) => courtWeight({ offence, sentence, risk, mappa, domesticAbuse }) > 0,
        ).flatMap((domesticAbuse) =>
          BOTH.filter((together) => domesticAbuse || !together).flatMap((together) =>
            BOTH.flatMap((children) =>
              AGES.map((age) => {
                const mappaEarlier = mappa && !bringsMappa({ offence, sentence, risk });
                const facts = {
                  ...{ offence, sentence, risk, mappa, mappaEarlier, domesticAbuse, together, children },
                  notified: mappa && (offence === 'sexual' || mappaEarlier),
                  young: age <= 20,
                  early: age <= 25,
                  older: age >= 30,
                  elder: age >= 50,
                };
                return Object.fromEntries(
                  Object.entries(facts).map(([name, value]) => [name, String(value)]),
                );
              }),
            ),
          ),
        ),
      ),
    ),
  ),
);

const name = (facts: Record<string, string>): string =>
  Object.entries(facts)
    .filter(([, value]) => value !== 'false')
    .map(([fact, value]) => (value === 'true' ? fact : value))
    .join(' ');

test('every state that offence and sentence are drawn in has a story that a court could have sentenced so', () => {
  expect(states.length).toBeGreaterThan(1000);
  expect(states.filter((facts) => storiesFor(wording, facts).length === 0).map(name)).toEqual([]);
});
test('two stories or more fit, so that neighbours in a pack can differ, save where a sentence is rare', () => {
  const isRare = ({ offence, sentence, risk, mappa, domesticAbuse }: Record<string, string>): boolean =>
    (risk === 'low' && (mappa === 'true' || sentence !== 'communityOrder')) ||
    (offence === 'sexual' && mappa === 'false' && sentence === 'licence') ||
    (offence === 'other' && domesticAbuse === 'true' && sentence !== 'communityOrder');
  const few = states.filter((facts) => !isRare(facts) && storiesFor(wording, facts).length < 2);
  expect(few.map(name)).toEqual([]);
});

describe('a charge', () => {
  test.each(wording.stories.map((story) => [story.id, story] as const))(
    'of %s is within the maximum, and can be suspended where it is',
    (_, { charges }) => {
      for (const { offence, communityOrder, suspendedSentenceOrder, licence } of charges) {
        const maximum = OFFENCES.find(({ id }) => id === offence)?.maximum.months ?? Number.NaN;
        for (const band of [communityOrder, suspendedSentenceOrder, licence]) {
          if (band !== undefined) expect(band[0]).toBeLessThanOrEqual(band[1]);
        }
        expect(communityOrder?.[0] ?? 12).toBeGreaterThanOrEqual(12);
        expect(communityOrder?.[1] ?? 12).toBeLessThanOrEqual(36);
        expect(suspendedSentenceOrder?.[1] ?? 0).toBeLessThanOrEqual(Math.min(LONGEST_SUSPENDED, maximum));
        expect(licence?.[1] ?? 0).toBeLessThanOrEqual(maximum);
      }
    },
  );

  test('is the offence that the papers of the story name, in every state that it is drawn in', () => {
    const misread = states.flatMap((facts) =>
      storiesFor(wording, facts).flatMap((story) => {
        const papers = render(templateOf(story.offence), { P: 'P', K: 'K', V: 'V' }, facts, () => 0);
        const named = offenceNamedIn(papers)?.id;
        return openCharges(story.charges, facts)
          .filter(({ offence }) => offence.id !== named)
          .map(({ offence }) => `${story.id}: ${offence.id}, and the papers have ${named}`);
      }),
    );
    expect([...new Set(misread)]).toEqual([]);
  });
});
