import { expect, test } from 'vitest';
import { loadScenario } from '../../src/files/loadScenario.js';
import { scenarioLeague } from '../../src/results/league.js';
import { roundsReport } from '../../src/results/rounds.js';
import { scenarioRounds } from '../../src/results/scenarioRounds.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { MINIMAL } from '../scenario/minimal.js';

const inspected = (assessment: number) =>
  parseScenario(
    MINIMAL.replace('assessment: 45%', `assessment: ${assessment}%`).replace(
      'id: my-region',
      `id: region-${assessment}`,
    ),
    'region.yaml',
  );
const THREE = [inspected(30), inspected(45), inspected(60)];
const DATES = ['2021', '2023', 'May 2025'];

test('inspections of one region are its rounds, question by question', () => {
  const [first] = roundsReport(scenarioRounds(THREE, DATES)).questions;
  const [region] = first?.regions ?? [];
  expect(region?.name).toBe('My region');
  expect(region?.rounds.map(({ yes, of, label }) => [yes, of, label])).toEqual([
    [18, 60, '2021'],
    [27, 60, '2023'],
    [36, 60, 'May 2025'],
  ]);
  expect(region?.trend?.pValue).toBeLessThan(0.01);
});

test('inspections by different rules are neither a line nor a league, unless that is asked for', () => {
  const years = ['nps-midlands-2018', 'west-midlands-2022', 'west-midlands-2025'].map((id) =>
    loadScenario(id),
  );
  expect(() => scenarioRounds(years, ['2018', '2022', '2025'])).toThrow(
    'of different programmes: core-2018 (2018), core-2021 (2022) and none named (2025)',
  );
  const mixed = THREE.map((one, index) => (index === 0 ? { ...one, programme: 'core-2018' } : one));
  expect(() => scenarioLeague(mixed)).toThrow('of different programmes');
  expect(scenarioLeague(mixed, {}, { acrossProgrammes: true }).questions).toHaveLength(4);
  expect(scenarioRounds(mixed, DATES, { acrossProgrammes: true })[0]?.programme).toBe('core-2018');
});

test('each inspection needs a date that can be read', () => {
  expect(() => scenarioRounds(THREE, DATES.slice(1))).toThrow('a date for each of the 3 inspections, not 2');
  expect(() => scenarioRounds(THREE, ['2021', 'soon', '2025'])).toThrow('rounds must be dates, not "soon"');
});

test('rounds of inspections whose titles name no region together are called by their ids', () => {
  const two = [loadScenario('west-midlands-2025'), loadScenario('south-west-2025')];
  expect(scenarioRounds(two, ['2022', '2025'])[0]?.name).toBe('west-midlands-2025 then south-west-2025');
});
