import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expit } from '../../../src/numeric/logistic.js';
import {
  emptyPractice,
  type Practice,
  practiceBands,
  practiceOf,
} from '../../../src/staffing/practice/practice.js';
import { CENTRAL } from '../../../src/staffing/region/assumptions.js';
import { weighCases } from '../../../src/staffing/workforce/month.js';
import { oversightRates, oversightRatio, oversightShift } from '../../../src/staffing/workforce/oversight.js';
import { startWorkforce, type Workforce } from '../../../src/staffing/workforce/workforce.js';
import { mechanicsFor, westMidlands } from '../scenarios.js';

const NEEDED = 80 / 84;

/** A workforce with its cases weighed, changed by hand if need be. */
function weighed(change: (workforce: Workforce) => void = () => {}): Workforce {
  const plan = westMidlands();
  const workforce = startWorkforce(plan);
  weighCases(mechanicsFor(plan), workforce, 0);
  change(workforce);
  return workforce;
}

function practice(workforce: Workforce, assumed = CENTRAL): Practice {
  const into = emptyPractice();
  practiceOf(workforce, practiceBands(assumed), 0.048, into);
  return into;
}

/** P(a person's value > edge), logistic with this mean and standard deviation. */
const above = (edge: number, mean: number, deviation: number): number =>
  expit(((mean - edge) * Math.PI) / (deviation * Math.sqrt(3)));

describe('how cases are worked', () => {
  test('counts a step of utilisation for every ten points over 110%, and of caseload for every ten from 50', () => {
    const workforce = weighed((w) => {
      for (const grade of ['officer', 'services', 'trainee'] as const) {
        w.caseload[`${grade}Utilisation`] = 1.17;
        w.caseload[`${grade}Caseload`] = 52;
      }
    });
    const { workloadBand, caseloadBand } = practice(workforce);
    const utilisation = (edge: number) => above(edge, 1.17, CENTRAL.utilisationSpread);
    const size = (edge: number) => above(edge, 52, CENTRAL.caseloadSpread);
    const from = (band: Float64Array, step: number) =>
      band.slice(step).reduce((sum, share) => sum + share, 0);
    for (const [step, edge] of [1.1, 1.2, 1.3, 1.4].entries()) {
      expect(from(workloadBand, step + 1)).toBeCloseTo(utilisation(edge), 12);
    }
    for (const [step, edge] of [50, 60].entries()) {
      expect(from(caseloadBand, step + 1)).toBeCloseTo(size(edge), 12);
    }
  });

  test('is shared out whole, whatever the staff and however full they are', () => {
    const anything = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(anything, anything, fc.double({ min: 0, max: 400, noNaN: true }), (full, held, people) => {
        const workforce = weighed((w) => {
          w.caseload.officerUtilisation = full;
          w.caseload.servicesCaseload = held;
          w.officers.fill(people / 3);
          w.caseload.officers = people;
        });
        for (const shares of Object.values(practice(workforce))) {
          if (!(shares instanceof Float64Array)) continue;
          expect(shares.reduce((sum: number, share) => sum + share, 0)).toBeCloseTo(1, 12);
          for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test('has no experience where nobody is left', () => {
    const still = practice(weighed()).practitionerExperience;
    const gone = practice(
      weighed((w) => {
        w.officers.fill(0);
        w.caseload.officers = 0;
      }),
    ).practitionerExperience;
    expect(gone[0]).toBeGreaterThan(still[0] ?? 1);
    const experienced = 1 - westMidlands().closing.officersUnderTwo;
    expect(gone[0]).toBeCloseTo((still[0] ?? 0) + experienced * CENTRAL.officerCases, 12);
  });

  test('has a programme in time for the cases that need one and start it', () => {
    expect(Array.from(practice(weighed()).programmePlace)).toEqual([0.952, 0.048]);
  });
});

describe('oversight', () => {
  test('is hours supplied over hours needed, by cases, newcomers and practitioners', () => {
    const plan = westMidlands();
    const workforce = weighed();
    const { officers, services, trainees, seniors } = plan.start;
    const all = officers + services + trainees;
    const { officersUnderTwo, servicesUnderTwo } = plan.closing;
    const newcomers = (officersUnderTwo * officers + servicesUnderTwo * services + trainees) / all;
    const wanted = 25343 * NEEDED * 0.15 * (1 + 0.5 * newcomers) + 3 * all;
    const ratio = oversightRatio(oversightRates(plan, NEEDED), workforce);
    expect(ratio).toBeCloseTo((seniors * 160.8 * 0.65) / wanted, 12);
  });

  test("moves by the log of capacity and by seniors' experience, and not at all at the start", () => {
    const rates = oversightRates(westMidlands(), NEEDED);
    const start = { ratio: 0.8, experience: 1.2 };
    expect(oversightShift(rates, 0.8, 1.2, start)).toBe(0);
    expect(oversightShift(rates, 1.6, 1.2, start)).toBeCloseTo(1.1 * Math.log(2), 12);
    expect(oversightShift(rates, 0.8, 1.5, start)).toBeCloseTo(0.35 * 0.3, 12);
  });

  test('is needed less where cases are suspended, and takes the time that a lever gives it', () => {
    const plan = westMidlands();
    const half = { ...plan, demand: { ...plan.demand, suspended: 0.5 } };
    const quick = { ...plan, demand: { ...plan.demand, oversightHours: 0.5 } };
    const full = oversightRates(plan, NEEDED).perCase;
    expect(oversightRates(half, NEEDED).perCase).toBeCloseTo(full / 2, 12);
    expect(oversightRates(quick, NEEDED).perCase).toBeCloseTo(full / 2, 12);
  });
});
