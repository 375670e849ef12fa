import { kindOf, type NamedDesign } from '../../designs/registry.js';
import type { AccuracyAsked } from '../../inspection/inspectors.js';
import { proportionOf } from '../inquiries/fields.js';
import type { AnswerStrategy, NamedInspectors } from '../study.js';
import type { WrittenStudy } from './schema.js';

type WrittenInspectors = WrittenStudy['inspectors'][string];

/** A design with what the file leaves out as null, for the grid or the scenario to fill. */
export function readDesign(name: string, written: WrittenStudy['designs'][string]): NamedDesign {
  return { name, ...kindOf(written.kind).written.read(written) };
}

/** What designs had before each kind had a declaration of its own: hashes were made of all of it. */
const IN_EVERY_HASH = {
  by: [],
  allocation: 'proportional',
  question: null,
  quotas: {},
  unit: 'PDU',
  clusters: null,
  take: null,
  icc: null,
};

/** What a matched design that names no variables matched on by name, before variables had roles. */
const USUAL_IN_HASH = ['sex', 'sentence', 'risk'];

/** A design as the hash of a study has it, so that a study keeps its hash from version to version. */
export function hashedDesign(design: NamedDesign): object {
  const unnamed = 'by' in design && design.by === null;
  return { ...IN_EVERY_HASH, ...design, ...(unnamed ? { by: USUAL_IN_HASH } : {}) };
}

/** An answer with what the file leaves out as null, but for the correlations, which only some answers state. */
export function readAnswer(name: string, written: WrittenStudy['answers'][string]): AnswerStrategy {
  const { estimate, interval, confidence, icc, iccWithin } = written;
  return {
    name,
    estimate,
    interval: interval ?? null,
    confidence: confidence === undefined ? null : proportionOf(confidence),
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
    ...(sensitivity === undefined ? {} : { sensitivity: proportionOf(sensitivity) }),
    ...(specificity === undefined ? {} : { specificity: proportionOf(specificity) }),
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
    doubleMarked: proportionOf(written.doubleMarked),
    checked: proportionOf(written.checked),
    leads: written.leads === undefined ? null : readAccuracy(written.leads),
  };
}
