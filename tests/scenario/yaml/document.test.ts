import { describe, expect, test } from 'vitest';
import { type PositionedDocument, readDocument } from '../../../src/scenario/yaml/document.js';

function read(text: string): PositionedDocument {
  const result = readDocument(text, 'x.yaml');
  if ('problems' in result) throw new Error(result.problems.map(({ message }) => message).join());
  return result.document;
}

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
});
