import { describe, expect, it } from 'vitest';
import { loadStudy } from '../../../../src/files/studies.js';
import { listStudies } from '../../../../src/files/studyCollection.js';
import type { Study } from '../../../../src/study/study.js';
import { promisedAndReported } from './promisedAndReported.js';

describe('what a protocol promises to measure', () => {
  it.each(listStudies())('is what the study %s reports', (id) => {
    const whole = loadStudy(id);
    // The first and last value of an axis have, or lack, what those between them do.
    const grid = whole.grid.map(({ name, values }) => ({
      name,
      values: values.filter((_, index) => index === 0 || index === values.length - 1),
    })) as Study['grid'];
    const { promised, reported } = promisedAndReported({ ...whole, grid }, 30);
    expect(promised).toEqual(reported);
  });
});
