import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/inspection/inspect.js';
import { compileModel } from '../../src/model/compile/compile.js';
import { drawCases } from '../../src/model/draw/draw.js';
import { westMidlands } from './scenarioFixture.js';

/**
 * Frozen across versions: a seed noted today gives the same cases next year. A change here is a breaking
 * change and belongs in the release notes.
 */
const model = compileModel(westMidlands());
const digest = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

describe('golden outputs', () => {
  it('of drawCases, for expected and exact matches, per seed', () => {
    const drawn = [1, 7, 2025].map((seed) => [
      digest(drawCases(model, { cases: 500, seed })),
      digest(drawCases(model, { cases: 168, seed, match: 'exact' })),
    ]);
    expect(drawn).toEqual([
      ['4863cfa4baf82300', '8ffc34647fc3c259'],
      ['204083909673d2b9', '504e958a314589e6'],
      ['7075919fb2a086ca', 'c344dbb8e4f1be00'],
    ]);
  });

  it('of the first case, in words', () => {
    expect(drawCases(model, { cases: 1, seed: 7 })[0]).toEqual({
      assessment: 'no',
      childSafeguardingAnalysed: 'yes',
      childSafeguardingRelevant: 'yes',
      delivery: 'yes',
      domesticAbuseAnalysed: 'no',
      domesticAbuseRelevant: 'yes',
      enforcementRelevant: 'no',
      enforcementSufficient: 'notRelevant',
      id: 'SYN-0001',
      mappaLevel1: 'yes',
      otherAgenciesInPlan: 'no',
      otherAgenciesInPlanRelevant: 'yes',
      oversightEffective: 'no',
      oversightNeeded: 'yes',
      planning: 'no',
      reviewing: 'no',
      risk: 'medium',
      sentence: 'licence',
      servicesAccess: 'no',
      servicesRelevant: 'yes',
    });
  });

  it('of inspect, per seed', () => {
    const scored = [1, 7, 2025].map((seed) => inspect(model, { seed }).keyQuestions.map(({ yes }) => yes));
    expect(scored).toEqual([
      [45, 51, 36, 45],
      [38, 49, 44, 43],
      [38, 55, 37, 33],
    ]);
  });
});
