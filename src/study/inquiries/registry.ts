import { requireOneOf } from '../../check.js';
import { kindOf } from '../../designs/registry.js';
import type { Inquiry, Study } from '../study.js';
import type { InquiryKind } from './kind.js';
import { agreement } from './kinds/agreement.js';
import { band } from './kinds/band.js';
import { difference } from './kinds/difference.js';
import { lowest } from './kinds/lowest.js';
import { next } from './kinds/next.js';
import { paired } from './kinds/paired.js';
import { percentage } from './kinds/percentage.js';
import { programme } from './kinds/programme.js';
import { ranking } from './kinds/ranking.js';
import { score } from './kinds/score.js';
import { spread } from './kinds/spread.js';
import { stopping } from './kinds/stopping.js';
import { weightedAgreement } from './kinds/weightedAgreement.js';

/** Every kind of inquiry, by its name, in the order in which the entries of a file are compared with their shapes. */
const ALL = {
  percentage,
  band,
  difference,
  paired,
  ranking,
  lowest,
  spread,
  agreement,
  next,
  programme,
  stopping,
  score,
  weightedAgreement,
};

type All = typeof ALL;
export type InquiryName = keyof All;

/** Each kind under its own name, or this does not compile. */
const INQUIRIES: {
  readonly [Name in InquiryName]: All[Name] extends InquiryKind<infer Own> & { readonly kind: Name }
    ? InquiryKind<Own>
    : never;
} = ALL;

/** The names of all kinds of inquiry. */
export const INQUIRY_NAMES = Object.keys(ALL) as readonly InquiryName[];

/**
 * Everything about a kind of inquiry, by its name.
 *
 * @throws ArgumentError for an unknown name of theirs, which only callers without a compiler can give
 */
export function inquiryKind(name: string): InquiryKind {
  return INQUIRIES[inquiryName(name)];
}

/**
 * The name of a kind of inquiry, known to be one.
 *
 * @throws ArgumentError for an unknown name of theirs
 */
export function inquiryName(name: string): InquiryName {
  return requireOneOf('inquiry.kind', name, INQUIRY_NAMES);
}

/** Every question that a study asks of a world, in the order in which they are first named. */
export function questionsOf({ inquiries, designs }: Study): string[] {
  const asked = inquiries.flatMap((inquiry) => inquiryKind(inquiry.kind).subject(inquiry).questions);
  const ofDesigns = designs.flatMap((design) =>
    kindOf(design.kind)
      .variables(design)
      .flatMap(({ name, isQuestion }) => (isQuestion ? [name] : [])),
  );
  return [...new Set([...asked, ...ofDesigns])];
}

/** Where the file of a study says what an inquiry asks about. */
export function pathOf({ name, kind }: Inquiry): readonly PropertyKey[] {
  const entry = name.split(',')[0]!;
  return ['inquiries', entry, inquiryKind(kind).key];
}
