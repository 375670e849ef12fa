import { z } from 'zod';
import { COSTED } from '../levers/costs.js';
import { BASELINES } from '../workforce/closing.js';

const words = z.string().trim().min(1).max(500);

/** A number of one's own as a scenario has it, part by part. */
const ownNumber = z
  .strictObject({
    value: z.number().optional(),
    assumed: z.number().optional(),
    low: z.number().optional(),
    high: z.number().optional(),
    unit: words.optional(),
    why: words.optional(),
  })
  .refine(({ value, assumed }) => (value === undefined) !== (assumed === undefined), {
    error: 'Give one number, as value or as assumed.',
  });

/** The shape of a what-if file. */
export const whatIfSchema = z.strictObject({
  title: words.describe('What changes, in a sentence without its full stop.'),
  why: words.optional().describe('What it is meant to show.'),
  scenario: words.describe('Id of a scenario, or the path of your own, from the folder of this file.'),
  staffingOf: words
    .optional()
    .describe(
      'Id or path, from the folder of this file, of the scenario of the region whose staffing is swapped in.',
    ),
  levers: z.record(z.string(), z.union([words, z.number()])).optional(),
  points: words.optional().describe('Path of a point set of your own, from the folder of this file.'),
  months: z.int().min(1).max(240).optional().describe('Months to follow; 36 if omitted.'),
  inspectAt: z.int().min(1).max(240).optional().describe('Month of the inspection; the last if omitted.'),
  cases: z
    .int()
    .min(1)
    .max(5000)
    .optional()
    .describe('Cases that it inspects; as many as were inspected if omitted.'),
  baseline: z.enum(BASELINES).optional().describe('How the region goes on without levers.'),
  costs: z
    .partialRecord(z.enum(COSTED), z.union([words, z.number()]))
    .optional()
    .describe('Pounds a year that a full-time post costs, by grade: your own figures, such as po: 52000.'),
  assumptions: z
    .record(z.string(), z.union([words, z.number(), ownNumber]))
    .optional()
    .describe('Numbers of your own in place of assumptions, such as 24 weeks (20 to 30).'),
});
