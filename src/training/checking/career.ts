import { mostOf } from '../../numeric/extremes.js';
import { NUMBER_WORDS } from '../../words/numberWords.js';

/** A record of convictions, read from its words. */
export interface Career {
  readonly convictions: number;
  /** One of them was against an earlier partner. */
  readonly againstPartner: boolean;
}

/** What counts as a conviction when a number comes before it. Cautions, warnings and penalties do not. */
const COUNTED =
  /\b(a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)\b(?= (?:earlier |previous |further |public order |drug |common |dwelling )*(?:convictions?|thefts?|burglar(?:y|ies)|assaults?|breach|pursuits?|battery|for assault|for battery|for supply|for possess))/gi;

/** Reads a record; `two with force used` says something of those counted before and adds nothing. */
export function careerIn(record: string): Career {
  const counted = record
    .split(/,| and /)
    .filter(
      (part) =>
        !/\bcaution|warning|penalty|finding|\bwith force|^\s*(?:none|all|the last|this)\b/i.test(part),
    )
    .map((part) => [...part.matchAll(COUNTED)].map(([word]) => countOf(word)))
    .map((found) => mostOf(found, 0));
  return {
    convictions: counted.reduce((sum, count) => sum + count, 0),
    againstPartner: record
      .split(/,| and /)
      .some((part) => !/\bcaution|warning/i.test(part) && /\bpartners?\b/i.test(part)),
  };
}

/** What a word counts; an article counts one. */
const countOf = (word: string): number => Math.max(1, NUMBER_WORDS.indexOf(word.toLowerCase()));
