import { z } from 'zod';
import { ROLE_IDS } from '../../scenario/roles.js';
import { OFFENCE_IDS } from '../law/offences.js';
import type { Wording } from './wordingTypes.js';

/** The shape of template files; several files may each have some of it. */
const text = z.string();
const texts = z.array(text).min(1);
const when = z.array(text).default([]);
const record = z.strictObject({ title: text, text: texts });
const timed = z.array(z.strictObject({ at: z.enum(['early', 'middle', 'afterReview']), when, text: texts }));
const byName = <Value extends z.ZodType>(value: Value) => z.record(text, value);

const say = z.union([
  text,
  z.strictObject({ when, say: text, why: texts.optional(), wrong: texts.optional() }),
]);
const CUE_PARTS = [
  'assessment',
  'plan',
  'review',
  'session',
  'entry',
  'visit',
  'afterMissed',
  'beforeStart',
] as const;

const form = z.strictObject({
  say: z.array(say).min(1),
  why: texts,
  wrong: texts,
  either: text.optional(),
  pattern: z.enum(['kept', 'lapse', 'gap', 'phone']).optional(),
  /** How many sessions show it. */
  times: z.int().min(1).max(8).default(1),
  first: texts.optional(),
  again: texts.optional(),
  since: texts.optional(),
  monthly: z.boolean().default(false),
  next: texts.optional(),
  shownIn: z.enum(CUE_PARTS).optional(),
  title: text.optional(),
});

const prompt = z.strictObject({
  question: text,
  role: z.enum(ROLE_IDS).optional(),
  text,
  short: text,
  weight: z.number().positive().max(5),
  odds: z.number().positive().max(20).optional(),
  relevant: z.array(text).optional(),
  onlyIfDeclared: z.boolean().default(false),
  shownIn: z.enum(CUE_PARTS),
  heading: text.optional(),
  weeks: z.tuple([z.number().min(0), z.number().max(20)]).optional(),
  afterChange: z.boolean().default(false),
  title: text.optional(),
  yes: form,
  serious: form,
  narrow: form,
  mixed: form.required({ either: true }),
  notRelevant: z.strictObject({ why: texts, wrong: texts }).optional(),
});

const shape = z.enum(['paragraphs', 'pairs', 'block', 'numbers', 'entries']).default('paragraphs');

const voice = z.strictObject({
  label: text,
  date: z.enum(['4 June', '04/06', '4 Jun 2025', 'Wednesday 4 June 2025', '04.06.25']),
  person: z.enum(['initials', 'title']),
  headings: z.enum(['none', 'dash', 'colon']),
  layout: z.enum(['run', 'lines']),
  /** How an assessment and a plan are set out, and which of their sections come first. */
  shape: z
    .strictObject({ assessment: shape, plan: shape })
    .default({ assessment: 'paragraphs', plan: 'paragraphs' }),
  order: z.array(text).default([]),
  prefer: z.enum(['prose', 'notes', 'either']).default('either'),
  body: text.default(''),
  lexicon: byName(text),
  open: z.strictObject({ office: texts, phone: texts, missed: texts }),
  close: texts,
  labels: z.strictObject({ assessment: text, plan: text, review: text, log: text, oversight: text }),
  chatter: z.int().min(0).max(3),
  avoid: z.array(text).default([]),
  words: byName(text).default({}),
});

/** Months, from and to. */
const months = z.tuple([z.int().min(1), z.int().max(600)]);
const charge = z.strictObject({
  offence: z.enum(OFFENCE_IDS),
  when,
  communityOrder: months.optional(),
  suspendedSentenceOrder: months.optional(),
  licence: months.optional(),
});

const story = z.strictObject({
  id: text,
  when,
  charges: z.array(charge).min(1),
  decoy: z.boolean().default(false),
  offence: text,
  victim: text,
  harm: text,
  who: text,
  effect: text,
  meet: text,
  trigger: text,
  record: text,
  /** What another agency has on record; where there is domestic abuse, that is taken from `partners`. */
  intel: text.default(''),
  pattern: text,
  protect: text,
  term: text.default(''),
  work: text,
});

const partner = z.strictObject({ when, daHistory: text, daPattern: text });
const family = z.strictObject({
  when,
  children: text,
  childHome: text,
  childHistory: text,
  childMeaning: text,
  childConcern: text,
});
const need = z.strictObject({
  when,
  /** Parts of words in a trigger that say the same as the need: the two are not put side by side. */
  clash: z.array(text).default([]),
  /** Parts of words in a trigger that the need goes with, and no other. */
  match: z.array(text).default([]),
  factor: text,
  service: text,
  worker: text,
});
const agency = z.strictObject({ when, agency: text, gives: text });
const change = z.strictObject({
  when,
  /** Parts of words in the need, or in where the children are, that the news would deny. */
  clash: z.array(text).default([]),
  told: text,
  change: text,
  means: text,
  response: text,
  asked: text.default(''),
  done: text,
});

export const wordingSchema = z.strictObject({
  voices: byName(voice),
  stories: z.array(story).min(1),
  partners: z.array(partner).min(1),
  families: z.array(family).min(1),
  needs: z.array(need).min(1),
  keyPeople: texts,
  agencies: z.array(agency).min(1),
  changes: z.array(change).min(1),
  record: text,
  frequency: byName(text),
  front: z.strictObject({
    sentence: byName(text),
    terms: byName(text),
    orders: text,
    added: z.array(z.strictObject({ when, say: text })),
    licence: text,
    risk: byName(text),
    staff: texts,
    mappa: byName(text),
  }),
  records: byName(record),
  noAgency: record,
  noServices: record,
  oversight: z.strictObject({ effective: timed, ineffective: timed, absent: timed, notNeeded: timed }),
  induction: texts,
  interview: texts,
  intake: texts,
  routine: texts,
  routinePhone: texts,
  childRemark: texts,
  distractors: z.array(z.strictObject({ title: text, text })).min(1),
  plan: z.strictObject({ contact: texts, visit: texts }),
  missed: texts,
  missedNext: text,
  suspended: text,
  change: z.strictObject({ title: text, alert: text.default('') }),
  chatter: texts,
  startWindow: byName(
    z.strictObject({ from: text, to: text, basis: z.enum(['published', 'assumed']), why: text }),
  ),
  names: z.strictObject({ given: texts, family: texts }),
  prompts: byName(prompt),
  key: z.strictObject({ mustBeYes: text, mustBeNo: text, contested: text }),
  notes: z.strictObject({
    purpose: texts,
    instructions: z.array(z.strictObject({ heading: text, lines: texts })),
    introduction: text,
    beforehand: text,
    read: text,
    collect: text,
    compare: text,
    compareSome: text,
    pause: text,
    lunch: text,
    close: text,
    questions: byName(text),
    oversightQuestion: text,
    balanced: text,
    drawn: text,
    chosen: text,
  }),
});

/** Checks the schema against the types: a part that only one of them has does not compile. */
wordingSchema satisfies z.ZodType<Wording>;
