import { expect, test } from 'vitest';
import { readDocument } from '../../../src/scenario/yaml/document.js';

/** Texts that take a careless reader more than linear time, or more stack than there is; each near the size limit. */
const HOSTILE: Readonly<Record<string, string>> = {
  'empty lines': `${'\n'.repeat(250_000)}a: 1`,
  spaces: `a: ${' '.repeat(250_000)}1`,
  comments: '#\n'.repeat(120_000),
  dashes: '- '.repeat(120_000),
  'open brackets': '['.repeat(250_000),
  'closed brackets': ']'.repeat(250_000),
  'mismatched brackets': '[}'.repeat(120_000),
  'open braces': 'a: {'.repeat(60_000),
  'question marks': '? '.repeat(120_000),
  colons: ': '.repeat(120_000),
  'nested keys': 'a: b: c: d\n'.repeat(20_000),
  quotes: '"'.repeat(250_001),
  'an open quote': `"${'\n'.repeat(250_000)}`,
  escapes: `"${'\\x'.repeat(120_000)}`,
  anchors: '&a '.repeat(80_000),
  aliases: '*a '.repeat(80_000),
  tags: '!!'.repeat(120_000),
  directives: '%YAML\n'.repeat(40_000),
  documents: '---\n'.repeat(60_000),
  'block scalars': '|\n'.repeat(120_000),
  'the same key': 'a: 1\n'.repeat(50_000),
  'other keys': Array.from({ length: 25_000 }, (_, key) => `k${key}: 1`).join('\n'),
  items: '- a\n'.repeat(60_000),
  indentation: Array.from({ length: 700 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  'one long word': 'x'.repeat(250_000),
};

test.each(Object.entries(HOSTILE))('%s without end are read or refused in time', (_, text) => {
  const started = performance.now();
  const result = readDocument(text, 'hostile.yaml');
  expect('problems' in result ? result.problems.length : 0).toBeLessThanOrEqual(20);
  // Linear work on 250 kB takes under a second on a busy machine; quadratic work takes minutes.
  expect(performance.now() - started).toBeLessThan(10_000);
});
