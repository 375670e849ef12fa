import { describe, expect, it } from 'vitest';
import { studyJsonSchema } from '../../../src/study/file/jsonSchema.js';

/** What is read of a JSON Schema. */
interface Node {
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Node>>;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly allOf?: readonly Node[];
  readonly type?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
}

/** Numbers of a study file that are no share, point or level, and so take no percent sign. */
const PLAIN = [
  // On the scale of log odds.
  'inspectors.*.leniency',
  'grid.leniency[]',
  'headline.at.leniency',
  'headline.than.leniency',
  'inquiries.*.daysPerCase',
  // Odds ratios.
  'scenarios.*.odds.*.*',
  // In cases or in proportion to each other.
  'designs.*.sizes[]',
];

const schema = studyJsonSchema() as Node;

/** Every number that is not a whole one, by its path, and the patterns of the text that may be written for it. */
function numbersIn(node: Node, path: string, found: Map<string, string[]>): Map<string, string[]> {
  const ways = [node.anyOf, node.oneOf, node.allOf].flatMap((list) => list ?? []).map(resolved);
  const patterns = ways.flatMap(({ pattern }) => pattern ?? []);
  for (const way of ways) {
    if (way.type === 'number') found.set(path, [...(found.get(path) ?? []), ...patterns]);
    else numbersIn(way, path, found);
  }
  if (node.type === 'number') found.set(path, found.get(path) ?? []);
  for (const [key, part] of Object.entries(node.properties ?? {})) {
    numbersIn(resolved(part), path === '' ? key : `${path}.${key}`, found);
  }
  const { additionalProperties: others, items } = node;
  if (typeof others === 'object') numbersIn(resolved(others), `${path}.*`, found);
  if (items !== undefined) numbersIn(resolved(items), `${path}[]`, found);
  return found;
}

/** What a reference is to. */
function resolved(node: Node): Node {
  const name = node.$ref?.split('/').at(-1);
  return name === undefined ? node : (schema.definitions?.[name] ?? {});
}

describe('the shape of a study file', () => {
  const numbers = numbersIn(schema, '', new Map());

  it('has the shares, points and levels that are known', () => {
    expect([...numbers.keys()]).toEqual(
      expect.arrayContaining([
        'misleading',
        'scenarios.*.change.*',
        'scenarios.*.shift.*',
        'designs.*.icc',
        'designs.*.within.icc',
        'inspectors.*.kappa',
        'inspectors.*.leads.sensitivity',
        'inspectors.*.doubleMarked',
        'inquiries.*.against',
        'answers.*.confidence',
        'answers.*.iccWithin',
        'grid.proportion[]',
        'headline.at.confidence',
      ]),
    );
  });

  it('takes a percent sign in every one of them', () => {
    const without = [...numbers].filter(
      ([, patterns]) => !patterns.some((pattern) => new RegExp(pattern).test('5%')),
    );
    expect(without.map(([path]) => path).toSorted()).toEqual(PLAIN.toSorted());
  });
});
