import type { StaffingOutcome } from '../region/outcomes.js';
import type { Region } from '../region/region.js';

/** How an outcome of a region follows from that of its units: their sum, staff over posts, or a mean over some people. */
type Way =
  | { readonly way: 'sum' }
  | { readonly way: 'share of posts'; readonly staff: readonly StaffingOutcome[] }
  | { readonly way: 'mean'; readonly over: readonly StaffingOutcome[] };

const SUM: Way = { way: 'sum' };
const meanOver = (...over: StaffingOutcome[]): Way => ({ way: 'mean', over });
const shareOfPosts = (...staff: StaffingOutcome[]): Way => ({ way: 'share of posts', staff });
const PRACTITIONERS = ['officers', 'services', 'trainees'] as const;

/** The way of each outcome of staffing; a key question is a mean over the cases. */
const WAYS: Readonly<Record<StaffingOutcome, Way>> = {
  officers: SUM,
  services: SUM,
  seniors: SUM,
  trainees: SUM,
  officersOfTarget: shareOfPosts('officers'),
  servicesOfTarget: shareOfPosts('services', 'trainees'),
  seniorsOfTarget: shareOfPosts('seniors'),
  inVetting: SUM,
  officerUtilisation: meanOver('officers'),
  servicesUtilisation: meanOver('services'),
  traineeUtilisation: meanOver('trainees'),
  officerCaseload: meanOver('officers'),
  servicesCaseload: meanOver('services'),
  traineeCaseload: meanOver('trainees'),
  supervised: SUM,
  newcomers: meanOver(...PRACTITIONERS),
  twoToFive: meanOver(...PRACTITIONERS),
  seniorCapacity: meanOver('supervised'),
  oversightEffective: meanOver('supervised'),
};
const OF_QUESTIONS = meanOver('supervised');

/** Some draws of each outcome, by name. */
export type Outcomes = ReadonlyMap<string, Float64Array>;

/** Every outcome of a region, draw by draw, from those of its units in the same draws. */
export function addUnits(units: readonly Outcomes[], region: Pick<Region, 'servicesWithTrainees'>): Outcomes {
  const names = [...units[0]!.keys()];
  return new Map(names.map((name) => [name, added(name, units, wayOf(name, region))]));
}

function wayOf(name: string, { servicesWithTrainees }: Pick<Region, 'servicesWithTrainees'>): Way {
  if (name === 'servicesOfTarget' && !servicesWithTrainees) return shareOfPosts('services');
  return Object.hasOwn(WAYS, name) ? WAYS[name as StaffingOutcome] : OF_QUESTIONS;
}

function added(name: string, units: readonly Outcomes[], way: Way): Float64Array {
  return Float64Array.from({ length: units[0]!.get(name)!.length }, (_, draw) => {
    const at = (unit: Outcomes, outcome: string): number => unit.get(outcome)![draw]!;
    const people = (unit: Outcomes, outcomes: readonly string[]): number =>
      outcomes.reduce((sum, outcome) => sum + at(unit, outcome), 0);
    const total = (value: (unit: Outcomes) => number): number =>
      units.reduce((sum, unit) => sum + value(unit), 0);
    if (way.way === 'sum') return total((unit) => at(unit, name));
    if (way.way === 'mean') {
      const over = total((unit) => people(unit, way.over));
      return over > 0 ? total((unit) => people(unit, way.over) * at(unit, name)) / over : 0;
    }
    const posts = total((unit) => {
      const share = at(unit, name);
      return share > 0 ? people(unit, way.staff) / share : 0;
    });
    return posts > 0 ? total((unit) => people(unit, way.staff)) / posts : 0;
  });
}
