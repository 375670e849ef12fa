import { describe, expect, test } from 'vitest';
import { scenarioJsonSchema } from '../../../src/scenario/declare/jsonSchema.js';

type Json = { [key: string]: Json } & { $ref?: string; anyOf?: Json[]; allOf?: Json[]; description?: string };

const schema = scenarioJsonSchema() as Json;

/** What is at a path of properties, references followed. */
function at(...path: string[]): Json {
  return path.reduce((inner, key) => step(resolve(inner), key), schema);
}

function resolve(inner: Json): Json {
  if (inner.$ref === undefined)
    return inner.allOf?.[0] === undefined ? inner : { ...resolve(inner.allOf[0]), ...inner };
  const [, , name = ''] = inner.$ref.split('/');
  return resolve(schema.definitions?.[name] as Json);
}

function step(inner: Json, key: string): Json {
  const options = [inner, ...(inner.anyOf ?? []).map(resolve)];
  const found = options.flatMap((option) => option.properties?.[key] ?? option.additionalProperties ?? [])[0];
  if (found === undefined || typeof found !== 'object') throw new Error(`nothing at ${key}`);
  return found as Json;
}

describe('the JSON Schema of a scenario file', () => {
  test.each([
    ['sample', 'cases'],
    ['sample', 'cohort', 'assumed'],
    ['variables', 'risk', 'ordered'],
    ['variables', 'risk', 'effects'],
    ['variables', 'risk', 'when'],
    ['keyQuestions', 'assessment', 'percent'],
    ['keyQuestions', 'assessment', 'also'],
    ['context', 'staffing', 'staffInPost', 'derived'],
  ])('knows %s.%s, which an editor can complete and explain', (...path) => {
    const found = at(...path.filter((key) => key !== undefined));
    expect(JSON.stringify([found, resolve(found)])).toContain('"description"');
  });

  test('refers only to what it defines', () => {
    const names = Array.from(
      JSON.stringify(schema).matchAll(/"#\/definitions\/([^"]+)"/g),
      ([, name = '']) => name,
    );
    expect(names.length).toBeGreaterThan(10);
    expect([...new Set(names)].filter((name) => schema.definitions?.[name] === undefined)).toEqual([]);
  });
});
