import { describe, expect, test } from 'vitest';
import { stream } from '../../../src/numeric/stream.js';
import { parseCondition, parseTemplate, render } from '../../../src/training/words/template.js';

function write(
  text: string,
  slots: Record<string, string> = {},
  facts: Record<string, string> = {},
  seed = 1,
): string {
  const parsed = parseTemplate(text);
  if ('wrong' in parsed) throw new Error(parsed.wrong);
  return render(parsed.template, slots, facts, stream(seed, 'test'));
}

describe('a template', () => {
  test('fills slots, with what follows a name left alone', () => {
    expect(write("$P's plan", { P: 'RT' })).toBe("RT's plan");
  });

  test('chooses by the seed, and the same for the same seed', () => {
    const found = new Set(Array.from({ length: 40 }, (_, seed) => write('<one|two|three>', {}, {}, seed)));
    expect(found).toEqual(new Set(['One', 'Two', 'Three']));
    expect(write('<one|two|three>', {}, {}, 5)).toBe(write('<one|two|three>', {}, {}, 5));
  });

  test('chooses by a fact of the case, nested and negated', () => {
    const text = 'Seen<children? with the children|<!mappa? alone| by two officers>>.';
    expect(write(text, {}, { children: 'true' })).toBe('Seen with the children.');
    expect(write(text, {}, { children: 'false', mappa: 'true' })).toBe('Seen by two officers.');
    expect(write(text, {}, { children: 'false', mappa: 'false' })).toBe('Seen alone.');
  });

  test('begins sentences with a capital whatever slot opens them, and closes gaps that empty slots leave', () => {
    expect(write('$I saw $P. $he said  so , $I think', { I: '', P: 'RT', he: 'she' })).toBe(
      'Saw RT. She said so, think',
    );
  });

  test.each([
    ['a < that is not closed', '<one|two'],
    ['a > without a <', 'one> two'],
    ['a $ without a name', 'costs $ 5'],
    ['a condition with one text only', '<children? here>'],
  ])('is refused for %s', (_, text) => {
    expect(parseTemplate(text)).toHaveProperty('wrong');
  });
});

test('a condition names a fact, a level or their absence', () => {
  expect(parseCondition('!risk=high')).toEqual({ name: 'risk', level: 'high', negated: true });
  expect(parseCondition('children')).toEqual({ name: 'children', level: null, negated: false });
  expect(parseCondition('risk = high')).toBeNull();
});
