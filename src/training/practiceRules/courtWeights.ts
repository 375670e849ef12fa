import type { SentenceKind } from '../law/sentences.js';

/** A case as a court and MAPPA see it, by the words of the facts. */
export interface Court {
  readonly offence: string;
  readonly sentence: string;
  readonly mappa: boolean;
  readonly domesticAbuse: boolean;
  readonly risk: string;
}

type Weights = Readonly<Record<SentenceKind, number>>;

const weights = (communityOrder: number, suspendedSentenceOrder: number, licence: number): Weights => ({
  communityOrder,
  suspendedSentenceOrder,
  licence,
});

const NEVER = weights(0, 0, 0);
const ORDER_ALONE = weights(1, 0, 0);
const ALIKE = weights(1, 1, 1);

/**
 * How readily an offence and its sentence bring a MAPPA category. By law a sexual offence with notification does whatever
 * the sentence, another offence of Schedule 15 with imprisonment of 12 months or more, and theft and drugs never.
 */
const WITH_MAPPA: Readonly<Record<string, Weights>> = {
  sexual: weights(1, 1.5, 2),
  violence: weights(0, 1, 3),
  other: weights(0, 0.25, 0.75),
};

/** And how readily they are found without: below 12 months, or outside Schedule 15. Few sexual offences are. */
const WITHOUT_MAPPA: Readonly<Record<string, Weights>> = {
  sexual: weights(0.3, 0.15, 0.05),
  violence: weights(3, 1, 1),
  theft: ALIKE,
  drugs: ALIKE,
  other: ALIKE,
};

/** High and very high risk goes with custody. */
const BY_RISK: Readonly<Record<string, Weights>> = {
  high: weights(0.5, 1, 2),
  veryHigh: weights(0.5, 1, 2),
};

/** Where MAPPA rests on an earlier offence: so rare that it is found only where a scenario's own shares leave nothing else. */
const EARLIER = 1e-9;

/**
 * How often an offence and a sentence go with the rest of a case, as a weight; 0 where no court would pass it. Assumed, each
 * from half to double, but for the zeros.
 */
export function courtWeight(court: Court): number {
  const kind = court.sentence as SentenceKind;
  if (court.mappa && !bringsMappa(court)) return EARLIER * withoutMappa(court)[kind];
  const ready = court.mappa ? WITH_MAPPA[court.offence]! : withoutMappa(court);
  return ready[kind] * (BY_RISK[court.risk] ?? ALIKE)[kind];
}

/** Whether some offence of the family brings a MAPPA category with this sentence. What is low risk and brings one is sexual. */
export function bringsMappa({
  offence,
  sentence,
  risk,
}: Pick<Court, 'offence' | 'sentence' | 'risk'>): boolean {
  if (risk === 'low' && offence !== 'sexual') return false;
  return (WITH_MAPPA[offence]?.[sentence as SentenceKind] ?? 0) > 0;
}

/** Of low risk, what would be custody is left to a few offences without violence. */
function withoutMappa({ offence, risk, domesticAbuse }: Court): Weights {
  const ready = WITHOUT_MAPPA[offence] ?? NEVER;
  if (risk !== 'low') return ready;
  if (offence === 'violence' || offence === 'other') return ORDER_ALONE;
  if (offence === 'drugs' && !domesticAbuse) return ORDER_ALONE;
  return offence === 'sexual' && !domesticAbuse ? { ...ready, licence: 0 } : ready;
}
