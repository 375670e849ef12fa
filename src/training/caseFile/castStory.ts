import type { Stream } from '../../numeric/stream.js';
import type { Offence } from '../law/offence.js';
import {
  isForVictimScheme,
  mappaCategory,
  type Sentence,
  type SentenceKind,
  supervisionDays,
} from '../law/sentences.js';
import type { CaseState } from '../practiceRules/caseState.js';
import { openCharges, storiesFor } from '../practiceRules/charges.js';
import type { Deck } from '../words/deck.js';
import { drawsFor } from '../words/keyedStream.js';
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
  readonly offence: Offence;
  readonly frequency: string;
}

/** Couples of one sex among those with domestic abuse. Assumed, from 1% to 10%. */
const SAME_SEX_SHARE = 0.04;

export const PARTNER_SEX_ASSUMPTION =
  'Where there is domestic abuse, 4% of couples are of one sex (assumed, 1% to 10%). No answer depends on it, and it may not be asked for.';

/** Casts the case that tells a story: picks its people, circumstances and voice, and fills the slots that they share. */
export function castStory(
  wording: Wording,
  state: CaseState,
  { storyId, names }: { readonly storyId: string; readonly names: Names },
  deck: Deck,
  random: Stream,
): Story {
  const { facts } = state;
  const draws = (purpose: string): Stream => drawsFor(random, purpose);
  const fitting = <Item extends { readonly when: readonly string[] }>(items: readonly Item[]): Item[] =>
    items.filter(({ when }) => applies(when, facts));
  const voiceName = deck.pick('voice', Object.keys(wording.voices), draws('voice'), {
    nameOf: (name) => name,
  });
  const voice = wording.voices[voiceName];
  if (voice === undefined) throw new RangeError(`no voice ${voiceName}`);

  const people = castPeople(wording, names, deck, draws('people'));
  const masculine = state.sex === 'male';
  const other = draws('other')();
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
    level: facts.levelTwo === 'true' ? '2' : '1',
  };
  const set = (name: string, text: string): void => {
    slots[name] = deck.write(() =>
      fill(templateOf(text), slots, facts, draws(name)).replace(/\s+/g, ' ').trim(),
    );
  };
  const setAll = (part: object): void => {
    for (const [name, text] of Object.entries(part)) {
      if (typeof text === 'string' && name !== 'id') set(name, text);
    }
  };

  const told = storiesFor(wording, facts).filter(({ id }) => id === storyId);
  const story = deck.pick('story', told, draws('story'), { nameOf: ({ id }) => id });
  setAll(story);
  set('record', wording.record);
  const { offence, terms } = oneOf(openCharges(story.charges, facts), draws('charge'));
  const months = oneOf(terms, draws('term'));
  slots.months = String(months);
  const sentence: Sentence = { kind: facts.sentence as SentenceKind, months };
  const isLicence = sentence.kind === 'licence';
  slots.category = String(categoryOf(offence, sentence));
  // As written out: a text may name the victim in one kind of case and not in another.
  const hasVictim = new RegExp(`\\b${V}\\b`).test(`${slots.offence} ${slots.victim}`);
  const named = facts.domesticAbuse === 'true' || hasVictim;
  slots.victimShort = facts.domesticAbuse === 'true' ? K : hasVictim ? V : 'other people';
  if (facts.domesticAbuse === 'true')
    setAll(deck.pick('partner', fitting(wording.partners), draws('partner')));
  if (facts.children === 'true')
    setAll(deck.pick('family', familiesFor(wording, slots, facts), draws('family')));
  slots.told = slots.intel ?? '';
  setAll(deck.pick('need', needsFor(fitting(wording.needs), slots.trigger ?? '', facts), draws('need')));
  set('keyPerson', deck.pick('keyPerson', wording.keyPeople, draws('keyPerson')));
  slots.keyPersonOf = (slots.keyPerson ?? '').replace(/^(his|her)\b/, `${written}'s`);
  const agencies = fitting(wording.agencies);
  setAll(deck.pick('agency', agencies, draws('agency')));
  const known = { ...facts, ...factsOfSlots(slots, facts), qualified: qualifiedFor(facts, sentence) };
  const changes = wording.changes.filter(({ when }) => applies(when, known));
  const around = `${slots.factor} ${slots.childHome} ${slots.children}`;
  const fresh = changes.filter(({ clash }) => !clash.some((part) => around.includes(part)));
  const { told: news, ...change } = deck.pick('change', fresh.length > 0 ? fresh : changes, draws('change'));
  setAll(change);
  slots.asked = slots.asked || (slots.change ?? '');
  const toldOfChange = render(templateOf(news), slots, facts, draws('news'));
  return {
    voice,
    voiceName,
    slots,
    facts: {
      ...known,
      policeToTell: String(!/police/i.test(toldOfChange) && !/added hours/.test(change.change)),
      named: String(named),
      supervised: String(isLicence && supervisionDays(offence, months) !== null),
      forScheme: String(isForVictimScheme(offence, sentence) && !story.decoy),
    },
    person: names === 'initials' ? P : `${P} ${family}`,
    told: toldOfChange,
    offence,
    frequency: slots.frequency ?? 'fortnightly',
  };
}

/** What the words of the story, once filled in, say of the case. */
function factsOfSlots(slots: Slots, facts: Facts): Facts {
  const says = (name: string, pattern: RegExp): string => String(pattern.test(slots[name] ?? ''));
  const isOfChildren = /\bchild/.test(`${slots.harm} ${slots.who}`);
  return {
    hasTerm: String(slots.term !== ''),
    flagged: says('protect', /\bflag\b/),
    prohibits: says('term', /^not /),
    barred: says('term', /\bnot to (?:contact|approach)\b/),
    restrained: says('protect', /restraining order|non-molestation order/),
    earlierPartner: says('record', /earlier partner/),
    offenderAgency: says('agency', /offender manager/),
    abuseAgency: says('agency', /domestic abuse/),
    childAgency: String((slots.agency ?? '').includes(slots.cs ?? 'none')),
    childHarm: String(isOfChildren),
    childRisk: String(facts.children === 'true' || isOfChildren),
    devices: says('protect', /\bdevices?\b/),
    // Nobody sees the children of a partner who has left.
    childContact: String(
      facts.children === 'true' && (facts.domesticAbuse !== 'true' || facts.together === 'true'),
    ),
  };
}

/** Nobody who sets fire to a home is let into one with children. */
function familiesFor({ families }: Wording, slots: Slots, facts: Facts): Wording['families'] {
  const fireAtHome = String(/by fire/.test(slots.harm ?? ''));
  return families.filter(({ when }) => applies(when, { ...facts, fireAtHome }));
}

/** Needs that do not say the trigger again; where a service is called for, what treats it comes before all others. */
function needsFor(needs: Wording['needs'], trigger: string, { services }: Facts): Wording['needs'] {
  const isIn = (parts: readonly string[]): boolean => parts.some((part) => trigger.includes(part));
  const treating = needs.filter(({ match }) => isIn(match));
  if (services === 'true' && treating.length > 0) return treating;
  const others = needs.filter(({ match }) => match.length === 0);
  const apart = others.filter(({ clash }) => !isIn(clash));
  return apart.length > 0 ? apart : others;
}

/** A long licence is for a qualified officer, whatever else is so. */
function qualifiedFor({ qualified = 'false' }: Facts, { kind, months }: Sentence): string {
  return kind === 'licence' && months >= LONG_LICENCE ? 'true' : qualified;
}

/** Months from which a licence is long. */
const LONG_LICENCE = 24;

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

/** The MAPPA category of a case that has one: by its offence and sentence, else by an earlier sexual offence. */
function categoryOf(offence: Offence, sentence: Sentence): 1 | 2 {
  return mappaCategory(offence, sentence) ?? 1;
}

function oneOf<Item>(items: readonly Item[], random: Stream): Item {
  return items[Math.floor(random() * items.length)]!;
}
