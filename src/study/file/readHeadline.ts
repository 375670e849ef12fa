import { proportionOf } from '../inquiries/fields.js';
import type { At, HeadlineAsked } from '../study.js';
import type { WrittenStudy } from './schema.js';

/** What the first sentence is to be about, with what the file leaves out as null. */
export function readHeadline(written: WrittenStudy['headline']): HeadlineAsked | null {
  if (written === undefined) return null;
  const { measure, inquiry, at, than, along } = written;
  return {
    measure: measure ?? null,
    inquiry: inquiry ?? null,
    at: readAt(at),
    than: than === undefined ? null : readAt(than),
    along: along ?? null,
  };
}

type WrittenAt = NonNullable<WrittenStudy['headline']>['at'];

function readAt({ proportion, confidence, ...rest }: WrittenAt): At {
  const given = Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return {
    ...Object.fromEntries(given),
    ...(proportion === undefined ? {} : { proportion: proportionOf(proportion) }),
    ...(confidence === undefined ? {} : { confidence: proportionOf(confidence) }),
  };
}
