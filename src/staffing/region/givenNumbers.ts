import { assume } from './assume.js';

/**
 * Numbers that the balance of a grade gives in every draw, unless one is given: then what it would have followed from is
 * solved instead. The ranges are those in which they are plausible.
 */
export const GIVEN_NUMBERS = [
  assume(
    'takingPosts',
    'Graduates who take case-holding posts here',
    'share',
    [0.66, 0.55, 0.85],
    'Solved if omitted; where it is given, growth is solved instead.',
  ),
  assume(
    'officersUnderTwo',
    "Officers with under two years' service",
    'share',
    [0.27, 0.15, 0.4],
    'Solved if omitted; where it is given, growth is solved instead.',
  ),
  assume(
    'servicesUnderTwo',
    "Services officers with under two years' service",
    'share',
    [0.18, 0.15, 0.4],
    'Solved if omitted; where it is given, how many of them leave is solved instead.',
  ),
  assume(
    'seniorMoves',
    'Seniors who move out of their grade',
    'share a year',
    [0.08, 0.04, 0.3],
    'Solved if omitted; where it is given, the share of seniors under two years in post is solved instead.',
  ),
] as const;

export type GivenName = (typeof GIVEN_NUMBERS)[number]['name'];

/** The assumption that is solved where one of these numbers is given. */
export const FREED = {
  takingPosts: 'growth',
  officersUnderTwo: 'growth',
  servicesUnderTwo: 'servicesLeaving',
  seniorMoves: 'seniorUnderTwo',
} as const satisfies Record<GivenName, string>;

export function isGivenName(name: string): name is GivenName {
  return name in FREED;
}

/** The balance that each of these numbers is of, in words. */
export const BALANCE: Readonly<Record<GivenName, string>> = {
  takingPosts:
    'graduates × those who take posts = (leaving + moves + growth) × officers + promotions, a year',
  officersUnderTwo: 'officers who join a year = those under two years × (a half + the rate at which they go)',
  servicesUnderTwo:
    'services officers who leave a year = those under two years × (a half + the rate at which they go)',
  seniorMoves: 'seniors who leave or move a year = those under two years ÷ twice the others',
};
