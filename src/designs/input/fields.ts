import { z } from 'zod';
import { beforePercentSign, PERCENT_SIGN } from '../../numeric/written.js';
import type { Written } from '../kind.js';

/** The keys that designs share in the file of a study, and how what they have is read. */

/** A design's shape in a file, with how a design is read from what fits it. */
export function written<Shape extends z.ZodObject, Declared>(
  schema: Shape,
  read: (written: z.infer<Shape>) => Declared,
): Written<Declared> {
  return { schema, read: (fitting) => read(fitting as z.infer<Shape>) };
}

export const name = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/, 'must be one word in camelCase, such as elevenPdus')
  .max(60);
export const words = z.string().trim().min(1).max(2000);
export const whole = z.int().min(1).max(4000);
/** A number that may also be written with a percent sign: 0.05 is 5%. */
export const numberOrPercent = (number: z.ZodNumber) =>
  z
    .union([number, z.string().regex(PERCENT, 'must be a number, or a percentage such as 5%')])
    .transform((written) => (typeof written === 'string' ? percentOf(written) / 100 : written))
    .pipe(number);

const PERCENT = new RegExp(String.raw`^[-+]?\d+(\.\d+)?${PERCENT_SIGN}$`);

/** The number before a percent sign. */
export const percentOf = (written: string): number => Number(beforePercentSign(written));

export const icc = numberOrPercent(z.number()).describe('Intraclass correlation: 0 or more, below 1.');

export const cohort = z
  .union([z.int().min(1).max(100_000), z.enum(['unlimited', 'scenario'])])
  .optional()
  .describe('Eligible cases; scenario takes what the scenario says. Unlimited if omitted.');
export const cases = whole.optional().describe('Cases to inspect; from the grid or the scenario if omitted.');
export const by = z
  .union([name, z.array(name).min(1).max(4)])
  .describe('Case variables whose levels make the strata.');
export const countsByLevel = z.record(z.string().min(1).max(120), whole).describe('Cases from each level.');

/** The variables that are written as one name or as several. */
export function listOf(written: string | readonly string[]): readonly string[] {
  return typeof written === 'string' ? [written] : written;
}

/** Cases and cohort as declared: null where the file leaves them out. */
export function sizeOf(written: {
  readonly cases?: number | undefined;
  readonly cohort?: number | 'unlimited' | 'scenario' | undefined;
}): { cases: number | null; cohort: number | 'unlimited' | 'scenario' | null } {
  return { cases: written.cases ?? null, cohort: written.cohort ?? null };
}
