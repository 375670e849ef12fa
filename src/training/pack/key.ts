import type { Stream } from '../../numeric/stream.js';
import type { WrittenCase } from '../caseFile/caseFile.js';
import type { Story } from '../caseFile/castStory.js';
import type { CaseKey, PackItem, PromptKey } from '../pack.js';
import type { AskedPrompt } from '../practiceRules/askedPrompts.js';
import type { CaseState } from '../practiceRules/caseState.js';
import { difficultyOf } from '../practiceRules/difficulty.js';
import type { JudgedPrompt, JudgedQuestion } from '../practiceRules/judgement.js';
import { drawsFor } from '../words/keyedStream.js';
import { type Facts, render } from '../words/template.js';
import { templateOf } from '../words/wording.js';
import type { Wording } from '../words/wordingTypes.js';

export interface CaseToKey {
  readonly wording: Wording;
  readonly state: CaseState;
  readonly questions: readonly JudgedQuestion[];
  readonly prompts: readonly AskedPrompt[];
  readonly items: readonly PackItem[];
  readonly story: Story;
  readonly written: WrittenCase;
  readonly noise: number;
  readonly random: Stream;
}

/** The answer key of one case: every answer, what decides it and why the other one is so often given. */
export function keyOf(task: CaseToKey): CaseKey {
  const { written, state, questions, items, noise } = task;
  return {
    number: written.file.number,
    id: written.file.id,
    questions: questions.map((judged) => {
      const prompts = judged.prompts.map((prompt) => promptKey(task, prompt));
      const item = items.find(({ kind, question }) => kind === 'keyQuestion' && question === judged.question);
      return {
        item: item?.id ?? '',
        question: judged.question,
        answer: judged.answer,
        judgement: judged.judgement,
        score: judged.score,
        why: reasonOf(task, judged),
        prompts,
      };
    }),
    oversight: { standing: OVERSIGHT_WORDS[state.oversight], entries: written.oversightEntries },
    difficulty: difficultyOf(state, questions, noise),
  };
}

const OVERSIGHT_WORDS = {
  effective: 'effective',
  ineffective: 'ineffective',
  absent: 'absent, although it was needed',
  notNeeded: 'not needed',
} as const;

function promptKey({ prompts, story, written, random }: CaseToKey, judged: JudgedPrompt): PromptKey {
  const { id, answer, form, from } = judged;
  const { item = '', prompt: texts } = prompts.find((one) => one.id === id) ?? {};
  const part = form === null ? texts?.notRelevant : texts?.[form];
  const draws = drawsFor(random, id);
  const say = (options: readonly string[]): string =>
    render(
      templateOf(options[Math.floor(draws() * options.length)] ?? ''),
      written.slots,
      story.facts,
      draws,
    );
  const own = written.reasons.get(id);
  const either = form === 'mixed' ? texts?.mixed.either : undefined;
  return {
    item,
    answer,
    contested: form === 'mixed',
    gap: form === 'narrow' || form === 'serious' ? form : null,
    entries: written.deciding[id] ?? [],
    why: say(own?.why ?? part?.why ?? ['It does not apply to this case.']),
    either: either === undefined ? null : say([either]),
    wrong: say(
      own?.wrong ?? part?.wrong ?? ['Marked No because nothing is recorded. It does not apply to this case.'],
    ),
    from,
  };
}

/** Why the prompts of a question lead to its judgement, in a few sentences. */
function reasonOf(
  { wording, prompts, story, written, items, random }: CaseToKey,
  judged: JudgedQuestion,
): string {
  const named = (forms: readonly (JudgedPrompt['form'] | null)[]): string =>
    listed(
      judged.prompts
        .filter(({ form }) => form !== null && forms.includes(form))
        .map((judged) => prompts.find(({ id }) => id === judged.id)?.item)
        .map((name) => items.find(({ id }) => id === name))
        .map((item) => `(${item?.letter}) ${item?.short}`),
    );
  const has = (...forms: JudgedPrompt['form'][]): string =>
    String(judged.prompts.some(({ form }) => form !== null && forms.includes(form)));
  const facts: Facts = {
    ...story.facts,
    hasStrong: has('yes'),
    hasWeak: has('narrow', 'mixed'),
    hasSerious: has('serious'),
  };
  const slots = {
    ...written.slots,
    strong: named(['yes']),
    weak: named(['narrow', 'mixed']),
    seriousGaps: named(['serious']),
    answer: judged.answer === 'yes' ? 'Yes' : 'No',
  };
  return render(templateOf(wording.key[judged.judgement]), slots, facts, random);
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
