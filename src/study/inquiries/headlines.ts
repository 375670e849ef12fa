import type { MeasureName } from '../measureNames.js';

/** A measure that answers an inquiry in one number, and the sentence that says so, without its conditions. */
export interface Headline {
  readonly measure: MeasureName;
  says(value: string, said: SaidOfAnswer): string;
}

/** What a sentence may need to say of the answer beside its number. */
export interface SaidOfAnswer {
  /** `the 95% interval (Wilson)`, or that an estimate has none. */
  readonly interval: string;
  /** In words; empty where it differs by replicate. */
  readonly truth: string;
  /** What is tested against; empty where nothing is. */
  readonly against: string;
  /** Another measure of the same answer, in words. */
  shown(measure: MeasureName): string;
}

/** Where there is no interval to judge, how far the estimate is from the truth. */
export const STANDARD_ERROR: Headline = {
  measure: 'empiricalError',
  says: (value) => `the standard error is ${value}`,
};

/** Of a difference: whether it is shown, by an interval that excludes none. */
export const DIFFERENCE_HEADLINES: readonly Headline[] = [
  {
    measure: 'power',
    says: (value, { interval, truth }) =>
      `the chance that ${interval} shows the true difference of ${truth} is ${value}`,
  },
  {
    measure: 'falseAlarm',
    says: (value, { interval }) =>
      `the chance that ${interval} shows a difference where there is none is ${value}`,
  },
  STANDARD_ERROR,
];
