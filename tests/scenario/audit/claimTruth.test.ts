import { describe, expect, test } from 'vitest';
import { loadScenario } from '../../../src/files/loadScenario.js';
import { auditScenario } from '../../../src/scenario/audit/audit.js';
import { claimTruths } from '../../../src/scenario/audit/claimTruth.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import { MINIMAL } from '../minimal.js';
import { problemsOf } from '../problemsOf.js';

const withClaim = (claim: string) => `${MINIMAL}claims:\n  - { says: so, from: report, ${claim} }\n`;
const truth = (claim: string) => claimTruths(parseScenario(withClaim(claim), 'x.yaml'))[0]!.isTrue;

describe('a claim about the cases inspected is true or false of whole counts', () => {
  // 27 of 60, 30 of 60, 24 of 60 and 25 of 60.
  test.each([
    ['question: assessment, below: half', true],
    ['question: planning, below: half', false],
    ['question: planning, above: half', false],
    ['question: planning, around: half', true],
    ['question: [assessment, planning], below: half', false],
    ['question: assessment=no, above: half', true],
    ['question: planning, highest: true', true],
    ['question: assessment, highest: true', false],
    ['question: delivery, lowest: true', true],
    ['question: delivery, lowest: [assessment, planning]', true],
    ['question: assessment, moreThan: [delivery, reviewing]', true],
    ['inOrder: [planning, assessment, reviewing, delivery]', true],
    ['inOrder: [planning, reviewing, assessment]', false],
  ])('%s is %s', (claim, expected) => {
    expect(truth(claim)).toBe(expected);
  });

  test('equal shares are neither above the other', () => {
    const file = withClaim('question: planning, moreThan: delivery').replace(
      'delivery: 40%',
      'delivery: 50%',
    );
    expect(claimTruths(parseScenario(file, 'x.yaml'))[0]!.isTrue).toBe(false);
  });

  test('words that leave several counts decide a claim only where all of them agree', () => {
    const words = (claim: string) =>
      withClaim(claim).replace('assessment: 45%', 'assessment: over three quarters');
    const isTrue = (claim: string) => claimTruths(parseScenario(words(claim), 'x.yaml'))[0]!.isTrue;
    expect(isTrue('question: assessment, above: half')).toBe(true);
    expect(isTrue('question: assessment, above: 90%')).toBe(null);
    expect(isTrue('question: assessment, below: half')).toBe(false);
  });
});

test('a claim that its figures contradict is a finding of the audit, and the scenario can still be used', () => {
  const scenario = parseScenario(withClaim('question: planning, above: half'), 'x.yaml');
  expect(auditScenario(scenario)).toMatchObject([
    { severity: 'contradiction', code: 'claim-contradicts-figures', figures: ['keyQuestions.planning.yes'] },
  ]);
});

test('the claims of the shipped scenarios are true, or decided by no printed figure', () => {
  const west = claimTruths(loadScenario('west-midlands-2025'));
  expect(west.filter(({ isTrue }) => isTrue === null).map(({ claim }) => claim.path)).toEqual(['claims.9']);
  expect(west.filter(({ isTrue }) => isTrue === false)).toEqual([]);
  const south = claimTruths(loadScenario('south-west-2025'));
  expect(south.map(({ isTrue }) => isTrue)).toEqual([...new Array(7).fill(true), null, null]);
});

test('the word of the press for assessments is told as a difference of wording', () => {
  const found = auditScenario(loadScenario('west-midlands-2025')).find(
    ({ code }) => code === 'wording-differs',
  );
  expect(found?.explanation).toContain('"assignments" where "assessments" is meant');
});

test('claims change no number, so the hash of a scenario does not know them', () => {
  const plain = parseScenario(MINIMAL, 'x.yaml');
  expect(parseScenario(withClaim('question: planning, highest: true'), 'x.yaml').hash).toBe(plain.hash);
});

describe('a claim that nothing could decide is refused', () => {
  test.each([
    ['question: plannin, below: half', 'unknown-variable', 'Did you mean planning?'],
    ['question: planning=maybe, below: half', 'unknown-level', undefined],
    ['below: half', 'bad-claim', undefined],
    ['question: planning', 'bad-claim', undefined],
    ['question: planning, below: half, above: half', 'bad-claim', undefined],
    ['question: planning, below: none', 'bad-claim', undefined],
    ['question: planning, above: all', 'bad-claim', undefined],
    ['question: planning, below: some', 'bad-claim', undefined],
    ['question: planning, below: 0.5', 'bad-claim', undefined],
    ['question: planning, moreThan: planning', 'bad-claim', undefined],
    ['inOrder: [planning]', 'bad-claim', undefined],
    ['question: planning, inOrder: [planning, delivery]', 'bad-claim', undefined],
  ])('%s', (claim, code, hint) => {
    const [problem, ...rest] = problemsOf(withClaim(claim));
    expect(rest).toEqual([]);
    expect(problem).toMatchObject({ code, ...(hint === undefined ? {} : { hint }) });
    expect(problem?.path).toMatch(/^claims\.0/);
  });
});

describe('a figure under context that is taken per case', () => {
  const context = (figure: string) =>
    `${withClaim('question: able, around: almost all')}context:\n  staff:\n    able: { from: report, ${figure} }\n`;

  test('is counted out of the cases inspected', () => {
    const [found] = claimTruths(parseScenario(context('percent: 95, perCase: one for each case'), 'x.yaml'));
    expect(found).toMatchObject({ isTrue: true, about: [{ of: 60, counts: { lowest: 57, highest: 57 } }] });
  });

  test('cannot be a share of them where no whole count prints so', () => {
    const [found] = claimTruths(parseScenario(context('percent: 94, perCase: one for each case'), 'x.yaml'));
    expect(found).toMatchObject({ isTrue: null, about: [{ of: null }] });
  });

  test('has to be a share', () => {
    expect(problemsOf(context('number: 94, perCase: one for each case'))).toMatchObject([
      { code: 'misplaced-key', path: 'context.staff.able.perCase' },
    ]);
  });
});

test('a claim that cannot be read leaves what is wrong with the others, and says nothing more of itself', () => {
  const claims = [
    'question: assessment, abov: 30%, from: report',
    'question: nothing, below: half, from: report',
    'question: assessment, below: 140%, from: report',
    'question: assessment, from: zz, below: half',
  ];
  const file = `${MINIMAL}claims:\n${claims.map((claim) => `  - { says: so, ${claim} }\n`).join('')}`;
  const said = problemsOf(file).map(({ message }) => message);
  expect(said.map((one) => one.slice(0, 24)).toSorted()).toEqual([
    'A claim is about nothing',
    'No source is called zz.',
    'below must be a share th',
    'claims.0 has no key abov',
  ]);
});
