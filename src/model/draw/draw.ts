import { requireFields, requireWhole } from '../../check.js';
import { NOT_RELEVANT } from '../../scenario/scenario.js';
import type { CaseModel, SyntheticCase } from '../model.js';
import { modelParts } from '../network/parts.js';
import { type CaseBatch, caseBatches, type DrawOptions } from './caseBatches.js';

/** The identifier of the n-th case, counting from 1: from a range that no real case has. */
export function caseId(n: number): string {
  return `SYN-${String(n).padStart(4, '0')}`;
}

/** Level names of each variable by state, `notRelevant` after the levels. */
export function stateNames(model: CaseModel): string[][] {
  return model.variables.map(({ levels }) => [...levels, NOT_RELEVANT]);
}

/** The cases of a batch as frozen records: the identifier, then every variable in order. */
export function recordsOf(model: CaseModel, { start, size, columns }: CaseBatch): SyntheticCase[] {
  const names = model.variables.map(({ name }) => name);
  const states = stateNames(model);
  return Array.from({ length: size }, (_, i) => {
    const record: Record<string, string> & { id: string } = { id: caseId(start + i + 1) };
    names.forEach((name, index) => {
      record[name] = states[index]?.[columns[index]![i]!] ?? NOT_RELEVANT;
    });
    return Object.freeze(record);
  });
}

/** A record takes two kilobytes: a million would take two gigabytes, and `casesim cases` writes any number. */
const MOST_RECORDS = 200_000;

/**
 * Draws synthetic cases from a case model.
 *
 * @param options.cases - how many, from 1 to 200,000; as many as the published sample by default
 * @param options.seed - a whole number, 0 or more; the same seed gives the same cases
 * @param options.match - `expected` (the default) draws cases independently, so that the sample varies as a real
 *   one would; `exact` reproduces every published count, for multiples of the published sample size
 * @returns frozen records: `id`, then every variable in the scenario's order; a variable that does not apply to a
 *   case has the value `notRelevant`
 * @throws ArgumentError for counts or seeds that cannot be, and where an exact match is impossible
 * @source exact samples by systematic sampling in random order, Madow 1949; Hartley and Rao 1962.
 *
 * @example
 * drawCases(model, { cases: 84, seed: 7 })[0]; // { id: 'SYN-0001', sex: 'male', … }
 */
export function drawCases(model: CaseModel, options: DrawOptions): readonly SyntheticCase[] {
  modelParts(model);
  requireFields('options', options, '{ cases: 84, seed: 7 }');
  if (options.cases !== undefined) requireWhole('cases', options.cases, { min: 1, max: MOST_RECORDS });
  const cases: SyntheticCase[] = [];
  for (const batch of caseBatches(model, options))
    for (const record of recordsOf(model, batch)) cases.push(record);
  return Object.freeze(cases);
}
