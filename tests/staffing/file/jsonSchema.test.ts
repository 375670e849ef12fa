import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { whatIfJsonSchema } from '../../../src/staffing/file/jsonSchema.js';
import { readAssumptions } from '../../../src/staffing/levers/assume.js';
import { listLevers } from '../../../src/staffing/levers/listLevers.js';
import { pointSetJsonSchema } from '../../../src/staffing/region/pointSetFile.js';
import { mismatches, type Schema } from '../../results/jsonSchema.js';

const FOLDER = 'scenarios/what-if';
const schema = whatIfJsonSchema() as Schema;
const under = (name: string): Readonly<Record<string, { readonly examples?: readonly string[] }>> =>
  (schema.properties?.[name]?.properties ?? {}) as ReturnType<typeof under>;

describe('the JSON Schema of a what-if file', () => {
  test('fits the what-ifs that come with casesim, which point editors at it', () => {
    for (const name of readdirSync(FOLDER)) {
      const text = readFileSync(`${FOLDER}/${name}`, 'utf8');
      expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../what-if.schema.json');
      expect(Object.keys(parse(text)).filter((key) => schema.properties?.[key] === undefined)).toEqual([]);
      expect(
        Object.keys(parse(text).levers ?? {}).filter((key) => under('levers')[key] === undefined),
      ).toEqual([]);
    }
  });

  test('has every lever, and every assumption with an example that can be given', () => {
    expect(Object.keys(under('levers'))).toEqual(listLevers().map(({ name }) => name));
    const examples = Object.entries(under('assumptions')).map(
      ([name, { examples }]) => `${name}=${examples?.[0] ?? ''}`,
    );
    expect(examples).toContain('vettingWeeks=20 (8 to 36)');
    for (const text of examples) expect(() => readAssumptions([text])).not.toThrow();
  });

  test('knows no other key', () => {
    expect(mismatches({ title: 'A', scenario: 'b', level: 'c' }, schema).join()).toMatch(/level/);
  });
});

describe('the JSON Schema of a point set', () => {
  test('describes each of its parts', () => {
    const text = JSON.stringify(pointSetJsonSchema());
    expect(text).toContain('Workload points of one case on licence, by protect level A to D.');
    expect(text).toContain('Points at change levels 3, 2, 1 and 0.');
  });
});
