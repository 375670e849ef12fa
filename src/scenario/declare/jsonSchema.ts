import { z } from 'zod';
import { scenarioSchema } from './schema.js';

/**
 * The shape of a scenario file as JSON Schema (draft 7), with descriptions, for completion and checks in an editor.
 *
 * @returns A JSON Schema as plain data.
 * @example
 * JSON.stringify(scenarioJsonSchema(), null, 2)
 */
export function scenarioJsonSchema(): object {
  const schema = z.toJSONSchema(scenarioSchema, { target: 'draft-7', io: 'input', reused: 'ref' });
  return {
    ...schema,
    title: 'casesim scenario',
    description: 'A published inspection: its figures, where each is printed, and what has to be assumed.',
  };
}
