import { type CaseReading, isPlainYes } from './readCase.js';
import { NOT_APPLICABLE, notChecked, type PracticeRule, unless } from './rule.js';

const JUDGEMENT = 'practice; what an experienced inspector would say of the file';

/** What practice ties together: agencies, danger signs, needs, dates, forbidden contact. */
export const TIED_FACTS: readonly PracticeRule[] = [
  {
    id: 'agencies-where-relevant',
    rule: 'Where domestic abuse, children or MAPPA are relevant, other agencies have a part.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const linked = reading.applies('links to agencies');
      if (linked === null) return notChecked('a key of links to agencies');
      const why = reasonsForAgencies(reading);
      if (why.length === 0) return NOT_APPLICABLE;
      return unless(linked, `links to agencies are Not relevant, and ${why.join(' and ')} relevant`);
    },
  },
  {
    id: 'plan-names-childrens-services',
    rule: "Where children are relevant and the plan's links are in order, it names children's services.",
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const children = reading.applies('child safeguarding');
      if (children === null) return notChecked('a key of child safeguarding');
      if (!children || !isPlainYes(reading.prompt('links to agencies'))) return NOT_APPLICABLE;
      const named = /children's (?:services|social care)|\bCSC\b/i.test(
        reading.deciding('links to agencies'),
      );
      return unless(named, "the plan's links are a plain Yes and do not name children's services");
    },
  },
  {
    id: 'plan-names-abuse-service',
    rule: "Where domestic abuse is relevant and the plan's links are in order, it names a service that sees to domestic abuse.",
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const abuse = reading.applies('domestic abuse');
      if (abuse === null) return notChecked('a key of domestic abuse');
      if (!abuse || !isPlainYes(reading.prompt('links to agencies'))) return NOT_APPLICABLE;
      const named = /\b(?:domestic abuse|DA) (?:\w+ )?(?:worker|unit|service)|\b(?:IDVA|MARAC)\b/i.test(
        reading.deciding('links to agencies'),
      );
      return unless(named, "the plan's links are a plain Yes and name no service for domestic abuse");
    },
  },
  {
    id: 'plan-names-meeting',
    rule: "At Level 2 or 3, where the plan's links are in order, it names the meeting and what is expected of it.",
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      if (reading.mappa === null) return notChecked('MAPPA on the front sheet');
      if ((reading.mappa.level ?? 1) < 2 || !isPlainYes(reading.prompt('links to agencies')))
        return NOT_APPLICABLE;
      const text = reading.deciding('links to agencies');
      return unless(
        /Level [23]/.test(text) && /meeting/i.test(text),
        'the plan does not name the Level 2 meeting',
      );
    },
  },
  {
    id: 'danger-sign-and-victims',
    rule: 'Where news of danger is left, the protection of victims is not plainly in order.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => danger(reading, 'protection of victims'),
  },
  {
    id: 'danger-sign-and-record',
    rule: 'Where news of danger is left, the written record of the review is not plainly in order.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => danger(reading, 'written record'),
  },
  {
    id: 'need-met-is-no-objective',
    rule: 'A need that is met already is no objective of the plan.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const need = metAlready(reading);
      if (need === null) return NOT_APPLICABLE;
      if (reading.prompt('priorities') === null) return notChecked('a key of priorities');
      const isPlanned = reading.deciding('priorities').toLowerCase().includes(need);
      return unless(!isPlanned, `${need} is met already, and the plan has it as an objective`);
    },
  },
  {
    id: 'curfew-asked-before',
    rule: 'What was asked before a curfew was proposed is dated before the sentence or the release.',
    source: 'HMPPS guidance for court officers, April 2022: checks come before the proposal',
    seen: true,
    check: (reading) => {
      const curfew = reading.prompt('curfew checks');
      if (curfew === null) return NOT_APPLICABLE;
      if (curfew.answer !== 'yes' || curfew.contested) return NOT_APPLICABLE;
      const { start } = reading;
      if (start === null) return notChecked('the date of the start');
      const isBefore = reading.entries.some(
        ({ day, title, text }) => day !== null && day < start && /curfew/i.test(`${title} ${text}`),
      );
      return unless(
        isBefore,
        'the replies were in hand before the curfew, and none is dated before the start',
      );
    },
  },
  {
    id: 'forbidden-contact',
    rule: 'A person who is forbidden to meet someone does not meet them, or the file deals with it.',
    source: 'practice; licence and order',
    seen: false,
    check: (reading) => {
      if (!/restraining order|non-molestation order/i.test(reading.sheet)) return NOT_APPLICABLE;
      const found = reading.entries
        .map(({ text }) => CONTACT.exec(text)?.[0])
        .find((one) => one !== undefined);
      return unless(found === undefined, `an order forbids contact, and the file has "${found}"`);
    },
  },
];

/** Contact in the present that an order forbids, in the words of case records. */
const CONTACT =
  /\b(?:collects|rings|waits for|waits at|still calls on|asks to be) (?:him|her|them|there)\b|shy with me these days|tells me what they have been up to/i;

function reasonsForAgencies(reading: CaseReading): string[] {
  const { mappa } = reading;
  return [
    ...(reading.applies('domestic abuse') === true ? ['domestic abuse is'] : []),
    ...(reading.applies('child safeguarding') === true ? ['children are'] : []),
    ...(mappa !== null && mappa.category !== null ? ['MAPPA is'] : []),
  ];
}

function danger(reading: CaseReading, other: 'protection of victims' | 'written record') {
  const response = reading.prompt('response to change');
  const touched = reading.prompt(other);
  if (response === null) return notChecked('a key of response to change');
  if (response.gap !== 'serious' || touched === null) return NOT_APPLICABLE;
  return unless(!isPlainYes(touched), `the response to change is a serious gap, and ${other} is a plain Yes`);
}

/** The need that the file says is met without anything being done; null where it says so of none. */
function metAlready({ entries }: CaseReading): string | null {
  const texts = entries.map(({ text }) => text);
  const found = texts
    .map((text) =>
      /What help \w+(?: \w+)? needs with ([a-z ]+) is already being given|(?:^|\. |: )([A-Za-z ]+) is met by what/.exec(
        text,
      ),
    )
    .find((one) => one !== null);
  const need = found?.[1] ?? found?.[2];
  return need === undefined ? null : need.toLowerCase().trim();
}
