import { z } from 'zod';
import { DataError } from '../../problem.js';
import { allProblems } from '../../scenario/yaml/allProblems.js';
import { readDocument } from '../../scenario/yaml/document.js';
import { shapeProblems } from '../../scenario/yaml/shapeProblems.js';
import { type PointSet, pointTable } from './pointSet.js';

const points = z.number().min(0).max(10_000);
const row = z.tuple([points, points, points, points]).describe('Points at change levels 3, 2, 1 and 0.');
const table = z.strictObject({ A: row, B: row, C: row, D: row });
const share = z.number().min(0).max(1);
const months = z.number().min(0).max(24);

const pointSetSchema = z.strictObject({
  id: z.string().trim().min(1).max(60),
  title: z.string().trim().min(1).max(200),
  source: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .describe('Where the points come from, and of what date they are.'),
  cases: z.strictObject({ community: table, licence: table, custody: table }),
  reports: z.strictObject({ standard: points, fast: points }),
  capacity: z.strictObject({ points: z.number().min(1).max(100_000), hours: z.number().min(1).max(168) }),
  reductions: z.strictObject({
    trainee: z.tuple([share, share, share]),
    newlyQualified: z.strictObject({ share, months }),
    newServicesOfficer: z.strictObject({ share, months }),
  }),
});

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
