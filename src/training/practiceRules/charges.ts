import type { Offence } from '../law/offence.js';
import { OFFENCES } from '../law/offences.js';
import {
  LONGEST_SUSPENDED,
  leastMonths,
  mappaCategory,
  SENTENCE_KINDS,
  type Sentence,
} from '../law/sentences.js';
import type { Facts } from '../words/template.js';
import { applies } from '../words/wording.js';
import type { Charge, Story, Wording } from '../words/wordingTypes.js';

/** The stories that a case with these facts can be about: those of which a court could have passed its sentence. */
export function storiesFor({ stories }: Wording, facts: Facts): Story[] {
  return stories.filter(
    ({ when, charges }) => applies(when, facts) && openCharges(charges, facts).length > 0,
  );
}

/** A charge with the terms, in months, that law and facts leave it. */
export interface OpenCharge {
  readonly offence: Offence;
  readonly terms: readonly number[];
}

/** Anyone released from a term of this many months or more is older than 20. */
const LONG_TERM = 24;

/** Orders are made for half years. */
const ORDER_STEP = 6;

/**
 * The charges that a case may be about, each with the terms that it may have: the sentence is one that is passed for it, it
 * brings a MAPPA category where the case has one and none where it has none, and a licence has contact for as long as the
 * file runs.
 */
export function openCharges(charges: readonly Charge[], facts: Facts): OpenCharge[] {
  const kind = SENTENCE_KINDS.find((one) => one === facts.sentence);
  if (kind === undefined) return [];
  return charges.flatMap((charge): OpenCharge[] => {
    const band = charge[kind];
    const offence = OFFENCES.find(({ id }) => id === charge.offence);
    if (band === undefined || offence === undefined || !applies(charge.when, facts)) return [];
    if (offence.neverLow && facts.risk === 'low') return [];
    const [from, to] = band;
    const step = kind === 'communityOrder' ? ORDER_STEP : 1;
    const terms: number[] = [];
    for (let months = from; months <= to; months += step) {
      if (isOpen(offence, { kind, months }, facts)) terms.push(months);
    }
    return terms.length === 0 ? [] : [{ offence, terms }];
  });
}

/** Whether a case with these facts can have this offence and this sentence. */
function isOpen(offence: Offence, sentence: Sentence, facts: Facts): boolean {
  const { kind, months } = sentence;
  const isByThisOffence = facts.mappa === 'true' && facts.mappaEarlier !== 'true';
  if ((mappaCategory(offence, sentence) !== null) !== isByThisOffence) return false;
  if (kind === 'communityOrder') return true;
  if (months > offence.maximum.months) return false;
  if (kind === 'suspendedSentenceOrder') return months <= LONGEST_SUSPENDED;
  const least = leastMonths(offence, { mappa: facts.mappa === 'true', risk: facts.risk ?? '' });
  return months >= least && (facts.young !== 'true' || months < LONG_TERM);
}
