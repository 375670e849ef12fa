import type { z } from 'zod';
import type { Path } from './path.js';

/** The keys that the schema knows at a path. */
export function knownKeys(schema: z.ZodType, path: Path): string[] {
  return [...new Set(openedAt(schema, path).flatMap((inner) => Object.keys(shapeOf(inner) ?? {})))];
}

/** What the schema takes at a path, each branch of a union by itself. */
export function openedAt(schema: z.ZodType, path: Path): z.core.$ZodType[] {
  let reached: z.core.$ZodType[] = [schema];
  for (const step of path) reached = reached.flatMap((inner) => stepInto(inner, step));
  return reached.flatMap(opened);
}

function stepInto(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType[] {
  return opened(schema).flatMap((inner) => {
    const definition = (inner as z.core.$ZodTypes)._zod.def;
    if (definition.type === 'object') {
      const property = definition.shape[String(step)] ?? definition.catchall;
      return property === undefined ? [] : [property];
    }
    if (definition.type === 'record') return [definition.valueType];
    return definition.type === 'array' ? [definition.element] : [];
  });
}

/** What is inside optional values, defaults and unions. */
function opened(schema: z.core.$ZodType): z.core.$ZodType[] {
  const definition = (schema as z.core.$ZodTypes)._zod.def;
  if (definition.type === 'union') return definition.options.flatMap(opened);
  if (definition.type === 'optional' || definition.type === 'default') return opened(definition.innerType);
  return [schema];
}

export function shapeOf(schema: z.core.$ZodType): Readonly<Record<string, unknown>> | undefined {
  const definition = (schema as z.core.$ZodTypes)._zod.def;
  return definition.type === 'object' ? definition.shape : undefined;
}
