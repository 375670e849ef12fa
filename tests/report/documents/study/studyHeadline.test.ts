import { describe, expect, it } from 'vitest';
import { loadStudy } from '../../../../src/files/studies.js';
import { studyDocument } from '../../../../src/report/documents/study/studyDocument.js';
import { headlineWords } from '../../../../src/report/documents/study/studyHeadline.js';
import { runStudy } from '../../../../src/study/run/runStudy.js';
import type { Study } from '../../../../src/study/study.js';
import { study } from '../../../study/studyFixture.js';

/** The first sentences of a study, its grid and designs cut to what they are about. */
function said(asked: Study, kept: Partial<Study> = {}): string | null {
  const cut = { ...asked, ...kept };
  return headlineWords(cut, runStudy(cut, { replicates: 200, seed: 1 }));
}

describe('the first sentences of a study', () => {
  it('answer its question with one number, its level and how sure it is, then what it is elsewhere', () => {
    expect(said(loadStudy('seeing-improvement'))).toBe(
      'With 84 cases and a shift of 10 percentage points, the chance that the 95% interval (Newcombe) shows the true difference of +10.0 percentage points is 26.2% (exact). It is 47.0% with 168 cases and 73.6% with 336 cases.',
    );
    expect(said(loadStudy('wrong-ranking'))).toMatch(
      /^With 84 cases and a shift of 10 percentage points, the order is wrong 8\.3% of the time \(exact\)\. It is 41\.8% with a shift of 1 percentage point, /,
    );
  });

  it('compare a design with another where the study asks what it gains', () => {
    const asked = loadStudy('stratify-by-risk');
    const designs = asked.designs.filter(({ name }) => name === 'simple' || name === 'proportional');
    expect(said(asked, { designs })).toBe(
      'For assessment, fivefold, with the design proportional, the standard error is 5.11 percentage points, 0.34 percentage points less than the 5.45 percentage points with the design simple (exact). It is 5.45 percentage points, against 5.45, for assessment, noLink and 5.38, against 5.45, for assessment, twofold.',
    );
  });

  it('have the Monte Carlo standard error of what is simulated, in its unit', () => {
    const asked = loadStudy('inspector-spread');
    const designs = asked.designs.slice(0, 1);
    const inspectors = asked.inspectors.slice(0, 2);
    expect(said(asked, { designs, inspectors, inquiries: asked.inquiries.slice(0, 1) })).toMatch(
      /^With the inspectors alike and a κ of 0\.6, inspectors make up \d\d\.\d% of the variance, .* \(Monte Carlo standard error \d\.\d\d percentage points\)\. It is \d\d\.\d% ± \d\.\d with the inspectors lenientAndStrict\.$/,
    );
    const lowest = loadStudy('lowest-of-four');
    expect(said(lowest, { inquiries: lowest.inquiries.slice(0, 1) })).toMatch(
      /^With a true 60% and moderate effects, the lowest is 5\d\.\d\d% on average where the truth is 60\.0%, a bias of -\d\.\d\d percentage points \(Monte Carlo standard error \d\.\d\d percentage points\)/,
    );
  });

  it('have a bound in place of a Monte Carlo standard error of 0 where all replicates agree', () => {
    const asked = (against: string) =>
      study({
        designs: '{ m: { kind: matched } }',
        inquiries: `{ assessment: { percentage: assessment${against} } }`,
        answers: '{ wilson: { interval: wilson, confidence: 99.99% } }',
      });
    expect(said(asked(''))).toBe(
      "The 99.99% interval (Wilson) contains the truth 100% of the time (all replicates agree: at least 98.12%, Wilson's 95% limit).",
    );
    expect(said(asked(', against: 49%'))).toMatch(
      / is not 49% is 0% \(all replicates agree: at most 1\.88%, Wilson's 95% limit\)\.$/,
    );
  });

  it('choose the usual condition where the study names none', () => {
    const own = study({
      inquiries: '{ assessment: { percentage: assessment } }',
      answers: '{ wilson: { interval: wilson } }',
      grid: '{ cases: [42, 84, 168], proportion: [30%, 50%, 70%], confidence: [80%, 95%] }',
    });
    expect(said(own)).toMatch(
      /^With 84 cases and a true 50%, the 95% interval \(Wilson\) contains the truth 93\.7% of the time \(exact\)/,
    );
    expect(said(study({}))).toBe('The standard error is 5.45 percentage points (exact).');
    const tested = study({
      inquiries: '{ assessment: { percentage: assessment, against: 60% } }',
      answers: '{ wilson: { interval: wilson } }',
    });
    expect(said(tested)).toMatch(
      /^The chance that the 95% interval \(Wilson\) shows that the truth, 48\.8%, is not 60% is \d\d\.\d% \(exact\)\.$/,
    );
  });

  it('say of a cohort what is tested against, since its own share differs by replicate', () => {
    const cohort = study({
      designs: '{ simple: { kind: simple, cohort: 650 } }',
      inquiries: '{ cohort: { percentage: assessment, of: cohort, against: 60% } }',
      answers: '{ wilson: { interval: wilson } }',
    });
    expect(said(cohort)).toMatch(
      /^The chance that the 95% interval \(Wilson\) shows on which side of 60% the cohort's own share is, where it is not 60%, is \d\d\.\d%/,
    );
  });

  it('take another measure where the study asks for it, and pass over one that there is not', () => {
    const asked = { at: {}, than: null, along: null, inquiry: null };
    const plain = study({ answers: '{ wilson: { interval: wilson } }' });
    expect(said({ ...plain, headline: { ...asked, measure: 'width' } })).toBe(
      'The mean interval width is 20.79 percentage points (exact).',
    );
    expect(said({ ...plain, headline: { ...asked, measure: 'kappa' } })).toMatch(/contains the truth/);
  });

  it('follow the title as sentences of their own, whether it is a question or not', () => {
    const sentence = (title: string) => {
      const own = study({ title });
      return studyDocument(own, runStudy(own, { replicates: 1 })).sentence;
    };
    expect(sentence('Does it work?')).toBe(
      'Does it work? The standard error is 5.45 percentage points (exact).',
    );
    expect(sentence('Six clusters')).toBe(
      'Six clusters. The standard error is 5.45 percentage points (exact).',
    );
    expect(sentence('It works.')).toBe('It works. The standard error is 5.45 percentage points (exact).');
  });
});
