/**
 * An offence of practice cases, from which the term, MAPPA, notification, release, Probation
 * Reset, victim contact and what the front sheet says all follow.
 */
export interface Offence {
  /** What a charge in the template files calls it. */
  readonly id: string;
  readonly label: string;
  /** The Act and section that make it an offence. */
  readonly statute: string;
  readonly maximum: {
    /** In custody; for life, or at common law, Infinity. */
    readonly months: number;
    readonly seen: Seen;
  };
  /** Violent or sexual for MAPPA category 2, by Criminal Justice Act 2003, s.327 and Schedule 15. */
  readonly schedule15: boolean;
  readonly notification: Notification;
  /** The share of a determinate sentence below four years that is served before release. */
  readonly served: number;
  /** Sexual or violent for the Victim Contact Scheme. */
  readonly victimScheme: boolean;
  /** Where no court would see a low risk of serious harm: what was done is serious harm or its threshold. */
  readonly neverLow: boolean;
  /** An order that the court must make beside the sentence; null where none must be. */
  readonly mandatory: string | null;
  /** How papers name it, for a reader that has the text alone; the most particular offence comes first. */
  readonly reads: RegExp;
}

/** Where a line of law was seen, and to what date it is stated; null where it is from memory and to be checked. */
export type Seen = string | null;

/**
 * When a person aged 18 or over becomes subject to notification (Sexual Offences Act 2003, Schedule 3): never, always, or
 * with imprisonment, suspended or not, or a community sentence of 12 months or more.
 */
export interface Notification {
  readonly rule: 'never' | 'always' | 'custodyOrLongOrder';
  readonly seen: Seen;
}
