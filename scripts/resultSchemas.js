// Writes the JSON Schema of every result to dist/schemas, one file each, from the types of `Results` as they were compiled: run by the
// build.
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { API, SymbolFlags, TypeFlags } from 'typescript/unstable/sync';

const ROOT = resolve(import.meta.dirname, '..');
const OUT = resolve(ROOT, 'dist/schemas');
const ARRAYS_OF_NUMBERS = ['Float64Array', 'Int32Array', 'Uint32Array'];

const META = {
  type: 'object',
  description: 'Where it comes from: added by the command line, not by the library.',
};

function writeSchemas() {
  const api = new API({ cwd: ROOT });
  try {
    const { program, checker } = openProject(api);
    const results = typeOf('Results', 'dist/results/results.d.ts', program, checker);
    mkdirSync(OUT, { recursive: true });
    for (const property of checker.getPropertiesOfType(results)) {
      const schema = schemaOf(property, checker);
      writeFileSync(resolve(OUT, `${property.name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
    }
  } finally {
    api.close();
  }
}

function openProject(api) {
  const path = resolve(ROOT, 'scripts/tsconfig.json');
  return api.updateSnapshot({ openProjects: [path] }).getProjects()[0];
}

function typeOf(name, file, program, checker) {
  const module = checker.getSymbolAtLocation(program.getSourceFile(resolve(ROOT, file)));
  return checker.getDeclaredTypeOfSymbol(
    checker.getExportsOfModule(module).find((symbol) => symbol.name === name),
  );
}

/** The schema of one result, with `meta`, which every command adds. */
function schemaOf(result, checker) {
  const reader = new TypeReader(checker);
  const body = reader.object(checker.getTypeOfSymbol(result));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `${result.name}, as casesim gives it with --json`,
    description: result.getDocumentationComment(checker),
    ...body,
    properties: { meta: META, ...body.properties },
    definitions: reader.definitions,
  };
}

/** Reads types as JSON Schema; interfaces become definitions that are referred to by name. */
class TypeReader {
  definitions = {};
  #names = new Map();

  constructor(checker) {
    this.checker = checker;
  }

  schema(type) {
    const { flags } = type;
    if (flags & (TypeFlags.Any | TypeFlags.Unknown)) return {};
    if (flags & TypeFlags.Null) return { type: 'null' };
    if (flags & (TypeFlags.StringLiteral | TypeFlags.NumberLiteral)) return { enum: [type.value] };
    if (flags & TypeFlags.BooleanLiteral) return { enum: [this.checker.typeToString(type) === 'true'] };
    if (flags & (TypeFlags.String | TypeFlags.TemplateLiteral)) return { type: 'string' };
    if (flags & TypeFlags.Number) return { type: 'number' };
    if (flags & TypeFlags.Boolean) return { type: 'boolean' };
    if (flags & TypeFlags.Union) return this.#union(type.getTypes());
    if (flags & (TypeFlags.Object | TypeFlags.Intersection)) return this.#named(type);
    throw new TypeError(`no JSON Schema for ${this.checker.typeToString(type)}`);
  }

  #union(types) {
    const present = types.filter(({ flags }) => !(flags & TypeFlags.Undefined));
    const schemas = present.map((type) => this.schema(type));
    const values = schemas.flatMap((schema) => schema.enum ?? []);
    const rest = schemas.filter((schema) => schema.enum === undefined);
    const all = [...(values.length === 0 ? [] : [enumOf(values)]), ...rest];
    return all.length === 1 ? all[0] : { anyOf: all };
  }

  /** An array, or an object: by reference where it has a name of its own. */
  #named(type) {
    const symbol = type.getSymbol();
    const name = symbol?.name ?? '';
    if (ARRAYS_OF_NUMBERS.includes(name)) return { type: 'array', items: { type: 'number' } };
    if (this.checker.isTupleType(type)) return this.#tuple(type);
    if (this.checker.isArrayType(type)) {
      return { type: 'array', items: this.schema(this.checker.getTypeArguments(type)[0]) };
    }
    const isInterface = symbol !== undefined && (symbol.flags & SymbolFlags.Interface) !== 0;
    // An interface with arguments, such as Interval<Method>, is another with each of them.
    if (!isInterface || this.checker.typeToString(type) !== name) return this.object(type);
    let known = this.#names.get(type.id);
    if (known === undefined) {
      known = this.#free(name);
      this.#names.set(type.id, known);
      this.definitions[known] = {};
      this.definitions[known] = this.object(type);
    }
    return { $ref: `#/definitions/${known}` };
  }

  #free(name) {
    let free = name;
    for (let other = 2; free in this.definitions; other++) free = `${name}${other}`;
    return free;
  }

  #tuple(type) {
    const items = this.checker.getTypeArguments(type).map((item) => this.schema(item));
    return { type: 'array', items, minItems: items.length, maxItems: items.length };
  }

  object(type) {
    const properties = {};
    const required = [];
    for (const symbol of this.checker.getPropertiesOfType(type)) {
      const description = symbol.getDocumentationComment(this.checker);
      const typed = this.schema(this.checker.getTypeOfSymbol(symbol));
      // JSON has no infinity: the property says so where its number may be one.
      const schema = description.includes('null in JSON') ? { anyOf: [typed, { type: 'null' }] } : typed;
      properties[symbol.name] = withDescription(schema, description);
      if (!(symbol.flags & SymbolFlags.Optional)) required.push(symbol.name);
    }
    const [index] = this.checker.getIndexInfosOfType(type);
    return {
      type: 'object',
      properties,
      required,
      additionalProperties: index === undefined ? false : this.schema(index.valueType),
    };
  }
}

/** All of some values; true and false together are a boolean. */
function enumOf(values) {
  const both = values.includes(true) && values.includes(false);
  return both && values.length === 2 ? { type: 'boolean' } : { enum: values };
}

/** A reference stands alone in draft 7, so it is wrapped where something is said beside it. */
function withDescription(schema, description) {
  if (description === '') return schema;
  return '$ref' in schema ? { description, allOf: [schema] } : { description, ...schema };
}

writeSchemas();
