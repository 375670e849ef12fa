import type { Assumed } from '../region/assumptions.js';
import type { Staff } from '../region/region.js';

/**
 * How a region goes on without levers: with its shares of target and cases per head as they are, with posts and work that
 * do not grow either (`level`), or with every vacancy being filled (`repair`).
 */
export const BASELINES = ['held', 'level', 'repair'] as const;
export type Baseline = (typeof BASELINES)[number];

/** What no publication gives and the balance of each grade does: one number for each. */
export interface Closing {
  /** Share of graduates who take case-holding posts here. */
  readonly takingPosts: number;
  /** Officers a year who qualified elsewhere in the region, for a unit that does not train as many as it needs. */
  readonly fromElsewhere: number;
  /** Growth of officers at the start, a year, as a proportion. */
  readonly growth: number;
  /** Shares of officers and of services officers with under two years' service. */
  readonly officersUnderTwo: number;
  readonly servicesUnderTwo: number;
  /** Seniors who move out of their grade, besides those who leave: a share a year. */
  readonly seniorMoves: number;
  /** What these numbers go with: solved where one of them is given, else as assumed. */
  readonly servicesLeaving: number;
  readonly seniorUnderTwo: number;
}

/** Shares of graduates beyond which growth gives way instead. */
const LEAST_TAKING = 0.3;

/** What the balance of officers is between. */
export interface Balance {
  readonly staff: Staff;
  readonly assumed: Assumed;
  /** Trainees who qualify, a year. */
  readonly graduates: number;
  readonly baseline: Baseline;
  /** A stated growth of officers a year; null where it is drawn. */
  readonly trend: number | null;
  /** Growth of the region that this is a unit of, whose graduates take posts in any unit; null for a whole region. */
  readonly growthOfWhole?: number | null;
}

/**
 * Closes the balance of each grade at the start. Of officers, a year: those who take posts are those who leave, move
 * out, are promoted, and by whom the grade grows. Of newcomers: the share that those who come in keep up. Of
 * seniors: the turnover that keeps up their share under two years.
 */
export function closingOf(balance: Balance): Closing {
  const { staff, assumed, graduates, baseline, growthOfWhole = null } = balance;
  if (baseline === 'repair') {
    const { underTwo } = assumed;
    return {
      takingPosts: 1,
      fromElsewhere: 0,
      growth: 0,
      officersUnderTwo: underTwo,
      servicesUnderTwo: underTwo,
      seniorMoves: 0,
      servicesLeaving: assumed.servicesLeaving,
      seniorUnderTwo: assumed.seniorUnderTwo,
    };
  }
  const { officers, seniors } = staff;
  const { officerLeaving, servicesLeaving, seniorLeaving, onward, newLeaving, seniorUnderTwo } = assumed;
  const turnover = turnoverOf(assumed);
  const promoted = turnover * seniors;
  const given =
    baseline === 'held' ? assumed : { ...assumed, takingPosts: undefined, officersUnderTwo: undefined };
  const losing = officerLeaving + onward + promoted / officers;
  const { takingPosts, fromElsewhere, growth } =
    growthOfWhole === null
      ? ofRegion(balance, losing, given.takingPosts)
      : ofUnit((losing + growthOfWhole) * officers, graduates, growthOfWhole);
  const joining = (takingPosts * graduates + fromElsewhere) / officers;
  return {
    takingPosts,
    fromElsewhere,
    growth,
    officersUnderTwo:
      given.officersUnderTwo ?? shareUnderTwo(joining, officerLeaving, newLeaving, onward + growth),
    // Services officers are replaced as they leave.
    servicesUnderTwo:
      assumed.servicesUnderTwo ?? shareUnderTwo(servicesLeaving, servicesLeaving, newLeaving, 0),
    seniorMoves: assumed.seniorMoves ?? turnover - seniorLeaving,
    servicesLeaving,
    seniorUnderTwo,
  };
}

type OfOfficers = Pick<Closing, 'takingPosts' | 'fromElsewhere' | 'growth'>;

/** What closes the balance of a region's officers, of whom this share goes a year: graduates who take posts, or growth. */
function ofRegion(
  { staff: { officers }, assumed, graduates, baseline, trend }: Balance,
  losing: number,
  given: number | undefined,
): OfOfficers {
  const wanted = baseline === 'level' ? 0 : (trend ?? assumed.growth);
  const solved = ((losing + wanted) * officers) / graduates;
  const takingPosts = given ?? Math.min(Math.max(solved, LEAST_TAKING), 1);
  const isSolved = takingPosts === solved || given !== undefined;
  const growth = isSolved ? wanted : (takingPosts * graduates) / officers - losing;
  return { takingPosts, fromElsewhere: 0, growth };
}

/** A unit grows as its region does: graduates whom it needs and does not train come from elsewhere, and others go there. */
function ofUnit(needed: number, graduates: number, growth: number): OfOfficers {
  return {
    takingPosts: graduates > 0 ? Math.min(Math.max(needed / graduates, 0), 1) : 0,
    fromElsewhere: Math.max(0, needed - graduates),
    growth,
  };
}

/**
 * The share u of people under two years that goes with `joining` a year for each person: u·(1/2 + λ₁ + other) =
 * joining, where newcomers leave at λ₁, `times` the rate of the rest, and the whole grade at `leaving`.
 */
function shareUnderTwo(joining: number, leaving: number, times: number, other: number): number {
  const more = times - 1;
  const steady = 0.5 + other;
  // λ₁ = leaving·times / (1 + u·more) makes it a quadratic in u, of which one root is positive.
  const linear = steady + leaving * times - joining * more;
  const root = linear + Math.sqrt(Math.max(0, linear * linear + 4 * steady * more * joining));
  // Where more come in than any share of newcomers would keep up, all are new.
  return root > 2 * joining ? (2 * joining) / root : 1;
}

/** Seniors who leave or move out a year: a grade whose newcomers stay new for two years has u·(1/2 + turnover) = turnover. */
function turnoverOf({ seniorUnderTwo, seniorLeaving }: Assumed): number {
  return Math.max(seniorUnderTwo / (2 * (1 - seniorUnderTwo)), seniorLeaving);
}

/**
 * The assumptions with those solved that the given numbers free: by the same balances, the other way round. They are the
 * same object where none is given.
 */
export function solveFreed({ staff, assumed, graduates, baseline }: Omit<Balance, 'trend'>): Assumed {
  const { takingPosts, officersUnderTwo, servicesUnderTwo, seniorMoves } = assumed;
  const given = takingPosts ?? officersUnderTwo ?? servicesUnderTwo ?? seniorMoves;
  if (given === undefined || baseline === 'repair') return assumed;
  const solved: { -readonly [Name in keyof Assumed]: Assumed[Name] } = { ...assumed };
  const { newLeaving, seniorLeaving, officerLeaving, onward } = assumed;
  if (seniorMoves !== undefined) {
    const turnover = seniorMoves + seniorLeaving;
    solved.seniorUnderTwo = (2 * turnover) / (1 + 2 * turnover);
  }
  if (servicesUnderTwo !== undefined) {
    const u = servicesUnderTwo;
    solved.servicesLeaving = ((u / 2) * (1 + u * (newLeaving - 1))) / (1 - u);
  }
  const losing = officerLeaving + onward + (turnoverOf(solved) * staff.seniors) / staff.officers;
  if (baseline === 'held' && takingPosts !== undefined) {
    solved.growth = (takingPosts * graduates) / staff.officers - losing;
  } else if (baseline === 'held' && officersUnderTwo !== undefined) {
    const u = officersUnderTwo;
    const newcomers = (officerLeaving * newLeaving) / (1 + u * (newLeaving - 1));
    solved.growth = (u * (0.5 + newcomers + onward) - losing) / (1 - u);
  }
  return solved;
}
