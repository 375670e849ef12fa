import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Counts } from '../../../src/counts.js';
import {
  type AssuranceQuestion,
  assuredSampleSize,
  widthAssurance,
} from '../../../src/estimation/planning/assurance.js';
import { bandPower, bandSampleSize } from '../../../src/estimation/planning/bandPower.js';
import { changeSampleSize, changeSeen } from '../../../src/estimation/planning/changePower.js';
import { equivalenceSampleSize, equivalent } from '../../../src/estimation/planning/equivalencePower.js';
import { type MarginClaim, powerAt } from '../../../src/estimation/planning/marginTest.js';
import { nonInferioritySampleSize, noWorse } from '../../../src/estimation/planning/nonInferiorityPower.js';
import { pairedPower, pairedSampleSize } from '../../../src/estimation/planning/pairedPower.js';
import { PROPORTION_METHODS } from '../../../src/estimation/proportion/proportion.js';

const proportion = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
const power = fc.constantFrom(0.2, 0.5, 0.8, 0.9, 0.95, 0.99);
const confidence = fc.constantFrom(0.8, 0.9, 0.95, 0.99);
const method = fc.constantFrom(...PROPORTION_METHODS.map(({ name }) => name));

/** That a plan finds what trying every number of cases finds, or refuses where none of them is enough. */
function agrees(
  plan: () => { readonly fewest: number; readonly fewestForGood: number | null },
  isEnough: (of: number) => boolean,
  upTo: number,
) {
  const enough = Array.from({ length: upTo }, (_, i) => isEnough(i + 1));
  if (!enough.includes(true)) {
    expect(plan).toThrow();
    return;
  }
  const lastShort = enough.lastIndexOf(false);
  expect(plan()).toMatchObject({
    fewest: enough.indexOf(true) + 1,
    fewestForGood: lastShort === upTo - 1 ? null : lastShort + 2,
  });
}

/** For 200 questions, the same on every day. */
const forMany = <T>(questions: fc.Arbitrary<T>, check: (question: T) => void) =>
  fc.assert(fc.property(questions, check), { numRuns: 200, seed: 1 });

describe('the fewest cases are those that trying every number of them finds', () => {
  test('for a band', () => {
    const band = fc.constantFrom(
      { from: 0, to: 0.5 },
      { from: 0.5, to: 0.65 },
      { from: 0.65, to: 0.8 },
      { from: 0.8, to: 1 },
    );
    forMany(fc.record({ band, share: proportion, power, method, confidence }), (asked) => {
      const { band, share, power, ...options } = asked;
      const question = { ...band, truth: band.from + (0.1 + 0.8 * share) * (band.to - band.from) };
      const isEnough = (of: number) => bandPower({ ...question, of }, options) >= power;
      agrees(() => bandSampleSize({ ...question, power }, { ...options, upTo: 300 }), isEnough, 300);
    });
  });

  test('for a width, of a known proportion and after an earlier sample', () => {
    const earlier = fc.tuple(fc.integer({ min: 1, max: 80 }), proportion).map(([of, share]) => ({
      earlier: { yes: Math.round(of * share), of },
    }));
    const known: fc.Arbitrary<{ readonly truth: number } | { readonly earlier: Counts }> = fc.oneof(
      proportion.map((truth) => ({ truth })),
      earlier,
    );
    const width = fc.constantFrom(0.15, 0.2, 0.3, 0.5);
    forMany(fc.record({ known, width, assurance: power, method, confidence }), (asked) => {
      const { known, width, assurance, ...options } = asked;
      const question: AssuranceQuestion =
        'earlier' in known ? { width, earlier: known.earlier } : { width, truth: known.truth };
      const isEnough = (of: number) => widthAssurance({ ...question, of }, options) >= assurance;
      const plan = () => assuredSampleSize({ ...question, assurance }, { ...options, upTo: 120 });
      agrees(plan, isEnough, 120);
    });
  });

  test('for a change', () => {
    const change = fc.record({ from: proportion, to: proportion, power, confidence });
    forMany(change, ({ from, to, power, confidence }) => {
      fc.pre(from !== to);
      const isEnough = (of: number) => changeSeen({ from, to, of, confidence }) >= power;
      agrees(() => changeSampleSize({ from, to, power }, { confidence, upTo: 120 }), isEnough, 120);
    });
  });

  test.each([
    ['no worse', noWorse, nonInferioritySampleSize],
    ['the same', equivalent, equivalenceSampleSize],
  ] as const)('for what is %s by a margin', (_, claim: MarginClaim, sampleSize) => {
    const margin = fc.constantFrom(0.15, 0.2, 0.3);
    const asked = fc.record({ from: proportion, change: proportion, power, margin, confidence });
    forMany(asked, ({ from, change, power, margin, confidence }) => {
      const truth = { from, to: Math.min(1, Math.max(0, from + 0.2 * (change - 0.5))) };
      fc.pre(claim.refusal(truth, margin) === null);
      const test = { margin, confidence, method: 'miettinen-nurminen' } as const;
      const isEnough = (of: number) =>
        powerAt(truth, { of, ofSecond: of }, test, claim.shows).chance >= power;
      const plan = () => sampleSize({ ...truth, power }, { margin, confidence, upTo: 80 });
      agrees(plan, isEnough, 80);
    });
  });

  test('for two questions on the same cases', () => {
    const method = fc.constantFrom('mid-p' as const, 'exact' as const);
    const asked = fc.record({ first: proportion, second: proportion, power, method, confidence });
    forMany(asked, ({ first, second, power, ...options }) => {
      const question = { firstOnly: 0.6 * first, secondOnly: (1 - 0.6 * first) * second };
      fc.pre(question.firstOnly !== question.secondOnly);
      const direction = question.firstOnly > question.secondOnly ? 'first' : 'second';
      const isEnough = (of: number) => pairedPower({ ...question, of }, options)[direction] >= power;
      agrees(() => pairedSampleSize({ ...question, power }, { ...options, upTo: 120 }), isEnough, 120);
    });
  });
});
