import { type Day, dayOf } from '../caseFile/calendar.js';
import type { Offence } from '../law/offence.js';
import { OFFENCES, offenceNamedIn } from '../law/offences.js';
import type { SentenceKind } from '../law/sentences.js';
import type { Answer, CaseEntry, CaseFile, CaseKey, PackItem, PromptKey } from '../pack.js';

/** A case to check: its file, and its key where there is one. */
export interface CaseToCheck {
  readonly number: number;
  readonly front: CaseFile['front'];
  readonly entries: readonly CaseEntry[];
  readonly key: CaseKey | null;
  readonly items: readonly Pick<PackItem, 'id' | 'short'>[];
}

/** What can be read of a case from its pages, as an inspector reads them; null where they do not say. */
export interface CaseReading {
  readonly entries: readonly (CaseEntry & { readonly day: Day | null; readonly text: string })[];
  /** A line of the front sheet by a word of its label; empty where there is none. */
  readonly front: (label: string) => string;
  /** The whole front sheet. */
  readonly sheet: string;
  readonly age: number | null;
  readonly start: Day | null;
  readonly offence: Offence | null;
  readonly sentence: { readonly kind: SentenceKind; readonly months: number | null } | null;
  readonly risk: string | null;
  readonly mappa: { readonly category: 1 | 2 | 3 | null; readonly level: 1 | 2 | 3 | null } | null;
  /** The record before this offence, as the papers have it. */
  readonly record: string | null;
  /** Days of contact with the person, kept or not. */
  readonly contacts: readonly Day[];
  /** The key of a prompt by what it is called in short; null where the case has no key of it. */
  readonly prompt: (short: PromptName) => PromptKey | null;
  /** The entries that decide a prompt. */
  readonly deciding: (short: PromptName) => string;
  /** What the key says of management oversight, and the entries of it; null where there is no key. */
  readonly oversight: { readonly standing: string; readonly texts: readonly string[] } | null;
  /** Whether a prompt applies; null where the key does not say. */
  readonly applies: (short: PromptName) => boolean | null;
}

/** Prompts that the rules are about, by their short names on the answer sheet. */
export type PromptName =
  | 'access to services'
  | "agencies' input"
  | 'actual and potential victims'
  | 'analysis of risk'
  | 'child safeguarding'
  | 'co-ordination of agencies'
  | 'contingency'
  | 'curfew checks'
  | 'domestic abuse'
  | 'home visits'
  | 'interventions'
  | 'involvement in review'
  | 'key individuals'
  | 'level and nature of contact'
  | 'links to agencies'
  | 'pre-release work'
  | 'priorities'
  | 'protection of victims'
  | 'response to change'
  | 'use of sources'
  | 'written record';

/** Reads a case from its pages. */
export function readCase({ front, entries, key, items }: CaseToCheck): CaseReading {
  const frontOf = (label: string): string =>
    front.find((one) => one.label.toLowerCase().includes(label.toLowerCase()))?.value ?? '';
  const read = entries.map((entry) => ({
    ...entry,
    day: dayOf(entry.date),
    text: entry.paragraphs.join('\n'),
  }));
  const prompts = key?.questions.flatMap((question) => question.prompts) ?? [];
  const promptOf = (short: PromptName): PromptKey | null => {
    const id = items.find((one) => one.short === short)?.id;
    return prompts.find(({ item }) => item === id) ?? null;
  };
  const papers = read.find(({ title }) => /court papers|offence|prosecution/i.test(title))?.text ?? '';
  const [, record = null] = /(?:Previous record: |Antecedents show )([^.]*)\./.exec(papers) ?? [];
  return {
    entries: read,
    front: frontOf,
    sheet: front.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    age: numberIn(/aged? (\d+)/.exec(frontOf('Person'))),
    start: dayOfWords(frontOf('Started')),
    offence: offenceIn(frontOf('Offence')) ?? offenceIn(papers.split(/Previous record|Antecedents/)[0] ?? ''),
    sentence: sentenceIn(frontOf('Sentence')),
    risk: riskIn(frontOf('Risk of serious harm')),
    mappa: mappaIn(frontOf('MAPPA')),
    record,
    contacts: read.flatMap(({ kind, day, title }) =>
      kind === 'contact' && day !== null && !/absence|extra|visit/i.test(title) ? [day] : [],
    ),
    prompt: promptOf,
    deciding: (short) => {
      const numbers = promptOf(short)?.entries ?? [];
      return read
        .filter(({ number }) => numbers.includes(number))
        .map(({ text }) => text)
        .join('\n');
    },
    oversight:
      key === null
        ? null
        : {
            standing: key.oversight.standing,
            texts: read
              .filter(({ number }) => key.oversight.entries.includes(number))
              .map(({ text }) => text),
          },
    applies: (short) => {
      const found: Answer | undefined = promptOf(short)?.answer;
      return found === undefined ? null : found !== 'notRelevant';
    },
  };
}

/** Whether a prompt is plainly in order: Yes, and not to be argued. */
export function isPlainYes(prompt: PromptKey | null): boolean {
  return prompt !== null && prompt.answer === 'yes' && !prompt.contested;
}

/** What lay behind the offence, as the court was told. */
export function behindTheOffence({ entries }: CaseReading): string | null {
  const found = entries
    .map(
      ({ text }) => /(?:as the court was told, was|was told that it came down to) ([^.]+)\./i.exec(text)?.[1],
    )
    .find((one) => one !== undefined);
  return found === undefined ? null : found.toLowerCase();
}

function numberIn(found: RegExpExecArray | null): number | null {
  return found === null ? null : Number(found[1]);
}

function offenceIn(text: string): Offence | null {
  return OFFENCES.find(({ label }) => text.startsWith(label)) ?? offenceNamedIn(text);
}

function sentenceIn(text: string): CaseReading['sentence'] {
  const months = numberIn(/(\d+) months/.exec(text));
  if (/^community order/i.test(text)) return { kind: 'communityOrder', months };
  if (/^suspended/i.test(text)) return { kind: 'suspendedSentenceOrder', months };
  return /licence/i.test(text) ? { kind: 'licence', months } : null;
}

function riskIn(text: string): string | null {
  if (/^not recorded/i.test(text)) return 'notRecorded';
  const [, level] = /^(low|medium|high|very high)/i.exec(text) ?? [];
  return level === undefined ? null : level.toLowerCase() === 'very high' ? 'veryHigh' : level.toLowerCase();
}

function mappaIn(text: string): CaseReading['mappa'] {
  if (text === '') return null;
  const level = numberIn(/level (\d)/i.exec(text)) as 1 | 2 | 3 | null;
  return { category: numberIn(/category (\d)/i.exec(text)) as 1 | 2 | 3 | null, level };
}

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
];

/** The day of `4 June 2025`. */
function dayOfWords(text: string): Day | null {
  const [, date = '', name = '', year = ''] = /(\d{1,2}) ([A-Za-z]+) (\d{4})/.exec(text) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  return month === 0 ? null : dayOf(`${year}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`);
}
