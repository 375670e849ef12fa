import type { Assumed } from '../region/assumptions.js';
import { vettingOf } from './plan.js';

/** What recruiters know when they decide how many posts to offer. */
export interface Recruitment {
  /** Share of the open posts offered each month. */
  readonly rate: number;
  /** Months that one recruit spends in vetting, on average over those who come through and those who do not. */
  readonly perOffer: number;
  /** Share of recruits who come through. */
  readonly survival: number;
}

export function recruitmentOf(assumed: Assumed): Recruitment {
  const { stock, survival } = vettingOf(assumed);
  return { rate: assumed.recruitmentRate, perOffer: stock, survival };
}

/**
 * Leavers a month to be replaced: all of them, but where there are more people than posts, none until the excess is
 * gone. Nobody is made to go.
 */
export function toReplace(leaving: number, staff: number, posts: number): number {
  return Math.max(0, leaving - Math.max(0, staff - posts));
}

/**
 * Offers a month: as many as replace the leavers, those lost in vetting allowed for, and a share of what is open
 * beyond. Posts are open as far as staff, and the people in vetting beyond those needed to replace leavers, fall short
 * of them: without counting recruits already on their way, slow vetting would fill every vacancy several times over
 * (Sterman 2000, Business Dynamics, chapter 17: the stock management structure with its supply line).
 */
export function offers(
  { rate, perOffer, survival }: Recruitment,
  leaving: number,
  posts: number,
  staff: number,
  inVetting: number,
): number {
  const replacing = leaving / survival;
  return Math.max(0, replacing + rate * (posts - staff + replacing * perOffer - inVetting));
}

/** The offers that keep up a number in vetting from which the same offers follow: what the start has been making. */
export function settledOffers(
  { rate, perOffer, survival }: Recruitment,
  leaving: number,
  posts: number,
  staff: number,
): number {
  const replacing = leaving / survival;
  return Math.max(0, replacing + (rate * (posts - staff)) / (1 + rate * perOffer));
}
