import { z } from 'zod';
import { CasesimError, DataError, type Problem, problem } from '../../problem.js';
import { allProblems } from '../../scenario/yaml/allProblems.js';
import { type PositionedDocument, readDocument } from '../../scenario/yaml/document.js';
import { shapeProblems } from '../../scenario/yaml/shapeProblems.js';
import { type AssumeValue, readAssumptions } from '../levers/assume.js';
import { readCosts } from '../levers/costs.js';
import { readMoves } from '../levers/moves.js';
import type { Baseline } from '../workforce/closing.js';
import { whatIfSchema } from './whatIfSchema.js';

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
  readonly baseline: Baseline | null;
  readonly assumptions: Readonly<Record<string, AssumeValue>>;
  readonly costs: Readonly<Record<string, string | number>>;
}

/**
 * Reads a what-if from the text of its YAML file, its levers included.
 *
 * @param text - keys title, scenario, and why, staffingOf, levers, points, months, inspectAt, cases, baseline, assumptions, costs if wanted
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
  const misshapen = shaped.success ? [] : shapeProblems(shaped.error, whatIfSchema, document);
  const problems = allProblems(document, [...misshapen, ...meaningProblems(document, misshapen)]);
  if (!shaped.success || problems.length > 0) throw new DataError(problems);
  const {
    title,
    why,
    scenario,
    staffingOf,
    levers = {},
    points,
    months,
    inspectAt,
    cases,
    baseline,
    assumptions = {},
    costs = {},
  } = shaped.data;
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
    baseline: baseline ?? null,
    assumptions,
    costs: costs as WhatIfFile['costs'],
  };
}

/** Parts of a file that are read value by value, and the problems that are those of a value, not of its name. */
const ENTRIES = [
  { key: 'levers', read: readMoves, ofValue: ['bad-lever-value'] },
  { key: 'assumptions', read: readAssumptions, ofValue: ['bad-assumption', 'out-of-range'] },
  { key: 'costs', read: readCosts, ofValue: ['bad-cost'] },
] as const satisfies readonly {
  readonly key: string;
  readonly read: (values: Readonly<Record<string, never>>) => unknown;
  readonly ofValue: readonly string[];
}[];

/** What is wrong with the levers, the assumptions and the months, but for those whose shape is. */
function meaningProblems(document: PositionedDocument, misshapen: readonly Problem[]): Problem[] {
  const isSound = (path: string) => misshapen.every((found) => found.path !== path);
  const part = <Schema extends z.ZodType>(key: string, schema: Schema): z.infer<Schema> | undefined =>
    schema.safeParse(Object.entries(document.data ?? {}).find(([name]) => name === key)?.[1]).data;
  const problems = ENTRIES.flatMap(({ key, read, ofValue }) =>
    Object.entries(part(key, z.record(z.string(), z.unknown())) ?? {}).flatMap(([name, value]): Problem[] => {
      if (!isSound(`${key}.${name}`)) return [];
      try {
        read({ [name]: value as never });
        return [];
      } catch (error) {
        if (!(error instanceof CasesimError)) throw error;
        const isValue = error.problems.every(({ code }) => (ofValue as readonly string[]).includes(code));
        const position = isValue ? document.positionOf([key, name]) : document.keyPositionOf([key, name]);
        return error.problems.map((found) => ({ ...found, path: `${key}.${name}`, position }));
      }
    }),
  );
  const last = isSound('months') ? (part('months', z.number()) ?? 36) : Number.POSITIVE_INFINITY;
  const inspectAt = isSound('inspectAt') ? part('inspectAt', z.number()) : undefined;
  if (inspectAt === undefined || inspectAt <= last) return problems;
  const message = `The inspection at month ${inspectAt} comes after the last month, ${last}.`;
  const position = document.positionOf(['inspectAt']);
  const late = { path: 'inspectAt', got: String(inspectAt), expected: `at most ${last}`, position };
  return [...problems, problem('too-late', message, late)];
}

/** Whether a YAML document is a what-if rather than a scenario: it names a scenario. */
export function isWhatIf(text: string): boolean {
  const read = readDocument(text, '');
  const data = 'document' in read ? read.document.data : null;
  // What cannot be read as a whole, or begins with a slip, is known by the starts of its lines.
  if (typeof data !== 'object' || data === null) return /^(scenario|levers|staffingOf)\s*:/m.test(text);
  return ['scenario', 'levers', 'staffingOf'].some((key) => key in data);
}
