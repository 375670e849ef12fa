import type { CaseModel } from '../model/model.js';
import { readable } from '../scenario/figures/readable.js';
import type { CaseVariable, Figure } from '../scenario/scenario.js';
import { percent, plural, whole } from '../words/format.js';

/** One thing that a number rests on and no publication says. */
export interface Assumption {
  readonly kind: 'method' | 'share' | 'effect' | 'reading';
  /** What it is about: a dotted place in the scenario. */
  readonly path: string;
  readonly says: string;
  /** A proportion for a share, an odds ratio for an effect, a number of cases for the cohort. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly why: string | null;
}

/** The name of a key question, which is shorter than what it asks; the label of anything else. */
export function shortLabel({
  name,
  label,
  section,
}: Pick<CaseVariable, 'name' | 'label' | 'section'>): string {
  return section === 'keyQuestion' ? readable(name) : label;
}

/** The ends of an assumed figure's range as proportions; null where it has none. */
function proportion(end: number | null, { value }: Figure, of: number): number | null {
  if (end === null || value.kind === 'number') return null;
  if (value.kind === 'count') return end / (value.of ?? of);
  return value.kind === 'percent' ? end / 100 : end;
}

function shares(variable: CaseVariable, cases: number): Assumption[] {
  if (variable.basis !== 'assumed') return [];
  const { name, levels, levelLabels, relevant, figures } = variable;
  const all = figures.every((figure) => figure === null);
  return levels.flatMap((level, place): Assumption[] => {
    const figure = figures[place] ?? null;
    if (figure === null && !all) return [];
    const value = variable.shares[place] ?? 0;
    const [low, high] =
      figure === null
        ? [null, null]
        : [figure.low, figure.high].map((end) => proportion(end, figure, relevant ?? cases));
    const words = figure?.value.kind === 'words' ? `published as "${figure.value.words}", taken as ` : '';
    const range = low == null || high == null ? '' : ` (${percent(low)} to ${percent(high)})`;
    return [
      {
        kind: 'share',
        path: figure?.path ?? `variables.${name}.${level}`,
        says: `${levelLabels[place] ?? level} ${words}${percent(value)}${range}`,
        value,
        low: low ?? null,
        high: high ?? null,
        why: figure?.why ?? figure?.note ?? variable.note,
      },
    ];
  });
}

/** Whether nothing published says how many cases a variable is relevant to, because its gate is assumed. */
export function hasAssumedDenominator(
  { gate }: Pick<CaseVariable, 'gate'>,
  variables: readonly Pick<CaseVariable, 'name' | 'basis'>[],
): boolean {
  return gate !== null && variables.some(({ name, basis }) => name === gate.variable && basis === 'assumed');
}

function denominator(variable: CaseVariable, variables: readonly CaseVariable[]): Assumption[] {
  const { name, relevant, gate, basis } = variable;
  if (basis === 'assumed' || !hasAssumedDenominator(variable, variables)) return [];
  const parent = variables.find((candidate) => candidate.name === gate?.variable);
  const levels = gate?.levels.map((level) => parent?.levelLabels[parent.levels.indexOf(level)] ?? level);
  return [
    {
      kind: 'share',
      path: `variables.${name}`,
      says: `out of the ${relevant ?? ''} cases assumed to be ${levels?.join(' or ')} (${parent?.label ?? ''})`,
      value: null,
      low: null,
      high: null,
      why: null,
    },
  ];
}

function readings({ name, figures }: CaseVariable): Assumption[] {
  return figures.flatMap((figure) =>
    (figure?.readings ?? []).map(({ says, rejected }) => ({
      kind: 'reading' as const,
      path: figure?.path ?? `variables.${name}`,
      says: `the reading "${says}" is not used`,
      value: null,
      low: null,
      high: null,
      why: rejected,
    })),
  );
}

function effects(child: CaseVariable, labelOf: (name: string) => string): Assumption[] {
  return child.effects.map(({ parent, odds, low, high, why }) => ({
    kind: 'effect',
    path: `${child.name}.effects.${parent}`,
    says: `${labelOf(parent)} ×${odds} (${low} to ${high})`,
    value: odds,
    low,
    high,
    why,
  }));
}

/** The assumptions that concern one variable; without a label, the whole inspection. */
export interface AssumptionGroup {
  readonly label: string;
  readonly assumptions: readonly Assumption[];
}

/** Everything that the numbers of a model rest on and no publication says, in the scenario's order. */
export function assumptionGroups({ scenario }: CaseModel): AssumptionGroup[] {
  const { cases, cohort, cohortFigure } = scenario.sample;
  const labels = new Map(scenario.variables.map((variable) => [variable.name, shortLabel(variable)]));
  const labelOf = (name: string): string => labels.get(name) ?? name;
  const reason = cohortFigure.why === null ? '' : ` (${cohortFigure.why})`;
  const sampling: readonly Assumption[] = [
    {
      kind: 'method',
      path: 'sample',
      says: `The ${plural(cases, 'case')} count as a simple random sample of independent cases, scored without error`,
      value: null,
      low: null,
      high: null,
      why: 'the publications give no design; clusters, strata and differing inspectors would change the ranges',
    },
    {
      kind: 'method',
      path: 'sample.cohort',
      says: 'They count as drawn from a cohort without limit',
      value: cohort,
      low: cohortFigure.low,
      high: cohortFigure.high,
      why: `a cohort of ${whole(cohort)}, which is itself ${cohortFigure.basis}${reason}, would narrow the ranges`,
    },
  ];
  const groups: AssumptionGroup[] = [
    ...sampling.map((assumption) => ({ label: '', assumptions: [assumption] })),
    ...scenario.variables.map((variable) => ({
      label: shortLabel(variable),
      assumptions: [
        ...shares(variable, cases),
        ...denominator(variable, scenario.variables),
        ...readings(variable),
        ...effects(variable, labelOf),
      ],
    })),
  ];
  return groups.filter(({ assumptions }) => assumptions.length > 0);
}
