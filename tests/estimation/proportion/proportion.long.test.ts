import { describe, test } from 'vitest';
import { PROPORTION_METHODS } from '../../../src/estimation/proportion/proportion.js';
import { checkLaws } from '../intervalLaws.js';

describe.each(PROPORTION_METHODS.map(({ name }) => name))('%s', (method) => {
  test('keeps the laws at every count for every n up to 200, and for some larger', () => {
    for (let of = 1; of <= 200; of++) checkLaws(method, of);
    for (const of of [263, 500, 1000, 2000]) checkLaws(method, of);
  });
});
