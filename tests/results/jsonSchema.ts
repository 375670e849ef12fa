/** As much of JSON Schema (draft 7) as the schemas of tests and results use, read apart from whatever writes them. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema | readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** Where a value does not fit its schema, in words; empty when it fits. */
export function mismatches(value: unknown, schema: Schema, root = schema, path = ''): string[] {
  const within = (one: unknown, part: Schema, at: string) => mismatches(one, part, root, at);
  if (schema.$ref !== undefined) return within(value, definition(schema.$ref, root), path);
  if (schema.anyOf !== undefined) {
    const tries = schema.anyOf.map((part) => within(value, part, path));
    return tries.some((found) => found.length === 0) ? [] : [`${path} fits none: ${tries.flat()[0] ?? ''}`];
  }
  const all = (schema.allOf ?? []).flatMap((part) => within(value, part, path));
  if (schema.enum !== undefined && !schema.enum.includes(value)) all.push(`${path} is ${String(value)}`);
  if (schema.type !== undefined && !isOfType(value, schema.type)) {
    return [...all, `${path} is ${typeName(value)}, not ${schema.type}`];
  }
  if (typeof value === 'string' && !new RegExp(schema.pattern ?? '', 'u').test(value))
    all.push(`${path} is ${value}`);
  if (typeof value === 'number' && value < (schema.minimum ?? -Infinity)) all.push(`${path} is ${value}`);
  if (Array.isArray(value)) return [...all, ...itemMismatches(value, schema, path, within)];
  if (typeof value !== 'object' || value === null) return all;
  const { properties = {}, required = [], additionalProperties = true } = schema;
  const missing = required.filter((key) => !(key in value)).map((key) => `${path}.${key} is missing`);
  const own = Object.entries(value).flatMap(([key, one]) => {
    const part = properties[key] ?? additionalProperties;
    if (part === true) return [];
    return part === false ? [`${path}.${key} is not described`] : within(one, part, `${path}.${key}`);
  });
  return [...all, ...missing, ...own];
}

/** Every key that a value of a schema can have, as paths such as `margins[].label`. */
export function keyPaths(schema: Schema, root = schema, path = '', trail: readonly string[] = []): string[] {
  const { $ref } = schema;
  if ($ref !== undefined) {
    // What has others of its own kind, as a figure its other printings, is followed once.
    return trail.includes($ref) ? [] : keyPaths(definition($ref, root), root, path, [...trail, $ref]);
  }
  const within = (part: Schema, at: string) => keyPaths(part, root, at, trail);
  const parts = [...(schema.anyOf ?? []), ...(schema.allOf ?? [])].flatMap((part) => within(part, path));
  const items = [schema.items ?? []].flat().flatMap((part) => within(part, `${path}[]`));
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, part]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return [at, ...within(part, at)];
  });
  const { additionalProperties } = schema;
  const others =
    typeof additionalProperties === 'object'
      ? [`${path}.*`, ...within(additionalProperties, `${path}.*`)]
      : [];
  return [...new Set([...parts, ...items, ...own, ...others])];
}

function itemMismatches(
  value: readonly unknown[],
  { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY }: Schema,
  path: string,
  within: (one: unknown, part: Schema, at: string) => string[],
): string[] {
  const wrong =
    value.length < minItems || value.length > maxItems ? [`${path} has ${value.length} items`] : [];
  const each = value.flatMap((one, index) => {
    const part: Schema | undefined = Array.isArray(items) ? items[index] : items;
    return part === undefined ? [] : within(one, part, `${path}[${index}]`);
  });
  return [...wrong, ...each];
}

function definition(ref: string, { definitions = {} }: Schema): Schema {
  const found = definitions[ref.replace('#/definitions/', '')];
  if (found === undefined) throw new Error(`there is no ${ref}`);
  return found;
}

function isOfType(value: unknown, type: string): boolean {
  return type === 'integer' ? Number.isSafeInteger(value) : typeName(value) === type;
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
