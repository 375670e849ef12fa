import { describe, expect, test } from 'vitest';
import { keyDocument } from '../../../src/report/documents/training/keyDocument.js';
import { render } from '../../../src/report/render/render.js';
import { markAnswers } from '../../../src/training/marking/markAnswers.js';
import { correctPack } from '../../../src/training/pack/correctPack.js';
import { readCorrections } from '../../../src/training/pack/readCorrections.js';
import { readPack } from '../../../src/training/pack/readPack.js';
import { PAGE } from '../../../src/words/textOptions.js';
import { pack } from '../packFixture.js';

const made = pack();
const reason = 'Entry 9 names the victim.';
const [first] = made.key[0]?.questions ?? [];
const other = first?.answer === 'yes' ? 'no' : 'yes';
const prompt = first?.prompts.find(({ answer, contested }) => !contested && answer !== 'notRelevant');

describe('a corrected key', () => {
  const corrected = correctPack(made, [
    { case: 1, item: 'A', answer: other, reason: ` ${reason} ` },
    { case: 1, item: prompt?.item ?? '', answer: 'contested', reason },
  ]);

  test('is the next edition of the same cases under the same code, with every change and its reason', () => {
    expect(corrected.code).toBe(made.code);
    expect(corrected.cases).toEqual(made.cases);
    expect(corrected.corrected?.edition).toBe(2);
    expect(corrected.corrected?.changes[0]).toEqual({
      ...{ edition: 2, case: 1, item: 'A', to: other, reason },
      from: first?.judgement === 'contested' ? 'contested' : first?.answer,
    });
    const again = correctPack(corrected, [{ case: 1, item: 'A', answer: 'contested', reason }]);
    expect(again.corrected?.changes.map(({ edition }) => edition)).toEqual([2, 2, 3]);
  });

  test('is read back whole, and marks answers to the edition before', () => {
    expect(readPack(JSON.stringify(corrected), 'pack.json')).toEqual(corrected);
    const rows = [{ participant: 'P1', case: 1, item: 'A', answer: other } as const];
    expect(markAnswers(corrected, rows).participants[0]?.differing).toEqual([]);
    const either = [{ participant: 'P1', case: 1, item: prompt?.item ?? '', answer: 'no' } as const];
    expect(markAnswers(corrected, either).participants[0]?.arguable[0]?.argument).toBe(
      `Corrected: ${reason}`,
    );
  });

  test('says its edition and its changes on the page of the key', async () => {
    const page = await render(keyDocument(corrected), 'markdown', { ...PAGE, version: 'x' });
    expect(page).toContain(`${made.code}, edition 2`);
    expect(page).toContain(reason);
    expect(await render(keyDocument(made), 'markdown', { ...PAGE, version: 'x' })).not.toContain('edition');
  });
});

describe('a correction is refused', () => {
  const change = { case: 1, item: 'A', answer: other, reason } as const;

  test.each([
    ['without a reason', { ...change, reason: ' ' }, /of A in case 1 has no reason/],
    ['of a case that is not there', { ...change, case: 99 }, /corrections\[0\]\.case must be/],
    [
      'of an item that is not there',
      { ...change, item: 'Z' },
      /corrections\[0\]\.item must be an item of the pack/,
    ],
    ['that makes a key question not relevant', { ...change, answer: 'notRelevant' }, /always relevant/],
  ] as const)('%s', (_, correction, says) => {
    expect(() => correctPack(made, [correction])).toThrow(says);
  });

  test('that says what the key says already', () => {
    const settled = correctPack(made, [change]);
    expect(() => correctPack(settled, [change])).toThrow(/says (yes|no) of A in case 1 already/);
  });

  test('by its line where it is in a table, with all others that cannot be read', () => {
    const table =
      'Case,Item,Answer,Reason\n1,A,Yes,Because.\n1,A,No,\n99,A,No,Why\n1,Q,No,Why\n1,A,Perhaps,Why\n';
    expect(() => readCorrections(table, 'c.csv', made)).toThrow(/^c\.csv:3:1 .*has no reason/);
    expect(readCorrections('case;item;to;why\ncase 2;a;contested;Both.', 'c.csv', made)).toEqual([
      { case: 2, item: 'A', answer: 'contested', reason: 'Both.' },
    ]);
    expect(() => readCorrections('case,item,answer\n1,A,No', 'c.csv', made)).toThrow('has no column reason');
    expect(() => readCorrections('case,item,answer,reason,answer\n1,A,Yes,x,No', 'c.csv', made)).toThrow(
      'c.csv:1:1 Two columns are called "answer".',
    );
    expect(() => readCorrections('case,item,answer,reason\n1,A,Yes,x\n1,A,No,y', 'c.csv', made)).toThrow(
      'c.csv:3:1 A in case 1 is corrected on line 2 already.',
    );
    expect(() => readCorrections('case,item,answer,reason\n', 'c.csv', made)).toThrow('has no corrections');
  });

  test('where the pack was edited by hand, and says how to change it with its reason', () => {
    const edited = JSON.stringify({ ...made, key: made.key.map((one) => ({ ...one, id: `${one.id}x` })) });
    expect(() => readPack(edited, 'pack.json')).toThrow(/casesim pack --correct, which keeps the reason/);
    const later = JSON.stringify({ ...made, format: 'casesim-pack/2' });
    expect(() => readPack(later, 'pack.json')).toThrow(
      /is a pack of another version: it says casesim-pack\/2/,
    );
  });
});
