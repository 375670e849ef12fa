import { z } from 'zod';
import { likelyCounts } from '../../numeric/likelyCounts.js';
import { refuse } from '../../problem.js';
import { list } from '../../words/format.js';
import type { DeclaredDesign, SomeDesign } from '../design.js';
import { estimateRaw, residualSquares, settled, squaresWithin } from '../estimating/estimate.js';
import type { About, Estimator } from '../groupedCounts.js';
import { requireBy, requireCases } from '../input/arguments.js';
import { checkCohort } from '../input/checks.js';
import { by, cases, cohort, listOf, sizeOf, written } from '../input/fields.js';
import { sizeAt, sizeAxes } from '../input/grid.js';
import type { CheckFacts, CohortDesignKind, CohortFacts, VarianceFacts } from '../kind.js';
import { systematicCounts } from '../sampling/apportion.js';
import { chanceOfAll, variablesOf, weightsInStrata } from '../sampling/strata.js';
import { systematicTakings } from '../sampling/takings.js';

/** What samples are matched on if omitted: whichever variables have these roles. */
const MATCHED_ON = [
  { role: 'sex', word: 'sex' },
  { role: 'sentence', word: 'sentence' },
  { role: 'risk-of-serious-harm', word: 'risk' },
] as const;

/**
 * A sample whose make-up matches the cohort's on several variables at once, as the core inspection programmes
 * have it: a systematic sample of the cohort sorted by those variables, every case with the same chance.
 */
export const matched: CohortDesignKind<MatchedDesign, MatchedDeclared, MatchedAsked> = {
  kind: 'matched',

  written: written(
    z.strictObject({ kind: z.literal('matched'), by: by.optional(), cases, cohort }),
    (said) => ({ kind: 'matched', ...sizeOf(said), by: said.by === undefined ? null : listOf(said.by) }),
  ),
  axes: sizeAxes,
  resolve: (declared, at) => ({ kind: 'matched', ...sizeAt(declared, at), by: declared.by ?? usual(at) }),
  request: (asked, facts) => {
    if (asked.by === undefined) refuseMissing(facts);
    const variables = requireBy(asked.by ?? usual(facts), facts);
    const wanted = requireCases(asked.cases, facts);
    return { kind: 'matched', cases: wanted, cohort: facts.cohort, by: variables };
  },
  require: () => {},

  groupsAre: 'strata',
  grouping: (design) => ({ into: 'strata', by: design.by, question: null }),
  // A stratum gives its share rounded up or down, as the start has it.
  fixesStrata: false,

  taker:
    (design, { shares }) =>
    (sizes, random, taken) => {
      systematicCounts(sizes ?? shares, design.cases, random(), taken);
    },
  mostCases: (design) => design.cases,
  weights: (_design, sizes, taken) => weightsInStrata(sizes, taken),
  inclusion: (design, _groups, sizes) => chanceOfAll(design, sizes),

  weighs: () => false,
  estimator: (_design, _shares, about) => matchedEstimator(about),
  varianceBasis: () => 'approximate',
  trueVariance: systematicVariance,
  takings: systematicTakings,
  outcomes: () => null,
  casesAreIndependent: false,

  variables: ({ by: named }) => (named === null ? [] : variablesOf({ by: named })),
  correlations: () => [],
  check: (declared, facts) => {
    const hasRoles = checkRoles(declared, facts);
    if (hasRoles) checkCohort(declared, facts, { always: false });
    return hasRoles;
  },
  faults: () => [],

  facts: (declared) => [`by ${list(declared.by ?? MATCHED_ON.map(({ word }) => word))}`],
  varianceNote: () =>
    'A systematic sample has no unbiased variance estimator: cells count as strata, and one with a single case joins the next.',
};

export interface MatchedDesign extends SomeDesign {
  readonly kind: 'matched';
  readonly by: readonly string[];
}

export interface MatchedDeclared extends DeclaredDesign {
  readonly kind: 'matched';
  /** Null for the variables that have the usual roles. */
  readonly by: readonly string[] | null;
}

export interface MatchedAsked {
  /** The case variable, or variables, whose levels make the strata. */
  readonly by: string | readonly string[];
}

/** Where the variable of a role is looked up. */
type Lookup = Pick<CohortFacts, 'withRole'>;

const NAME_THEM = 'Say by which variables, or give a variable the role.';

/**
 * A sample matched to its cohort: systematic along a list sorted into cells, so every case weighs the same and no
 * cell is a case off its share.
 *
 * No unbiased variance estimator exists for a systematic sample. The cells are taken as proportional strata, and a
 * cell with a single case, which shows no spread, joins the next along the list; the joining counts as spread what
 * differs between the joined cells, and so stands in for the rounding of cells to whole cases (Wolter 2007,
 * Introduction to Variance Estimation, sections 2.5 and 8.2). About the process, the sampled part of the cohort is
 * a simple sample.
 */
export function matchedEstimator(about: About): Estimator {
  return (sample, question, into) => {
    estimateRaw(sample, question, into);
    const { value } = into;
    let [cases, size, strata, spread] = [0, 0, 0, 0];
    let [n, y, r] = [0, 0, 0];
    // A stratum is counted when the next is complete: what is left at the end of the list joins the last one.
    let [heldCases, heldYes, heldRelevant] = [0, 0, 0];
    for (let group = 0; group < sample.groups; group++) {
      const taken = sample.taken[group]!;
      size += sample.sizes[group]!;
      cases += taken;
      n += taken;
      y += sample.yes[group * sample.questions + question]!;
      r += sample.relevant[group * sample.questions + question]!;
      if (n < 2) continue;
      if (heldCases > 0) {
        spread += (heldCases / (heldCases - 1)) * squaresWithin(heldYes, heldRelevant, heldCases, value);
      }
      strata++;
      heldCases = n;
      heldYes = y;
      heldRelevant = r;
      n = 0;
      y = 0;
      r = 0;
    }
    n += heldCases;
    y += heldYes;
    r += heldRelevant;
    if (n > 1) spread += (n / (n - 1)) * squaresWithin(y, r, n, value);
    const sampled = size > 0 ? cases / size : 0;
    const simple =
      about === 'cohort' || cases < 2
        ? 0
        : (cases / (cases - 1)) * residualSquares(into.yes, into.cases, value);
    into.variance = settled(((1 - sampled) * spread + sampled * simple) / (into.cases * into.cases));
    into.degreesOfFreedom = Math.max(1, cases - strata);
  };
}

/**
 * The variance of a percentage from a systematic sample of a list sorted into strata, each case with the same chance.
 *
 * A stratum gives its exact share of the sample but for rounding. Down to the end of a stratum the start u gives a
 * case more or fewer, and two ends move together: with f and g the fractions of a case due there, their counts have
 * the covariance min(f, g) − f·g (Madow and Madow 1944). In a cohort of random make-up f and g are those of
 * binomial numbers of cases down to the two ends.
 *
 * @returns null where the sums over the cohort's make-ups are too many
 */
export function systematicVariance(
  { cases, cohort }: Pick<SomeDesign, 'cases' | 'cohort'>,
  { strata, signal, about }: Pick<VarianceFacts, 'strata' | 'signal' | 'about'>,
): number | null {
  const ofCohort = about === 'cohort';
  let [within, truths, mean, square] = [0, 0, 0, 0];
  for (const { share, scored, truth } of strata) {
    const error = ofCohort ? scored - truth : scored;
    within += share * scored * (1 - scored);
    truths += share * truth * (1 - truth);
    mean += share * error;
    square += share * error * error;
  }
  const ends: End[] = [];
  let passed = 0;
  strata.slice(0, -1).forEach(({ share, scored }, index) => {
    passed += share;
    ends.push({ passed, change: scored - (strata[index + 1]?.scored ?? 0) });
  });
  const rounding = cohort === null ? roundingOf(ends, cases) : expectedRounding(ends, cases, cohort);
  if (rounding === null) return null;
  const sampled = within / cases + rounding / (cases * cases);
  if (cohort === null) return sampled;
  const shared = ofCohort ? ((1 - 2 * signal) * truths) / cohort : 0;
  return sampled + shared + (square - mean * mean) / cohort;
}

/** Most sums of two ends that are worked out for one percentage. */
const MOST_SUMS = 3e7;

/** The end of a stratum in the list: how far down it is expected to be, and by how much the next stratum scores less. */
interface End {
  readonly passed: number;
  readonly change: number;
}

const together = (f: number, g: number): number => Math.min(f, g) - f * g;

/** The variance of the sum of the changes at the ends, where they are at fixed lengths of the list. */
function roundingOf(ends: readonly End[], cases: number): number {
  const parts = ends.map(({ passed }) => passed * cases - Math.floor(passed * cases));
  let sum = 0;
  ends.forEach((one, a) => {
    ends.forEach((other, b) => {
      sum += one.change * other.change * together(parts[a]!, parts[b]!);
    });
  });
  return sum;
}

/** The same, expected over cohorts of this size. */
function expectedRounding(ends: readonly End[], cases: number, cohort: number): number | null {
  const reach = ({ passed }: { passed: number }): number =>
    Math.min(cohort, 18 * Math.sqrt(cohort * passed * (1 - passed)) + 2);
  const sums = ends.reduce((total, end) => total + reach(end) * reach(end), 0) * (ends.length / 2);
  if (sums > MOST_SUMS) return null;
  // The fraction of a case due down to each number of cohort cases, in whole numbers: exact.
  const part = Float64Array.from({ length: cohort + 1 }, (_, count) => ((count * cases) % cohort) / cohort);
  /** Visits each likely binomial count with its chance. */
  const each = (of: number, p: number, visit: (count: number, chance: number) => void): void => {
    const { from, chances } = likelyCounts(of, p);
    chances.forEach((chance, i) => {
      visit(from + i, chance);
    });
  };
  let sum = 0;
  ends.forEach((later, b) => {
    each(cohort, later.passed, (count, chance) => {
      const g = part[count]!;
      sum += chance * later.change * later.change * together(g, g);
      ends.slice(0, b).forEach((earlier) => {
        const change = 2 * earlier.change * later.change;
        if (change === 0) return;
        each(count, earlier.passed / later.passed, (before, given) => {
          sum += chance * given * change * together(part[before]!, g);
        });
      });
    });
  });
  return sum;
}

function usual({ withRole }: Lookup): string[] {
  return MATCHED_ON.flatMap(({ role }) => withRole(role) ?? []);
}

function missing({ withRole }: Lookup): string {
  return list(MATCHED_ON.flatMap(({ role }) => (withRole(role) === undefined ? [role] : [])));
}

function refuseMissing(facts: Lookup): void {
  const roles = missing(facts);
  if (roles === '') return;
  const message = `A matched design matches on the role ${roles}, which no variable has.`;
  refuse('no-role', message, { path: 'design.by', hint: NAME_THEM });
}

/** Notes every scenario without a variable to match on; false where there is one. */
function checkRoles({ by: named }: MatchedDeclared, { name, worlds, notebook, path }: CheckFacts): boolean {
  if (named !== null) return true;
  const without = worlds.filter((world) => missing(world) !== '');
  for (const world of without) {
    const message = `${name} matches on the role ${missing(world)}, which no variable of ${world.name} has.`;
    notebook.note('no-role', path, message, { hint: NAME_THEM });
  }
  return without.length === 0;
}
