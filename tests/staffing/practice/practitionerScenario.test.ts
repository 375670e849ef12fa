import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileModel } from '../../../src/model/compile/compile.js';
import { drawCases } from '../../../src/model/draw/draw.js';
import { PRESETS } from '../../../src/model/model.js';
import { practitionerScenario } from '../../../src/staffing/practice/practitionerScenario.js';
import {
  asPractitioners,
  type PractitionerKind,
  peopleOf,
} from '../../../src/staffing/practice/practitioners.js';
import { sharedCorrelation, sharesByKind } from '../../../src/staffing/practice/sharedPractitioner.js';
import { CENTRAL } from '../../../src/staffing/region/assumptions.js';
import { scenario, type Variable } from '../../model/scenarioFixture.js';
import { SOUTH_WEST, WEST_MIDLANDS } from '../scenarios.js';

/** A value that the test knows to be there. */
function sure<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('it is not there');
  return value;
}

const GRADES = [
  ['trainee', 'underTwo'],
  ['servicesOfficer', 'underTwo'],
  ['servicesOfficer', 'twoToFive'],
  ['servicesOfficer', 'overFive'],
  ['officer', 'underTwo'],
  ['officer', 'twoToFive'],
  ['officer', 'overFive'],
] as const;

const kindsOf = (weights: readonly number[]): PractitionerKind[] => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return GRADES.map(([grade, experience], index) => ({
    grade,
    experience,
    people: 3 * sure(weights[index]),
    share: sure(weights[index]) / total,
  }));
};
const staff = fc
  .tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 }),
  )
  .map(([trainees, others]) => kindsOf([trainees, ...others]));
const odds = fc.double({ min: 0.3, max: 3, noNaN: true });
const EVEN = kindsOf([1, 1, 1, 1, 1, 1, 1]);

const QUESTION = { section: 'keyQuestion', question: 'first' } as const;
const SMALL: readonly Variable[] = [
  { name: 'risk', levels: ['low', 'medium', 'high'], shares: [0.2, 0.5, 0.3] },
  { ...QUESTION, name: 'first', shares: [0.6, 0.4], effects: { risk: 0.7 } },
  { ...QUESTION, name: 'second', question: 'second', shares: [0.3, 0.7], effects: { first: 4 } },
];
const small = { ...scenario(SMALL), keyQuestions: ['first', 'second'].map((id) => question(id)) };

function question(id: string) {
  return { id, letter: id.charAt(0).toUpperCase(), label: id, scale: ['No', 'Yes'] };
}

describe('cases that are practitioners of a grade and an experience', () => {
  test('leave every key question at its margin to 1e-12, whatever the staff are and whatever the effects', () => {
    fc.assert(
      fc.property(
        staff,
        odds,
        odds,
        fc.constantFrom(...PRESETS),
        fc.constantFrom(small, SOUTH_WEST),
        (kinds, gradeOdds, experienceOdds, effects, of) => {
          const assumed = { ...CENTRAL, gradeOdds, experienceOdds };
          const model = compileModel(practitionerScenario(of, asPractitioners(kinds), assumed), { effects });
          const before = compileModel(of, { effects });
          for (const { id } of of.keyQuestions) {
            expect(Math.abs(sure(model.margin(id).yes) - sure(before.margin(id).yes))).toBeLessThan(1e-12);
          }
          const officers = kinds.filter(({ grade }) => grade === 'officer');
          const share = officers.reduce((sum, kind) => sum + kind.share, 0);
          expect(Math.abs(sure(model.margin('practitionerGrade').officer) - share)).toBeLessThan(1e-12);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('are no more alike than others where grade and experience have no effect', () => {
    const none = { ...CENTRAL, gradeOdds: 1, experienceOdds: 1 };
    const shares = sharesByKind(WEST_MIDLANDS, EVEN, none, 'strong');
    shares.forEach((byKind, index) => {
      const published = sure(
        WEST_MIDLANDS.variables.find(({ name }) => name === sure(WEST_MIDLANDS.keyQuestions[index]).id),
      ).shares[1];
      for (const share of byKind) expect(Math.abs(share - sure(published))).toBeLessThan(1e-12);
      expect(
        sharedCorrelation(
          EVEN.map(({ share }) => share),
          byKind,
        ),
      ).toBe(0);
    });
    expect(
      sharedCorrelation(
        EVEN.map(({ share }) => share),
        sure(sharesByKind(WEST_MIDLANDS, EVEN, none, 'independent')[0]),
      ),
    ).toBe(0);
  });

  // The correlation of 30,000 pairs has a standard error below 0.006 and is off by more than 0.03 less than once in a million.
  test('are correlated as pairs of drawn cases of one practitioner are', () => {
    const assumed = { ...CENTRAL, gradeOdds: 1.6, experienceOdds: 2.5 };
    const kinds = kindsOf([5, 2, 1, 3, 4, 2, 6]);
    const implied = sharesByKind(small, kinds, assumed, 'moderate').map((byKind) =>
      sharedCorrelation(
        kinds.map(({ share }) => share),
        byKind,
      ),
    );
    const model = compileModel(practitionerScenario(small, asPractitioners(kinds), assumed));
    const cases = drawCases(model, { cases: 60_000, seed: 11 });
    small.keyQuestions.forEach(({ id }, index) => {
      const waiting = new Map<string, number>();
      let [pairs, sum, both] = [0, 0, 0];
      for (const drawn of cases) {
        const yes = drawn[id] === 'yes' ? 1 : 0;
        const earlier = waiting.get(sure(drawn.practitioner));
        if (earlier === undefined) waiting.set(sure(drawn.practitioner), yes);
        else {
          waiting.delete(sure(drawn.practitioner));
          pairs++;
          sum += yes + earlier;
          both += yes * earlier;
        }
      }
      const mean = sum / (2 * pairs);
      const found = (both / pairs - mean * mean) / (mean * (1 - mean));
      expect(sure(implied[index])).toBeGreaterThan(0.1);
      expect(Math.abs(found - sure(implied[index]))).toBeLessThan(0.03);
    });
  });

  test('have one grade and one experience for every practitioner, and no trainee of long service', () => {
    const people = peopleOf(kindsOf([2, 1, 1, 1, 2, 1, 2]));
    const model = compileModel(practitionerScenario(SOUTH_WEST, people, CENTRAL));
    const drawn = [
      ...drawCases(model, { cases: 400, seed: 3 }),
      ...drawCases(model, { seed: 3, match: 'exact' }),
    ];
    for (const one of drawn) {
      const person = sure(people.find(({ name }) => name === one.practitioner));
      expect([one.practitionerGrade, one.practitionerExperience]).toEqual([person.grade, person.experience]);
    }
    expect(new Set(drawn.map(({ practitioner }) => practitioner)).size).toBe(people.length);
  });

  test('change nothing that was drawn before, where they have no effect', () => {
    const none = { ...CENTRAL, gradeOdds: 1, experienceOdds: 1 };
    const model = compileModel(practitionerScenario(SOUTH_WEST, asPractitioners(EVEN), none));
    const [before] = drawCases(compileModel(SOUTH_WEST), { cases: 1, seed: 5 });
    const [after] = drawCases(model, { cases: 1, seed: 5 });
    expect(after).toMatchObject(sure(before));
  });

  test('cannot change grade by itself, and need names that the scenario has not', () => {
    const model = compileModel(practitionerScenario(small, asPractitioners(EVEN), CENTRAL));
    const alone = { practitionerGrade: { trainee: 1, servicesOfficer: 0, officer: 0 } };
    expect(() => model.intervene(alone)).toThrow('it follows practitioner');
    const named = {
      ...small,
      variables: [{ ...sure(small.variables[0]), name: 'practitioner' }, ...small.variables],
    };
    expect(() => practitionerScenario(named, asPractitioners(EVEN), CENTRAL)).toThrow(
      'has a variable practitioner',
    );
  });
});
