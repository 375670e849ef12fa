import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { proportionInterval } from '../../../src/estimation/proportion/proportion.js';
import { presentation } from '../../../src/estimation/rules/presentation.js';
import { US_NCHS_2017 } from '../../../src/estimation/rules/presentationRule.js';
import { parsePresentationRule } from '../../../src/estimation/rules/presentationRuleFile.js';
import { listPresentationRules, loadPresentationRule } from '../../../src/files/presentationRules.js';
import { accuracyTest, amount, family, inputs, near } from '../oracle.js';

/** The verdict that the words of a reference row begin with; what follows them is the reason. */
function verdictIn(words = ''): string {
  if (/^(do not print|suppress)/.test(words)) return 'doNotPrint';
  if (/note/.test(words)) return 'note';
  return words === 'review' ? 'review' : 'print';
}

describe('whether a percentage should be printed', () => {
  test.each(family('presentation'))('is as the rule says: $name', ({ input, expected }) => {
    const { x = 0, n = 0, effective } = inputs(input);
    const found = presentation({ yes: x, of: n, ...(effective === undefined ? {} : { effective }) });
    near(found.width, amount(expected, 'width'), 1e-9);
    const relative = {
      relativeWidth: found.relativeWidth,
      complementRelativeWidth: found.complementRelativeWidth,
    };
    for (const [key, width] of Object.entries(relative)) {
      const wanted = expected[key];
      if (wanted === 'none') expect(width).toBeNull();
      else if (wanted !== undefined) near(width, Number(wanted), 1e-9);
    }
    expect(found.verdict).toBe(verdictIn(expected.verdict));
    const [, because = ''] = /^do not print: (.*)$/.exec(expected.verdict ?? '') ?? [];
    const few = /^fewer than 30/.test(because);
    if (few) expect(found.because).toMatch(/^fewer than 30 (effective )?cases$/);
    if (because.startsWith('interval wider')) expect(found.because).toContain('wider than 130% of the share');
    if (because.startsWith('interval 30'))
      expect(found.because).toContain('30 percentage points wide or wider');
  });

  test.each(family('presentation-standard'))('is as it was first worked out: $name', ({ what, expected }) => {
    const [, yes, of] = /(\d+) of (\d+)/.exec(what) ?? [];
    expect(presentation({ yes: Number(yes), of: Number(of) }).verdict).toBe(verdictIn(expected.verdict));
  });

  it('asks for a review of what few degrees of freedom are behind, unless it is not printed anyway', () => {
    const few = { degreesOfFreedom: 7 };
    expect(presentation({ yes: 41, of: 84, ...few })).toMatchObject({
      verdict: 'review',
      because: 'fewer than 8 degrees of freedom',
    });
    expect(presentation({ yes: 41, of: 84, degreesOfFreedom: 8 }).verdict).toBe('print');
    expect(presentation({ yes: 500, of: 2000, ...few }).verdict).toBe('review');
    expect(presentation({ yes: 6, of: 84, ...few }).verdict).toBe('doNotPrint');
    expect(presentation({ yes: 46, of: 52, ...few }).verdict).toBe('review');
  });

  it('never takes more independent cases than there are, and looks at the interval that others print', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), (of, any) => {
        const yes = any % (of + 1);
        const found = presentation({ yes, of });
        const { lower, upper } = proportionInterval({ yes, of }, { method: 'clopper-pearson' });
        expect(found.lower).toBeCloseTo(lower, 11);
        expect(found.upper).toBeCloseTo(upper, 11);
        expect(presentation({ yes, of, effective: of * 2 })).toEqual(found);
        const other = presentation({ yes: of - yes, of });
        expect(other.width).toBeCloseTo(found.width, 11);
      }),
    );
  });

  it('refuses counts and rules that are none', () => {
    expect(() => presentation({ yes: 85, of: 84 })).toThrow('yes must be a whole number from 0 to 84');
    expect(() => presentation({ yes: 1, of: 84, effective: 0 })).toThrow(
      'effective must be a number above 0',
    );
    const rule = { ...US_NCHS_2017, interval: 'guess' } as unknown as typeof US_NCHS_2017;
    expect(() => presentation({ yes: 1, of: 84 }, rule)).toThrow(
      'rule must be one from loadPresentationRule or parsePresentationRule',
    );
  });
});

describe('rules as data', () => {
  it('has the rule that is taken where none is given in a file as well', () => {
    expect(loadPresentationRule('us-nchs-2017')).toEqual(US_NCHS_2017);
  });

  it('has files that are called as their rules are, and say where editors find their shape', () => {
    for (const id of listPresentationRules()) {
      expect(loadPresentationRule(id).id).toBe(id);
      const text = readFileSync(`scenarios/rules/${id}.yaml`, 'utf8');
      expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../presentation-rule.schema.json');
    }
    expect(listPresentationRules()).toEqual(['five-or-fewer', 'small-counts', 'us-nchs-2017']);
  });

  it('hides counts from one to seven of either answer, and reviews five cases or fewer', () => {
    const small = loadPresentationRule('small-counts');
    expect(presentation({ yes: 6, of: 84 }, small)).toMatchObject({
      verdict: 'doNotPrint',
      because: 'only 6 Yes',
      rule: 'small-counts',
    });
    expect([0, 1, 7, 8, 76, 77, 84].map((yes) => presentation({ yes, of: 84 }, small).verdict)).toEqual([
      ...['print', 'doNotPrint', 'doNotPrint', 'print'],
      ...['print', 'doNotPrint', 'print'],
    ]);
    const five = loadPresentationRule('five-or-fewer');
    expect([5, 6].map((of) => presentation({ yes: 3, of }, five).verdict)).toEqual(['review', 'print']);
  });

  it('reads one of a reader in ten lines, with reasons of its own', () => {
    const own = parsePresentationRule(
      [
        'id: ours',
        'title: Ours',
        'source: agreed by the editors in November 2026',
        'interval: wilson',
        'steps:',
        '  - { when: { casesBelow: 20 }, verdict: doNotPrint, because: too few }',
        '  - { when: { widthAtLeast: 0.2 }, verdict: note }',
      ].join('\n'),
      'ours.yaml',
    );
    expect(presentation({ yes: 7, of: 17 }, own)).toMatchObject({
      verdict: 'doNotPrint',
      because: 'too few',
    });
    expect(presentation({ yes: 41, of: 84 }, own)).toMatchObject({
      verdict: 'note',
      because: 'the interval is 20 percentage points wide or wider',
    });
    const { lower, upper } = proportionInterval({ yes: 41, of: 84 }, { method: 'wilson' });
    expect(presentation({ yes: 41, of: 84 }, own)).toMatchObject({ lower, upper });
  });

  it('says everything that is wrong with a rule, each with its line', () => {
    const wrong = () =>
      parsePresentationRule(
        [
          'id: ours',
          'title: Ours',
          'source: us',
          'steps:',
          '  - { when: { casesBellow: 20 }, verdict: doNotPrint }',
          '  - { when: { yes: [7, 1] }, verdict: print }',
          '  - { when: { widthAtMost: 5 }, verdict: hide }',
        ].join('\n'),
        'ours.yaml',
      );
    expect(wrong).toThrow(/ours\.yaml:5.*Did you mean casesBelow\?/s);
    expect(wrong).toThrow(/ours\.yaml:7.*one of print, note, review, doNotPrint/s);
    expect(wrong).toThrow(/widthAtMost/);
    expect(wrong).toThrow(/lower first/);
  });

  it('that has a percentage for a proportion is refused with how to write it', () => {
    const steps = 'steps:\n  - { when: { widthAtLeast: 30 per cent }, verdict: print }\n';
    const text = `id: ours\ntitle: Ours\nsource: We\ninterval: wilson\nconfidence: 95%\n${steps}`;
    expect(() => parsePresentationRule(text, 'ours.yaml')).toThrow(
      /not "95%"\. Write 0\.95\..*Write 0\.3\./s,
    );
  });
});

accuracyTest('whether a percentage should be printed', ['presentation', 'presentation-standard']);
