import { sampleVariance } from 'simple-statistics';
import { ArgumentError, type Problem, refuse } from '../../problem.js';

/** Cases of one unit that weigh the same: one case, or counts of them. */
export interface SurveyCases {
  /** Yes answers of `of` cases to which the question applies; both 0 for cases that only belong to the design. */
  readonly yes: number;
  readonly of: number;
  /** Cases of the sample, the question applying or not; as many as `of` if omitted. */
  readonly cases?: number;
  readonly weight: number;
  readonly stratum: Name;
  /** The unit drawn first; without one, each case is its own. */
  readonly unit: Name | null;
  readonly unitsInStratum: number;
  /** Cases in the population of the unit, where they were drawn within it. */
  readonly casesInUnit: number | null;
  /** What the cases are a group of, beside all of them together. */
  readonly domain?: string;
}

type Name = number | string;

/** A weighted proportion and what its standard error rests on. */
export interface SurveyProportion {
  readonly estimate: number;
  readonly standardError: number;
  /** Variance over that of as many cases drawn at random, with replacement; null where the latter is 0. */
  readonly designEffect: number | null;
  /**
   * The same drawn without replacement from the same population: no correction for the part of it that was seen is in it.
   */
  readonly designEffectInPopulation?: number | null;
  /** Units less strata, counting those with a relevant case. */
  readonly degreesOfFreedom: number;
  /** Cases that the proportion is out of. */
  readonly cases: number;
  /** Whether the sample is the whole population, so that the proportion has no error. */
  readonly complete?: boolean;
}

/** Weights whose squares, and the sums of these, no double runs out of. */
export const [LEAST_WEIGHT, MOST_WEIGHT] = [1e-100, 1e100] as const;

/** Weights as given, or times what the populations of every stage imply: units over those drawn, cases of a unit over those taken. */
type Weights = 'given' | 'population';

/** Sums over cases: of weights, of the weights of Yes, and of the squares of each kind's. */
interface Sums {
  of: number;
  weight: number;
  yes: number;
  squaredYes: number;
  squaredNo: number;
}

interface Unit {
  cases: number;
  readonly casesInUnit: number | null;
  readonly sums: Map<string | null, Sums>;
}

interface Stratum {
  readonly unitsInStratum: number;
  /** Units by name, or all cases as one where each is its own unit. */
  readonly units: Map<Name, Unit>;
  readonly isOfCases: boolean;
}

/**
 * A designed sample as sums: enough for a proportion and its linearised variance, of all cases and of every domain, and as
 * small as its units however many cases come.
 *
 * The variance is that of the sum of `w(y − p)/Σw`. Per stratum (1 − f)·m/(m − 1)·Σ(unit total − mean)², with f the share
 * of units drawn; and, where cases were drawn within units, f times the same within each unit (Särndal, Swensson and
 * Wretman 1992, result 4.3.1).
 */
export class SurveyTotals {
  readonly #strata = new Map<Name, Stratum>();
  readonly #domains = new Set<string>();
  readonly #weights: Weights;

  constructor({ weights = 'given' }: { readonly weights?: Weights } = {}) {
    this.#weights = weights;
  }

  /** Adds cases to the sample. */
  add(cases: SurveyCases): void {
    const { stratum: name, unit: unitName, unitsInStratum, casesInUnit, domain } = cases;
    const stratum = findOrMake(this.#strata, name, () => ({
      unitsInStratum,
      units: new Map(),
      isOfCases: unitName === null,
    }));
    const unit = findOrMake(stratum.units, unitName ?? ALL, () => ({
      cases: 0,
      casesInUnit,
      sums: new Map(),
    }));
    unit.cases += cases.cases ?? cases.of;
    if (cases.of === 0) return;
    count(unit.sums, null, cases);
    if (domain === undefined) return;
    this.#domains.add(domain);
    count(unit.sums, domain, cases);
  }

  /** The domains that came, in the order in which they did. */
  get domains(): readonly string[] {
    return [...this.#domains];
  }

  /** Strata, and units in all; null where cases are the units. */
  get size(): { readonly strata: number; readonly units: number | null } {
    const strata = [...this.#strata.values()];
    const units = strata.reduce((sum, { units: own }) => sum + own.size, 0);
    return { strata: strata.length, units: strata.some(({ isOfCases }) => isOfCases) ? null : units };
  }

  /** What leaves a stratum without a variance, for each where something does. */
  get problems(): readonly { readonly stratum: Name; readonly problem: Problem }[] {
    const asked = { domain: null, estimate: 0.5, total: 1 };
    return this.#scaled().flatMap((stratum) => {
      try {
        varianceOf(stratum, asked);
        return [];
      } catch (error) {
        if (!(error instanceof ArgumentError)) throw error;
        return error.problems.map((problem) => ({ stratum: stratum.name, problem }));
      }
    });
  }

  #scaled(): ScaledStratum[] {
    return [...this.#strata].map(([name, stratum]) => {
      const drawn = stratum.isOfCases ? (stratum.units.get(ALL)?.cases ?? 1) : stratum.units.size;
      const ofUnits = stageWeight(stratum.unitsInStratum, drawn);
      const scaleOf = (unit: Unit) =>
        this.#weights === 'given' ? 1 : ofUnits * stageWeight(unit.casesInUnit ?? unit.cases, unit.cases);
      return { name, scaleOf, ...stratum };
    });
  }

  /** The weighted proportion of all cases, or of one domain; null where the question applies to none. */
  proportion(domain: string | null = null): SurveyProportion | null {
    const strata = this.#scaled();
    const sums = strata.flatMap(({ units, scaleOf }) =>
      [...units.values()].flatMap((unit) => sumsOf(unit, domain, scaleOf) ?? []),
    );
    const total = sums.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) return null;
    const estimate = sums.reduce((sum, { yes }) => sum + yes, 0) / total;
    const cases = sums.reduce((sum, { of }) => sum + of, 0);
    const parts = strata.map((stratum) => varianceOf(stratum, { domain, estimate, total }));
    const variance = parts.reduce((sum, part) => sum + part.variance, 0);
    const simple = cases > 1 ? (estimate * (1 - estimate)) / (cases - 1) : 0;
    const population = strata.reduce((sum, stratum) => sum + populationOf(stratum, domain), 0);
    const unseen = Math.max(0, 1 - cases / population);
    return Object.freeze({
      estimate,
      standardError: Math.sqrt(variance),
      designEffect: simple > 0 ? variance / simple : null,
      designEffectInPopulation: simple * unseen > 1e-15 ? variance / (simple * unseen) : null,
      degreesOfFreedom: parts.reduce((sum, { counting }) => sum + Math.max(0, counting - 1), 0),
      cases,
      complete: parts.every(({ complete }) => complete),
    });
  }
}

/** A stratum by name, with what the weights of each unit are to be multiplied by. */
interface ScaledStratum extends Stratum {
  readonly name: Name;
  readonly scaleOf: (unit: Unit) => number;
}

/** How many of a population each that was taken stands for; 1 where the population has no end. */
function stageWeight(population: number, taken: number): number {
  return Number.isFinite(population) ? population / taken : 1;
}

/** About how many cases a stratum's population has; without end where that is not known. */
function populationOf({ units, unitsInStratum, isOfCases }: Stratum, domain: string | null): number {
  if (!Number.isFinite(unitsInStratum)) return Infinity;
  const drawn = isOfCases ? (units.get(ALL)?.cases ?? 1) : units.size;
  return [...units.values()].reduce((sum, { cases, casesInUnit, sums }) => {
    const ofUnit = isOfCases || casesInUnit === null ? 1 : casesInUnit / Math.max(1, cases);
    return sum + ((sums.get(domain)?.of ?? 0) * ofUnit * unitsInStratum) / drawn;
  }, 0);
}

/** The sums of a unit with the weights that its cases have in all. */
function sumsOf(unit: Unit, domain: string | null, scaleOf: ScaledStratum['scaleOf']): Sums | undefined {
  const own = unit.sums.get(domain);
  if (own === undefined) return undefined;
  const scale = scaleOf(unit);
  const square = scale * scale;
  return {
    of: own.of,
    weight: own.weight * scale,
    yes: own.yes * scale,
    squaredYes: own.squaredYes * square,
    squaredNo: own.squaredNo * square,
  };
}

/** The unit of cases that are units themselves. */
const ALL = '';

function count(
  into: Map<string | null, Sums>,
  domain: string | null,
  { yes, of, weight }: SurveyCases,
): void {
  const sums = findOrMake(into, domain, () => ({ of: 0, weight: 0, yes: 0, squaredYes: 0, squaredNo: 0 }));
  sums.of += of;
  sums.weight += weight * of;
  sums.yes += weight * yes;
  sums.squaredYes += weight * weight * yes;
  sums.squaredNo += weight * weight * (of - yes);
}

/** What is asked of a stratum. */
interface Asked {
  readonly domain: string | null;
  readonly estimate: number;
  /** The sum of weights over all strata. */
  readonly total: number;
}

function varianceOf(
  { name, units, unitsInStratum, isOfCases, scaleOf }: ScaledStratum,
  asked: Asked,
): { readonly variance: number; readonly counting: number; readonly complete: boolean } {
  const own = (unit: Unit) => sumsOf(unit, asked.domain, scaleOf);
  const all = [...units.entries()];
  if (isOfCases) {
    const [, only] = all[0]!;
    const drawn = share(only.cases, unitsInStratum, { name: `stratum ${name}`, of: 'units' });
    const alone = { name: `stratum ${name}`, has: 'a single case' };
    return {
      variance: spreadOfCases(own(only), { cases: only.cases, drawn, alone }, asked),
      counting: only.sums.get(asked.domain)?.of ?? 0,
      complete: drawn === 1,
    };
  }
  const drawn = share(all.length, unitsInStratum, { name: `stratum ${name}`, of: 'units' });
  const totals = all.map(([, unit]) => influenceOf(own(unit), asked));
  let variance = spread(totals, { drawn, alone: { name: `stratum ${name}`, has: 'a single unit' } });
  let complete = drawn === 1;
  for (const [unitName, unit] of Number.isFinite(unitsInStratum) ? all : []) {
    if (unit.casesInUnit === null) continue;
    const within = share(unit.cases, unit.casesInUnit, { name: `unit ${unitName}`, of: 'cases' });
    complete &&= within === 1;
    const alone = { name: `unit ${unitName}`, has: 'a single case' };
    variance += drawn * spreadOfCases(own(unit), { cases: unit.cases, drawn: within, alone }, asked);
  }
  return { variance, counting: all.filter(([, { sums }]) => sums.has(asked.domain)).length, complete };
}

/** The sum of w(y − p)/Σw over a unit. */
function influenceOf(own: Sums | undefined, { estimate, total }: Asked): number {
  return own === undefined ? 0 : (own.yes - estimate * own.weight) / total;
}

/** What was drawn of how many, and what to say where it was only one. */
interface Drawn {
  readonly drawn: number;
  readonly alone: { readonly name: string; readonly has: string };
}

function spread(totals: number[], { drawn, alone }: Drawn): number {
  if (drawn === 1) return 0; // all of them were taken: nothing varies from sample to sample
  if (totals.length === 1) refuseAlone(alone);
  return (1 - drawn) * totals.length * sampleVariance(totals);
}

/** The same where every case is a unit: their squares from the sums over each kind of answer. */
function spreadOfCases(
  own: Sums | undefined,
  { cases, drawn, alone }: Drawn & { readonly cases: number },
  asked: Asked,
): number {
  if (drawn === 1) return 0;
  if (cases === 1) refuseAlone(alone);
  if (own === undefined) return 0;
  const { estimate, total } = asked;
  const [ofYes, ofNo] = [(1 - estimate) / total, estimate / total];
  const squares = own.squaredYes * ofYes * ofYes + own.squaredNo * ofNo * ofNo;
  const sum = influenceOf(own, asked);
  const about = Math.max(0, squares - (sum * sum) / cases);
  return ((1 - drawn) * cases * about) / (cases - 1);
}

function refuseAlone({ name, has }: Drawn['alone']): never {
  refuse('lonely-unit', `${name} has ${has}, so its variance cannot be estimated.`, {
    path: name,
    hint: 'Join it to another, or say that all of its population was taken.',
  });
}

function share(drawn: number, population: number, { name, of }: { name: string; of: string }): number {
  if (drawn > population) {
    refuse(
      'sample-over-population',
      `${name} has ${drawn} ${of} in the sample but ${population} in the population.`,
      { path: name },
    );
  }
  return drawn / population;
}

function findOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
