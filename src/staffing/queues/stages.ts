/**
 * People moving through stages in one direction, such as vetting, training or years of experience.
 *
 * Within a month every hazard and the flow into the first stage are kept constant, so the stages obey a linear
 * equation, dx/dt = Ax + b, whose solution is a power series in time. Ten terms are summed over steps short
 * enough that what is left out is below 1e-10 of the people. A steady state stays exactly where it is.
 */
export interface Stages {
  /** Hazard a month of moving on from each stage to the next; from the last one, of finishing. */
  readonly forward: Float64Array;
  /** Hazard a month of being lost from each stage. */
  readonly loss: Float64Array;
}

const TERMS = 10;
/** The largest product of hazard and length of a step. */
const REACH = 0.5;
/** 1/k! for k = 0..10. */
const OVER_FACTORIAL = Float64Array.from({ length: TERMS + 1 });
for (let k = 0, term = 1; k <= TERMS; k++, term /= k) OVER_FACTORIAL[k] = term;

/**
 * Person-months spent in each stage during one month, written into `time`: hazards times these are the month's
 * flows. `people` is not changed. `drain` people a month are taken out of the last stage, whatever its size.
 */
export function timeInStages(
  stages: Stages,
  people: Float64Array,
  inflow: number,
  time: Float64Array,
  drain = 0,
): void {
  const { forward, loss } = stages;
  const count = forward.length;
  let fastest = 0;
  for (let i = 0; i < count; i++) fastest = Math.max(fastest, forward[i]! + loss[i]!);
  const steps = Math.max(1, Math.ceil(fastest / REACH));
  if (count === 3) threeStages(stages, people, inflow, time, drain, steps);
  else anyStages(stages, people, inflow, time, drain, steps);
}

function anyStages(
  { forward, loss }: Stages,
  people: Float64Array,
  inflow: number,
  time: Float64Array,
  drain: number,
  steps: number,
): void {
  const count = forward.length;
  const length = 1 / steps;
  const rest = people.slice(0, count);
  const spent = new Float64Array(count);
  const rates = new Float64Array(count);
  time.fill(0, 0, count);
  const arriving = (i: number, before: Float64Array, weight: number): number =>
    (i === 0 ? inflow * weight : forward[i - 1]! * before[i - 1]!) - (i === count - 1 ? drain * weight : 0);
  for (let step = 0; step < steps; step++) {
    rates.set(rest);
    spent.fill(0);
    let scale = length;
    for (let term = 1; term <= TERMS; term++) {
      for (let i = count - 1; i >= 0; i--) {
        const rate = rates[i]!;
        spent[i]! += rate * scale;
        // The inflow and the drain are constants, so they count in the first derivative alone.
        rates[i] = arriving(i, rates, term === 1 ? 1 : 0) - (forward[i]! + loss[i]!) * rate;
      }
      scale *= length / (term + 1);
    }
    for (let i = count - 1; i >= 0; i--) {
      const gone = (forward[i]! + loss[i]!) * spent[i]!;
      rest[i] = rest[i]! + arriving(i, spent, length) - gone;
      time[i]! += spent[i]!;
    }
  }
}

/** `anyStages` for three stages, written out: the innermost loop of a simulation. */
function threeStages(
  { forward, loss }: Stages,
  people: Float64Array,
  inflow: number,
  time: Float64Array,
  drain: number,
  steps: number,
): void {
  const scales = scalesOf(steps);
  const length = scales[1]!;
  const onward0 = forward[0]!;
  const onward1 = forward[1]!;
  const exit0 = onward0 + loss[0]!;
  const exit1 = onward1 + loss[1]!;
  const exit2 = forward[2]! + loss[2]!;
  let rest0 = people[0]!;
  let rest1 = people[1]!;
  let rest2 = people[2]!;
  time[0] = 0;
  time[1] = 0;
  time[2] = 0;
  for (let step = 1; ; step++) {
    let spent0 = rest0 * length;
    let spent1 = rest1 * length;
    let spent2 = rest2 * length;
    let rate2 = onward1 * rest1 - exit2 * rest2 - drain;
    let rate1 = onward0 * rest0 - exit1 * rest1;
    let rate0 = inflow - exit0 * rest0;
    for (let term = 2; term <= TERMS; term++) {
      const scale = scales[term]!;
      spent0 += rate0 * scale;
      spent1 += rate1 * scale;
      spent2 += rate2 * scale;
      rate2 = onward1 * rate1 - exit2 * rate2;
      rate1 = onward0 * rate0 - exit1 * rate1;
      rate0 *= -exit0;
    }
    time[0] += spent0;
    time[1] += spent1;
    time[2] += spent2;
    if (step === steps) return;
    rest2 = rest2 + (onward1 * spent1 - drain * length) - exit2 * spent2;
    rest1 = rest1 + onward0 * spent0 - exit1 * spent1;
    rest0 = rest0 + inflow * length - exit0 * spent0;
  }
}

/** The length of a step to each power over its factorial, by the number of steps: few are ever asked for. */
const knownScales: Float64Array[] = [new Float64Array(0), OVER_FACTORIAL];
const MOST_KNOWN = 64;

function scalesOf(steps: number): Float64Array {
  const known = knownScales[steps];
  if (known !== undefined) return known;
  const scales = new Float64Array(TERMS + 1);
  for (let term = 1, scale = 1 / steps; term <= TERMS; term++, scale *= 1 / steps / term)
    scales[term] = scale;
  if (steps <= MOST_KNOWN) knownScales[steps] = scales;
  return scales;
}

/** `timeInStages` as a matrix, for stages whose hazards stay the same from month to month. */
export interface MonthOfStages {
  readonly stages: Stages;
  /** Person-months in each stage during the month for one person who begins it there or in one before: [in][from, up to in]. */
  readonly perPerson: Float64Array;
  /** Person-months in each stage for an inflow of one person a month. */
  readonly perInflow: Float64Array;
}

export function monthOfStages(stages: Stages): MonthOfStages {
  const { forward, loss } = stages;
  const count = forward.length;
  const perPerson = new Float64Array((count * (count + 1)) / 2);
  const perInflow = new Float64Array(count);
  const start = new Float64Array(count);
  const time = new Float64Array(count);
  timeInStages(stages, start, 1, perInflow);
  const alike = forward.every((onward, i) => onward === forward[0] && loss[i] === loss[0]);
  for (let from = 0; from < count; from++) {
    // Where all hazards are alike, a person who begins later only has less of the way before them.
    if (from === 0 || !alike) {
      start.fill(0);
      start[from] = 1;
      timeInStages(stages, start, 0, time);
    }
    const shift = alike ? from : 0;
    for (let to = from; to < count; to++) perPerson[(to * (to + 1)) / 2 + from] = time[to - shift]!;
  }
  return { stages, perPerson, perInflow };
}

/** The same as `timeInStages`, by the matrix. */
export function spendMonth(
  { perPerson, perInflow }: MonthOfStages,
  people: Float64Array,
  inflow: number,
  time: Float64Array,
): void {
  const count = perInflow.length;
  for (let to = 0, at = 0; to < count; to++) {
    let sum = inflow * perInflow[to]!;
    for (let from = 0; from <= to; from++) sum += people[from]! * perPerson[at++]!;
    time[to] = sum;
  }
}

/** People in each stage when `inflow` people a month have been coming in for ever (in each: flow in = flow out). */
export function steadyStages({ forward, loss }: Stages, inflow: number): Float64Array {
  const people = new Float64Array(forward.length);
  let flow = inflow;
  for (let i = 0; i < people.length; i++) {
    const onward = forward[i]!;
    const inStage = flow / (onward + loss[i]!);
    people[i] = inStage;
    flow = onward * inStage;
  }
  return people;
}

/**
 * Stages in a row with the same hazards, so that a person who is not lost takes `mean` months in all: an Erlang delay
 * (Erlang 1909; Cox and Miller 1965, The Theory of Stochastic Processes).
 *
 * @param mean - months, above 0
 * @param count - number of stages, at least 1
 * @param loss - hazard a month of being lost, at every stage
 */
export function erlangStages(mean: number, count: number, loss: number): Stages {
  return {
    forward: new Float64Array(count).fill(count / mean),
    loss: new Float64Array(count).fill(loss),
  };
}

/** The share of those who enter an Erlang delay that ever come out: `(1 + loss·mean/count)^−count`. */
export function erlangSurvival(mean: number, count: number, loss: number): number {
  return Math.exp(-count * Math.log1p((loss * mean) / count));
}
