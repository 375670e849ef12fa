import { describe, expect, test } from 'vitest';
import { loadProgramme, rate } from '../../../src/index.js';

const CORE = loadProgramme('core-2021');
const WARWICKSHIRE = {
  leadership: 'requiresImprovement',
  staff: 'requiresImprovement',
  services: 'inadequate',
  informationAndFacilities: 'good',
  courtWork: 'good',
  assessment: 'requiresImprovement',
  planning: 'inadequate',
  delivery: 'inadequate',
  reviewing: 'inadequate',
};
const of24 = (...yes: number[]) => yes.map((one) => ({ yes: one, of: 24 }));
/** Judged standards of Warwickshire, with the counts that `oracles/part3.csv` supposes of the others. */
const SUPPOSED = [
  ...[1, 1, 0, 2],
  { yes: 20, of: 24 },
  of24(14, 16, 13),
  of24(12, 11, 9),
  of24(10, 12, 10),
  of24(9, 11, 8),
];
const POOR = [0, 1, 0, 1, { yes: 8, of: 24 }, of24(9, 12, 7), of24(10, 9, 8), of24(11, 9, 8), of24(7, 9, 6)];

describe('points, total and overall level', () => {
  test('the two totals of the letter of 2022 are 2 and 7 of 27, Inadequate and Requires improvement', () => {
    expect(rate([0, 1, 0, 1, 0, 0, 0, 0, 0], CORE)).toMatchObject({ total: 2, overall: 'inadequate' });
    const second = rate(WARWICKSHIRE, CORE);
    expect(second).toMatchObject({ total: 7, overall: 'requiresImprovement' });
    expect(second.points).toMatchObject({ leadership: 1, courtWork: 2, reviewing: 0 });
    expect(second.range).toEqual({ least: 7, most: 7, of: 27 });
  });

  test.each([
    ['core-2021', [0, 1, 0, 1, 0, 0, 0, 0, 0], [2, 'inadequate', 3, null]],
    ['core-2023', [2, 1, 1, 0, 1, 0, 0], [5, 'requiresImprovement', 6, 2]],
    ['core-2018', [2, 2, 3, 2, 2, 2, 2, 3, 2, 2], [22, 'good', 4, 7]],
  ])('%s: the points to the next levels up and down are those of the reference', (id, given, expected) => {
    const { total, overall, toOther } = rate(given, loadProgramme(id));
    expect([total, overall, toOther?.pointsUp, toOther?.pointsDown]).toEqual(expected);
  });

  test('a standard of which nothing is known leaves a range, and an overall level where all of it has one', () => {
    const open = rate({ ...WARWICKSHIRE, leadership: null }, CORE);
    expect(open).toMatchObject({ total: null, overall: 'requiresImprovement', now: null });
    expect(open.range).toEqual({ least: 6, most: 9, of: 27 });
    expect(rate(Array(9).fill(null), CORE)).toMatchObject({ overall: null, range: { least: 0, most: 27 } });
  });

  test('levels of care homes are counted, not added', () => {
    const homes = loadProgramme('care-homes');
    const overall = (levels: readonly number[]) => rate(levels, homes).overall;
    expect(overall([2, 2, 2, 2, 2])).toBe('good');
    expect(overall([3, 3, 2, 2, 2])).toBe('outstanding');
    expect(overall([3, 3, 1, 2, 2])).toBe('good');
    expect(overall([1, 1, 2, 2, 2])).toBe('requiresImprovement');
    expect(overall([0, 2, 2, 2, 2])).toBe('requiresImprovement');
    expect(overall([0, 0, 3, 3, 3])).toBe('inadequate');
    expect(rate([2, 2, 2, 2, 2], homes)).toMatchObject({ total: null, range: null, now: null });
  });
});

describe('how probable it is, against references at 1e-10', () => {
  test('the total of supposed counts, now and next time, and the answers from another level', () => {
    const { now, next, total, toOther } = rate(SUPPOSED, CORE);
    expect(total).toBe(8);
    expect([toOther?.answersUp, toOther?.answersDown]).toEqual([45, 11]);
    expect(now?.mean).toBeCloseTo(7.172202081549, 10);
    expect(now?.band[0]).toBeCloseTo(0.0001640014325797, 12);
    expect(now?.total[7]).toBeCloseTo(0.4708165059436, 10);
    expect(next?.mean).toBeCloseTo(7.141897845982, 10);
    expect(next?.band[1]).toBeCloseTo(0.9979543604157, 10);
    expect(next?.total[11]).toBeCloseTo(0.0001879207769683, 12);
  });

  test('an inspection that cannot fall, twelve answers from the next level up', () => {
    const { now, next, total, toOther } = rate(POOR, CORE);
    expect(total).toBe(2);
    expect([toOther?.answersUp, toOther?.answersDown]).toEqual([12, null]);
    expect(now?.mean).toBeCloseTo(2.055142290319, 10);
    expect(now?.total[3]).toBeCloseTo(0.05315161332131, 10);
    expect(next?.band[0]).toBeCloseTo(0.999033738245, 10);
  });

  test('a standard by its lowest question, independent or moving together, now and next time', () => {
    const rated = rate([0, 0, 0, 0, 0, of24(14, 11, 9), 0, 0, 0], CORE);
    const chances = rated.standards[5]?.chances;
    expect(chances?.now.independent[0]).toBeCloseTo(0.9701906995942, 10);
    expect(chances?.now.together[1]).toBeCloseTo(0.1069783060044, 10);
    expect(chances?.next.independent[1]).toBeCloseTo(0.07799445710808, 10);
    expect(chances?.next.together[2]).toBeCloseTo(0.02889467276503, 10);
    expect(chances?.now.atLeast[0]?.least).toBe(1);
  });

  test('what is certain stays certain', () => {
    const { now, next } = rate(WARWICKSHIRE, CORE);
    expect(now?.total[7]).toBe(1);
    expect(next?.band).toEqual([0, 1, 0, 0]);
  });
});

test('what cannot be rated is refused by its name', () => {
  expect(() => rate({ ...WARWICKSHIRE, planing: 'good' } as never, CORE)).toThrow(
    /no standard planing.*planning/,
  );
  expect(() => rate({ ...WARWICKSHIRE, staff: 'poor' }, CORE)).toThrow(
    /standards.staff must be one of inadequate/,
  );
  expect(() => rate({ ...WARWICKSHIRE, staff: 4 }, CORE)).toThrow(/standards.staff must be one of/);
  expect(() => rate({ ...WARWICKSHIRE, staff: { yes: 3, of: 4 } }, CORE)).toThrow(/judge it as a whole/);
  expect(() => rate({ ...WARWICKSHIRE, planning: of24(3) }, CORE)).toThrow(
    /number of counts in standards.planning/,
  );
  expect(() => rate([1, 2], CORE)).toThrow(/number of standards/);
  expect(() => rate({}, CORE)).toThrow(/standards.leadership is missing/);
  expect(() => rate({}, loadProgramme('dynamic-2025'))).toThrow(/rates no standards.*core-2021/);
});
