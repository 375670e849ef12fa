import { z } from 'zod';
import { factsOf, ROLE_IDS } from '../roles.js';
import { ROUNDINGS } from '../scenario.js';

/** The shape of a scenario file; what its numbers mean is checked afterwards, in `declare.ts` and `audit.ts`. */

/** What a variable, a level, a source or a key question may be called. */
export const NAME = /^[a-z][A-Za-z0-9]*$/;
const name = z.string().regex(NAME, 'must be one word in camelCase, such as mappaLevel1').max(60);
const words = z.string().trim().min(1).max(2000);
const scalar = z
  .union([z.string().trim().min(1).max(200), z.number()])
  .describe('A figure as printed: 49%, 41, 31 of 62, 49% of 84, all, over three quarters, almost half.');
const places = z
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
  of: z.int().min(1).max(1e9).optional().describe('The number of cases it is a share of.'),
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

const figureMap = z.strictObject({
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
const figure = z.union([scalar, figureMap]).meta({ id: 'figure' });

const effect = z.union([
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

const answerKeys = {
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

const variable = z.strictObject({
  ...answerKeys,
  ordered: z.record(name, figure).optional().describe('Levels in rising order, each with its share.'),
  nominal: z.record(name, figure).optional().describe('Levels without an order, each with its share.'),
  labels: z.record(name, words).optional().describe('Readable names of levels.'),
  when: z
    .union([name, z.record(name, z.union([name, z.array(name).min(1)]))])
    .optional()
    .describe('The condition under which it applies: oversightNeeded, or { sentence: [licence] }.'),
  as: z
    .record(name, words)
    .optional()
    .describe('What levels mean to the role, where their names do not say: { onLicence: licence }.'),
  prompt: name.optional().describe('The key question that this prompt informs.'),
  section: z
    .enum(['profile', 'circumstance'])
    .optional()
    .describe('Whether it says who the cases were, or what applied to them.'),
  protected: z
    .boolean()
    .optional()
    .describe('A protected characteristic: nothing may lead from it to a key question.'),
});

const keyQuestion = z.union([
  scalar,
  z.strictObject({
    ...answerKeys,
    letter: z
      .string()
      .regex(/^[A-Z]$/, 'must be one capital letter')
      .optional()
      .describe('What answer sheets call it; the next free letter if omitted.'),
    scale: z
      .array(words)
      .min(2)
      .max(20)
      .optional()
      .describe('The answers it can have, lowest first; No and Yes if omitted, and no other so far.'),
  }),
]);

const source = z.union([
  words,
  z.strictObject({
    title: words,
    publisher: words.optional(),
    year: z.int().min(1900).max(2200).optional(),
    licence: words.optional(),
  }),
]);

const group = z.strictObject({ from: places.optional() }).catchall(figure);

/** What a unit of a region may say of its own staffing; what it leaves out is what the others leave of the region's. */
const unit = z.strictObject({
  label: words.optional().describe('What it is called.'),
  from: places.optional(),
  peopleSupervised: figure.describe('People supervised in it.'),
  ...z
    .strictObject({
      probationOfficersInPost: figure.describe('Full-time equivalents.'),
      seniorProbationOfficersInPost: figure.describe('Full-time equivalents.'),
      trainees: figure,
      seniorProbationOfficers: figure.describe('Staff in post, in % of target.'),
      probationOfficers: figure.describe('Staff in post, in % of target.'),
      probationServicesOfficers: figure.describe('With trainees: staff in post, in % of target.'),
      probationServicesOfficersAlone: figure.describe('Without trainees, where the region has it so.'),
      caseloadProbationOfficer: figure.describe('Cases per full-time equivalent.'),
      caseloadProbationServicesOfficer: figure.describe('Cases per full-time equivalent.'),
      caseloadTrainee: figure.describe('Cases per full-time equivalent.'),
      twoToFiveYears: figure.describe('Share of all practitioners with two to five years of service.'),
      workloadProbationOfficer: figure.describe('Capacity used, in % of capacity.'),
      workloadProbationServicesOfficer: figure.describe('Capacity used, in % of capacity.'),
    })
    .partial().shape,
});

const term = z
  .string()
  .trim()
  .min(1)
  .max(130)
  .describe(
    'A question, which means its share of Yes, or a level of a variable: planning, oversightEffective=no.',
  );
const terms = z.union([term, z.array(term).min(1).max(20)]);
const others = z.union([z.literal(true), terms]);

/** A comparison that a publication makes in words. */
const claim = z.strictObject({
  says: words.describe('The gist of the sentence, in words of your own.'),
  from: places,
  question: terms.optional().describe('What it is said of; a list where it is said of each.'),
  below: scalar.optional().describe('The share is less than this: half, a third, 50%.'),
  above: scalar.optional().describe('The share is more than this.'),
  around: scalar
    .optional()
    .describe('The share is about this, or as words with two ends say: half, almost all.'),
  highest: others
    .optional()
    .describe('Its share is higher than that of each of these; true: of the other key questions.'),
  lowest: others
    .optional()
    .describe('Its share is lower than that of each of these; true: of the other key questions.'),
  moreThan: terms.optional().describe('Its share is higher than that of each of these.'),
  inOrder: z.array(term).min(1).max(20).optional().describe('Shares from the highest to the lowest.'),
  wording: z
    .strictObject({ prints: words, means: words })
    .optional()
    .describe('Where the source has another word for the same thing.'),
  note: words.optional().describe('Anything a reader of the claim should know.'),
});

/** A scenario file. */
export const scenarioSchema = z.strictObject({
  id: z
    .string()
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      'must be words in small letters joined by hyphens, such as west-midlands-2025',
    )
    .max(80),
  title: words,
  sources: z
    .record(name, source)
    .default({})
    .describe('The publications that figures cite, by a short name.'),
  sample: z
    .strictObject({
      from: places.optional(),
      cases: figure.describe('Cases inspected.'),
      cohort: figure.optional().describe('Eligible cases they were chosen from.'),
    })
    .describe('How many cases were inspected, out of how many.'),
  variables: z.record(name, variable).default({}).describe('The case variables, parents before children.'),
  keyQuestions: z
    .strictObject({ from: places.optional() })
    .catchall(keyQuestion)
    .describe('The key questions in their order, each with the share answered Yes.'),
  context: z
    .record(name, group)
    .default({})
    .describe('Published figures that no case variable uses, in groups; the audit still checks them.'),
  units: z
    .record(name, unit)
    .optional()
    .describe('Units of the region with staffing of their own, such as probation delivery units.'),
  claims: z
    .array(claim)
    .max(200)
    .optional()
    .describe('The comparisons that publications make in words; the audit says whether each is true.'),
});

export type WrittenScenario = z.infer<typeof scenarioSchema>;
export type WrittenFigure = z.infer<typeof figure>;
export type WrittenFigureMap = z.infer<typeof figureMap>;
export type WrittenVariable = z.infer<typeof variable>;
export type WrittenQuestion = z.infer<typeof keyQuestion>;
export type WrittenEffect = z.infer<typeof effect>;
export type WrittenClaim = z.infer<typeof claim>;
export type WrittenPlaces = z.infer<typeof places>;
