import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  erlangStages,
  erlangSurvival,
  monthOfStages,
  type Stages,
  spendMonth,
  steadyStages,
  timeInStages,
} from '../../../src/staffing/queues/stages.js';

/** Moves people on by one month; gives those who finish and those who are lost. */
function step(stages: Stages, people: Float64Array, inflow: number): { finished: number; lost: number } {
  const time = new Float64Array(people.length);
  timeInStages(stages, people, inflow, time);
  let arriving = inflow;
  let lost = 0;
  people.forEach((before, i) => {
    const spent = time[i] ?? 0;
    const onward = (stages.forward[i] ?? 0) * spent;
    const losing = (stages.loss[i] ?? 0) * spent;
    people[i] = before + arriving - onward - losing;
    lost += losing;
    arriving = onward;
  });
  return { finished: arriving, lost };
}

/** P(Erlang(k, mean) > t), by its closed form. */
function erlangTail(k: number, mean: number, t: number): number {
  let term = 1;
  let sum = 1;
  for (let i = 1; i < k; i++) {
    term *= ((k / mean) * t) / i;
    sum += term;
  }
  return Math.exp((-k / mean) * t) * sum;
}

const stagesOf = fc
  .array(fc.tuple(fc.double({ min: 0, max: 3, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((hazards) => ({
    forward: Float64Array.from(hazards, ([forward]) => forward),
    loss: Float64Array.from(hazards, ([, loss]) => loss),
  }));

describe('an Erlang delay', () => {
  test.each([
    [1, 4.6],
    [3, 4.6],
    [3, 1.84],
    [3, 0.3],
    [8, 12],
  ])('of %i stages and mean %f months keeps the people that its closed form keeps', (k, mean) => {
    const stages = erlangStages(mean, k, 0);
    const people = new Float64Array(k);
    people[0] = 1;
    for (let month = 1; month <= 12; month++) {
      step(stages, people, 0);
      const inside = people.reduce((sum, one) => sum + one, 0);
      expect(Math.abs(inside - erlangTail(k, mean, month))).toBeLessThan(1e-9);
    }
  });

  test('lets through the share that its closed form says, however long it is watched', () => {
    const stages = erlangStages(4.6, 3, 0.03);
    const people = Float64Array.of(1, 0, 0);
    let finished = 0;
    for (let month = 0; month < 400; month++) finished += step(stages, people, 0).finished;
    expect(erlangSurvival(4.6, 3, 0.03)).toBeCloseTo((1 + 0.046) ** -3, 14);
    expect(Math.abs(finished - erlangSurvival(4.6, 3, 0.03))).toBeLessThan(1e-9);
  });

  test("obeys Little's law without losses: people = flow × time", () => {
    const people = steadyStages(erlangStages(18, 3, 0), 9.5);
    expect(people.reduce((sum, one) => sum + one, 0)).toBeCloseTo(9.5 * 18, 10);
  });
});

describe('people in stages', () => {
  test('are conserved: those who were there or came are there, have finished or are lost', () => {
    fc.assert(
      fc.property(stagesOf, fc.double({ min: 0, max: 50, noNaN: true }), (stages, inflow) => {
        const people = Float64Array.from(stages.forward, (_, i) => 10 * (i + 1));
        let balance = people.reduce((sum, one) => sum + one, 0);
        for (let month = 0; month < 24; month++) {
          const { finished, lost } = step(stages, people, inflow);
          balance += inflow - finished - lost;
        }
        expect(Math.abs(people.reduce((sum, one) => sum + one, 0) - balance)).toBeLessThan(1e-9);
      }),
    );
  });

  test('never become fewer than none', () => {
    fc.assert(
      fc.property(stagesOf, (stages) => {
        const people = new Float64Array(stages.forward.length);
        people[0] = 1;
        for (let month = 0; month < 12; month++) {
          step(stages, people, 0);
          for (const one of people) expect(one).toBeGreaterThan(-1e-9);
        }
      }),
    );
  });

  test('stay as they are once flow in is flow out, to the last digits', () => {
    const stages = { forward: Float64Array.of(0.5, 0.3, 0.2), loss: Float64Array.of(0.01, 0.02, 0.03) };
    const steady = steadyStages(stages, 7);
    const people = Float64Array.from(steady);
    for (let month = 0; month < 120; month++) step(stages, people, 7);
    people.forEach((one, i) => {
      expect(Math.abs(one - (steady[i] ?? 0))).toBeLessThan(1e-10);
    });
  });

  test('come to the same by the matrix, by the written-out loop and by the general one', () => {
    const slow = { forward: Float64Array.of(0.04, 0.03, 0.01), loss: Float64Array.of(0.01, 0.02, 0.03) };
    // A fourth stage that nobody reaches takes the general loop.
    const general = {
      forward: Float64Array.of(0.04, 0.03, 0, 0),
      loss: Float64Array.of(0.01, 0.02, 0.04, 0),
    };
    const people = Float64Array.of(5, 4, 3, 0);
    const [one, two, three] = [new Float64Array(3), new Float64Array(3), new Float64Array(4)];
    timeInStages(slow, people.slice(0, 3), 2, one);
    spendMonth(monthOfStages(slow), people.slice(0, 3), 2, two);
    timeInStages(general, people, 2, three);
    one.forEach((spent, i) => {
      expect(Math.abs(spent - (two[i] ?? 0))).toBeLessThan(1e-13);
      expect(Math.abs(spent - (three[i] ?? 0))).toBeLessThan(1e-12);
    });
  });

  test('in one stage come to its closed form', () => {
    const stages = { forward: Float64Array.of(0.1), loss: Float64Array.of(0.2) };
    const people = Float64Array.of(5);
    for (let month = 1; month <= 6; month++) {
      step(stages, people, 2);
      const closed = 2 / 0.3 + (5 - 2 / 0.3) * Math.exp(-0.3 * month);
      expect(Math.abs((people[0] ?? 0) - closed)).toBeLessThan(1e-10);
    }
  });

  test('can be drained of a fixed number from the last stage', () => {
    const stages = { forward: Float64Array.of(0, 0, 0), loss: Float64Array.of(0, 0, 0) };
    const time = new Float64Array(3);
    timeInStages(stages, Float64Array.of(0, 0, 10), 0, time, 4);
    expect(time[2]).toBeCloseTo(8, 12);
  });
});
