import { describe, expect, test } from 'vitest';
import { type PositionedDocument, readDocument } from '../../../src/scenario/yaml/document.js';

function read(text: string): PositionedDocument {
  const result = readDocument(text, 'x.yaml');
  if ('problems' in result) throw new Error(result.problems.map(({ message }) => message).join());
  return result.document;
}

const NOWHERE = { line: 0, column: 0 };
const lineAndColumn = ({ line, column }: { line: number; column: number }) => `${line}:${column}`;

describe('a document', () => {
  test('remembers where every key and value is', () => {
    const document = read('a: 1\nb:\n  - x\n  - { c: 2 }\nblank:\n');
    expect(document.data).toEqual({ a: 1, b: ['x', { c: 2 }], blank: null });
    expect(lineAndColumn(document.positionOf(['a']))).toBe('1:4');
    expect(lineAndColumn(document.positionOf(['b', 1, 'c']))).toBe('4:10');
    expect(lineAndColumn(document.keyPositionOf(['b', 1, 'c']))).toBe('4:7');
    expect(lineAndColumn(document.positionOf(['blank']))).toBe('5:7');
    expect(lineAndColumn(document.positionOf(['b', 1, 'missing']))).toBe('4:5');
    expect(lineAndColumn(document.positionOf([]))).toBe('1:1');
  });

  test('has the same lines whether they end with a line feed, a carriage return or both', () => {
    const lines = ['title: one', 'why: "two', '  three"', 'months: 3', ''];
    const [first, ...others] = ['\n', '\r', '\r\n'].map((end) => {
      const read = readDocument(lines.join(end), 'a.yaml');
      return 'document' in read
        ? [read.document.data, read.document.positionOf(['months']).line]
        : read.problems.map(({ message }) => message);
    });
    for (const other of others) expect(other).toEqual(first);
    expect(first).toEqual([{ title: 'one', why: 'two three', months: 3 }, 4]);
  });

  test('refuses the rules of an older YAML, by which other numbers would be read, and reads the rest by those of today', () => {
    const older = read('# a note\n%YAML 1.1\n---\nmonths: 030\nyes: 1\n');
    expect(older.data).toEqual({ months: 30, yes: 1 });
    expect(older.problems.map(({ position, hint }) => [lineAndColumn(position ?? NOWHERE), hint])).toEqual([
      ['2:1', 'Take the line away.'],
    ]);
    expect(read('%YAML 1.2\n---\na: 1\n').problems).toEqual([]);
  });

  test('repeats what its aliases repeat', () => {
    expect(read('a: &x { b: 1 }\nc: *x\n').data).toEqual({ a: { b: 1 }, c: { b: 1 } });
  });

  test('keeps the digits of a percentage, of an alias too', () => {
    expect(read('a: { percent: &x 49.0 }\nb: { percent: *x }\nc: 49.0\n').data).toEqual({
      a: { percent: '49.0' },
      b: { percent: '49.0' },
      c: 49,
    });
  });

  test('tells one mistake of a merge, and reads what it would merge', () => {
    const { data, problems } = read(
      'a: &x { b: 1, c: 2 }\nd: { <<: *x, c: 3 }\ne: { <<: [*x, { f: 4 }] }\ng: { <<: 5 }\n',
    );
    expect(problems.map(({ got, position }) => [got, position?.line])).toEqual([
      ['<<', 2],
      ['<<', 3],
      ['<<', 4],
    ]);
    expect(problems[0]?.hint).toBe('Write the keys and values that it should repeat.');
    expect(data).toEqual({ a: { b: 1, c: 2 }, d: { b: 1, c: 3 }, e: { b: 1, c: 2, f: 4 }, g: {} });
  });

  test.each([
    ['x: >99%', '1:4', 'Put a value that begins with > in quotation marks.'],
    ['x: >=99%', '1:4', 'Put a value that begins with > in quotation marks.'],
    ['x: > 99%', '1:4', 'Put a value that begins with > in quotation marks.'],
    ['a: 1\nx: [1, >99%]', '2:8', 'Put a value that begins with > in quotation marks.'],
    ['x: { y: >99% }', '1:9', 'Put a value that begins with > in quotation marks.'],
    ['x: |99%', '1:4', 'Put a value that begins with | in quotation marks.'],
    ['x: %99', '1:4', 'Put a value that begins with % in quotation marks.'],
    ['x: @a', '1:4', 'Put a value that begins with @ in quotation marks.'],
    ['x: `a`', '1:4', 'Put a value that begins with ` in quotation marks.'],
    ["x: 'do not' do", '1:13', 'Put the whole value in quotation marks.'],
    ['x: a: b', '1:4', 'Put a value with a colon and a blank in it in quotation marks.'],
    ['a: 1\n\tx: 2', '2:1', 'Indent with blanks.'],
    ['x: "a\ny: 1\nz: 2', '1:4', 'Close it with ".'],
    ["x: 1\ny: 'a\nz: 2", '2:4', "Close it with '."],
    ['x: [a, b\ny: 1', '1:4', 'Close it with ].'],
    ['x: { a: [b]\ny: 1', '1:4', 'Close it with }.'],
  ])('says how to write what is no YAML: %j', (text, at, hint) => {
    const result = readDocument(`${text}\n`, 'x.yaml');
    const problems = 'problems' in result ? result.problems : [];
    expect(
      problems.map(({ code, position, hint }) => [code, position && lineAndColumn(position), hint]),
    ).toEqual([['not-yaml', at, hint]]);
  });

  test.each([
    ['x: !!merge', '!!merge'],
    ['x: !!binary aGVsbG8=', '!!binary'],
    ['x: !!set { a, b }', '!!set'],
    ['x: !!omap [ a: 1 ]', '!!omap'],
    ['x: !!timestamp 2025-05-12', '!!timestamp'],
    ['x: !draft { a: 1 }', '!draft'],
    ['!key x: 1', '!key'],
  ])('says where a tag is that means nothing, and reads on: %s', (text, tag) => {
    const { data, problems } = read(`${text}\ny: 2\n`);
    expect(problems.map(({ code, got, position }) => [code, got, position?.line])).toEqual([
      ['unknown-tag', tag, 1],
    ]);
    expect(data).toMatchObject({ y: 2 });
    // Plain data: no symbol, date, set or bytes.
    expect(structuredClone(data)).toEqual(JSON.parse(JSON.stringify(data)));
  });

  test.each([
    ['x: !draft 49', 'quotation marks'],
    ['x: !!set { a, b }', 'a list such as [a, b]'],
    ['x: !!omap [ a: 1 ]', 'keys with values such as { a: 1 }'],
  ])('says how to write without a tag what has one: %s', (text, way) => {
    expect(read(`${text}\n`).problems[0]?.hint).toContain(way);
  });

  test('keeps the tags that change nothing', () => {
    expect(
      read('a: !!str 49\nb: !!int 3\nc: !!map { d: !!seq [!!bool true, !!null null, !!float 1.5] }').data,
    ).toEqual({
      a: '49',
      b: 3,
      c: { d: [true, null, 1.5] },
    });
  });

  test('refuses thousands of aliases before it looks for what they repeat', () => {
    const started = process.cpuUsage();
    const result = readDocument(`x: &a y\nl:\n${'- *a\n'.repeat(9900)}`, 'x.yaml');
    expect('problems' in result && result.problems[0]?.message).toMatch(/more than 1000 aliases/);
    // Quadratic work took five seconds on a quiet machine; this takes a tenth of one.
    const { user } = process.cpuUsage(started);
    expect(user).toBeLessThan(4_000_000);
  });
});
