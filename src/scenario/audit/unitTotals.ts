import { leastOf, mostOf } from '../../numeric/extremes.js';
import { type Declaration, numberOf } from '../declare/declaration.js';
import { printFigure } from '../figures/printFigure.js';
import type { Figure } from '../scenario.js';
import type { Observation } from './finding.js';

/** Numbers of people, of which those of the units add to that of the region, and where the region has them. */
const ADDED = {
  peopleSupervised: 'caseload',
  probationOfficersInPost: 'staffing',
  seniorProbationOfficersInPost: 'staffing',
  trainees: 'staffing',
} as const;

/** Figures per person or per post: that of the region is a mean of those of its units. */
const MEANS = [
  'seniorProbationOfficers',
  'probationOfficers',
  'probationServicesOfficers',
  'probationServicesOfficersAlone',
  'caseloadProbationOfficer',
  'caseloadProbationServicesOfficer',
  'caseloadTrainee',
  'twoToFiveYears',
  'workloadProbationOfficer',
  'workloadProbationServicesOfficer',
] as const;

/** A rest of the region with fewer people than these is none: the units are all there are, and do not add up. */
const FEWEST_IN_REST = 100;

/** What the figures of units cannot be beside those of their region. */
export function unitTotals({ context, units }: Declaration): Observation[] {
  if (units === undefined) return [];
  const all = Object.values(units);
  const inUnits = (name: string): Figure[] => all.flatMap(({ figures }) => figures[name] ?? []);
  const regional = (group: string, name: string): Figure | undefined => context[group]?.[name];
  const total = regional('caseload', 'peopleSupervised');
  if (total === undefined) return [noTotal(inUnits('peopleSupervised'))];
  const rest = gapOf(total, inUnits('peopleSupervised'));
  // Where units have more people than their region, nothing is said of what else would be left.
  const isWhole = rest > -FEWEST_IN_REST && rest < FEWEST_IN_REST;
  const sums = Object.entries(ADDED).flatMap(([name, group]): Observation[] => {
    const ofRegion = regional(group, name);
    const ofUnits = inUnits(name);
    if (ofRegion === undefined || ofUnits.length === 0) return [];
    const gap = gapOf(ofRegion, ofUnits);
    const given = ofUnits.length === all.length;
    const slack = roundingOf([ofRegion, ...ofUnits]);
    return gap < -slack || (gap > slack && isWhole && given) ? [doesNotAddUp(ofRegion, ofUnits, gap)] : [];
  });
  const means = !isWhole
    ? []
    : MEANS.flatMap((name): Observation[] => {
        const ofRegion = regional('staffing', name);
        const ofUnits = inUnits(name);
        return ofRegion !== undefined && ofUnits.length === all.length ? noMean(ofRegion, ofUnits) : [];
      });
  return [...sums, ...means, ...countedOtherwise(inUnits, regional)];
}

/** What a figure of the region leaves when those of its units are taken from it. */
function gapOf(region: Figure, units: readonly Figure[]): number {
  return numberIn(region) - units.reduce((sum, figure) => sum + numberIn(figure), 0);
}

/** Words have no number: they are read as nothing that could contradict. */
const numberIn = (figure: Figure): number => numberOf(figure) ?? Number.NaN;

/** How far a sum of printed numbers may be off by their rounding: half a unit of the last digit of each. */
function roundingOf(figures: readonly Figure[]): number {
  return figures.reduce((sum, figure) => {
    const decimals = String(numberIn(figure)).split('.')[1]?.length ?? 0;
    return sum + (decimals === 0 ? 0 : 0.5 / Number(`1e${decimals}`));
  }, 1e-9);
}

/** Half a unit of the last digit that a figure per head is printed with. */
function halfUnit(figure: Figure): number {
  const isPercent = figure.value.kind === 'percent';
  const digits = figure.value.kind === 'percent' ? figure.value.percent : String(numberIn(figure));
  return 0.5 / Number(`1e${(digits.split('.')[1]?.length ?? 0) + (isPercent ? 2 : 0)}`);
}

function doesNotAddUp(region: Figure, units: readonly Figure[], gap: number): Observation {
  const number = Number((numberIn(region) - gap).toPrecision(12));
  const sum = printFigure({ ...region, value: { kind: 'number', number } });
  return {
    code: 'units-do-not-add-up',
    figures: [region, ...units],
    explanation: `${region.label} of the units add to ${sum}, and the region has ${printFigure(region)}.`,
    hint:
      gap > 0
        ? 'Correct one of them, or leave a unit out: what is left is then the rest of the region.'
        : 'Correct one of them: units cannot have more than their region.',
  };
}

/** A mean cannot lie outside what it is a mean of. */
function noMean(region: Figure, units: readonly Figure[]): Observation[] {
  const values = units.map(numberIn);
  const slack = halfUnit(region) + mostOf(units.map(halfUnit));
  const value = numberIn(region);
  const [low, high] = [leastOf(values), mostOf(values)];
  if (!(value < low - slack || value > high + slack)) return [];
  const ends = units.filter((figure) => [low, high].includes(numberIn(figure)));
  return [
    {
      code: 'units-cannot-average',
      figures: [region, ...ends],
      explanation: `${region.label} is ${printFigure(region)} in the region, which is outside what its units have: ${[...new Set(ends.map(printFigure))].join(' to ')}.`,
      hint: 'The figure of the region is a mean of those of its units: correct one of them.',
    },
  ];
}

/** Services officers with trainees in units and without them in the region, or the other way round. */
function countedOtherwise(
  inUnits: (name: string) => Figure[],
  regional: (group: string, name: string) => Figure | undefined,
): Observation[] {
  const ways = ['probationServicesOfficers', 'probationServicesOfficersAlone'] as const;
  return ways.flatMap((name, way) => {
    const other = regional('staffing', ways[1 - way]!);
    const ofUnits = inUnits(name);
    if (regional('staffing', name) !== undefined || other === undefined || ofUnits.length === 0) return [];
    return [
      {
        code: 'units-count-otherwise',
        figures: [other, ...ofUnits],
        explanation: `Units say ${name}, and the region ${ways[1 - way]}: one counts trainees with services officers and the other does not.`,
        hint: `Give ${ways[1 - way]} for the units too.`,
      },
    ];
  });
}

function noTotal(figures: readonly Figure[]): Observation {
  return {
    code: 'units-without-region',
    figures,
    explanation:
      'Units are listed, and the region has no figure of people supervised that they are a part of.',
    hint: 'Give context.caseload.peopleSupervised.',
  };
}
