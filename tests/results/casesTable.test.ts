import { expect, test } from 'vitest';
import { CasesTableReader, type CasesTableSettings } from '../../src/results/casesTable.js';
import type { Scale } from '../../src/results/starting/scaleLists.js';

const read = (text: string, settings: Partial<CasesTableSettings> = {}) => {
  const reader = new CasesTableReader('cases.csv', { scales: [], questions: null, ...settings });
  reader.take(text);
  return reader.end();
};

const TABLE = `case_id;visit date;area;risk;Plan reviewed;Contact quality;needs;age;weight;notes;agency;Staff helpful
A1;2025-01-02;North;High;Yes;Good;housing|debt;34;1,2;some text here;NPS;Agree
A2;2025-01-03;north;Medium;No;Requires improvement;debt;22;0,8;other text;NPS;Neutral
A3;2025-01-04;South;Low;N/A;good;;51;1,0;;NPS;Strongly agree
A4;2025-01-05;South;Low;Yes;Inadequate;housing|drugs;44;1,0;free;NPS;don't know
A5;2025-01-05;West;Very high;Yes;Outstanding;drugs;19;1,0;x;NPS;prefer not to say
A6;2025-01-05;South;Low;;Good;housing;44;1,0;y;NPS;Disagree
`;

test('each column is read as what its values say that it is', () => {
  const { columns, cases } = read(TABLE);
  expect(cases).toBe(6);
  expect(columns.map(({ column, readAs }) => [column, readAs])).toEqual([
    ['case_id', 'left out'],
    ['visit date', 'left out'],
    ['area', 'groups'],
    ['risk', 'ordered'],
    ['Plan reviewed', 'question, Yes or No'],
    ['Contact quality', 'question, ordered'],
    ['needs', 'several answers'],
    ['age', 'ordered'],
    ['weight', 'left out'],
    ['notes', 'left out'],
    ['agency', 'left out'],
    ['Staff helpful', 'question, ordered'],
  ]);
});

test('blank, not known, not said and not applicable are four things, and none of them is No', () => {
  const { questions, columns } = read(TABLE);
  expect(questions[0]).toMatchObject({ answers: ['3'], noAnswer: 1, notApplicable: 1 });
  expect(questions[2]).toMatchObject({ answers: ['0', '1', '1', '1', '1'], noAnswer: 2 });
  expect(columns[4]?.missing).toBe('1 blank, 1 not applicable');
  expect(columns[11]?.missing).toBe('1 not known, 1 not said');
});

test('spellings that differ in capitals or spaces are one value, and the report says so', () => {
  const { variables, columns } = read(TABLE);
  expect(variables[0]?.levels).toEqual([
    { label: 'North', count: 2 },
    { label: 'South', count: 3 },
    { label: 'West', count: 1 },
  ]);
  expect(columns[2]?.why).toMatch('North and north taken as one');
});

test('several answers in a cell are Yes or No each, out of the cases that gave any', () => {
  const { variables } = read(TABLE);
  const needs = variables.filter(({ label }) => label.startsWith('Needs'));
  expect(needs.map(({ label, levels, missing }) => [label, levels[0]?.count, missing])).toEqual([
    ['Needs: housing', 3, 1],
    ['Needs: debt', 2, 1],
    ['Needs: drugs', 2, 1],
  ]);
});

test('an order is never guessed from the alphabet, and a scale that is given is used', () => {
  const scale: Scale = {
    ...{ name: 'scale', favourable: null, firstScore: null },
    levels: ['bad', 'middling', 'fine'].map((name) => ({ name, label: name })),
  };
  const table = 'lunch,area\nfine,north\nbad,south\nbad,north\n';
  expect(() => read(table)).toThrow('No column is answered Yes or No, or on a scale that casesim knows.');
  const { questions } = read(table, { scales: [scale] });
  expect(questions).toMatchObject([{ label: 'Lunch', answers: ['2', '0', '1'] }]);
});

test('counts below five are named, as a person could be known by them', () => {
  expect(read(TABLE).smallCounts).toContain('risk: Low (3), Medium (1), High (1), Very high (1)');
});

test('everything that is wrong with a table is said at once, each with its line', () => {
  const table = 'id,x,x\n1,yes,a,b\n1,no,b\n';
  const refused = () => read(table, { questions: ['y', 'id'] });
  expect(refused).toThrow('cases.csv:1:1 Two columns are called "x".');
  expect(refused).toThrow('cases.csv:2:1 This row has 4 cells for 3 columns.');
  expect(refused).toThrow('cases.csv:3:1 id 1 is in lines 2 and 3, and a row is a case.');
  expect(refused).toThrow('There is no column y.');
  expect(refused).toThrow('id cannot be a question');
  expect(() => read('')).toThrow('There is no row of a case');
});

test('a column in which every case answers alike is kept where it is named as a question', () => {
  const { questions } = read('x,y\nyes,no\nyes,yes\n', { questions: ['x'] });
  expect(questions).toMatchObject([{ label: 'X', answers: ['2'] }]);
});
