import { z } from 'zod';
import { CONFIDENCES } from './programme.js';

/** The shape of a programme file; what its names and numbers mean is checked afterwards, in `parseProgramme.ts`. */

const name = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/, 'must be one word in camelCase, such as informationAndFacilities')
  .max(60);
const words = z.string().trim().min(1).max(500);
const levels = z.array(name).max(20);
const points = z.int().min(0).max(1000);

const scale = z.strictObject({
  levels: levels.describe('Names of the levels, the lowest first.'),
  labels: z.record(name, words).optional().describe('Readable names of levels.'),
  points: z.array(points).max(20).optional().describe('Points of each level: 0, 1, 2 and so on.'),
  favourable: name.optional().describe('The level from which an answer counts as favourable.'),
});

const standard = z.strictObject({
  label: words.optional().describe('What it is called; its name in words if omitted.'),
  number: z
    .union([z.string().trim().min(1).max(20), z.number()])
    .optional()
    .describe('Its number as printed, such as "2.2".'),
  judged: z.literal(true).optional().describe('Inspectors judge it as a whole.'),
  lowest: z
    .array(name)
    .min(1)
    .max(40)
    .optional()
    .describe('The questions whose lowest level is that of the standard.'),
});

const overallRule = z.strictObject({
  is: name.describe('The overall level that this rule gives.'),
  standards: z.array(name).min(1).optional().describe('The standards that it looks at; all if omitted.'),
  when: z
    .record(name, z.int().min(1).max(40))
    .optional()
    .describe('How many standards have a level, at least: { inadequate: 2 }. Always true if omitted.'),
  otherwiseAtLeast: name.optional().describe('The lowest level that any other standard may have.'),
});

const rule = z.strictObject({
  source: words.describe('Where the rule is published, or how it is known.'),
  confidence: z.enum(CONFIDENCES).describe('How sure it is that the rule is this.'),
  note: words.optional(),
});

/** A programme file. */
export const programmeSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be words in small letters joined by hyphens, such as core-2021')
    .max(80),
  title: words,
  scales: z
    .record(name, scale)
    .default({})
    .describe('Named lists of levels; standards are rated on that named rating.'),
  questions: z.record(name, words).default({}).describe('The questions that each case is judged by.'),
  bands: z
    .union([
      z.literal('none'),
      z.strictObject({
        from: z
          .array(z.number().min(0).max(100))
          .max(20)
          .describe('The lowest percentage of Yes for each level of the rating.'),
        cut: z.enum(['exact', 'printed']).default('exact').describe('Which percentage is compared.'),
      }),
    ])
    .default('none')
    .describe('How a share of Yes becomes a level.'),
  hypotheticalBands: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .optional()
    .describe('The programme whose bands are borrowed where this one has none.'),
  standards: z.record(name, standard).default({}).describe('What is rated, in its order.'),
  total: z
    .union([
      z.literal('none'),
      z.strictObject({
        of: points.describe('The most points there can be.'),
        from: z.array(points).max(20).describe('The fewest points for each overall level.'),
      }),
    ])
    .default('none')
    .describe('How points give the overall level.'),
  overall: z
    .array(overallRule)
    .min(1)
    .max(40)
    .optional()
    .describe('Rules of the overall level, the first that is true, for a programme without a total.'),
  discretion: z
    .strictObject({
      withinPoints: z
        .number()
        .positive()
        .max(100)
        .optional()
        .describe('Percentage points from a boundary of bands.'),
      answers: z.int().min(1).max(100).optional().describe('Answers that would change the band.'),
      relevantAtMost: z.int().min(1).max(1000).optional().describe('So few relevant cases.'),
    })
    .optional()
    .describe('When inspectors may think again; nothing here applies it.'),
  rules: z.record(name, rule).default({}).describe('The source of each rule, by the key that it is about.'),
});

export type WrittenProgramme = z.infer<typeof programmeSchema>;
