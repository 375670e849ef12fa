import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { auditScenario } from '../../../src/scenario/audit/audit.js';
import { readBy } from '../../../src/scenario/audit/readBy.js';
import {
  conventionNamed,
  readWords,
  WORD_CONVENTIONS,
  wordFor,
} from '../../../src/scenario/figures/conventions.js';
import { countsInWords, type Quantity } from '../../../src/scenario/figures/words.js';
import { parseDeclaration } from '../../../src/scenario/parse.js';
import { WORDS_NAMES } from '../../../src/scenario/scenario.js';
import { accuracyTest, family } from '../../estimation/oracle.js';

const SCOTLAND = 'education-scotland';
const bandOf = (word: string) => conventionNamed(SCOTLAND).bands.find((band) => band.word === word);

describe('words for shares, by convention', () => {
  test.each(family('words'))('are defined as published: $name', ({ what, expected }) => {
    const band = bandOf(/convention: (.*)$/.exec(what)?.[1] ?? '');
    expect(String(band?.published?.low)).toBe(expected.low);
    expect(String(band?.published?.high)).toBe(expected.high);
  });

  test.each(family('words-of-counts'))('are those of the whole percentage: $name', ({ input, expected }) => {
    const [yes = 0, of = 0] = Array.from(input.matchAll(/\d+/g), Number);
    expect(wordFor({ yes, of }, { words: SCOTLAND })).toBe(expected.word);
  });

  it('gives each share one word of Education Scotland, by the whole percentage with halves rounded up', () => {
    const bands = [
      ['few', 14],
      ['less than half', 49],
      ['majority', 74],
      ['most', 90],
      ['almost all', 100],
    ] as const;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(), (of, any) => {
        const yes = any % (of + 1);
        const percent = Math.floor((200 * yes + of) / (2 * of));
        const word = bands.find(([, upTo]) => percent <= upTo)?.[0];
        expect(wordFor({ yes, of }, { words: SCOTLAND })).toBe(word);
      }),
    );
  });

  it('has a word for every share by every convention, and says of 15% that it is in two bands', () => {
    for (const words of WORDS_NAMES) {
      for (let yes = 0; yes <= 200; yes++) expect(wordFor({ yes, of: 200 }, { words })).toMatch(/\w/);
    }
    expect(wordFor({ yes: 41, of: 84 })).toBe('half');
    expect(wordFor({ yes: 31, of: 84 })).toBe('minority');
    expect(WORD_CONVENTIONS[SCOTLAND].note).toContain('15% is in two of its bands');
    expect(wordFor({ yes: 15, of: 100 }, { words: SCOTLAND })).toBe('less than half');
  });

  it("reads by casesim's own what another convention does not define", () => {
    expect(readWords('over three quarters', SCOTLAND)).toEqual(readWords('over three quarters'));
    expect(readWords('few')).toBeUndefined();
    const allowed = (words: string) => countsInWords(readWords(words, SCOTLAND) as Quantity, 84);
    expect(allowed('the majority')).toEqual({ lowest: 42, highest: 62 });
    expect(allowed('Almost-all')).toEqual({ lowest: 77, highest: 84 });
  });
});

const scenario = (words: string, figure: string) => `
id: a
title: A
sources: { report: { title: R${words} } }
sample: { cases: { count: 84, from: report }, cohort: { assumed: 600, low: 300, high: 900, why: unknown } }
variables:
  male: ${figure}
keyQuestions:
  assessment: { percent: 49, from: report }
`;

describe('an audit of quantities in words', () => {
  const codes = (text: string) =>
    auditScenario(parseDeclaration(text, 'a.yaml')).map(({ code, severity }) => `${severity} ${code}`);
  const MOST = '{ yes: 77, from: report, also: [{ words: most, from: report }] }';

  it('says where a sentence is true by one convention and not by another', () => {
    expect(codes(scenario('', MOST))).toEqual(['note words-differ-by-convention']);
    const [found] = auditScenario(parseDeclaration(scenario('', MOST), 'a.yaml'));
    expect(found?.explanation).toContain(
      "is 77 of 84 cases (92%): true by casesim's own convention, but not by Education Scotland's convention, where it is 75% to 90%",
    );
    expect(codes(scenario('', MOST.replace('77', '70')))).toEqual([]);
  });

  it('reads them by the convention that their source names', () => {
    expect(codes(scenario(', words: education-scotland', MOST))[0]).toMatch(/^contradiction/);
    expect(codes(scenario(', words: education-scotland', MOST.replace('77', '70')))).toEqual([]);
    expect(codes(scenario(', words: education-scotland', '{ words: few, from: report }'))).toContain(
      'ambiguity words-allow-several-counts',
    );
    expect(() => codes(scenario(', words: education-scotlnd', MOST))).toThrow(
      /Did you mean education-scotland\?/,
    );
  });

  it('reads them all by one convention where it is asked to', () => {
    const declared = parseDeclaration(scenario('', MOST), 'a.yaml');
    const read = auditScenario(readBy(declared, SCOTLAND));
    expect(read[0]?.severity).toBe('contradiction');
    expect(auditScenario(readBy(readBy(declared, SCOTLAND), 'casesim'))).toEqual(auditScenario(declared));
  });
});

accuracyTest('words for shares', ['words', 'words-of-counts']);
