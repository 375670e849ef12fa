/** Where a case is: what decides which of the three point tables applies. */
export const LOCATIONS = ['community', 'licence', 'custody'] as const;
export type Location = (typeof LOCATIONS)[number];

export const PROTECT_LEVELS = ['A', 'B', 'C', 'D'] as const;
export type ProtectLevel = (typeof PROTECT_LEVELS)[number];

/** In the order in which the point tables are printed. */
export const CHANGE_LEVELS = ['3', '2', '1', '0'] as const;
export type ChangeLevel = (typeof CHANGE_LEVELS)[number];

/** A case's tier: how much must be done to protect others (A to D), and how much to bring change (3 to 0). */
export type Tier = `${ProtectLevel}${ChangeLevel}`;
export const TIERS: readonly Tier[] = PROTECT_LEVELS.flatMap((protect) =>
  CHANGE_LEVELS.map((change): Tier => `${protect}${change}`),
);

export type Report = 'standard' | 'fast';

/** A dated set of workload points. A full-time week of 37 hours has 2,176: one point stands for about one minute of work a week. */
export interface PointSet {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** Points of one case, by where it is and its tier. */
  readonly cases: Readonly<Record<Location, Readonly<Record<Tier, number>>>>;
  /** Points for one court report. */
  readonly reports: Readonly<Record<Report, number>>;
  /** Points of capacity of one person who works `hours` a week without reductions. */
  readonly capacity: { readonly points: number; readonly hours: number };
  /** Shares of contracted hours that are kept free of cases. */
  readonly reductions: {
    /** Trainees (PQiP), by third of their training. */
    readonly trainee: readonly [number, number, number];
    /** Newly qualified officers, for so many months. */
    readonly newlyQualified: { readonly share: number; readonly months: number };
    /** New probation services officers, learning the post, for so many months. */
    readonly newServicesOfficer: { readonly share: number; readonly months: number };
  };
}

/** One location's points out of a printed table: a row of four for each of A to D, change levels 3 to 0. */
export function pointTable(
  rows: Readonly<Record<ProtectLevel, readonly [number, number, number, number]>>,
): Readonly<Record<Tier, number>> {
  const entries = PROTECT_LEVELS.flatMap((protect) =>
    CHANGE_LEVELS.map((change, column) => [`${protect}${change}`, rows[protect][column]!] as const),
  );
  return Object.freeze(Object.fromEntries(entries)) as Readonly<Record<Tier, number>>;
}
