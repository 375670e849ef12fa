import { z } from 'zod';
import { studySchema } from './schema.js';

/**
 * The shape of a study file as JSON Schema (draft 7), with descriptions, for completion and checks in an editor.
 *
 * @returns a JSON Schema as plain data
 * @example
 * JSON.stringify(studyJsonSchema(), null, 2)
 */
export function studyJsonSchema(): object {
  const schema = z.toJSONSchema(studySchema, { target: 'draft-7', io: 'input', reused: 'ref' });
  return {
    ...schema,
    title: 'casesim study',
    description:
      'Repeated inspections: what is inspected, how cases are chosen and scored, what is asked and how.',
  };
}
