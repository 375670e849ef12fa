import { describe, expect, test } from 'vitest';
import { loadScenario } from '../../src/files/loadScenario.js';
import { inspect } from '../../src/inspection/inspect.js';
import { compileModel } from '../../src/model/compile/compile.js';
import { drawCases } from '../../src/model/draw/draw.js';
import { PRESETS } from '../../src/model/model.js';
import { casesReport } from '../../src/results/cases.js';
import { levelsInspection } from '../../src/results/inspectLevels.js';
import { inspectedScenario, withCuts } from '../../src/scenario/audit/inspectedScenario.js';
import { parseScenario } from '../../src/scenario/parse.js';

const HOMES = loadScenario('care-homes-example');
const SURVEY = loadScenario('staff-survey-example');

/** Forty questions on ten levels, the most that a scenario takes. */
const LARGE = parseScenario(
  [
    'id: large',
    'title: Forty questions on ten levels',
    'invented: true',
    `scales: { ten: { levels: [${Array.from({ length: 10 }, (_, level) => `l${level}`).join(', ')}], favourable: l7 } }`,
    'sample: { cases: 300, cohort: 2000 }',
    'keyQuestions:',
    '  scale: ten',
    ...Array.from({ length: 40 }, (_, question) => {
      const counts = Array.from({ length: 10 }, (_, level) => ((question * 7 + level * 13) % 29) + 1);
      const rest = 300 - counts.slice(1).reduce((sum, count) => sum + count, 0);
      return `  q${question}: [${[rest, ...counts.slice(1)].join(', ')}]`;
    }),
  ].join('\n'),
  'large.yaml',
);

describe('key questions on an ordered scale', () => {
  test.each([
    ['care homes', HOMES],
    ['a survey in which some did not answer', SURVEY],
    ['forty questions on ten levels', LARGE],
  ])('have their margins to 1e-12 in the case model of %s, whatever the effects', (_, scenario) => {
    for (const effects of PRESETS) {
      const model = compileModel(scenario, { effects });
      for (const { name, levels, shares } of model.variables) {
        const margin = model.margin(name);
        levels.forEach((level, index) => {
          expect(
            Math.abs((margin[level] ?? Number.NaN) - (shares[index] ?? 0)),
            `${name} ${level}`,
          ).toBeLessThan(1e-12);
        });
      }
    }
  });

  test('depend each on the one before it where none declares an effect, by nine from the lowest level to the highest', () => {
    const { variables } = inspectedScenario('scenario', HOMES);
    const wellLed = variables.find(({ name }) => name === 'wellLed');
    expect(wellLed?.effects).toMatchObject([{ parent: 'responsive', odds: 2.08, low: 1 }]);
    expect(2.08 * 2.08 * 2.08).toBeCloseTo(9, 1);
  });

  test('are levels in cases, and an exact match has every published count', () => {
    const { cases } = casesReport(HOMES, { seed: 7, match: 'exact' });
    expect(cases).toHaveLength(24);
    expect(cases.filter(({ safe }) => safe === 'good')).toHaveLength(13);
    expect(
      drawCases(compileModel(SURVEY), { cases: 200, seed: 7 }).some(
        (one) => one.safeToSpeakUp === 'notRelevant',
      ),
    ).toBe(true);
  });

  test('are counted at each level by an inspection', () => {
    const { tallies } = inspect(compileModel(HOMES), { seed: 7 });
    const safe = tallies.find(({ variable }) => variable === 'safe');
    expect(safe?.levels).toEqual(['inadequate', 'requiresImprovement', 'good', 'outstanding']);
    expect(safe?.counts.reduce((sum, count) => sum + count, 0)).toBe(24);
  });

  test('are told by levels, cuts and means, each cut with what the next inspection would report', () => {
    const report = levelsInspection(compileModel(HOMES), { cases: 24, seed: 7 });
    const [safe] = report.questions;
    expect(safe?.levels.map(({ count }) => count)).toEqual([3, 7, 13, 1]);
    expect(safe?.atOrAbove.map(({ count }) => count)).toEqual([21, 14, 1]);
    expect(safe?.favourable).toBe('good');
    expect(safe?.mean?.mean).toBe(1.5);
    const next = safe?.atOrAbove[1]?.next;
    expect([next?.lowerCount, next?.upperCount]).toEqual([7, 20]);
    const speakUp = levelsInspection(compileModel(SURVEY), { cases: 58, seed: 7 }).questions.at(-2);
    expect([speakUp?.of, speakUp?.levels.map(({ count }) => count)]).toEqual([53, [3, 6, 12, 23, 9]]);
  });

  test('give questions whether an answer is at a level or above, which agree with the levels case by case', () => {
    const model = compileModel(withCuts(HOMES));
    expect(Math.abs((model.margin('safeFromGood').yes ?? 0) - 14 / 24)).toBeLessThan(1e-12);
    const { probability } = model.joint(['safe', 'safeFromGood']);
    for (const [level, is] of Object.entries({
      inadequate: 'no',
      requiresImprovement: 'no',
      good: 'yes',
      outstanding: 'yes',
    })) {
      const other = is === 'yes' ? 'no' : 'yes';
      expect(probability({ safe: level, safeFromGood: other }), level).toBe(0);
    }
  });
});
