import {
  requireBetween,
  requireConfidence,
  requireFields,
  requireFunction,
  requireList,
  requireOneOf,
  requireShortList,
  requireText,
  requireWhole,
} from '../check.js';
import { RATING_BANDS } from '../estimation/bands/ratingBands.js';
import { FINITE_POPULATION_METHOD_NAMES } from '../estimation/cohort/finitePopulation.js';
import {
  COHORT_METHODS,
  type CohortMethod,
  cohortCoverage,
  cohortCoverageSummary,
} from '../estimation/coverage/cohortCoverage.js';
import {
  type Coverage,
  coverage,
  coverageCurves,
  coverageSummary,
  type OneSidedLimit,
} from '../estimation/coverage/coverage.js';
import { methodLabel } from '../estimation/methodLabel.js';
import { SIDES, type Side } from '../estimation/proportion/interval.js';
import { PROPORTION_METHODS, type ProportionMethod } from '../estimation/proportion/proportion.js';
import { ArgumentError, type Problem, problem } from '../problem.js';

/** For which samples coverage is wanted: of an endless population, or of a cohort. */
export interface CoverageQuestion {
  /** Cases of the sample, 1 or more. */
  readonly of: number;
  /** In (0, 1); 0.95 if omitted. */
  readonly confidence?: number | undefined;
  readonly side?: Side | undefined;
  /** Every method that suits if omitted; the first four are drawn. */
  readonly methods?: readonly CohortMethod[] | undefined;
  /** True shares at which to say what happens, from 0 to 1; the edges of the bands if omitted. */
  readonly at?: readonly number[] | undefined;
  /** Eligible cases from which the sample is drawn without replacement, at least `of`; null for no limit. */
  readonly cohort?: number | null | undefined;
}

/** A question with nothing left open. */
type Asked = { readonly [Key in keyof CoverageQuestion]-?: Exclude<CoverageQuestion[Key], undefined> };

/** The worst and the mean of one method. */
export interface CoverageOverall {
  readonly method: CohortMethod;
  readonly label: string;
  readonly recommended: boolean;
  /** Smallest coverage; over a cohort, the smallest over its possible numbers of Yes cases. */
  readonly infimum: number;
  readonly at: number;
  /** `above` or `below` that share; null for a cohort, where it is reached at the share itself. */
  readonly side: OneSidedLimit['side'] | null;
  readonly reached: readonly OneSidedLimit[];
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

/**
 * How often each interval covers the truth: at worst, on average and at chosen shares, exactly.
 *
 * @param question - the samples, and the methods and shares asked about
 * @param rest - awaited after each method with the number that are done, so that an interruption is heard
 * @returns the lowest and the mean coverage of each method, what it does at each share, and the curves to draw
 * @throws ArgumentError naming the argument, or each method that is unknown or needs a cohort
 *
 * @example
 * coverageReport({ of: 84, methods: ['wilson'] }).then(({ overall }) => overall[0]?.infimum); // 0.838…
 */
export async function coverageReport(
  question: CoverageQuestion,
  rest: (done: number) => Promise<void> = async () => {},
): Promise<CoverageReport> {
  requireFunction('rest', rest);
  const asked = settled(question);
  const { of, confidence, side, cohort } = asked;
  const overall: CoverageOverall[] = [];
  const at: CoverageAt[] = [];
  for (const method of asked.methods) {
    overall.push(overallOf(method, asked));
    for (const share of asked.at) {
      const { p, ...found } = coverageAt(method, share, asked);
      at.push({ method, label: methodLabel(method, 'cohort'), p, ...found });
    }
    await rest(overall.length);
  }
  const drawn = question.methods === undefined ? drawnUnasked(asked) : asked.methods.slice(0, MOST_DRAWN);
  const curves = curvesOf(drawn, asked);
  return { of, confidence, side, cohort, overall, at, curves };
}

/** Drawn when no method is chosen: the usual one, and the one that never falls short. */
const drawnUnasked = ({ cohort }: Asked): readonly CohortMethod[] =>
  cohort === null ? ['wilson', 'clopper-pearson'] : OF_COHORT;
const OF_COHORT: readonly CohortMethod[] = FINITE_POPULATION_METHOD_NAMES;
/** More panels than this are no picture. */
const MOST_DRAWN = 4;

function settled(question: CoverageQuestion): Asked {
  const given = requireFields('question', question, '{ of: 84 }');
  const { of, confidence = 0.95, side = 'both', at = BAND_EDGES, cohort = null } = given;
  requireWhole('of', of, { min: 1 });
  requireConfidence(confidence);
  requireOneOf('side', side, SIDES);
  requireList('at', at).forEach((share, index) => {
    requireBetween(`at[${index}]`, share, 0, 1, 'both');
  });
  if (cohort !== null) requireWhole('cohort', cohort, { max: 100_000 });
  const problems = cohort !== null && cohort < of ? [cohortTooSmall(of, cohort)] : [];
  const possible = COHORT_METHODS.filter((name) => cohort !== null || !OF_COHORT.includes(name));
  const { methods = possible } = given;
  requireShortList('methods', methods).forEach((name, index) => {
    requireText(`methods[${index}]`, name);
  });
  const unknown = methods.filter((name) => !possible.includes(name));
  problems.push(...unknown.map((name) => unknownMethod(name, possible, cohort)));
  if (problems.length > 0) throw new ArgumentError(problems);
  return { of, confidence, side, methods: [...new Set(methods)], at: [...new Set(at)], cohort };
}

const BAND_EDGES = RATING_BANDS.filter(({ from }) => from > 0).map(({ from }) => from / 100);

function cohortTooSmall(of: number, cohort: number): Problem {
  const message = `The cohort must be at least the sample of ${of} cases, not ${cohort}.`;
  return problem('bad-argument', message, { path: 'cohort', got: String(cohort) });
}

function unknownMethod(name: string, possible: readonly string[], cohort: number | null): Problem {
  const about = { path: 'methods', got: name };
  if (cohort === null && OF_COHORT.some((one) => one === name)) {
    return problem('unknown-method', `${name} needs a cohort.`, about);
  }
  const hint = `There are ${possible.join(', ')}.`;
  return problem('unknown-method', `There is no method "${name}".`, { ...about, near: possible, hint });
}

const isRecommended = (method: CohortMethod) =>
  PROPORTION_METHODS.find(({ name }) => name === method)?.use !== 'comparison';

function overallOf(method: CohortMethod, { of, confidence, side, cohort }: Asked): CoverageOverall {
  const named = { method, label: methodLabel(method, 'cohort'), recommended: isRecommended(method) };
  if (cohort !== null) {
    const { minimum, mean } = cohortCoverageSummary({ of, cohort, method, confidence, side });
    return { ...named, infimum: minimum.coverage, at: minimum.at, side: null, reached: [], mean };
  }
  const { infimum, mean } = coverageSummary({ of, method: endless(method), confidence, side });
  return {
    ...named,
    infimum: infimum.coverage,
    at: infimum.at,
    side: infimum.side,
    reached: infimum.reached,
    mean,
  };
}

/** At a true share; in a cohort at the whole number of Yes cases nearest to it. */
function coverageAt(
  method: CohortMethod,
  p: number,
  { of, confidence, side, cohort }: Asked,
): Coverage & { readonly p: number } {
  if (cohort === null) return { p, ...coverage({ of, p, method: endless(method), confidence, side }) };
  const yes = Math.round(p * cohort);
  return { p: yes / cohort, ...cohortCoverage({ of, cohort, yes, method, confidence, side }) };
}

const STEPS = 1000;

/** Coverage along the share: at every thousandth, or at every number of Yes cases of a small cohort. */
function curvesOf(methods: readonly CohortMethod[], question: Asked): CoverageCurve[] {
  const { of, confidence, side, cohort } = question;
  const steps = cohort === null ? STEPS : Math.min(STEPS, cohort);
  const at = Array.from({ length: steps - 1 }, (_, i) => (i + 1) / steps);
  const endlessly =
    cohort === null ? coverageCurves({ of, methods: methods.map(endless), at, confidence, side }) : null;
  return methods.map((method, curve) => ({
    method,
    label: methodLabel(method, 'cohort'),
    points: at.map((share, index): readonly [number, number] => {
      const known = endlessly?.[curve]?.[index];
      if (known !== undefined) return [share, known];
      const { p, coverage: covered } = coverageAt(method, share, question);
      return [p, covered];
    }),
  }));
}

/** The methods made for a cohort have no meaning without one; anyone who asks is stopped before this. */
function endless(method: CohortMethod): ProportionMethod {
  if (method === 'hypergeometric' || method === 'finite-wilson')
    throw new RangeError(`${method} needs a cohort`);
  return method;
}
