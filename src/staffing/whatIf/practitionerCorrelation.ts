import { requireFields, requireOneOf, requireWhole } from '../../check.js';
import { type EffectsPreset, PRESETS } from '../../model/model.js';
import { mostOf } from '../../numeric/extremes.js';
import { requireScenario } from '../../scenario/requireScenario.js';
import type { Basis, Scenario } from '../../scenario/scenario.js';
import type { LeverRequest, MovedLever } from '../levers/moves.js';
import { refuseLate } from '../levers/when.js';
import { PRACTICE_VARIABLES } from '../practice/practice.js';
import {
  type Experience,
  type Grade,
  type PractitionerKind,
  practitionerKinds,
} from '../practice/practitioners.js';
import { sharedCorrelation, sharesByKind } from '../practice/sharedPractitioner.js';
import type { Assumed, Assumption } from '../region/assumptions.js';
import { findFigure } from '../region/contextFigures.js';
import { unmovedCourse } from '../simulation/arms.js';
import { courseOf } from '../simulation/course.js';
import { workforceAt } from '../simulation/follow.js';
import { type GroundOptions, type Setup, type SetupOptions, setUp } from '../simulation/setup.js';
import type { Baseline } from '../workforce/closing.js';
import { isPractitionerEffect, PRACTITIONER_EFFECTS } from './withPractitioners.js';

/** People of one kind and the share of all cases that they have. */
export interface Held {
  /** Full-time equivalents. */
  readonly people: number;
  readonly share: number;
}

/** Practitioners of one grade and band of experience, and where their number comes from. */
export interface KindOfPractitioner {
  readonly grade: Grade;
  readonly experience: Experience;
  readonly label: string;
  readonly today: Held;
  /** In the month asked for, without the levers and with them; null where no month is. */
  readonly without: Held | null;
  readonly withLevers: Held | null;
  /** The weakest of what it is made of: published, derived or assumed. */
  readonly basis: Basis;
  readonly why: string;
}

/** A correlation that follows from effects, at their central values, and at the ends of their ranges. */
export interface Implied {
  readonly central: number;
  readonly low: number;
  readonly high: number;
  /** If grade and experience have no effect, no two cases are alike for being one practitioner's. */
  readonly noEffect: 0;
}

export interface QuestionByPractitioner {
  readonly question: string;
  /** The published share of Yes, which all kinds together have exactly. */
  readonly share: number;
  /** The share of Yes of each kind, in the order of `kinds`, with the effects at their central values. */
  readonly byKind: readonly number[];
  /** Correlation of two cases of one practitioner. */
  readonly today: Implied;
  readonly without: Implied | null;
  readonly withLevers: Implied | null;
}

/** Whose the cases are, and how alike that makes those of one practitioner. */
export interface PractitionerCorrelation {
  readonly scenario: { readonly id: string; readonly title: string; readonly hash: string };
  readonly levers: readonly MovedLever[];
  readonly baseline: Baseline;
  readonly effects: EffectsPreset;
  /** The month that is looked at besides today; null for none. */
  readonly month: number | null;
  readonly kinds: readonly KindOfPractitioner[];
  readonly keyQuestions: readonly QuestionByPractitioner[];
  /** Of two cases of a sample, the chance that they are of one practitioner, and what that makes of its variance. */
  readonly sample: {
    readonly cases: number;
    readonly samePractitioner: number;
    /** The largest design effect of any key question, at the high end of the effects. */
    readonly designEffect: number;
  };
  /** The assumed effects. */
  readonly assumptions: readonly Assumption[];
}

export interface PractitionerOptions extends SetupOptions, GroundOptions {
  /** The month to look at besides today, 1 to 240; 36 if levers are moved, else none. */
  readonly month?: number;
  /** How strongly all assumed effects act; moderate if omitted. */
  readonly effects?: EffectsPreset;
}

/**
 * Who has the cases of a region, by grade and experience, and the correlation of the answers in two cases of one
 * practitioner that follows from the assumed effects of both: the stated cause of clusters by practitioner. Key
 * questions keep their published shares; levers move who has the cases, on the mean course with every assumption
 * at its central value.
 *
 * @param scenario - a scenario with staffing figures under `context`
 * @param levers - what to move, as in `whatIf`; none looks at today alone
 * @param options - a month, the baseline, assumptions of one's own, the strength of effects
 * @returns kinds of practitioner today and in that month, with the basis of each, and the correlations
 * @throws ArgumentError for a lever or option that cannot be; DataError for a scenario without staffing figures
 * @source Fleiss, Levin and Paik 2003, equation 15.1; Kish 1965, Survey Sampling, section 5.4 (the design effect)
 * @example
 * practitionerCorrelation(loadScenario('west-midlands-2025')).keyQuestions[0].today.central; // 0.0127…
 */
export function practitionerCorrelation(
  scenario: Scenario,
  levers: LeverRequest = [],
  options: PractitionerOptions = {},
): PractitionerCorrelation {
  requireScenario('scenario', scenario, 'A what-if');
  requireFields('options', options, '{ month: 24 }');
  const { month: asked, effects = 'moderate', ...given } = options;
  requireOneOf('effects', effects, PRESETS);
  if (asked !== undefined) requireWhole('month', asked, { min: 1, max: 240 });
  if (given.staffingOf !== undefined) requireScenario('staffingOf', given.staffingOf, 'A what-if');
  const setup = setUp(scenario, levers, given);
  const isMoved = setup.moved.length > 0 || given.staffingOf !== undefined;
  const month = asked ?? (isMoved ? 36 : null);
  if (month !== null) refuseLate(setup.moves, month);
  const { today, without, withLevers } = kindsOf(setup, month);
  const at = (end: 'low' | 'central' | 'high') =>
    sharesByKind(scenario, today, effectsAt(setup, end), effects);
  const ends = { low: at('low'), central: at('central'), high: at('high') };
  const implied = (kinds: readonly PractitionerKind[], question: number): Implied => {
    const weights = kinds.map(({ share }) => share);
    const of = (end: keyof typeof ends) => sharedCorrelation(weights, ends[end][question]!);
    return { central: of('central'), low: of('low'), high: of('high'), noEffect: 0 };
  };
  const orNone = (kinds: readonly PractitionerKind[] | null, question: number) =>
    kinds === null ? null : implied(kinds, question);
  const keyQuestions = scenario.keyQuestions.map(
    ({ id }, question): QuestionByPractitioner => ({
      question: id,
      share: setup.model.margin(id).yes!,
      byKind: ends.central[question]!,
      today: implied(today, question),
      without: orNone(without, question),
      withLevers: orNone(withLevers, question),
    }),
  );
  const { cases } = scenario.sample;
  const samePractitioner = today.reduce(
    (sum, { people, share }) => sum + share ** 2 / Math.max(1, people),
    0,
  );
  const highest = mostOf(keyQuestions.map((question) => question.today.high));
  return {
    scenario: { id: scenario.id, title: scenario.title, hash: scenario.hash },
    levers: setup.moved,
    baseline: setup.kind,
    effects,
    month,
    kinds: today.map((kind, index) => described(setup, kind, without?.[index], withLevers?.[index])),
    keyQuestions,
    sample: { cases, samePractitioner, designEffect: 1 + (cases - 1) * samePractitioner * highest },
    assumptions: setup.assumptions.filter(isPractitionerEffect),
  };
}

/** Groups of cases, such as those of units: their shares of all cases, and who has the cases of each. */
interface Groups {
  readonly weights: readonly number[];
  readonly kinds: readonly (readonly PractitionerKind[])[];
}

/** How alike two cases of one group are, question by question, for being worked by the practitioners of that group. */
export function impliedBetween(scenario: Scenario, setup: Setup, { weights, kinds }: Groups): Implied[] {
  const all = kinds[0]!.map((kind, index) => ({
    ...kind,
    people: kinds.reduce((sum, group) => sum + group[index]!.people, 0),
    share: kinds.reduce((sum, group, g) => sum + weights[g]! * group[index]!.share, 0),
  }));
  const of = (end: 'low' | 'central' | 'high'): number[] =>
    sharesByKind(scenario, all, effectsAt(setup, end), 'moderate').map((byKind) =>
      sharedCorrelation(
        weights,
        kinds.map((group) => group.reduce((sum, { share }, index) => sum + share * byKind[index]!, 0)),
      ),
    );
  const [central, low, high] = [of('central'), of('low'), of('high')];
  return central.map((value, question) => ({
    central: value,
    low: low[question]!,
    high: high[question]!,
    noEffect: 0,
  }));
}

/** Who has the cases today, and in a month with and without the levers. */
function kindsOf(setup: Setup, month: number | null) {
  const unmoved = unmovedCourse(setup, setup.central, month ?? 1);
  const { plan, start } = unmoved;
  const today = practitionerKinds(start.workforce);
  if (month === null) return { today, without: null, withLevers: null };
  const moved = courseOf(setup.whatIf(plan), start, plan, setup.movedEngine);
  return {
    today,
    without: practitionerKinds(workforceAt(unmoved, month)),
    withLevers: practitionerKinds(workforceAt(moved, month)),
  };
}

function effectsAt({ assumptions, central }: Setup, end: 'low' | 'central' | 'high'): Assumed {
  const ends = PRACTITIONER_EFFECTS.map((name) => [name, assumptions.find((one) => one.name === name)![end]]);
  return { ...central, ...Object.fromEntries(ends) };
}

const [GRADE, EXPERIENCE] = PRACTICE_VARIABLES;

function described(
  { scenario, region }: Setup,
  { grade, experience, people, share }: PractitionerKind,
  without: PractitionerKind | undefined,
  withLevers: PractitionerKind | undefined,
): KindOfPractitioner {
  const held = (kind: PractitionerKind | undefined): Held | null =>
    kind === undefined ? null : { people: kind.people, share: kind.share };
  const gradeLabel = GRADE.labels[GRADE.levels.indexOf(grade)]!;
  const band = EXPERIENCE.labels[EXPERIENCE.levels.indexOf(experience)]!.toLowerCase();
  return {
    grade,
    experience,
    label: grade === 'trainee' ? gradeLabel : `${gradeLabel}, ${band}`,
    today: { people, share },
    without: held(without),
    withLevers: held(withLevers),
    ...basisOf(scenario, { grade, experience, trainees: region.trainees }),
  };
}

/** Where the number of one kind comes from. */
function basisOf(
  scenario: Scenario,
  {
    grade,
    experience,
    trainees,
  }: Pick<PractitionerKind, 'grade' | 'experience'> & { trainees: number | null },
): { readonly basis: Basis; readonly why: string } {
  const figure = (name: string) => findFigure(scenario, ['staffing', name]);
  if (grade === 'trainee') {
    return trainees === null
      ? { basis: 'assumed', why: 'Their share of cases is assumed.' }
      : { basis: figure('trainees')!.basis, why: 'The number of trainees, all of them new.' };
  }
  const counted = figure('probationOfficersInPost');
  const number =
    counted === undefined
      ? "From officers' share of cases, which is assumed"
      : grade === 'officer'
        ? `The number in post is ${counted.basis}`
        : 'What officers and trainees leave of the cases';
  if (experience !== 'twoToFive') {
    return { basis: 'assumed', why: `${number}; the share of newcomers follows from an assumed balance.` };
  }
  const years = figure('twoToFiveYears')?.basis ?? 'assumed';
  const basis =
    counted === undefined || counted.basis === 'assumed' || years === 'assumed' ? 'assumed' : 'derived';
  return { basis, why: `${number}; two to five years are ${years} for all grades together.` };
}
