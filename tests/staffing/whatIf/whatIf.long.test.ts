import { describe, expect, test } from 'vitest';
import {
  changeChances,
  rejectedCounts,
  scoreRejection,
} from '../../../src/estimation/planning/changeChances.js';
import { compileModel } from '../../../src/model/compile/compile.js';
import { normalQuantile } from '../../../src/numeric/distributions.js';
import { stream } from '../../../src/numeric/stream.js';
import { whatIfDocument } from '../../../src/report/documents/staffing/whatIfDocument.js';
import { FORMAT_TYPES } from '../../../src/report/render/registry.js';
import { QUESTION_ROLES } from '../../../src/scenario/roles.js';
import type { LeverRequest } from '../../../src/staffing/levers/moves.js';
import { practiceScenario } from '../../../src/staffing/practice/practiceScenario.js';
import { ASSUMPTIONS } from '../../../src/staffing/region/assumptions.js';
import { FIRST_QUESTION } from '../../../src/staffing/region/outcomes.js';
import { startOf } from '../../../src/staffing/simulation/course.js';
import { assumedAt, latinHypercube } from '../../../src/staffing/simulation/draws.js';
import { meanCourses } from '../../../src/staffing/simulation/meanCourse.js';
import { type SetupOptions, setUp } from '../../../src/staffing/simulation/setup.js';
import { prepareWhatIf, whatIf } from '../../../src/staffing/whatIf/whatIf.js';
import { BASELINES } from '../../../src/staffing/workforce/closing.js';
import { PAGE } from '../../../src/words/textOptions.js';
import { assumptionEnds, ENDS, notFinite } from '../levers/ends.js';
import { SOUTH_WEST, scenarioFor, WEST_MIDLANDS } from '../scenarios.js';

const Z = normalQuantile(0.975, 0, 1);
const tellsApart = scoreRejection(84, 84, Z);

describe('the what-if model at length', () => {
  test.each([WEST_MIDLANDS, SOUTH_WEST])(
    'moves the key questions of $id at month 0 as an intervention on its compiled model does, in 100 draws',
    (scenario) => {
      const setup = setUp(scenario, ['oversight-time=-40%']);
      const hypercube = latinHypercube(100, 5);
      for (let draw = 0; draw < 100; draw++) {
        const assumed = assumedAt(hypercube, draw);
        const { practice } = startOf(setup.baseline(assumed), setup.engine, 1);
        const [course] = meanCourses(setup, 1, [assumed]);
        const oversight = course?.whatIf[FIRST_QUESTION - 1]?.[0] ?? 0;
        // Less time per case changes oversight alone at month 0.
        const moved = compileModel(practiceScenario(scenario, practice, assumed)).intervene({
          oversightEffective: oversight,
        });
        QUESTION_ROLES.forEach((name, question) => {
          const answered = course?.whatIf[FIRST_QUESTION + question]?.[0] ?? 0;
          expect(Math.abs(answered - (moved.margin(name).yes ?? 0))).toBeLessThan(1e-12);
        });
      }
    },
  );

  test('gives chances of detection that 400,000 pairs of drawn inspections confirm', () => {
    const random = stream(3, 'detection');
    const inspect = (p: number): number => {
      let yes = 0;
      for (let i = 0; i < 84; i++) if (random() < p) yes++;
      return yes;
    };
    const pairs = 400_000;
    let [higher, told] = [0, 0];
    for (let pair = 0; pair < pairs; pair++) {
      const [x, y] = [inspect(0.48), inspect(0.56)];
      if (y > x) higher++;
      if (y > x && tellsApart(x, y)) told++;
    }
    const exact = changeChances(rejectedCounts({ of: 84, ofSecond: 84, z: Z }), 0.48, 0.56);
    // Five standard errors of a simulated proportion: false alarm below 1e-6.
    const error = (p: number) => 5 * Math.sqrt((p * (1 - p)) / pairs);
    expect(Math.abs(higher / pairs - exact.higher)).toBeLessThan(error(exact.higher));
    expect(Math.abs(told / pairs - exact.risen)).toBeLessThan(error(exact.risen));
  });

  test('changes its medians by little between 1,000 and 20,000 draws', () => {
    const [few, many] = [1000, 20_000].map((draws) =>
      whatIf(WEST_MIDLANDS, ['demand=-25%'], { draws, seed: 9 }),
    );
    few?.keyQuestions.forEach(({ difference }, question) => {
      expect(
        Math.abs(difference.middle - (many?.keyQuestions[question]?.difference.middle ?? 0)),
      ).toBeLessThan(0.002);
    });
  });

  test.each([WEST_MIDLANDS, SOUTH_WEST])('gives no NaN anywhere in $id', (scenario) => {
    for (const levers of [['vetting=8 weeks', 'spo=+15%'], ['spo=0 posts']]) {
      expect(JSON.stringify(whatIf(scenario, levers, { draws: 20, seed: 7, months: 60 }))).not.toMatch(
        /NaN|:null,"low|Infinity/,
      );
    }
  });

  test('answers many questions of one region as it would each alone, byte for byte, in any order', () => {
    const options = { draws: 20, seed: 7, months: 24, inspectAt: 18, cases: 120 };
    const ask = prepareWhatIf(WEST_MIDLANDS, options);
    const questions: [LeverRequest, SetupOptions][] = [
      [['spo=+5%'], {}],
      [['spo=+15%', 'vetting=8 weeks'], {}],
      [['high-risk=+10 points'], {}],
      [[], { staffingOf: SOUTH_WEST }],
      [{ spo: '+5%' }, {}],
      [[], {}],
    ];
    for (const [levers, more] of questions) {
      const alone = whatIf(WEST_MIDLANDS, levers, { ...options, ...more });
      expect(JSON.stringify(ask(levers, more))).toBe(JSON.stringify(alone));
    }
  });
});

test.each(Object.entries(ENDS))(
  '%s at either end of its range gives every outcome a number',
  (lever, values) => {
    for (const value of values) {
      const result = whatIf(scenarioFor(lever), [`${lever}=${value}`], { draws: 20, seed: 1 });
      expect(notFinite(result)).toEqual([]);
    }
  },
);

test.each(ASSUMPTIONS.map((assumption) => [assumption.name, assumption] as const))(
  'the assumption %s at either end of what is taken, on every baseline, prints numbers alone as text and as JSON',
  async (_, assumption) => {
    for (const { scenario, value, assume } of assumptionEnds(assumption)) {
      for (const baseline of BASELINES) {
        const options = { draws: 20, seed: 1, months: 24, assume, baseline };
        const result = whatIf(scenario, ['leaving=5%'], options);
        const beside = { file: null, published: [], swaps: [], sought: null };
        const document = whatIfDocument(result, beside);
        for (const format of [FORMAT_TYPES.text, FORMAT_TYPES.json]) {
          const printed = await format.render(document, { ...PAGE, version: '1' });
          const wrong = /.*(NaN|Infinity|∞|undefined|(?<![\d\p{L}–-])[-−]0(\.0*)?(?![\d.])).*/u.exec(printed);
          expect(wrong?.[0], `${value} in ${scenario.id}, ${baseline}`).toBeUndefined();
        }
      }
    }
  },
);
