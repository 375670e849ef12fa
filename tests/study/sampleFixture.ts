import type { WorldSample } from '../../src/study/world/sample.js';

/** A sample of one question from its counts by group. */
export function sampleOf(
  groups: readonly { size: number; taken: number; relevant: number; yes: number }[],
): WorldSample {
  return {
    groups: groups.length,
    questions: 1,
    sizes: Int32Array.from(groups, ({ size }) => size),
    taken: Int32Array.from(groups, ({ taken }) => taken),
    row: new Int32Array(groups.length),
    yes: Int32Array.from(groups, ({ yes }) => yes),
    relevant: Int32Array.from(groups, ({ relevant }) => relevant),
    patterns: new Int32Array(0),
    trueYes: new Int32Array(0),
    modeCases: new Int32Array(0),
    cohortYes: new Float64Array(1),
    cohortRelevant: new Float64Array(1),
    agreement: new Int32Array(4),
  };
}
