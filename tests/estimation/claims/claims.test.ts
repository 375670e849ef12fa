import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { challenges } from '../../../src/estimation/claims/challenges.js';
import { type Claim, claims, type WorkClaim } from '../../../src/estimation/claims/claims.js';
import { orderClaim, rankClaims } from '../../../src/estimation/claims/orderClaim.js';
import { shareClaim } from '../../../src/estimation/claims/shareClaim.js';
import { loadScenario } from '../../../src/files/loadScenario.js';
import { betaCdf, betaln } from '../../../src/numeric/distributions.js';
import { gaussLegendre } from '../../../src/numeric/quadrature.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import { accuracyTest, amount, family, inputs, near } from '../oracle.js';

const within = 1e-10;
const cutOf = (input: string) => {
  const [, top = '', bottom = '1'] = /cut=([\d.]+)(?:\/(\d+))?/.exec(input) ?? [];
  return Number(top) / Number(bottom);
};
const countsOf = (input: string) => {
  const [, yes = ''] = /x=([\d ]+) n=/.exec(input) ?? [];
  const { n = 0 } = inputs(input);
  return yes.split(' ').map((x) => ({ yes: Number(x), of: n }));
};
const listOf = (text = '') => text.split(' ').map(Number);

describe('the reference values of claims', () => {
  test.each([...family('claim-one'), ...family('claim-cohort')])('$name', ({ what, input, expected }) => {
    const [counts] = countsOf(input);
    const { cohort } = inputs(input);
    const cut = cutOf(input);
    const options = {
      ...(what.includes('above') ? { above: cut } : { below: cut }),
      ...(cohort === undefined ? {} : { cohort }),
    };
    near(shareClaim(counts!, options), amount(expected, 'probability'), within);
  });

  test.each([...family('claim-two'), ...family('claim-two-range')])('$name', ({ input, expected }) => {
    const { x1: first = 0, x2: second = 0, n: of = 0, both = (first * second) / of } = inputs(input);
    const found = orderClaim({ first, second, of }, { both });
    if (!input.includes('both')) {
      near(found.lowest, amount(expected, 'lowest'), within);
      near(found.highest, amount(expected, 'highest'), within);
    } else near(found.probability, amount(expected, 'probability'), within);
  });

  test.each(family('claim-independent-margins'))('$name', ({ input, expected }) => {
    const { highest, lowest } = rankClaims(countsOf(input));
    listOf(expected.highest).forEach((p, i) => {
      near(highest[i], p, 1e-8);
    });
    listOf(expected.lowest).forEach((p, i) => {
      near(lowest[i], p, 1e-8);
    });
  });

  test.each(family('claim-dirichlet'))('$name', ({ input, expected }) => {
    const counts = countsOf(input);
    const names = counts.map((_, index) => `question${index}`);
    const scenario = questionsWith(counts, [
      ...names.map((name) => `question: ${name}, highest: true`),
      ...names.map((name) => `question: ${name}, lowest: true`),
      `question: [${names.join(', ')}], below: half`,
    ]);
    const all = [...listOf(expected.highest), ...listOf(expected.lowest), Number(expected.allBelowHalf)];
    const found = workOf(claims(scenario, { effects: 'independent' }));
    all.forEach((p, i) => {
      const { independent } = found[i]!;
      near(independent!.probability, p, 0.002 + 5 * (independent!.standardError ?? 0));
    });
  });
});

const workOf = (all: readonly Claim[]) => all.filter((claim): claim is WorkClaim => claim.of === 'work');

function questionsWith(counts: readonly { yes: number; of: number }[], said: readonly string[]) {
  const lines = counts.map(({ yes }, index) => `  question${index}: ${yes}\n`).join('');
  const claimed = said.map((claim) => `  - { says: so, from: report, ${claim} }\n`).join('');
  return parseScenario(
    `id: x\ntitle: X\nsources: { report: R }\nsample: { cases: ${counts[0]!.of}, from: report }\n` +
      `keyQuestions:\n  from: report\n${lines}claims:\n${claimed}`,
    'x.yaml',
  );
}

describe('several questions of the same cases', () => {
  /** Both below a half, by integrating over the first share and the part of it that the second shares. */
  function bothBelowHalf([a00, a01, a10, a11]: readonly [number, number, number, number]): number {
    const { nodes, weights } = gaussLegendre(60);
    const density = (x: number, a: number, b: number) =>
      Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log(1 - x) - betaln(a, b));
    let sum = 0;
    nodes.forEach((node, i) => {
      const p = (node + 1) / 4;
      nodes.forEach((other, j) => {
        const u = (other + 1) / 2;
        const rest = Math.min(1, Math.max(0, (0.5 - p * u) / (1 - p)));
        const value = density(p, a10 + a11, a00 + a01) * density(u, a11, a10) * betaCdf(rest, a01, a00);
        sum += (weights[i]! * weights[j]! * value) / 8;
      });
    });
    return sum;
  }

  test('are drawn as numerical integration of their Dirichlet distribution says', () => {
    const scenario = questionsWith(
      [
        { yes: 41, of: 84 },
        { yes: 39, of: 84 },
      ],
      ['question: [question0, question1], below: half'],
    );
    const [found] = workOf(claims(scenario));
    const independent = [(43 * 45) / 84, (43 * 39) / 84, (41 * 45) / 84, (41 * 39) / 84] as const;
    const [a, b, c, d] = independent;
    const exact = bothBelowHalf([a + 0.25, b + 0.25, c + 0.25, d + 0.25]);
    const { probability, standardError } = found!.independent!;
    // False alarm once in two million.
    expect(Math.abs(probability - exact)).toBeLessThan(5 * standardError!);
    // Questions that depend on each other are more often both below.
    expect(found!.strong!.probability).toBeGreaterThan(found!.moderate!.probability);
    expect(found!.lowest).toBeLessThan(probability);
    expect(found!.highest).toBeGreaterThan(probability);
  });

  test('of two, one is above the other as the integral over their overlap says, at any counts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.float({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        fc.nat(),
        (of, share, x, y) => {
          const [first, second] = [x % (of + 1), y % (of + 1)];
          const [from, to] = [Math.max(0, first + second - of), Math.min(first, second)];
          const both = from + share * (to - from);
          const one = orderClaim({ first, second, of }, { both });
          const other = orderClaim({ first: second, second: first, of }, { both });
          expect(one.probability! + other.probability!).toBeCloseTo(1, 10);
          expect(one.probability).toBeGreaterThanOrEqual(one.lowest - 1e-12);
          expect(one.probability).toBeLessThanOrEqual(one.highest + 1e-12);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the claims of the published inspections', () => {
  const west = claims(loadScenario('west-midlands-2025'), { draws: 2000 });
  const south = claims(loadScenario('south-west-2025'), { effects: 'independent', draws: 2000 });

  test('are only ever true or false of the cases inspected, and probable of the work', () => {
    for (const claim of [...west, ...south]) {
      if (claim.of === 'sample') expect(typeof claim.true).toBe('boolean');
      else expect(claim.probability).toBeGreaterThan(0);
    }
    expect(west.filter((claim) => claim.of === 'sample')).toHaveLength(10);
  });

  test('have the probabilities that Jeffreys gives', () => {
    const [lessThanHalf, planning] = workOf(west);
    expect(lessThanHalf).toMatchObject({ lowest: lessThanHalf!.highest, undetermined: false });
    expect(lessThanHalf!.probability).toBeCloseTo(0.5862885738916, 10);
    expect(planning!.independent!.probability).toBeCloseTo(1 - 0.1073720699891, 10);
    expect(workOf(south)[1]!.probability).toBeCloseTo(0.7287279004132, 10);
  });

  test('are undetermined where the overlap of two questions decides', () => {
    const [, planning] = workOf(west);
    expect(planning!.lowest).toBeCloseTo(0.8182064912946, 10);
    expect(planning!.highest).toBeCloseTo(0.9997121789251, 10);
    expect(planning!.undetermined).toBe(true);
  });

  test('say how often a repeat of as many cases would say the same', () => {
    const [lessThanHalf, planning] = workOf(west);
    expect(lessThanHalf!.moderate!.repeat).toBeCloseTo(0.5307376274637273, 10);
    expect(planning!.independent!.repeat).toBeGreaterThan(0.7);
    expect(planning!.independent!.repeat).toBeLessThan(planning!.independent!.probability);
  });

  test('are less sure with clusters and with inspectors who err, and so is a repeat', () => {
    const oversight = (options: object) =>
      workOf(claims(loadScenario('west-midlands-2025'), { draws: 1000, ...options })).find(({ says }) =>
        says.startsWith('oversight'),
      )!.moderate!;
    const plain = oversight({});
    expect(oversight({ designEffect: 2 }).repeat).toBeLessThan(plain.repeat!);
    // No counts vary less than those of independent cases and are beta-binomial.
    expect(oversight({ designEffect: 0.9 }).repeat).toBeNull();
    expect(oversight({ designEffect: 80 }).repeat).toBeNull();
    expect(oversight({ designEffect: 2 }).probability).toBeLessThan(plain.probability);
    // 49 of 80 marked where 0.9 of what is and 0.2 of what is not deserves it is marked: a cut of half is seen at 0.55.
    expect(oversight({ sensitivity: 0.9, specificity: 0.8 }).probability).toBeCloseTo(
      shareClaim({ yes: 49, of: 80 }, { above: 0.55 }),
      12,
    );
  });

  test('are the same for the same seed, and others for another', () => {
    const again = (seed: number) => claims(loadScenario('south-west-2025'), { draws: 1000, seed })[1];
    expect(again(7)).toEqual(again(7));
    expect(again(7)).not.toEqual(again(8));
  });
});

describe('how few answers judged otherwise would change what is said', () => {
  const found = challenges(loadScenario('west-midlands-2025'));
  const about = (name: string) =>
    found.filter((one) => one.about === name).map(({ answers, becomes }) => [answers, becomes]);

  test('of a band, up and down', () => {
    // 41 of 84 is below half by one answer; 49 of 84 is 14 short of 65% of 84 and 8 above half.
    expect(about('assessment')).toEqual([[1, 'requiresImprovement']]);
    expect(about('planning')).toEqual([
      [6, 'good'],
      [8, 'inadequate'],
    ]);
  });

  test('of a claim', () => {
    expect(about('claims.0')).toEqual([[1, false]]);
    // 49 against 41: eight answers make them equal.
    expect(about('claims.1')).toEqual([[8, false]]);
    // 49 of 80: nine fewer are half.
    expect(about('claims.3')).toEqual([[9, false]]);
  });

  test('of a claim that is false, to make it true', () => {
    const scenario = questionsWith(
      [
        { yes: 41, of: 84 },
        { yes: 49, of: 84 },
      ],
      ['question: question0, moreThan: question1', 'question: question1, below: half'],
    );
    expect(challenges(scenario).filter(({ about: path }) => path.startsWith('claims'))).toMatchObject([
      { answers: 9, becomes: true },
      { answers: 8, becomes: true },
    ]);
  });
});

describe('what cannot be asked is refused', () => {
  test.each([
    () => shareClaim({ yes: 41, of: 84 }, {}),
    () => shareClaim({ yes: 41, of: 84 }, { above: 0.6, below: 0.5 }),
    () => shareClaim({ yes: 41, of: 84 }, { below: 50 }),
    () => shareClaim({ yes: 41, of: 84 }, { below: 0.5, designEffect: 5e-324 }),
    () => shareClaim({ yes: 41, of: 84 }, { below: 0.5, cohort: 80 }),
    () => shareClaim({ yes: 41, of: 84 }, { below: 0.5, cohort: 400, designEffect: 2 }),
    () => shareClaim({ yes: 41, of: 84 }, { below: 0.5, sensitivity: 0.5, specificity: 0.5 }),
    () => orderClaim({ first: 41, second: 50, of: 84 }, { both: 42 }),
    () => rankClaims([{ yes: 1, of: 2 }]),
    () => claims(loadScenario('south-west-2025'), { designEffect: 0 }),
  ])('%s', (call) => {
    expect(call).toThrow(expect.objectContaining({ name: 'ArgumentError' }));
  });
});

accuracyTest('claims: of one share, of two and their range, of several', [
  'claim-one',
  'claim-cohort',
  'claim-two',
  'claim-two-range',
  'claim-independent-margins',
  'claim-dirichlet',
]);
