import { expect, test } from 'vitest';
import { loadScenario } from '../../../src/files/loadScenario.js';
import { LEVER_NUMBERS, leversToday } from '../../../src/staffing/levers/leverNumbers.js';
import { setUp } from '../../../src/staffing/simulation/setup.js';

test.each(['west-midlands-2025', 'south-west-2025'])(
  'a lever of %s put at the number that it has today changes nothing, and is within its range',
  (id) => {
    const scenario = loadScenario(id);
    const today = leversToday(scenario);
    for (const { name, least, greatest, written } of LEVER_NUMBERS) {
      const value = today.get(name);
      if (value === undefined) continue;
      expect([name, value >= least && value <= greatest]).toEqual([name, true]);
      const [moved] = setUp(scenario, [written(value)]).moved;
      expect([name, moved?.becomes]).toEqual([name, moved?.today]);
    }
  },
);

test('today starts from what was published', () => {
  const [west, south] = ['west-midlands-2025', 'south-west-2025'].map((id) => leversToday(loadScenario(id)));
  expect([west?.get('cases'), west?.get('spo'), west?.get('demand')]).toEqual([25_343, 73.4, 100]);
  expect([south?.get('cases'), south?.get('spo')]).toEqual([16_821, 48.9]);
  expect(LEVER_NUMBERS.find(({ name }) => name === 'demand')?.written(90)).toBe('demand=-10%');
});
