import { DataError, type Problem } from '../problem.js';
import { contradictions, type Observation } from './audit.js';
import type { Declaration } from './declaration.js';
import { declare } from './declare.js';
import { readDocument } from './document.js';
import type { Scenario } from './scenario.js';
import { scenarioSchema } from './schema.js';
import { settle } from './settle.js';
import { shapeProblems } from './shapeProblems.js';

/**
 * Reads a scenario from the text of its file.
 *
 * @param text YAML, at most 256 KiB.
 * @param file Name of the file, for the places of problems.
 * @returns The scenario, frozen, with every count settled.
 * @throws DataError with everything that is wrong, each with its line and column.
 * @example parseScenario(text, 'my-region.yaml').sample.cases
 */
export function parseScenario(text: string, file: string): Scenario {
  const declaration = parseDeclaration(text, file);
  const problems = contradictions(declaration).map((found) => problemOf(found, file));
  const variables = settle(declaration);
  if (variables === null || problems.length > 0) throw new DataError(problems);
  return freeze({ ...declaration, variables });
}

/**
 * Reads a scenario without asking that its numbers agree, for the audit to say where they do not.
 *
 * @throws DataError when the file is not a scenario at all: its shape, its names or its links are wrong.
 */
export function parseDeclaration(text: string, file: string): Declaration {
  const read = readDocument(text, file);
  if ('problems' in read) throw new DataError(read.problems);
  const { document } = read;
  const shaped = scenarioSchema.safeParse(document.data);
  if (!shaped.success) throw new DataError(shapeProblems(shaped.error, scenarioSchema, document));
  const { declaration, notebook } = declare(shaped.data, document);
  if (notebook.problems.length > 0) throw new DataError(notebook.problems);
  return freeze(declaration);
}

function problemOf({ code, explanation, hint, figures }: Observation, file: string): Problem {
  const last = figures.at(-1);
  return {
    code,
    message: explanation,
    position: last?.position ?? { file, line: 1, column: 1 },
    ...(last === undefined ? {} : { path: last.path }),
    ...(hint === null ? {} : { hint }),
  };
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
}
