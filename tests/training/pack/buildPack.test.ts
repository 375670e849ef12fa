import { describe, expect, test } from 'vitest';
import { compileModel } from '../../../src/model/compile/compile.js';
import { binomialCdf } from '../../../src/numeric/distributions.js';
import { ArgumentError } from '../../../src/problem.js';
import { QUESTION_ROLES } from '../../../src/scenario/roles.js';
import { dayOf, isWorkday } from '../../../src/training/caseFile/calendar.js';
import { buildPack, checksumOf } from '../../../src/training/pack/buildPack.js';
import type { Pack } from '../../../src/training/pack.js';
import { pack, southWest, textsOf, westMidlands, wording } from '../packFixture.js';

const largeSouthWest = pack({ cases: 100, seed: 3, names: 'given' }, southWest);
const large = pack({ cases: 200, seed: 11 });

function refusal(make: () => Pack): readonly { code: string; message: string }[] {
  try {
    make();
  } catch (error) {
    if (error instanceof ArgumentError) return error.problems;
    throw error;
  }
  return [];
}

describe('a pack', () => {
  test('is the same for the same seed and options, and another one for another seed', () => {
    expect(pack()).toEqual(pack());
    expect(pack().code).not.toBe(pack({ seed: 8 }).code);
    expect(pack().code).not.toBe(pack({ names: 'given' }).code);
    expect(checksumOf(pack())).toBe(pack().checksum);
  });

  test('says that it is invented, and its people are initials and a number', () => {
    for (const { id, person } of large.cases) {
      expect(id).toMatch(/^SYN-[0-9A-F]{6}$/);
      expect(person).toMatch(/^[A-Z]{2}$/);
    }
    expect(large.notice).toContain('Invented');
    expect(largeSouthWest.cases.every(({ person }) => /^\w+ \w+$/.test(person))).toBe(true);
  });

  test('has no two cases alike, in papers, assessment or log', () => {
    const bodies = large.cases.map(({ entries }) =>
      JSON.stringify(entries.map(({ paragraphs }) => paragraphs)),
    );
    expect(new Set(bodies).size).toBe(200);
    // Assessments are short: two of two hundred may be the same.
    const assessments = large.key.slice(0, 50).map(({ number, questions }) => {
      const entry = questions[0]?.prompts.find(({ item }) => item === 'A.a')?.entries[0];
      return large.cases[number - 1]?.entries.find((one) => one.number === entry)?.paragraphs.join(' ');
    });
    expect(new Set(assessments).size).toBe(50);
  });

  test('of eight has eight stories and every voice before one comes again', () => {
    const offences = pack().cases.map(({ entries }) => entries[0]?.paragraphs[0]);
    expect(new Set(offences).size).toBe(8);
    const titles = pack({ cases: 6 }).cases.map(
      ({ entries }) => entries.find(({ kind }) => kind === 'contact')?.title,
    );
    expect(new Set(titles).size).toBeGreaterThanOrEqual(5);
  });

  test.each([
    ['the West Midlands', large],
    ['the South West', largeSouthWest],
  ])('of %s leaves no trace of a template and no broken sentence', (_, made) => {
    const faults = [
      /[$<>]|undefined|null|NaN/,
      /\.\./,
      /\s[,.;:]/,
      / {2}/,
      /[;,][A-Za-z]/,
      /[.?!] [a-z]/,
      /^\s*$/,
    ];
    const found = textsOf(made).flatMap((text) =>
      faults.filter((fault) => fault.test(text)).map((fault) => `${fault}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  test('of a scenario has dates that have together', () => {
    for (const made of [large, largeSouthWest]) {
      const [from, to] = made === large ? ['2025-05-12', '2025-05-23'] : ['2025-04-28', '2025-05-09'];
      for (const { entries, front } of made.cases) {
        const dates = entries.map(({ date }) => date);
        expect(dates).toEqual([...dates].sort());
        expect(dates.every((date) => isWorkday(dayOf(date) ?? 0))).toBe(true);
        const started = entries.find(({ title }) => /^risk of serious harm/i.test(title))?.date ?? '';
        expect(started >= from && started <= to).toBe(true);
        expect(front.find(({ label }) => label === 'File read up to')?.value).toContain('2025');
      }
    }
  });
});

describe('the key', () => {
  const keys = [large, largeSouthWest].flatMap((made) =>
    made.key.map((key) => ({ key, file: made.cases[key.number - 1] })),
  );

  test('points at entries that exist, and at one at least for every prompt that can be seen', () => {
    const whole = ['D.en', 'D.d', 'D.e', 'A.cu', 'D.pr'];
    const wrong = keys.flatMap(({ key, file }) =>
      key.questions.flatMap(({ prompts }) =>
        prompts
          .filter(({ entries, answer, item }) => {
            const exist = entries.every((number) => file?.entries[number - 1]?.number === number);
            const found = entries.length > 0 || (answer === 'notRelevant' && whole.includes(item));
            return !exist || !found;
          })
          .map(({ item }) => `case ${key.number} ${item}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('weighs: a Yes that must be has no serious gap, a No that must be has one, the rest is contested', () => {
    for (const { key } of keys) {
      for (const { judgement, score, prompts } of key.questions) {
        const serious = prompts.some(({ gap }) => gap === 'serious');
        if (judgement === 'mustBeYes') expect([serious, score >= 0.2]).toEqual([false, true]);
        if (judgement === 'mustBeNo') expect([serious, score <= -0.2]).toEqual([true, true]);
      }
    }
  });

  test('gives both sides wherever it is contested, and only there', () => {
    for (const { key } of keys) {
      for (const { prompts, judgement, why } of key.questions) {
        expect(why.startsWith('Contested')).toBe(judgement === 'contested');
        for (const { contested, either } of prompts) expect(either !== null).toBe(contested);
      }
    }
  });

  test('keeps every published prompt as the case model drew it', () => {
    const relevant = large.key.map(({ questions }) =>
      questions.flatMap(({ prompts }) => prompts).find(({ item }) => item === 'D.en'),
    );
    const drawn = relevant.filter((prompt) => prompt?.answer !== 'notRelevant').length;
    // 36 of 84 cases; 200 draws; both tails together 1e-6 at 4.9 standard deviations.
    expect(Math.abs(drawn - (200 * 36) / 84)).toBeLessThan(4.9 * Math.sqrt(200 * (36 / 84) * (48 / 84)));
  });

  test('has the answers of the model: each key question within limits that fail once in a million', () => {
    const model = compileModel(westMidlands, { effects: 'moderate' });
    for (const question of QUESTION_ROLES) {
      const yes = large.key.filter(
        ({ questions }) => questions.find((one) => one.question === question)?.answer === 'yes',
      ).length;
      const share = model.margin(question).yes ?? 0;
      const below = binomialCdf(yes, 200, share);
      const above = 1 - binomialCdf(yes - 1, 200, share);
      // Four questions, two tails: 1e-6 altogether.
      expect(Math.min(below, above)).toBeGreaterThan(1e-6 / 8);
    }
  });
});

describe('the text of a case', () => {
  const entriesOf = (made: Pack, number: number) => made.cases[number - 1]?.entries ?? [];

  test('never contradicts the state: domestic abuse, children, agencies, services, absences', () => {
    const wrong = large.key.flatMap(({ number, questions }) => {
      const answers = new Map(
        questions.flatMap(({ prompts }) => prompts.map(({ item, answer }) => [item, answer])),
      );
      const all = entriesOf(large, number)
        .flatMap(({ paragraphs }) => paragraphs)
        .join(' ');
      const titles = entriesOf(large, number).map(({ title }) => title);
      const faults: string[] = [];
      if (
        answers.get('A.da') === 'notRelevant' &&
        /Police hold|attendances in|domestic abuse support/.test(all)
      )
        faults.push('domestic abuse');
      if (
        answers.get('A.cs') === 'notRelevant' &&
        /the (children's services|CSC|children's social care) team|children in the picture|older child/.test(
          all,
        )
      )
        faults.push('children');
      if (answers.get('D.en') === 'notRelevant' && titles.some((title) => /absence/.test(title)))
        faults.push('absence');
      if (
        answers.get('D.en') !== 'notRelevant' &&
        titles.filter((title) => /absence/.test(title)).length !== 2
      )
        faults.push('two absences');
      if (
        answers.get('D.sv') === 'notRelevant' &&
        titles.some((title) => /^(Services|Referral)$/.test(title))
      )
        faults.push('services');
      return faults.map((fault) => `case ${number}: ${fault}`);
    });
    expect(wrong).toEqual([]);
  });

  test('keeps contact to the plan where the key says so, and breaks it where the key says that', () => {
    const longest = (made: Pack, number: number): number => {
      const days = entriesOf(made, number)
        .filter(({ kind, title }) => kind === 'contact' && !/visit|absence/i.test(title))
        .map(({ date }) => dayOf(date) ?? 0);
      return Math.max(...days.slice(1).map((day, index) => day - (days[index] ?? day)));
    };
    for (const { number, questions } of large.key) {
      const contact = questions.flatMap(({ prompts }) => prompts).find(({ item }) => item === 'D.a');
      if (contact?.gap === 'serious') expect(longest(large, number)).toBeGreaterThanOrEqual(40);
      if (contact?.answer === 'yes' && !contact.contested)
        expect(longest(large, number)).toBeLessThanOrEqual(28);
    }
  });

  test('has effective oversight in its entries, or none where it is absent', () => {
    for (const { oversight } of large.key) {
      expect(oversight.entries.length > 0).toBe(!oversight.standing.startsWith('absent'));
    }
  });
});

describe('the mix', () => {
  const asked = (made: Pack, question: string) =>
    made.key.filter(({ questions }) => questions.find((one) => one.question === question)?.answer === 'yes')
      .length;

  test('is met exactly', () => {
    const made = pack({ include: ['mappaLevel1>=2, oversight=absent>=1', 'risk=high=3'], balance: true });
    expect(
      made.key.filter(({ oversight }) => oversight.standing.startsWith('absent')).length,
    ).toBeGreaterThanOrEqual(1);
    const row = (name: string, level: string) =>
      made.notes.mix.find((one) => one.name === name && one.level === level)?.pack;
    expect(row('risk', 'High or very high')).toBe(3);
    expect(
      made.cases.filter(({ front }) => front.some(({ value }) => value.startsWith('Level 1'))).length,
    ).toBeGreaterThanOrEqual(2);
    for (const question of QUESTION_ROLES) expect(asked(made, question)).toBe(4);
  });

  test('balances an odd number as nearly as it can', () => {
    const made = pack({ cases: 9, balance: true });
    for (const question of QUESTION_ROLES) expect([4, 5]).toContain(asked(made, question));
    expect(made.notes.mixNote).toContain('departs from the published mix');
  });

  test.each(['easy', 'hard'] as const)('can be %s throughout', (difficulty) => {
    const made = pack({ difficulty });
    const values = made.key.map((key) => key.difficulty?.overall ?? Number.NaN);
    expect(values.every((value) => (difficulty === 'easy' ? value < 0.3 : value >= 0.4))).toBe(true);
  });

  test.each([
    ['more cases than there are', { include: ['oversight=absent>=9'] }, 'too-many'],
    ['levels that exclude each other', { include: ['risk=high>=5, risk=low>=5'] }, 'too-many'],
    ['an unknown variable', { include: ['mapaLevel1>=2'] }, 'unknown-variable'],
    ['an unknown level', { include: ['risk=hgh>=2'] }, 'unknown-level'],
    ['what is not a valid requirement', { include: ['risk'] }, 'bad-include'],
    ['a protected characteristic', { include: ['ethnicGroup=white>=2'] }, 'protected'],
    ['what never happens', { include: ['domesticAbuseInformation=no>=1'] }, 'mix-too-rare'],
    [
      'demands that cannot be met together',
      { include: ['domesticAbuseRelevant=no>=8, domesticAbuseAnalysed=yes>=1'] },
      'mix-cannot-be-met',
    ],
    ['no cases', { cases: 0 }, 'bad-argument'],
    ['a thousand cases', { cases: 1000 }, 'bad-argument'],
    ['half a case', { cases: 2.5 }, 'bad-argument'],
    ['dates that are none', { startWindow: { from: 'soon', to: '2025-01-01' } }, 'bad-argument'],
    ['dates the wrong way round', { startWindow: { from: '2025-06-01', to: '2025-05-01' } }, 'bad-argument'],
  ])('is refused for %s, with the reason', (_, options, code) => {
    const problems = refusal(() => pack(options));
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems.every(({ message }) => message.length > 15)).toBe(true);
  });

  test('does not change who is drawn: cases that are in two packs are the same cases', () => {
    const small = pack({ cases: 4 }).cases.map(({ id, front }) => [
      id,
      front.find(({ label }) => label === 'Started'),
    ]);
    const bigger = pack({ cases: 8 }).cases.map(({ id, front }) => [
      id,
      front.find(({ label }) => label === 'Started'),
    ]);
    expect(bigger.slice(0, 4)).toEqual(small);
  });
});

test('no protected characteristic goes with an outcome: the key is the same when all of them are swapped', () => {
  const swapped = {
    ...westMidlands,
    variables: westMidlands.variables.map((variable) =>
      variable.protectedCharacteristic ? { ...variable, shares: [...variable.shares].reverse() } : variable,
    ),
  };
  const judgements = (made: Pack) =>
    made.key.map(({ questions }) => questions.map(({ judgement, score }) => [judgement, score]));
  const before = pack({ cases: 20 });
  expect(judgements(buildPack(swapped, { wording, seed: 7, cases: 20 }))).toEqual(judgements(before));
});
