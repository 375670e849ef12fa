import { strFromU8, unzipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { wordFiles } from '../../../src/report/documents/training/wordFiles.js';
import { renderDocx } from '../../../src/report/render/docx.js';
import { pack } from '../../training/packFixture.js';

const made = pack({ cases: 2 });
const files = await wordFiles(made);

/** The paragraphs of a part of a .docx, in their order, as they read. */
function paragraphsOf(bytes: Uint8Array | undefined, part = 'word/document.xml'): string[] {
  const xml = strFromU8(unzipSync(bytes ?? new Uint8Array())[part] ?? new Uint8Array());
  return [...xml.matchAll(/<w:p(?: [^>]*)?>.*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
      .map(([, text]) => readable(text ?? ''))
      .join(''),
  );
}

function readable(text: string): string {
  const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(\w+);/g, (_, name: string) => signs[name] ?? '?');
}

test('cases read back from .docx have their front sheet and all their entries, in order', () => {
  const read = paragraphsOf(files.get('participants/cases.docx'));
  const written = made.cases.flatMap(({ number, id, front, entries }) => [
    `Case ${number} (${id})`,
    ...front.flatMap(({ label, value }) => [label, value]),
    ...entries.flatMap((entry) => [`${entry.number}. ${entry.title} ${entry.shown}`, ...entry.paragraphs]),
  ]);
  expect(read).toEqual(['Case files', ...written]);
});

test('notes and key read back from .docx have what their pages have', () => {
  const notes = paragraphsOf(files.get('facilitator/notes.docx')).join('\n');
  for (const { step } of made.notes.plan) expect(notes).toContain(step);
  for (const line of made.notes.assumptions) expect(notes).toContain(line);
  const key = paragraphsOf(files.get('facilitator/key.docx')).join('\n');
  for (const { why } of made.key.flatMap(({ questions }) => questions)) expect(key).toContain(why);
});

test('every page of a .docx says that it is invented and whose pack it is, and to participants no more', () => {
  for (const [name, bytes] of files) {
    expect(paragraphsOf(bytes, 'word/header1.xml').join(), name).toBe(made.notice);
    const foot = paragraphsOf(bytes, 'word/footer1.xml').join();
    expect(foot, name).toContain(made.code);
    const all = Object.values(unzipSync(bytes)).map((part) => strFromU8(part));
    const says = /west-midlands-2025|seed 7|casesim test/.test(all.join('\n'));
    expect(says, name).toBe(name.startsWith('facilitator/'));
  }
});

test('the same pack gives the same .docx whenever and wherever it is written, without the day', async () => {
  vi.useFakeTimers({ now: new Date('2031-07-01T23:30:00Z'), toFake: ['Date'] });
  const zone = vi.stubEnv('TZ', 'Pacific/Auckland');
  const again = await wordFiles(pack({ cases: 2 }));
  zone.unstubAllEnvs();
  vi.useRealTimers();
  expect([...again]).toEqual([...files]);
  const properties = unzipSync(again.get('facilitator/notes.docx') ?? new Uint8Array())['docProps/core.xml'];
  expect(strFromU8(properties ?? new Uint8Array())).toMatch(/<dc:title>Facilitator notes<.*2000-01-01/);
});

test('markup and control characters in what somebody wrote stay words in .docx', async () => {
  const says = 'A<b> & "c" \u0007 ]]>';
  const bytes = await renderDocx(
    { command: 'pack', title: says, sentence: says, parts: [], data: {}, notice: says },
    'test',
  );
  expect(paragraphsOf(bytes)).toEqual(Array(2).fill('A<b> & "c" \\x07 ]]>'));
  const properties = unzipSync(bytes)['docProps/core.xml'] ?? new Uint8Array();
  expect(strFromU8(properties)).toContain('A&#60;b&#62; &#38; "c"');
});
