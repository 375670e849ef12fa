import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listStudies, loadStudy, loadWording, parseStudy } from '../../src/index.js';
import { prepareStudy } from '../../src/study/run/prepare.js';
import { emptyFolder } from '../cli/casesim.js';
import { studyText } from '../study/studyFixture.js';

describe('a study of your own', () => {
  it('names a scenario of its own by the path from its folder', () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'mine'));
    copyFileSync(
      new URL('../../scenarios/south-west-2025.yaml', import.meta.url),
      join(folder, 'mine', 'region.yaml'),
    );
    writeFileSync(join(folder, 'study.yaml'), studyText({ scenarios: '{ mine: mine/region.yaml }' }));
    expect(loadStudy(join(folder, 'study.yaml')).worlds[0]?.scenario.sample.cases).toBe(64);
  });

  it('is no folder, and says so', () => {
    expect(() => loadStudy(emptyFolder())).toThrow('is a folder, not a study file');
  });

  it('is text of a size that a person writes, and is not read when it is not', () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'latin.yaml'), Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xe9]));
    writeFileSync(join(folder, 'huge.yaml'), 'a'.repeat(1024 * 1024 + 1));
    expect(() => loadStudy(join(folder, 'latin.yaml'))).toThrow('is not text in UTF-8');
    expect(() => loadStudy(join(folder, 'huge.yaml'))).toThrow('too large for a study');
    expect(() => loadWording([join(folder, 'latin.yaml')])).toThrow('is not text in UTF-8');
  });

  it('is read from its text with the scenarios that come with casesim', () => {
    expect(parseStudy(studyText({}), 'own.yaml').worlds[0]?.scenario.sample.cases).toBe(84);
  });
});

describe('the studies that come with casesim', () => {
  it.each(listStudies())('%s asks a question and can be run', (id) => {
    const found = loadStudy(id);
    expect(found.id).toBe(id);
    expect(found.title).toMatch(/^[A-Z].*\?$/);
    const { conditions } = prepareStudy(found);
    expect(conditions.length).toBeGreaterThan(0);
  });

  it('are ten', () => {
    expect(listStudies()).toHaveLength(10);
  });
});
