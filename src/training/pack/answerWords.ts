import type { Answer } from '../pack.js';

/** An answer as people may write it; undefined where it is none. */
export function readAnswer(written: string): Answer | undefined {
  return VALUES[plain(written)];
}

const VALUES: Readonly<Record<string, Answer>> = {
  ...{ yes: 'yes', y: 'yes', ja: 'yes', sufficient: 'yes', true: 'yes' },
  ...{ no: 'no', n: 'no', insufficient: 'no', false: 'no' },
  ...{ notrelevant: 'notRelevant', nr: 'notRelevant', na: 'notRelevant', notapplicable: 'notRelevant' },
};

/** A name as people may spell it: letters and digits alone. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
