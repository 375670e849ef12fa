/** What the texts of template files may ask for. A trainer's own file may use the same words only. */

const YES_NO = ['true', 'false'];

/** Each fact of a case with the levels it can have. */
export const FACTS: Readonly<Record<string, readonly string[]>> = {
  offence: ['violence', 'sexual', 'theft', 'drugs', 'other'],
  sentence: ['communityOrder', 'suspendedSentenceOrder', 'licence'],
  risk: ['low', 'medium', 'high', 'veryHigh', 'notRecorded'],
  /** Domestic abuse is relevant; `together`: they are still a couple. */
  domesticAbuse: YES_NO,
  together: YES_NO,
  /** The police reply to the domestic abuse enquiry covers all years. */
  daStandard: YES_NO,
  /** Children are to be considered; `childReturn`: children's services have replied. */
  children: YES_NO,
  childReturn: YES_NO,
  /** Eligible for MAPPA; through an earlier offence; at Level 2. */
  mappa: YES_NO,
  mappaEarlier: YES_NO,
  notified: YES_NO,
  /** Only a qualified officer may have the case. */
  qualified: YES_NO,
  /** The agency of the case is children's services. */
  childAgency: YES_NO,
  /** The agency of the case sees to those harmed by domestic abuse. */
  abuseAgency: YES_NO,
  levelTwo: YES_NO,
  /** The agency of the case is the police who visit registered people. */
  offenderAgency: YES_NO,
  /** The person sees the children; they or other children could be harmed. */
  childContact: YES_NO,
  childRisk: YES_NO,
  childHarm: YES_NO,
  /** Another agency has a part to play; services are needed; absences had to be dealt with. */
  agencies: YES_NO,
  services: YES_NO,
  enforcement: YES_NO,
  /** How the senior probation officer oversaw the case. */
  oversight: ['effective', 'ineffective', 'absent', 'notNeeded'],
  /** The person harmed has initials of their own. */
  named: YES_NO,
  /** Aged 20 or less, 25 or less: a record that the years leave time for. */
  young: YES_NO,
  early: YES_NO,
  /** Aged 30 or more: keeps a life plausible and decides nothing. */
  older: YES_NO,
  /** Aged 50 or more: the same. */
  elder: YES_NO,
  /** There is a curfew; the sentence has a term that protects. */
  curfew: YES_NO,
  /** Somebody was asked about the address before the curfew, and it is on the file. */
  curfewAsked: YES_NO,
  hasTerm: YES_NO,
  /** Post-sentence supervision follows the licence; the Victim Contact Scheme applies. */
  supervised: YES_NO,
  forScheme: YES_NO,
  /** What protects is a police flag on an address, which nobody can breach and the person is never asked about. */
  flagged: YES_NO,
  /** That term forbids something: a prohibited activity, in an order. */
  prohibits: YES_NO,
  /** What protects has checks on devices. */
  devices: YES_NO,
  /** That term keeps the person from somebody. */
  barred: YES_NO,
  /** The other agency is in touch for the review; in a `when` only, it was in touch in the weeks before. */
  reviewHeard: YES_NO,
  agencyHeard: YES_NO,
  /** Word of the change goes out; this service has a part in the meetings of others. */
  changeTold: YES_NO,
  agenciesMeet: YES_NO,
  /** In a `when` only: the person was seen since the wider check, or the police reply, came; the change is known by the entry. */
  seenSinceIntel: YES_NO,
  seenSincePolice: YES_NO,
  changeKnown: YES_NO,
  /** The record has an earlier partner; the police do not know of the change, and others than children could be hurt. */
  earlierPartner: YES_NO,
  /** The harm to be feared is by fire; in a `when` of a family only. */
  fireAtHome: YES_NO,
  /** What protects is an order that forbids contact. */
  restrained: YES_NO,
  policeToTell: YES_NO,
  /** The plan has a check on what protects every month; someone close to the person is heard. */
  checksPlanned: YES_NO,
  /** The plan has what makes harm likelier among its objectives. */
  triggerPlanned: YES_NO,
  keyPersonHeard: YES_NO,
  assessmentGap: YES_NO,
  planGap: YES_NO,
  documentGap: YES_NO,
  logGap: YES_NO,
  reviewGap: YES_NO,
  changeLeft: YES_NO,
  /** For the reasons of a key question: prompts that are in order, narrow gaps, serious gaps. */
  hasStrong: YES_NO,
  hasWeak: YES_NO,
  hasSerious: YES_NO,
};

/** Every slot, in groups; scenarios/templates/README.md says what each stands for. */
export const SLOTS: readonly string[] = [
  'P',
  'he',
  'He',
  'him',
  'his',
  'himself',
  'I',
  'appt',
  'cs',
  'K',
  'partner',
  'V',
  'he2',
  'him2',
  'his2',
  'officer',
  'spo',
  'offence',
  'victim',
  'victimShort',
  'harm',
  'who',
  'effect',
  'meet',
  'trigger',
  'record',
  'intel',
  'told',
  'pattern',
  'protect',
  'term',
  'work',
  'daHistory',
  'daPattern',
  'children',
  'childHome',
  'childHistory',
  'childMeaning',
  'childConcern',
  'factor',
  'service',
  'worker',
  'keyPerson',
  'keyPersonOf',
  'agency',
  'gives',
  'change',
  'means',
  'response',
  'done',
  'asked',
  'warning',
  'riskWord',
  'frequency',
  'months',
  'custodyDays',
  'licenceEnd',
  'supervisionEnd',
  'category',
  'level',
  'next',
  'gapFrom',
  'gapTo',
  'gapWeeks',
  'strong',
  'weak',
  'seriousGaps',
  'answer',
  'scenarioTitle',
  'caseNames',
  'caseWords',
  'demands',
  'childAskedDate',
  'suspendedFrom',
];
