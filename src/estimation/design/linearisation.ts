import { sampleVariance } from 'simple-statistics';
import { refuse } from '../../problem.js';

/** How cases are related in a design, by case number. */
export interface DesignUnits {
  readonly stratumOf: (i: number) => number | string;
  readonly unitOf: (i: number) => number | string;
  readonly unitsInStratum: (i: number) => number;
  readonly casesInUnit: ((i: number) => number) | null;
  /** Whether the case counts towards the degrees of freedom. */
  readonly counts: (i: number) => boolean;
}

interface Unit {
  readonly cases: number[];
  total: number;
}

/**
 * The variance of the sum of a column over a stratified one- or two-stage sample, where the column already
 * carries its weights.
 *
 * Per stratum (1 − f)·m/(m − 1)·Σ(unit total − mean)², with f the share of units drawn; and, where cases were
 * drawn within units, f times the same within each unit (Särndal, Swensson and Wretman 1992, result 4.3.1). `complete`
 * where all of every population was taken, so that nothing was left to chance.
 */
export function totalVariance(
  column: Float64Array,
  design: DesignUnits,
): { variance: number; degreesOfFreedom: number; complete: boolean } {
  const strata = new Map<number | string, Map<number | string, Unit>>();
  column.forEach((value, i) => {
    const units = findOrMake(strata, design.stratumOf(i), () => new Map<number | string, Unit>());
    const unit = findOrMake(units, design.unitOf(i), () => ({ cases: [], total: 0 }));
    unit.cases.push(i);
    unit.total += value;
  });
  let variance = 0;
  let degreesOfFreedom = 0;
  let complete = true;
  for (const [name, units] of strata) {
    const all = [...units.values()];
    const first = all[0]!.cases[0]!;
    const drawn = share(all.length, design.unitsInStratum(first), `stratum ${name}`, 'units');
    complete &&= drawn === 1;
    variance += spread(
      all.map((unit) => unit.total),
      drawn,
      `stratum ${name} has a single unit`,
    );
    if (design.casesInUnit !== null && Number.isFinite(design.unitsInStratum(first))) {
      for (const [unitName, unit] of units) {
        const within = share(
          unit.cases.length,
          design.casesInUnit(unit.cases[0]!),
          `unit ${unitName}`,
          'cases',
        );
        complete &&= within === 1;
        const values = unit.cases.map((i) => column[i]!);
        variance += drawn * spread(values, within, `unit ${unitName} has a single case`);
      }
    }
    const counting = all.filter((unit) => unit.cases.some(design.counts)).length;
    degreesOfFreedom += Math.max(0, counting - 1);
  }
  return { variance, degreesOfFreedom, complete };
}

function spread(totals: number[], drawn: number, problem: string): number {
  if (drawn === 1) return 0; // all of them were taken: nothing varies from sample to sample
  const count = totals.length;
  if (count === 1) {
    refuse('lonely-unit', `${problem}, so its variance cannot be estimated.`, {
      hint: 'Join it to another, or say that all of its population was taken.',
    });
  }
  return (1 - drawn) * count * sampleVariance(totals);
}

function share(drawn: number, population: number, where: string, what: string): number {
  if (drawn > population) {
    refuse(
      'sample-over-population',
      `${where} has ${drawn} ${what} in the sample but ${population} in the population.`,
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
