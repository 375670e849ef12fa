import { deepFreeze } from '../deepFreeze.js';
import { DataError, type Problem, problem } from '../problem.js';
import { checkFigures } from './audit/audit.js';
import type { Observation } from './audit/finding.js';
import type { Declaration } from './declare/declaration.js';
import { declare } from './declare/declare.js';
import { salvage, soundPart, withoutEchoes } from './declare/salvage.js';
import { openScenarioSchema, scenarioSchema } from './declare/schema.js';
import type { Scenario } from './scenario.js';
import { allProblems, inOrder } from './yaml/allProblems.js';
import { readDocument } from './yaml/document.js';
import { shapeProblems } from './yaml/shapeProblems.js';

/**
 * Reads a scenario from the text of its file.
 *
 * @param text YAML, at most 256 KiB.
 * @param file Name of the file, for the positions of problems.
 * @returns The scenario, frozen, with every count settled.
 * @throws DataError with everything that is wrong, each with its line and column.
 * @example
 * parseScenario(text, 'my-region.yaml').sample.cases
 */
export function parseScenario(text: string, file: string): Scenario {
  const declaration = parseDeclaration(text, file);
  const { variables, samples, contradictions } = checkFigures(declaration);
  if (variables === null || samples === null || contradictions.length > 0) {
    throw new DataError(contradictions.map((found) => problemOf(found, file)));
  }
  return deepFreeze({
    ...withoutSamples(declaration),
    variables,
    ...(samples.length === 0 ? {} : { samples }),
  });
}

/**
 * Reads a scenario without asking that its numbers agree, for the audit to say where they do not.
 *
 * @param text - YAML, at most 256 KiB
 * @param file - name of the file, for the positions of problems
 * @returns what the file declares, frozen, its counts not settled
 * @throws DataError when the file is not a scenario at all: its shape, its names or its links are wrong. Numbers that
 *   do not agree in the rest of it are then among the problems, so that they can all be corrected at once.
 *
 * @example
 * parseDeclaration(text, 'my-region.yaml').sample.cases
 */
export function parseDeclaration(text: string, file: string): Declaration {
  const read = readDocument(text, file);
  if ('problems' in read) throw new DataError(read.problems);
  const { document } = read;
  const schema = mayLackCases(document.data) ? openScenarioSchema : scenarioSchema;
  const shaped = schema.safeParse(document.data);
  const refused = shaped.success ? [] : shapeProblems(shaped.error, schema, document);
  const written = shaped.success ? shaped.data : salvage(document.data, shaped.error);
  if (written === null) throw new DataError(allProblems(document, refused));
  const { declaration, notebook } = declare(written, document);
  const problems = allProblems(document, [...refused, ...withoutEchoes(notebook.problems, refused)]);
  if (problems.length === 0) return deepFreeze(declaration);
  const sound = soundPart(declaration, problems);
  // A sum may name a figure that could not be read.
  const others =
    sound === null
      ? []
      : checkFigures(sound).contradictions.filter(({ code }) => code !== 'does-not-recompute');
  throw new DataError(inOrder([...problems, ...others.map((found) => problemOf(found, file))]));
}

/** Whether a file has something beside the cases of an inspection, which it may then leave out. */
function mayLackCases(data: unknown): boolean {
  return typeof data === 'object' && data !== null && ('samples' in data || 'units' in data);
}

function withoutSamples({ samples: _, ...rest }: Declaration): Omit<Declaration, 'samples'> {
  return rest;
}

/** A contradiction as a problem at the line of its last figure. */
function problemOf({ code, explanation, hint, figures }: Observation, file: string): Problem {
  const last = figures.at(-1);
  const position = last?.position ?? { file, line: 1, column: 1 };
  return problem(code, explanation, { position, path: last?.path, hint: hint ?? undefined });
}
