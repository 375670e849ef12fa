import type { Assumed } from './assumptions.js';

/** The published staffing figures of a region, as the what-if model uses them. */
export interface Region {
  /** Identifier of the scenario that the figures are from. */
  readonly id: string;
  /** People supervised. */
  readonly cases: number;
  /** Cases per full-time equivalent. */
  readonly caseload: { readonly officers: number; readonly services: number; readonly trainees: number };
  /** Staff in post as a share of target; services officers together with trainees, as published. */
  readonly ofTarget: { readonly seniors: number; readonly officers: number; readonly services: number };
  /** Share of practitioners with two to five years' experience. */
  readonly twoToFive: number;
  /** Programme facilitators in post and posts; null where not published. */
  readonly facilitators: { readonly filled: number; readonly posts: number } | null;
}

/** Full-time equivalents at the start, and the posts there are for them. */
export interface Establishment {
  readonly officers: number;
  readonly services: number;
  readonly trainees: number;
  readonly seniors: number;
  readonly facilitators: number;
  readonly posts: {
    readonly officers: number;
    /** Services officers alone: the published share includes trainees, and is assumed to be true of each grade. */
    readonly services: number;
    readonly seniors: number;
    readonly facilitators: number;
  };
  /** Shares of officers and services officers, and of seniors, under two years, two to five, and over five. */
  readonly practitionerMix: readonly [number, number, number];
  readonly seniorMix: readonly [number, number, number];
}

/**
 * Numbers of staff by grade. No publication prints them; caseloads per person are printed, so the share of cases
 * that each grade has gives them, and `Σ caseload · staff = people supervised` is true by construction.
 */
export function establish(region: Region, assumed: Assumed): Establishment {
  const { caseload, ofTarget } = region;
  const officers = (region.cases * assumed.officerCases) / caseload.officers;
  const trainees = (region.cases * assumed.traineeCases) / caseload.trainees;
  const services = (region.cases * (1 - assumed.officerCases - assumed.traineeCases)) / caseload.services;
  const seniors = (officers + services + trainees) / assumed.span;
  const facilitators = region.facilitators?.filled ?? 0;
  const underTwo = Math.min(assumed.underTwo, 1 - region.twoToFive);
  const laterSeniors = 1 - assumed.seniorUnderTwo;
  return {
    officers,
    services,
    trainees,
    seniors,
    facilitators,
    posts: {
      officers: officers / ofTarget.officers,
      services: services / ofTarget.services,
      seniors: seniors / ofTarget.seniors,
      facilitators,
    },
    practitionerMix: [underTwo, region.twoToFive, 1 - underTwo - region.twoToFive],
    // Nothing is published of seniors beyond two years: a little less than half of them under five.
    seniorMix: [assumed.seniorUnderTwo, 0.4 * laterSeniors, 0.6 * laterSeniors],
  };
}
