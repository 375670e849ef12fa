import { describe, expect, test } from 'vitest';
import { ALLOWS_FOR_MORE, methodOption } from '../../../src/cli/arguments/estimationOptions.js';
import { PERCENTAGE_METHODS } from '../../../src/estimation/methodLabel.js';

describe('--method', () => {
  const { proportion, survey: _, ...families } = PERCENTAGE_METHODS;

  test.each(Object.keys(proportion))('takes %s', (name) => {
    expect(methodOption(name)).toBe(name);
  });

  test.each(
    [...new Set(Object.values(families).flatMap(Object.keys))].filter((name) => !(name in proportion)),
  )('says of %s, which tables name, that it comes by itself', (name) => {
    expect(() => methodOption(name)).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({
            hint: `${name} allows for ${ALLOWS_FOR_MORE[name]} and is shown wherever that is given.`,
          }),
        ],
      }),
    );
  });
});
