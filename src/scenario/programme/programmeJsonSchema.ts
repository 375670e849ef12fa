import { z } from 'zod';
import { programmeSchema } from './programmeSchema.js';

/**
 * The shape of a programme file as JSON Schema (draft 7), with descriptions, for completion and checks in an editor.
 *
 * @returns a JSON Schema as plain data
 * @example
 * JSON.stringify(programmeJsonSchema(), null, 2)
 */
export function programmeJsonSchema(): object {
  const schema = z.toJSONSchema(programmeSchema, { target: 'draft-7', io: 'input', reused: 'inline' });
  return {
    ...schema,
    title: 'casesim programme',
    description:
      'The rules of one kind of inspection: scales, bands, standards, and how an overall rating follows.',
  };
}
