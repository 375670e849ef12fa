import { HIGH_RISK, LEVERS, POINT_SET } from './registry.js';

/** A lever as `casesim whatif levers` lists it. */
export interface LeverListing {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly examples: readonly string[];
  readonly range: string;
  readonly source: string;
}

/**
 * Every lever of a what-if.
 *
 * @returns each with its unit, range, source and the values it takes
 *
 * @example
 * listLevers().some(({ name }) => name === 'vetting'); // true
 */
export function listLevers(): LeverListing[] {
  const listing = ({ name, label, unit, source }: Omit<LeverListing, 'examples' | 'range'>) => ({
    name,
    label,
    unit,
    source,
  });
  return [
    ...LEVERS.map((lever) => ({
      ...listing(lever),
      examples: lever.forms.map(({ example }) => example),
      range: lever.range.words,
    })),
    {
      ...listing(HIGH_RISK),
      examples: HIGH_RISK.forms.map(({ example }) => example),
      range: HIGH_RISK.range.words,
    },
    { ...listing(POINT_SET), examples: ['2021-07'], range: POINT_SET.range.words },
  ];
}
