import { proportionOf } from '../inquiries/fields.js';
import { AXES, type GridAxis } from '../study.js';
import type { WrittenStudy } from './schema.js';

/** The axes of a grid, in their order, with shares as proportions. */
export function readGrid(written: WrittenStudy['grid']): GridAxis[] {
  return AXES.flatMap((name) => {
    const values = written[name];
    if (values === undefined) return [];
    const shares = name === 'proportion' || name === 'confidence';
    return [
      {
        name,
        values: values.map((value) => (shares ? proportionOf(value) : value) as GridAxis['values'][number]),
      },
    ];
  });
}
