import { expect, test } from 'vitest';
import { driftParts } from '../../../src/report/documents/training/driftParts.js';
import type { DriftMarks } from '../../../src/training/marking/driftMarks.js';

const drift = (earlier: number, later: number, half: number | null) => ({
  ...{ earlier, later, change: later - earlier, standardError: half },
  lower: half === null ? null : later - earlier - half,
  upper: half === null ? null : later - earlier + half,
});

const row = (question: string, yes: ReturnType<typeof drift>, agreement = drift(0.8, 0.8, 0.2)) =>
  ({ since: 'last-year', question, anchors: ['SYN-1', 'SYN-2'], yes, agreement }) as unknown as DriftMarks;

const said = (rows: readonly DriftMarks[]): string =>
  driftParts(rows, 0.95)
    .flatMap((part) => (part.kind === 'text' ? part.lines : []))
    .join('\n');

test('what drifted comes first in a sentence, with the direction and both shares', () => {
  const rows = [
    row('reviewing', drift(0.67, 0.21, 0.26), drift(0.39, 0.97, 0.3)),
    row('planning', drift(0.5, 0.54, 0.2)),
  ];
  expect(said(rows)).toBe(
    'Since last-year, on the same cases and shown at 95%: Reviewing has fewer Yes (67% then, 21% now) and more agreement with the key (39% then, 97% now). No drift is shown in the others.',
  );
});

test('where nothing drifted, or one person alone gives no limits, the sentence says that none is shown', () => {
  expect(said([row('planning', drift(0.5, 0.54, 0.2)), row('delivery', drift(0.2, 0.9, null))])).toBe(
    'No drift since last-year is shown at 95% in any key question.',
  );
});
