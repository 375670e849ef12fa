import type { CaseModel } from '../model/model.js';
import { readable } from '../scenario/figures/readable.js';
import type { Basis, CaseVariable, Figure } from '../scenario/scenario.js';

/** One thing that a number rests on and no publication says: the facts, which `report/` puts into words. */
export type Assumption =
  | SamplingAssumption
  | CohortAssumption
  | ShareAssumption
  | DenominatorAssumption
  | ReadingAssumption
  | EffectAssumption;

interface Assumed {
  /** What it is about: a dotted path in the scenario. */
  readonly path: string;
  /** The variable that it concerns, by name and in words; null for the whole inspection. */
  readonly variable: string | null;
  readonly label: string | null;
  /** A proportion for a share, an odds ratio for an effect, a number of cases for the sample and the cohort. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The reason that the scenario gives. */
  readonly why: string | null;
}

/** That the cases are a simple random sample of independent cases, scored without error. */
export interface SamplingAssumption extends Assumed {
  readonly kind: 'sampling';
  readonly value: number;
}

/** That the cohort is without limit; `value` is what the scenario takes it to be. */
export interface CohortAssumption extends Assumed {
  readonly kind: 'cohort';
  readonly value: number;
  readonly basis: Basis;
}

/** The share of one level. */
export interface ShareAssumption extends Assumed {
  readonly kind: 'share';
  readonly value: number;
  /** The level in words. */
  readonly level: string;
  /** The published words behind it. */
  readonly words: string | null;
}

/** Out of how many cases a share is, because the condition on them is assumed. */
export interface DenominatorAssumption extends Assumed {
  readonly kind: 'denominator';
  readonly of: number | null;
  /** The condition in words: a variable, and its levels that open it. */
  readonly gate: { readonly label: string; readonly levels: readonly string[] };
}

/** That a sentence is not read in another way. */
export interface ReadingAssumption extends Assumed {
  readonly kind: 'reading';
  /** What the sentence would mean read this way. */
  readonly reading: string;
}

/** The odds ratio from another variable. */
export interface EffectAssumption extends Assumed {
  readonly kind: 'effect';
  readonly value: number;
  /** The other variable in words. */
  readonly parent: string;
}

/** Everything that the numbers of a model rest on and no publication says, in the scenario's order. */
export function assumptionsOf({ scenario }: CaseModel): Assumption[] {
  const { cases, cohort, cohortFigure } = scenario.sample;
  const labels = new Map(scenario.variables.map((variable) => [variable.name, shortLabel(variable)]));
  const labelOf = (name: string): string => labels.get(name) ?? name;
  const { low, high, why, basis } = cohortFigure;
  const whole = { variable: null, label: null };
  return [
    { kind: 'sampling', path: 'sample', ...whole, value: cases, low: null, high: null, why: null },
    { kind: 'cohort', path: 'sample.cohort', ...whole, value: cohort, low, high, why, basis },
    ...scenario.variables.flatMap((variable) => [
      ...shares(variable, cases),
      ...denominator(variable, scenario.variables),
      ...readings(variable),
      ...effects(variable, labelOf),
    ]),
  ];
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

function shares(variable: CaseVariable, cases: number): ShareAssumption[] {
  if (variable.basis !== 'assumed') return [];
  const { name, levels, levelLabels, relevant, figures } = variable;
  const all = figures.every((figure) => figure === null);
  return levels.flatMap((level, index): ShareAssumption[] => {
    const figure = figures[index] ?? null;
    if (figure === null && !all) return [];
    const value = variable.shares[index] as number;
    const [low, high] =
      figure === null
        ? [null, null]
        : [figure.low, figure.high].map((end) => proportion(end, figure, relevant ?? cases));
    return [
      {
        kind: 'share',
        path: figure?.path ?? `variables.${name}.${level}`,
        ...aboutOf(variable),
        value,
        low: low ?? null,
        high: high ?? null,
        why: figure?.why ?? figure?.note ?? variable.note,
        level: levelLabels[index] ?? level,
        words: figure?.value.kind === 'words' ? figure.value.words : null,
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

function denominator(variable: CaseVariable, variables: readonly CaseVariable[]): DenominatorAssumption[] {
  const { name, relevant, gate, basis } = variable;
  if (gate === null || basis === 'assumed' || !hasAssumedDenominator(variable, variables)) return [];
  const parent = variables.find((candidate) => candidate.name === gate.variable);
  const levels = gate.levels.map((level) => parent?.levelLabels[parent.levels.indexOf(level)] ?? level);
  return [
    {
      kind: 'denominator',
      path: `variables.${name}`,
      ...aboutOf(variable),
      value: null,
      low: null,
      high: null,
      why: null,
      of: relevant,
      gate: { label: parent?.label ?? gate.variable, levels },
    },
  ];
}

function readings(variable: CaseVariable): ReadingAssumption[] {
  return variable.figures.flatMap((figure) =>
    (figure?.readings ?? []).map(({ says, rejected }) => ({
      kind: 'reading' as const,
      path: figure?.path ?? `variables.${variable.name}`,
      ...aboutOf(variable),
      value: null,
      low: null,
      high: null,
      why: rejected,
      reading: says,
    })),
  );
}

function effects(child: CaseVariable, labelOf: (name: string) => string): EffectAssumption[] {
  return child.effects.map(({ parent, odds, low, high, why }) => ({
    kind: 'effect',
    path: `${child.name}.effects.${parent}`,
    ...aboutOf(child),
    value: odds,
    low,
    high,
    why,
    parent: labelOf(parent),
  }));
}

const aboutOf = (variable: CaseVariable) => ({ variable: variable.name, label: shortLabel(variable) });
