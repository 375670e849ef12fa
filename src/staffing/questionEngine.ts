import { calibrateIntercept } from '../model/calibrate.js';
import { expit, logit } from '../numeric/logistic.js';
import type { Assumed } from './assumptions.js';
import { emptyInterpolation, type Interpolation, interpolateAt, MOST_INTERVALS } from './chebyshev.js';
import { type Curves, tabulateCurves } from './mixedLogistic.js';
import { PRACTICE_VARIABLES, type Practice } from './practice.js';
import { PROGRAMME_QUESTION } from './practiceScenario.js';
import type { QuestionNetwork } from './questionNetwork.js';

/** Practice that every key question depends on: all but programme places. */
const COMMON = PRACTICE_VARIABLES.filter(({ name }) => name !== 'programmePlace');
const SIZES = COMMON.map(({ levels }) => levels.length);
/** Configurations of the common practice variables. */
const CONFIGURATIONS = SIZES.reduce((product, size) => product * size, 1);

/** How one key question follows on the earlier ones; those still needed are carried along, one bit each. */
export interface Link {
  readonly states: number;
  /** What each state adds to the linear predictor. */
  readonly shifts: Float64Array;
  /** The state that each state becomes when the answer is No, and when it is Yes; and how many there are then. */
  readonly no: Int32Array;
  readonly yes: Int32Array;
  readonly after: number;
  /** Whether programme places bear on this question, and whether they do so directly. */
  readonly programme: 'directly' | 'through another' | 'no';
}

/** A network made ready for evaluation, and room to work in. */
export interface QuestionEngine {
  readonly network: QuestionNetwork;
  readonly links: readonly Link[];
  readonly curves: Curves;
  /** Per cell of the network: its group, its share of it, and what oversight counts as there. */
  readonly groupOf: Int32Array;
  readonly shareOf: Float64Array;
  readonly oversightOf: Float64Array;
  /** 2 where programme places are modelled, else 1. */
  readonly layers: number;
  /** Largest number of states carried. */
  readonly stride: number;
  /** What each configuration of practice adds to every linear predictor, its share of cases, and the nodes. */
  readonly shifts: Float64Array;
  readonly shares: Float64Array;
  readonly interpolation: Interpolation;
  readonly atNodes: Float64Array;
  readonly groupWeights: Float64Array;
  readonly carried: Float64Array;
  readonly next: Float64Array;
}

function linksOf({ questions }: QuestionNetwork, programme: boolean): Link[] {
  const lastUse = questions.map((_, question) =>
    questions.reduce(
      (last, { from }, later) => (from.some((f) => f.question === question) ? later : last),
      -1,
    ),
  );
  const touched: boolean[] = [];
  let live: number[] = [];
  return questions.map(({ name, from }, question) => {
    const directly = programme && name === PROGRAMME_QUESTION;
    touched[question] = directly || from.some((f) => touched[f.question]);
    const before = live;
    const next = [...before, question].filter((earlier) => (lastUse[earlier] ?? -1) > question);
    const states = 1 << before.length;
    const bit = (state: number, earlier: number) => (state >> before.indexOf(earlier)) & 1;
    const become = (answer: number) =>
      Int32Array.from({ length: states }, (_, state) =>
        next.reduce(
          (sum, kept, place) => sum + (kept === question ? answer : bit(state, kept)) * (1 << place),
          0,
        ),
      );
    live = next;
    return {
      states,
      shifts: Float64Array.from({ length: states }, (_, state) =>
        from.reduce((sum, f) => sum + f.logOdds * bit(state, f.question), 0),
      ),
      no: become(0),
      yes: become(1),
      after: 1 << next.length,
      programme: directly ? 'directly' : touched[question] ? 'through another' : 'no',
    };
  });
}

export function questionEngine(network: QuestionNetwork, programme: boolean): QuestionEngine {
  const links = linksOf(network, programme);
  const cells = network.groups.flatMap((group, place) =>
    group.cells.map((cell) => ({ ...cell, place, group })),
  );
  const layers = programme ? 2 : 1;
  const stride = Math.max(...links.map(({ states, after }) => Math.max(states, after)));
  return {
    network,
    links,
    curves: tabulateCurves(cells.flatMap(({ curves }) => curves)),
    groupOf: Int32Array.from(cells, ({ place }) => place),
    shareOf: Float64Array.from(cells, ({ share }) => share),
    oversightOf: Float64Array.from(cells, ({ group }) => group.value),
    layers,
    stride,
    shifts: new Float64Array(CONFIGURATIONS),
    shares: new Float64Array(CONFIGURATIONS),
    interpolation: emptyInterpolation(CONFIGURATIONS),
    atNodes: new Float64Array(MOST_INTERVALS + 1),
    groupWeights: new Float64Array(network.groups.length),
    carried: new Float64Array(layers * (MOST_INTERVALS + 1) * cells.length * stride),
    next: new Float64Array(stride),
  };
}

/** Weights of the groups when oversight is effective in this share of the cases that need it. */
export function weighGroups({ network, groupWeights }: QuestionEngine, oversight: number): void {
  const { parents } = network.oversight;
  const alone = parents.length === 1;
  const intercept = alone
    ? 0
    : calibrateIntercept(
        {
          weights: Float64Array.from(parents, ({ open }) => open),
          shifts: Float64Array.from(parents, ({ shift }) => shift),
        },
        oversight,
      );
  for (let place = 0; place < groupWeights.length; place++) {
    const group = network.groups[place];
    const parent = parents[group?.parent ?? 0];
    if (group === undefined || parent === undefined) continue;
    const yes = alone ? oversight : expit(intercept + parent.shift);
    groupWeights[place] =
      group.state === 'yes'
        ? parent.open * yes
        : group.state === 'no'
          ? parent.open * (1 - yes)
          : parent.shut;
  }
}

/** Shares of the configurations of the common practice variables, independent of one another. */
export function weighPractice({ shares }: QuestionEngine, practice: Practice): void {
  const { practitionerGrade, practitionerExperience, workloadBand, caseloadBand } = practice;
  // biome-ignore-start lint/style/noNonNullAssertion: a hot loop; every index is inside its array.
  let place = 0;
  for (let g = 0; g < practitionerGrade.length; g++) {
    for (let e = 0; e < practitionerExperience.length; e++) {
      const ge = practitionerGrade[g]! * practitionerExperience[e]!;
      for (let w = 0; w < workloadBand.length; w++) {
        const gew = ge * workloadBand[w]!;
        for (let c = 0; c < caseloadBand.length; c++) shares[place++] = gew * caseloadBand[c]!;
      }
    }
  }
  // biome-ignore-end lint/style/noNonNullAssertion: a hot loop; every index is inside its array.
}

/** What each configuration adds to the linear predictor of every key question, and nodes over that range. */
export function shiftPractice({ shifts, interpolation }: QuestionEngine, assumed: Assumed): void {
  const [grade = 0, experience = 0, workload = 0, caseload = 0] = COMMON.map(({ effect }) =>
    Math.log(assumed[effect]),
  );
  const [grades = 1, experiences = 1, workloads = 1, caseloads = 1] = SIZES;
  let place = 0;
  for (let g = 0; g < grades; g++) {
    for (let e = 0; e < experiences; e++) {
      for (let w = 0; w < workloads; w++) {
        for (let c = 0; c < caseloads; c++) {
          shifts[place++] = g * grade + e * experience + w * workload + c * caseload;
        }
      }
    }
  }
  interpolateAt(shifts, interpolation);
}

/** Where the search for an intercept starts: as compiled, less what practice and a changed effect add on average. */
export function firstGuess(engine: QuestionEngine, question: number, effect: number): number {
  const { network, shifts, shares } = engine;
  const { intercept = 0, share = 0, oversight = null } = network.questions[question] ?? {};
  const compiled = Number.isFinite(intercept) ? intercept : logit(share);
  let mean = 0;
  for (let place = 0; place < shifts.length; place++) mean += (shifts[place] ?? 0) * (shares[place] ?? 0);
  const written = oversight === null ? 0 : Math.log(oversight.odds);
  return compiled - mean - (effect - written) * network.oversight.share;
}
