import { describe, expect, test } from 'vitest';
import type { CaseFile, CaseKey, Pack } from '../../src/training/pack.js';
import { layOut } from '../../src/training/words/layOut.js';
import { inFull, makeMentions } from '../../src/training/words/saidOnce.js';
import { manyCases } from './manyCases.js';
import { pack, wording } from './packFixture.js';

interface Read {
  readonly file: CaseFile;
  readonly key: CaseKey;
}

const read = (made: Pack): Read[] =>
  made.cases.map((file, index) => ({ file, key: made.key[index] as CaseKey }));
const cases = manyCases.flatMap(read);

const entriesOf = ({ file, key }: Read, item: string): CaseFile['entries'] => {
  const found = key.questions.flatMap(({ prompts }) => prompts).find((one) => one.item === item);
  return file.entries.filter(({ number }) => found?.entries.includes(number));
};
const dayOf = (date: string | undefined): number => Date.parse(date ?? '') / 86_400_000;
const started = ({ file }: Read): number =>
  dayOf(
    file.entries.find(({ shown }) => shown === file.front.find(({ label }) => label === 'Started')?.value)
      ?.date,
  );
const news = ({ file }: Read) =>
  file.entries.find(({ title }) => /^(New information|Information received)$/.test(title));

describe('cases differ in their course', () => {
  test('with a change in any week from the fifth to the fifteenth, and no week in which most have it', () => {
    const weeks = cases.map((one) => Math.floor((dayOf(news(one)?.date) - started(one)) / 7) + 1);
    const counts = [...new Set(weeks)].map((week) => weeks.filter((other) => other === week).length);
    expect(Math.min(...weeks)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...weeks)).toBeLessThanOrEqual(15);
    expect(counts.length).toBeGreaterThanOrEqual(7);
    expect(Math.max(...counts)).toBeLessThan(cases.length / 3);
  });

  test('with a review from one to eight weeks after it', () => {
    const lags = cases.map((one) => dayOf(entriesOf(one, 'R.d')[0]?.date) - dayOf(news(one)?.date));
    expect(Math.min(...lags)).toBeGreaterThanOrEqual(7);
    expect(Math.max(...lags)).toBeLessThanOrEqual(56);
    expect(new Set(lags.map((days) => Math.floor(days / 7))).size).toBeGreaterThanOrEqual(4);
  });

  test('and what came late comes two weeks and more after the plan', () => {
    const early = cases.flatMap((one) => {
      const plan = dayOf(entriesOf(one, 'P.a')[0]?.date);
      const check = one.key.questions.flatMap(({ prompts }) => prompts).find(({ item }) => item === 'D.b');
      const made = dayOf(entriesOf(one, 'D.b')[0]?.date);
      return check?.gap === 'narrow' && made < plan + 14 ? [`${one.file.id}: ${made - plan} days`] : [];
    });
    expect(early).toEqual([]);
  });

  test('and what goes into the review comes before it', () => {
    const late = cases.flatMap((one) => {
      const review = entriesOf(one, 'R.d')[0]?.number ?? 0;
      return ['R.a', 'R.b', 'R.c', 'D.e'].flatMap((item) =>
        entriesOf(one, item)
          .filter(({ number }) => number > review)
          .map(() => `${one.file.id} ${item}`),
      );
    });
    expect(late).toEqual([]);
  });

  test('and no home visit falls between the news and the next session', () => {
    const found = cases.flatMap((one) => {
      const told = news(one)?.number ?? 0;
      const rest = one.file.entries.slice(told);
      const next = rest.findIndex(({ title }) => /, (office|telephone)$/.test(title));
      return rest
        .slice(0, Math.max(0, next))
        .filter(({ title }) => /visit/i.test(title))
        .map(({ title }) => `${one.file.id}: ${title}`);
    });
    expect(found).toEqual([]);
  });

  test('and nothing is taken up with someone between an absence and the contact that makes up for it', () => {
    const found = cases.flatMap(({ file }) =>
      file.entries.flatMap((missed, index) => {
        if (!/absence/.test(missed.title)) return [];
        const rest = file.entries.slice(index + 1);
        const next = rest.findIndex(({ kind, title }) => kind === 'contact' && !/visit/i.test(title));
        return rest
          .slice(0, Math.max(0, next))
          .filter(({ title }) => /visit/i.test(title))
          .map(({ title }) => `${file.id}: ${title}`);
      }),
    );
    expect(found).toEqual([]);
  });
});

describe('officers differ in how they set things out', () => {
  const voices = Object.values(wording.voices);

  test('no two voices have the same shapes, order and preference', () => {
    const ways = voices.map(({ shape, order, prefer, layout, headings }) =>
      JSON.stringify([shape, order, prefer, layout, headings]),
    );
    expect(new Set(ways).size).toBe(voices.length);
  });

  test('a prompt that a voice puts first is one that there is', () => {
    const known = ['contact', ...Object.keys(wording.prompts)];
    expect(voices.flatMap(({ order }) => order).filter((id) => !known.includes(id))).toEqual([]);
  });

  test('an assessment is in one entry or in one for each prompt, in one paragraph or in many', () => {
    const entries = cases.map((one) =>
      ['A.a', 'A.b', 'A.c'].map((item) => entriesOf(one, item)[0]?.number).join(' '),
    );
    const parts = entries.map((numbers) => new Set(numbers.split(' ')).size);
    expect(new Set(parts)).toEqual(new Set([1, 3]));
    const paragraphs = cases.map((one) => entriesOf(one, 'A.a')[0]?.paragraphs.length);
    expect(new Set(paragraphs).size).toBeGreaterThanOrEqual(4);
  });

  test.each([
    ['paragraphs', [['b', 'a', 'c']]],
    ['pairs', [['b a', 'c']]],
    ['block', [['b a c']]],
    ['numbers', [['1. b', '2. a', '3. c']]],
    ['entries', [['b'], ['a'], ['c']]],
  ] as const)('the shape %s', (shape, expected) => {
    const sections = ['a', 'b', 'c'].map((id) => ({ id, heading: '', text: id }));
    const [voice] = voices;
    if (voice === undefined) throw new Error('no voice');
    const laidOut = layOut('Plan', sections, shape, { ...voice, order: ['b'] });
    expect(laidOut.map(({ paragraphs }) => paragraphs)).toEqual(expected);
    expect(laidOut.flatMap(({ ids }) => ids)).toEqual(['b', 'a', 'c']);
  });
});

describe('what a case says again and again', () => {
  test('is in full the first time and short after that, in a document of its own as well', () => {
    const mentions = makeMentions();
    const text = '{calls and visits/the calls} and the ban{ from the shops}';
    expect(mentions.write(text, 'plan')).toBe('calls and visits and the ban from the shops');
    expect(mentions.write(text)).toBe('the calls and the ban');
    expect(mentions.write('{Calls & visits/the calls}.')).toBe('The calls.');
    expect(mentions.write(text, 'review')).toBe('calls and visits and the ban from the shops');
    expect(inFull(text)).toBe('calls and visits and the ban from the shops');
  });

  test('leaves no mark of it anywhere', () => {
    expect(JSON.stringify([cases, pack({ seed: 53 }).notes]).match(/[^"]{20}\{[ a-z][^"]{20}/)).toBeNull();
  });

  test('is what an agency can give, which no log has in full twice', () => {
    const full = wording.agencies
      .map(({ gives }) => /\{([^/<$]*)/.exec(gives)?.[1]?.trim() ?? '')
      .filter((text) => text.split(' ').length > 3);
    expect(full.length).toBeGreaterThan(2);
    const twice = cases.flatMap(({ file }) =>
      full.filter((text) => {
        const log = file.entries.filter(({ kind }) => kind !== 'document');
        return log.filter(({ paragraphs }) => paragraphs.join(' ').includes(text)).length > 1;
      }),
    );
    expect(twice).toEqual([]);
  });
});

test('two cases of a pack share one sentence in twenty at most, names apart', () => {
  let all = 0;
  let shared = 0;
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const cases = new Map<string, number>();
    for (const { entries } of pack({ seed }).cases) {
      const sentences = entries
        .flatMap(({ paragraphs }) => paragraphs.flatMap((text) => text.split(/(?<=[.?!]) /)))
        .map((sentence) => sentence.replace(/\b[A-Z]{2}\b|M[rs] [A-Z]\b/g, 'X').toLowerCase())
        .filter((sentence) => sentence.split(' ').length >= 7);
      for (const sentence of new Set(sentences)) cases.set(sentence, (cases.get(sentence) ?? 0) + 1);
    }
    for (const count of cases.values()) {
      all += count;
      if (count > 1) shared += count;
    }
  }
  expect(all).toBeGreaterThan(3000);
  expect(shared / all).toBeLessThan(0.05);
});

test('no text has "ring" for a sound, which a formal officer would turn into a telephone', () => {
  const found: string[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'string' && /\b(the|a|first|second|each|one) rings?\b/.test(value)) found.push(path);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(inner, `${path}.${name}`);
    }
  };
  visit(wording, '');
  expect(found).toEqual([]);
});
