import { type CaseReading, isPlainYes, type PromptName } from './readCase.js';
import { NOT_APPLICABLE, notChecked, type PracticeRule, unless, type Verdict } from './rule.js';

const JUDGEMENT = 'practice; what an experienced inspector would say of the key';

/** Answers of the key must see who is at risk in the case, and what it says of oversight what came of it. */
export const KEY_RULES: readonly PracticeRule[] = [
  {
    id: 'response-tells-someone',
    rule: 'A response to change that is in order tells someone who looks after those at risk, and does not rest on the person alone.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) =>
      whereInOrder(reading, 'response to change', (text) =>
        unless(
          OUTSIDE.test(text),
          'the response to change is a plain Yes, and nobody but the person hears of it',
        ),
      ),
  },
  {
    id: 'response-and-victims',
    rule: 'Where the response to change is in order, the protection of victims is not a serious gap.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) =>
      whereInOrder(reading, 'response to change', () =>
        unless(
          reading.prompt('protection of victims')?.gap !== 'serious',
          'the response to change is a plain Yes, and nobody looks after those at risk',
        ),
      ),
  },
  {
    id: 'home-visits-apply',
    rule: 'Home visits apply where children, domestic abuse or MAPPA are relevant or the risk is high, whatever else is so.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const visits = reading.applies('home visits');
      if (visits === null) return notChecked('a key of home visits');
      const why = reasonsForVisit(reading);
      if (why.length === 0) return NOT_APPLICABLE;
      return unless(visits, `home visits are Not relevant, and ${why.join(' and ')}`);
    },
  },
  {
    id: 'left-news-names-children',
    rule: "Where news of danger is left and children are relevant, the key says that children's services did not hear of it.",
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const response = reading.prompt('response to change');
      if (response === null) return notChecked('a key of response to change');
      if (response.gap !== 'serious' || reading.applies('child safeguarding') !== true) return NOT_APPLICABLE;
      return unless(
        CHILDRENS_SERVICES.test(response.why),
        "news of danger is left, and the key says nothing of children's services",
      );
    },
  },
  {
    id: 'planned-sessions-held',
    rule: 'Where the plan counts its sessions and contact is in order, the log has as many.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const contact = reading.prompt('level and nature of contact');
      if (contact === null) return notChecked('a key of contact');
      const planned = /\b(four|five|six|seven|eight) sessions\b/i.exec(
        reading.deciding('interventions'),
      )?.[1];
      if (planned === undefined || !isPlainYes(contact)) return NOT_APPLICABLE;
      const count = COUNTS.indexOf(planned.toLowerCase()) + 4;
      return unless(
        contact.entries.length >= count,
        `the plan has ${planned} sessions of work, and the log ${contact.entries.length}`,
      );
    },
  },
  {
    id: 'child-risk-is-consistent',
    rule: 'A risk to children is not called low because of what is feared or not known.',
    source: JUDGEMENT,
    seen: false,
    check: ({ entries }) => {
      const found = entries.find(({ text }) =>
        /risk to children (?:has been )?put at low,? (?:to be on the safe side|for that reason)/i.test(text),
      );
      return unless(
        found === undefined,
        `entry ${found?.number} puts a risk to children at low as a caution`,
      );
    },
  },
  aboutChildren('home-visit-sees-children', 'home visits', 'A home visit'),
  aboutChildren('protection-covers-children', 'protection of victims', 'Protection of victims'),
  aboutChildren('contingency-names-children', 'contingency', 'A contingency'),
  {
    id: 'contingency-names-partner',
    rule: 'Where domestic abuse is relevant, a contingency that is in order says who tells those who look after the victim.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      if (reading.applies('domestic abuse') !== true) return NOT_APPLICABLE;
      return whereInOrder(reading, 'contingency', (text) =>
        unless(
          OUTSIDE.test(text),
          'the contingency is a plain Yes and tells nobody who looks after the victim',
        ),
      );
    },
  },
  {
    id: 'no-oversight-no-manager',
    rule: 'Where oversight is absent, no manager agrees, is asked or enters anything.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const standing = reading.oversight?.standing;
      if (standing === undefined) return notChecked('a key of oversight');
      if (!standing.startsWith('absent')) return NOT_APPLICABLE;
      const manager = reading.front('Senior probation officer');
      if (manager === '') return notChecked('the manager on the front sheet');
      const found = reading.entries.find(
        ({ text, kind }) => kind !== 'document' && (kind === 'oversight' || text.includes(manager)),
      );
      return unless(
        found === undefined,
        `oversight is absent, and entry ${found?.number} has the manager in it`,
      );
    },
  },
  {
    id: 'effective-oversight-sees-plan',
    rule: 'Oversight that is effective notices a serious gap in the assessment or the plan.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) =>
      whereEffective(reading, (texts) => {
        const gaps = ([...ASSESSMENT, ...PLAN] as const).filter(
          (name) => reading.prompt(name)?.gap === 'serious',
        );
        if (gaps.length === 0) return NOT_APPLICABLE;
        return unless(
          texts.some((text) => /missing|sent back|went back|listed/i.test(text)),
          `oversight is effective, and no manager says anything of ${gaps.join(' and ')}`,
        );
      }),
  },
  {
    id: 'effective-oversight-sees-review',
    rule: 'Oversight that is effective notices that news of danger was left, or that the review leaves out the change.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) =>
      whereEffective(reading, (texts) => {
        const names = ['response to change', 'written record'] as const;
        const gaps = names.filter((name) => reading.prompt(name)?.gap === 'serious');
        if (gaps.length === 0) return NOT_APPLICABLE;
        return unless(
          texts.some(
            (text) =>
              /\breview\b/i.test(text) &&
              /left|leaves out|has nothing|says nothing|nothing was done/i.test(text),
          ),
          `oversight is effective, and no manager says anything of ${gaps.join(' and ')}`,
        );
      }),
  },
  {
    id: 'effective-oversight-and-classification',
    rule: 'Oversight that is effective asks for a classification of risk that is not recorded.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) =>
      whereEffective(reading, (texts) => {
        if (reading.risk !== 'notRecorded') return NOT_APPLICABLE;
        return unless(
          texts.some((text) => /classification|risk box/i.test(text)),
          'oversight is effective, and nobody asks for the classification of risk',
        );
      }),
  },
];

const ASSESSMENT = ['analysis of risk', 'use of sources', 'actual and potential victims'] as const;
const PLAN = ['priorities', 'interventions', 'contingency'] as const;

/** Someone other than the person, who looks after people at risk. */
const OUTSIDE =
  /\bpolice\b|children's (?:services|social care)|\bCSC\b|look after|support|\bworker\b|\bwarn\b|'s side/i;

const CHILDRENS_SERVICES = /children's (?:services|social care)|\bCSC\b/i;
const COUNTS = ['four', 'five', 'six', 'seven', 'eight'];

/** How case records speak of children. */
const CHILDREN =
  /\b(?:child|children|son|daughters?|twins?|nephew|niece|grandson|granddaughter|baby|boys?|girls?)\b/i;

/** Where children are relevant and a prompt is plainly in order, what decides it speaks of them. */
function aboutChildren(id: string, short: PromptName, subject: string): PracticeRule {
  return {
    id,
    rule: `${subject} that is in order has the children in view where children are relevant.`,
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      if (reading.applies('child safeguarding') !== true) return NOT_APPLICABLE;
      return whereInOrder(reading, short, (text) =>
        unless(CHILDREN.test(text), `${short} are a plain Yes and say nothing of the children`),
      );
    },
  };
}

function whereInOrder(
  reading: CaseReading,
  short: PromptName,
  verdict: (deciding: string) => Verdict,
): Verdict {
  const prompt = reading.prompt(short);
  if (prompt === null) return notChecked(`a key of ${short}`);
  return isPlainYes(prompt) ? verdict(reading.deciding(short)) : NOT_APPLICABLE;
}

function whereEffective({ oversight }: CaseReading, verdict: (texts: readonly string[]) => Verdict): Verdict {
  if (oversight === null) return notChecked('a key of oversight');
  return oversight.standing === 'effective' ? verdict(oversight.texts) : NOT_APPLICABLE;
}

function reasonsForVisit(reading: CaseReading): string[] {
  return [
    ...(reading.applies('child safeguarding') === true ? ['children are to be considered'] : []),
    ...(reading.applies('domestic abuse') === true ? ['domestic abuse is relevant'] : []),
    ...((reading.mappa?.category ?? null) !== null ? ['MAPPA applies'] : []),
    ...(['high', 'veryHigh'].includes(reading.risk ?? '') ? ['the risk is high'] : []),
  ];
}
