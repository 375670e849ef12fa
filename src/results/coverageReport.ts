import {
  type CohortMethod,
  cohortCoverage,
  cohortCoverageSummary,
} from '../estimation/coverage/cohortCoverage.js';
import {
  type Coverage,
  coverage,
  coverageSummary,
  type OneSidedPlace,
} from '../estimation/coverage/coverage.js';
import type { Side } from '../estimation/proportion/interval.js';
import { PROPORTION_METHODS, type ProportionMethod } from '../estimation/proportion/proportion.js';

/** What `casesim coverage` is asked: for samples of an endless population, or of a cohort. */
export interface CoverageQuestion {
  readonly of: number;
  readonly confidence: number;
  readonly side: Side;
  readonly methods: readonly CohortMethod[];
  /** True shares at which to say what happens, such as the edges of the bands. */
  readonly at: readonly number[];
  /** Methods whose coverage is drawn along the share. */
  readonly drawn: readonly CohortMethod[];
  readonly cohort: number | null;
}

/** The worst and the mean of one method. */
export interface CoverageOverall {
  readonly method: CohortMethod;
  readonly label: string;
  readonly recommended: boolean;
  /** Smallest coverage; over a cohort, the smallest over its possible numbers of Yes cases. */
  readonly infimum: number;
  readonly at: number;
  /** `above` or `below` that share; null for a cohort, where it is reached at the share itself. */
  readonly side: OneSidedPlace['side'] | null;
  readonly places: readonly OneSidedPlace[];
  /** Over uniform shares. */
  readonly mean: number;
}

/** What one method does at one true share. */
export interface CoverageAt extends Coverage {
  readonly method: CohortMethod;
  readonly label: string;
  readonly p: number;
}

export interface CoverageCurve {
  readonly method: CohortMethod;
  readonly label: string;
  readonly points: readonly (readonly [p: number, coverage: number])[];
}

export interface CoverageReport {
  readonly of: number;
  readonly confidence: number;
  readonly side: Side;
  readonly cohort: number | null;
  readonly overall: readonly CoverageOverall[];
  readonly at: readonly CoverageAt[];
  readonly curves: readonly CoverageCurve[];
}

/** The report, method by method; `rest` is awaited between methods, so that an interruption is heard. */
export async function coverageReport(
  question: CoverageQuestion,
  rest: (done: number) => Promise<void> = async () => {},
): Promise<CoverageReport> {
  const { of, confidence, side, cohort, methods } = question;
  const overall: CoverageOverall[] = [];
  const at: CoverageAt[] = [];
  for (const method of methods) {
    overall.push(overallOf(method, question));
    for (const share of question.at) {
      const { p, ...found } = coverageAt(method, share, question);
      at.push({ method, label: labelOf(method), p, ...found });
    }
    await rest(overall.length);
  }
  const curves = question.drawn.map((method) => ({
    method,
    label: labelOf(method),
    points: curveOf(method, question),
  }));
  return { of, confidence, side, cohort, overall, at, curves };
}

function labelOf(method: CohortMethod): string {
  if (method === 'hypergeometric') return 'Exact hypergeometric';
  if (method === 'finite-wilson') return 'Finite-cohort Wilson';
  return PROPORTION_METHODS.find(({ name }) => name === method)?.label ?? method;
}

const isRecommended = (method: CohortMethod) =>
  PROPORTION_METHODS.find(({ name }) => name === method)?.use !== 'comparison';

function overallOf(
  method: CohortMethod,
  { of, confidence, side, cohort }: CoverageQuestion,
): CoverageOverall {
  const named = { method, label: labelOf(method), recommended: isRecommended(method) };
  if (cohort !== null) {
    const { minimum, mean } = cohortCoverageSummary({ of, cohort, method, confidence, side });
    return { ...named, infimum: minimum.coverage, at: minimum.at, side: null, places: [], mean };
  }
  const { infimum, mean } = coverageSummary({ of, method: endless(method), confidence, side });
  return {
    ...named,
    infimum: infimum.coverage,
    at: infimum.at,
    side: infimum.side,
    places: infimum.places,
    mean,
  };
}

/** At a true share; in a cohort at the whole number of Yes cases nearest to it. */
function coverageAt(
  method: CohortMethod,
  p: number,
  { of, confidence, side, cohort }: CoverageQuestion,
): Coverage & { readonly p: number } {
  if (cohort === null) return { p, ...coverage({ of, p, method: endless(method), confidence, side }) };
  const yes = Math.round(p * cohort);
  return { p: yes / cohort, ...cohortCoverage({ of, cohort, yes, method, confidence, side }) };
}

const STEPS = 1000;

/** Coverage along the share: at every thousandth, or at every number of Yes cases of a small cohort. */
function curveOf(method: CohortMethod, question: CoverageQuestion): CoverageCurve['points'] {
  const { cohort } = question;
  const steps = cohort === null ? STEPS : Math.min(STEPS, cohort);
  return Array.from({ length: steps - 1 }, (_, i) => {
    const { p, coverage: covered } = coverageAt(method, (i + 1) / steps, question);
    return [p, covered] as const;
  });
}

/** The methods made for a cohort have no meaning without one; whoever asks is stopped before this. */
function endless(method: CohortMethod): ProportionMethod {
  if (method === 'hypergeometric' || method === 'finite-wilson')
    throw new RangeError(`${method} needs a cohort`);
  return method;
}
