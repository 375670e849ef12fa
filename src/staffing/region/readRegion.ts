import { DataError, type Problem, problem } from '../../problem.js';
import type { Figure, Scenario } from '../../scenario/scenario.js';
import { CENTRAL } from './assumptions.js';
import { amount, findFigure as find, share, size } from './contextFigures.js';
import type { OwnAssumptions } from './ownAssumptions.js';
import { publishedQueues, QUEUE_PATHS, queueNumbers } from './readQueues.js';
import { type Region, staffOf } from './region.js';

/** Where the staffing figures of a scenario are, as `group.name` under `context`. */
const PATHS = {
  cases: ['caseload', 'peopleSupervised'],
  seniors: ['staffing', 'seniorProbationOfficers'],
  officers: ['staffing', 'probationOfficers'],
  services: ['staffing', 'probationServicesOfficers'],
  officerCaseload: ['staffing', 'caseloadProbationOfficer'],
  servicesCaseload: ['staffing', 'caseloadProbationServicesOfficer'],
  traineeCaseload: ['staffing', 'caseloadTrainee'],
  twoToFive: ['staffing', 'twoToFiveYears'],
} as const;
const FACILITATORS = ['staffing', 'facilitatorPostsFilled'] as const;
/** In place of the share of services officers together with trainees. */
const ALONE = ['staffing', 'probationServicesOfficersAlone'] as const;
/** Those that a region may lack. */
const OPTIONAL = {
  trainees: ['staffing', 'trainees'],
  officerWorkload: ['staffing', 'workloadProbationOfficer'],
  servicesWorkload: ['staffing', 'workloadProbationServicesOfficer'],
  officerTrend: ['trend', 'officers'],
  peopleTrend: ['trend', 'people'],
  inTheCommunity: ['caseload', 'inTheCommunity'],
  officersInPost: ['staffing', 'probationOfficersInPost'],
  seniorsInPost: ['staffing', 'seniorProbationOfficersInPost'],
} as const;
/** Capacity used and caseloads as published for the West Midlands in 2022, court reports included. */
const USED_2022: Region['workload'] = {
  officers: { used: 1.15, caseload: 37.2 },
  services: { used: 0.89, caseload: 45 },
};

/** Share of people supervised who are in the community where it is not published: about as in the West Midlands. */
const IN_COMMUNITY = 0.65;

/** Between what a figure can be at all, and the likely slip where it is not. */
interface Sense {
  readonly low: number;
  readonly high: number;
  readonly slip: (value: number) => string;
}

const PEOPLE: Sense = {
  low: 100,
  high: 1_000_000,
  slip: (value) => `${value} people supervised are too few or too many for a region.`,
};
const CASELOAD: Sense = {
  low: 3,
  high: 300,
  slip: (value) =>
    value > 300
      ? `Nobody has ${value} cases: is that of the whole grade, or is a decimal point missing?`
      : `Nobody has ${value} cases: write cases per full-time equivalent.`,
};
const OF_TARGET: Sense = {
  low: 0.2,
  high: 2,
  slip: (value) =>
    value < 0.2
      ? `${Number((100 * value).toPrecision(6))}% of target: did you mean ${Number((10_000 * value).toPrecision(6))}%? Write { number: 80, unit: "% of target" }.`
      : `${Number((100 * value).toPrecision(6))}% of target is more than twice as many as there are posts.`,
};
const SHARE: Sense = {
  low: 0.01,
  high: 0.9,
  slip: (value) =>
    `${Number((100 * value).toPrecision(6))}% of practitioners with two to five years' service leaves too few or too many others.`,
};

/** The figures of a scenario that a staffing what-if rests on, for listing. */
export function staffingFigures(scenario: Scenario): Figure[] {
  return [
    ...Object.values(PATHS),
    ...Object.values(OPTIONAL),
    ALONE,
    FACILITATORS,
    ...Object.values(QUEUE_PATHS),
  ].flatMap((path) => find(scenario, path) ?? []);
}

/**
 * Reads a region's staffing figures from the context of its scenario.
 *
 * @throws DataError naming every figure that is missing
 */
export function readRegion(scenario: Scenario): Region {
  const missing: Problem[] = [];
  const required = (
    path: readonly [string, string],
    read: (figure: Figure) => number,
    { low, high, slip }: Sense,
  ): number => {
    const figure = find(scenario, path);
    const value = figure === undefined ? Number.NaN : read(figure);
    const name = `context.${path.join('.')}`;
    const at = { path: name, ...(figure?.position ? { position: figure.position } : {}) };
    if (!(value > 0)) {
      const message = `${scenario.id} gives no figure above 0 for ${name}, which a staffing what-if needs.`;
      missing.push({ code: 'no-staffing-figure', message, ...at });
    } else if (value < low || value > high) {
      const message = `${name} of ${scenario.id} is out of any sense. ${slip(value)}`;
      missing.push({ code: 'no-sense', message, ...at });
    }
    return value;
  };
  const number = (figure: Figure): number => amount(figure.value);
  const alone = find(scenario, ALONE) !== undefined;
  const region = {
    id: scenario.id,
    cases: required(PATHS.cases, number, PEOPLE),
    caseload: {
      officers: required(PATHS.officerCaseload, number, CASELOAD),
      services: required(PATHS.servicesCaseload, number, CASELOAD),
      trainees: required(PATHS.traineeCaseload, number, CASELOAD),
    },
    ofTarget: {
      seniors: required(PATHS.seniors, share, OF_TARGET),
      officers: required(PATHS.officers, share, OF_TARGET),
      services: required(alone ? ALONE : PATHS.services, share, OF_TARGET),
    },
    twoToFive: required(PATHS.twoToFive, share, SHARE),
  };
  if (missing.length > 0) throw new DataError(missing);
  const posts = find(scenario, FACILITATORS)?.value;
  const facilitators =
    posts?.kind === 'count' && posts.of !== null ? { filled: posts.count, posts: posts.of } : null;
  const optional = (name: keyof typeof OPTIONAL, read: (figure: Figure) => number): number | null => {
    const figure = find(scenario, OPTIONAL[name]);
    return figure === undefined ? null : read(figure);
  };
  const used = (name: 'officerWorkload' | 'servicesWorkload', grade: 'officers' | 'services') => {
    const published = optional(name, share);
    return published === null ? USED_2022[grade] : { used: published, caseload: region.caseload[grade] };
  };
  const inPost = { officers: optional('officersInPost', number), seniors: optional('seniorsInPost', number) };
  const trainees = optional('trainees', number);
  return {
    ...region,
    inTheCommunity: Math.min(
      1,
      (optional('inTheCommunity', number) ?? IN_COMMUNITY * region.cases) / region.cases,
    ),
    servicesWithTrainees: !alone,
    trainees,
    workload: {
      officers: used('officerWorkload', 'officers'),
      services: used('servicesWorkload', 'services'),
    },
    trend: { officers: optional('officerTrend', share), people: optional('peopleTrend', share) },
    facilitators,
    queues: publishedQueues(scenario, facilitators),
    own: {
      ...queueNumbers(scenario, region.cases),
      ...staffInPost({ ...region, trainees }, inPost),
      ...ownAssumptions(scenario),
    },
  };
}

const IN_POST = 'Given by the number in post.';
/** A number as a message has it: what is one unit's part of another number has many digits. */
const rounded = (value: number): number => Number(value.toPrecision(6));

/**
 * What numbers of staff in post say of the assumptions from which they would follow: with the cases of each, officers'
 * share of cases; with all practitioners, how many there are to a senior.
 */
function staffInPost(
  region: Pick<Region, 'cases' | 'caseload' | 'trainees'>,
  { officers, seniors }: { readonly officers: number | null; readonly seniors: number | null },
): OwnAssumptions {
  const officerCases =
    officers === null ? CENTRAL.officerCases : (officers * region.caseload.officers) / region.cases;
  refuseTooMany(region, officers, officerCases);
  const staff = staffOf(region, { ...CENTRAL, officerCases });
  const span = (staff.officers + staff.services + staff.trainees) / (seniors ?? 1);
  return {
    ...(officers === null ? {} : { officerCases: { value: officerCases, why: IN_POST } }),
    ...(seniors === null ? {} : { span: { value: span, why: IN_POST } }),
  };
}

/** Refuses officers, and trainees with them, who have more cases than there are people supervised. */
function refuseTooMany(
  { cases, caseload, trainees }: Pick<Region, 'cases' | 'caseload' | 'trainees'>,
  officers: number | null,
  officerCases: number,
): void {
  const ofTrainees = ((trainees ?? 0) * caseload.trainees) / cases;
  if (officerCases + ofTrainees < 1) return;
  const some = officers ?? (officerCases * cases) / caseload.officers;
  const have = `${rounded(some)} officers with ${rounded(caseload.officers)} cases each`;
  const message =
    officerCases >= 1
      ? `${have} have more than the ${rounded(cases)} people supervised.`
      : `${have} and ${rounded(trainees ?? 0)} trainees with ${rounded(caseload.trainees)} each leave none of the ${rounded(cases)} people supervised to services officers.`;
  const name = officers === null ? 'trainees' : 'probationOfficersInPost';
  throw new DataError([
    problem('no-sense', message, {
      path: `context.staffing.${name}`,
      got: String(rounded(officers ?? trainees ?? 0)),
    }),
  ]);
}

/** Assumptions that a scenario makes in the group `assumptions` of its context, by their names. */
function ownAssumptions({ context }: Scenario): OwnAssumptions {
  const entries = Object.entries(context.assumptions ?? {}).map(([name, figure]) => {
    const { value, low, high, why, unit } = figure;
    const worth = value.kind === 'percent' || unit?.startsWith('%') === true ? 0.01 : 1;
    const scaled = (end: number | null) => Number(((end ?? size(value)) * worth).toPrecision(12));
    return [name, { value: scaled(null), low: scaled(low), high: scaled(high), why: why ?? 'The scenario.' }];
  });
  return Object.fromEntries(entries) as OwnAssumptions;
}
