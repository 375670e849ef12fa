import { describe, expect, test } from 'vitest';
import { DataError } from '../../../src/problem.js';
import { markingDocument } from '../../../src/report/documents/training/markingDocument.js';
import { render } from '../../../src/report/render/render.js';
import { markingReport } from '../../../src/results/mark.js';
import { readStandard } from '../../../src/training/marking/readStandard.js';
import { PAGE } from '../../../src/words/textOptions.js';
import { pack } from '../packFixture.js';

const made = pack({ cases: 8 });
const settled = made.key.flatMap(({ number, questions }) =>
  questions.filter(({ judgement }) => judgement !== 'contested').map((one) => ({ number, ...one })),
);

const sheet = (judge: string, chance: (item: string, number: number) => string): string =>
  [
    'pack,judge,case,item,probability',
    ...made.key.flatMap(({ number, questions }) =>
      questions.map(({ item }) => `${made.code},${judge},${number},${item},${chance(item, number)}`),
    ),
  ].join('\n');

const problemsOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof DataError) return error.problems.map(({ code, message }) => `${code}: ${message}`);
    throw error;
  }
  return [];
};

describe('what judges say', () => {
  test('is a mean over the key questions that the key settles, and then over judges', () => {
    const tables = [
      { text: sheet('Ann', (item) => (item === 'A' ? '90%' : '0.7')), file: 'ann.csv' },
      { text: 'item;probability\nA;80%\nP;0,8\nD;80 %\nR;80%', file: 'bo.csv' },
    ];
    const ann = settled.reduce((sum, { item }) => sum + (item === 'A' ? 0.9 : 0.7), 0) / settled.length;
    const { share, judges, standardError } = readStandard(tables, made);
    expect(share).toBeCloseTo((ann + 0.8) / 2, 12);
    expect(standardError).toBeCloseTo(Math.abs(ann - 0.8) / 2, 12);
    expect(judges).toBe(2);
  });

  test('is refused line by line where it cannot be read, and where something is left out', () => {
    const text = 'judge,case,item,probability\nAnn,1,A,70\nAnn,1,A.a,70%\nAnn,99,A,70%\nAnn,1,A,70%';
    const [bad, prompt, noCase, left] = problemsOf(() => readStandard([{ text, file: 'a.csv' }], made));
    expect(bad).toBe('bad-probability: "70" is not a probability.');
    expect(prompt).toBe('unknown-item: A.a is no key question.');
    expect(noCase).toBe('unknown-case: There is no case 99; the pack has cases 1 to 8.');
    expect(left).toMatch(/^incomplete-judge: Ann gives no probability for . of case \d/);
    const blank = sheet('', () => '');
    expect(problemsOf(() => readStandard([{ text: blank, file: 'a.csv' }], made))).toEqual([
      'no-standard: No judge gives a probability.',
    ]);
  });
});

test('what judges say of another pack or case, or a second time otherwise, is refused', () => {
  const text = `pack,judge,case,item,probability,caseId
AAAA-BBBB-CCCC,Ann,1,A,70%,
,Ann,1,P,70%,${made.cases[1]?.id}
,Ann,2,A,70%,
,Ann,2,A,80%,`;
  const found = problemsOf(() =>
    readStandard(
      ['a.csv', 'b.csv'].map((file, index) => ({
        file,
        text: index === 0 ? text : 'judge,case,item,probability\nAnn,2,A,90%',
      })),
      made,
    ),
  );
  expect(found.slice(0, 4)).toEqual([
    `another-pack: This row judges pack AAAA-BBBB-CCCC, not ${made.code}.`,
    `contradiction: This row judges case 1, which is ${made.cases[0]?.id}, and its caseId ${made.cases[1]?.id} is case 2.`,
    'judged-twice: Ann gives A in case 2 another probability on line 4 of a.csv.',
    'judged-twice: Ann gives A in case 2 another probability on line 5 of a.csv.',
  ]);
});

describe('readiness', () => {
  const rows = (name: string, isWrong: (at: number) => boolean) =>
    settled.map(({ number, item, answer }, at) => {
      const other = answer === 'yes' ? 'no' : 'yes';
      return `${name},${number},${item},${isWrong(at) ? other : answer}`;
    });
  const text = [
    'participant,case,item,answer',
    ...rows('Good', () => false),
    ...rows('Middling', (at) => at % 5 === 0),
    ...rows('Poor', (at) => at % 2 === 0),
  ].join('\n');
  const report = markingReport(made, [{ text, file: 'a.csv' }], { standard: 0.8, confidence: 0.9 });

  test('says of each marker how probable it is to be above the standard, and leaves open what is open', () => {
    const { markers, standard } = report.readiness ?? { markers: [], standard: null };
    expect(standard).toEqual({ share: 0.8, standardError: null, judges: null });
    expect(markers.map(({ participant, verdict }) => [participant, verdict])).toEqual([
      ['Good', 'above'],
      ['Middling', 'open'],
      ['Poor', 'below'],
    ]);
    for (const { chance, verdict } of markers) {
      expect((chance ?? 0.5) >= 0.9).toBe(verdict === 'above');
      expect((chance ?? 0.5) <= 0.1).toBe(verdict === 'below');
    }
  });

  test('is told in words with its level', async () => {
    const told = await render(markingDocument(made, report), 'markdown', { ...PAGE, version: 'test' });
    expect(told).toContain('Good is above it; Poor is below it; of Middling these answers cannot say.');
    expect(told).toContain('With at least 90% probability');
  });

  test('is absent where no standard was named', () => {
    expect(markingReport(made, [{ text, file: 'a.csv' }]).readiness).toBeNull();
  });
});
