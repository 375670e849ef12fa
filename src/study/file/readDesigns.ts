import type { AccuracyAsked } from '../../inspection/inspectors.js';
import type { AnswerStrategy, NamedDesign, NamedInspectors, NamedWithin } from '../study.js';
import type { WrittenStudy } from './schema.js';

type WrittenDesign = WrittenStudy['designs'][string];
type WrittenInspectors = WrittenStudy['inspectors'][string];

/** A proportion from what may be written as 0.49 or as 49%. */
export function shareOf(written: number | string): number {
  return typeof written === 'number' ? written : Number(written.slice(0, -1)) / 100;
}

/** A design with what the file leaves out as null, for the grid or the scenario to fill. */
export function readDesign(name: string, written: WrittenDesign): NamedDesign {
  const by = 'by' in written ? (typeof written.by === 'string' ? [written.by] : written.by) : [];
  const empty: NamedDesign = {
    name,
    kind: written.kind,
    cases: 'cases' in written ? (written.cases ?? null) : null,
    cohort: written.cohort ?? null,
    by,
    allocation: 'proportional',
    question: null,
    quotas: {},
    unit: 'PDU',
    clusters: null,
    take: null,
    icc: null,
  };
  switch (written.kind) {
    case 'stratified':
      return { ...empty, allocation: written.allocation, question: written.question ?? null };
    case 'quota':
      return { ...empty, quotas: written.quotas };
    case 'cluster':
    case 'two-stage': {
      const { unit, clusters, take, icc } = written;
      const own = { ...empty, unit, clusters: clusters ?? null, take: take ?? null, icc: icc ?? null };
      return written.within === undefined ? own : { ...own, within: readWithin(written.within) };
    }
    case 'window':
      return {
        ...empty,
        unit: 'window',
        clusters: written.windows ?? null,
        take: 1,
        icc: written.icc ?? null,
      };
    default:
      return empty;
  }
}

function readWithin(written: {
  readonly unit: string;
  readonly clusters: number;
  readonly take?: number | undefined;
  readonly icc?: number | undefined;
}): NamedWithin {
  const { unit, clusters, take, icc } = written;
  return { unit, clusters, take: take ?? null, icc: icc ?? null };
}

/** An answer with what the file leaves out as null, but for the correlations, which only some answers state. */
export function readAnswer(name: string, written: WrittenStudy['answers'][string]): AnswerStrategy {
  const { estimate, interval, confidence, icc, iccWithin } = written;
  return {
    name,
    estimate,
    interval: interval ?? null,
    confidence: confidence === undefined ? null : shareOf(confidence),
    ...(icc === undefined ? {} : { icc }),
    ...(iccWithin === undefined ? {} : { iccWithin }),
  };
}

/** The accuracy asked for; null when only the grid can say it. */
function readAccuracy({
  kappa,
  sensitivity,
  specificity,
}: Pick<WrittenInspectors, 'kappa' | 'sensitivity' | 'specificity'>): AccuracyAsked | null {
  const rates = {
    ...(sensitivity === undefined ? {} : { sensitivity: shareOf(sensitivity) }),
    ...(specificity === undefined ? {} : { specificity: shareOf(specificity) }),
  };
  if (kappa !== undefined) return { kappa, ...rates };
  if (sensitivity === undefined && specificity === undefined) return null;
  return { sensitivity: rates.sensitivity ?? 1, specificity: rates.specificity ?? 1 };
}

export function readInspectors(name: string, written: WrittenInspectors): NamedInspectors {
  return {
    name,
    accuracy: readAccuracy(written),
    leniency: written.leniency ?? null,
    count: written.count,
    doubleMarked: shareOf(written.doubleMarked),
    checked: shareOf(written.checked),
    leads: written.leads === undefined ? null : readAccuracy(written.leads),
  };
}
