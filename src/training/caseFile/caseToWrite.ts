import type { Stream } from '../../numeric/stream.js';
import type { AskedPrompt } from '../practiceRules/askedPrompts.js';
import type { CaseState } from '../practiceRules/caseState.js';
import type { JudgedQuestion } from '../practiceRules/judgement.js';
import type { Deck } from '../words/deck.js';
import type { Wording } from '../words/wordingTypes.js';
import type { Day } from './calendar.js';
import type { Story } from './castStory.js';

/** All that a case file is written from. */
export interface CaseToWrite {
  readonly wording: Wording;
  readonly state: CaseState;
  readonly questions: readonly JudgedQuestion[];
  /** The prompts of all questions, in order. */
  readonly prompts: readonly AskedPrompt[];
  readonly story: Story;
  readonly start: Day;
  readonly number: number;
  /** Extra entries that mean nothing. */
  readonly noise: number;
  readonly deck: Deck;
  readonly random: Stream;
}
