import { expect, it } from 'vitest';
import { readWhen } from '../../../src/results/tables/when.js';

it.each([
  ['2025', 2025.5],
  ['2025-05', 2025 + 4.5 / 12],
  ['May 2025', 2025 + 4.5 / 12],
  ['Sept 2025', 2025 + 8.5 / 12],
  ['2025-01-01', 2025 + 0.5 / 365],
  ['2024-12-31', 2024 + 365.5 / 366],
  ['12 May 2025', 2025 + 131.5 / 365],
  ['12/05/2025', 2025 + 131.5 / 365],
  ['2025-05-12T00:00:00', 2025 + 131.5 / 365],
])('reads %s as the middle of what it names', (text, year) => {
  expect(readWhen(text)).toBeCloseTo(year, 12);
});

it.each(['', 'soon', '25', '2025-13', '31/02/2025', '30 February 2024', '12/31/2025', '0025', '2025-05-12x'])(
  'does not guess what "%s" means',
  (text) => {
    expect(readWhen(text)).toBeNull();
  },
);
