import { z } from 'zod';
import { requireText } from '../../check.js';
import { DataError, type Problem, problem } from '../../problem.js';
import { hashOf } from '../../scenario/yaml/hash.js';
import { shapeProblems } from '../../scenario/yaml/shapeProblems.js';
import { dayOf, fullDate } from '../caseFile/calendar.js';
import type { CaseToJoin } from './joinCases.js';
import { JsonPositions } from './jsonPositions.js';
import { parseJson } from './parseJson.js';

/**
 * Reads cases of your own for a pack from the text of a JSON file, in the shape that `pack.json` has: `cases` with `front` and
 * `entries`, and a `key` with an answer to every item. What only casesim's own cases have may be left out.
 *
 * @param text - the file
 * @param file - its name, for messages
 * @returns the cases, for `further` of `buildPack`
 * @throws DataError naming what is missing or cannot be read, with its line
 * @example
 * ownCases(JSON.stringify({ cases: pack.cases, key: pack.key }), 'own.json').length === pack.cases.length // true
 */
export function ownCases(text: string, file: string): CaseToJoin[] {
  requireText('text', text);
  requireText('file', file);
  const data = parseJson(text, file, 'Write { "cases": [ … ], "key": [ … ] } as pack.json has them.');
  const { positionOf, keyPositionOf } = new JsonPositions(text, file);
  const shaped = ownSchema.safeParse(data);
  if (!shaped.success)
    throw new DataError(shapeProblems(shaped.error, ownSchema, { data, positionOf, keyPositionOf }));
  const { cases, key } = shaped.data;
  const missing = cases.flatMap(({ number }, index): Problem[] =>
    key.some((one) => one.number === number)
      ? []
      : [problem('no-key', `Case ${number} has no key.`, { position: positionOf(['cases', index]) })],
  );
  if (missing.length > 0) throw new DataError(missing);
  return cases.map((own) => {
    const entries = own.entries.map((entry, index) => ({
      ...entry,
      number: index + 1,
      shown: shownDate(entry.date),
    }));
    const id = own.id ?? `SYN-${hashOf({ front: own.front, entries }).slice(0, 6).toUpperCase()}`;
    const words = entries.reduce((sum, { paragraphs }) => sum + paragraphs.join(' ').split(/\s+/).length, 0);
    const answers = key.find(({ number }) => number === own.number)!;
    return {
      file: { number: own.number, id, person: own.person, front: own.front, entries, words },
      key: {
        ...answers,
        id,
        questions: answers.questions.map((question) => ({
          ...question,
          judgement: question.judgement ?? (question.answer === 'yes' ? 'mustBeYes' : 'mustBeNo'),
        })),
      },
      notes: null,
      from: null,
      items: null,
    };
  });
}

const shownDate = (date: string): string => {
  const day = dayOf(date);
  return day === null ? date : fullDate(day);
};

const text = z.string();
const number = z.int().min(1);
const entries = z.array(number).default([]);

const ownSchema = z.object({
  cases: z
    .array(
      z.object({
        number,
        id: text.optional(),
        person: text.default(''),
        front: z.array(z.object({ label: text, value: text })),
        entries: z
          .array(
            z.object({
              date: text,
              kind: z.enum(['document', 'contact', 'message', 'oversight']).default('document'),
              title: text,
              paragraphs: z.array(text).min(1),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
  key: z.array(
    z.object({
      number,
      questions: z.array(
        z.object({
          item: text,
          question: text,
          answer: z.enum(['yes', 'no']),
          judgement: z.enum(['mustBeYes', 'mustBeNo', 'contested']).optional(),
          score: z.number().default(0),
          why: text.default(''),
          prompts: z.array(
            z.object({
              item: text,
              answer: z.enum(['yes', 'no', 'notRelevant']),
              contested: z.boolean().default(false),
              gap: z.enum(['narrow', 'serious']).nullable().default(null),
              entries,
              why: text.default(''),
              either: text.nullable().default(null),
              wrong: text.default(''),
              from: text.nullable().default(null),
            }),
          ),
        }),
      ),
      oversight: z.object({ standing: text, entries }).default({ standing: 'not judged', entries: [] }),
      difficulty: z.null().default(null).catch(null),
    }),
  ),
});
