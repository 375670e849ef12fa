import { DataError, type Problem } from '../../src/problem.js';
import { parseScenario } from '../../src/scenario/parse.js';

/** What is wrong with a scenario that must not be accepted. */
export function problemsOf(text: string): readonly Problem[] {
  try {
    parseScenario(text, 'mine.yaml');
  } catch (error) {
    if (error instanceof DataError) return error.problems;
    throw error;
  }
  throw new Error('the scenario was accepted');
}

/** Line and column of the nth occurrence of some text. */
export function positionOf(text: string, part: string, nth = 1): string {
  let offset = -1;
  for (let count = 0; count < nth; count++) offset = text.indexOf(part, offset + 1);
  if (offset < 0) throw new Error(`"${part}" is not there`);
  const before = text.slice(0, offset).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

/** A problem as its code and position. */
export function placed({ code, position }: Problem): string {
  return `${code} ${position?.line}:${position?.column}`;
}
