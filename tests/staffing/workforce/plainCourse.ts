import type { CENTRAL } from '../../../src/staffing/region/assumptions.js';

/**
 * The staffing model written down a second time, plainly: Euler steps of a two-hundredth of a month, numbers by name, no
 * code shared with the model. West Midlands 2025, decisions at the start of each month, no chance.
 */

/** What levers move, in the words of this file. */
export interface Moves {
  readonly vettingWeeks?: number;
  readonly starts?: number;
  readonly leavingLess?: number;
  readonly seniorsTimes?: number;
  readonly workTimes?: number;
}

export interface PlainMonth {
  readonly officers: number;
  readonly services: number;
  readonly seniors: number;
  readonly trainees: number;
  readonly officersOfTarget: number;
  readonly officerUtilisation: number;
  readonly servicesUtilisation: number;
  readonly officerCaseload: number;
  readonly newcomers: number;
  readonly twoToFive: number;
}

const STEPS = 200;
const WEEKS = 365.25 / 7 / 12;
const CASES = 25343;
const PER = { officers: 37.03, services: 39.89, trainees: 22.77 };

/** Officers and services officers by experience; seniors likewise; three thirds of training and of vetting. */
interface State {
  po: number[];
  pso: number[];
  spo: number[];
  pqip: number[];
  vetted: number[];
  starters: number[];
}

const total = (people: number[]): number => people.reduce((sum, one) => sum + one, 0);

/** One step of stages: inflow into the first, ageing or finishing on, losses, and a drain from the last. */
function step(people: number[], forward: number[], loss: number[], inflow: number, drain = 0): number {
  const dt = 1 / STEPS;
  const before = [...people];
  const last = people.length - 1;
  for (let i = 0; i <= last; i++) {
    const arriving = i === 0 ? inflow : (before[i - 1] ?? 0) * (forward[i - 1] ?? 0);
    const leaving = (before[i] ?? 0) * ((forward[i] ?? 0) + (loss[i] ?? 0)) + (i === last ? drain : 0);
    people[i] = (before[i] ?? 0) + dt * (arriving - leaving);
  }
  return dt * (before[last] ?? 0) * (forward[last] ?? 0);
}

/** Officers and services officers with under two years who keep up their share. */
function underTwo(joining: number, leaving: number, times: number, other: number): number {
  let share = 0.2;
  for (let round = 0; round < 200; round++) {
    share = joining / (0.5 + (leaving * times) / (1 + share * (times - 1)) + other);
  }
  return share;
}

/** Month by month, under a way of going on without levers that grows or is level. */
export function plainCourse(a: typeof CENTRAL, growing: boolean, moves: Moves, months: number): PlainMonth[] {
  const trainees = 186;
  const officers = (CASES * a.officerCases) / PER.officers;
  const services = (CASES * (1 - a.officerCases) - trainees * PER.trainees) / PER.services;
  const practitioners = officers + services + trainees;
  const seniors = practitioners / a.span;

  // The third of training in which a trainee is, in balance.
  const perThird = 3 / a.traineeMonths;
  const lost = a.traineeLeaving / 12;
  const thirds = [1, perThird / (perThird + lost), (perThird / (perThird + lost)) ** 2];
  const starts = (trainees * (perThird + lost)) / total(thirds);
  const graduates = 12 * starts * (perThird / (perThird + lost)) ** 3 * a.traineePass;

  const turnover = Math.max(a.seniorUnderTwo / (2 * (1 - a.seniorUnderTwo)), a.seniorLeaving);
  const wanted = growing ? a.growth : 0;
  const solved = ((a.officerLeaving + a.onward + wanted) * officers + turnover * seniors) / graduates;
  const taking = Math.min(1, Math.max(0.3, solved));
  const growth =
    taking * (graduates / officers) - a.officerLeaving - a.onward - (turnover * seniors) / officers;
  const newOfficers = underTwo(
    (taking * graduates) / officers,
    a.officerLeaving,
    a.newLeaving,
    a.onward + growth,
  );
  const newServices = underTwo(a.servicesLeaving, a.servicesLeaving, a.newLeaving, 0);
  const bulge = (0.2 * practitioners) / (officers + services);

  // Points that a newcomer and a later person carry, and per case, so that the letter's workload comes out.
  const [full, reduced] = [2176, Math.trunc(2176 * 0.8)];
  const newPo = (9 * reduced + 15 * full) / 24;
  const newPso = (6 * reduced + 18 * full) / 24;
  const poPoints = (1.15 * (newOfficers * newPo + (1 - newOfficers) * full)) / 37.2;
  const psoPoints = (0.89 * (newServices * newPso + (1 - newServices) * full)) / 45;

  const start = (): State => ({
    po: [newOfficers, bulge, 1 - newOfficers - bulge].map((share) => share * officers),
    pso: [newServices, bulge, 1 - newServices - bulge].map((share) => share * services),
    spo: [a.seniorUnderTwo, 0.4 * (1 - a.seniorUnderTwo), 0.6 * (1 - a.seniorUnderTwo)].map(
      (s) => s * seniors,
    ),
    pqip: thirds.map((third) => (third / total(thirds)) * trainees),
    vetted: [0, 0, 0],
    starters: [0, 0, 0],
  });
  const vettingOf = (weeks: number) => {
    const onward = (3 * WEEKS) / weeks;
    const passed = onward / (onward + a.vettingDropout);
    const stages = [1, passed, passed ** 2].map((share) => share / (onward + a.vettingDropout));
    return { onward, survival: passed ** 3, stages, perOffer: total(stages) };
  };
  const [before, after] = [vettingOf(a.vettingWeeks), vettingOf(moves.vettingWeeks ?? a.vettingWeeks)];
  const spread = (rate: number, under: number) => {
    const later = rate / (1 + under * (a.newLeaving - 1)) / 12;
    return [later * a.newLeaving, later, later];
  };
  const ageing = [1 / 24, 1 / 36, 0];

  const run = (
    moved: Moves | null,
    yardstick: readonly { po: number; all: number }[] | null,
  ): PlainMonth[] => {
    const now = start();
    const vetting = moved === null ? before : after;
    const servicesLeaving0 = total(
      spread(a.servicesLeaving, newServices).map((h, i) => h * (now.pso[i] ?? 0)),
    );
    now.vetted = before.stages.map((stage) => (stage * servicesLeaving0) / before.survival);
    now.starters = before.stages.map((stage) => (a.vettingStarts * stage * starts) / before.survival);
    const less = moved?.leavingLess ?? 0;
    const startOfMonth: PlainMonth[] = [];
    const utilisation0 = { po: (1.15 / 37.2) * PER.officers, pso: (0.89 / 45) * PER.services };
    for (let month = 0; month <= months; month++) {
      const [po, pso, spo, pqip] = [total(now.po), total(now.pso), total(now.spo), total(now.pqip)];
      const all = po + pso + pqip;
      const at = yardstick?.[month] ?? { po, all };
      const beyond = Math.exp((a.workTrend * month) / 12);
      const poWork = CASES * a.officerCases * (at.po / officers) * beyond;
      const psoWork = services * PER.services * beyond;
      const held = Math.min(pqip * PER.trainees, poWork + psoWork + trainees * PER.trainees);
      const rest = poWork + psoWork + trainees * PER.trainees - held;
      const poCases = (rest * poWork) / (poWork + psoWork);
      const posts = (officers / 0.92) * (at.po / officers) * beyond;
      const work = moved?.workTimes ?? 1;
      const uPo = (poCases * poPoints * work) / ((now.po[0] ?? 0) * newPo + (po - (now.po[0] ?? 0)) * full);
      const uPso =
        ((rest - poCases) * psoPoints * work) /
        ((now.pso[0] ?? 0) * newPso + (pso - (now.pso[0] ?? 0)) * full);
      startOfMonth.push({
        officers: po,
        services: pso,
        seniors: spo,
        trainees: pqip,
        officersOfTarget: po / posts,
        officerUtilisation: uPo,
        servicesUtilisation: uPso,
        officerCaseload: poCases / po,
        newcomers: ((now.po[0] ?? 0) + (now.pso[0] ?? 0) + pqip) / all,
        twoToFive: ((now.po[1] ?? 0) + (now.pso[1] ?? 0)) / all,
      });

      const faster = (u: number, u0: number) =>
        yardstick === null ? 1 : Math.min(3, Math.exp(a.leavingByWorkload * (u - u0)));
      const poLoss = spread(a.officerLeaving - less, newOfficers).map(
        (h) => h * faster(uPo, utilisation0.po) + a.onward / 12,
      );
      const psoLoss = spread(a.servicesLeaving - less, newServices).map(
        (h) => h * faster(uPso, utilisation0.pso),
      );
      const spoLoss = (turnover - less) / 12;
      const goal = (at.all / a.span) * (moved?.seniorsTimes ?? 1);
      const promoted = Math.min(
        Math.max(0, spoLoss * spo - Math.max(0, spo - goal)) + a.promotionRate * Math.max(0, goal - spo),
        0.25 * (now.po[2] ?? 0),
      );
      const leavers = total(psoLoss.map((h, i) => h * (now.pso[i] ?? 0)));
      const replacing = leavers / vetting.survival;
      const offers = Math.max(
        0,
        replacing + a.recruitmentRate * (services - pso + replacing * vetting.perOffer - total(now.vetted)),
      );
      const poLosing = promoted + total(poLoss.map((h, i) => h * (now.po[i] ?? 0)));
      const open = yardstick === null ? Number.POSITIVE_INFINITY : Math.max(0, posts - po + poLosing);
      const monthly = moved?.starts ?? starts;

      // Flows between grades are even over the month, so what comes out of vetting and training is summed first.
      const [vettingOn, dropping] = [Array(3).fill(vetting.onward), Array(3).fill(a.vettingDropout)];
      let [joined, vettedStarts, finished] = [0, 0, 0];
      for (let i = 0; i < STEPS; i++) {
        joined += step(now.vetted, vettingOn, dropping, offers);
        vettedStarts += step(
          now.starters,
          vettingOn,
          dropping,
          (a.vettingStarts * monthly) / before.survival,
        );
      }
      const starting = (1 - a.vettingStarts) * monthly + vettedStarts;
      for (let i = 0; i < STEPS; i++) {
        finished += step(now.pqip, Array(3).fill(perThird), Array(3).fill(lost), starting);
      }
      const qualified = Math.min(finished * a.traineePass * taking, open);
      for (let i = 0; i < STEPS; i++) {
        step(now.po, ageing, poLoss, qualified, promoted);
        step(now.pso, ageing, psoLoss, joined);
        step(now.spo, ageing, Array(3).fill(spoLoss), promoted);
      }
    }
    return startOfMonth;
  };
  const yardstick = run(null, null).map((m) => ({
    po: m.officers,
    all: m.officers + m.services + m.trainees,
  }));
  return run(moves, yardstick);
}
