import { z } from 'zod';
import { name, percentOf } from '../../designs/input/fields.js';
import { PERCENT_SIGN } from '../../numeric/written.js';
import type { Inquiry } from '../study.js';
import type { Reader, Written } from './kind.js';

/** The keys that inquiries share in the file of a study, and how what they have is read. */

/** An inquiry's shape in a file, with how inquiries are read from what fits it. */
export function written<Shape extends z.ZodType, Own extends Inquiry>(
  schema: Shape,
  read: (written: z.infer<Shape>, reader: Reader) => readonly Own[],
): Written<Own> {
  return {
    schema,
    read: (entry, reader) => {
      const fitting = schema.safeParse(entry);
      return fitting.success ? read(fitting.data, reader) : null;
    },
  };
}

export const question = name;
/** A scenario of the study, by its name there. */
export const scenario = name;
/** What to do where a scenario is compared with itself. */
export const ANOTHER_NAME =
  'For two independent inspections of it, put it under scenarios once more, by another name.';
export const inside = name.optional().describe('Which scenario; every one of them if omitted.');
const SHARE = new RegExp(String.raw`^(100(\.0+)?|\d{1,2}(\.\d+)?)${PERCENT_SIGN}$`);
export const share = z
  .union([z.number().min(0).max(1), z.string().regex(SHARE, 'must be a percentage such as 49%')])
  .describe('A proportion such as 0.49, or a percentage such as 49%.');

/** Whose truth; made anew for each key, since an editor is told of keys that share one. */
export const about = () => z.enum(['process', 'cohort']).default('process');

/** A proportion from what may be written as 0.49 or as 49%. */
export function proportionOf(written: z.infer<typeof share>): number {
  return typeof written === 'number' ? written : percentOf(written) / 100;
}
