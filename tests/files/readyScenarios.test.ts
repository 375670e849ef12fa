import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { listScenarios, loadDeclaration, loadScenario } from '../../src/files/loadScenario.js';
import { emptyFolder } from '../cli/casesim.js';

/** The built library in a folder of its own, with one scenario marked, and one lost, among those that the build read. */
const copy = emptyFolder();
for (const name of ['dist/library', 'dist/scenarios', 'dist/index.js', 'scenarios', 'package.json']) {
  cpSync(name, join(copy, name), { recursive: true });
}
change('dist/scenarios/west-midlands-2022.json', '"title":"West', '"title":"As built: West');
change('dist/scenarios/south-west-2025.json', '{', '');
const url = pathToFileURL(join(copy, 'dist/index.js')).href;
const built: typeof import('../../src/index.js') = await import(url);

function change(name: string, from: string, to: string): void {
  const path = join(copy, name);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

describe('a scenario that the build has read', () => {
  test.each(listScenarios())('is the same as read from its YAML, to the last field: %s', (id) => {
    const { declaration, ...settled } = JSON.parse(readFileSync(`dist/scenarios/${id}.json`, 'utf8'));
    expect(declaration).toStrictEqual(loadDeclaration(id));
    const { text: _, ...counted } = settled;
    expect({ ...declaration, ...counted }).toStrictEqual(loadScenario(id));
  });

  test('is used, and frozen, until its file is edited', () => {
    const scenario = built.loadScenario('west-midlands-2022');
    expect(scenario.title).toMatch(/^As built: West/);
    expect(Object.isFrozen(scenario) && Object.isFrozen(scenario.variables[0]?.shares)).toBe(true);
    change('scenarios/west-midlands-2022.yaml', 'title: West', 'title: Edited West');
    expect(built.loadScenario('west-midlands-2022').title).toMatch(/^Edited West/);
  });

  test('is read from its YAML where what the build read is lost', () => {
    expect(built.loadScenario('south-west-2025')).toStrictEqual(loadScenario('south-west-2025'));
  });

  test('is not what a path names, whatever its name', () => {
    const file = join(copy, 'scenarios/west-midlands-2025.yaml');
    const [figure] = built.loadScenario(file).variables.flatMap(({ figures }) => figures);
    expect(figure?.position).toMatchObject({ file });
  });
});
