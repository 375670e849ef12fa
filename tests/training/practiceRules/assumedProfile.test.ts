import { expect, test } from 'vitest';
import { compileModel } from '../../../src/model/compile/compile.js';
import { keyDocument } from '../../../src/report/documents/training/keyDocument.js';
import { renderMarkdown } from '../../../src/report/render/markdown.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import { checkPractice } from '../../../src/training/checking/checkPractice.js';
import { withAssumedProfile } from '../../../src/training/practiceRules/assumedProfile.js';
import { pack, southWest, westMidlands } from '../packFixture.js';

/** The scenario of the README, in which everything else is left to be assumed. */
const own = (variables = '') =>
  parseScenario(
    `id: my-region
title: My region, an inspection of 84 cases
sources:
  report: { title: Inspection report, publisher: The publisher, year: 2025 }
sample:
  cases: { count: 84, from: report/Context }
${variables}keyQuestions:
  from: report/Scoring
  assessment: { percent: 52 }
  planning: { percent: 61 }
  delivery: { percent: 45 }
  reviewing: { percent: 44 }
`,
    'my-region.yaml',
  );

test('a scenario of key questions alone gives cases of every sentence, risk and offence, with and without MAPPA', () => {
  const made = pack({ cases: 40 }, own());
  const rows = made.notes.mix.filter(({ publishedText }) => publishedText.endsWith('assumed'));
  expect(rows.length).toBe(12);
  for (const { label, level, pack: found, of } of rows) {
    expect(found, `${label} ${level}`).toBeGreaterThan(0);
    expect(found, `${label} ${level}`).toBeLessThan(of);
  }
  expect(checkPractice(made).rules.filter(({ broken }) => broken > 0)).toEqual([]);
});

test('notes and key say what was assumed, with its range, and no key question moves by it', () => {
  const made = pack({ cases: 1 }, own());
  const key = renderMarkdown(keyDocument(made), 'test');
  for (const line of [
    'Risk of serious harm, assumed: low 7% (2% to 20%)',
    'Managed at MAPPA Level 1, assumed: 30%',
  ]) {
    expect(made.notes.assumptions.some((one) => one.startsWith(line))).toBe(true);
    expect(key).toContain(line);
  }
  expect(made.notes.assumptions.join()).toMatch(
    /absences have to be dealt with in 43% of cases \(20% to 60%\)/,
  );
  const { whole } = withAssumedProfile(own());
  const [plain, full] = [own(), whole].map((one) => compileModel(one, { effects: 'moderate' }));
  for (const { id } of own().keyQuestions) expect(full?.margin(id)).toEqual(plain?.margin(id));
});

test('what a scenario says itself is left alone, and a name of its own is not taken', () => {
  for (const one of [westMidlands, southWest]) {
    expect(withAssumedProfile(one)).toEqual({ whole: one, assumptions: [] });
  }
  const said = own(
    'variables:\n  risk: { label: A thing of ours, yes: 20, from: report/Context }\n  mappaEligible: { role: mappa-eligible, yes: 30, from: report/Context }\n',
  );
  const names = withAssumedProfile(said).whole.variables.map(({ name }) => name);
  expect(names).toContain('riskAssumed');
  expect(names).not.toContain('mappaLevel1');
  expect(pack({ cases: 2, include: ['risk=yes=1', 'riskAssumed=high=1'] }, said).cases).toHaveLength(2);
});
