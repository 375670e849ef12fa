import { describe, expect, it, test } from 'vitest';
import type { Groups } from '../../src/designs/groups.js';
import { inclusionProbabilities } from '../../src/designs/inclusion.js';
import { type Design, KINDS, kindOf } from '../../src/designs/registry.js';
import { sampleCohort } from '../../src/designs/sampleCohort.js';
import { stream } from '../../src/numeric/stream.js';
import { ArgumentError } from '../../src/problem.js';

const groups: Groups = { names: ['low', 'high'], shares: [0.5, 0.5], deviations: null };
const ofKind = (kind: unknown) => ({ kind, cases: 3, cohort: 6 }) as unknown as Design;

describe('an unknown kind of design', () => {
  const asking: Record<string, (design: Design) => unknown> = {
    inclusionProbabilities: (design) => inclusionProbabilities(design, groups, Int32Array.of(3, 3)),
    sampleCohort: (design) => sampleCohort(design, groups, [0, 0, 0, 1, 1, 1], stream(7, 'sample')),
  };

  it.each(Object.entries(asking))('is refused by %s, with the kind that was meant', (_, ask) => {
    expect(() => ask(ofKind('stratfied'))).toThrow(ArgumentError);
    expect(() => ask(ofKind('stratfied'))).toThrow(
      'design.kind must be one of simple, stratified, matched, quota, cluster, two-stage, window, not "stratfied". Did you mean stratified?',
    );
  });

  it.each(Object.entries(asking))(
    'is refused by %s whatever its type, as is a design that is none',
    (_, ask) => {
      for (const kind of ['nope', 'toString', undefined, null, 7, {}]) {
        expect(() => ask(ofKind(kind))).toThrow(/design\.kind must be one of simple/);
      }
      for (const none of [null, undefined, 'simple', 3]) {
        expect(() => ask(none as unknown as Design)).toThrow(/design must be an object such as/);
      }
    },
  );
});

test.each(KINDS)(
  '%s is registered under its own name and refuses in its file what is not its own',
  (kind) => {
    expect(kindOf(kind).kind).toBe(kind);
    const schema = kindOf(kind).written.schema as { safeParse(value: unknown): { success: boolean } };
    expect(schema.safeParse({ kind: 'nope' }).success).toBe(false);
    expect(schema.safeParse({ kind, nonsense: 1 }).success).toBe(false);
  },
);
