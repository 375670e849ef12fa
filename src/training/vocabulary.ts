/** What the texts of template files may ask for. A trainer's own file is held to the same words. */

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
  levelTwo: YES_NO,
  /** Another agency has a part to play; services are needed; absences had to be dealt with. */
  agencies: YES_NO,
  services: YES_NO,
  enforcement: YES_NO,
  /** The person harmed has initials of their own. */
  named: YES_NO,
  /** Aged 30 or more: keeps a life plausible and decides nothing. */
  older: YES_NO,
  /** For the reasons of a key question: prompts that are in order, narrow gaps, serious gaps. */
  hasStrong: YES_NO,
  hasWeak: YES_NO,
  hasSerious: YES_NO,
};

/** Each slot with what it stands for. */
export const SLOT_MEANINGS: Readonly<Record<string, string>> = {
  P: 'the person on probation, as the voice refers to them',
  he: 'he or she',
  He: 'he or she',
  him: 'him or her',
  his: 'his or her',
  himself: 'himself or herself',
  I: 'the writer before a verb in the past, or nothing in a clipped voice',
  appt: 'appointment, in the voice’s word',
  cs: 'children’s services, in the voice’s word',
  K: 'the partner or former partner, where there is domestic abuse',
  V: 'the victim of another offence',
  he2: 'he or she, of $K or $V',
  him2: 'him or her, of $K or $V',
  his2: 'his or her, of $K or $V',
  officer: 'the practitioner’s initials',
  spo: 'the senior probation officer’s initials',
  offence: 'the offence',
  victim: 'who was harmed',
  victimShort: 'who was harmed, in a word',
  harm: 'the harm that might follow',
  who: 'the people at risk',
  effect: 'what the offence did to the person harmed, a clause',
  meet: 'how those at risk come across the person, a clause',
  trigger: 'what makes harm more likely',
  record: 'the earlier record',
  intel: 'what another agency holds',
  told: 'what other agencies sent',
  pattern: 'what the record and the information show',
  protect: 'the protective measure',
  work: 'the work that would address the behaviour',
  daHistory: 'what the police hold on domestic abuse',
  daPattern: 'what it shows',
  children: 'the children',
  childHome: 'where they live, a clause without its subject',
  childHistory: 'what children’s services hold',
  childMeaning: 'what it means, a clause',
  childConcern: 'what the person said about them, a clause',
  factor: 'the need',
  service: 'the service that meets it',
  worker: 'the person at the service',
  keyPerson: 'someone in the person’s life',
  agency: 'the agency with most to give',
  gives: 'what it can give',
  change: 'what happened half-way, a noun',
  means: 'why it matters, a clause',
  response: 'the fit response, a noun',
  warning: 'the warning that fits the sentence',
  riskWord: 'the classification',
  frequency: 'how often the person is to be seen',
  months: 'length of the custodial term',
  category: 'MAPPA category',
  level: 'MAPPA level',
  next: 'day of the next contact',
  gapFrom: 'last contact before a gap',
  gapTo: 'first contact after it',
  gapWeeks: 'its length in weeks',
  strong: 'the prompts that are in order',
  weak: 'the narrow gaps and the prompts that can be argued',
  seriousGaps: 'the serious gaps',
  answer: 'Yes or No',
  scenarioTitle: 'title of the scenario',
  caseNumber: 'number of a case',
  caseWords: 'its length',
  demands: 'what the mix was asked to hold',
  childAskedDate: 'day of the enquiry to children’s services',
};

export const SLOTS: readonly string[] = Object.keys(SLOT_MEANINGS);
