import { ArgumentError, DataError, type Problem, problem } from '../../problem.js';
import type { Figure, Scenario } from '../../scenario/scenario.js';
import { CENTRAL } from './assumptions.js';
import { amount, findFigure as find, share, size } from './contextFigures.js';
import { figureReader, SENSES } from './figureSense.js';
import { assumptionsWith, type OwnAssumptions } from './ownAssumptions.js';
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
  const { problems, refuse, required, optional } = figureReader(scenario);
  const number = (figure: Figure): number => amount(figure.value);
  const alone = find(scenario, ALONE) !== undefined;
  const region = {
    id: scenario.id,
    cases: required(PATHS.cases, number, SENSES.PEOPLE),
    caseload: {
      officers: required(PATHS.officerCaseload, number, SENSES.CASELOAD),
      services: required(PATHS.servicesCaseload, number, SENSES.CASELOAD),
      trainees: required(PATHS.traineeCaseload, number, SENSES.CASELOAD),
    },
    ofTarget: {
      seniors: required(PATHS.seniors, share, SENSES.OF_TARGET),
      officers: required(PATHS.officers, share, SENSES.OF_TARGET),
      services: required(alone ? ALONE : PATHS.services, share, SENSES.OF_TARGET),
    },
    twoToFive: required(PATHS.twoToFive, share, SENSES.EXPERIENCE),
  };
  const posts = find(scenario, FACILITATORS)?.value;
  const facilitators =
    posts?.kind === 'count' && posts.of !== null ? { filled: posts.count, posts: posts.of } : null;
  const used = (path: readonly [string, string], grade: 'officers' | 'services') => {
    const published = optional(path, share, SENSES.WORKLOAD);
    return published === null ? USED_2022[grade] : { used: published, caseload: region.caseload[grade] };
  };
  const workload = {
    officers: used(OPTIONAL.officerWorkload, 'officers'),
    services: used(OPTIONAL.servicesWorkload, 'services'),
  };
  const trend = {
    officers: optional(OPTIONAL.officerTrend, share, SENSES.TREND),
    people: optional(OPTIONAL.peopleTrend, share, SENSES.TREND),
  };
  const inPost = {
    officers: optional(OPTIONAL.officersInPost, number, SENSES.STAFF),
    seniors: optional(OPTIONAL.seniorsInPost, number, SENSES.STAFF),
  };
  const trainees = optional(OPTIONAL.trainees, number, SENSES.TRAINEES);
  const community = optional(OPTIONAL.inTheCommunity, number, SENSES.COMMUNITY);
  for (const name of ABOVE_NONE) optional(QUEUE_PATHS[name], number, SENSES.ABOVE_NONE);
  problems.push(...ownProblems(scenario));
  if (problems.length > 0) throw new DataError(problems);
  const ofStaff = staffInPost({ ...region, trainees }, inPost);
  const span = ofStaff.span?.value;
  if (span !== undefined && !(span >= SPAN.low && span <= SPAN.high)) {
    const many = `${inPost.seniors} seniors would be one to ${rounded(span)} practitioners`;
    refuse(OPTIONAL.seniorsInPost, `${many}: is a digit too many or too few?`);
    throw new DataError(problems);
  }
  return {
    ...region,
    inTheCommunity: Math.min(1, (community ?? IN_COMMUNITY * region.cases) / region.cases),
    servicesWithTrainees: !alone,
    trainees,
    workload,
    trend,
    facilitators,
    queues: publishedQueues(scenario, facilitators),
    own: { ...queueNumbers(scenario, region.cases), ...ofStaff, ...ownAssumptions(scenario) },
  };
}

/** Figures of queues by which something is divided. */
const ABOVE_NONE = ['shortestDelay', 'longestDelay', 'victimOfficers', 'victimCases'] as const;
/** Practitioners for a senior, beyond which the number of seniors is a slip. */
const SPAN = { low: 2, high: 60 };

/** What is wrong with the assumptions that a scenario makes, each at its line. */
function ownProblems(scenario: Scenario): Problem[] {
  const figures = scenario.context.assumptions ?? {};
  return Object.entries(ownAssumptions(scenario)).flatMap(([name, own]) => {
    try {
      assumptionsWith({ [name]: own });
      return [];
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      const { position } = figures[name]!;
      const at = { path: `context.assumptions.${name}`, ...(position === null ? {} : { position }) };
      return error.problems.slice(0, 1).map((found) => ({ ...found, ...at }));
    }
  });
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
    ...(officers === null ? {} : { officerCases: { value: officerCases, why: IN_POST, basis: 'derived' } }),
    ...(seniors === null ? {} : { span: { value: span, why: IN_POST, basis: 'derived' } }),
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
