import type { Offence } from './offence.js';

/** A sentence as the law sees it. */
export interface Sentence {
  readonly kind: SentenceKind;
  /** In custody, served or suspended; of a community order, its length. */
  readonly months: number;
}

export const SENTENCE_KINDS = ['communityOrder', 'suspendedSentenceOrder', 'licence'] as const;
export type SentenceKind = (typeof SENTENCE_KINDS)[number];

/** The share of a licence, or of an order, after which routine contact ends under Probation Reset. */
const RESET_SHARE = 2 / 3;

/** Days in a month of a sentence, on average. */
const MONTH = 365.25 / 12;

/** Months of imprisonment from which a Schedule 15 offence is category 2, and the Victim Contact Scheme applies. */
const TWELVE_MONTHS = 12;

/** The longest term that may be suspended (Sentencing Act 2020, s.277; from memory). */
export const LONGEST_SUSPENDED = 24;

/** The longest community order (Sentencing Act 2020, s.220; from memory). */
export const LONGEST_ORDER = 36;

/** Whether an adult with this sentence becomes subject to notification. */
export function bringsNotification({ notification }: Offence, { kind, months }: Sentence): boolean {
  if (notification.rule === 'never') return false;
  // A suspended sentence is imprisonment for this purpose.
  return notification.rule === 'always' || kind !== 'communityOrder' || months >= TWELVE_MONTHS;
}

/** The MAPPA category that an offence and its sentence bring by themselves; null where they bring none. */
export function mappaCategory(offence: Offence, sentence: Sentence): 1 | 2 | null {
  if (bringsNotification(offence, sentence)) return 1;
  const isImprisoned = sentence.kind !== 'communityOrder' && sentence.months >= TWELVE_MONTHS;
  return offence.schedule15 && isImprisoned ? 2 : null;
}

/** Whether the victim must be offered the Victim Contact Scheme: twelve months served or more, not suspended. */
export function isForVictimScheme({ victimScheme }: Offence, { kind, months }: Sentence): boolean {
  return victimScheme && kind === 'licence' && months >= TWELVE_MONTHS;
}

/** Days in custody before release, and days of licence after it. */
export function daysOf({ served }: Offence, months: number): { custody: number; licence: number } {
  const custody = Math.round(months * MONTH * served);
  return { custody, licence: Math.round(months * MONTH) - custody };
}

/** Terms of less than this many months, of adults, are followed by supervision (Criminal Justice Act 2003, s.256AA). */
const SUPERVISED_BELOW = 24;

/** That supervision ends so many days, twelve months, after release. */
const SUPERVISION = 365;

/**
 * Days from release to the end of post-sentence supervision; null where there is none, as the term is of two years or
 * more or the licence lasts as long.
 */
export function supervisionDays(offence: Offence, months: number): number | null {
  return months < SUPERVISED_BELOW && daysOf(offence, months).licence < SUPERVISION ? SUPERVISION : null;
}

/** The days from release after which Probation Reset ends routine contact, where the case is not exempt. */
export function resetAfter(offence: Offence, months: number): number {
  return Math.floor(daysOf(offence, months).licence * RESET_SHARE);
}

/** Who is exempt from Probation Reset: MAPPA, very high risk. (So are child protection in force and intensive courts.) */
export function isExemptFromReset({
  mappa,
  risk,
}: {
  readonly mappa: boolean;
  readonly risk: string;
}): boolean {
  return mappa || risk === 'veryHigh';
}

/** The longest that a case file runs after its start. */
const LONGEST_FILE = 128;

/** The fewest months from which a licence has contact for as long as a case file runs: to its end, or to Probation Reset. */
export function leastMonths(
  offence: Offence,
  about: { readonly mappa: boolean; readonly risk: string },
): number {
  const runs = (months: number): number =>
    isExemptFromReset(about) ? daysOf(offence, months).licence : resetAfter(offence, months);
  let months = 1;
  while (runs(months) < LONGEST_FILE) months++;
  return months;
}
