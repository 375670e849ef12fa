import { describe, expect, test } from 'vitest';
import { COEFFICIENTS, type CoefficientName } from '../../../src/estimation/agreement/agreement.js';
import { binomialPmf } from '../../../src/numeric/distributions.js';
import { stream } from '../../../src/numeric/stream.js';
import { DataError } from '../../../src/problem.js';
import { groupSentence, participantsTable } from '../../../src/report/documents/training/markingTables.js';
import { AnswerSheets, markingReport } from '../../../src/results/mark.js';
import { readAnswers } from '../../../src/training/marking/answers.js';
import type { AnswerRow } from '../../../src/training/marking/givenAnswers.js';
import { apparentCounts, inspectMarkers } from '../../../src/training/marking/inspectMarkers.js';
import { markAnswers } from '../../../src/training/marking/markAnswers.js';
import type { Marking } from '../../../src/training/marking/marking.js';
import { checksumOf } from '../../../src/training/pack/buildPack.js';
import { readPack } from '../../../src/training/pack/readPack.js';
import type { Answer, Pack } from '../../../src/training/pack.js';
import { pack } from '../packFixture.js';

const made = pack({ cases: 20, balance: true });

/** What the key itself would answer, changed by `slip` where it says so. */
function answers(
  participant: string,
  slip: (answer: Answer, item: string, number: number) => Answer = (answer) => answer,
): AnswerRow[] {
  return made.key.flatMap(({ number, questions }) =>
    questions.flatMap(({ item, answer, prompts }) => [
      { participant, case: number, item, answer: slip(answer, item, number) },
      ...prompts.map((prompt) => ({
        participant,
        case: number,
        item: prompt.item,
        answer: slip(prompt.answer, prompt.item, number),
      })),
    ]),
  );
}

const csvOf = (rows: readonly AnswerRow[], join = ','): string =>
  ['participant', 'case', 'item', 'answer']
    .join(join)
    .concat(
      '\r\n',
      rows.map((row) => [row.participant, row.case, row.item, row.answer].join(join)).join('\r\n'),
    );

/** The pack as if its scenario asked other questions, as many as there are names, each with the prompts of one that it asks. */
function asking(...names: readonly string[]): Pack {
  const known = made.items.filter(({ kind }) => kind === 'keyQuestion').map(({ question }) => question);
  const asks = names.map((name, index) => ({
    name,
    letter: 'UVWXYZ'.charAt(index),
    from: known[index % known.length] ?? '',
  }));
  const id = (letter: string, item: string): string => item.replace(/^[A-Z]/, letter);
  return {
    ...made,
    scenario: {
      ...made.scenario,
      shares: Object.fromEntries(asks.map(({ name, from }) => [name, made.scenario.shares[from] ?? 0])),
    },
    items: asks.flatMap(({ name, letter, from }) =>
      made.items
        .filter(({ question }) => question === from)
        .map((item) => ({ ...item, id: id(letter, item.id), question: name })),
    ),
    key: made.key.map((one) => ({
      ...one,
      questions: asks.flatMap(({ name, letter, from }) =>
        one.questions
          .filter(({ question }) => question === from)
          .map((question) => ({
            ...question,
            item: id(letter, question.item),
            question: name,
            prompts: question.prompts.map((prompt) => ({ ...prompt, item: id(letter, prompt.item) })),
          })),
      ),
    })),
  };
}

describe.each([
  ['one', ['wellPlanned']],
  ['two', ['safety', 'wellPlanned']],
  ['six', ['safety', 'wellPlanned', 'third', 'fourth', 'fifth', 'sixth']],
])('a pack of %s key questions of its own', (_, names) => {
  const own = asking(...names);
  const rows = ['P1', 'P2'].flatMap((participant) =>
    own.key.flatMap(({ number, questions }) =>
      questions.flatMap(({ item, answer, prompts }) =>
        [{ item, answer }, ...prompts].map((one) => ({
          participant,
          case: number,
          item: one.item,
          answer: one.answer,
        })),
      ),
    ),
  );
  const marking = markAnswers(own, rows);

  test('is marked question by question, under its own names and in its own order', () => {
    expect(marking.group.map(({ question }) => question)).toEqual(names);
    expect(marking.group.map(({ agreement }) => agreement?.estimate)).toEqual(names.map(() => 1));
    expect(marking.between.map(({ question }) => question)).toEqual(names);
    expect(Object.keys(marking.contested)).toEqual(names);
    expect(marking.participants[0]?.questions.map(({ question }) => question)).toEqual(names);
  });

  test('says what an inspection by the markers would report of each', () => {
    const rows = inspectMarkers(marking, own);
    expect(rows.map(({ question }) => question)).toEqual(names);
    expect(rows[0]?.truth).toBe(made.scenario.shares.assessment);
  });

  test('is shown with as many columns and in its own words', () => {
    const keys = participantsTable(marking).columns.map(({ key }) => key);
    expect(keys).toEqual(['participant', 'answered', ...names, 'prompts']);
    expect(groupSentence(marking)).toContain(
      { 1: 'the key question in', 2: 'the two key questions in', 6: 'the six key questions in' }[
        names.length
      ] ?? 'nothing',
    );
  });

  test('takes not relevant as the answer to a prompt and not to a key question, whatever they are called', () => {
    const dotless = <Part extends { readonly [Name in Key]: string }, Key extends 'id' | 'item'>(
      part: Part,
      key: Key,
    ): Part => ({ ...part, [key]: part[key].replace('.', '') });
    const called: Pack = {
      ...own,
      items: own.items.map((item) => dotless(item, 'id')),
      key: own.key.map((one) => ({
        ...one,
        questions: one.questions.map((question) => ({
          ...question,
          prompts: question.prompts.map((prompt) => dotless(prompt, 'item')),
        })),
      })),
    };
    const text = ['case,item,answer', '1,U,NR', '1,Ua,NR'].join('\n');
    const read = readAnswers(text, 'P1.csv', called);
    expect(read.problems.map(({ message }) => message)).toEqual(['A key question is always relevant.']);
    expect(read.rows.map(({ item }) => item)).toEqual(['Ua']);
  });
});

describe('sheets read piece by piece', () => {
  const rows = ['P1', 'P2', 'P3'].flatMap((person, index) =>
    answers(person, (answer, item, number) => ((number + index + item.length) % 3 === 0 ? 'no' : answer)),
  );
  const text = csvOf(rows);

  test('give the marks of the whole text, whatever the pieces and the order of the rows', () => {
    const whole = markingReport(made, [{ text, file: 'a.csv' }], { inspect: true });
    const sheets = new AnswerSheets(made);
    const sheet = sheets.open('a.csv');
    for (let at = 0; at < text.length; at += 97) sheet.push(text.slice(at, at + 97));
    sheet.end();
    expect(sheets.report({ confidence: 0.95, inspect: true })).toEqual(whole);
    const reversed = csvOf(rows.toReversed());
    expect(markingReport(made, [{ text: reversed, file: 'a.csv' }], { inspect: true })).toEqual(whole);
  });

  test('take one name with different answers in two files for two people, and say so in one line', () => {
    const sheet = (answer: Answer, file: string, participant = 'P1', number = 1) => ({
      text: csvOf([{ participant, case: number, item: 'A', answer }]),
      file,
    });
    const sheets = [sheet('yes', '1.csv'), sheet('no', '2.csv'), sheet('no', '3.csv', ' p1 ', 2)];
    const { leftOut, participants, warnings } = markingReport(made, sheets);
    expect(leftOut).toEqual([]);
    expect(participants.map(({ participant, answered }) => [participant, answered])).toEqual([
      ['P1 (1.csv)', 2],
      ['P1 (2.csv)', 1],
    ]);
    expect(warnings[0]).toBe(
      'P1 answers some items otherwise in 2.csv than in 1.csv: taken for two people, P1 (1.csv) and P1 (2.csv). Write their names in full, or leave one file out if they are one person.',
    );
  });

  test('tell many second answers of one name in one file in one line', () => {
    const again = answers('Ann', (answer) => (answer === 'yes' ? 'no' : 'yes'));
    const text = csvOf([...answers('Ann').slice(0, 30), ...again.filter(({ case: number }) => number === 1)]);
    const { leftOut } = markingReport(made, [{ text, file: 'a.csv' }]);
    expect(leftOut.filter(({ code }) => code === 'two-answers')).toHaveLength(1);
    expect(leftOut.at(-1)?.message).toMatch(/^Ann answers \d+ items a second time, otherwise than before/);
    expect(leftOut.at(-1)?.hint).toBe('If two people are called Ann, write their names in full.');
  });
});

describe('names', () => {
  const people = (text: string) =>
    markingReport(made, [
      { text: `name,case,item,answer\n${text}`, file: 'folder/sheet.csv' },
    ]).participants.map(({ participant, answered }) => [participant, answered]);

  test('in the first row, or in any, are those of their file', () => {
    expect(people('Gus,1,A,Yes\n,2,A,No\n,3,A,No')).toEqual([['Gus', 3]]);
    expect(people(',1,A,Yes\n,2,A,No\nGus,3,A,No')).toEqual([['Gus', 3]]);
    expect(people(',1,A,Yes\n,2,A,No')).toEqual([['sheet', 2]]);
  });

  test('of several in one file are those of the rows below them', () => {
    expect(people('Gus,1,A,Yes\n,2,A,No\nAnn,1,A,No\n,2,A,No\n,3,A,No')).toEqual([
      ['Ann', 3],
      ['Gus', 2],
    ]);
  });

  test('are the same in other capitals and with other spaces, as first written, and sorted by their numbers', () => {
    expect(people('Ann  Lee,1,A,Yes\nANN LEE,2,A,No\nann lee ,3,A,No')).toEqual([['Ann  Lee', 3]]);
    expect(people('M 10,1,A,Yes\nM 9,1,A,Yes\nm 1,1,A,Yes').map(([name]) => name)).toEqual([
      'm 1',
      'M 9',
      'M 10',
    ]);
  });

  test("above a name are nobody's where the name answers otherwise, and that is said", () => {
    const text = 'name,case,item,answer\n,1,A,No\n,2,A,No\nP,1,A,Yes';
    const { participants, leftOut } = markingReport(made, [{ text, file: 'mini.csv' }]);
    expect(participants.map(({ participant, answered }) => [participant, answered])).toEqual([['P', 1]]);
    expect(leftOut).toMatchObject([
      {
        code: 'no-participant',
        message: '2 answers from here on name no participant, and P below answers otherwise: left out.',
        position: { file: 'mini.csv', line: 2 },
      },
    ]);
  });

  test('are filled in where answers are read alone', () => {
    const { rows } = readAnswers('name,case,item,answer\nGus,1,A,Yes\n,2,A,No', 'sheet.csv', made);
    expect(rows.map(({ participant }) => participant)).toEqual(['Gus', 'Gus']);
    const nameless = readAnswers('case,item,answer\n1,A,Yes', 'a/sheet.csv', made);
    expect(nameless.rows[0]?.participant).toBe('sheet');
  });
});

describe('marks against the key', () => {
  test('are full for the key itself', () => {
    const marking = markAnswers(made, answers('key'));
    for (const { agreement, sensitivity, specificity, leniency } of marking.group) {
      expect([agreement?.estimate, sensitivity?.estimate, specificity?.estimate]).toEqual([1, 1, 1]);
      expect(leniency?.difference).toBe(0);
    }
    expect(marking.participants[0]?.missed).toEqual([]);
    expect(marking.map.every(({ right, of }) => right === of && of === 1)).toBe(true);
  });

  test('leave out rows that cannot be marked, say why, and mark the rest', () => {
    const good: AnswerRow = { participant: 'P', case: 1, item: 'A', answer: 'yes' };
    const { leftOut, participants } = markAnswers(made, [
      good,
      { ...good, case: 99 },
      { ...good, item: 'Z.z' },
      { ...good, answer: 'maybe' as Answer },
      { ...good, answer: 'notRelevant' },
      { ...good, answer: 'no' },
      good,
    ]);
    expect(leftOut.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'unknown-case answers[1]',
      'unknown-item answers[2]',
      'unknown-answer answers[3]',
      'unknown-answer answers[4]',
      'two-answers answers[5]',
    ]);
    expect(participants.map(({ answered }) => answered)).toEqual([1]);
    expect(() => markAnswers(made, [{ ...good, case: 99 }])).toThrow(DataError);
    expect(() => markAnswers({} as typeof made, [good])).toThrow(
      /pack must be one from buildPack or readPack/,
    );
  });

  test('keep their width when each case is missed by just as many: cases alike by chance tell no more', () => {
    const flip = (answer: Answer): Answer => (answer === 'yes' ? 'no' : 'yes');
    const six = Array.from({ length: 6 }, (_, who) =>
      answers(`P${who}`, (answer, item, number) =>
        !item.includes('.') && number % 6 === who ? flip(answer) : answer,
      ),
    ).flat();
    for (const { sensitivity, specificity, agreement } of markAnswers(made, six).group) {
      for (const share of [sensitivity, specificity, agreement]) {
        expect(share?.estimate).toBeCloseTo(5 / 6, 12);
        expect((share?.upper ?? 0) - (share?.lower ?? 0)).toBeGreaterThan(0.1);
        expect(share?.effective).toBeLessThanOrEqual(share?.of ?? 0);
      }
    }
  });

  test('of someone who always says Yes: sensitivity 1, specificity 0, lenient by the share of No', () => {
    const { group } = markAnswers(
      made,
      answers('lenient', (answer, item) => (item.includes('.') ? answer : 'yes')),
    );
    for (const { sensitivity, specificity, leniency, agreement } of group) {
      expect([sensitivity?.estimate, specificity?.estimate]).toEqual([1, 0]);
      expect(leniency?.difference).toBeCloseTo((specificity?.of ?? 0) / (agreement?.of ?? 1), 12);
    }
  });

  test('leave contested questions out, and take a contested prompt either way', () => {
    const contested = made.key.flatMap(({ number, questions }) =>
      questions
        .filter(({ judgement }) => judgement === 'contested')
        .map(({ question }) => [question, number] as const),
    );
    const turned = (answer: Answer): Answer => (answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : answer);
    const either = new Set(
      made.key.flatMap(({ number, questions }) =>
        questions.flatMap((question) => [
          ...(question.judgement === 'contested' ? [`${number}/${question.item}`] : []),
          ...question.prompts.filter(({ contested }) => contested).map(({ item }) => `${number}/${item}`),
        ]),
      ),
    );
    const marking = markAnswers(
      made,
      answers('other', (answer, item, number) => (either.has(`${number}/${item}`) ? turned(answer) : answer)),
    );
    expect(marking.participants[0]?.prompts?.estimate).toBe(1);
    expect(marking.group.every(({ agreement }) => agreement?.estimate === 1)).toBe(true);
    expect(contested.length).toBeGreaterThan(0);
    for (const [question, number] of contested) expect(marking.contested[question]).toContain(number);
  });

  test('name each cue that was missed, with what decides it and the common wrong reason', () => {
    const { missed } = markAnswers(
      made,
      answers('one', (answer, item, number) =>
        number === 3 && item === 'P.a' ? (answer === 'yes' ? 'no' : 'yes') : answer,
      ),
    ).participants[0] ?? { missed: [] };
    const contested = made.key[2]?.questions[1]?.prompts[0]?.contested === true;
    expect(missed.length).toBe(contested ? 0 : 1);
    for (const { why, wrong, entries } of missed)
      expect([why.length > 10, wrong.length > 10, entries.length]).toEqual([true, true, 1]);
  });

  test('of several participants have wider limits than as many answers to different cases would', () => {
    const slips = (seed: number) => {
      const random = stream(seed, 'slips');
      const hard = new Set(made.cases.filter(({ number }) => number % 3 === 0).map(({ number }) => number));
      return (answer: Answer, item: string, number: number): Answer =>
        !item.includes('.') && random() < (hard.has(number) ? 0.8 : 0.05)
          ? answer === 'yes'
            ? 'no'
            : 'yes'
          : answer;
    };
    const group = markAnswers(
      made,
      [1, 2, 3, 4].flatMap((seed) => answers(`p${seed}`, slips(seed))),
    );
    const agreement = group.group[0]?.agreement;
    expect(agreement?.effective ?? 0).toBeLessThan(agreement?.of ?? 0);
    expect((agreement?.upper ?? 0) - (agreement?.lower ?? 0)).toBeGreaterThan(0.2);
  });

  test('are marked without what is missing', () => {
    const some = answers('p').filter((_, index) => index % 2 === 0);
    const { participants } = markAnswers(made, some);
    expect(participants[0]).toMatchObject({
      answered: some.length,
      asked: made.cases.length * made.items.length,
    });
    expect(markAnswers(made, []).participants).toEqual([]);
    expect(markAnswers(made, []).group.every(({ agreement }) => agreement === null)).toBe(true);
  });
});

describe('agreement between participants', () => {
  const estimates = (marking: Marking, name: CoefficientName) =>
    marking.between.map(
      ({ coefficients }) => coefficients.find(({ coefficient }) => coefficient === name)?.estimate,
    );

  test('is whole for those who answer alike, by every coefficient', () => {
    const two = markAnswers(made, [...answers('a'), ...answers('b')]);
    for (const name of Object.keys(COEFFICIENTS) as CoefficientName[]) {
      for (const estimate of estimates(two, name)) expect(estimate).toBeCloseTo(1, 12);
    }
    expect(markAnswers(made, answers('a')).between).toEqual([]);
  });

  test('is taken from every case that two answered, though some left out others', () => {
    const all = [...answers('a'), ...answers('b'), ...answers('c')];
    const some = all.filter(({ participant, case: number }) => participant !== 'c' || number > 2);
    const marking = markAnswers(made, some);
    expect(marking.between.map(({ cases, shared }) => [cases, shared])).toEqual(
      marking.between.map(() => [made.cases.length, made.cases.length]),
    );
    expect(estimates(marking, 'percent')).toEqual(marking.between.map(() => 1));
  });

  test('warns about small packs, and about packs that are not balanced', () => {
    const small = markAnswers(pack(), [
      { participant: 'a', case: 1, item: 'A', answer: 'yes' },
      { participant: 'b', case: 1, item: 'A', answer: 'yes' },
    ]);
    expect(small.warnings.join(' ')).toMatch(/cannot separate a kappa of 0\.4 from one of 0\.8/);
    expect(small.warnings.join(' ')).toMatch(/--balance/);
  });
});

describe('an inspection by the markers', () => {
  test('by perfect markers is binomial, and markers who never err come close to it', () => {
    const marking = markAnswers(made, answers('key'));
    const [first] = inspectMarkers(marking, made);
    expect(first).toMatchObject({ cases: 84, truth: 41 / 84 });
    expect(first?.perfect.mean).toBeCloseTo(41, 9);
    expect(Math.abs((first?.markers?.mean ?? 0) - 41)).toBeLessThan(1.5);
    expect((first?.markers?.upper ?? 0) - (first?.markers?.lower ?? 0)).toBeGreaterThanOrEqual(
      (first?.perfect.upper ?? 0) - (first?.perfect.lower ?? 0),
    );
  });

  test('has the mean of the apparent proportion, with the rates at their posterior means', () => {
    const [se, sp] = [
      { a: 8.5, b: 2.5 },
      { a: 6.5, b: 3.5 },
    ];
    const counts = apparentCounts(84, 0.4, se, sp);
    const total = counts.reduce((sum, chance) => sum + chance, 0);
    const mean = counts.reduce((sum, chance, count) => sum + chance * count, 0);
    expect(total).toBeCloseTo(1, 12);
    expect(mean).toBeCloseTo(84 * (0.4 * (8.5 / 11) + 0.6 * (3.5 / 10)), 9);
  });

  test('is binomial again when the rates are known for certain', () => {
    const sure = { a: 8e9, b: 2e9 };
    const counts = apparentCounts(20, 0.5, sure, sure);
    // Se = Sp = 0.8: apparent share 0.5.
    for (const [count, chance] of counts.entries())
      expect(chance).toBeCloseTo(binomialPmf(count, 20, 0.5), 6);
  });

  test('is not made up where a rate was not measured', () => {
    const yesOnly = answers('p').filter(({ case: number, item }) =>
      made.key[number - 1]?.questions.some((one) => one.item === item && one.answer === 'yes'),
    );
    expect(inspectMarkers(markAnswers(made, yesOnly), made)[0]?.markers).toBeNull();
  });
});

describe('answers as spreadsheets save them', () => {
  const rows = answers('Ann');

  test.each([
    ['commas', csvOf(rows)],
    ['semicolons and a byte-order mark', `\uFEFF${csvOf(rows, ';')}`],
    ['tabs', csvOf(rows, '\t')],
    ['a line that names the separator', `sep=;\r\n${csvOf(rows, ';')}`],
    ['rows the other way round', csvOf([...rows].reverse())],
    [
      'columns in another order and other words',
      [
        'Answer,ITEM,Case Number,Name',
        ...rows.map(
          (row) =>
            `${row.answer === 'yes' ? 'Y' : row.answer === 'no' ? 'n' : 'N/A'},${row.item.toLowerCase()},Case ${row.case},Ann`,
        ),
      ].join('\n'),
    ],
  ])('are read with %s', (_, text) => {
    const read = readAnswers(text, 'ann.csv', made);
    expect(read.problems).toEqual([]);
    expect(markAnswers(made, read.rows)).toEqual(markAnswers(made, rows));
  });

  test('take the name of the file for a participant who gave none, and several from one file', () => {
    expect(readAnswers('case,item,answer\n1,A,yes', 'answers/ben.csv', made).rows[0]?.participant).toBe(
      'ben',
    );
    expect(
      new Set(
        readAnswers(csvOf([...answers('a'), ...answers('b')]), 'f', made).rows.map(
          ({ participant }) => participant,
        ),
      ).size,
    ).toBe(2);
  });

  test('may have a column for each case, and then give the marks of the long sheet', () => {
    const rows = answers('Ann');
    const said = (item: string, number: number) =>
      rows.find((row) => row.item === item && row.case === number)?.answer ?? '';
    const heads = made.cases.map(({ number }) => `${['Case ', 'case', ''][number % 3] ?? ''}${number}`);
    const lines = made.items.map(({ id }) =>
      ['Ann', id, ...made.cases.map(({ number }) => said(id, number))].join(','),
    );
    const read = readAnswers([`Name,Item,${heads.join(',')}`, ...lines].join('\n'), 'wide.csv', made);
    expect(read.problems).toEqual([]);
    expect(markAnswers(made, read.rows)).toEqual(markAnswers(made, rows));
  });

  test('in columns of cases are left out one by one where they cannot be read', () => {
    const { rows, problems } = readAnswers(
      'item,Case 1,Case 2,Case 99\nA,yes,maybe,no\nP,,no,',
      'w.csv',
      made,
    );
    expect(rows.map(({ case: number, item }) => `${number}${item}`)).toEqual(['1A', '2P']);
    expect(problems.map(({ code, position }) => [code, position?.line])).toEqual([
      ['unknown-answer', 2],
      ['unknown-case', 2],
    ]);
  });

  test.each([
    ['item,Case 1,Case one', 'A,yes,no\nP,no,maybe', 'Case one', '2 cells'],
    ['item,Case 1,1st case,question', 'A,yes,no,', '1st case', 'one cell'],
    ['item,answer,Case 1', 'A,yes,no', 'answer', 'one cell'],
    ['case,item,answer,Case 2', '1,A,yes,no', 'Case 2', 'one cell'],
    ['case,item,answer,response', '1,A,yes,no', 'response', 'one cell'],
  ])('report a column that is not read, of %s', (head, rows, name, cells) => {
    const [first, ...others] = readAnswers(`${head}\n${rows}`, 'w.csv', made).problems;
    expect(others).toEqual([]);
    expect(first?.message).toBe(`The column "${name}" is not read: ${cells} from here on left out.`);
    expect(first?.position?.line).toBe(2);
  });

  test('are reported with all that is wrong with their row, and where the row ends before them', () => {
    const text = 'participant,case,item,answer,reason\nP,99,Z.z,Maybe\nP,1,P\nP,1,D,,\nP,1,A,Yes';
    const { rows, problems } = readAnswers(text, 'a.csv', made);
    expect(rows).toHaveLength(1);
    expect(problems.map(({ message, position }) => `${position?.line}: ${message}`)).toEqual([
      '2: There is no case 99; the pack has cases 1 to 20. There is no item Z.z. "Maybe" is not a valid answer.',
      '3: This row has 3 cells for 5 columns, and ends before its answer.',
    ]);
    const sheet = [
      { line: 1, cells: ['case', 'item', 'answer'] },
      { line: 2, cells: ['1', 'P'] },
      { line: 3, cells: ['1', 'A', 'No'] },
    ];
    expect(readAnswers(sheet, 'a.xlsx', made).problems).toEqual([]);
  });

  test('are read beside what was written and noted about them', () => {
    const text = 'case,item,answer,locked,reason,comments,office\n1,A,yes,no,No,no,Leeds';
    expect(readAnswers(text, 'w.csv', made).problems).toEqual([]);
  });

  test('are left out where the id of the case or the words of the question are those of another', () => {
    const [one, two] = made.cases.map(({ id }) => id);
    const words = made.items.find(({ id }) => id === 'P')?.text;
    const text = [
      'case,item,answer,caseId,question',
      `1,A,yes,${one},`,
      `1,P,yes,${two},`,
      '1,D,yes,SYN-000000,',
      `2,A,yes,,"(a) ${words}"`,
      `,P,no,${two},"${words}"`,
    ].join('\n');
    const { rows, problems } = readAnswers(text, 'w.csv', made);
    expect(rows.map((row) => `${row.case}${row.item}`)).toEqual(['1A', '2P']);
    expect(problems.map(({ message }) => message)).toEqual([
      `This row answers case 1, which is ${one}, and its caseId ${two} is case 2.`,
      `This row answers case 1, which is ${one}, and its caseId SYN-000000 is no case of the pack.`,
      'This row answers A, and its question is that of P.',
    ]);
    const wide = readAnswers(`item,Case 1 (${two}),Case 2 (J. K.)\nA,yes,no`, 'w.csv', made);
    expect(wide.problems.map(({ code }) => code)).toEqual(['contradiction']);
  });

  test('report each row that cannot be marked, and keep the rest', () => {
    const text =
      'participant,case,item,answer\na,1,A,yes\na,99,A,yes\na,1,A.zz,no\na,2,A,maybe\na,2,P,NR\na,1,A,no\na,,A,yes\na,3,A,';
    const { rows: kept, problems } = readAnswers(text, 'f.csv', made);
    expect(kept).toEqual([{ participant: 'a', case: 1, item: 'A', answer: 'yes' }]);
    expect(problems.map(({ code, position }) => [code, position?.line])).toEqual([
      ['unknown-case', 3],
      ['unknown-item', 4],
      ['unknown-answer', 5],
      ['unknown-answer', 6],
      ['two-answers', 7],
      ['unknown-case', 8],
    ]);
  });

  test.each([
    ['an empty file', '', 'empty'],
    ['a byte-order mark alone', '\uFEFF', 'empty'],
    ['a sheet that was not filled in', 'participant,case,item,answer\n,1,A,', 'no-answers'],
    ['columns that are missing', 'name,verdict\nAnn,yes', 'missing-column'],
    ['answers to another pack', 'pack,case,item,answer\nABCD-EFGH-IJKL,1,A,yes', 'another-pack'],
  ])('are refused as a whole for %s', (_, text, code) => {
    const read = () => readAnswers(text, 'f.csv', made);
    expect(read).toThrow(DataError);
    try {
      read();
    } catch (error) {
      expect(error instanceof DataError && error.problems.map((problem) => problem.code)).toEqual([code]);
    }
  });
});

describe('a pack read back', () => {
  test('is the one that was written', () => {
    expect(readPack(JSON.stringify(made), 'pack.json')).toEqual(made);
    expect(checksumOf(readPack(JSON.stringify(made), 'pack.json'))).toBe(made.checksum);
  });

  test.each([
    [
      'a key edited by hand',
      JSON.stringify(made).replace('"answer":"yes"', '"answer":"no"'),
      /checksum does not fit/,
    ],
    ['half a file', JSON.stringify(made).slice(0, 500), /is not JSON: /],
    ['another kind of file', '{"format":"else"}', /not a practice pack/],
    ['no pack at all', 'null', /not a practice pack/],
  ])('is refused for %s', (_, text, message) => {
    expect(() => readPack(text, 'pack.json')).toThrow(message);
  });
});
