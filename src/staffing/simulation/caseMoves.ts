import { expit, logit } from '../../numeric/logistic.js';
import { type AddedOdds, oddsAt } from '../practice/addedOdds.js';
import type { Assumed } from '../region/assumptions.js';
import type { InCases } from '../workforce/plan.js';
import { sharesAround } from './published.js';

/** Log odds that a case variable adds to each key question, for each unit that its published share is moved by. */
export interface OddsOfMove {
  readonly variable: string;
  readonly perShare: Float64Array;
}

/** True shares of the moved case variables in each draw, that go with the published ones. */
export type TrueShares = readonly Float64Array[];

/** They are drawn as the published key questions are, each by itself. */
export function trueShares(
  added: readonly AddedOdds[],
  run: { readonly draws: number; readonly seed: number | string },
  which: 'once' | 'again',
): TrueShares {
  return added.map(({ variable, today, of }) =>
    sharesAround({ name: `case variable ${variable}`, share: today, of }, run, which),
  );
}

/**
 * What case variables add in one draw, or on the mean course where `shares` is null. A variable is moved by the same odds
 * ratio from whatever its true share is, and what it adds goes with how far that is.
 */
export function oddsOfMoves(
  added: readonly AddedOdds[],
  { practiceStrength }: Assumed,
  shares: readonly number[] | null,
): OddsOfMove[] {
  return added.map((one, index) => {
    const { variable, today, becomes, written } = one;
    const share = shares === null ? today : shares[index]!;
    const reached = share === today ? becomes : expit(logit(share) + logit(becomes) - logit(today));
    const times = (reached - share) / (becomes - today) / (becomes - today);
    return {
      variable,
      perShare: written.map((_, question) => times * oddsAt(one, question, practiceStrength)),
    };
  });
}

/** Adds what the moved case variables add in a month, to the share of Yes of every key question. */
export function addMoves(moves: readonly OddsOfMove[], { moved }: InCases, shares: Float64Array): void {
  for (let question = 0; question < shares.length; question++) {
    let odds = 0;
    for (const { variable, perShare } of moves) odds += (moved[variable] ?? 0) * perShare[question]!;
    if (odds !== 0) shares[question] = expit(logit(shares[question]!) + odds);
  }
}
