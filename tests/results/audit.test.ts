import { describe, expect, it, test } from 'vitest';
import { loadProgramme } from '../../src/files/loadProgramme.js';
import { loadDeclaration, loadScenario } from '../../src/files/loadScenario.js';
import { loadPresentationRule } from '../../src/files/presentationRules.js';
import { auditDocument } from '../../src/report/documents/scenario/auditDocument.js';
import { render } from '../../src/report/render/render.js';
import { auditReport } from '../../src/results/audit.js';
import { parseDeclaration } from '../../src/scenario/parse.js';
import type { WordsName } from '../../src/scenario/scenario.js';
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

const textOf = async (declaration: ReturnType<typeof loadDeclaration>, rule?: string) => {
  const own = rule === undefined ? {} : { rule: loadPresentationRule(rule) };
  const document = auditDocument(declaration, auditReport(declaration, null, { draws: 1000, ...own }));
  const text = await render(document, 'text', { width: 100, version: '1', unicode: true, ink: PLAIN });
  return text.replace(/\s+/g, ' ');
};

describe('what is said of figures to print', () => {
  it('leaves out points, posts and offices, which are no sample of cases', () => {
    const verdicts = verdictsOf('west-midlands-2022');
    expect(verdicts.get('units.warwickshire.total')).toBeNull();
    expect(
      [...verdicts].filter(([path, verdict]) => path.startsWith('context.') && verdict !== null),
    ).toEqual([]);
  });

  it('says that all may be printed, and several counts as a range', async () => {
    const region = loadDeclaration('west-midlands-2025');
    expect(await textOf(region, 'five-or-fewer')).toContain('all 24 printed shares may be printed');
    expect(await textOf(region, 'small-counts')).toContain('no: only 1 to 7 Yes; yes:');
  });
});

test('a claim whose denial alone the overlap decides is not counted with those that it may show', async () => {
  const claim = (keys: string) => `\n  - { says: a thing, question: delivery, ${keys}, from: report }`;
  const scenario = parseDeclaration(
    `id: own\ntitle: Own\nsources: { report: { title: R, publisher: P, year: 2025 } }\nsample: { cases: { count: 60, from: report } }\n` +
      `keyQuestions: { from: report, planning: 36, delivery: 24 }\nclaims:${claim('moreThan: planning')}`,
    'own.yaml',
  );
  const text = await textOf(scenario);
  expect(text).toContain(
    '0 are true with a probability of 0.95 or more, however the answers overlap. 0 are false',
  );
  expect(text).toContain('the overlap or the count decides it for 1.');
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

const WORDED = `${MINIMAL.replace('report: The report of my region', 'report: { title: The report, publisher: Us, year: 2025 }')}claims:
  - { says: less than half sufficient in assessment, question: assessment, below: half, from: report }
`;

describe('what an audit says by words, clusters and ratings', () => {
  test('where a verdict depends on the count behind the words, each has a reason of its own', () => {
    const { figures } = auditReport(loadDeclaration('west-midlands-2025'), null, { draws: 1000 });
    const open = figures.find(
      ({ path }) => path === 'variables.childSafeguardingInformation.yes',
    )?.presentation;
    expect(open?.verdicts).toEqual(['doNotPrint', 'review', 'print']);
    expect(open?.reasons).toHaveLength(3);
    expect(open?.reasons[0]).toContain(open?.because ?? 'nothing');
    expect(open?.reasons[1]).toBe('not one case is Yes');
  });

  test('a design effect is of what should be printed too', () => {
    const verdict = (designEffect: number) =>
      auditReport(loadDeclaration('west-midlands-2025'), null, { draws: 1000, designEffect }).figures.find(
        ({ path }) => path === 'variables.domesticAbuseAnalysed.yes',
      )?.presentation?.verdicts;
    expect([verdict(1), verdict(1.5)]).toEqual([['print'], ['doNotPrint']]);
  });

  test('claims are read by the words asked for: fewer than half is 15% to 49% by those of Education Scotland', () => {
    const few = WORDED.replace('45%', '8%');
    const truth = (text: string, words?: WordsName) =>
      auditReport(parseDeclaration(text, 'x.yaml'), null, {
        draws: 1000,
        ...(words === undefined ? {} : { words }),
      }).claims.map(({ sample }) => sample);
    expect(truth(WORDED)).toEqual([true]);
    expect(truth(WORDED, 'education-scotland')).toEqual([true]);
    expect(truth(few)).toEqual([true]);
    expect(truth(few, 'education-scotland')).toEqual([false]);
    const own = few.replace('year: 2025 }', 'year: 2025, words: education-scotland }');
    expect(own).not.toBe(few);
    expect(truth(own)).toEqual([false]);
    expect(truth(own, 'casesim')).toEqual([true]);
  });

  test('it says how many points, and how many answers, would change a rating', () => {
    const { ratings } = auditReport(loadDeclaration('west-midlands-2022'), loadProgramme('core-2021'));
    expect(ratings.map(({ label, points, up, down }) => [label, points, up?.points, down?.points])).toEqual([
      ['Birmingham North, East and Solihull', 2, 3, undefined],
      ['Warwickshire', 7, 7, 3],
    ]);
    expect(ratings[1]?.up).toMatchObject({ level: 'Good', answers: null });
  });
});

test('what only the words of another convention contradict is said to be so read, and nobody is told to correct it', () => {
  const audited = (words?: WordsName) => {
    const scenario = loadDeclaration('west-midlands-2025');
    return auditDocument(scenario, auditReport(scenario, null, words === undefined ? {} : { words }));
  };
  const { sentence, parts } = audited('education-scotland');
  expect(sentence).toContain("read by Education Scotland's convention: 4 contradictions");
  const [contradictions] = parts.filter(
    (part) => part.kind === 'text' && /^Contradictions/.test(part.heading ?? ''),
  );
  expect(JSON.stringify(contradictions)).toContain(
    "read by Education Scotland's convention, these cannot all be right",
  );
  expect(JSON.stringify(contradictions)).not.toContain('Keep the one that is right');
  expect(audited().sentence).not.toContain('read by');
});
