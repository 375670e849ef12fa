import type { Limits } from '../../limits.js';
import { KEPT, keptAnswers, keptValues } from '../../study/run/estimates.js';
import type { PreparedStudy } from '../../study/run/prepare.js';
import { BLOCK_SIZE, runBlock } from '../../study/run/runBlock.js';
import type { Condition } from '../../study/world/conditions.js';

/** The intervals of one answer over some replicates, less the truth of each. */
export interface StudyZip {
  readonly inquiry: string;
  readonly answer: string;
  readonly design: string;
  readonly inspectors: string;
  /** The values of the grid. */
  readonly point: Condition['point'];
  readonly confidence: number;
  /** Interval minus truth, from the estimate nearest to its truth, in its own standard errors, to the furthest. */
  readonly rows: readonly Limits[];
  /** Conditions among which it was looked for, and how many there are. */
  readonly conditions: { readonly seen: number; readonly all: number };
}

/** Rows that a picture can tell. */
const ROWS = 100;

/**
 * The intervals of the simulated answer that covers least often in the first block, for a zip plot: every tenth of a
 * thousand replicates, by the distance between estimate and truth; null where no simulated answer has an interval.
 */
export function studyZip(prepared: PreparedStudy, seed: number): StudyZip | null {
  let worst: { readonly zip: StudyZip; readonly covered: number } | null = null;
  const looked = prepared.conditions.slice(0, MOST_CONDITIONS);
  const conditions = { seen: looked.length, all: prepared.conditions.length };
  looked.forEach((compiled) => {
    const answers = keptAnswers({ conditions: [compiled] });
    if (answers.length === 0) return;
    const estimates = new Float64Array(keptValues({ conditions: [compiled] }, BLOCK_SIZE)).fill(Number.NaN);
    runBlock(compiled, { seed, block: 0, replicates: BLOCK_SIZE, estimates });
    answers.forEach(({ analysis }, index) => {
      const { inquiry, answer } = compiled.analyses[analysis]!;
      if (answer.interval === null) return;
      const size = BLOCK_SIZE * KEPT.length;
      const { rows, covered } = ranked(estimates.subarray(index * size, (index + 1) * size));
      if (rows.length === 0 || (worst !== null && covered >= worst.covered)) return;
      const { designName: design, inspectorsName: inspectors, point } = compiled.condition;
      const { name, confidence } = answer;
      const condition = { design, inspectors, point, conditions };
      worst = { covered, zip: { inquiry: inquiry.name, answer: name, confidence, rows, ...condition } };
    });
  });
  return (worst as { readonly zip: StudyZip } | null)?.zip ?? null;
}

/** Conditions that are looked at: each takes a thousand replicates. */
const MOST_CONDITIONS = 40;

function ranked(values: Float64Array): { rows: Limits[]; covered: number } {
  const found: { readonly z: number; readonly lower: number; readonly upper: number }[] = [];
  for (let at = 0; at < values.length; at += KEPT.length) {
    const [estimate, error, lower, upper, truth] = values.subarray(at, at + KEPT.length) as unknown as [
      number,
      number,
      number,
      number,
      number,
    ];
    if (Number.isNaN(estimate) || Number.isNaN(lower)) continue;
    const off = Math.abs(estimate - truth);
    const z = off === 0 ? 0 : off / error;
    found.push({ z, lower: lower - truth, upper: upper - truth });
  }
  found.sort((a, b) => a.z - b.z);
  const covered = found.filter(({ lower, upper }) => lower <= 1e-12 && upper >= -1e-12).length / found.length;
  const step = Math.max(1, found.length / ROWS);
  const rows = Array.from({ length: Math.min(ROWS, found.length) }, (_, index) => {
    const { lower, upper } = found[Math.floor((index + 0.5) * step)]!;
    return { lower, upper };
  });
  return { rows, covered };
}
