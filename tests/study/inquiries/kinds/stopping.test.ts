import { describe, expect, it } from 'vitest';
import { groupSequential } from '../../../../src/estimation/rules/groupSequential.js';
import { twoStage } from '../../../../src/estimation/rules/twoStage.js';
import { stream } from '../../../../src/numeric/stream.js';
import type { StudyAnswer } from '../../../../src/study/run/results.js';
import { runStudy } from '../../../../src/study/run/runStudy.js';
import { study } from '../../studyFixture.js';

const PLAN = { first: 42, total: 84, stopLow: 16, stopHigh: 26, cut: 41 };
const STOPPING = 'stopping: assessment, first: 42, stopLow: 16, stopHigh: 26, cut: 41';

const asked = (parts: Readonly<Record<string, string>> = {}) =>
  study({
    inquiries: `{ stop: { ${STOPPING}, against: 50% } }`,
    answers: '{ honest: { interval: stagewise }, published: { interval: wilson } }',
    ...parts,
  });

const measured = (answer: StudyAnswer | undefined, name: string) =>
  answer?.measures.find(({ measure }) => measure === name)?.value;

describe('an inspection that may stop early, in a study', () => {
  const { answers } = runStudy(asked({ grid: '{ proportion: [0.2, 0.4, 0.5, 0.6] }' }), { replicates: 1 });
  const rateOf = ({ truth }: StudyAnswer) => truth ?? Number.NaN;

  it('does what the plan does at each true rate, exactly', () => {
    expect(answers).toHaveLength(8);
    for (const answer of answers) {
      const { high, stopped, expectedCases } = twoStage(PLAN, rateOf(answer));
      expect(answer.exact).toBe(true);
      expect(measured(answer, 'saysHigh')).toBeCloseTo(high, 12);
      expect(measured(answer, 'stopsEarly')).toBeCloseTo(stopped, 12);
      expect(measured(answer, 'casesInspected')).toBeCloseTo(expectedCases / 84, 12);
      const wrong = rateOf(answer) > 0.5 ? 1 - high : high;
      if (Math.abs(rateOf(answer) - 0.5) < 1e-9) expect(measured(answer, 'wrongSide')).toBeUndefined();
      else expect(measured(answer, 'wrongSide')).toBeCloseTo(wrong, 12);
    }
  });

  it('is unbiased, and covers as often as it says, with the stagewise interval; the share as published is neither', () => {
    for (const answer of answers.filter(({ answer: name }) => name === 'honest')) {
      expect(measured(answer, 'bias')).toBeCloseTo(0, 11);
      expect(measured(answer, 'coverage')).toBeGreaterThanOrEqual(0.95);
    }
    const published = answers.find(({ answer: name, truth }) => name === 'published' && truth === 0.4);
    expect(measured(published, 'bias')).toBeLessThan(-0.01);
  });

  it('looks at as many cases as inspections that are drawn, one after another', () => {
    const [rate, inspections] = [0.4, 40_000];
    const random = stream(17, 'stopping');
    let cases = 0;
    for (let one = 0; one < inspections; one++) {
      let yes = 0;
      for (let i = 0; i < PLAN.first; i++) if (random() < rate) yes++;
      cases += yes <= PLAN.stopLow || yes >= PLAN.stopHigh ? PLAN.first : PLAN.total;
    }
    const { expectedCases, stopped } = twoStage(PLAN, rate);
    const error = (PLAN.total - PLAN.first) * Math.sqrt((stopped * (1 - stopped)) / inspections);
    // Five standard errors: a false alarm has a probability of 6e-7, and the seed is fixed.
    expect(Math.abs(cases / inspections - expectedCases)).toBeLessThan(5 * error);
  });

  it('may look more than once, and is then as exact and as honest', () => {
    const looks = [
      { cases: 28, stopLow: 8, stopHigh: 20 },
      { cases: 56, stopLow: 22, stopHigh: null },
    ];
    const later = 'later: [{ cases: 56, stopLow: 22 }]';
    const inquiries = `{ stop: { stopping: assessment, first: 28, stopLow: 8, stopHigh: 20, ${later}, cut: 41, against: 50% } }`;
    const found = runStudy(asked({ inquiries, grid: '{ proportion: [0.4, 0.7] }' }), {
      replicates: 1,
    }).answers;
    for (const answer of found) {
      const { high, stopped, expectedCases } = groupSequential({ looks, total: 84, cut: 41 }, rateOf(answer));
      expect(measured(answer, 'saysHigh')).toBeCloseTo(high, 11);
      expect(measured(answer, 'stopsEarly')).toBeCloseTo(stopped, 11);
      expect(measured(answer, 'casesInspected')).toBeCloseTo(expectedCases / 84, 11);
      if (answer.answer !== 'honest') continue;
      expect(measured(answer, 'bias')).toBeCloseTo(0, 9);
      expect(measured(answer, 'coverage')).toBeGreaterThanOrEqual(0.95);
    }
    expect(() => asked({ inquiries: inquiries.replace('cases: 56', 'cases: 27') })).toThrow(
      'later.0.cases is 27, not above the 28 of the look before',
    );
  });

  it('is one of all the cases where it never stops', () => {
    const [one] = runStudy(
      asked({ inquiries: '{ stop: { stopping: assessment, first: 42, cut: 41, against: 50% } }' }),
      { replicates: 1 },
    ).answers;
    expect(measured(one, 'casesInspected')).toBe(1);
    expect(measured(one, 'stopsEarly')).toBe(0);
  });

  it('says what is wrong with a plan, a question or a design', () => {
    const inquiry = (text: string) => asked({ inquiries: `{ stop: { ${text} } }` });
    expect(() => inquiry('stopping: assessment, first: 42, stopLow: 26, stopHigh: 16, cut: 41')).toThrow(
      /stop: stopLow 26 is not below stopHigh 16/,
    );
    expect(() => inquiry('stopping: assessment, first: 84, stopLow: 16, cut: 41')).toThrow(
      /first is 84, not below the 84 cases of the design/,
    );
    expect(() => inquiry('stopping: oversightEffective, first: 42, stopLow: 16, cut: 41')).toThrow(
      'It needs a question asked of every case',
    );
    expect(() => asked({ designs: '{ all: { kind: window, windows: 26, icc: 0.03 } }' })).toThrow(
      'stop cannot be worked out in two stages',
    );
    expect(() => asked({ inspectors: '{ two: { kappa: 0.6, count: 4, doubleMarked: 20% } }' })).toThrow(
      'inspectors who are alike',
    );
  });

  it('allows for inspectors who err alike: it then says what they would find', () => {
    const { answers: scored } = runStudy(
      asked({ inspectors: '{ one: { sensitivity: 0.9, specificity: 0.8 } }', grid: '{ proportion: [0.4] }' }),
      { replicates: 1 },
    );
    const { high } = twoStage(PLAN, 0.4 * 0.9 + 0.6 * 0.2);
    expect(measured(scored[0], 'saysHigh')).toBeCloseTo(high, 10);
  });
});
