import { describe, expect, it } from 'vitest';
import { isWhatIf } from '../../../src/staffing/file/whatIfFile.js';
import { misreported, roundsOfFive } from '../../plantedMistakes.js';
import { MISTAKES, problemsWith } from './plantedMistakes.js';

describe('a what-if file', () => {
  it('is sound without mistakes', () => {
    expect(problemsWith([])).toEqual([]);
  });

  it('with one mistake reports one', () => {
    const alone = MISTAKES.map((mistake) => [mistake]);
    expect(misreported(alone, problemsWith)).toEqual([]);
  });

  it('with five mistakes of any kinds reports five', () => {
    expect(misreported(roundsOfFive(MISTAKES, 10, 12), problemsWith)).toEqual([]);
  });

  it('is known from a scenario however its keys are written', () => {
    const written = [
      'title: T\nscenario: x\n',
      '{"title": "T", "scenario": "x"}',
      '{ title: T, levers: { leaving: 5% } }',
      '"title": T\n"scenario": x\n',
      'title: T\rscenario: x\r',
      'title: "T\nscenario: x\n',
    ];
    expect(written.filter((text) => !isWhatIf(text))).toEqual([]);
    for (const text of ['id: x\nsample: { cases: 84 }\n', 'title: "a\n  scenario: b"\n', '- scenario\n'])
      expect(isWhatIf(text)).toBe(false);
  });
});
