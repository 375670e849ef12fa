import { refuse } from '../../problem.js';

/** Refuses a question that no number of cases can answer, or not as many as are looked at. */
export function refuseOutOfReach(
  path: string,
  value: unknown,
  said: { readonly message: string; readonly hint: string },
): never {
  refuse('out-of-reach', said.message, { path, got: String(value), hint: said.hint });
}
