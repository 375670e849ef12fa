import { describe, expect, test } from 'vitest';
import { startLines } from '../../../../src/report/documents/staffing/whatIfStart.js';
import { whatIf } from '../../../../src/staffing/whatIf/whatIf.js';
import { WEST_MIDLANDS } from '../../../staffing/scenarios.js';

describe('where the staff settle', () => {
  test('gives no cases each where no officer is left to hold cases', () => {
    const result = whatIf(WEST_MIDLANDS, ['intake=0 a month'], { months: 2, draws: 20, seed: 1 });
    expect(result.settles.whatIf).toMatchObject({ officerCaseload: null, officerUtilisation: null });
    expect(result.settles.baseline.officerCaseload).toBeCloseTo(36.8, 1);
    const says = JSON.stringify(startLines(result));
    expect(says).toMatch(/With them no officer is left to hold cases: [\d.]+ services officers/);
    expect(says).not.toMatch(/\d,\d{3},\d{3}/);
  });
});
