import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadScenario } from '../../../src/files/loadScenario.js';
import { DataError } from '../../../src/problem.js';
import { parseStudy } from '../../../src/study/check/parse.js';
import { INQUIRY_NAMES, inquiryKind } from '../../../src/study/inquiries/registry.js';
import { prepareStudy } from '../../../src/study/run/prepare.js';
import { problemsOf, study, studyText } from '../studyFixture.js';

/** Everything said about a study that is refused, one line each. */
function said(parts: Readonly<Record<string, string>>): string {
  try {
    prepareStudy(study(parts));
  } catch (error) {
    if (error instanceof DataError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** The first whole numbers, as a list. */
const many = (count: number): string => Array.from({ length: count }, (_, index) => index + 1).join(', ');

const bad: readonly [what: string, parts: Record<string, string>, expected: RegExp][] = [
  [
    'a grid over a name that no design reads',
    { grid: '{ icc: [0, 0.1] }' },
    /test\.yaml:7:9 Nothing in the study reads icc from the grid\. These can be in the grid.*cases/,
  ],
  [
    'a grid over a name that its only reader has settled',
    {
      designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 0.1 } }',
      grid: '{ icc: [0.2] }',
    },
    /Nothing in the study reads icc/,
  ],
  [
    'an inquiry whose kind is misspelt, which is one mistake',
    { inquiries: '{ order: { rankin: assessment } }' },
    /^[^\n]*inquiries\.order has no key rankin\. Did you mean ranking\?$/,
  ],
  ['a grid over no name at all', { grid: '{ iccs: [0, 0.1] }' }, /grid has no key iccs\. Did you mean icc\?/],
  [
    'a headline at a value that is not tried',
    { grid: '{ cases: [42, 84] }', headline: '{ at: { cases: 90, design: simpel } }' },
    /The grid of this study has no cases of 90\. There are 42; 84\.[\s\S]*No design of this study is called simpel/,
  ],
  [
    'a headline along what does not vary',
    { headline: '{ than: { icc: 0.1 }, along: shift }' },
    /has no icc of 0\.1[\s\S]*Nothing in the study varies along shift/,
  ],
  [
    'a stratum with no cases',
    {
      designs:
        '{ strata: { kind: stratified, by: domesticAbuseInformation, allocation: { yes: 40, no: 10, notRelevant: 34 } } }',
    },
    /The stratum no has no cases in westMidlands/,
  ],
  [
    'a stratum that gets no cases',
    { designs: '{ strata: { kind: stratified, by: risk, allocation: { low: 10, high: 74 } } }' },
    /takes no cases from medium/,
  ],
  [
    'a stratum that does not exist',
    { designs: '{ strata: { kind: quota, by: risk, quotas: { low: 10, extreme: 74 } } }' },
    /no stratum extreme in westMidlands\. There are low, medium, high/,
  ],
  [
    'more strata than cases',
    { designs: '{ strata: { kind: stratified, by: [sex, ageBand, risk, sentence], cases: 20 } }' },
    /strata for 20 cases, so some would have no cases/,
  ],
  [
    'a design of no known kind',
    { designs: '{ one: { kind: simpel } }' },
    /test\.yaml:5:\d+ designs\.one\.kind must be one of simple, stratified, .*, not "simpel"\. Did you mean simple\?/,
  ],
  [
    "an allocation of Neyman's for no question",
    { designs: '{ strata: { kind: stratified, by: risk, allocation: neyman } }' },
    /test\.yaml:5:\d+ strata does not say which question/,
  ],
  [
    'a question that the allocation does not read',
    { designs: '{ strata: { kind: stratified, by: risk, question: assessment } }' },
    /reads question only with allocation: neyman/,
  ],
  [
    'inspectors no better than chance',
    { inspectors: '{ poor: { sensitivity: 30%, specificity: 40% } }' },
    /test\.yaml:7:\d+ The sensitivity and specificity of inspectors\.poor add to 0\.70/,
  ],
  [
    'quality leads whose κ cannot be',
    { inspectors: '{ two: { kappa: 0.6, checked: 10%, leads: { kappa: 1.5 } } }' },
    /test\.yaml:7:\d+ kappa must be above 0/,
  ],
  [
    'more than all of the cases',
    { inspectors: '{ two: { sensitivity: 150% } }' },
    /test\.yaml:7:\d+ .*percentage such as 49%/,
  ],
  [
    'more clusters than cases',
    { designs: '{ pdus: { kind: two-stage, clusters: 100, icc: 0.1 } }' },
    /more clusters than cases: 100 of 100 \(PDU\) for 84 cases/,
  ],
  [
    'more clusters taken than there are',
    { designs: '{ pdus: { kind: two-stage, clusters: 5, take: 6, icc: 0.1 } }' },
    /takes 6 of 5 clusters/,
  ],
  [
    'an intraclass correlation of 1',
    { designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 1 } }' },
    /icc must be 0 or more and below 1, not 1/,
  ],
  [
    'a negative intraclass correlation in the grid',
    { designs: '{ pdus: { kind: two-stage, clusters: 11 } }', grid: '{ icc: [-0.1, 0.1] }' },
    /test\.yaml:7:15 icc must be 0 or more and below 1, not -0\.1/,
  ],
  [
    'clusters without a correlation',
    { designs: '{ pdus: { kind: two-stage, clusters: 11 } }' },
    /has no intraclass/,
  ],
  [
    'an intraclass correlation out of reach',
    { designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 0.9999 } }' },
    /designs\.pdus: .* is not possible for assessment: the largest within reach is/,
  ],
  [
    'a κ that no sensitivity reaches',
    { inspectors: '{ poor: { kappa: 0.9, specificity: 70% } }' },
    /inspectors\.poor: No accuracy gives a κ of 0\.9/,
  ],
  [
    'several things that no model can do, each told once',
    {
      designs:
        '{ one: { kind: two-stage, clusters: 11, icc: 0.9999 }, two: { kind: window, windows: 9, icc: 0.999 } }',
      inspectors: '{ poor: { kappa: 0.9, specificity: 70% } }',
      grid: '{ cases: [50, 84] }',
    },
    /^designs\.one: [^\n]*\ndesigns\.two: [^\n]*$/,
  ],
  [
    'a κ above 1',
    { inspectors: '{ poor: {} }', grid: '{ kappa: [1.2] }' },
    /kappa must be above 0 and at most 1/,
  ],
  ['inspectors without an accuracy', { inspectors: '{ poor: { leniency: 1 } }' }, /poor has no accuracy/],
  [
    'cases of a practitioner that resemble each other less than those of a PDU',
    {
      designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 0.05, within: { clusters: 15, icc: 0.02 } } }',
    },
    /cases of one practitioner resemble each other less \(0\.02\) than cases of one PDU \(0\.05\)/,
  ],
  [
    'the same at some point of the grid',
    {
      designs: '{ pdus: { kind: two-stage, clusters: 11, within: { clusters: 15 } } }',
      grid: '{ icc: [0, 0.1], iccWithin: [0.05, 0.2] }',
    },
    /test\.yaml:5:\d+ .* less \(0\.05\) than cases of one PDU \(0\.1\)/,
  ],
  [
    'a correlation within a practitioner out of range',
    {
      designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 0, within: { clusters: 15, icc: 1 } } }',
    },
    /iccWithin must be 0 or more and below 1, not 1/,
  ],
  [
    'units without a correlation',
    { designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 0, within: { clusters: 15 } } }' },
    /pdus has no correlation within a practitioner\. Give icc within it, or put iccWithin in the grid/,
  ],
  [
    'more practitioners than cases',
    {
      designs:
        '{ pdus: { kind: two-stage, clusters: 11, icc: 0, within: { clusters: 15, take: 10, icc: 0.1 } } }',
    },
    /takes more units than cases: 10 \(practitioner\) in each of 11 \(PDU\) for 84 cases/,
  ],
  [
    'more practitioners than the cohort has cases',
    {
      designs:
        '{ pdus: { kind: two-stage, clusters: 11, icc: 0, cohort: 150, within: { clusters: 15, icc: 0.1 } } }',
    },
    /more units than cases: 165 \(practitioner\) in a cohort of 150/,
  ],
  [
    'more practitioners taken than there are',
    {
      designs:
        '{ pdus: { kind: two-stage, clusters: 11, icc: 0, within: { clusters: 4, take: 5, icc: 0.1 } } }',
    },
    /takes 5 of 4 units \(practitioner\) in each cluster/,
  ],
  [
    'more practitioners than can be meant',
    {
      designs:
        '{ pdus: { kind: two-stage, clusters: 200, take: 2, icc: 0, within: { clusters: 60, icc: 0 } } }',
    },
    /pdus has 12000 units \(practitioner\) in all; 10000 is the most\. 60 is the number in each cluster/,
  ],
  [
    'practitioners with fewer cases than are taken',
    {
      designs:
        '{ pdus: { kind: two-stage, clusters: 11, icc: 0, cohort: 165, within: { clusters: 15, take: 2, icc: 0.1 } } }',
    },
    /takes 4 cases from a practitioner that may have only 1/,
  ],
  [
    'a level of clusters that does not exist',
    {
      designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 0, withn: { clusters: 15, icc: 0.1 } } }',
    },
    /designs\.pdus has no key withn\. Did you mean within\?/,
  ],
  [
    'units taken of clusters that are taken whole',
    {
      designs:
        '{ pdus: { kind: cluster, clusters: 11, icc: 0, cohort: 165, within: { clusters: 15, take: 2, icc: 0.1 } } }',
    },
    /within has no key take/,
  ],
  [
    'a stated correlation that no design has',
    { answers: '{ stated: { interval: wilson, icc: 0.05 } }' },
    /stated states icc, but no design of this study has it/,
  ],
  [
    'a stated correlation out of range',
    {
      designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 0 } }',
      answers: '{ stated: { interval: wilson, icc: 1 } }',
    },
    /test\.yaml:7:\d+ icc must be 0 or more and below 1, not 1/,
  ],
  [
    'stated correlations in the wrong order',
    {
      designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 0, within: { clusters: 3, icc: 0.1 } } }',
      answers: '{ stated: { interval: wilson, icc: 0.05, iccWithin: 0.02 } }',
    },
    /states a smaller correlation within a unit \(0\.02\) than within a cluster \(0\.05\)/,
  ],
  [
    'a stated correlation of units without one of clusters',
    {
      designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 0, within: { clusters: 3, icc: 0.1 } } }',
      answers: '{ stated: { interval: wilson, iccWithin: 0.02 } }',
    },
    /states iccWithin without icc/,
  ],
  [
    'an interval that a stated correlation cannot be used with',
    {
      designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 0 } }',
      answers: '{ stated: { interval: jeffreys, icc: 0.05 } }',
    },
    /stated fits no inquiry of this study\. It may be korn-graubard, wilson, logit, wald/,
  ],
  [
    'a grid with more conditions than can be meant, without making them',
    {
      designs: '{ pdus: { kind: two-stage } }',
      grid: `{ cases: [${many(40)}], cohort: [${many(200)}], clusters: [${many(40)}], take: [${many(40)}], icc: [0, 0.1] }`,
    },
    /The grid makes 25600000 conditions, more than 2000/,
  ],
  [
    'agreement without a second inspector',
    {
      inspectors: '{ alone: { kappa: 0.6 } }',
      inquiries: '{ agreement: { agreement: assessment } }',
    },
    /needs inspectors who mark some cases twice/,
  ],
  [
    'an unknown question',
    { inquiries: '{ x: { percentage: asessment } }' },
    /test\.yaml:6:31 The scenario westMidlands has no case variable asessment\. Did you mean assessment\?/,
  ],
  [
    'a question that is not yes or no',
    { inquiries: '{ x: { percentage: risk } }' },
    /risk is not a yes-or-no question/,
  ],
  [
    'an unknown scenario',
    { scenarios: '{ here: west-midland-2025 }' },
    /The scenario west-midland-2025 cannot be used.*Did you mean west-midlands-2025\?/,
  ],
  [
    'a comparison with a scenario that is not there',
    { inquiries: '{ x: { difference: assessment, from: westMidlands, to: after } }' },
    /No scenario of this study is called after/,
  ],
  [
    'an interval method that there is not',
    { answers: '{ usual: { interval: wilsn } }' },
    /test\.yaml:7:31 wilsn is not an interval method\. Did you mean wilson\?/,
  ],
  [
    'an interval that no inquiry can use',
    { answers: '{ usual: { interval: newcombe } }' },
    /usual fits no inquiry of this study\. It may be /,
  ],
  [
    'a cohort without a size',
    { inquiries: '{ x: { percentage: assessment, of: cohort } }' },
    /simple needs a cohort of a known size, because x asks about it/,
  ],
  [
    'a sample larger than its cohort',
    { designs: '{ simple: { kind: simple, cases: 84, cohort: 60 } }' },
    /simple takes 84 cases from a cohort of 60/,
  ],
  [
    'a shift beyond 100%',
    { scenarios: '{ w: { scenario: west-midlands-2025, shift: { assessment: 60 } } }' },
    /A shift of 60 percentage points takes assessment from 48\.8% to 108\.8%/,
  ],
  [
    'an effect of a protected characteristic',
    { scenarios: '{ w: { scenario: west-midlands-2025, odds: { assessment: { sex: 2 } } } }' },
    /sex is a protected characteristic/,
  ],
  [
    'a next inspection under a design that the published counts say nothing of',
    {
      designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 0.1 } }',
      inquiries: '{ next: { next: assessment } }',
    },
    /next cannot be worked out from the published counts/,
  ],
  [
    'windows too small for the sample',
    { designs: '{ window: { kind: window, windows: 26, icc: 0.1, cohort: 650 } }' },
    /window takes 84 cases from a window that may have only 25/,
  ],
  ['a study without designs', { designs: '{}' }, /needs at least one design/],
  [
    'replicates that are not a number',
    { replicates: 'many' },
    /replicates must be a (whole )?number, not "many"/,
  ],
];

describe('a study file', () => {
  it.each(bad)('is refused for %s', (_, parts, expected) => {
    expect(said(parts)).toMatch(expected);
  });

  it('does not compare a question with itself', () => {
    expect(said({ inquiries: '{ a: { difference: [planning, planning] } }' })).toMatch(
      /difference compares a question with itself: name two/,
    );
  });

  it.each(['{ difference: assessment, from: one, to: one }', '{ ranking: assessment, of: [one, two, one] }'])(
    'does not compare an inspection with itself: %s',
    (inquiry) => {
      const scenarios = '{ one: west-midlands-2025, two: west-midlands-2025 }';
      expect(said({ scenarios, inquiries: `{ a: ${inquiry} }` })).toMatch(
        /^[^\n]*a compares one with itself\. For two independent inspections of it, put it under scenarios once more/,
      );
      const { inquiries } = study({
        scenarios,
        inquiries: '{ a: { difference: assessment, from: one, to: two } }',
      });
      expect(inquiries).toHaveLength(1);
    },
  );

  it.each([
    ['{ ranking: assessment, in: wm }', /a has no key in\. It may have ranking, of\./],
    ['{ lowest: [assessment] }', /a\.lowest must be a list of 2 or more, not one of 1\./],
    ['{ lowest: [] }', /a\.lowest must be a list of 2 or more, not an empty list\./],
    ['{ difference: assessment, typo: 3 }', /^(?!.*tuple)/s],
  ])('is told of %s in words that are true of it', (inquiry, expected) => {
    expect(said({ inquiries: `{ a: ${inquiry} }` })).toMatch(expected);
  });

  it('takes every inquiry that the README of the studies has', () => {
    const page = readFileSync('scenarios/studies/README.md', 'utf8');
    const block = /```yaml\n(inquiries:\n {2}level:[\s\S]*?)```/.exec(page)?.[1] ?? '';
    const entries = Object.entries<unknown>(parse(block).inquiries);
    const inquiries = entries.flatMap(([name, entry]) => {
      const inspectors = ['agreed', 'levels'].includes(name)
        ? '{ team: { kappa: 0.6, count: 6, doubleMarked: 20% } }'
        : '{}';
      const scenarios = '{ now: west-midlands-2025, later: west-midlands-2022 }';
      const cohort = name === 'level' ? ', cohort: 650' : '';
      const designs = `{ simple: { kind: simple, cases: 84${cohort} } }`;
      return study({ scenarios, designs, inspectors, inquiries: JSON.stringify({ [name]: entry }) })
        .inquiries;
    });
    expect(new Set(inquiries.map(({ kind }) => kind))).toEqual(new Set(INQUIRY_NAMES));
    // The table names the kinds by their keys.
    const named = /^\| `inquiries` \|.*$/m.exec(page)?.[0] ?? '';
    for (const kind of INQUIRY_NAMES) expect(named).toContain(`\`${inquiryKind(kind).key}\``);
    expect(named).not.toContain('`paired`');
  });

  it('is asked whether a level is a percentage', () => {
    expect(said({ grid: '{ confidence: [95] }' })).toMatch(
      /grid\.confidence\.0 must be 1 or less, not 95\. Did you mean 95%\?/,
    );
  });

  it('is told of a misspelt kind of design, and not of what the kind it may be would need', () => {
    expect(said({ designs: '{ c: { kind: clusters, icc: 0.05 } }', grid: '{ cases: [42, 84] }' })).toMatch(
      /^[^\n]*designs\.c\.kind must be one of [^\n]*Did you mean cluster\?$/,
    );
  });

  it('is told everything that is wrong at once', () => {
    const message = said({
      designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 2 } }',
      grid: '{ kappa: [0.5] }',
      answers: '{ none: { interval: guess } }',
    });
    expect(message.split('\n')).toHaveLength(3);
  });

  it('is told of designs that cannot be, beside what is wrong elsewhere', () => {
    const message = said({
      designs:
        '{ pdus: { kind: two-stage, clusters: 100, icc: 2, within: { clusters: 3, take: 9 } }, simple: { kind: simple, cohort: 60 } }',
      grid: '{ kappa: [0.5] }',
      answers: '{ none: { interval: guess }, stated: { interval: wilson, icc: 3 } }',
    });
    for (const expected of [
      /Nothing in the study reads kappa/,
      /guess is not an interval method\. There are /,
      /icc must be 0 or more and below 1, not 2/,
      /icc must be 0 or more and below 1, not 3/,
      /no correlation within a practitioner/,
      /takes 9 of 3 units/,
      /more clusters than cases: 100 of 100/,
      /takes 84 cases from a cohort of 60/,
    ]) {
      expect(message).toMatch(expected);
    }
  });

  it.each([
    {
      what: 'shapes, names, numbers and designs',
      parts: {
        scenarios: '{ one: west-midlands-2025, two: nowhere-2025 }',
        designs:
          '{ good: { kind: simple }, bad: { kind: simpel }, small: { kind: simple, cohort: 60 }, strata: { kind: stratified, by: rsk } }',
        inquiries: '{ a: { percentage: assesment }, b: { percentage: planning } }',
        answers: '{ odd: { interval: wlson } }',
        inspectors: '{ poor: { sensitivity: 30%, specificity: 40% } }',
        replicates: 'many',
        nonsense: '1',
      },
      expected: [
        /nowhere-2025 cannot be used/,
        /designs\.bad\.kind must be one of .*Did you mean simple/,
        /takes 84 cases from a cohort of 60/,
        /no case variable rsk. Did you mean risk/,
        /no case variable assesment. Did you mean assessment/,
        /add to 0\.70, no better than chance/,
        /replicates must be/,
        /no key nonsense/,
        /wlson is not an interval method\. Did you mean wilson/,
      ],
      others: [/fits no inquiry/],
    },
    {
      what: 'scenarios that are not there, without complaint that no inquiry takes an interval',
      parts: {
        scenarios: '{ one: nowhere-2025 }',
        answers: '{ fine: { interval: wilson }, odd: { interval: wilsn } }',
      },
      expected: [/nowhere-2025 cannot be used/, /wilsn is not an interval method\. Did you mean wilson/],
      others: [/fits no inquiry|takes an interval/],
    },
    {
      what: 'names that are missing, whatever entries of other names cannot be read',
      parts: {
        scenarios: '{ one: west-midlands-2025, other: { scenario: west-midlands-2025, efects: strong } }',
        designs: '{ pdus: { kind: two-stage, icc: 0.1 }, bad: { kind: simpel } }',
        inspectors: '{ none: { count: 3 }, poor: { kapa: 0.6 } }',
        inquiries: '{ a: { percentage: assessment, in: nowhere }, b: { percentge: assessment } }',
        answers: '{ odd: { estimate: design, interval: tango }, key: { intervall: wilson } }',
        grid: '{ shifts: [5] }',
        headline: '{ inquiry: zzz, at: { design: nope } }',
        assumptions: '[kappa]',
      },
      expected: [
        /other has no key efects/,
        /pdus does not say how many clusters/,
        /none has no accuracy/,
        /No scenario of this study is called nowhere/,
        /odd fits no inquiry of this study/,
        /grid has no key shifts/,
        /No inquiry of this study is called zzz/,
        /No design of this study is called nope/,
        /assumptions names kappa, which is not in the grid/,
      ],
      others: [],
    },
    {
      what: 'a misspelt axis, and not of what it may have meant',
      parts: { designs: '{ pdus: { kind: two-stage, icc: 0.1 } }', grid: '{ clustres: [11] }' },
      expected: [/grid has no key clustres\. Did you mean clusters/],
      others: [/how many clusters/],
    },
    {
      what: 'the want of any inquiry, and of nothing that follows',
      parts: { inquiries: '{ a: { percentge: assessment } }', answers: '{ fine: { interval: wilson } }' },
      expected: [/inquiries\.a/],
      others: [/fits no inquiry|takes an interval/],
    },
    {
      what: 'what no entry can be the cause of, beside entries that cannot be read',
      parts: {
        designs: '{ simple: { kind: simple, cases: many }, bad: { kind: stratified, by: risk, caess: 80 } }',
        inspectors: '{ poor: { kapa: 0.6 } }',
        inquiries: '{ same: { agreement: assessment } }',
        answers: '{ stated: { interval: wilson, icc: 0.05 } }',
      },
      expected: [
        /needs inspectors who mark some cases twice/,
        /stated states icc, but no design of this study has it/,
      ],
      others: [],
    },
    {
      what: 'entries that cannot be read, and not of what they may be the cause of',
      parts: {
        designs: '{ pdus: { kind: two-stage, clustres: 11 } }',
        inspectors: '{ poor: { kappa: 0.6, doubleMarkd: 20% } }',
        inquiries: '{ same: { agreement: assessment } }',
        answers: '{ stated: { interval: wilson, icc: 0.05 } }',
      },
      expected: [/no key clustres/, /no key doubleMarkd/],
      others: [/mark some cases twice/, /states icc/],
    },
    {
      what: 'more clusters taken than there are, in a design without its cohort',
      parts: {
        designs:
          '{ whole: { kind: cluster, clusters: 4, take: 9, icc: 0.1 }, two: { kind: two-stage, clusters: 4, take: 9, icc: 0.1 }, none: { kind: cluster, clusters: 400, icc: 0 } }',
        inquiries: '{ x: { percentage: assessment, of: cohort } }',
      },
      expected: [
        /whole needs a cohort/,
        /two needs a cohort/,
        /whole takes 9 of 4 clusters/,
        /two takes 9 of 4 clusters/,
      ],
      others: [/none has more clusters than cases/],
    },
    {
      what: 'several mistakes in one entry, of shape, name and number',
      parts: {
        scenarios:
          '{ one: { scenario: west-midlands-2025, effects: huge, shift: { assesment: 5 }, change: { plannning: 1.6 } } }',
        designs:
          '{ simple: { kind: simpel, cohort: 60, colour: red }, strata: { kind: stratified, by: rsk, cohort: 70, allocation: nayman }, pdus: { kind: two-stage, clusters: 200, icc: 0.1, cv: -1 } }',
        inspectors: '{ poor: { sensitivity: 30%, specificity: 40%, colour: red, leads: { kappa: 2 } } }',
        inquiries:
          '{ a: { percentage: assessment, of: nobody }, b: { difference: delivry, from: nowhere, to: one } }',
        answers: '{ odd: { estimate: designed, interval: wlson, confidence: 2 } }',
        headline: '{ measure: powr, inquiry: c, at: { cases: 3, case: 84 } }',
      },
      expected: [
        /effects must be one of/,
        /no case variable assesment/,
        /plannning must be 1 or less/,
        /kind must be one of .*Did you mean simple/,
        /simple takes 84 cases from a cohort of 60/,
        /simple has no key colour/,
        /no case variable rsk/,
        /strata takes 84 cases from a cohort of 70/,
        /allocation must be/,
        /cv must be/,
        /pdus has more clusters than cases/,
        /add to 0\.70, no better than chance/,
        /poor has no key colour/,
        /kappa must be above 0 and at most 1, not 2/,
        /of must be one of process, cohort/,
        /no case variable delivry/,
        /No scenario of this study is called nowhere/,
        /estimate must be one of raw, design/,
        /wlson is not an interval method/,
        /confidence must be/,
        /measure must be one of/,
        /No inquiry of this study is called c/,
        /has no cases of 3/,
        /no key case/,
      ],
      others: [/a percentage.*missing/],
    },
    {
      what: 'an inquiry of a scenario that is not there, and not of what follows',
      parts: {
        scenarios: '{ one: nowhere-2025, two: { scenario: west-midlands-2025, shift: [assesment] } }',
        inquiries:
          '{ a: { difference: assessment, from: one, to: two }, b: { percentage: planning, in: two } }',
        answers: '{ fine: { interval: newcombe } }',
        headline: '{ inquiry: a, measure: power }',
        grid: '{ shift: [5] }',
      },
      expected: [/nowhere-2025 cannot be used/, /no case variable assesment/],
      others: [
        /No inquiry/,
        /fits no inquiry/,
        /Nothing in the study reads shift/,
        /No scenario of this study/,
      ],
    },
    {
      what: 'axes of the grid that nothing reads, beside entries that cannot be read and would not read them',
      parts: {
        scenarios: '{ one: west-midlands-2025, two: nowhere-2025 }',
        designs: '{ odd: { kind: wobble, cases: 84, by: risk }, simple: { kind: simple, cases: 84 } }',
        inspectors: '{ poor: { kappa: 0.7, leniency: 0.2, count: many } }',
        answers: '{ odd: { interval: wilson, confidence: 90%, estimate: [raw] } }',
        grid: '{ shift: [5], cases: [60], iccWithin: [0.3], kappa: [0.6], leniency: [0.5], confidence: [0.9] }',
      },
      expected: [
        /nowhere-2025 cannot be used/,
        /kind must be one of/,
        /count must be/,
        /estimate must be/,
        /Nothing in the study reads shift/,
        /Nothing in the study reads cases/,
        /Nothing in the study reads iccWithin/,
        /Nothing in the study reads kappa/,
        /Nothing in the study reads leniency/,
        /Nothing in the study reads confidence/,
      ],
      others: [],
    },
    {
      what: 'what cannot be read, and not of axes of the grid that it may read',
      parts: {
        scenarios: '{ one: west-midlands-2025, two: { scenario: nowhere-2025, shfit: [assessment] } }',
        designs: '{ odd: { kind: wobble, unit: PDU }, simple: { kind: simple, cases: 84 } }',
        grid: '{ shift: [5], clusters: [11] }',
      },
      expected: [/nowhere-2025 cannot be used/, /kind must be one of/, /no key shfit/],
      others: [/Nothing in the study reads/],
    },
    {
      what: 'what no model can carry out, beside a misspelt word',
      parts: {
        scenarios: '{ one: { scenario: west-midlands-2025, shift: { assessment: 60 } } }',
        designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 0.1 } }',
        inspectors: '{ poor: { kappa: 0.7, sensitivity: 52% } }',
        answers: '{ odd: { interval: wlson }, none: { estimte: raw } }',
        misleading: 'x',
      },
      expected: [
        /shift of 60 percentage points takes assessment from .* to /,
        /wlson is not an interval method\. Did you mean wilson/,
        /answers\.none has no key estimte/,
        /misleading must be percentage points/,
      ],
      others: [],
    },
  ])('is told at once of $what', ({ parts, expected, others }) => {
    const message = said(parts);
    for (const one of expected) expect(message).toMatch(one);
    // What may only follow from another mistake is left for the next round.
    for (const one of others) expect(message).not.toMatch(one);
    expect(message).not.toMatch(/needs at least one (scenario|design|inquiry)/);
  });

  it('keeps its hash when only its words change, and changes it with its meaning', () => {
    const hash = study({}).hash;
    expect(study({ title: 'Another question?', replicates: '5', seed: '4' }).hash).toBe(hash);
    expect(study({ designs: '{ simple: { kind: simple, cases: 83 } }' }).hash).not.toBe(hash);
  });

  it('takes proportions as numbers or percentages', () => {
    const { inquiries } = study({ inquiries: '{ x: { percentage: assessment, against: 50% } }' });
    expect(inquiries[0]?.against).toBe(0.5);
  });

  it('takes percent signs wherever a share or points are written', () => {
    const { worlds, designs, grid, misleadingPoints } = study({
      scenarios: '{ one: { scenario: west-midlands-2025, shift: { assessment: 10% } } }',
      designs: '{ pdus: { kind: two-stage, clusters: 11, icc: 5% }, window: { kind: window, windows: 26 } }',
      inspectors: '{ two: { } }',
      grid: '{ icc: [2%, 0.1], kappa: [60%], proportion: [50%] }',
      misleading: '5%',
    });
    expect(worlds[0]?.shift).toEqual({ assessment: 10 });
    expect(designs[0]).toMatchObject({ icc: 0.05 });
    expect(grid.map(({ values }) => values)).toEqual([[0.02, 0.1], [0.5], [0.6]]);
    expect(misleadingPoints).toBe(5);
  });

  it('asks what a bare fraction of a percentage point means', () => {
    const scenarios = '{ one: { scenario: west-midlands-2025, shift: [assessment] } }';
    const message = said({ scenarios, grid: '{ shift: [0, 0.1, 10] }' });
    expect(message).toMatch(/grid\.shift\.1 is less than one percentage point: write 10% for ten points/);
    expect(study({ scenarios, grid: "{ shift: [0, '0.1%', 10] }" }).grid[0]?.values).toEqual([0, 0.1, 10]);
  });

  it('asks an inquiry of every scenario when it names none', () => {
    const { inquiries } = study({ scenarios: '{ one: west-midlands-2025, two: south-west-2025 }' });
    expect(inquiries.map(({ name }) => name)).toEqual(['assessment, one', 'assessment, two']);
  });

  it.each(['', 'a: [', '- 1', 'null', 'x'.repeat(300_000)])(
    'is refused without a stack trace: %.20s',
    (text) => {
      expect(() => parseStudy(text, 'bad.yaml', loadScenario)).toThrow(DataError);
    },
  );
});

describe('any study file', () => {
  const keys = [
    'scenarios',
    'designs',
    'inspectors',
    'inquiries',
    'answers',
    'grid',
    'headline',
    'replicates',
    'seed',
  ];
  it('is read or refused, never worse', () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.dictionary(
        fc.constantFrom('simple', 'kind', 'icc', 'percentage', 'kappa', 'cases', 'interval', 'difference'),
        fc.jsonValue({ maxDepth: 1 }),
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...keys), value, (key, written) => {
        try {
          study({ [key]: JSON.stringify(written) });
        } catch (error) {
          if (!(error instanceof DataError)) throw error;
          for (const problem of error.problems) expect(problem.position?.line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('percentage points', () => {
  it('are read as they are printed, with their unit', () => {
    const { misleadingPoints } = study({ misleading: '7 percentage points' });
    expect(misleadingPoints).toBe(7);
    expect(study({ misleading: '7%' }).misleadingPoints).toBe(7);
  });
});

describe('a scenario that is not known', () => {
  it('is not said to be unlike scenarios that cannot be read', () => {
    const problems = problemsOf(
      studyText({
        scenarios: '{ now: nowhere }',
        inquiries: '{ level: { percentage: assessment, in: late } }',
      }),
    );
    expect(problems.join()).not.toMatch(/called late|There are \./);
  });
});
