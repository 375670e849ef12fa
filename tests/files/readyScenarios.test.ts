import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { listScenarios, loadDeclaration, loadScenario } from '../../src/files/loadScenario.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { emptyFolder } from '../cli/casesim.js';

/** The build as it is installed, in a folder of its own. */
const copy = emptyFolder();
for (const name of ['dist/library', 'dist/scenarios', 'dist/index.js', 'scenarios', 'package.json']) {
  cpSync(name, join(copy, name), { recursive: true });
}
const built: typeof import('../../src/index.js') = await import(
  pathToFileURL(resolve(copy, 'dist/index.js')).href
);
const change = (name: string, from: string, to: string) => {
  const path = join(copy, name);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
};

describe('a scenario that the build has read', () => {
  test.each(listScenarios())('is the same as read from its YAML, to the last field: %s', (id) => {
    const { declaration, variables } = JSON.parse(readFileSync(`dist/scenarios/${id}.json`, 'utf8'));
    expect(declaration).toStrictEqual(loadDeclaration(id));
    expect({ ...declaration, variables }).toStrictEqual(loadScenario(id));
    expect(built.loadScenario(id)).toStrictEqual(loadScenario(id));
  });

  test('is used and frozen', () => {
    change(
      'dist/scenarios/west-midlands-2022.json',
      '"title":"West Midlands',
      '"title":"As built: West Midlands',
    );
    const scenario = built.loadScenario('west-midlands-2022');
    expect(scenario.title).toMatch(/^As built: /);
    expect(Object.isFrozen(scenario) && Object.isFrozen(scenario.variables[0]?.shares)).toBe(true);
  });

  test('is read anew once its file is edited, or where the build has not read it', () => {
    change('scenarios/west-midlands-2022.yaml', 'title: West Midlands', 'title: Edited West Midlands');
    expect(built.loadScenario('west-midlands-2022').title).toMatch(/^Edited West Midlands/);
    change('dist/scenarios/south-west-2025.json', '{', '');
    expect(built.loadScenario('south-west-2025')).toStrictEqual(loadScenario('south-west-2025'));
    const file = join(copy, 'scenarios/west-midlands-2025.yaml');
    expect(built.loadScenario(file)).toStrictEqual(parseScenario(readFileSync(file, 'utf8'), file));
  });
});
