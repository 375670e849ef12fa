import { z } from 'zod';
import { requireMade } from '../../check.js';
import { deepFreeze } from '../../deepFreeze.js';
import { DataError } from '../../problem.js';
import { allProblems } from '../../scenario/yaml/allProblems.js';
import { readDocument } from '../../scenario/yaml/document.js';
import { shapeProblems } from '../../scenario/yaml/shapeProblems.js';
import { type PresentationRule, RULE_INTERVALS, US_NCHS_2017, VERDICTS } from './presentationRule.js';

const text = (most: number) => z.string().trim().min(1).max(most);
const share = z.number().min(0).max(1);
const times = z.number().min(0).max(1000);
const whole = z.int().min(0).max(1_000_000);
const range = (answer: string) =>
  z
    .tuple([whole, whole])
    .refine(([low, high]) => low <= high, 'must be two whole numbers, the lower first')
    .optional()
    .describe(`From so many ${answer} to so many, both included, such as [1, 7].`);

const conditions = z
  .strictObject({
    casesBelow: z
      .number()
      .min(1)
      .max(1_000_000)
      .optional()
      .describe('Fewer cases than this; effective ones where known.'),
    yes: range('Yes'),
    no: range('No'),
    noneOrAll: z.literal(true).optional().describe('Not one Yes, or nothing else.'),
    widthAtMost: share
      .optional()
      .describe('The interval is at most so wide, such as 0.05 for five percentage points.'),
    widthAtLeast: share.optional().describe('The interval is at least so wide.'),
    widthOverShare: times.optional().describe('The interval is wider than so many times the share of Yes.'),
    widthOverComplement: times
      .optional()
      .describe('The interval is wider than so many times the share of No.'),
    degreesOfFreedomBelow: z
      .number()
      .min(1)
      .max(1_000_000)
      .optional()
      .describe('Fewer degrees of freedom; a step that names them is passed over where they are not known.'),
  })
  .refine((when) => Object.keys(when).length > 0, 'must name at least one condition')
  .describe('The step applies where all of these are so.');

const ruleSchema = z.strictObject({
  id: text(60).describe('Its short name.'),
  title: text(200).describe('What it is called.'),
  source: text(500).describe('Who made it, where it can be read, and of what date it is.'),
  interval: z
    .enum(RULE_INTERVALS)
    .default('clopper-pearson')
    .describe('The interval whose width is looked at.'),
  confidence: z.number().gt(0).lt(1).default(0.95).describe('Of that interval.'),
  steps: z
    .array(
      z.strictObject({
        when: conditions,
        verdict: z.enum(VERDICTS).describe('print, note (print with a note), review or doNotPrint.'),
        because: text(200).optional().describe('The reason; if omitted, what applies is said.'),
      }),
    )
    .min(1)
    .max(50)
    .describe('The first step that applies decides; where none does, the percentage is printed.'),
});

/**
 * The shape of a presentation rule as JSON Schema (draft 7), with descriptions, for completion and checks in an editor.
 *
 * @returns a JSON Schema as plain data
 * @source the conditions that Parker and others 2017, Vital and Health Statistics 2(175), and rules on small counts need
 *
 * @example
 * JSON.stringify(presentationRuleJsonSchema(), null, 2)
 */
export function presentationRuleJsonSchema(): object {
  const schema = z.toJSONSchema(ruleSchema, { target: 'draft-7', io: 'input', reused: 'inline' });
  return {
    ...schema,
    title: 'casesim presentation rule',
    description: 'Which percentages should be printed, with a note, after review, or not at all.',
  };
}

/**
 * Reads a presentation rule of one's own from the text of a YAML file.
 *
 * @param text - keys id, title, source and steps, each with when and verdict; interval and confidence if not 95% Clopper-Pearson
 * @param file - name of the file, for the positions of problems
 * @returns the rule, frozen, for `presentation` and `auditReport`
 * @throws DataError with everything that is wrong, each with its line and column
 * @source the conditions that Parker and others 2017, Vital and Health Statistics 2(175), and rules on small counts need
 *
 * @example
 * parsePresentationRule(text, 'my-rule.yaml').steps.length
 */
export function parsePresentationRule(text: string, file: string): PresentationRule {
  const read = readDocument(text, file);
  if ('problems' in read) throw new DataError(read.problems);
  const { document } = read;
  const shaped = ruleSchema.safeParse(document.data);
  const misshapen = shaped.success ? [] : shapeProblems(shaped.error, ruleSchema, document);
  const problems = allProblems(document, misshapen);
  if (!shaped.success || problems.length > 0) throw new DataError(problems);
  return deepFreeze(shaped.data);
}

/** A rule as `parsePresentationRule` gives it. */
export function requirePresentationRule(rule: PresentationRule): void {
  requireMade('rule', rule, {
    isMade: rule === US_NCHS_2017 || ruleSchema.safeParse(rule).success,
    makers: 'loadPresentationRule or parsePresentationRule',
  });
}
