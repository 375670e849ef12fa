import { describe, expect, test } from 'vitest';
import { loadProgramme, loadScenario, parseScenario, ratingReport } from '../../src/index.js';

const LETTER = loadScenario('west-midlands-2022');
const CORE = loadProgramme('core-2021');
const of24 = (...yes: number[]) => yes.map((one) => ({ yes: one, of: 24 }));

describe('the three delivery units of the letter of 2022', () => {
  const { units, all } = ratingReport(LETTER, CORE);

  test('have the points and the overall ratings that are printed, worked out again', () => {
    expect(units.map(({ rating }) => [rating.total, rating.overall])).toEqual([
      [2, 'inadequate'],
      [null, null],
      [7, 'requiresImprovement'],
    ]);
    expect(units.map(({ printed }) => [printed.total, printed.overall])).toEqual([
      [2, 'inadequate'],
      [null, 'inadequate'],
      [7, 'requiresImprovement'],
    ]);
  });

  test('say how little of all eleven: the mean of all, and how many can be at each level', () => {
    const { ofAll } = ratingReport(LETTER, CORE);
    expect(ofAll?.points).toMatchObject({ least: { estimate: 3 } });
    // Those rated have at least 2 + 0 + 7 points, so all eleven have at least these.
    expect(ofAll?.points?.lower).toBeCloseTo(9 / 11, 12);
    // As in the oracles for 2, 7 and 0 points, and worked out there for 4 in place of 0.
    expect(Math.abs((ofAll?.points?.least.lower ?? 0) + 4.63828739597)).toBeLessThan(1e-9);
    expect(Math.abs((ofAll?.points?.upper ?? 0) - 10.63828739597)).toBeLessThan(1e-9);
    expect(ofAll?.points?.most.estimate).toBeCloseTo(13 / 3, 12);
    const inadequate = ofAll?.levels.find(({ level }) => level === 'inadequate');
    expect(inadequate).toMatchObject({ like: 2, unknown: 0, lowerCount: 2, upperCount: 10 });
  });

  test('say nothing of all where all are rated, or nobody says how many there are', () => {
    const { rated } = LETTER;
    if (rated === undefined) throw new Error('not rated');
    const alone = { ...LETTER, rated: { ...rated, all: null } };
    expect(ratingReport(alone, CORE).ofAll).toBeNull();
  });

  test('are three of eleven, of which one that is not legible can have had 0 to 4 points', () => {
    expect(all).toBe(11);
    expect(units[1]).toMatchObject({ range: { least: 0, most: 4, of: 27 }, unknown: { how: 'notLegible' } });
  });
});

test('counts that are supposed give chances, and a rating beside the printed one', () => {
  const suppose = {
    warwickshire: {
      courtWork: of24(20),
      assessment: of24(14, 16, 13),
      planning: of24(12, 11, 9),
      delivery: of24(10, 12, 10),
      reviewing: of24(9, 11, 8),
    },
  };
  const [, , unit] = ratingReport(LETTER, CORE, { suppose }).units;
  expect(unit?.rating.total).toBe(8);
  expect(unit?.printed.total).toBe(7);
  expect(unit?.rating.now?.mean).toBeCloseTo(7.172202081549, 10);
  expect(unit?.rating.toOther).toEqual({ pointsUp: 6, pointsDown: 4, answersUp: 45, answersDown: 11 });
});

test('what has no ratings, and what is supposed of nothing, is refused by name', () => {
  expect(() => ratingReport(loadScenario('west-midlands-2025'), CORE)).toThrow(/no units with ratings/);
  const elsewhere = { suppose: { warwickshir: { courtWork: of24(20) } } };
  expect(() => ratingReport(LETTER, CORE, elsewhere)).toThrow(
    /no rated unit warwickshir. Did you mean warwickshire/,
  );
});

test('the division of 2018 was good overall, from 16 to 25 of 30 points', () => {
  const [unit] = ratingReport(loadScenario('nps-midlands-2018'), loadProgramme('core-2018')).units;
  expect(unit).toMatchObject({ printed: { overall: 'good' }, range: { least: 16, most: 25, of: 30 } });
});

test('a unit of a file of units alone is rated too', () => {
  const text =
    'id: mine\ntitle: Mine\nunits: { home: { ratings: { safe: good, effective: good, caring: good, responsive: good, wellLed: outstanding } } }\n';
  const [unit] = ratingReport(parseScenario(text, 'mine.yaml'), loadProgramme('care-homes')).units;
  expect(unit?.rating.overall).toBe('good');
});
