import type { CaseReading } from './readCase.js';
import { NOT_APPLICABLE, type PracticeRule, unless } from './rule.js';

const JUDGEMENT = 'practice; one page of the file read beside another';

/** What a file says of a partner, or of one who has left, beside what its papers have. */
export const PARTNERS: readonly PracticeRule[] = [
  {
    id: 'visit-fits-children',
    rule: 'A home visit does not ask when a person is with the children of a partner who has left.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      if (!isApart(reading)) return NOT_APPLICABLE;
      const asked = reading.entries.find(
        ({ title, text }) => /home visit/i.test(title) && WITH_CHILDREN.test(text),
      );
      return unless(
        asked === undefined,
        `entry ${asked?.number} asks when they are together, and the partner has left with the children`,
      );
    },
  },
  {
    id: 'apart-is-apart',
    rule: 'A former partner is not said to be with the person now.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      if (!isApart(reading)) return NOT_APPLICABLE;
      const found = reading.entries.find(({ text }) => /\b[A-Z]{2} is with \S+(?: [A-Z])? when\b/.test(text));
      return unless(found === undefined, `entry ${found?.number} has a former partner with the person`);
    },
  },
  {
    id: 'released-at-high-risk',
    rule: 'Nobody is released at high risk into the home of the partner who was harmed.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const abuse = reading.applies('domestic abuse');
      const isHigh = reading.risk === 'high' || reading.risk === 'veryHigh';
      if (abuse !== true || !isHigh || reading.sentence?.kind !== 'licence') return NOT_APPLICABLE;
      const isCouple = reading.entries.some(
        ({ kind, text }) =>
          kind === 'document' && /\b(?:his|her) partner\b|Other party: \w+ \(partner\)/i.test(text),
      );
      return unless(!isCouple || isApart(reading), 'released at high risk, to a partner who is one still');
    },
  },
  {
    id: 'last-incident-fits',
    rule: "A relative's call is not said to have frightened the person it was about.",
    source: JUDGEMENT,
    seen: false,
    check: ({ entries }) => {
      const found = entries.find(({ text }) =>
        /call from \w+'s sister[^,.]*\. (?:The )?last of these must have been frightening/i.test(text),
      );
      return unless(found === undefined, `entry ${found?.number} takes a sister's call for an incident`);
    },
  },
  {
    id: 'licence-keeps-apart',
    rule: 'A licence of somebody whose former partner was harmed has something that keeps the two apart.',
    source: 'Ministry of Justice licence service: no contact with the victim',
    seen: true,
    check: (reading) => {
      if (reading.sentence?.kind !== 'licence' || !isApart(reading)) return NOT_APPLICABLE;
      return unless(
        /not to contact|not to approach|\bexclusion\b|restraining order|non-molestation/i.test(reading.sheet),
        'nothing on the front sheet keeps the person from the former partner',
      );
    },
  },
  {
    id: 'apart-is-past',
    rule: 'What life with the person means to a partner is past where the partner has left.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      if (!isApart(reading)) return NOT_APPLICABLE;
      const found = reading.entries.find(({ text }) =>
        /\bmeans watching what (?:he|she) says\b|\b(?:keeps no number that|waits for [A-Z]{2} after work)\b/i.test(
          text,
        ),
      );
      return unless(
        found === undefined,
        `entry ${found?.number} has a former partner live with it every day`,
      );
    },
  },
];

/** A question of a home visit that only fits children whom the person is with. */
const WITH_CHILDREN =
  /when \S+(?: \S+){1,5} and (?:he|she) are under one roof|asked when (?:he|she) sees|how often (?:he|she) and|by day (?:and|&) by night/i;

/** Whether domestic abuse is relevant and the couple is one no more, as the papers have it. */
function isApart(reading: CaseReading): boolean {
  if (reading.applies('domestic abuse') !== true) return false;
  return reading.entries.some(({ kind, text }) => kind === 'document' && /former partner/i.test(text));
}
