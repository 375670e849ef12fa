import { z } from 'zod';
import { factsOf, ROLE_IDS } from '../roles.js';
import { ROUNDINGS } from '../scenario.js';

/** The shape of a figure in a scenario file, and of what else its parts share. */

/** What a variable, a level, a source or a key question may be called. */
export const NAME = /^[a-z][A-Za-z0-9]*$/;
export const name = z.string().regex(NAME, 'must be one word in camelCase, such as mappaLevel1').max(60);
export const words = z.string().trim().min(1).max(2000);
export const scalar = z
  .union([z.string().trim().min(1).max(200), z.number()])
  .describe('A figure as printed: 49%, 41, 31 of 62, 49% of 84, all, over three quarters, almost half.');
export const places = z
  .union([words, z.array(words).min(1)])
  .describe('Which source prints it, and in which section: report/Context. A list when several do.');
const range = z.union([z.string().trim().min(1).max(20), z.number()]);

const valueKeys = {
  value: scalar,
  percent: z
    .union([z.string().trim().min(1).max(20), z.number()])
    .describe('A percentage, digits as printed.'),
  count: z.int().min(0).max(1e9).describe('A whole number of cases.'),
  words: words.describe('A quantity in words, such as over three quarters.'),
  number: z.number().describe('Any other number.'),
  assumed: scalar.describe('A number that no source prints; needs why, and takes low and high.'),
};

const figureKeys = {
  ...z.strictObject(valueKeys).partial().shape,
  derived: scalar.optional().describe('The sum it comes from, such as 80 - 49; recomputed on loading.'),
  equals: scalar.optional().describe('A sum that a printed figure should agree with, such as a / b.'),
  of: z
    .union([z.int().min(1).max(1e9), z.literal('unknown')])
    .optional()
    .describe('The number of cases it is a share of; unknown where no source prints it.'),
  from: places.optional(),
  low: range.optional().describe('The lowest believable value, on the scale of the value.'),
  high: range.optional().describe('The highest believable value, on the scale of the value.'),
  why: words
    .optional()
    .describe('Why it is assumed, or how it is derived; beside levels, why they are assumed.'),
  note: words.optional().describe('Anything a reader of the figure should know.'),
  unit: words.optional().describe('What a plain number counts, such as cases or months.'),
  rounding: z.enum(ROUNDINGS).optional().describe('How the source rounded; half-up if omitted.'),
};

const also = z
  .array(z.strictObject({ ...figureKeys, label: words.optional() }))
  .optional()
  .describe('Other printings of the same quantity, each with its own from.');
const readings = z
  .array(
    z.strictObject({
      says: words.describe('What the sentence would mean read this way.'),
      value: scalar,
      rejected: words.describe('Why this is not the reading used.'),
    }),
  )
  .optional()
  .describe('Other ways to read an ambiguous sentence.');

export const figureMap = z.strictObject({
  label: words.optional(),
  ...figureKeys,
  perCase: words
    .optional()
    .describe(
      'Under context: why it is taken as a share of all cases inspected, for claims and what the figures force.',
    ),
  also,
  readings,
});
export const figure = z.union([scalar, figureMap]).meta({ id: 'figure' });

export const effect = z.union([
  z.number().positive().describe('An odds ratio; its range is from 1 (no effect) to its square.'),
  z.strictObject({
    odds: z.number().positive(),
    low: z.number().positive().optional(),
    high: z.number().positive().optional(),
    why: words.optional(),
  }),
]);

// Any text, so that a role unknown here is refused in words; an editor is told the roles and what each unlocks.
const role = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .describe('What the variable is to the features that look for it, whatever its name.')
  .meta({
    anyOf: ROLE_IDS.map((id) => ({
      const: id,
      description: `It says ${factsOf(id).says}; unlocks ${factsOf(id).unlocks}.`,
    })),
  });

export const answerKeys = {
  ...figureKeys,
  also,
  readings,
  label: words.optional().describe('The readable name.'),
  yes: figure.optional().describe('Cases for which the answer is yes.'),
  no: figure.optional().describe('Cases for which the answer is no.'),
  role: role.optional(),
  effects: z
    .record(name, effect)
    .optional()
    .describe('Assumed odds ratios from earlier variables: per step, for an ordered one.'),
};
