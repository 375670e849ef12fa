import { CasesimError, type Problem } from '../../problem.js';
import type { AnyDocument } from '../../report/document/document.js';
import type { State } from '../state/keys.js';
import type { PageData } from '../world.js';

/** What the page asks of its worker. First comes `start`, with the data of the page. */
export type Ask =
  | { readonly kind: 'start'; readonly data: PageData }
  | { readonly kind: 'answer'; readonly id: number; readonly screen: string; readonly state: State };

/** What the worker tells: how far it has come, and in the end an answer or what is wrong. */
export type Tale =
  | {
      readonly id: number;
      readonly kind: 'progress';
      readonly done: number;
      readonly of: number;
      readonly words: string;
    }
  | { readonly id: number; readonly kind: 'answer'; readonly documents: readonly AnyDocument[] }
  | { readonly id: number; readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** What went wrong, as plain data; what casesim does not know is one internal problem. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof CasesimError) return error.problems;
  const message = error instanceof Error ? error.message : String(error);
  return [{ code: 'internal', message: `This is a fault in casesim: ${message}` }];
}
