import { ArgumentError } from '../../../problem.js';
import { inquiryKind } from '../../../study/inquiries/registry.js';
import type { PreparedStudy } from '../../../study/run/prepare.js';
import { BLOCK_SIZE, runBlock } from '../../../study/run/runBlock.js';
import { TALLY_SIZE, Tally } from '../../../study/world/tally.js';
import { percent } from '../../../words/format.js';
import { type Document, tablePart, textPart } from '../../document/document.js';

interface Replayed {
  readonly inquiry: string;
  readonly answer: string;
  readonly estimate: number | null;
  readonly truth: number | null;
  readonly covered: boolean | null;
}

function bad(text: string, message: string): never {
  throw new ArgumentError([
    {
      code: 'bad-replay',
      path: '--replay',
      got: text,
      message,
      hint: 'Give condition, block and replicate, such as 0:12:345.',
    },
  ]);
}

/** Repeats one replicate alone and says what each answer made of it. */
export function replayDocument(prepared: PreparedStudy, seed: number, text: string): Document {
  const match = /^(\d+):(\d+):(\d+)$/.exec(text);
  if (match === null) bad(text, `--replay must be such as 0:12:345, not "${text}".`);
  const [index, block, replicate] = match.slice(1).map(Number);
  const compiled = prepared.conditions[index ?? -1];
  if (compiled === undefined || block === undefined || replicate === undefined) {
    bad(text, `There is no condition ${index}: the study has ${prepared.conditions.length}, from 0.`);
  }
  if (replicate >= BLOCK_SIZE)
    bad(text, `There is no replicate ${replicate} in a block: they run from 0 to ${BLOCK_SIZE - 1}.`);
  const whole = { ...compiled, exact: compiled.exact.map(() => false) };
  const { sums, failures } = runBlock(whole, { seed, block, replicates: replicate + 1, only: replicate });
  const rows = compiled.analyses.map(({ inquiry, answer }, place): Replayed => {
    const tally = new Tally(sums, place * TALLY_SIZE);
    const made = tally.get('weight') > 0;
    const { numeric } = inquiryKind(inquiry.kind);
    return {
      inquiry: inquiry.name,
      answer: answer.name,
      estimate: made && numeric ? tally.get('estimate') : null,
      truth: made && numeric ? tally.get('truth') : null,
      covered: made && answer.interval !== null ? tally.get('covered') > 0 : null,
    };
  });
  const show = (value: number | null): string => (value === null ? '–' : percent(value, 2));
  const { condition } = compiled;
  return {
    command: 'study',
    sentence: `Replicate ${replicate} of block ${block} of condition ${index} (${condition.designName}, ${condition.inspectorsName}), seed ${seed}.`,
    seed,
    parts: [
      tablePart(
        {
          title: 'What came of it',
          rows,
          columns: [
            { key: 'inquiry', heading: 'Inquiry', value: (row) => row.inquiry },
            { key: 'answer', heading: 'Answer', value: (row) => row.answer },
            {
              key: 'estimate',
              heading: 'Estimate',
              value: (row) => row.estimate,
              show: (row) => show(row.estimate),
            },
            { key: 'truth', heading: 'Truth', value: (row) => row.truth, show: (row) => show(row.truth) },
            { key: 'covered', heading: 'Interval covers', value: (row) => row.covered },
          ],
        },
        { main: true },
      ),
      ...(failures.length === 0
        ? []
        : [
            textPart(
              null,
              failures.map(({ reason }) => reason),
            ),
          ]),
    ],
    data: { condition: index, block, replicate, seed, point: condition.point, answers: rows, failures },
  };
}
