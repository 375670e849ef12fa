import { describe, expect, test } from 'vitest';
import type { LeverRequest } from '../../../src/staffing/levers/moves.js';
import { QUEUE_KINDS } from '../../../src/staffing/queues/registry.js';
import { outcomesOf, queuesIn } from '../../../src/staffing/region/outcomes.js';
import { meanCourse } from '../../../src/staffing/simulation/meanCourse.js';
import { setUp } from '../../../src/staffing/simulation/setup.js';
import { SOUTH_WEST, WEST_MIDLANDS, WEST_MIDLANDS_2022 } from '../scenarios.js';

/** Outcomes of the mean course with some levers, by name and month. */
function course(levers: LeverRequest, scenario = WEST_MIDLANDS, months = 36) {
  const setup = setUp(scenario, levers);
  const names = outcomesOf(scenario, queuesIn(setup.region.queues)).map(({ name }) => name);
  const { whatIf } = meanCourse(setup, months, setup.central);
  return (name: string, month = months): number => whatIf[names.indexOf(name)]?.[month] ?? Number.NaN;
}

test('a region has the queues of which its scenario publishes something', () => {
  const queues = (scenario: typeof WEST_MIDLANDS) => queuesIn(setUp(scenario, []).region.queues);
  expect(queues(WEST_MIDLANDS)).toEqual(['programmes', 'recalls', 'reviews', 'premises']);
  expect(queues(SOUTH_WEST)).toEqual(['recalls', 'premises']);
  expect(queues(WEST_MIDLANDS_2022)).toEqual(['unpaidWork', 'victims']);
  expect(Object.keys(QUEUE_KINDS)).toHaveLength(6);
});

test('without a lever every queue is as published, today and in three years', () => {
  for (const month of [0, 36]) {
    const now = course([]);
    const published = [
      ['facilitators', 35],
      ['programmeDelay', 7.5],
      ['programmeStarted', 0.6],
      ['programmeCompleted', 0.312],
      ['reviewBacklog', 50],
    ] as const;
    for (const [name, value] of published) expect(now(name, month)).toBeCloseTo(value, 4);
    const then = course([], WEST_MIDLANDS_2022);
    expect(then('unpaidHours', month)).toBeCloseTo(200_000, 4);
    expect(then('victimCases', month)).toBe(300);
  }
});

describe('facilitators', () => {
  test('shorten the wait, after vetting and training, and help only cases that need a programme', () => {
    const filled = course(['facilitators=78 posts']);
    expect(filled('programmeDelay', 3)).toBeGreaterThan(7.3);
    expect(filled('programmeDelay', 36)).toBeLessThan(0.5);
    expect(filled('programmeCompleted', 36)).toBeCloseTo(0.52, 2);
    const gain = filled('delivery') - course([])('delivery');
    // Eight cases in a hundred need one, forty in a hundred of these start one more, with odds of 1.2.
    expect(gain).toBeGreaterThan(0.0005);
    expect(gain).toBeLessThan(0.08 * 0.4 * 0.05);
  });

  test('beyond those who clear the list do nothing more, unless more are referred', () => {
    const [enough, many] = [
      course(['facilitators=78 posts'], WEST_MIDLANDS, 60),
      course(['facilitators=200 posts'], WEST_MIDLANDS, 60),
    ];
    expect(many('programmeStarted')).toBeCloseTo(enough('programmeStarted'), 6);
    expect(
      course(['facilitators=78 posts', 'referrals=+60%'], WEST_MIDLANDS, 60)('programmeStarted'),
    ).toBeLessThan(0.95);
  });
});

describe('recalls', () => {
  test('67 more a month take 4.2 full-time officers, and 2.5 come back while people are in custody', () => {
    const [more, today] = [course(['recalls=+67 a month']), course([])];
    expect(more('recallWork') - today('recallWork')).toBeCloseTo(4.2, 1);
    expect(more('recalledInCustody') - today('recalledInCustody')).toBeCloseTo(62, 0);
    expect(more('recallRelief') - today('recallRelief')).toBeCloseTo(2.55, 1);
    // The rest is in officers' utilisation from the first month, before anybody has left or come.
    const points = (67 * 10 * 2176) / (37 * (365.25 / 7 / 12)) - 61.6 * 90;
    const capacity = 370 * 2176;
    expect(more('officerUtilisation', 0) - today('officerUtilisation', 0)).toBeCloseTo(points / capacity, 3);
  });

  test('in a surge of three months are as before when it is over', () => {
    const [surge, today] = [course(['recalls=+200% until month 3']), course([])];
    expect(surge('recalls', 2)).toBeCloseTo(3 * today('recalls', 2), 9);
    expect(surge('recalls', 3)).toBe(today('recalls', 3));
    expect(surge('recalledInCustody', 12) - today('recalledInCustody', 12)).toBeLessThan(0.1);
  });

  test('and events are the same work by another name', () => {
    const [events, none] = [course(['events=670 hours']), course([])];
    const work = (670 * 2176) / (37 * (365.25 / 7 / 12));
    expect(events('officerUtilisation', 0) - none('officerUtilisation', 0)).toBeCloseTo(
      work / (370 * 2176),
      3,
    );
  });
});

test('reviewers clear a backlog by what they complete beyond what is commissioned', () => {
  const more = course(['reviewers=+3 people']);
  expect(more('reviewBacklog', 12)).toBeCloseTo(50 - 12 * 3 * 0.44, 9);
  expect(course(['reviewers=+3 people until month 12'])('reviewBacklog', 36)).toBeCloseTo(
    50 - 12 * 3 * 0.44,
    9,
  );
  expect(course(['reviews=+50%'])('reviewBacklog', 12)).toBeCloseTo(50 + 12 * 1.1, 9);
  // No key question depends on it.
  expect(more('reviewing')).toBe(course([])('reviewing'));
});

test('beds of approved premises turn away as many as Erlang says, and fewer with more of them', () => {
  const today = course([]);
  expect(today('placedOutOfArea')).toBeGreaterThan(0.02);
  expect(course(['beds=+40 beds'])('placedOutOfArea')).toBeLessThan(0.005);
  expect(course(['beds=0 beds'])('placedOutOfArea')).toBe(1);
});

test('victim liaison officers at full strength have 205 cases each', () => {
  expect(course(['victim-officers=27.3 posts'], WEST_MIDLANDS_2022)('victimCases', 0)).toBeCloseTo(205.5, 1);
});

test('unpaid work delivered beyond what is ordered clears what is owed, and no more than that', () => {
  const more = course(['unpaid-work=+20%'], WEST_MIDLANDS_2022);
  expect(more('unpaidHours', 12)).toBeLessThan(140_000);
  expect(course(['unpaid-work=+200%'], WEST_MIDLANDS_2022)('unpaidHours')).toBe(0);
});
