import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditScenario, DataError, formatProblem, loadProgramme, loadScenario } from '../../src/index.js';
import { figuresOf } from '../../src/scenario/declare/declaration.js';
import { printFigure } from '../../src/scenario/figures/printFigure.js';

const LETTER = loadScenario('west-midlands-2022');
const printedOf = (scenario: typeof LETTER) =>
  new Map(figuresOf(scenario).map((figure) => [figure.path, [figure.basis, printFigure(figure)]]));

describe('every figure that the letter of 2022 prints is in its scenario, as it is printed', () => {
  const found = printedOf(LETTER);

  test.each([
    ['units.birminghamNorthEastAndSolihull.total', '2 of 27'],
    ['units.warwickshire.total', '7 of 27'],
    ['samples.survey.cases', '58'],
    ['samples.survey.questions.qualityPrioritised.yes', '43 of 58'],
    ['samples.survey.questions.changeCommunicated.yes', '35 of 58'],
    ['samples.survey.questions.workloadManageable.yes', '33 of 58'],
    ['samples.survey.questions.staffingSufficient.yes', '10 of 58'],
    ['samples.victims.cases', '13'],
    ['samples.victims.variables.recentSentence.yes', '8 of 13'],
    ['samples.victims.questions.timelyContact.yes', 'all of 8'],
    ['samples.victims.questions.adequateAdvice.no', '2 of 8'],
    ['samples.victims.questions.engagementEncouraged.yes', '7 of 8'],
    ['samples.victims.questions.communicationAppropriate.yes', '7 of 8'],
    ['samples.reviews.cases', '16'],
    ['samples.reviews.variables.assured.yes', '15 of 16'],
    ['samples.reviews.questions.quality.requiresImprovement', '3 of 15'],
    ['samples.reviews.questions.quality.good', '8 of 15'],
    ['samples.reviews.questions.quality.outstanding', '4 of 15'],
    ['context.staffing.vacancies', '8%'],
    ['context.staffing.vacanciesProbationOfficer', '7% of target'],
    ['context.staffing.vacanciesProbationServicesOfficer', '37% of target'],
    ['context.staffing.vacanciesPerformanceAndQuality', '45%'],
    ['context.staffing.caseloadProbationOfficer', '37.2 cases per full-time equivalent'],
    ['context.staffing.caseloadProbationServicesOfficer', '45 cases per full-time equivalent'],
    ['context.staffing.workloadProbationOfficer', '115% of capacity'],
    ['context.staffing.workloadProbationServicesOfficer', '89% of capacity'],
    ['context.staffing.attrition', '7%'],
    ['context.staffing.exitInterviews', '3%'],
    ['context.staffing.trainees', '174'],
    ['context.staffing.qualityDevelopmentOfficers', '4 of 13'],
    ['context.staffing.staffTrained', '300 people'],
    ['context.staffing.judicialSatisfaction', '68%'],
    ['context.training.servicesOfficers', '64%'],
    ['context.training.officers', '55%'],
    ['context.training.adultSafeguarding', '73%'],
    ['context.training.childSafeguarding', '76%'],
    ['context.training.domesticAbuse', '73%'],
    ['context.training.prevent', '67%'],
    ['context.services.accommodationStarted', '28%'],
    ['context.services.accommodationOnRelease', '80%'],
    ['context.services.commissionedNotBegun', '6 of 7'],
    ['context.services.pathways', '4'],
    ['context.services.programmesSexual', '27%'],
    ['context.services.programmesGeneral', '17%'],
    ['context.services.programmesNotBegun', '62%'],
    ['context.facilities.investment', '7 million pounds'],
    ['context.facilities.officesImproved', '20 of 22'],
    ['context.unpaidWork.casesDealtWith', '550'],
    ['context.unpaidWork.casesToBeHeard', '360'],
    ['context.unpaidWork.casesDelayed', '150'],
    ['context.unpaidWork.applicationsToProcess', '600'],
    ['context.unpaidWork.hoursOwed', '200,000 hours'],
    ['context.victims.liaisonOfficers', '18.7 full-time equivalents'],
    ['context.victims.liaisonOfficersShort', '8.6 full-time equivalents'],
    ['context.victims.administrators', '5'],
    ['context.victims.administratorsShort', '4.5'],
    ['context.victims.liaisonTeams', '5'],
    ['context.victims.casesPerLiaisonOfficer', '300'],
    ['context.reviewers.before', '3'],
    ['context.reviewers.now', '5'],
  ])('%s is %s', (path, printed) => {
    expect(found.get(path)).toEqual(['published', printed]);
  });

  test('and what follows from them is derived', () => {
    expect(found.get('samples.reviews.questions.quality.inadequate')).toEqual(['derived', '0 of 15']);
    expect(found.get('context.unpaidWork.hoursOfACase')).toEqual(['derived', '132 hours']);
    expect(found.get('context.staffing.probationServicesOfficersOfPosts')).toEqual([
      'derived',
      '21.6% of target posts',
    ]);
    expect(found.get('context.staffing.qualityDevelopmentOfficersVacant')?.[1]).toBe('69%');
    const all = [...found].filter(([path]) => path.startsWith('context.recommendations.'));
    expect(all.map(([, [, printed]]) => printed)).toEqual(['8', '7', '9']);
  });
});

describe('other samples', () => {
  test('have cases of their own, settled as those of an inspection are', () => {
    const reviews = LETTER.samples?.find(({ name }) => name === 'reviews');
    const quality = reviews?.variables.find(({ name }) => name === 'quality');
    expect(quality).toMatchObject({ kind: 'ordinal', counts: [0, 3, 8, 4], relevant: 15 });
    for (const { shares } of LETTER.samples?.flatMap(({ variables }) => variables) ?? []) {
      expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1)).toBeLessThan(1e-12);
    }
  });

  test('of 2018 are words, with no number of cases: 26 of them, as the article has them', () => {
    const words = loadScenario('nps-midlands-2018').samples?.flatMap(({ sample, variables }) => {
      expect(sample).toBeNull();
      return variables.flatMap(({ figures }) =>
        figures.flatMap((figure) => (figure === null ? [] : [printFigure(figure)])),
      );
    });
    const tally = (text: string) => words?.filter((word) => word === text).length;
    expect(words).toHaveLength(26);
    expect(['most', 'almost all', 'almost three-quarters'].map(tally)).toEqual([11, 6, 4]);
    expect(['more than three-quarters', 'more than two-thirds', 'two-thirds', 'all'].map(tally)).toEqual([
      1, 2, 1, 1,
    ]);
  });
});

test('the audit of the letter has its true findings', () => {
  const said = auditScenario(LETTER, loadProgramme('core-2021')).map(
    ({ code, explanation }) => `${code}: ${explanation}`,
  );
  for (const expected of [
    /ratings-not-known: .*Staffordshire and Stoke are not legible.*0 to 4 of 27/,
    /few-units: 3 of 11 probation delivery units/,
    /part-of-sample: .*known of 15 of the 16 reviews, and 1 is left out/,
    /other-reading: .*all thirteen cases/,
    /other-reading: .*220/,
    /number-not-published: .*how many staff were asked/,
    /denominator-not-published: .*Prevent training completed \(67%\)/,
  ])
    expect(said.some((one) => expected.test(one))).toBe(true);
  expect(said.some((one) => one.startsWith('does-not'))).toBe(false);
});

describe('what the rules of the programme do not allow is said with its line', () => {
  const text = readFileSync('scenarios/west-midlands-2022.yaml', 'utf8');
  test.each([
    [
      'total: 7 of 27',
      'total: 8 of 27',
      /:\d+:\d+ Warwickshire is printed with 8 of 27 points, and its ratings give 7/,
    ],
    ['total: 7 of 27', 'total: 7 of 30', /core-2021 gives up to 27 points, not 30/],
    ['courtWork: good', 'courtWorks: good', /no standard courtWorks. Did you mean courtWork/],
    ['courtWork: good', 'courtWork: fair', /There is no level fair/],
    [
      'level: requiresImprovement, also',
      'level: good, also',
      /printed once as good and once as requiresImprovement/,
    ],
    ['good: 8', 'good: 9', /Quality of the review/],
    ['yes: 33 of 58', 'yes: 33 of 57', /57/],
    ['programme: core-2021', 'programme: core-2022', /no programme core-2022/],
  ])('%s as %s', (from, to, expected) => {
    expect(text).toContain(from);
    const path = join(tmpdir(), `casesim-letter-${process.pid}.yaml`);
    writeFileSync(path, text.replace(from, to));
    expect(saidOf(path)).toMatch(expected);
  });
});

function saidOf(path: string): string {
  try {
    loadScenario(path);
    return 'nothing';
  } catch (error) {
    if (error instanceof DataError) return error.problems.map(formatProblem).join('\n');
    return String(error);
  }
}
