import { expect, test } from 'vitest';
import { whatIf } from '../../../src/staffing/whatIf/whatIf.js';
import { WEST_MIDLANDS } from '../scenarios.js';
import { notFinite } from './ends.js';

test('a lever stays finite at both ends of every case variable that is yes or no', () => {
  const levers = ['0%', '100%'].map((end) =>
    WEST_MIDLANDS.variables
      .filter(
        ({ kind, section, name }) =>
          kind === 'binary' && section !== 'keyQuestion' && name !== 'oversightNeeded',
      )
      .map(({ name }) => `${name}=${end}`),
  );
  for (const all of levers) {
    const { keyQuestions } = whatIf(WEST_MIDLANDS, all, { months: 4, draws: 20, seed: 1 });
    expect(notFinite(keyQuestions)).toEqual([]);
  }
});
