import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/files/loadScenario.js';
import { loadPresentationRule } from '../../src/files/presentationRules.js';
import { auditReport } from '../../src/results/audit.js';

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
