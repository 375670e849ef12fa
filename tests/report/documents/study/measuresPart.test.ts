import { describe, expect, it } from 'vitest';
import { study } from '../../../study/studyFixture.js';
import { promisedAndReported } from './promisedAndReported.js';

describe('what a protocol promises to measure', () => {
  it('is no power where nothing is tested against, and power where something is', () => {
    const answers = '{ wilson: { interval: wilson } }';
    const plain = promisedAndReported(study({ answers }), 30);
    expect(plain.promised).toEqual(plain.reported);
    expect(JSON.stringify(plain.promised)).not.toMatch(/Power|False alarm|θ₀/);
    const inquiries = '{ assessment: { percentage: assessment, against: 30% } }';
    const tested = promisedAndReported(study({ answers, inquiries }), 30);
    expect(tested.promised).toEqual(tested.reported);
    expect(JSON.stringify(tested.promised)).toMatch(/Power.*θ₀ what is tested against|θ₀ what .*Power/);
    const bare = promisedAndReported(study({}), 30);
    expect(JSON.stringify(bare.promised)).not.toMatch(/Coverage|Width|the interval/);
    expect(bare.promised).toEqual(bare.reported);
  });
});
