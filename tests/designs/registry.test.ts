import { describe, expect, it, test } from 'vitest';
import type { Groups } from '../../src/designs/groups.js';
import { inclusionProbabilities } from '../../src/designs/inclusion.js';
import { type Design, KINDS, kindOf } from '../../src/designs/registry.js';
import { sampleCohort } from '../../src/designs/sampleCohort.js';
import { stream } from '../../src/numeric/stream.js';
import { ArgumentError } from '../../src/problem.js';
import { designs } from '../study/designsFixture.js';

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
      `design.kind must be one of ${KINDS.join(', ')}, not "stratfied". Did you mean stratified?`,
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

describe('a design of a known kind', () => {
  const clusters = { kind: 'two-stage', unit: 'PDU', clusters: 2, take: 1, icc: 0 };
  const within = { unit: 'practitioner', clusters: 1, take: 1, icc: 0 };
  const strata = { kind: 'stratified', by: ['risk'], allocation: 'proportional', question: null };
  const wrong: Record<string, [design: object, says: RegExp]> = {
    'no cases': [{ kind: 'simple', cases: undefined }, /design\.cases must be/],
    'cases that are no number': [
      { kind: 'matched', by: ['risk'], cases: Number.NaN },
      /design\.cases must be/,
    ],
    'more cases than the cohort has': [{ kind: 'simple', cases: 7 }, /design\.cases must be .* from 1 to 6/],
    'an unknown allocation': [
      { ...strata, allocation: 'equall' },
      /design\.allocation .* Did you mean equal\?/,
    ],
    'an allocation in parts of cases': [{ ...strata, allocation: { low: 1.5 } }, /design\.allocation\.low/],
    'no quotas': [{ kind: 'quota', by: ['risk'] }, /design\.quotas must be an object such as/],
    'no clusters': [{ ...clusters, clusters: undefined }, /design\.clusters must be/],
    'more clusters taken than there are': [{ ...clusters, take: 3 }, /design\.take must be .* from 1 to 2/],
    'other groups than its clusters': [{ ...clusters, clusters: 3 }, /groups\.names\.length must be/],
    'units that are no number': [
      { ...clusters, within: { ...within, clusters: '1' } },
      /design\.within\.clusters/,
    ],
    'more units taken than there are': [
      { ...clusters, within: { ...within, take: 2 } },
      /design\.within\.take/,
    ],
  };

  it.each(Object.entries(wrong))('is refused for %s, never answered by NaN', (_, [design, says]) => {
    const asked = { cases: 3, cohort: 6, ...design } as unknown as Design;
    expect(() => inclusionProbabilities(asked, groups, Int32Array.of(3, 3))).toThrow(says);
    expect(() => sampleCohort(asked, groups, [0, 0, 0, 1, 1, 1], stream(7, 'sample'))).toThrow(says);
  });

  it('is refused for sizes that are not those of its groups', () => {
    const design: Design = { kind: 'simple', cases: 3, cohort: 6 };
    const sizes = [3, 3.5] as unknown as Int32Array;
    expect(() => inclusionProbabilities(design, groups, sizes)).toThrow(/sizes\[1\] must be a whole number/);
    expect(() => inclusionProbabilities(design, groups, Int32Array.of(6))).toThrow(/sizes\.length must be/);
  });
});

test('every kind of design is tried by the laws that all designs obey', () => {
  const tried = Object.values(designs).map((text) => /kind: ([a-z-]+)/.exec(text)?.[1]);
  expect(new Set(tried)).toEqual(new Set(KINDS));
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
