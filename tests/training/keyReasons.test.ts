import { describe, expect, test } from 'vitest';
import type { CaseFile, Pack, PromptKey } from '../../src/training/pack.js';
import { manyCases } from './manyCases.js';
import { pack, wording } from './packFixture.js';

const FORMS = ['yes', 'serious', 'narrow', 'mixed'] as const;

interface Read {
  readonly file: CaseFile;
  readonly prompts: readonly PromptKey[];
  readonly front: (label: string) => string;
}

const read = (made: Pack): Read[] =>
  made.cases.map((file, index) => ({
    file,
    prompts: made.key[index]?.questions.flatMap((question) => question.prompts) ?? [],
    front: (label) => file.front.find((one) => one.label === label)?.value ?? '',
  }));

const cases = manyCases.flatMap(read);

const entriesOf = ({ file, prompts }: Read, item: string): CaseFile['entries'] => {
  const found = prompts.find((one) => one.item === item)?.entries ?? [];
  return file.entries.filter(({ number }) => found.includes(number));
};
/** The form of a prompt: what the key says of it. */
const formOf = ({ prompts }: Read, item: string): string => {
  const found = prompts.find((one) => one.item === item);
  return found?.contested === true ? 'mixed' : (found?.gap ?? found?.answer ?? '');
};
const textOf = (entries: CaseFile['entries']): string =>
  entries.map(({ paragraphs }) => paragraphs.join(' ')).join(' ');

function faults(of: (one: Read) => readonly string[]): string[] {
  return cases
    .flatMap((one) => of(one).map((fault) => `${one.file.id} ${one.file.person}: ${fault}`))
    .slice(0, 5);
}

describe('every text of the template files', () => {
  /** Each text with its path, all of them. */
  const texts: [string, string][] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'string') texts.push([path, value]);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(inner, path === '' ? name : `${path}.${name}`);
    }
  };
  visit({ ...wording, names: undefined, startWindow: undefined }, '');

  test('is a whole sentence where it stands alone: an unquoted comma has cut none in two', () => {
    const alone = /\.(why|wrong|say|first|again|next|either|text)(\.\d+)?(\.say|\.why\.\d+|\.wrong\.\d+)?$/;
    const broken = texts
      .filter(
        ([path]) =>
          alone.test(path) && path.startsWith('prompts.') && !/^prompts\.[^.]+\.[^.]+\.text$/.test(path),
      )
      .filter(([, text]) => !/^["<$A-Z]/.test(text) || !/[.?!]["”]?(>)*$/.test(text.replace(/[|>]+$/, '')));
    expect(broken).toEqual([]);
  });

  test('is in British spelling, without the words of drama or of stigma', () => {
    const american =
      /\b\w+(ize|izes|ized|izing|ization)\b|\b(behavior|color|favor|labor|neighbor|center|program(?!me)|gotten|license[sd]?\b(?= to)|counselor|enroll|fulfill)\w*/i;
    const stigma =
      /\b(addict|alcoholic|junkie|offender(?! manager)|criminal(?![ -]damage| Justice Act)|monster|evil|vicious|horrific|brutal|ex-con|felon|lifestyle|chaotic|manipulative)\b/i;
    const found = texts.filter(([, text]) => {
      const plain = text.replace(/\b(size|sizes|prize|seized?)\b/gi, '');
      return american.test(plain) || stigma.test(plain);
    });
    expect(found).toEqual([]);
  });

  test('says of children only what can be known without a reply about them', () => {
    const fromReply = /teach|assistant|visitor|nursery|nurse|midwife|sober|drink|school/;
    const found = wording.families
      .map(({ childMeaning }) => childMeaning)
      .filter((text) => fromReply.test(text));
    expect(found).toEqual([]);
  });

  test('brings a reason of its own only where the form has one for the other texts', () => {
    const missing = Object.entries(wording.prompts).flatMap(([id, prompt]) =>
      FORMS.filter((form) => prompt[form].why.length === 0 || prompt[form].wrong.length === 0).map(
        (form) => `${id} ${form}`,
      ),
    );
    expect(missing).toEqual([]);
  });
});

describe('the key says of the file what is in it', () => {
  // Words of a reason, and what the deciding entries must hold for it to be true.
  const claims: readonly (readonly [RegExp, RegExp])[] = [
    [/plays? down the offence/, /one-off/],
    [/argues with it/, /argues with|argues wi/],
    [/took part and agreed/, /chosen by/],
    [/would have chosen another order/, /other way round/],
    [/activity days are part/, /activity days/],
    [/a programme is mentioned/, /programme/],
    [/telephone call and not a meeting/, /spoke to/],
    [/is sorry\. Remorse/, /upset/],
    [/was open in interview/, /open (and|&) helpful/],
    [/and the officer disagree/, /disagreed/],
    [/by video/, /by video/],
    [/enforcement is mentioned/, /enforce/],
    [/statement is referred to/, /statement/],
    [/incidents are listed/, /copied here/],
    [/was not recalled/, /Recall/],
    [/the agency wrote\./, /wrote to say/],
    [/a check is in the diary/, /reminder/],
  ];

  test.each(claims)('%s only where it reads %s', (claim, words) => {
    const found = faults((one) =>
      one.prompts
        .filter(({ wrong, why }) => claim.test(wrong) || claim.test(why))
        .filter(({ item }) => !words.test(textOf(entriesOf(one, item))))
        .map(({ item, wrong }) => `${item}: ${wrong}`),
    );
    expect(found).toEqual([]);
  });

  test('and each of these reasons is given somewhere, so that none of the above is empty', () => {
    const given = cases.flatMap(({ prompts }) => prompts.map(({ wrong }) => wrong)).join('\n');
    expect(claims.filter(([claim]) => !claim.test(given)).length).toBeLessThan(5);
  });
});

describe('the front sheet', () => {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/&/g, 'and')
      .replace(/\bthe\b/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  /** What protects, as the front sheet has it. */
  const measureOf = ({ front }: Read): string =>
    front('Also in force') ||
    `${front('Requirements')}${front('Licence conditions')}`
      .split('; ')
      .filter((part) => !/activity days|^Standard|^curfew/.test(part))
      .map((part) => part.replace('prohibited activity, ', ''))
      .join('; ');

  test('names what protects, in the sentence or beside it, in the words that the plan relies on', () => {
    const found = faults((one) => {
      const planned = one.prompts.find(({ item }) => item === 'P.b');
      const measure = measureOf(one);
      if (measure === '') return ['nothing protects'];
      if (planned?.gap === 'serious') return [];
      return plain(textOf(entriesOf(one, 'P.b'))).includes(plain(measure)) ? [] : [measure];
    });
    expect(found).toEqual([]);
  });

  test('has no programme, unpaid work or further requirement that nothing in the file takes up', () => {
    const found = faults(({ front }) =>
      /programme|unpaid work|further requirement|additional/.test(
        `${front('Sentence')} ${front('Requirements')} ${front('Licence conditions')}`,
      )
        ? [front('Sentence')]
        : [],
    );
    expect(found).toEqual([]);
  });

  test('has a curfew where the assessment speaks of one, and only there', () => {
    const found = faults((one) => {
      const curfew = one.prompts.find(({ item }) => item === 'A.cu');
      const told = /curfew/.test(`${one.front('Requirements')}${one.front('Licence conditions')}`);
      return told === (curfew !== undefined && curfew.answer !== 'notRelevant') ? [] : ['curfew'];
    });
    expect(found).toEqual([]);
  });

  test('has activity days in an order and none on licence, and so has the plan', () => {
    const found = faults((one) => {
      const licence = one.front('Sentence').startsWith('Released');
      const days = /rehabilitation activity days/;
      return [
        ...(days.test(one.front('Requirements')) === licence ? ['front'] : []),
        ...(licence && days.test(textOf(one.file.entries)) ? ['plan'] : []),
      ];
    });
    expect(found).toEqual([]);
  });
});

describe('what was done has an entry of its own', () => {
  test('a good response to news is decided on and then carried out, before the next contact', () => {
    const good = cases.filter(({ prompts }) =>
      prompts.some(({ item, answer, contested }) => item === 'R.a' && answer === 'yes' && !contested),
    );
    expect(good.length).toBeGreaterThan(30);
    const found = good.flatMap((one) => {
      const [decided, done, ...rest] = entriesOf(one, 'R.a');
      if (decided === undefined || done === undefined || rest.length > 0) return ['not two entries'];
      const between = one.file.entries.filter(
        ({ kind, date, number }) =>
          kind === 'contact' && number !== done.number && date > decided.date && date < done.date,
      );
      return done.kind === 'contact' && between.length === 0 ? [] : [`${one.file.id} ${done.title}`];
    });
    expect(found).toEqual([]);
  });

  test('a slow response is seen in the next session', () => {
    const found = faults((one) => {
      const slow = one.prompts.find(({ item }) => item === 'R.a');
      if (slow?.gap !== 'narrow') return [];
      const [noted, asked] = entriesOf(one, 'R.a');
      const next = one.file.entries.find(
        ({ kind, date, title }) =>
          kind === 'contact' && date > (noted?.date ?? '') && !/absence|visit/i.test(title),
      );
      return asked !== undefined && asked.number === next?.number
        ? []
        : [`asked in ${asked?.number}, next ${next?.number}`];
    });
    expect(found).toEqual([]);
  });

  test('each absence that was answered in time has its answer on the next working day', () => {
    const found = faults((one) => {
      const enforced = one.prompts.find(({ item }) => item === 'D.en');
      if (
        enforced === undefined ||
        (enforced.gap === null && enforced.answer === 'notRelevant') ||
        enforced.gap !== null
      )
        return [];
      const missed = one.file.entries.filter(({ title }) => /absence/.test(title));
      const answers = entriesOf(one, 'D.en');
      const late = missed.filter(
        ({ date }, index) => !(date < (answers[index]?.date ?? '') && days(date, answers[index]?.date) <= 4),
      );
      return answers.length === 2 && late.length === 0
        ? []
        : [`${answers.length} answers to ${missed.length}`];
    });
    expect(found).toEqual([]);
  });

  test('those at risk are checked on more than once where the key says so', () => {
    const found = faults((one) => {
      const checked = one.prompts.find(({ item }) => item === 'D.b');
      return checked?.answer === 'yes' && !checked.contested && checked.entries.length < 2
        ? ['one check']
        : [];
    });
    expect(found).toEqual([]);
  });
});

function days(from: string, to: string | undefined): number {
  return (Date.parse(to ?? '') - Date.parse(from)) / 86_400_000;
}

describe('a case reads as one officer wrote it', () => {
  test('does not open two contacts of a case in the same words while others would do', () => {
    const opening = (entry: CaseFile['entries'][number]): string =>
      (entry.paragraphs[0] ?? '').split(/[.:]/).slice(0, 1).join('');
    const shares = cases.map(({ file }) => {
      const contacts = file.entries.filter(({ kind, title }) => kind === 'contact' && /office/.test(title));
      return { all: contacts.length, different: new Set(contacts.map(opening)).size };
    });
    const all = shares.reduce((sum, one) => sum + one.all, 0);
    const different = shares.reduce((sum, one) => sum + one.different, 0);
    expect(different / all).toBeGreaterThan(0.75);
  });

  test('says nothing twice in one case', () => {
    const found = faults(({ file }) => {
      const said = file.entries.flatMap(({ paragraphs, kind }) =>
        kind === 'contact' ? paragraphs.join(' ').split(/(?<=[.?!]) /) : [],
      );
      const long = said.filter((sentence) => sentence.split(' ').length > 11);
      return long.filter((sentence, index) => long.indexOf(sentence) !== index);
    });
    expect(found).toEqual([]);
  });

  test('says no five words twice in one sentence', () => {
    const found = faults(({ file }) =>
      file.entries
        .flatMap(({ paragraphs }) => paragraphs)
        .flatMap((paragraph) => paragraph.split(/(?<=[.?!]) /))
        .filter((sentence) => {
          const words = sentence
            .toLowerCase()
            .replace(/[^a-z' ]/g, '')
            .split(/ +/);
          const runs = words.slice(4).map((_, index) => words.slice(index, index + 5).join(' '));
          return new Set(runs).size < runs.length;
        }),
    );
    expect(found).toEqual([]);
  });

  test('opens with what a first contact is for', () => {
    const found = faults(({ file }) => {
      const first = file.entries.find(({ kind }) => kind === 'contact');
      return /licence|order/i.test(textOf(first === undefined ? [] : [first]))
        ? []
        : [first?.paragraphs.join(' ') ?? ''];
    });
    expect(found).toEqual([]);
  });

  test('keeps the time before the assessment for interviews, and has every reply by then', () => {
    const found = faults((one) => {
      const assessed = entriesOf(one, 'A.a')[0]?.date ?? '';
      return one.file.entries
        .filter(
          ({ title, kind }) =>
            kind === 'document' &&
            /Police|agencies|Return from/.test(title) &&
            !/^Other agencies|: other agencies$/.test(title),
        )
        .filter(({ date }) => date > assessed)
        .map(({ date, title }) => `${title} on ${date}, assessed ${assessed}`);
    });
    expect(found).toEqual([]);
  });

  test('has nobody in contact with the person during a gap', () => {
    const found = faults((one) => {
      const gap = one.prompts.find(({ item }) => item === 'D.a');
      if (gap?.gap !== 'serious') return [];
      const [from, to] = entriesOf(one, 'D.a');
      return one.file.entries
        .filter(({ number }) => number > (from?.number ?? 0) && number < (to?.number ?? 0))
        .filter(
          ({ kind, paragraphs }) =>
            kind === 'contact' || /telephone|by phone|letter|text\b/i.test(paragraphs.join(' ')),
        )
        .filter(
          ({ title }) =>
            !/Administration|Note|enquiry|assessment|plan|Plan|oversight|SPO|manager/i.test(title),
        )
        .map(({ title, paragraphs }) => `${title}: ${paragraphs.join(' ')}`);
    });
    expect(found).toEqual([]);
  });

  test('tells who a partner is before anyone is abused', () => {
    const found = faults((one) => {
      const abuse = one.prompts.find(({ item }) => item === 'A.da');
      if (abuse?.answer === 'notRelevant') return [];
      const first = one.file.entries.filter(({ title }) => /summary|extract|offence/i.test(title));
      return /(former )?partner|living with/.test(textOf(first)) ? [] : [textOf(first)];
    });
    expect(found).toEqual([]);
  });

  test('never shows the person what a partner or those who protect them have said', () => {
    const found = faults((one) => {
      const abuse = one.prompts.find(({ item }) => item === 'A.da');
      if (abuse === undefined || abuse.answer === 'notRelevant') return [];
      return one.file.entries
        .flatMap(({ paragraphs }) => paragraphs)
        .filter((text) =>
          /asked about [A-Z][A-Za-z]+'s (guarded )?call|did(n't| not) know that|raised with|without saying where it came from/.test(
            text,
          ),
        );
    });
    expect(found).toEqual([]);
  });

  test('has nobody out at night, or staying elsewhere, on a curfew', () => {
    const found = faults((one) =>
      /curfew/.test(`${one.front('Requirements')}${one.front('Licence conditions')}`)
        ? one.file.entries
            .flatMap(({ paragraphs }) => paragraphs)
            .filter((text) => /out every night|on Friday night|after dark|stays on Friday/.test(text))
        : [],
    );
    expect(found).toEqual([]);
  });

  test('calls a term of a licence a condition and one of an order a requirement', () => {
    const found = faults((one) => {
      const licence = one.front('Sentence').startsWith('Released');
      return one.file.entries
        .flatMap(({ paragraphs }) => paragraphs)
        .filter((text) => (licence ? /\brequirement (not )?to\b/ : /\bcondition (not )?to\b/).test(text));
    });
    expect(found).toEqual([]);
  });

  test('has the home visit that the plan promises before the review', () => {
    const found = faults((one) => {
      const visit = entriesOf(one, 'D.e').at(-1)?.number ?? 0;
      const review = entriesOf(one, 'R.d')[0]?.number ?? Infinity;
      return visit > review ? [`visit at ${visit}, review at ${review}`] : [];
    });
    expect(found).toEqual([]);
  });

  test('has most of the sessions after the plan on what leads to harm, where the key says so', () => {
    const found = faults((one) => {
      if (formOf(one, 'D.a') !== 'yes') return [];
      const plan = entriesOf(one, 'P.a')[0]?.number ?? 0;
      const after = one.file.entries.filter(({ number, title }) => number > plan && /, office$/.test(title));
      const work = entriesOf(one, 'D.a').filter(({ number }) => number > plan);
      return work.length * 2 > after.length ? [] : [`${work.length} of ${after.length}`];
    });
    expect(found).toEqual([]);
  });

  test('has no agency waiting for a word when it has just been asked for the review', () => {
    const found = faults((one) =>
      ['yes', 'narrow', 'mixed'].includes(formOf(one, 'R.b'))
        ? entriesOf(one, 'D.c')
            .flatMap(({ paragraphs }) => paragraphs)
            .filter((text) => /the last they heard|for a date to (talk about|discuss) the case/.test(text))
        : [],
    );
    expect(found).toEqual([]);
  });

  test('makes up for an absence only where the next contact is more than two days off', () => {
    const found = faults(({ file }) => {
      const contacts = file.entries.filter(({ title }) => /office|telephone|absence/.test(title));
      return contacts.flatMap((entry, index) => {
        const [before, after] = [contacts[index - 1], contacts[index + 1]];
        const made = before !== undefined && /absence/.test(before.title) && after !== undefined;
        const days = made ? (Date.parse(after.date) - Date.parse(entry.date)) / 86_400_000 : Infinity;
        return days < 3 ? [`${entry.shown}, and ${after?.shown}`] : [];
      });
    });
    expect(found).toEqual([]);
  });

  test('leaves no space after a bracket, and no one leaving at the end of a telephone call', () => {
    const found = faults((one) =>
      one.file.entries.flatMap(({ title, paragraphs }) =>
        paragraphs.filter(
          (text) => /\( | \)/.test(text) || (/telephone/.test(title) && /before leaving/.test(text)),
        ),
      ),
    );
    expect(found).toEqual([]);
  });

  test('gives nobody the initials or the name of someone in another case, while there are enough', () => {
    const people = (made: Pack): string[] => read(made).map(({ file }) => file.person.split(' ')[0] ?? '');
    const small = pack({ cases: 12, seed: 33 });
    const named = pack({ cases: 10, seed: 34, names: 'given' });
    expect(new Set(people(small)).size).toBe(12);
    expect(new Set(people(named)).size).toBe(10);
  });

  test('has no word twice in a row', () => {
    const found = faults((one) =>
      one.file.entries.flatMap(({ paragraphs }) =>
        paragraphs.filter((text) => /\b(?!(?:had|that)\b)([a-z]+) \1\b/i.test(text)),
      ),
    );
    expect(found).toEqual([]);
  });

  test('has no custodial term that the offence cannot carry: common assault brings six months at most', () => {
    const found = faults((one) => {
      const months = Number(/(\d+) months/.exec(one.front('Sentence'))?.[1]);
      const custody = !one.front('Sentence').startsWith('Community');
      const summary = /common assault|while disqualified|telephone to annoy|threatening words/;
      const offence = one.file.entries.find(({ title }) => /Court|offence|Prosecution/.test(title));
      const convicted = offence?.paragraphs[0] ?? '';
      return custody && months > 6 && summary.test(convicted) ? [`${months} months: ${convicted}`] : [];
    });
    expect(found).toEqual([]);
  });

  test('gives no length or way of coming that the opening of an entry may deny', () => {
    const said = [
      ...wording.routine,
      ...wording.routinePhone,
      ...FORMS.flatMap((form) => wording.prompts['D.a']?.[form].say ?? []),
    ].map((item) => (typeof item === 'string' ? item : item.say));
    const lengths =
      /\b(most of (the|an) hour|half an hour|(ten|thirty) minutes|a short (one|call)|short conversation|some minutes|free room|had walked|by (bus|bicycle))\b/i;
    expect(said.filter((text) => lengths.test(text))).toEqual([]);
  });

  test('has no small talk that needs a season, since cases may start in any month', () => {
    const found = [...wording.routine, ...wording.routinePhone, ...wording.chatter].filter((text) =>
      /\b(heating|the heat|glove|snow|frost|Christmas|Easter|sunny|ice|summer holidays)\b/.test(text),
    );
    expect(found).toEqual([]);
  });

  test('casts nobody who is older than life allows', () => {
    const found = faults((one) => {
      const age = Number(/aged (\d+)/.exec(one.front('Person on probation'))?.[1]);
      const text = textOf(one.file.entries);
      const parent = new RegExp(`\\b(${one.file.person}|M[rs] [A-Z])'s (mother|aunt)\\b`).test(text);
      const young = /grandfather|baby of ten months|nine-year-old son/.test(text);
      return [
        ...(age >= 50 && young ? [`aged ${age}: a young family, or a grandfather`] : []),
        ...(age >= 30 && (parent || /baby daughter/.test(text)) ? [`aged ${age}: a baby, or a parent`] : []),
      ];
    });
    expect(found).toEqual([]);
  });
});
