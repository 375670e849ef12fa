import { requireText } from '../../check.js';
import { refuse } from '../../problem.js';

/** Levers on posts that a swap can name. */
const GRADES = ['po', 'pso', 'spo', 'facilitators'] as const;

const SWAP =
  /^(\d+(?:\.\d+)?)\s+([a-z]+)(?:\s+posts?)?\s*(?:->|→|for)\s*(\d+(?:\.\d+)?)\s+([a-z]+)(?:\s+posts?)?$/i;

/**
 * Posts of one grade given up for posts of another, as two levers.
 *
 * @param text - such as `10 po -> 13 pso`, or `10 po for 13 pso`
 * @returns levers such as `po=-10 posts` and `pso=+13 posts`
 * @throws ArgumentError for words that are no swap, for a grade that has no posts, and for one grade twice
 *
 * @example
 * readSwap('10 po for 13 pso'); // ['po=-10 posts', 'pso=+13 posts']
 */
export function readSwap(text: string): readonly [string, string] {
  const [, fewer = '', from = '', more = '', to = ''] = SWAP.exec(requireText('text', text).trim()) ?? [];
  if (from === '') {
    refuse('bad-swap', `"${text}" is not a swap of posts.`, {
      path: 'swap',
      got: text,
      expected: 'posts of one grade for posts of another',
      hint: 'Write it like "10 po -> 13 pso".',
    });
  }
  const [given, taken] = [gradeOf(from, text), gradeOf(to, text)];
  if (given === taken) {
    refuse(
      'bad-swap',
      `"${text}" swaps posts of ${given} for posts of ${given}: move that lever by itself.`,
      {
        path: 'swap',
        got: text,
        hint: `Write it like --lever "${given}=+3 posts".`,
      },
    );
  }
  return [`${given}=-${fewer} posts`, `${taken}=+${more} posts`];
}

function gradeOf(written: string, text: string): (typeof GRADES)[number] {
  const known = GRADES.find((grade) => grade === written.toLowerCase());
  if (known !== undefined) return known;
  refuse('bad-swap', `A swap cannot be of posts of "${written}".`, {
    path: 'swap',
    got: text,
    near: GRADES,
    hint: `Posts that can be swapped: ${GRADES.join(', ')}.`,
  });
}
