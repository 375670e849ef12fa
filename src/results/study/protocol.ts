import { mostOf } from '../../numeric/extremes.js';
import { DataError, problem } from '../../problem.js';
import { hashOf } from '../../scenario/yaml/hash.js';
import { inquiryKind } from '../../study/inquiries/registry.js';
import { MEASURES, type MeasureName } from '../../study/measureNames.js';
import type { PreparedStudy } from '../../study/run/prepare.js';
import type { Extent } from '../../study/run/progress.js';
import { plannedAnswers } from '../../study/run/results.js';
import type { Study } from '../../study/study.js';
import { list } from '../../words/format.js';
import { changedParts, protocolParts } from './protocolParts.js';

/** The plan of a study, settled before any run: what its results are compared with afterwards. */
export interface StudyProtocol {
  readonly format: 2;
  readonly casesim: string;
  readonly study: {
    readonly id: string;
    readonly title: string;
    readonly aims: string;
    readonly hash: string;
  };
  readonly seed: number;
  /** Of each simulated condition. */
  readonly replicates: number;
  /** Whether answers that can be worked out exactly are. */
  readonly exact: boolean;
  /** The largest Monte Carlo standard error asked for, as a proportion; null where replicates were given instead. */
  readonly asked: number | null;
  readonly justification: readonly PlannedError[];
  /** What each part of the study said, as JSON under its path. */
  readonly parts: Readonly<Record<string, string>>;
  /** Of all of this. */
  readonly hash: string;
}

/** The Monte Carlo standard error to expect of one measure. */
export interface PlannedError {
  readonly measure: string;
  /** How it follows from the number of replicates. */
  readonly formula: string;
  readonly error: number;
}

/** How a study was to be run. */
export interface Planned {
  readonly extent: Extent;
  readonly exact: boolean;
  readonly casesim: string;
}

/**
 * The protocol of a study. With a precision, the replicates are the fewest for which every probability, and the bias of
 * every answer whose true standard error is known, has at most that Monte Carlo standard error.
 */
export function studyProtocol(prepared: PreparedStudy, { extent, exact, casesim }: Planned): StudyProtocol {
  const { study } = prepared;
  const { id, title, aims, hash } = study;
  const asked = extent.precision === null ? null : extent.precision / 100;
  const spread = largestSpread(prepared);
  const replicates =
    asked === null
      ? extent.replicates
      : Math.max(1, Math.ceil(Math.max(0.25, spread ** 2) / asked ** 2 - 1e-9));
  const protocol = {
    format: 2 as const,
    casesim,
    study: { id, title, aims, hash },
    seed: extent.seed,
    replicates,
    exact,
    asked,
    justification: prepared.simulates ? errorsOf(prepared, replicates, spread) : [],
    parts: protocolParts(study),
  };
  return { ...protocol, hash: hashOf(protocol) };
}

/** How a run compares with the protocol made before it. */
export interface ProtocolCheck {
  readonly hash: string;
  readonly asPlanned: boolean;
  /** Each departure from the protocol, in words. */
  readonly departures: readonly string[];
}

/** Compares a run with its protocol. */
export function compareWithProtocol(
  protocol: StudyProtocol,
  study: Study,
  run: {
    readonly seed: number;
    /** Null where nothing is simulated, however many were planned. */
    readonly replicates: number | null;
    readonly exact: boolean;
    readonly casesim: string;
  },
): ProtocolCheck {
  const changed = (what: string, now: unknown, planned: unknown): string[] =>
    now === planned ? [] : [`${what} ${String(now)}, where ${String(planned)} was planned`];
  const departures = [
    ...changedParts(protocolParts(study), protocol.parts),
    ...changed('seed', run.seed, protocol.seed),
    ...(run.replicates === null ? [] : changed('replicates', run.replicates, protocol.replicates)),
    ...(run.exact === protocol.exact
      ? []
      : [
          run.exact
            ? 'answers worked out that were to be simulated'
            : 'answers simulated that were to be exact',
        ]),
    ...changed('casesim', run.casesim, protocol.casesim),
  ];
  return { hash: protocol.hash, asPlanned: departures.length === 0, departures };
}

/** A protocol as it was written; one that was changed since is refused. */
export function requireProtocol(value: unknown, path: string): StudyProtocol {
  const protocol = value as StudyProtocol | null;
  if (typeof protocol === 'object' && protocol?.format === 2) {
    const { hash, ...rest } = protocol;
    if (hash === hashOf(rest)) return protocol;
  }
  throw new DataError([
    problem('bad-protocol', `${path} is not a protocol as casesim study --protocol wrote it.`, {
      path,
      hint: 'One that was changed, or written by another version, is none: write it anew in another folder.',
    }),
  ]);
}

/** The largest true standard error of a simulated estimate, where the design settles it. */
function largestSpread({ conditions }: PreparedStudy): number {
  const variances = conditions.flatMap(({ analyses, exact }) =>
    analyses.flatMap(({ inquiry, designVariance }, index) =>
      exact[index] === false && inquiryKind(inquiry.kind).estimand !== 'none'
        ? [designVariance?.() ?? 0]
        : [],
    ),
  );
  return Math.sqrt(mostOf(variances, 0));
}

/** Monte Carlo errors of the measures that simulated answers will have. */
function errorsOf(prepared: PreparedStudy, replicates: number, spread: number): PlannedError[] {
  const root = Math.sqrt(replicates);
  const simulated = plannedAnswers(prepared).filter(({ exact }) => !exact);
  const reported = simulated.flatMap(({ kind, measures }) => {
    const main: readonly MeasureName[] = inquiryKind(kind).main;
    return measures.filter(({ measure }) => main.includes(measure));
  });
  const names = (wanted: (one: PlannedMeasure) => boolean): string[] => [
    ...new Set(reported.filter(wanted).map(({ measure }) => MEASURES[measure])),
  ];
  const levels = new Set(
    simulated.flatMap(({ confidence }) => (confidence === null ? [] : [Number(confidence.toPrecision(12))])),
  );
  const probabilities = names(({ unit }) => unit === 'probability');
  const means = names(({ measure }) => measure === 'bias' || measure === 'estimate');
  const errors = names(({ measure }) => measure === 'empiricalError');
  return [
    ...(probabilities.length === 0
      ? []
      : [
          {
            measure: `a probability p: ${list(probabilities)}`,
            formula: '√(p(1 - p)/R), at most 0.5/√R',
            error: 0.5 / root,
          },
        ]),
    ...Array.from(levels, (level) => ({
      measure: `coverage of ${Number((100 * level).toPrecision(10))}%`,
      formula: `√(${level} × ${Number((1 - level).toPrecision(10))}/R)`,
      error: Math.sqrt(level * (1 - level)) / root,
    })),
    ...(spread > 0 && means.length > 0
      ? [
          {
            measure: list(means),
            formula: 'standard error/√R, for the largest true standard error of the designs',
            error: spread / root,
          },
        ]
      : []),
    ...(spread > 0 && errors.length > 0 && replicates > 1
      ? [
          {
            measure: list(errors),
            formula: 'standard error/√(2(R - 1)), for the same',
            error: spread / Math.sqrt(2 * (replicates - 1)),
          },
        ]
      : []),
  ];
}

type PlannedMeasure = ReturnType<typeof plannedAnswers>[number]['measures'][number];
