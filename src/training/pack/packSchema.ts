import { z } from 'zod';
import { DIFFICULTIES, type Pack } from '../pack.js';

const text = z.string();
const number = z.int().min(0);
const share = z.number().min(0).max(1);
const effects = z.enum(['independent', 'moderate', 'strong']);
const entries = z.array(number);

const item = z.strictObject({
  id: text.min(1),
  kind: z.enum(['keyQuestion', 'prompt']),
  question: text,
  letter: text,
  text,
  short: text,
});

const caseFile = z.strictObject({
  number,
  id: text,
  person: text,
  front: z.array(z.strictObject({ label: text, value: text })),
  entries: z.array(
    z.strictObject({
      number,
      date: text,
      shown: text,
      kind: z.enum(['document', 'contact', 'message', 'oversight']),
      title: text,
      paragraphs: z.array(text),
    }),
  ),
  words: number,
});

const said = z.enum(['yes', 'no', 'notRelevant', 'contested']);

const promptKey = z.strictObject({
  item: text,
  answer: z.enum(['yes', 'no', 'notRelevant']),
  contested: z.boolean(),
  gap: z.enum(['narrow', 'serious']).nullable(),
  entries,
  why: text,
  either: text.nullable(),
  wrong: text,
  from: text.nullable(),
});

const questionKey = z.strictObject({
  item: text,
  question: text,
  answer: z.enum(['yes', 'no']),
  judgement: z.enum(['mustBeYes', 'mustBeNo', 'contested']),
  score: z.number(),
  why: text,
  prompts: z.array(promptKey),
});

const caseKey = z.strictObject({
  number,
  id: text,
  questions: z.array(questionKey),
  oversight: z.strictObject({ standing: text, entries }),
  difficulty: z
    .strictObject({
      closeness: share,
      conflict: share,
      missing: share,
      length: share,
      overall: share,
    })
    .nullable(),
});

const notes = z.strictObject({
  purpose: z.array(text),
  plan: z.array(
    z.strictObject({ phase: z.enum(['before', 'blind', 'compare']), minutes: z.number().min(0), step: text }),
  ),
  cases: z.array(
    z.strictObject({
      number,
      id: text,
      about: text,
      questions: z.array(text),
      strong: z.array(z.strictObject({ item: text, entries, says: text })),
      mirrors: z.array(text),
      story: text.nullable(),
      difficulty: text,
      pattern: z.strictObject({ answers: text, shares: z.record(effects, share) }).nullable(),
    }),
  ),
  mix: z.array(
    z.strictObject({
      name: text,
      label: text,
      level: text,
      pack: number,
      of: number,
      published: share.nullable(),
      publishedText: text,
    }),
  ),
  mixNote: text,
  difficulty: z.array(text),
  assumptions: z.array(text),
});

/** All that a pack is made of, and nothing else. */
export const packSchema: z.ZodType<Pack> = z.strictObject({
  format: z.literal('casesim-pack/1'),
  code: text.min(1),
  notice: text,
  scenario: z.strictObject({
    id: text,
    title: text,
    hash: text,
    inspected: number.min(1),
    shares: z.record(text, share),
  }),
  seed: number,
  effects,
  version: text,
  options: z.strictObject({
    cases: number,
    include: z.array(text),
    difficulty: z.enum(DIFFICULTIES),
    balance: z.boolean(),
    names: z.enum(['initials', 'given']),
    focus: z.array(text).min(1).exactOptional(),
    pairs: z.array(text).min(1).exactOptional(),
    notLike: z.array(text).min(1).exactOptional(),
  }),
  instructions: z.array(z.strictObject({ heading: text, lines: z.array(text) })),
  items: z.array(item).min(1),
  cases: z.array(caseFile).min(1),
  key: z.array(caseKey),
  notes,
  pairs: z
    .array(
      z.strictObject({
        first: number.min(1),
        second: number.min(1),
        differs: text,
        outcome: text,
        entries: z.strictObject({ first: entries, second: entries }),
      }),
    )
    .min(1)
    .exactOptional(),
  joined: z
    .array(z.strictObject({ number: number.min(1), id: text, from: text.nullable() }))
    .min(1)
    .exactOptional(),
  corrected: z
    .strictObject({
      edition: z.int().min(2),
      changes: z
        .array(
          z.strictObject({
            edition: z.int().min(2),
            case: number.min(1),
            item: text,
            from: said,
            to: said,
            reason: text.min(1),
          }),
        )
        .min(1),
    })
    .exactOptional(),
  checksum: text,
});
