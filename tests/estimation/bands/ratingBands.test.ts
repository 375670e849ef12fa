import { describe, expect, it } from 'vitest';
import {
  bandOf,
  bandRank,
  printedPercent,
  printedProportion,
  RATING_BANDS,
} from '../../../src/estimation/bands/ratingBands.js';

describe('bands and printed percentages of proportions', () => {
  it('are those of the counts they come from, up to 400 cases', () => {
    for (let of = 1; of <= 400; of++) {
      for (let yes = 0; yes <= of; yes++) {
        const agree =
          RATING_BANDS[bandRank(yes / of)] === bandOf({ yes, of }) &&
          printedProportion(yes / of) === printedPercent({ yes, of });
        if (!agree) expect.fail(`${yes} of ${of}`);
      }
    }
    expect(bandRank(0)).toBe(0);
    expect(bandRank(1)).toBe(3);
  });
});
