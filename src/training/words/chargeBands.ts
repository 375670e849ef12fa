import { hasParts } from '../../check.js';
import { type Problem, problem } from '../../problem.js';
import type { Path, PositionedDocument } from '../../scenario/yaml/document.js';
import { OFFENCES } from '../law/offences.js';
import { LONGEST_ORDER, LONGEST_SUSPENDED, SENTENCE_KINDS, type SentenceKind } from '../law/sentences.js';

/** Bands of months, in the charges of stories, that begin after their end or are longer than a court may pass. */
export function chargeProblems({ data, positionOf }: PositionedDocument): Problem[] {
  return partsOf(data, 'stories').flatMap((story, at) =>
    partsOf(story, 'charges').flatMap((charge, index) =>
      SENTENCE_KINDS.flatMap((kind): Problem[] => {
        const band = charge[kind];
        if (!isBand(band)) return [];
        const [from, to] = band;
        const longest = longestOf(kind, charge.offence);
        if (from <= to && to <= longest) return [];
        const path: Path = ['stories', at, 'charges', index, kind];
        const message =
          from > to
            ? `The months of ${kind} go from ${from} to ${to}: write the smaller number first.`
            : `The months of ${kind} go up to ${to}, and the longest that may be passed here is ${longest}.`;
        return [
          problem('bad-band', message, {
            path: path.join('.'),
            position: positionOf(path),
            got: `[${from}, ${to}]`,
          }),
        ];
      }),
    ),
  );
}

/** In months; a term of custody is within the maximum of its offence. */
function longestOf(kind: SentenceKind, id: unknown): number {
  if (kind === 'communityOrder') return LONGEST_ORDER;
  const maximum = OFFENCES.find((offence) => offence.id === id)?.maximum.months ?? Number.POSITIVE_INFINITY;
  return kind === 'licence' ? maximum : Math.min(maximum, LONGEST_SUSPENDED);
}

function partsOf(value: unknown, name: string): readonly Record<string, unknown>[] {
  const list = hasParts(value, []) ? (value as Record<string, unknown>)[name] : undefined;
  if (!Array.isArray(list)) return [];
  return list.map((one) => (hasParts(one, []) ? (one as Record<string, unknown>) : {}));
}

function isBand(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number');
}
