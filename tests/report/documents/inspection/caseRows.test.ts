import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { compileModel } from '../../../../src/model/compile/compile.js';
import { caseBatches } from '../../../../src/model/draw/caseBatches.js';
import { drawCases } from '../../../../src/model/draw/draw.js';
import { type CaseFormat, caseRows } from '../../../../src/report/documents/inspection/caseRows.js';
import { scenario } from '../../../model/scenarioFixture.js';

/** A scenario whose level names are as awkward as text can be. */
const awkward = compileModel(
  scenario([
    {
      name: 'formula',
      kind: 'nominal',
      levels: ['=1+1', '@cmd', '-x', '+y'],
      shares: [0.25, 0.25, 0.25, 0.25],
    },
    { name: 'quoted', kind: 'nominal', levels: ['a,b', 'say "hi"', 'two\nlines'], shares: [0.3, 0.3, 0.4] },
    { name: 'gated', shares: [0.5, 0.5], when: ['quoted', 'a,b'] },
  ]),
);

function written(format: CaseFormat, cases: number): string {
  const { head, rows, foot } = caseRows(awkward, format, { meta: { seed: 1 } });
  return [head, ...Array.from(caseBatches(awkward, { cases, seed: 1 }), rows), foot].join('');
}

describe('cases as rows of text', () => {
  it('read back as they were from JSON and JSON Lines, across batches', () => {
    const expected = drawCases(awkward, { cases: 9000, seed: 1 });
    expect(JSON.parse(written('json', 9000))).toEqual({ meta: { seed: 1 }, cases: expected });
    expect(
      written('jsonl', 9000)
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(expected);
  });

  it('read back as they were from CSV, but that no cell runs as a formula', () => {
    const { data } = Papa.parse<Record<string, string>>(written('csv', 500).trim(), { header: true });
    const expected = drawCases(awkward, { cases: 500, seed: 1 });
    expect(data).toEqual(expected.map((record) => ({ ...record, formula: `'${record.formula}` })));
    for (const record of data) {
      for (const cell of Object.values(record)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
  });

  it('are a complete document even of a single case', () => {
    expect(JSON.parse(written('json', 1)).cases).toHaveLength(1);
    expect(written('csv', 1).split('\r\n')[0]).toBe('id,formula,quoted,gated');
  });
});
