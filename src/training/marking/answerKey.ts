import type { Answer, Pack, PromptKey, QuestionKey } from '../pack.js';

/** The key by the indices of items, and then of cases; empty where the key says nothing of one. */
export interface Key {
  readonly questions: readonly (readonly Cell<QuestionKey>[])[];
  readonly prompts: readonly (readonly Cell<PromptKey>[])[];
  /** The prompts in the order of the answer sheet. */
  readonly sheet: readonly Cell<PromptKey>[];
}

export interface Cell<T> {
  /** Number of the case, and its index. */
  readonly number: number;
  readonly index: number;
  readonly item: number;
  readonly key: T;
}

export function keyOf(pack: Pack): Key {
  const byNumber = new Map(pack.key.map((one) => [one.number, one]));
  const cellsOf = <T extends { readonly item: string }>(
    item: number,
    keysOf: (questions: readonly QuestionKey[]) => readonly T[],
  ): Cell<T>[] =>
    pack.cases.flatMap(({ number }, index) => {
      const found = keysOf(byNumber.get(number)?.questions ?? []);
      const key = found.find((one) => one.item === pack.items[item]?.id);
      return key === undefined ? [] : [{ number, index, item, key }];
    });
  const prompts = pack.items.map((_, item) =>
    cellsOf(item, (questions) => questions.flatMap((question) => question.prompts)),
  );
  return {
    questions: pack.items.map((_, item) => cellsOf(item, (questions) => questions)),
    prompts,
    sheet: prompts.flat().sort((a, b) => a.number - b.number || a.item - b.item),
  };
}

/** Whether an answer to a prompt fits the key; a contested one fits either way, but it does apply. */
export function fits(given: Answer, prompt: PromptKey): boolean {
  return given === prompt.answer || (prompt.contested && given !== 'notRelevant');
}
