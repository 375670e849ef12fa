import type { Scenario } from '../../scenario/scenario.js';
import { centralOf } from '../region/assumptions.js';
import { assumptionsWith } from '../region/ownAssumptions.js';
import { POINTS_2021_07 } from '../region/points2021.js';
import { readRegion } from '../region/readRegion.js';
import { baselinePlan } from '../workforce/plan.js';
import type { Lever } from './lever.js';
import { LEVERS } from './registry.js';

/** A lever as a number, in the unit that it is put at. */
export interface LeverNumber {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly least: number;
  readonly greatest: number;
  /** Where today's value comes from. */
  readonly source: string;
  /** How to write that it is put at a value, such as `spo=85 posts`. */
  readonly written: (value: number) => string;
}

/** The levers that are one number, but for those of queues, in the order of `casesim whatif levers`: for any region. */
export const LEVER_NUMBERS: readonly LeverNumber[] = LEVERS.flatMap((lever) => {
  const form = formOf(lever);
  if (form === null) return [];
  const { name, label, source, range } = lever;
  const { unit, inUnit, written } = form;
  return [{ name, label, source, unit, least: inUnit(range.low), greatest: inUnit(range.high), written }];
});

/** Today's value of each lever in a region with staffing figures, in the unit that the lever is put at. */
export function leversToday(scenario: Scenario): ReadonlyMap<string, number> {
  const region = readRegion(scenario);
  const central = centralOf(assumptionsWith(region.own));
  const plan = baselinePlan(region, central, POINTS_2021_07, 'held');
  return new Map(
    LEVERS.flatMap((lever) => {
      const form = formOf(lever);
      const [first, ...others] = lever.values(plan);
      if (form === null || first === undefined || others.length > 0) return [];
      return [[lever.name, form.inUnit(lever.printed(first))] as const];
    }),
  );
}

interface SetForm {
  readonly unit: string;
  readonly inUnit: (value: number) => number;
  readonly written: (value: number) => string;
}

/** How a lever is put at a value; one that can only be raised or lowered is put at a percentage of today's. */
function formOf({ name, forms, queue }: Lever): SetForm | null {
  if (queue !== undefined) return null;
  const setting = forms.find(({ kind }) => kind === 'set');
  if (setting !== undefined) {
    const unit = setting.units.find((one) => one !== '') ?? '';
    const beside = unit === '%' ? unit : ` ${unit}`;
    return {
      unit,
      inUnit: (value) => tidied(value / setting.worth),
      written: (value) => `${name}=${value}${beside}`,
    };
  }
  if (!forms.some(({ kind }) => kind === 'scale')) return null;
  return {
    unit: "% of today's",
    inUnit: (value) => tidied(100 * value),
    written: (value) => `${name}=${value < 100 ? '' : '+'}${tidied(value - 100)}%`,
  };
}

/** Without what floating point adds far behind the point. */
function tidied(value: number): number {
  return Number(value.toPrecision(12));
}
