import { z } from 'zod';
import { CasesimError, DataError, type Problem, problem } from '../../problem.js';
import { readDocument } from '../../scenario/yaml/document.js';
import { shapeProblems } from '../../scenario/yaml/shapeProblems.js';
import { readMoves } from '../levers/moves.js';

const words = z.string().trim().min(1).max(500);

const whatIfSchema = z.strictObject({
  title: words,
  why: words.optional().describe('What it is meant to show.'),
  scenario: words.describe('Id of a scenario, or the path of your own.'),
  staffingOf: words
    .optional()
    .describe('Id or path of the scenario of the region whose staffing is swapped in.'),
  levers: z.record(z.string(), z.union([words, z.number()])).optional(),
  points: words.optional().describe('Path of a point set of your own.'),
  months: z.int().min(1).max(240).optional(),
  inspectAt: z.int().min(1).max(240).optional(),
  cases: z.int().min(1).max(5000).optional(),
});

/** A what-if as its file has it; scenarios are still named, not loaded. */
export interface WhatIfFile {
  readonly title: string;
  readonly why: string | null;
  readonly scenario: string;
  readonly staffingOf: string | null;
  readonly levers: Readonly<Record<string, string | number>>;
  readonly points: string | null;
  readonly months: number | null;
  readonly inspectAt: number | null;
  readonly cases: number | null;
}

/**
 * Reads a what-if from the text of its YAML file, its levers included.
 *
 * @param text - keys title, scenario, and why, staffingOf, levers, points, months, inspectAt, cases if wanted
 * @param file - name of the file, for the positions of problems
 * @returns what it asks; null for what is left to `whatIf`
 * @throws DataError with everything that is wrong, each with its line and column
 *
 * @example
 * parseWhatIf(text, 'my-what-if.yaml').levers
 */
export function parseWhatIf(text: string, file: string): WhatIfFile {
  const read = readDocument(text, file);
  if ('problems' in read) throw new DataError(read.problems);
  const { document } = read;
  const shaped = whatIfSchema.safeParse(document.data);
  if (!shaped.success) throw new DataError(shapeProblems(shaped.error, whatIfSchema, document));
  const { title, why, scenario, staffingOf, levers = {}, points, months, inspectAt, cases } = shaped.data;
  const problems = Object.entries(levers).flatMap(([name, value]): Problem[] => {
    try {
      readMoves({ [name]: value });
      return [];
    } catch (error) {
      if (!(error instanceof CasesimError)) throw error;
      return error.problems.map((found) => ({
        ...found,
        path: `levers.${name}`,
        position:
          found.code === 'bad-lever-value'
            ? document.positionOf(['levers', name])
            : document.keyPositionOf(['levers', name]),
      }));
    }
  });
  if (inspectAt !== undefined && inspectAt > (months ?? 36)) {
    const message = `The inspection at month ${inspectAt} comes after the last month, ${months ?? 36}.`;
    problems.push(
      problem('too-late', message, {
        path: 'inspectAt',
        got: String(inspectAt),
        expected: `at most ${months ?? 36}`,
        position: document.positionOf(['inspectAt']),
      }),
    );
  }
  if (problems.length > 0) throw new DataError(problems);
  return {
    title,
    why: why ?? null,
    scenario,
    staffingOf: staffingOf ?? null,
    levers,
    points: points ?? null,
    months: months ?? null,
    inspectAt: inspectAt ?? null,
    cases: cases ?? null,
  };
}

/** Whether a YAML document is a what-if rather than a scenario: it names a scenario. */
export function isWhatIf(text: string): boolean {
  return /^(scenario|levers|staffingOf)\s*:/m.test(text);
}
