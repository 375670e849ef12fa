import { DataError, problem } from '../../problem.js';
import type { Figure, Scenario } from '../../scenario/scenario.js';
import { amount, findFigure, size } from './contextFigures.js';

/** A unit of a region as a scenario of its own: the region's, with its figures in place of the region's. */
export interface UnitScenario {
  readonly name: string;
  readonly label: string;
  readonly scenario: Scenario;
  /** The names of the figures that are its own; the others are those of the region, or its part of them. */
  readonly own: readonly string[];
}

/** The rest of a region whose units do not have all of its people. */
const REST = { name: 'rest', label: 'The rest of the region' } as const;

/** Numbers of people: what a unit does not say of them is its part of what the others leave, by people supervised. */
const ADDED = ['probationOfficersInPost', 'seniorProbationOfficersInPost', 'trainees'] as const;

/**
 * Figures per person or per post, of which that of the region is a mean: what a unit does not say is what the others leave,
 * weighed by its staff where their numbers are known, else by people supervised. Shares of target are staff over posts.
 */
const MEANS = {
  seniorProbationOfficers: { of: 'seniorProbationOfficersInPost', overPosts: true },
  probationOfficers: { of: 'probationOfficersInPost', overPosts: true },
  probationServicesOfficers: { of: null, overPosts: true },
  probationServicesOfficersAlone: { of: null, overPosts: true },
  caseloadProbationOfficer: { of: 'probationOfficersInPost', overPosts: false },
  caseloadProbationServicesOfficer: { of: null, overPosts: false },
  caseloadTrainee: { of: 'trainees', overPosts: false },
  twoToFiveYears: { of: null, overPosts: false },
  workloadProbationOfficer: { of: 'probationOfficersInPost', overPosts: false },
  workloadProbationServicesOfficer: { of: null, overPosts: false },
} as const;

const known = new WeakMap<Scenario, readonly UnitScenario[]>();
const wholes = new WeakMap<Scenario, Scenario>();

/** The region that a scenario is a unit of; null for a whole region. */
export function wholeOf(scenario: Scenario): Scenario | null {
  return wholes.get(scenario) ?? null;
}

/**
 * The units of a region, and the rest of it where they do not have all of its people.
 *
 * @throws DataError for a scenario that lists none
 */
export function unitScenarios(scenario: Scenario): readonly UnitScenario[] {
  const made = known.get(scenario) ?? makeUnits(scenario);
  known.set(scenario, made);
  for (const unit of made) wholes.set(unit.scenario, scenario);
  return made;
}

function makeUnits(scenario: Scenario): readonly UnitScenario[] {
  const { id, units } = scenario;
  if (units === undefined || Object.keys(units).length === 0) {
    const message = `${id} lists no units with staffing of their own.`;
    const hint = 'List them under units, each with its peopleSupervised; scenarios/README.md says how.';
    throw new DataError([problem('no-units', message, { path: 'units', hint })]);
  }
  const total = findFigure(scenario, ['caseload', 'peopleSupervised'])!;
  const listed = Object.entries(units).map(([name, { label, figures }]) => ({ name, label, figures }));
  const rest = amount(total.value) - sum(listed.map(({ figures }) => peopleIn(figures)));
  const all =
    rest > 0
      ? [...listed, { ...REST, figures: { peopleSupervised: derived(total, rest, 'what the units leave') } }]
      : listed;
  const { context } = scenario;
  const shared = shareOut(context, all);
  const means = closeMeans(scenario, all, shared);
  return Object.freeze(
    all.map(({ name, label, figures }, unit) => ({
      name,
      label,
      scenario: { ...scenario, context: contextOf(context, { ...shared[unit], ...means, ...figures }) },
      own: name === REST.name ? [] : Object.keys(figures),
    })),
  );
}

type Figures = Readonly<Record<string, Figure>>;
type Context = Scenario['context'];

interface Listed {
  readonly label: string;
  readonly figures: Figures;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const peopleIn = (figures: Figures): number => amount(figures.peopleSupervised!.value);

/** The context of a unit. Queues are the region's alone: no unit has their figures. */
function contextOf(context: Context, { peopleSupervised, ...ofStaff }: Figures): Context {
  const { caseload = {}, staffing = {}, trend = {}, assumptions = {} } = context;
  const { facilitatorPostsFilled: _, ...others } = staffing;
  const { inTheCommunity } = caseload;
  const part = amount(peopleSupervised!.value) / amount(caseload.peopleSupervised!.value);
  const community =
    inTheCommunity === undefined
      ? {}
      : { inTheCommunity: derived(inTheCommunity, part * amount(inTheCommunity.value), ITS_PART) };
  return {
    caseload: { ...caseload, peopleSupervised: peopleSupervised!, ...community },
    staffing: { ...others, ...ofStaff },
    trend,
    assumptions,
  };
}

const ITS_PART = 'its part of the region by people supervised';

/** For each unit, the numbers of people that it does not say: its part of what the others leave of the region. */
function shareOut({ staffing = {} }: Context, all: readonly Listed[]): Figures[] {
  const left = ADDED.flatMap((name) => {
    const ofRegion = staffing[name];
    if (ofRegion === undefined) return [];
    const silent = sum(all.map(({ figures }) => (figures[name] === undefined ? peopleIn(figures) : 0)));
    const said = sum(
      all.map(({ figures }) => (figures[name] === undefined ? 0 : amount(figures[name].value))),
    );
    return [{ name, ofRegion, perPerson: (amount(ofRegion.value) - said) / silent }];
  });
  return all.map(({ figures }) =>
    Object.fromEntries(
      left
        .filter(({ name }) => figures[name] === undefined)
        .map(({ name, ofRegion, perPerson }) => [
          name,
          derived(ofRegion, perPerson * peopleIn(figures), ITS_PART),
        ]),
    ),
  );
}

/** The figures per head of the units that do not say them, so that with the others they average to those of the region. */
function closeMeans({ id, context }: Scenario, all: readonly Listed[], shared: readonly Figures[]): Figures {
  const { staffing = {} } = context;
  const closed = Object.entries(MEANS).flatMap(([name, { of, overPosts }]): [string, Figure][] => {
    const ofRegion = staffing[name];
    if (ofRegion === undefined || all.every(({ figures }) => figures[name] === undefined)) return [];
    const weights = all.map(({ figures }, unit) => {
      const staff = of === null ? undefined : (figures[of] ?? shared[unit]![of]);
      return staff === undefined ? peopleIn(figures) : amount(staff.value);
    });
    // Posts are staff over their share of them: the inverse is what averages.
    const averaged = (value: number): number => (overPosts ? 1 / value : value);
    const said = all.map(({ figures }) => figures[name]);
    const silent = sum(weights.filter((_, unit) => said[unit] === undefined));
    if (silent === 0) return [];
    const ofSaid = sum(
      said.map((figure, unit) => (figure === undefined ? 0 : weights[unit]! * averaged(asWritten(figure)))),
    );
    const left = averaged((sum(weights) * averaged(asWritten(ofRegion)) - ofSaid) / silent);
    if (!(left > 0)) throw leavesNothing(id, ofRegion);
    return [[name, derived(ofRegion, left, 'what the other units leave of the region')]];
  });
  return Object.fromEntries(closed);
}

/** A figure as it is written, shares in hundredths. */
function asWritten({ value }: Figure): number {
  if (value.kind === 'words') return 100 * amount(value);
  return value.kind === 'count' && value.of !== null ? (100 * value.count) / value.of : size(value);
}

function leavesNothing(id: string, { label, path, position }: Figure): DataError {
  const message = `The units of ${id} leave nothing of "${label}" for those that do not say it: it would be below 0 there.`;
  return new DataError([
    problem('units-cannot-average', message, {
      path,
      ...(position === null ? {} : { position }),
      hint: 'The figure of the region is a mean of those of its units: correct one of them.',
    }),
  ]);
}

/** A figure that follows from one of the region's. */
function derived(figure: Figure, number: number, why: string): Figure {
  return {
    ...figure,
    basis: figure.basis === 'assumed' ? 'assumed' : 'derived',
    value: { kind: 'number', number },
    also: [],
    readings: [],
    why,
  };
}
