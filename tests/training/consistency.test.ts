import { describe, expect, test } from 'vitest';
import { dayOf, isWorkday } from '../../src/training/caseFile/calendar.js';
import type { CaseFile, CaseKey, Pack } from '../../src/training/pack.js';
import { manyCases } from './manyCases.js';
import { wording } from './packFixture.js';

interface Read {
  readonly file: CaseFile;
  readonly key: CaseKey;
  readonly front: (label: string) => string;
}

const read = (made: Pack): Read[] =>
  made.cases.map((file, index) => ({
    file,
    key: made.key[index] as CaseKey,
    front: (label) => file.front.find((one) => one.label === label)?.value ?? '',
  }));

const cases = manyCases.flatMap(read);

/** The entries that a fault is found in, as a reader would look them up. */
function faults(of: (one: Read) => readonly string[]): string[] {
  return cases.flatMap((one) => of(one).map((fault) => `case ${one.file.number}: ${fault}`)).slice(0, 5);
}

const textOf = ({ paragraphs }: CaseFile['entries'][number]): string => paragraphs.join(' ');
const promptOf = ({ key }: Read, item: string) =>
  key.questions.flatMap(({ prompts }) => prompts).find((one) => one.item === item);

describe('a case file', () => {
  test('has no senior officer at work in the log where the key says that oversight is absent', () => {
    const absent = cases.filter(({ key }) => key.oversight.standing.startsWith('absent'));
    expect(absent.length).toBeGreaterThan(15);
    const found = faults((one) => {
      if (!one.key.oversight.standing.startsWith('absent')) return [];
      const spo = new RegExp(`\\b${one.front('Senior probation officer')}\\b`);
      const plan = ['P.b', 'P.d'].flatMap((item) => promptOf(one, item)?.entries ?? []);
      // The plan may say whom to tell; that is not oversight.
      return one.file.entries
        .filter((entry) => !plan.includes(entry.number) && spo.test(textOf(entry)))
        .map(textOf);
    });
    expect(found).toEqual([]);
  });

  test('speaks of licence conditions only where there is a licence', () => {
    const found = faults((one) =>
      one.front('Sentence').startsWith('Released on licence')
        ? []
        : one.file.entries
            .map(textOf)
            .filter((text) => /\bthe condition\b|\blicence\b|\bprison\b/.test(text)),
    );
    expect(found).toEqual([]);
  });

  test('begins with the sentence, save for what was done before a release and asked before a curfew', () => {
    const before = /^(?:Pre-release|MAPPA screening|Police|Return from|Child safeguarding|Information from)/;
    const found = faults(({ file, front }) => {
      const started = file.entries.find(({ shown }) => shown === front('Started'))?.date ?? '';
      return file.entries
        .filter(({ date }) => date < started)
        .filter(
          ({ title }) =>
            title !== 'Curfew enquiry' && (!before.test(title) || !front('Sentence').startsWith('Released')),
        )
        .map(({ date, title }) => `${date} ${title}`);
    });
    expect(found).toEqual([]);
  });

  test('has a good response to news at once: the same day, or the next one that the office is open', () => {
    const found = faults((one) => {
      const response = promptOf(one, 'R.a');
      if (response?.answer !== 'yes' || response.contested) return [];
      const entry = one.file.entries[(response.entries[0] ?? 0) - 1];
      const day = dayOf(entry?.date ?? '') ?? 0;
      let before = day - 1;
      while (!isWorkday(before)) before -= 1;
      const news = one.file.entries.filter(
        ({ kind, date }) => kind === 'message' && (date === entry?.date || (dayOf(date) ?? 0) >= before),
      );
      return news.some(({ title }) => /information/i.test(title)) ? [] : [entry?.date ?? 'no entry'];
    });
    expect(found).toEqual([]);
  });

  test('has no contact on the day of the news, whose record would have to speak of it', () => {
    const found = faults(({ file }) =>
      file.entries
        .filter(({ title }) => /^(New information|Information received)$/.test(title))
        .filter(({ date }) => file.entries.some((one) => one.kind === 'contact' && one.date === date))
        .map(({ date }) => date),
    );
    expect(found).toEqual([]);
  });

  test('has the person in for supervision once a day at most, and never tells them to come on the same day', () => {
    const found = faults(({ file }) => {
      const dates = file.entries
        .filter(({ kind, title }) => kind === 'contact' && /, (office|telephone|absence)$/.test(title))
        .map(({ date }) => date);
      return dates.filter((date, index) => dates.indexOf(date) !== index);
    });
    expect(found).toEqual([]);
  });

  test('puts no clean record to anyone as what they left out', () => {
    const found = faults(({ file }) =>
      file.entries
        .map(textOf)
        .filter((text) =>
          /record \(no (earlier|other) conv[^)]*\) was put|history \(no (earlier|other)/.test(text),
        ),
    );
    expect(found).toEqual([]);
  });

  test('knows on its date only what had happened by then, or says that a line was added', () => {
    const later = /\b(a week|a fortnight|a few days) later\b/;
    const found = faults(({ file }) =>
      file.entries.map(textOf).filter((text) => later.test(text.replace(/added[^.]*\./gi, ''))),
    );
    expect(found).toEqual([]);
  });

  test('has a MAPPA category that its sentence and offence can bring', () => {
    const found = faults(({ file, front }) => {
      const mappa = front('MAPPA');
      const sentence = front('Sentence');
      const months = Number(
        /(\d+) months suspended|sentence of (\d+) months/.exec(sentence)?.slice(1).join(''),
      );
      const wrong: string[] = [];
      if (/category 2/.test(mappa) && !(months >= 12)) wrong.push(`${mappa} with ${sentence}`);
      if (/earlier sexual/.test(mappa) && !file.entries.some((entry) => /earlier sexual/.test(textOf(entry))))
        wrong.push('an earlier offence that no paper has');
      return wrong;
    });
    expect(found).toEqual([]);
  });

  test('is held by an officer whose grade can hold it', () => {
    const found = faults(({ front }) =>
      /services officer|Qualification/.test(front('Practitioner')) &&
      (front('Risk of serious harm').startsWith('High') || front('MAPPA').startsWith('Level'))
        ? [`${front('Practitioner')}, ${front('Risk of serious harm')}, ${front('MAPPA')}`]
        : [],
    );
    expect(found).toEqual([]);
  });

  test('does not set a need beside the trigger that it is another word for', () => {
    const found = faults(({ file }) =>
      file.entries
        .map(textOf)
        .filter((text) =>
          /First: drink[^.]*\. Second: alcohol(?! treatment)|\((?:debt|worry about money)\).*\(money and debt\)/i.test(
            text,
          ),
        ),
    );
    expect(found).toEqual([]);
  });

  test('says each thing about nothing in particular once only', () => {
    const found = faults(({ file }) => {
      const titles = file.entries
        .filter(
          ({ kind, title }) =>
            kind === 'message' && /^(Note|Administration|Message|Correspondence)$/.test(title),
        )
        .map(textOf);
      return titles.filter((text, index) => titles.indexOf(text) !== index);
    });
    expect(found).toEqual([]);
  });
});

test('no template has a pronoun of its own for the person on probation, or for anyone harmed', () => {
  // Children of a family keep theirs: they are the same in every case that has them.
  const { families: _, ...rest } = wording;
  const found: string[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'string') {
      const own = value
        .replace(/\$[a-zA-Z]+\d?/g, '')
        .match(/\b(he|she|him|her|his|hers|himself|herself)\b/i);
      if (own !== null) found.push(`${path}: ${value}`);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(inner, `${path}.${name}`);
    }
  };
  visit(rest, '');
  expect(found).toEqual([]);
});
