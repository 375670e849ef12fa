import { requireOneOf } from '../../check.js';
import { agrestiCoull } from './agrestiCoull.js';
import { arcsine } from './arcsine.js';
import { jeffreys, uniform } from './betaPosterior.js';
import { blaker } from './blaker.js';
import { clopperPearson } from './clopperPearson.js';
import { cloglog, logit, probit } from './delta.js';
import { likelihoodRatio } from './likelihoodRatio.js';
import type { LimitFunctions } from './method.js';
import { midP } from './midP.js';
import { wald, waldCc } from './wald.js';
import { wilson, wilsonCc } from './wilson.js';

/** What a reader needs to choose a method. */
export interface MethodDescription {
  readonly label: string;
  readonly citation: string;
  /** Whether casesim would use it for a report, or shows it only beside the others. */
  readonly use: 'recommended' | 'comparison';
  /** What it is good or bad at, in a sentence. */
  readonly note: string;
  /** Whether it treats yes and no alike: `interval(n − x) = 1 − interval(x)`. */
  readonly symmetric: boolean;
}

const METHODS = {
  wilson: {
    label: 'Wilson',
    citation: 'Wilson 1927',
    use: 'recommended',
    note: 'Close to its level on average at every n; runs low right beside 0% and 100%.',
    symmetric: true,
    limits: wilson,
  },
  'wilson-cc': {
    label: 'Wilson, continuity-corrected',
    citation: 'Newcombe 1998, method 4',
    use: 'comparison',
    note: 'Nearly always covers at least as often as it says, but is wider.',
    symmetric: true,
    limits: wilsonCc,
  },
  'clopper-pearson': {
    label: 'Clopper-Pearson',
    citation: 'Clopper and Pearson 1934',
    use: 'recommended',
    note: 'Never covers less often than it says, but is wider than it need be.',
    symmetric: true,
    limits: clopperPearson,
  },
  'mid-p': {
    label: 'Mid-P',
    citation: 'Lancaster 1961',
    use: 'recommended',
    note: 'Clopper-Pearson without most of its excess width; close to Wilson.',
    symmetric: true,
    limits: midP,
  },
  jeffreys: {
    label: 'Jeffreys',
    citation: 'Brown, Cai and DasGupta 2001',
    use: 'recommended',
    note: 'A posterior interval that also covers well on average; runs low close to 0% and 100%.',
    symmetric: true,
    limits: jeffreys,
  },
  uniform: {
    label: 'Uniform prior',
    citation: 'Bayes 1763',
    use: 'comparison',
    note: 'A posterior interval that never reaches 0% or 100%, so it cannot cover them.',
    symmetric: true,
    limits: uniform,
  },
  'agresti-coull': {
    label: 'Agresti-Coull',
    citation: 'Agresti and Coull 1998',
    use: 'recommended',
    note: 'Wilson made simple and a little wider; good from about 40 cases.',
    symmetric: true,
    limits: agrestiCoull,
  },
  wald: {
    label: 'Wald',
    citation: 'Laplace 1812; criticised in Brown, Cai and DasGupta 2001',
    use: 'comparison',
    note: 'Poor: covers too seldom at every n, and has no width at 0% and 100%.',
    symmetric: true,
    limits: wald,
  },
  'wald-cc': {
    label: 'Wald, continuity-corrected',
    citation: 'Newcombe 1998, method 2',
    use: 'comparison',
    note: 'Poor: wider than Wald, and still covers too seldom close to 0% and 100%.',
    symmetric: true,
    limits: waldCc,
  },
  'likelihood-ratio': {
    label: 'Likelihood ratio',
    citation: 'Wilks 1938; Brown, Cai and DasGupta 2001',
    use: 'recommended',
    note: 'Follows the shape of the likelihood; runs low close to 0% and 100%.',
    symmetric: true,
    limits: likelihoodRatio,
  },
  arcsine: {
    label: 'Arcsine',
    citation: 'Anscombe 1948; Brown, Cai and DasGupta 2001',
    use: 'comparison',
    note: 'Close to its level nearly everywhere; runs a little low close to 0% and 100%.',
    symmetric: true,
    limits: arcsine,
  },
  logit: {
    label: 'Logit',
    citation: 'Brown, Cai and DasGupta 2001',
    use: 'comparison',
    note: 'Wide close to 0% and 100%, yet runs low right beside them; from 99% its limits need not rise with the count.',
    symmetric: true,
    limits: logit,
  },
  cloglog: {
    label: 'Complementary log-log',
    citation: 'Collett 2003, delta method on log(-log p)',
    use: 'comparison',
    note: 'Made for survival curves: it does not treat yes and no alike.',
    symmetric: false,
    limits: cloglog,
  },
  probit: {
    label: 'Probit',
    citation: 'delta method on the normal quantile',
    use: 'comparison',
    note: 'Like logit, and shorter close to 0% and 100%.',
    symmetric: true,
    limits: probit,
  },
  blaker: {
    label: 'Blaker',
    citation: 'Blaker 2000',
    use: 'recommended',
    note: 'Never covers less often than it says, and always lies inside Clopper-Pearson.',
    symmetric: true,
    limits: blaker,
  },
} as const satisfies Readonly<Record<string, MethodDescription & { readonly limits: LimitFunctions }>>;

export type ProportionMethod = keyof typeof METHODS;

/** A method of the registry: its name, what a reader needs to choose it, and its limits as functions. */
export interface ProportionMethodEntry extends MethodDescription, LimitFunctions {
  readonly name: ProportionMethod;
}

/** Every way to put an interval round one proportion, the default first. */
export const PROPORTION_METHODS: readonly ProportionMethodEntry[] = Object.freeze(
  Object.entries(METHODS).map(([name, { limits, ...description }]) =>
    Object.freeze({ name: name as ProportionMethod, ...description, ...limits }),
  ),
);

const BY_NAME: ReadonlyMap<string, ProportionMethodEntry> = new Map(
  PROPORTION_METHODS.map((method) => [method.name, method]),
);

/** The method of that name; an unknown name is refused with the list. */
export function proportionMethod(name: string): ProportionMethodEntry {
  const found = BY_NAME.get(name);
  if (found !== undefined) return found;
  requireOneOf('method', name, [...BY_NAME.keys()]);
  throw new RangeError(name);
}
