import { type Design, kindOf, type NamedDesign } from '../../designs/registry.js';
import type { Inspectors } from '../../inspection/inspectors.js';
import type { EffectsPreset } from '../../model/model.js';
import { variableWithRole } from '../../scenario/roles.js';
import type { AnswerStrategy, AxisName, GridAxis, NamedInspectors, Study, World } from '../study.js';

/** A point of the grid: the axes that a condition reads, with their values. */
export type Point = Readonly<Partial<Record<AxisName, number | EffectsPreset>>>;

/** One combination of design, inspectors and grid point: what one replicate simulates, in every world. */
export interface Condition {
  readonly index: number;
  readonly designName: string;
  readonly inspectorsName: string;
  readonly point: Point;
  /** The design in the first world; the others differ from it only in the size of sample and cohort. */
  readonly design: Design;
  readonly inspectors: Inspectors;
  readonly worlds: readonly ConditionWorld[];
  readonly answers: readonly ConditionAnswer[];
}

export interface ConditionWorld {
  readonly world: World;
  readonly design: Design;
  readonly effects: EffectsPreset;
  /** True proportion that every question asked about is moved to; null leaves the scenario's. */
  readonly proportion: number | null;
  /** Points added, by question. */
  readonly shift: Readonly<Record<string, number>>;
}

export interface ConditionAnswer extends AnswerStrategy {
  readonly confidence: number;
}

/** The conditions of a study, in the order in which they are run and reported. */
export function conditionsOf(study: Study): Condition[] {
  const answers = answersAt(study);
  return combinations(study)
    .flatMap(({ declared, inspectors, axes }) =>
      points(study.grid, axes).map((point) => {
        const worlds = study.worlds.map((world) => conditionWorld(world, declared, point));
        const { name, ...rest } = inspectors;
        return {
          designName: declared.name,
          inspectorsName: name,
          point,
          // Every study has a scenario.
          design: worlds[0]!.design,
          inspectors: {
            ...rest,
            accuracy: inspectors.accuracy ?? { kappa: numberAt(point, 'kappa', 1) },
            leniency: inspectors.leniency ?? numberAt(point, 'leniency', 0),
          },
          worlds,
          answers,
        };
      }),
    )
    .map((condition, index) => ({ index, ...condition }));
}

/** How many conditions a study has, without making them. */
export function countConditions(study: Study): number {
  return combinations(study).reduce((count, { axes }) => {
    const read = study.grid.filter(({ name }) => axes.has(name));
    return count + read.reduce((product, { values }) => product * values.length, 1);
  }, 0);
}

/** Every axis that something in the study reads. */
export function axesRead(study: Pick<Study, 'designs' | 'inspectors' | 'worlds' | 'answers'>): Set<AxisName> {
  return new Set([
    ...study.designs.flatMap(axesOfDesign),
    ...study.inspectors.flatMap(axesOfInspectors),
    ...study.worlds.flatMap(axesOfWorld),
    ...study.answers.flatMap(axesOfAnswer),
  ]);
}

/** Every design with every team of inspectors, and the axes of the grid that the two read with the scenarios. */
function combinations({ designs, inspectors: teams, worlds }: Study) {
  const ofWorlds = worlds.flatMap(axesOfWorld);
  return designs.flatMap((declared) =>
    teams.map((inspectors) => ({
      declared,
      inspectors,
      axes: new Set([...axesOfDesign(declared), ...axesOfInspectors(inspectors), ...ofWorlds]),
    })),
  );
}

/** The axes that a design leaves to the grid. */
function axesOfDesign(design: NamedDesign): readonly AxisName[] {
  return kindOf(design.kind).axes(design);
}

function axesOfInspectors({ accuracy, leniency }: NamedInspectors): AxisName[] {
  return [
    ...(accuracy === null ? (['kappa'] as const) : []),
    ...(leniency === null ? (['leniency'] as const) : []),
  ];
}

function axesOfWorld({ effects, shift }: World): AxisName[] {
  const shifted = Object.values(shift).some((amount) => amount === null);
  return [
    'proportion',
    ...(effects === null ? (['effects'] as const) : []),
    ...(shifted ? (['shift'] as const) : []),
  ];
}

function axesOfAnswer({ interval, confidence }: AnswerStrategy): AxisName[] {
  return interval !== null && confidence === null ? ['confidence'] : [];
}

/** The answers of a study, once for each level of confidence where they leave that to the grid. */
function answersAt({ answers, grid }: Study): ConditionAnswer[] {
  const confidences = grid.find(({ name }) => name === 'confidence')?.values ?? [0.95];
  return answers.flatMap((answer) =>
    answer.confidence !== null || answer.interval === null
      ? [{ ...answer, confidence: answer.confidence ?? 0.95 }]
      : confidences.map((confidence) => ({ ...answer, confidence: Number(confidence) })),
  );
}

/** Every combination of the values of some axes, the last axis changing fastest. */
function points(grid: readonly GridAxis[], names: ReadonlySet<AxisName>): Point[] {
  return grid
    .filter(({ name }) => names.has(name))
    .reduce<Point[]>(
      (found, { name, values }) =>
        found.flatMap((point) => values.map((value) => ({ ...point, [name]: value }))),
      [{}],
    );
}

/** A world at a point of the grid. */
function conditionWorld(world: World, declared: NamedDesign, point: Point): ConditionWorld {
  const shift = Object.entries(world.shift).map(([question, points]) => [
    question,
    points ?? numberAt(point, 'shift', 0),
  ]);
  return {
    world,
    design: resolveDesign(declared, point, world),
    effects: world.effects ?? (typeof point.effects === 'string' ? point.effects : 'moderate'),
    proportion: typeof point.proportion === 'number' ? point.proportion : null,
    shift: Object.fromEntries(shift),
  };
}

/** A declared design with every gap filled from the grid point, then from the scenario. */
function resolveDesign(declared: NamedDesign, point: Point, { scenario }: World): Design {
  const { cases, cohort } = scenario.sample;
  return kindOf(declared.kind).resolve(declared, {
    cases,
    cohort,
    axis: (name) => {
      const value = point[name];
      return typeof value === 'number' ? value : undefined;
    },
    withRole: (role) => variableWithRole(scenario, role)?.name,
  });
}

function numberAt(point: Point, axis: AxisName, otherwise: number): number {
  const value = point[axis];
  return typeof value === 'number' ? value : otherwise;
}
