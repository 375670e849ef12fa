import { chanced, MEAN_COURSE } from '../queues/chance.js';
import { type Stages, spendMonth } from '../queues/stages.js';
import type { Mechanics } from './mechanics.js';
import type { Ledger } from './workforce.js';

/** Takes one month of vetting: who was offered a post, dropped out or joined. Returns the joiners. */
export function vet(
  { vetting: { month }, time }: Mechanics,
  people: Float64Array,
  offers: number,
  ledger: Ledger,
  quantile: number,
): number {
  const { forward, loss } = month.stages;
  spendMonth(month, people, offers, time);
  let arriving = offers;
  for (let i = 0; i < people.length; i++) {
    const dropping = loss[i]! * time[i]!;
    const onward = forward[i]! * time[i]!;
    const before = people[i]! + arriving - dropping;
    arriving = i === people.length - 1 ? chanced(onward, before, quantile) : onward;
    people[i] = before - arriving;
    ledger.lostInVetting += dropping;
  }
  ledger.offered += offers;
  return arriving;
}

/** One month of training: returns those who finish it, whether or not they qualify. */
export function train(
  { training: month, time }: Mechanics,
  trainees: Float64Array,
  joining: number,
  ledger: Ledger,
  quantile: number,
): number {
  const { forward, loss } = month.stages;
  spendMonth(month, trainees, joining, time);
  let arriving = joining;
  for (let i = 0; i < trainees.length; i++) {
    const leaving = loss[i]! * time[i]!;
    const onward = forward[i]! * time[i]!;
    const before = trainees[i]! + arriving - leaving;
    arriving = i === trainees.length - 1 ? chanced(onward, before, quantile) : onward;
    trainees[i] = before - arriving;
    ledger.left += leaving;
  }
  return arriving;
}

/** Who left a grade in the last month, by step of experience. */
export const lost = new Float64Array(3);

/**
 * Moves one grade a month on, given the person-months spent at each step: ageing, the inflow, losses with their
 * chance, and `promoted` people out of the last step. Returns all who left.
 */
export function age(
  { forward, loss }: Stages,
  time: Float64Array,
  people: Float64Array,
  inflow: number,
  promoted: number,
  noise: Float64Array | null,
  at: number,
): number {
  const last = people.length - 1;
  let arriving = inflow;
  let leaving = 0;
  for (let i = 0; i <= last; i++) {
    const onward = forward[i]! * time[i]!;
    const before = people[i]! + arriving - onward - (i === last ? promoted : 0);
    const going = chanced(loss[i]! * time[i]!, before, quantileOf(noise, at + i));
    people[i] = before - going;
    lost[i] = going;
    leaving += going;
    arriving = onward;
  }
  return leaving;
}

/** The quantile at which a month meets its chance. */
export function quantileOf(noise: Float64Array | null, at: number): number {
  return noise === null ? MEAN_COURSE : noise[at]!;
}
