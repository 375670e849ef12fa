import { requireOneOf } from '../../../check.js';

/** The method of an interval, by its name; undefined where none was given. */
export async function readMethod(name: string | undefined) {
  if (name === undefined) return undefined;
  const { PROPORTION_METHODS } = await import('../../../estimation/proportion/proportion.js');
  return requireOneOf(
    '--method',
    name,
    PROPORTION_METHODS.map((method) => method.name),
  );
}
