import type { Answer, PromptKey } from '../pack.js';

/**
 * Why an answer other than the key's is so often given: the key's own text where it is about the answer that was given, which it
 * names, and otherwise one for that answer.
 */
export function wrongReason(given: Answer, { answer, contested, wrong }: PromptKey): string {
  const about = /^Marked (Yes|No|Not relevant)\b/.exec(wrong)?.[1];
  if (about !== undefined && NAMED[about] === given) return wrong;
  // A text that names no answer is about the only other one, but for a contested prompt, which has both.
  if (about === undefined && !contested && given !== 'notRelevant' && answer !== 'notRelevant') return wrong;
  return OTHER[contested ? 'contested' : answer][given];
}

const NAMED: Readonly<Record<string, Answer>> = { Yes: 'yes', No: 'no', 'Not relevant': 'notRelevant' };

const FITS = "The answer is the key's.";

/** By what the key says, and then by what was given. */
const OTHER: Readonly<Record<Answer | 'contested', Readonly<Record<Answer, string>>>> = {
  yes: {
    yes: FITS,
    no: 'Marked No although the entries that decide it show enough. What is missing matters less than what is there.',
    notRelevant:
      'Marked Not relevant although the prompt applies to this case, and what was done can be judged.',
  },
  no: {
    yes: 'Marked Yes because something was done. The prompt asks whether it was enough for this case.',
    no: FITS,
    notRelevant:
      'Marked Not relevant because there is nothing to see. It was called for in this case, so that its absence is a No.',
  },
  notRelevant: {
    yes: 'Marked Yes because nothing went wrong. Nothing was called for, so there is nothing to judge.',
    no: 'Marked No because nothing is recorded. Nothing was called for, so there is nothing to judge.',
    notRelevant: FITS,
  },
  contested: {
    yes: FITS,
    no: FITS,
    notRelevant:
      'Marked Not relevant although the prompt applies to this case. Yes and No can both be argued, and it asks for one of them.',
  },
};
