import { ArgumentError } from '../../problem.js';

/** Refuses a question that no number of cases can answer, or not as many as are looked at. */
export function refuseOutOfReach(
  path: string,
  value: unknown,
  said: { readonly message: string; readonly hint: string },
): never {
  throw new ArgumentError([{ code: 'out-of-reach', path, got: String(value), ...said }]);
}
