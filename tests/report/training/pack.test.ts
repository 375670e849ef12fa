import { describe, expect, test } from 'vitest';
import { sheetDocument } from '../../../src/report/documents/training/casesDocuments.js';
import { markingFiles } from '../../../src/report/documents/training/markingFiles.js';
import { packFiles } from '../../../src/report/documents/training/packFiles.js';
import { FORMAT_TYPES } from '../../../src/report/render/registry.js';
import { unverifiedLaw } from '../../../src/training/law/offences.js';
import { inspectMarkers } from '../../../src/training/marking/inspectMarkers.js';
import { markAnswers } from '../../../src/training/marking/markAnswers.js';
import { readPack } from '../../../src/training/pack/readPack.js';
import { OFFENCE_ASSUMPTION } from '../../../src/training/practiceRules/offenceAndSentence.js';
import { pack } from '../../training/packFixture.js';

const made = pack({ names: 'given' });
const files = await packFiles(made);
const openFiles = [...(await packFiles(pack({ seed: 987_654_321, version: 'version-of-this-test' })))].filter(
  ([name]) => name.startsWith('participants/'),
);

const rows = ['<b>Ann</b>', 'Ben'].flatMap((participant) =>
  made.cases.flatMap(({ number }) =>
    made.items.map(({ id }) => ({ participant, case: number, item: id, answer: 'yes' as const })),
  ),
);
const marking = markAnswers(made, rows);
const pages = await markingFiles(made, {
  ...marking,
  inspection: inspectMarkers(marking, made),
  trial: null,
  readiness: null,
  drift: null,
});

/** The pages that answer to a person. */
const SCRIPTED = /(exercise|reveal)\.html$/;

/** The script is the same for every pack; what a pack has is beside it. */
const withoutScript = (text: string) => text.replace(/<script>[\s\S]*<\/script>/, '');

describe('the files of a pack', () => {
  test('say in the notes which lines of the law table no text was found for', () => {
    for (const line of unverifiedLaw()) expect(files.get('facilitator/notes.md')).toContain(line);
    expect(unverifiedLaw().length).toBeGreaterThan(0);
  });

  test('say in the key, as in the notes, what is assumed, such as how offence and sentence go together', () => {
    const { assumptions } = made.notes;
    expect(assumptions).toContain(OFFENCE_ASSUMPTION);
    for (const name of ['facilitator/key.md', 'facilitator/notes.md']) {
      const section = files.get(name)?.split('## What is assumed')[1];
      expect(section?.match(/^- /gm)?.length, name).toBe(assumptions.length + unverifiedLaw().length);
    }
  });

  test('are one for each case, the sheet, the key and the notes, as pages, Markdown and data', () => {
    const names = [...files.keys()];
    for (const number of ['01', '08']) {
      expect(names).toContain(`participants/case-${number}.html`);
      expect(names).toContain(`participants/case-${number}.md`);
    }
    for (const part of ['facilitator/key', 'facilitator/notes']) {
      for (const ending of ['html', 'md', 'json']) expect(names).toContain(`${part}.${ending}`);
    }
    for (const ending of ['html', 'md', 'csv'])
      expect(names).toContain(`participants/answer-sheet.${ending}`);
  });

  test('say on every page that it is invented, and the pack code', () => {
    for (const [name, text] of files) {
      expect(text, name).toContain('Invented for practice');
      expect(text, name).toContain(made.code);
    }
  });

  test('say to the facilitator which scenario, seed and version make the pack', () => {
    for (const [name, text] of files) {
      if (name.startsWith('participants/')) continue;
      expect(text, name).toContain('west-midlands-2025');
      expect(text, name).toMatch(/seed"?:? 7/);
      expect(text, name).toMatch(/casesim test|"version": "test"/);
    }
  });

  test('keep from participants the key and the notes, and what would make them again', () => {
    const secret = pack({ seed: 987_654_321, version: 'version-of-this-test' });
    const told = [...openFiles].map(([name]) => name);
    expect(told.length).toBeGreaterThan(20);
    for (const [name, text] of openFiles) {
      expect(text, name).not.toMatch(
        /987.?654.?321|version-of-this-test|contested|mustBe|Common wrong reason/i,
      );
      expect(withoutScript(text), name).not.toMatch(/west.midlands|checksum|"?effects"?:|difficulty/i);
      for (const { questions } of secret.key) {
        for (const { why, prompts } of questions) {
          expect(text, name).not.toContain(why);
          for (const prompt of prompts) expect(text, name).not.toContain(prompt.why);
        }
      }
    }
  });

  test('are pages that stand alone, without script or network, each case on a page of its own', () => {
    for (const [name, text] of files) {
      if (!name.endsWith('.html')) continue;
      expect(text.startsWith('<!doctype html>')).toBe(true);
      expect(withoutScript(text)).not.toMatch(/https?:\/\/|<link (?!rel="icon" href="data:,")/);
      if (SCRIPTED.test(name)) expect(text).toMatch(/content="default-src 'none'; script-src 'sha256-/);
      else expect(text).not.toMatch(/<script/);
    }
    expect(files.get('participants/cases.html')?.match(/class="sheet"/g)).toHaveLength(8);
  });

  test('give back the same pack', () => {
    expect(readPack(files.get('pack.json') ?? '', 'pack.json')).toEqual(made);
  });

  test('are the same bytes for the same pack', async () => {
    expect([...(await packFiles(pack({ names: 'given' })))]).toEqual([...files]);
  });

  test('have a row in the long sheet for each item of each case, and a column in the wide one for each case', () => {
    const linesOf = (name: string) => (files.get(`participants/${name}.csv`) ?? '').trim().split('\r\n');
    expect(linesOf('answer-sheet')).toHaveLength(1 + made.items.length * 8);
    expect(linesOf('answer-sheet-wide')).toHaveLength(1 + made.items.length);
    expect(linesOf('answer-sheet-wide')[0]).toBe(
      'pack,participant,item,question,Case 1,Case 2,Case 3,Case 4,Case 5,Case 6,Case 7,Case 8,notice',
    );
  });

  test.each([
    [3, ['1 to 3']],
    [9, ['1 to 5', '6 to 9']],
    [20, ['1 to 7', '8 to 13', '14 to 20']],
  ])('spread %d cases evenly over the sheets of paper', async (cases, sheets) => {
    const many = made.cases
      .flatMap((file) => [file, file, file])
      .slice(0, cases)
      .map((file, index) => ({ ...file, number: index + 1 }));
    const sheet = sheetDocument({ ...made, cases: many }).parts;
    expect(sheet.map((part) => (part.kind === 'section' ? part.heading : ''))).toEqual(
      sheets.map((range) => `Cases ${range}`),
    );
    expect(JSON.stringify(sheet).match(/Name: \.+/g)).toHaveLength(sheets.length);
  });
});

describe('the pages of a marking', () => {
  test('are one for the group and one for each participant, with names that cannot break out', () => {
    const names = ['group', 'participant-01', 'participant-02'];
    const endings = Object.values(FORMAT_TYPES).flatMap(({ ending, inFolders }) =>
      inFolders ? [ending] : [],
    );
    expect([...pages.keys()]).toEqual(names.flatMap((name) => endings.map((ending) => `${name}${ending}`)));
    expect(endings).toEqual(expect.arrayContaining(['.md', '.html']));
    for (const page of pages.values()) {
      expect(page).toContain('Invented for practice');
      expect(page).not.toContain('<b>Ann</b>');
      expect(page).not.toMatch(/NaN|undefined/);
    }
  });

  test('tell a participant what to look at again, and where', () => {
    expect(pages.get('participant-01.html')).toMatch(/you answered Yes; the key says No/);
    expect(pages.get('group.html')).toMatch(/What an inspection of 84 cases would report/);
  });
});
