import type { CaseReading } from './readCase.js';
import { NOT_APPLICABLE, notChecked, type PracticeRule, unless } from './rule.js';

const JUDGEMENT = 'practice; one page of the file read beside another';

const NEWS = /^(?:information received|new information)$/i;

/** Who was asked and told what, and when: no entry has something done before it could be, and no reason denies an entry. */
export const WHO_WAS_TOLD: readonly PracticeRule[] = [
  {
    id: 'liaison-under-scheme',
    rule: 'A victim unit or a victim liaison officer writes only where the Victim Contact Scheme applies.',
    source: "Victims' Code, right 11: twelve months or more served for a sexual or violent offence",
    seen: true,
    check: ({ sheet, entries }) => {
      const found = entries.find(({ text }) => /victim unit|victim liaison/i.test(text));
      if (found === undefined) return NOT_APPLICABLE;
      return unless(
        /victim contact/i.test(sheet),
        `entry ${found.number} is from a victim unit, and the scheme does not apply`,
      );
    },
  },
  {
    id: 'key-knows-review-input',
    rule: 'Where an agency is heard for the review, the key does not say that nothing of what it knows was used.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const together = reading.prompt('co-ordination of agencies');
      const input = reading.prompt("agencies' input");
      if (together === null || input === null) return notChecked("a key of agencies and of agencies' input");
      const isHeard = input.answer === 'yes' || input.contested || input.gap === 'narrow';
      if (together.gap !== 'serious' || !isHeard) return NOT_APPLICABLE;
      return unless(
        /\breview\b/i.test(together.why),
        'an agency was heard for the review, and the key says that nothing is co-ordinated with it',
      );
    },
  },
  {
    id: 'key-knows-word-went-out',
    rule: 'Where word of a change went to those who look after people at risk, the key does not say that agencies hear nothing.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const together = reading.prompt('co-ordination of agencies');
      const response = reading.prompt('response to change');
      if (together === null || response === null)
        return notChecked('a key of agencies and of response to change');
      if (together.gap !== 'serious' || response.answer !== 'yes') return NOT_APPLICABLE;
      return unless(
        /\bword\b/i.test(together.why),
        'word of the change went out, and the key says that agencies hear nothing',
      );
    },
  },
  {
    id: 'shut-in-stays-in',
    rule: 'Somebody who is said not to be allowed out is not said to stay out.',
    source: JUDGEMENT,
    seen: false,
    check: ({ entries }) => {
      const shut = entries.find(({ text }) => /was not allowed out/i.test(text));
      if (shut === undefined) return NOT_APPLICABLE;
      const out = entries.find(({ text }) => /\bstays out\b/i.test(text));
      return unless(
        out === undefined,
        `entry ${shut.number} has somebody not allowed out, and entry ${out?.number} has them stay out`,
      );
    },
  },
  {
    id: 'asked-after-it-came',
    rule: 'What others sent is put to the person after it came, at a contact that the log has.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const put = reading.entries.find(({ text }) => PUT_TO_THE_PERSON.test(text));
      const came = reading.entries.find(({ text }) => WIDER_CHECK.test(text))?.day ?? null;
      if (put === undefined) return NOT_APPLICABLE;
      const until = put.day;
      if (came === null || until === null) return notChecked('the day on which it came');
      return unless(
        seen(reading).some((day) => day >= came && day <= until),
        `entry ${put.number} puts to the person what nobody had been able to ask about`,
      );
    },
  },
  {
    id: 'visit-knows-the-news',
    rule: 'A home visit after news of a change does not find that all is as the person says.',
    source: JUDGEMENT,
    seen: false,
    check: ({ entries }) => {
      const news = entries.find(({ title }) => NEWS.test(title));
      if (news === undefined) return NOT_APPLICABLE;
      const visit = entries.find(
        ({ title, number, text }) =>
          /home visit/i.test(title) && number > news.number && /agrees with what was there/i.test(text),
      );
      return unless(
        visit === undefined,
        `entry ${news.number} has news, and the visit of entry ${visit?.number} finds that all agrees`,
      );
    },
  },
  {
    id: 'wishes-fit-the-offence',
    rule: 'Somebody convicted for how they drive is not said to want to learn to.',
    source: JUDGEMENT,
    seen: false,
    check: ({ offence, entries }) => {
      if (offence === null || !/driving/i.test(offence.label)) return NOT_APPLICABLE;
      const found = entries.find(({ text }) => /\blearn to drive\b/i.test(text));
      return unless(found === undefined, `entry ${found?.number} has a driver who wants to learn to drive`);
    },
  },
  {
    id: 'fine-was-not-refused',
    rule: 'A report does not turn down a fine that is part of the sentence.',
    source: JUDGEMENT,
    seen: false,
    check: ({ front, entries }) => {
      if (!/with a fine/i.test(front('Sentence'))) return NOT_APPLICABLE;
      const found = entries.find(({ text }) => /\bfine was considered\b/i.test(text));
      return unless(
        found === undefined,
        `entry ${found?.number} turns down a fine, and the court imposed one`,
      );
    },
  },
  {
    id: 'services-without-the-person',
    rule: 'Services are gone through with the person on a day on which the person was seen.',
    source: JUDGEMENT,
    seen: false,
    check: (reading) => {
      const found = reading.entries.find(
        ({ title, text }) => /need for services/i.test(title) && /gone through one by one with\b/i.test(text),
      );
      if (found === undefined) return NOT_APPLICABLE;
      return unless(
        seen(reading).some((day) => day === found.day),
        `entry ${found.number} goes through services with a person who was not there`,
      );
    },
  },
  {
    id: 'told-by-a-condition',
    rule: 'Work is forbidden by a condition of a licence; under an order an officer can only advise.',
    source: 'standard licence conditions: work as the officer approves; Sentencing Act 2020, s.201 and s.287',
    seen: true,
    check: ({ sentence, entries }) => {
      const found = entries.find(({ text }) => /\bjob\b[\s\S]*\btold not to take it up\b/i.test(text));
      if (found === undefined) return NOT_APPLICABLE;
      if (sentence === null) return notChecked('the sentence');
      return unless(
        sentence.kind === 'licence',
        `entry ${found.number} forbids work, which nothing in the order does`,
      );
    },
  },
  {
    id: 'police-had-it',
    rule: 'News that the police sent is not said to be told to the police for the first time.',
    source: JUDGEMENT,
    seen: false,
    check: ({ entries }) => {
      const news = entries.find(({ title, text }) => NEWS.test(title) && /\bpolice\b/i.test(text));
      if (news === undefined) return NOT_APPLICABLE;
      const told = entries.find(
        ({ number, text }) =>
          number > news.number &&
          /since today the police know|(?:the police were|and so were the police) told|, and so were the police/i.test(
            text,
          ),
      );
      return unless(
        told === undefined,
        `the police sent the news of entry ${news.number}, and entry ${told?.number} tells it to them`,
      );
    },
  },
];

/** The wider check of what others have on record, as it came in. */
const WIDER_CHECK = /wider check|wider information|held beyond the convictions|anything else that is held/i;

const PUT_TO_THE_PERSON =
  /had not mentioned (?:the )?second\. asked about it|each was put to|I asked about each/i;

/** Days on which somebody spoke with the person. */
function seen({ entries }: CaseReading): number[] {
  return entries.flatMap(({ kind, title, day }) =>
    kind === 'contact' && day !== null && !/absence/i.test(title) ? [day] : [],
  );
}
