import { z } from 'zod';
import { icc, name, numberOrPercent, whole, words } from '../../designs/input/fields.js';
import { KINDS, type Kind, kindOf } from '../../designs/registry.js';
import { PRESETS } from '../../model/model.js';
import { beforePointsSign, POINTS_SIGN } from '../../numeric/written.js';
import { share } from '../inquiries/fields.js';
import { INQUIRY_NAMES, inquiryKind } from '../inquiries/registry.js';
import { MEASURES, type MeasureName } from '../measureNames.js';
import { type AxisName, FACTORS } from '../study.js';

/** The shape of a study file; what its names and numbers mean is checked afterwards, in `parse.ts`. */

const preset = z.enum(PRESETS);
const kappa = numberOrPercent(z.number()).describe(
  'Agreement of two inspectors beyond chance: above 0, at most 1.',
);
const POINTS = new RegExp(String.raw`^[-+]?\d+(\.\d+)?${POINTS_SIGN}$`);
/** Percentage points, with a percent sign or without; a bare fraction of a point is asked about. */
const points = z
  .union([
    z
      .number()
      .refine(
        (value) => value === 0 || Math.abs(value) >= 1,
        'is less than one percentage point: write 10% for ten points, 0.1% for a tenth of one',
      ),
    z.string().regex(POINTS, 'must be percentage points such as 10 or 10%'),
  ])
  .transform((written) => (typeof written === 'string' ? Number(beforePointsSign(written)) : written))
  .pipe(z.number().min(-100).max(100))
  .describe('Percentage points: 10 or 10%.');

const world = z.union([
  words.describe('The id of a scenario, or the path of its file.'),
  z.strictObject({
    scenario: words,
    effects: preset.optional().describe('How strongly the assumed effects act.'),
    odds: z
      .record(name, z.record(name, z.number().min(0.01).max(100)))
      .optional()
      .describe('Assumed odds ratios to add: the variable, then what acts on it.'),
    change: z.record(name, share).optional().describe('New shares of yes.'),
    shift: z
      .union([z.record(name, points), z.array(name).min(1)])
      .optional()
      .describe('Percentage points added to a question; a list of questions takes them from the grid.'),
  }),
]);

/** Every kind of design; the registry keeps the types of its schemas to itself. */
const design = z.discriminatedUnion(
  'kind',
  KINDS.map((kind) => kindOf(kind).written.schema) as unknown as readonly [WrittenDesign],
);
type WrittenDesign = z.ZodObject<{ kind: z.ZodLiteral<Kind> }, z.core.$loose>;

const accuracyKeys = {
  kappa: kappa.optional(),
  sensitivity: share.optional().describe('Chance that an inspector says Yes to a sufficient case.'),
  specificity: share.optional().describe('Chance that an inspector says No to an insufficient case.'),
};

const inspectors = z.strictObject({
  ...accuracyKeys,
  leniency: z
    .number()
    .min(0)
    .max(10)
    .optional()
    .describe('Standard deviation of leniency, on the logit scale.'),
  count: z.int().min(1).max(1000).default(1).describe('Inspectors who share the sample.'),
  doubleMarked: share.default(0).describe('Share of cases that a second inspector marks too.'),
  checked: share.default(0).describe('Share of cases that two quality leads check.'),
  leads: z.strictObject(accuracyKeys).optional().describe('Accuracy of the quality leads.'),
});

/** Every kind of inquiry; the registry keeps the types of its schemas to itself. */
const inquiry = z.union(
  INQUIRY_NAMES.map((kind) => inquiryKind(kind).written.schema) as readonly z.ZodObject[],
);

const answer = z.strictObject({
  estimate: z.enum(['raw', 'design']).default('raw').describe('raw is as published; design uses weights.'),
  interval: words.optional().describe('The interval method; none gives the estimate alone.'),
  confidence: share.optional(),
  icc: icc
    .optional()
    .describe(
      'Correlation within a cluster or window that the standard error takes for granted, in place of one estimated.',
    ),
  iccWithin: icc.optional().describe('The same for two cases in one unit of a cluster.'),
});

const list = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(200);
/** What one value of each axis of the grid is. */
export const AXIS_VALUES = {
  cases: whole,
  cohort: z.int().min(1).max(100_000),
  clusters: z.int().min(1).max(2000),
  take: z.int().min(1).max(2000),
  icc,
  iccWithin: icc.describe('Correlation of two cases in one unit within a cluster.'),
  proportion: share.describe('True proportion of every question asked about.'),
  shift: points,
  effects: preset,
  kappa,
  leniency: z.number().min(0).max(10),
  confidence: share,
} satisfies Record<AxisName, z.ZodType>;

const grid = z.strictObject({
  cases: list(AXIS_VALUES.cases).optional(),
  cohort: list(AXIS_VALUES.cohort).optional(),
  clusters: list(AXIS_VALUES.clusters).optional(),
  take: list(AXIS_VALUES.take).optional(),
  icc: list(AXIS_VALUES.icc).optional(),
  iccWithin: list(AXIS_VALUES.iccWithin).optional(),
  proportion: list(AXIS_VALUES.proportion).optional(),
  shift: list(AXIS_VALUES.shift).optional(),
  effects: list(AXIS_VALUES.effects).optional(),
  kappa: list(AXIS_VALUES.kappa).optional(),
  leniency: list(AXIS_VALUES.leniency).optional(),
  confidence: list(AXIS_VALUES.confidence).optional(),
});

/** One condition of a study. */
const at = z.strictObject({ design: words, inspectors: words, answer: words, ...AXIS_VALUES }).partial();

const headline = z.strictObject({
  measure: z.enum(Object.keys(MEASURES) as MeasureName[]).optional(),
  inquiry: words.optional(),
  at: at.default({}).describe('The condition whose number is said first; what is left out is chosen.'),
  than: at.optional().describe('The condition it is compared with, by what is different there.'),
  along: z.enum(FACTORS).optional().describe('What varies in the numbers that are said after it.'),
});

/** A study file. */
export const studySchema = z.strictObject({
  id: z
    .string()
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      'must be words in small letters joined by hyphens, such as eleven-pdus',
    )
    .max(80),
  title: words.describe('The question that the study answers.'),
  aims: words.describe('Why it is asked, and what would follow from the answer.'),
  notes: words.optional(),
  scenarios: z.record(name, world).describe('What is inspected, by a short name.'),
  designs: z.record(name, design).describe('How cases are chosen.'),
  inspectors: z
    .record(name, inspectors)
    .default({})
    .describe('Who scores them; without any, every score is true.'),
  inquiries: z.record(name, inquiry).describe('What is asked.'),
  answers: z.record(name, answer).default({}).describe('How it is estimated.'),
  grid: grid.default({}).describe('Values to try, every combination of them.'),
  assumptions: z
    .array(z.enum(['icc', 'iccWithin', 'effects', 'kappa', 'leniency', 'proportion', 'cohort']))
    .default([])
    .describe('Axes of the grid that are unknown rather than chosen.'),
  headline: headline.optional().describe('What the first sentence of the result is about.'),
  replicates: z.int().min(1).max(1e8).default(10_000),
  seed: z.int().min(0).default(2025),
  misleading: points
    .pipe(z.number().min(0.5).max(100))
    .default(5)
    .describe('How many percentage points from the truth a published percentage must be to mislead.'),
});

export type WrittenStudy = z.infer<typeof studySchema>;
