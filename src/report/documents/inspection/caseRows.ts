import type { CaseBatch } from '../../../model/draw/caseBatches.js';
import { caseId, stateNames } from '../../../model/draw/draw.js';
import type { CaseModel } from '../../../model/model.js';
import type { CasesStream } from '../../../results/cases.js';
import { csvLine } from '../../render/csv.js';

export type CaseFormat = 'csv' | 'json' | 'jsonl';

/**
 * Cases as text, piece by piece, each with how many cases are written once it is.
 *
 * @param version - of casesim, which the JSON object says
 */
export function* casesText(
  stream: CasesStream,
  format: CaseFormat,
  version: string,
): Generator<{ readonly text: string; readonly done: number }> {
  const { model, match, effects, seed, batches, practitioners } = stream;
  const { id, hash, invented } = model.scenario;
  const meta = {
    ...{ casesim: version, command: 'cases', scenario: { id, hash }, seed },
    ...(invented === undefined ? {} : { invented }),
  };
  const { head, rows, foot } = caseRows(model, format, {
    meta,
    match,
    effects,
    ...(practitioners === undefined ? {} : { practitioners }),
  });
  let done = 0;
  yield { text: head, done };
  for (const batch of batches) {
    done = batch.start + batch.size;
    yield { text: rows(batch), done };
  }
  yield { text: foot, done };
}

/** Cases as text, batch by batch: what comes before them, the batches, and what comes after. */
export interface CaseRows {
  readonly head: string;
  rows(batch: CaseBatch): string;
  readonly foot: string;
}

/**
 * Renders cases in one of three formats.
 *
 * @param about - what the JSON object says before `cases`, such as `meta`
 */
export function caseRows(model: CaseModel, format: CaseFormat, about: object): CaseRows {
  if (format === 'csv') {
    const cell = (text: string): string => csvLine([text]).slice(0, -2);
    const write = rowWriter(
      model,
      (_, state) => `,${cell(state)}`,
      (id) => id,
    );
    return {
      head: csvLine(['id', ...model.variables.map(({ name }) => name)]),
      rows: (batch) => `${write(batch, '\r\n')}\r\n`,
      foot: '',
    };
  }
  const write = rowWriter(
    model,
    (name, state) => `,${JSON.stringify(name)}:${JSON.stringify(state)}`,
    (id) => `{"id":"${id}"`,
  );
  if (format === 'jsonl') return { head: '', rows: (batch) => `${write(batch, '}\n')}}\n`, foot: '' };
  return {
    head: `${JSON.stringify(about, null, 2).slice(0, -2)},\n  "cases": [\n`,
    rows: (batch) => `${batch.start === 0 ? '' : ',\n'}${write(batch, '},\n')}}`,
    foot: '\n  ]\n}\n',
  };
}

/** Writes each value out once, so that a million cases only join texts that are ready. */
function rowWriter(
  model: CaseModel,
  value: (name: string, state: string) => string,
  id: (caseId: string) => string,
): (batch: CaseBatch, separator: string) => string {
  const names = model.variables.map(({ name }) => name);
  const written = stateNames(model).map((states, index) =>
    states.map((state) => value(names[index] ?? '', state)),
  );
  return ({ start, size, columns }, separator) => {
    const rows: string[] = [];
    for (let i = 0; i < size; i++) {
      let row = id(caseId(start + i + 1));
      for (let index = 0; index < written.length; index++) {
        row += written[index]?.[columns[index]![i]!] ?? '';
      }
      rows.push(row);
    }
    return rows.join(separator);
  };
}
