import { describe, expect, test } from 'vitest';
import { compileModel } from '../../../src/model/compile/compile.js';
import { practitionerCorrelation } from '../../../src/staffing/whatIf/practitionerCorrelation.js';
import { whatIf } from '../../../src/staffing/whatIf/whatIf.js';
import { withPractitioners } from '../../../src/staffing/whatIf/withPractitioners.js';
import { SOUTH_WEST, WEST_MIDLANDS } from '../scenarios.js';

/** A value that the test knows to be there. */
function sure<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('it is not there');
  return value;
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe('whose the cases are', () => {
  const result = practitionerCorrelation(SOUTH_WEST, ['intake=-100%'], { month: 24 });

  test('is the staff of the what-if, today and at the end of the mean course', () => {
    expect(total(result.kinds.map(({ today }) => today.share))).toBeCloseTo(1, 12);
    expect(total(result.kinds.map(({ withLevers }) => sure(withLevers).share))).toBeCloseTo(1, 12);
    const { start } = whatIf(SOUTH_WEST, [], { draws: 20, months: 1 });
    const officers = result.kinds.filter(({ grade }) => grade === 'officer');
    expect(total(officers.map(({ today }) => today.people))).toBeCloseTo(start.officers, 9);
    officers.forEach(({ today }, step) => {
      expect(today.people / start.officers).toBeCloseTo(sure(start.officerMix[step]), 12);
    });
  });

  test('is moved by levers on trainees and leavers, and by none where nothing is moved', () => {
    const [trainees] = result.kinds;
    expect(sure(trainees?.withLevers).people).toBeLessThan(0.2 * sure(trainees?.without).people);
    const leaving = practitionerCorrelation(SOUTH_WEST, ['leaving=+10 points'], { month: 24 });
    const newOfficers = sure(
      leaving.kinds.find((kind) => kind.grade === 'officer' && kind.experience === 'underTwo'),
    );
    const ofOfficers = (at: 'without' | 'withLevers') =>
      sure(newOfficers[at]).people / total(leaving.kinds.slice(4).map((kind) => sure(kind[at]).people));
    expect(ofOfficers('withLevers')).toBeGreaterThan(ofOfficers('without'));
    const none = practitionerCorrelation(SOUTH_WEST, ['leaving=+0%'], { month: 24 });
    for (const { without, withLevers } of none.kinds) expect(withLevers).toEqual(without);
    for (const { without, withLevers } of none.keyQuestions) expect(withLevers).toEqual(without);
    expect(practitionerCorrelation(SOUTH_WEST).keyQuestions[0]).toMatchObject({
      without: null,
      withLevers: null,
    });
  });

  test('makes two cases of one practitioner alike between not at all and as the high ends say', () => {
    for (const { today } of result.keyQuestions) {
      expect(today.noEffect).toBe(0);
      expect(today.low).toBe(0);
      expect(today.central).toBeGreaterThan(0.001);
      expect(today.high).toBeGreaterThan(today.central);
      expect(today.high).toBeLessThan(0.2);
    }
    const assume = { gradeOdds: { value: 1 }, experienceOdds: { value: 1 } };
    const none = practitionerCorrelation(SOUTH_WEST, [], { assume });
    for (const { today } of none.keyQuestions)
      expect(today).toEqual({ central: 0, low: 0, high: 0, noEffect: 0 });
  });

  test('says of each kind what its number comes from', () => {
    expect(result.kinds.map(({ basis }) => basis)).toEqual(new Array(7).fill('assumed'));
    expect(sure(practitionerCorrelation(WEST_MIDLANDS).kinds[0]).basis).toBe('published');
  });

  test('gives cases a person each, some 740 in the West Midlands, with every margin as published', () => {
    const { scenario, people, effects } = withPractitioners(WEST_MIDLANDS);
    expect(people).toBeGreaterThan(700);
    expect(people).toBeLessThan(800);
    expect(effects.map(({ name }) => name)).toEqual(['gradeOdds', 'experienceOdds']);
    const model = compileModel(scenario);
    expect(Math.abs(sure(model.margin('assessment').yes) - 41 / 84)).toBeLessThan(1e-12);
  });

  test('is refused for options that cannot be', () => {
    expect(() => practitionerCorrelation(SOUTH_WEST, [], { month: 0 })).toThrow('month');
    expect(() => practitionerCorrelation(SOUTH_WEST, [], { effects: 'weak' as 'strong' })).toThrow('effects');
  });
});
