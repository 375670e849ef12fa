import { z } from 'zod';
import { DataError } from '../../problem.js';
import { allProblems } from '../../scenario/yaml/allProblems.js';
import { readDocument } from '../../scenario/yaml/document.js';
import { shapeProblems } from '../../scenario/yaml/shapeProblems.js';
import { type PointSet, pointTable } from './pointSet.js';

const points = z.number().min(0).max(10_000);
const row = z.tuple([points, points, points, points]).describe('Points at change levels 3, 2, 1 and 0.');
const table = (where: string) =>
  z
    .strictObject({ A: row, B: row, C: row, D: row })
    .describe(`Workload points of one case ${where}, by protect level A to D.`);
const share = z.number().min(0).max(1);
const months = z.number().min(0).max(24);

const pointSetSchema = z.strictObject({
  id: z.string().trim().min(1).max(60).describe('Its short name, which the lever points takes.'),
  title: z.string().trim().min(1).max(200).describe('What it is called.'),
  source: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .describe('Where the points come from, and of what date they are.'),
  cases: z
    .strictObject({
      community: table('in the community'),
      licence: table('on licence'),
      custody: table('in custody'),
    })
    .describe('Workload points of a case by where it is and its tier.'),
  reports: z
    .strictObject({
      standard: points.describe('Of a standard report.'),
      fast: points.describe('Of a fast-delivery report.'),
    })
    .describe('Workload points of one court report.'),
  capacity: z
    .strictObject({
      points: z.number().min(1).max(100_000).describe('Workload points that one person can carry.'),
      hours: z.number().min(1).max(168).describe('Contracted hours a week of that person.'),
    })
    .describe('What one full-time person without reductions can carry.'),
  reductions: z
    .strictObject({
      trainee: z
        .tuple([share, share, share])
        .describe('Shares of hours that trainees (PQiP) keep free of cases, by third of their training.'),
      newlyQualified: z
        .strictObject({ share, months })
        .describe('Of newly qualified officers, and for how many months.'),
      newServicesOfficer: z
        .strictObject({ share, months })
        .describe('Of new probation services officers, and for how many months.'),
    })
    .describe('Shares of contracted hours that are kept free of cases.'),
});

/**
 * The shape of a point set as JSON Schema (draft 7), with descriptions, for completion and checks in an editor.
 *
 * @returns a JSON Schema as plain data
 * @example
 * JSON.stringify(pointSetJsonSchema(), null, 2)
 */
export function pointSetJsonSchema(): object {
  const schema = z.toJSONSchema(pointSetSchema, { target: 'draft-7', io: 'input', reused: 'inline' });
  return {
    ...schema,
    title: 'casesim point set',
    description: 'What cases and court reports weigh, and how much of it one person can carry.',
  };
}

/**
 * Reads a point set of one's own from the text of a YAML file.
 *
 * @param text - keys id, title, source, cases (community, licence, custody: rows A to D of four), reports
 *   (standard, fast), capacity (points, hours) and reductions
 * @param file - name of the file, for the positions of problems
 * @returns the point set, frozen
 * @throws DataError with everything that is wrong, each with its line and column
 *
 * @example
 * parsePointSet(text, 'my-points.yaml').capacity.hours
 */
export function parsePointSet(text: string, file: string): PointSet {
  const read = readDocument(text, file);
  if ('problems' in read) throw new DataError(read.problems);
  const { document } = read;
  const shaped = pointSetSchema.safeParse(document.data);
  const misshapen = shaped.success ? [] : shapeProblems(shaped.error, pointSetSchema, document);
  const problems = allProblems(document, misshapen);
  if (!shaped.success || problems.length > 0) throw new DataError(problems);
  const { cases, ...rest } = shaped.data;
  return Object.freeze({
    ...rest,
    cases: Object.freeze({
      community: pointTable(cases.community),
      licence: pointTable(cases.licence),
      custody: pointTable(cases.custody),
    }),
  });
}
