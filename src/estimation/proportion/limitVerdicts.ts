import { blakerLowerReaches } from './blaker.js';
import { limitsByCount } from './limitsByCount.js';
import { type ProportionMethod, proportionMethod } from './registry.js';

/** Whether a limit of a count's two-sided interval lies at a value or above it. */
export interface LimitVerdicts {
  readonly lowerReaches: (yes: number, of: number, value: number) => boolean;
  readonly upperReaches: (yes: number, of: number, value: number) => boolean;
}

/** How the limits of a method compare with a value, without more of a limit worked out than that takes. */
export function limitVerdicts(name: ProportionMethod, confidence: number): LimitVerdicts {
  const tail = (1 - confidence) / 2;
  if (isByTail(name)) {
    const { lowerTail, upperTail } = proportionMethod(name);
    return {
      lowerReaches: (yes, of, value) => value <= 0 || lowerTail(yes, of, value, 2) <= tail,
      upperReaches: (yes, of, value) => value < 1 && upperTail(yes, of, value, 2) >= tail,
    };
  }
  if (name === 'blaker') {
    return {
      lowerReaches: (yes, of, value) => blakerLowerReaches(yes, of, value, tail),
      upperReaches: (yes, of, value) => !blakerLowerReaches(of - yes, of, 1 - value, tail),
    };
  }
  const { lower, upper } = limitsByCount(name, confidence);
  return {
    lowerReaches: (yes, of, value) => lower(yes, of) >= value,
    upperReaches: (yes, of, value) => upper(yes, of) >= value,
  };
}

/** Whether the limits of a method are searched for: the tail that one would have at a value costs less. */
export const isByTail = (name: ProportionMethod): boolean => BY_TAIL.includes(name);

const BY_TAIL: readonly ProportionMethod[] = [
  'clopper-pearson',
  'mid-p',
  'jeffreys',
  'uniform',
  'likelihood-ratio',
];
