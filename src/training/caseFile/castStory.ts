import type { Stream } from '../../numeric/stream.js';
import type { Offence } from '../law/offence.js';
import { offenceNamedIn } from '../law/offences.js';
import { leastMonths } from '../law/sentences.js';
import type { CaseState } from '../practiceRules/caseState.js';
import type { Deck } from '../words/deck.js';
import { type Facts, fill, render, type Slots } from '../words/template.js';
import { applies, templateOf } from '../words/wording.js';
import type { Voice, Wording } from '../words/wordingTypes.js';
import { castPeople, type Names } from './people.js';

/** Who is who in a case, and what it is about: the words that every text of it shares. */
export interface Story {
  readonly voice: Voice;
  readonly voiceName: string;
  readonly slots: Slots;
  readonly facts: Facts;
  /** The person on probation as the front sheet has it. */
  readonly person: string;
  readonly told: string;
  /** What the papers convict of, as the law table has it. */
  readonly offence: Offence | null;
  readonly frequency: string;
}

/** Couples of one sex among those with domestic abuse. Assumed, from 1% to 10%. */
const SAME_SEX_SHARE = 0.04;

export const PARTNER_SEX_ASSUMPTION =
  'Where there is domestic abuse, 4% of couples are of one sex (assumed, 1% to 10%). No answer depends on it, and it may not be asked for.';

/** Casts a case: picks its people, offence, circumstances and voice, and fills the slots that they share. */
export function castStory(
  wording: Wording,
  state: CaseState,
  names: Names,
  deck: Deck,
  random: Stream,
): Story {
  const { facts } = state;
  const fitting = <Item extends { readonly when: readonly string[] }>(items: readonly Item[]): Item[] =>
    items.filter(({ when }) => applies(when, facts));
  const voiceName = deck.pick('voice', Object.keys(wording.voices), random, { nameOf: (name) => name });
  const voice = wording.voices[voiceName];
  if (voice === undefined) throw new RangeError(`no voice ${voiceName}`);

  const people = castPeople(wording, names, deck, random);
  const masculine = state.sex === 'male';
  const other = random();
  // A partner is of the other sex but for a small assumed share; anyone else who was harmed may be of either.
  const otherMasculine = facts.domesticAbuse === 'true' ? masculine === other < SAME_SEX_SHARE : other < 0.5;
  const { P, K, V, family } = people;
  const written = voice.person === 'title' ? `${masculine ? 'Mr' : 'Ms'} ${family}` : P;

  const slots: Record<string, string> = {
    ...voice.lexicon,
    ...pronouns({ masculine, otherMasculine }),
    P: written,
    K,
    partner: facts.together === 'true' ? 'partner' : 'former partner',
    V,
    officer: people.officer,
    spo: people.spo,
    warning: WARNINGS[facts.sentence ?? ''] ?? 'a warning letter',
    riskWord: RISK_WORDS[facts.risk ?? ''] ?? 'medium',
    frequency: wording.frequency[facts.risk ?? ''] ?? 'fortnightly',
    ...mappaSlots(facts),
  };
  const set = (name: string, text: string): void => {
    slots[name] = fill(templateOf(text), slots, facts, random).replace(/\s+/g, ' ').trim();
  };
  const setAll = (part: object): void => {
    for (const [name, text] of Object.entries(part)) {
      if (typeof text === 'string' && name !== 'id') set(name, text);
    }
  };

  const story = deck.pick('story', fitting(wording.stories), random, { nameOf: ({ id }) => id });
  setAll(story);
  set('record', wording.record);
  const offence = offenceNamedIn(slots.offence ?? '');
  slots.months = String(termOf(facts, offence, random));
  // As written out: a text may name the victim in one kind of case and not in another.
  const hasVictim = new RegExp(`\\b${V}\\b`).test(`${slots.offence} ${slots.victim}`);
  const named = facts.domesticAbuse === 'true' || hasVictim;
  slots.victimShort = facts.domesticAbuse === 'true' ? K : hasVictim ? V : 'other people';
  if (facts.domesticAbuse === 'true') setAll(deck.pick('partner', fitting(wording.partners), random));
  if (facts.children === 'true') setAll(deck.pick('family', fitting(wording.families), random));
  slots.told = slots.intel ?? '';
  const apart = wording.needs.filter(({ clash }) => !clash.some((part) => slots.trigger?.includes(part)));
  const needs = fitting(apart);
  setAll(deck.pick('need', needs.length > 0 ? needs : fitting(wording.needs), random));
  set('keyPerson', deck.pick('keyPerson', wording.keyPeople, random));
  slots.keyPersonOf = (slots.keyPerson ?? '').replace(/^(his|her)\b/, `${written}'s`);
  const agencies = fitting(wording.agencies);
  setAll(deck.pick('agency', agencies, random));
  const { told: news, ...change } = deck.pick('change', fitting(wording.changes), random);
  setAll(change);
  slots.asked = slots.asked || (slots.change ?? '');
  const told = render(templateOf(news), slots, facts, random);
  return {
    voice,
    voiceName,
    slots,
    facts: {
      ...facts,
      named: String(named),
      hasTerm: String(slots.term !== ''),
      prohibits: String(slots.term?.startsWith('not ') === true),
      childAgency: String((slots.agency ?? '').includes(slots.cs ?? 'none')),
    },
    person: names === 'initials' ? P : `${P} ${family}`,
    told,
    offence,
    frequency: slots.frequency ?? 'fortnightly',
  };
}

/** `he` and the like are of the person on probation, `he2` of the other one. */
function pronouns({ masculine, otherMasculine }: { masculine: boolean; otherMasculine: boolean }): Slots {
  return {
    he: masculine ? 'he' : 'she',
    He: masculine ? 'He' : 'She',
    him: masculine ? 'him' : 'her',
    his: masculine ? 'his' : 'her',
    himself: masculine ? 'himself' : 'herself',
    he2: otherMasculine ? 'he' : 'she',
    him2: otherMasculine ? 'him' : 'her',
    his2: otherMasculine ? 'his' : 'her',
  };
}

const WARNINGS: Readonly<Record<string, string>> = {
  licence: 'a licence warning letter',
  suspendedSentenceOrder: 'a breach warning letter',
  communityOrder: 'a breach warning letter',
};

const RISK_WORDS: Readonly<Record<string, string>> = {
  low: 'low',
  medium: 'medium',
  high: 'high',
  veryHigh: 'very high',
  notRecorded: 'a level still to be recorded',
};

function mappaSlots(facts: Facts): { category: string; level: string } {
  const sexual = facts.offence === 'sexual' || facts.mappaEarlier === 'true';
  return { category: sexual ? '1' : '2', level: facts.levelTwo === 'true' ? '2' : '1' };
}

/**
 * Months in custody, or suspended, by family and cut to what the law allows: 12 and over for violence brings MAPPA, so
 * shorter where there is none; no term above the maximum; and a licence that lasts as long as the file does, with
 * contact until its end.
 */
function termOf(facts: Facts, offence: Offence | null, random: Stream): number {
  const [low, high] = termBand(facts);
  const belowCategory =
    offence?.schedule15 === true && facts.mappa !== 'true' ? 11 : Number.POSITIVE_INFINITY;
  const most = Math.min(offence?.maximum.months ?? high, belowCategory);
  const longest =
    facts.young === 'true' && facts.sentence === 'licence' ? LONG_TERM - 1 : Number.POSITIVE_INFINITY;
  const least =
    facts.sentence === 'licence' && offence !== null
      ? leastMonths(offence, { mappa: facts.mappa === 'true', risk: facts.risk ?? '' })
      : low;
  const end = Math.min(Math.max(high, least), most, longest);
  const start = Math.min(Math.max(low, least), end);
  return start + Math.floor(random() * (end - start + 1));
}

/** Anyone released from a term of this many months or more is older than 20. */
const LONG_TERM = 24;

function termBand(facts: Facts): readonly [number, number] {
  const suspended = facts.sentence === 'suspendedSentenceOrder';
  if (facts.risk === 'low') return [4, ['violence', 'other'].includes(facts.offence ?? '') ? 6 : 8];
  if (facts.offence === 'drugs') return suspended ? [12, 20] : [20, 34];
  const current = facts.mappa === 'true' && facts.mappaEarlier === 'false';
  if (current) return suspended ? [14, 22] : [18, 34];
  return suspended ? [5, 11] : [7, 11];
}
