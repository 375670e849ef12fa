import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder } from '../casesim.js';
import { inProcess } from '../inProcess.js';

const folder = emptyFolder();

/** A scenario on three levels, of a kind that comes with no example. */
function meals(id: string, taste: string, looks = '[4, 12, 14]'): string {
  const path = join(folder, `${id}.yaml`);
  writeFileSync(
    path,
    `id: ${id}
title: Meals, ${id}
invented: true
scales:
  taste: { levels: [poor, fair, good], favourable: good }
sample: { noun: [meal, meals], cases: 30, cohort: 200 }
variables:
  hot: { yes: 18 }
keyQuestions:
  scale: taste
  looks: ${looks}
  taste: ${taste}
`,
  );
  return path;
}

const [FIRST, SECOND] = [meals('first', '[10, 11, 9]'), meals('second', '[1, 7, 22]')];

async function said(...words: string[]) {
  const { code, stdout, stderr } = await inProcess(words);
  return { code, stdout: stdout.replace(/\s+/g, ' '), stderr: stderr.replace(/\s+/g, ' ') };
}

describe('what is inspected by the word of its file, where nothing is published', () => {
  test.each(['bands', 'inspect', 'audit', 'plan'])(
    '%s of sheds says nothing of cases or of published rates',
    async (command) => {
      const path = join(folder, `sheds-${command}.yaml`);
      writeFileSync(
        path,
        `id: sheds
title: Sheds
invented: true
sample: { noun: [shed, sheds], cases: 50 }
keyQuestions: { locked: { yes: 31 }, dry: { yes: 22 } }
`,
      );
      const seed = command === 'inspect' ? ['--seed', '7'] : [];
      const { stdout } = await said(command, path, ...seed);
      expect(stdout).not.toMatch(/\bcases?\b/i);
      expect(stdout).not.toMatch(/(the|●) published (rate|figure|count)|● published|\bPublished\b/);
    },
  );
});

describe('inspections on an ordered scale on the command line', () => {
  test('two are compared question by question, the sentence first', async () => {
    const { code, stdout } = await said('compare', FIRST, SECOND);
    expect(code).toBe(0);
    expect(stdout).toContain(
      'With 30 and 30 meals, and both questions looked at together, chance alone is a poor explanation of why the second is higher on Taste (a meal of the second is higher than one of the first with a chance of 75%',
    );
    expect(stdout).toContain('Taste: at or above each level');
    expect(stdout).toContain('The odds of being at or above any level are');
    expect(stdout).not.toMatch(/\bcases\b/);
    const same = await said('compare', FIRST, FIRST);
    expect(same.stdout).toContain('these do not show which of the two is truly higher on any of them');
  });

  test('what two of them ask on other levels, or not at all, is named and not compared', async () => {
    const { stdout } = await said('compare', FIRST, 'west-midlands-2025');
    expect(stdout).toContain('These two share no key question on the same levels');
    expect(stdout).toContain('Looks: west-midlands-2025 has no key question of this name.');
    const { code, stderr } = await said('compare', FIRST, SECOND, '--no-worse-than', '5');
    expect(code).toBe(2);
    expect(stderr).toContain('--no-worse-than cannot be given for inspections on an ordered scale');
  });

  test('two questions of one are paired, on the scale or from a level on', async () => {
    const onScale = await said('pair', FIRST, 'looks', 'taste');
    expect(onScale.stdout).toContain('Of the same 30 meals, at most 13 are higher on taste than on looks');
    const cut = await said('pair', FIRST, 'looksFromGood', 'tasteFromGood');
    expect(cut.stdout).toContain('of the same meals');
    const mixed = await said('pair', FIRST, 'looks', 'hot');
    expect(mixed.stderr).toContain('looks is not a yes-or-no question. These are: hot, looksFromFair');
  });

  test('bands are of the share at or above a level, each level beside', async () => {
    const { code, stdout } = await said('bands', FIRST);
    expect(code).toBe(0);
    expect(stdout).toContain(
      'The lowest percentage at Good, 30% (9 of 30) for taste, would set the band; if nothing changed but the meals, the lowest of 2 in the next inspection of 30 meals would be',
    );
    // The same as of the count by itself.
    const { levels } = JSON.parse((await inProcess(['bands', FIRST, '--json'])).stdout);
    const { nextExact } = JSON.parse((await inProcess(['bands', '9/30', '--json'])).stdout);
    expect(levels).toHaveLength(4);
    expect(levels[3].report.counts).toEqual({ yes: 9, of: 30 });
    expect(levels[3].report.nextExact).toEqual(nextExact);
    const { stdout: survey } = await said('bands', 'staff-survey-example');
    expect(survey).toContain('not every person has an answer: change explained and safe to speak up');
  });

  test('answers are drawn as stacked bars, one chart for each scale', async () => {
    expect((await said('answers', FIRST)).stdout).toContain(
      'The sample: share of meals at each level Looks ░',
    );
  });

  test('categories and plans read its cases', async () => {
    expect((await said('categories', FIRST, 'looks')).stdout).toContain('out of 30 meals');
    expect((await said('plan', FIRST)).stdout).toContain('30');
  });

  test('one answered Yes or No is told in its own words too', async () => {
    const path = join(folder, 'parks.yaml');
    writeFileSync(
      path,
      'id: parks\ntitle: Twenty parks\ninvented: true\nsample: { noun: [park, parks], cases: 20, cohort: 60 }\nkeyQuestions: { clean: 12, safe: 9 }\n',
    );
    expect((await said('inspect', path, '--seed', '1')).stdout).toContain(
      'If nothing changed but the parks, the next inspection of 20 parks would report',
    );
    expect((await said('audit', path)).stdout).toContain('the whole counts of parks it could have come from');
    const { stdout } = await said('compare', path, path);
    expect(stdout).toContain('With 20 and 20 parks');
    expect(stdout).not.toMatch(/\b(cases|region)\b/);
  });

  test('one of its other samples can be inspected', async () => {
    const victims = await said('inspect', 'west-midlands-2022', '--sample', 'victims', '--seed', '1');
    expect(victims.stdout).toContain('the next inspection of 13 cases would report');
    expect(victims.stdout).toContain('engagement encouraged between 46% and 100% (published: 88%)');
    expect(victims.stdout).toContain('Not every case is asked about timely contact, adequate advice');
    const reviews = await said('inspect', 'west-midlands-2022', '--sample', 'reviews', '--seed', '1');
    expect(reviews.stdout).toContain('the next 16 reviews would report');
    expect((await said('inspect', 'west-midlands-2022', '--sample', 'victim')).stderr).toContain(
      'west-midlands-2022 has no sample victim. Did you mean victims?',
    );
    expect((await said('inspect', 'nps-midlands-2018', '--sample', 'victims')).stderr).toContain(
      'gives no whole counts for every question of victims',
    );
  });

  test.each([
    ['whatif', ['whatif', 'care-homes-example'], 'A what-if needs key questions answered Yes or No'],
    [
      'pack',
      ['pack', FIRST],
      'A practice pack, whose answer sheet and key are of Yes and No, needs key questions answered Yes or No; first asks looks (and 1 more) on the scale Poor, Fair, Good.',
    ],
    [
      'a league',
      ['compare', FIRST, SECOND, FIRST],
      'A league of scenarios needs key questions answered Yes or No',
    ],
    [
      'a joint question',
      ['audit', FIRST, '--joint', 'looks=good'],
      'A joint question needs key questions answered Yes or No',
    ],
  ])('%s says what it needs, what the scenario asks and what to use instead', async (_, words, says) => {
    const { code, stderr } = await said(...words);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });
});
