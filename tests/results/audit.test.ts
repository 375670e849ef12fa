import { describe, expect, it, test } from 'vitest';
import { loadDeclaration, loadScenario } from '../../src/files/loadScenario.js';
import { loadPresentationRule } from '../../src/files/presentationRules.js';
import { auditDocument } from '../../src/report/documents/scenario/auditDocument.js';
import { render } from '../../src/report/render/render.js';
import { auditReport } from '../../src/results/audit.js';
import { parseDeclaration } from '../../src/scenario/parse.js';
import { PLAIN } from '../../src/words/textOptions.js';
import { MINIMAL } from '../scenario/minimal.js';

const verdictsOf = (id: string, rule?: string) =>
  new Map(
    auditReport(
      loadScenario(id),
      null,
      rule === undefined ? {} : { rule: loadPresentationRule(rule) },
    ).figures.map(({ path, presentation }) => [path, presentation?.verdicts.join() ?? null]),
  );

describe('whether the figures of an audit should be printed', () => {
  it('is said of each printed share whose cases are known, and of no assumed one', () => {
    const verdicts = verdictsOf('west-midlands-2025');
    expect(verdicts.get('variables.risk.low')).toBe('doNotPrint');
    expect(verdicts.get('variables.enforcementSufficient.no')).toBe('doNotPrint');
    expect(verdicts.get('variables.domesticAbuseInformationStandard.yes')).toBe('note');
    expect(verdicts.get('keyQuestions.assessment.yes')).toBe('print');
    expect(verdicts.get('variables.sex.female')).toBeNull();
    expect(verdicts.get('sample.cases')).toBeNull();
  });

  it('names each verdict that some count behind vague words would have', () => {
    expect(verdictsOf('south-west-2025').get('variables.oversightEffective.no')).toBe('review,note,print');
  });

  it('follows the rule asked for', () => {
    expect(verdictsOf('west-midlands-2025', 'small-counts').get('variables.risk.low')).toBe('doNotPrint');
    expect(verdictsOf('west-midlands-2025', 'small-counts').get('variables.enforcementSufficient.no')).toBe(
      'print',
    );
    expect(verdictsOf('west-midlands-2025', 'five-or-fewer').get('variables.enforcementSufficient.no')).toBe(
      'print',
    );
  });
});

const SOUTH = loadDeclaration('south-west-2025');
const options = { joints: ['delivery=no & believedTheyHadTheSkills'], draws: 2000 };

describe('an audit says what sentences and figures come to', () => {
  const report = auditReport(SOUTH, null, options);

  test('each claim of the cases, of the work, and how few answers would reverse it', () => {
    expect(report.claims).toHaveLength(9);
    expect(report.claims[2]).toMatchObject({
      sample: true,
      answersToReverse: 9,
      work: { undetermined: true },
    });
    expect(report.claims[8]).toMatchObject({ sample: null, work: null, answersToReverse: null });
  });

  test('what the figures force, of pairs and of joint questions', () => {
    expect(report.forced[0]).toMatchObject({ least: 45 });
    expect(report.joints).toMatchObject([{ least: 41, most: 45 }]);
  });

  test('and a document tells it, never as certain where it is not', async () => {
    const text = await render(auditDocument(SOUTH, report), 'text', {
      width: 100,
      version: '1',
      unicode: true,
      ink: PLAIN,
    });
    expect(text.replace(/\s+/g, ' ')).toContain('at least 41, at most 45 cases');
    expect(text).toContain('>0.999');
  });
});

test('figures that contradict each other claim nothing and force nothing, and are findings as before', () => {
  const wrong = parseDeclaration(MINIMAL.replace('assessment: 45%', 'assessment: 44%'), 'x.yaml');
  const report = auditReport(wrong);
  expect(report).toMatchObject({ claims: [], forced: [], joints: [], challenges: [] });
  expect(report.findings[0]).toMatchObject({ severity: 'contradiction' });
});
