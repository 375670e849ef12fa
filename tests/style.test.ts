import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** CONTRIBUTING lists words to avoid and what to write instead; here they are looked for. */

const CONTRIBUTING = readFileSync('CONTRIBUTING.md', 'utf8');

/** The rows of the table under `| not | but | unless |`. */
const REPLACEMENTS = CONTRIBUTING.split('| not | but | unless |\n|---|---|---|\n')[1]
  ?.split('\n\n')[0]
  ?.split('\n')
  .flatMap((row) => {
    const [, not = '', but = '', unless = ''] = row.split('|').map((cell) => cell.trim());
    const fine = unless === '' ? [] : unless.split(', ');
    return not.split(', ').map((phrase) => ({ phrase, but, fine }));
  });

const texts = execFileSync('git', ['ls-files', 'src', 'tests', 'scenarios', 'README.md', 'CONTRIBUTING.md'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter(
    (file) => /\.(tsx?|md|ya?ml)$/.test(file) && !isPracticeText(file) && file !== 'tests/style.test.ts',
  )
  .map((file) => ({ file, words: wordsOf(file, readFileSync(file, 'utf8')) }));

/** What officers and people in practice cases say, in words of their own. */
function isPracticeText(file: string): boolean {
  return /^scenarios\/templates\/.*\.yaml$/.test(file);
}

/** The parts of a file that people read: all of a document, the comments and sentences of code. */
function wordsOf(file: string, text: string): string {
  if (file === 'CONTRIBUTING.md') return text.replace(/\| not \| but \| unless \|[\s\S]*?\n\n/, '');
  if (!/\.tsx?$/.test(file)) return text;
  const comments = text.match(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm) ?? [];
  const strings = text.match(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g) ?? [];
  return [...comments, ...strings.filter((string) => /\w \w/.test(string))].join('\n');
}

/** The texts with any phrase of the table: one search in place of one for each phrase. */
const ANY_PHRASE = new RegExp((REPLACEMENTS ?? []).map(({ phrase }) => patternOf(phrase)).join('|'), 'i');
const suspicious = texts.filter(({ words }) => ANY_PHRASE.test(words));

describe('words that users read', () => {
  test('there are replacements to look for', () => {
    expect(REPLACEMENTS?.length).toBeGreaterThan(20);
  });

  test.each(REPLACEMENTS ?? [])('"$phrase" is not written: $but', ({ phrase, fine }) => {
    const found = suspicious.flatMap(({ file, words }) =>
      Array.from(
        words.matchAll(new RegExp(`.{0,40}${patternOf(phrase)}.{0,30}`, 'gi')),
        ([line]) => `${file}: ${line}`,
      ).filter((line) => !fine.some((phrase) => new RegExp(patternOf(phrase), 'i').test(line))),
    );
    expect(found).toEqual([]);
  });

  // In comments, `−` is the minus of a formula, as in `1 − p`.
  test('apostrophes are straight, and the one minus sign is a hyphen, as people type it', () => {
    const found = texts
      .filter(({ file }) => file.startsWith('src/'))
      .flatMap(({ file }) => {
        const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
        const strings = code.match(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g) ?? [];
        return strings.filter((string) => /[’‘−]/.test(string)).map((string) => `${file}: ${string}`);
      });
    expect(found).toEqual([]);
  });

  test('no test is named by a number in a list that readers do not have', () => {
    const found = texts.flatMap(({ file, words }) =>
      Array.from(words.matchAll(/\b(fault|finding|issue) \d+/gi), ([name]) => `${file}: ${name}`),
    );
    expect(found).toEqual([]);
  });

  test('no sentence sends the reader to a document that is not in the repository', () => {
    const found = texts
      .filter(({ file }) => file !== 'CONTRIBUTING.md')
      .flatMap(({ file, words }) =>
        Array.from(words.matchAll(/\b[A-Z]{4,}(?:-\w+)?\.md\b/g), ([name]) => `${file}: ${name}`).filter(
          (line) => !/README\.md|CONTRIBUTING\.md/.test(line),
        ),
      );
    expect(found).toEqual([]);
  });
});

describe('calls that can be read without looking up what they call', () => {
  const sources = execFileSync('git', ['ls-files', 'src'], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  const findAll = (pattern: RegExp): string[] =>
    sources.flatMap(({ file, text }) => Array.from(text.matchAll(pattern), ([found]) => `${file}: ${found}`));

  test('no call passes a bare true or false after its first argument: options have names', () => {
    expect(findAll(/\b\w+\([^()[\]{}\n]*(?:\{[^{}\n]*\}|\[[^\n[\]]*\])?, (?:true|false)[,)]/g)).toEqual([]);
  });

  test('no function declares a boolean after its first parameter but as an option with a name', () => {
    const parameters =
      /\bfunction \w+\((?:[^(){}]|\{[^{}]*\}|\([^()]*\))*,\s*\w+\??(?:: boolean| = (?:true|false))\s*[,)]/g;
    expect(findAll(parameters)).toEqual([]);
  });

  test('a file that exports functions begins with one of them, and its helpers follow', () => {
    const found = sources.flatMap(({ file, text }) => {
      const declared = Array.from(text.matchAll(/^(export )?(?:default )?(?:async )?function\*? (\w+)/gm));
      const [first] = declared;
      const isHelper = first !== undefined && first[1] === undefined;
      return isHelper && declared.some(([, exported]) => exported !== undefined)
        ? [`${file}: ${first[2]}`]
        : [];
    });
    expect(found).toEqual([]);
  });
});

/** Finds a phrase as whole words, also where a comment breaks it over two lines. */
function patternOf(phrase: string): string {
  const escaped = phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+(?:\\*\\s+)?');
  return `(?<![\\w-])${escaped}(?![\\w])`;
}
