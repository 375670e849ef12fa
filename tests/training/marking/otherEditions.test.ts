import { expect, test } from 'vitest';
import { markingReport } from '../../../src/results/mark.js';
import { correctPack } from '../../../src/training/pack/correctPack.js';
import { pack } from '../packFixture.js';

const made = pack({ cases: 2 });
const [first] = made.key[0]?.questions ?? [];
const answer = first?.judgement === 'contested' ? 'yes' : 'contested';
const second = correctPack(made, [{ case: 1, item: 'A', answer, reason: 'Entry 9 names the victim.' }]);
const textOf = (edition: string) =>
  `participant,case,item,answer,edition\nAnn,1,A,Yes,${edition}\nAnn,2,A,No,${edition}\nAnn,2,P,,${edition}`;
const warningsOf = (of: typeof made, edition: string) =>
  markingReport(of, [{ text: textOf(edition), file: 'ann.csv' }]).warnings.filter((one) =>
    /edition/.test(one),
  );

test('answers to an earlier edition are marked, and it is said what was corrected since', () => {
  expect(warningsOf(second, '1')).toEqual([
    'ann.csv has 2 answers given to edition 1 of the pack, marked with edition 2. Since then the key was corrected in A of case 1; the cases are the same.',
  ]);
});

test('answers to a later edition are sent to the folder that has its corrections', () => {
  expect(warningsOf(made, '2').join()).toContain('Edition 2 is the later one: mark them with its folder');
});

test('nothing is said of answers to the edition itself, or that name none', () => {
  expect(warningsOf(second, '2')).toEqual([]);
  expect(warningsOf(second, '')).toEqual([]);
});
