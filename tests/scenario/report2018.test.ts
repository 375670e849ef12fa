import { describe, expect, test } from 'vitest';
import { auditScenario, loadProgramme, loadScenario } from '../../src/index.js';
import { figuresOf } from '../../src/scenario/declare/declaration.js';
import { printFigure } from '../../src/scenario/figures/printFigure.js';

const REPORT = loadScenario('nps-midlands-2018');

describe('every quantity that the article of 2018 prints is in its scenario, as it is printed', () => {
  const found = new Map(
    figuresOf(REPORT).map((figure) => [figure.path, [figure.basis, printFigure(figure)]]),
  );
  const tried = new Set<string>();

  test.each([
    ['supervision.assessmentRisksAndNeeds', 'most'],
    ['supervision.assessmentMotivation', 'almost all'],
    ['supervision.assessmentDiversity', 'almost three-quarters'],
    ['supervision.assessmentDiversityImpact', 'almost all'],
    ['supervision.assessmentEngaging', 'most'],
    ['supervision.assessmentStrengthsAndHarm', 'most'],
    ['supervision.planEngaging', 'most'],
    ['supervision.planInvolved', 'more than three-quarters'],
    ['supervision.planDiversity', 'almost three-quarters'],
    ['supervision.planViews', 'most'],
    ['supervision.planStrengths', 'two-thirds'],
    ['supervision.deliveredEffectively', 'almost all'],
    ['supervision.startedPromptly', 'almost all'],
    ['supervision.contactDesistance', 'more than two-thirds'],
    ['supervision.contactHarm', 'most'],
    ['supervision.interventionsDelivered', 'most'],
    ['supervision.reviewInvolved', 'almost three-quarters'],
    ['supervision.reviewAdjusted', 'most'],
    ['court.supportedDecision', 'most'],
    ['court.drewOnSources', 'more than two-thirds'],
    ['court.viewsConsidered', 'almost all'],
    ['court.factorsThoughtOut', 'most'],
    ['victims.contributedToConditions', 'all'],
    ['victims.engagementEncouraged', 'almost three-quarters'],
    ['victims.timelyAndSupportive', 'most'],
    ['victims.communication', 'almost all'],
  ])('%s: %s', (name, printed) => {
    const [sample = '', question = ''] = name.split('.');
    const path = `samples.${sample}.questions.${question}.yes`;
    tried.add(path);
    expect(found.get(path)).toEqual(['published', printed]);
  });

  test.each([
    ['context.division.people', '17,000 people'],
    ['context.division.servicesSufficient', 'most'],
    ['context.round.inspections', '7'],
    ['context.round.divisions', '2'],
    ['context.round.companies', '5'],
    ['context.round.bandNames', '4'],
  ])('%s: %s', (path, printed) => {
    tried.add(path);
    expect(found.get(path)).toEqual(['published', printed]);
  });

  test('and nothing else is', () => {
    expect([...found.keys()].toSorted()).toEqual([...tried].toSorted());
  });

  test('its ratings are as printed: good overall, and all of case supervision good or outstanding', () => {
    const [unit] = REPORT.rated?.units ?? [];
    expect(unit?.overall?.level).toBe('good');
    expect(unit?.atLeast).toEqual({
      assessment: 'good',
      planning: 'good',
      delivery: 'good',
      reviewing: 'good',
    });
    expect(unit?.unknown?.how).toBe('notPublished');
  });

  test('the audit finds no contradiction, and says that no number of cases is printed', () => {
    const said = auditScenario(REPORT, loadProgramme('core-2018')).map(({ explanation }) => explanation);
    for (const sample of ['Cases inspected', 'Court reports', 'Statutory victim cases']) {
      expect(
        said.some((one) => one.startsWith(`${sample}: the article prints no number of`)),
        sample,
      ).toBe(true);
    }
  });
});
