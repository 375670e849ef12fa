import { z } from 'zod';
import { WORDS_NAMES } from '../scenario.js';
import {
  answerKeys,
  type effect,
  figure,
  type figureMap,
  name,
  places,
  scalar,
  words,
} from './figureSchema.js';

export { NAME } from './figureSchema.js';

/** The shape of a scenario file; what its numbers mean is checked afterwards, in `declare.ts` and `audit.ts`. */

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

/** What a question on an ordered scale has beside its figures. */
const scaleKeys = {
  ordered: z.record(name, figure).optional().describe('Levels in rising order, each with its share.'),
  levels: z.array(z.int().min(0).max(1e9)).max(20).optional().describe('Answers at each level of its scale.'),
  labels: z.record(name, words).optional().describe('Readable names of levels.'),
  when: variable.shape.when,
  means: words.optional().describe('Which answers count as Yes, as the source says.'),
  noAnswer: z.int().min(0).max(1e9).optional().describe('Those who left the question out.'),
  notApplicable: z.int().min(0).max(1e9).optional().describe('Those to whom it does not apply.'),
  atOrAbove: z
    .record(name, figure)
    .optional()
    .describe('The share at a level or above it, where no more is printed: { agree: 26 }.'),
};

const keyQuestion = z.union([
  scalar,
  z.array(z.int().min(0).max(1e9)).max(20).describe('Answers at each level of the scale, lowest first.'),
  z.strictObject({
    ...answerKeys,
    ...scaleKeys,
    letter: z
      .string()
      .regex(/^[A-Z]$/, 'must be one capital letter')
      .optional()
      .describe('What answer sheets call it; the next free letter if omitted.'),
    scale: z
      .union([name, z.array(words).min(2).max(20)])
      .optional()
      .describe('The name of a scale under scales; or the answers, No and Yes, which are meant if omitted.'),
  }),
]);

const questions = z
  .strictObject({
    from: places.optional(),
    scale: name.optional().describe('The scale of every question here that names none.'),
  })
  .catchall(keyQuestion);

const noun = z.tuple([words, words]).describe('What one of them is called, and several: [home, homes].');
const reason = z.strictObject({ notPublished: words.describe('What is not printed.') });

/** A sample beside that of the inspection, such as a survey: its own cases, which nothing links to others. */
const sampleOf = z.strictObject({
  label: words.optional().describe('What it is called.'),
  noun: noun.optional(),
  from: places.optional(),
  cases: z.union([reason, figure]).describe('How many answered, or were looked at.'),
  cohort: figure.optional().describe('Out of how many they were chosen.'),
  invited: z.union([reason, figure]).optional().describe('How many were asked, for a survey.'),
  chosen: words.optional().describe('How they were chosen, such as everyone.'),
  variables: z.record(name, variable).default({}).describe('What else is known of them, parents first.'),
  questions: questions.describe('What was asked, in its order.'),
});

const level = z.union([name, z.strictObject({ level: name, from: places.optional() })]);
const notKnown = [reason, z.strictObject({ notLegible: words.describe('What cannot be read.') })] as const;

/** What was rated, by the programme of the scenario. */
const ratingKeys = {
  ratings: z
    .union([...notKnown, z.record(name, name)])
    .optional()
    .describe('The level of each standard of the programme.'),
  total: scalar.optional().describe('The points as printed: 2 of 27.'),
  overall: z
    .union([
      name,
      z.strictObject({
        level: name,
        from: places.optional(),
        also: z.array(z.strictObject({ level: name, from: places })).optional(),
      }),
    ])
    .optional()
    .describe('The overall level as printed.'),
  atLeast: z.record(name, level).optional().describe('The lowest level that standards can have had.'),
  supposed: z
    .strictObject({ why: words })
    .catchall(z.union([scalar, z.array(scalar).min(1).max(40)]))
    .optional()
    .describe('Counts behind standards that no source prints, one for each question: [14 of 24, 16 of 24].'),
};

const source = z.union([
  words,
  z.strictObject({
    title: words,
    publisher: words.optional(),
    year: z.int().min(1900).max(2200).optional(),
    licence: words.optional(),
    words: z
      .enum(WORDS_NAMES)
      .optional()
      .describe('The convention by which its quantities in words are read; casesim if omitted.'),
  }),
]);

const group = z.strictObject({ from: places.optional() }).catchall(figure);

/** What a unit of a region may say of its ratings, and of its own staffing, where what it leaves out is what the others leave. */
const unit = z.strictObject({
  label: words.optional().describe('What it is called.'),
  from: places.optional(),
  peopleSupervised: figure.optional().describe('People supervised in it; needed for staffing of its own.'),
  ...ratingKeys,
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
  programme: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .optional()
    .describe('The rules by which it was rated: an id under programmes, or a path.'),
  invented: z.literal(true).optional().describe('Every figure is invented, and none needs a source.'),
  scales: z
    .record(
      name,
      z.strictObject({
        levels: z.array(name).max(20).describe('Names of the levels, the lowest first.'),
        labels: z.record(name, words).optional().describe('Readable names of levels.'),
        scores: z.array(z.number()).max(20).optional().describe('For a mean score; 0, 1, 2 … if omitted.'),
        favourable: name.optional().describe('The level from which an answer counts as favourable.'),
      }),
    )
    .optional()
    .describe('Scales that questions name, such as from strongly disagree to strongly agree.'),
  sample: z
    .strictObject({
      from: places.optional(),
      noun: noun.optional(),
      invited: figure.optional().describe('How many were asked, for a survey.'),
      chosen: words.optional().describe('How they were chosen, such as everyone.'),
      cases: figure.describe('Cases inspected.'),
      cohort: figure.optional().describe('Eligible cases they were chosen from.'),
      missing: figure
        .optional()
        .describe('Cases chosen whose files could not be read, beside those inspected.'),
    })
    .describe('How many cases were inspected, out of how many.'),
  variables: z.record(name, variable).default({}).describe('The case variables, parents before children.'),
  keyQuestions: questions.describe('The key questions in their order, each with the share answered Yes.'),
  samples: z
    .record(name, sampleOf)
    .optional()
    .describe('Other samples, each with cases of its own: a survey, victim cases, reviews.'),
  context: z
    .record(name, group)
    .default({})
    .describe('Published figures that no case variable uses, in groups; the audit still checks them.'),
  units: z
    .strictObject({
      from: places.optional(),
      noun: noun.optional(),
      all: figure.optional().describe('How many units there are, rated or not.'),
      chosen: z
        .union([words, z.strictObject({ assumed: words, why: words })])
        .optional()
        .describe('How those that were rated were chosen.'),
    })
    .catchall(unit)
    .optional()
    .describe('Units of the region, such as probation delivery units: rated, or with staffing of their own.'),
  claims: z
    .array(claim)
    .max(200)
    .optional()
    .describe('The comparisons that publications make in words; the audit says whether each is true.'),
});

/** A scenario file that may leave out the cases of an inspection, as it has other samples or rated units. */
export const openScenarioSchema = scenarioSchema.partial({ sample: true, keyQuestions: true });

export type WrittenScenario = z.infer<typeof openScenarioSchema>;
export type WrittenSample = z.infer<typeof sampleOf>;
export type WrittenScales = NonNullable<WrittenScenario['scales']>;
export type WrittenUnit = z.infer<typeof unit>;
export type WrittenFigure = z.infer<typeof figure>;
export type WrittenFigureMap = z.infer<typeof figureMap>;
/** A figure whose number of cases is a number, where it is known at all. */
export type FigureMap = Omit<WrittenFigureMap, 'of'> & { readonly of?: number | undefined };
export type WrittenVariable = z.infer<typeof variable>;
export type WrittenQuestion = z.infer<typeof keyQuestion>;
export type WrittenEffect = z.infer<typeof effect>;
export type WrittenClaim = z.infer<typeof claim>;
export type WrittenPlaces = z.infer<typeof places>;
