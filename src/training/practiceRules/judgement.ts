import { leastOf, mostOf } from '../../numeric/extremes.js';
import { stream } from '../../numeric/stream.js';
import type { Role } from '../../scenario/roles.js';
import { applies } from '../words/wording.js';
import type { AskedPrompt, AskedQuestion } from './askedPrompts.js';
import type { CaseState } from './caseState.js';

/** How a prompt is answered by a case: plainly yes; arguable; no, with little or with much depending on it. */
export type Form = 'yes' | 'mixed' | 'narrow' | 'serious';

export interface JudgedPrompt {
  /** Its name in the template files. */
  readonly id: string;
  readonly answer: 'yes' | 'no' | 'notRelevant';
  /** Null where the prompt does not apply. */
  readonly form: Form | null;
  /** The scenario's variable that settles the answer; null where it is drawn to fit the key question. */
  readonly from: string | null;
}

export interface JudgedQuestion {
  /** The id of the key question. */
  readonly question: string;
  readonly answer: 'yes' | 'no';
  readonly judgement: 'mustBeYes' | 'mustBeNo' | 'contested';
  /** From −2.5 to 1: the weighed mean of the prompts' values; above 0 speaks for Yes. */
  readonly score: number;
  readonly prompts: readonly JudgedPrompt[];
}

/** What a prompt adds to the balance, in halves. A serious gap outweighs two good points and leaves a mark. */
export const FORM_VALUES: Readonly<Record<Form, number>> = { yes: 2, mixed: 0, narrow: -1, serious: -5 };

/** A judgement this close to the balance is contested. */
export const CONTESTED_WITHIN = 0.2;

/** Assumed: how often each form is found behind a Yes and behind a No to the key question. */
export const FORM_SHARES: Readonly<Record<'yes' | 'no', Readonly<Record<Form, number>>>> = {
  yes: { yes: 0.72, mixed: 0.12, narrow: 0.14, serious: 0.02 },
  no: { yes: 0.34, mixed: 0.1, narrow: 0.2, serious: 0.36 },
};

/**
 * The prompts of a case, drawn to fit its key questions.
 *
 * Published prompts keep the answer that the case model drew. The others, and the form of each, are drawn from
 * `FORM_SHARES` on condition that the weighed balance falls on the side of the key question: so they are its
 * children in the network, and no margin of a key question moves. Exact, by a sweep over the possible balances.
 */
export function judgeCase(
  state: CaseState,
  asked: readonly AskedQuestion[],
  seed: number,
  index: number,
): readonly JudgedQuestion[] {
  const limits = dangerLimits(state, asked, stream(seed, 'pack', index, 'danger')());
  return asked.map(({ id: question, prompts, stream: name }) => {
    const answer = state.answers[question] ?? 'no';
    const stated = prompts.map((one) => ({
      id: one.id,
      from: one.from,
      weight: quarters(one.prompt.weight),
      odds: one.prompt.odds ?? 1,
      ...limited(standing(one, state), limits.get(one.id)),
    }));
    const relevant = stated.filter(({ forms }) => forms.length > 0);
    const drawn = drawForms(relevant, answer, stream(seed, 'pack', index, 'prompts', name));
    const judged = stated.map(({ id, from, forms }): JudgedPrompt => {
      const form = forms.length === 0 ? null : (drawn.get(id)?.form ?? 'yes');
      if (form === null) return { id, answer: 'notRelevant', form, from };
      return { id, answer: drawn.get(id)?.answer ?? 'yes', form, from };
    });
    const total = relevant.reduce((sum, { weight }) => sum + weight, 0);
    const balance = relevant.reduce(
      (sum, { id, weight }) => sum + weight * FORM_VALUES[drawn.get(id)?.form ?? 'yes'],
      0,
    );
    const score = total === 0 ? 0 : balance / (2 * total);
    return { question, answer, score, judgement: judgementOf(answer, score, judged), prompts: judged };
  });
}

/**
 * The questions of a case in another state, in which some prompts may have ceased to apply and some have another form: nothing is
 * drawn again, and a question is answered as the balance of its prompts now says.
 */
export function judgeAgain(
  state: CaseState,
  asked: readonly AskedQuestion[],
  judged: readonly JudgedQuestion[],
  forms: ReadonlyMap<string, Form>,
): readonly JudgedQuestion[] {
  return judged.map((question) => {
    const own = asked.find(({ id }) => id === question.question)?.prompts ?? [];
    const prompts = question.prompts.map((one): JudgedPrompt => {
      const prompt = own.find(({ id }) => id === one.id);
      const applies = prompt !== undefined && standing(prompt, state).forms.length > 0;
      if (!applies || one.form === null) return { ...one, answer: 'notRelevant', form: null };
      const form = forms.get(one.id);
      return form === undefined ? one : { ...one, form, answer: form === 'yes' ? 'yes' : 'no' };
    });
    const relevant = prompts.flatMap(({ id, form }) => {
      const weight = own.find((one) => one.id === id)?.prompt.weight;
      return form === null || weight === undefined
        ? []
        : [{ weight: quarters(weight), value: FORM_VALUES[form] }];
    });
    const total = relevant.reduce((sum, { weight }) => sum + weight, 0);
    const balance = relevant.reduce((sum, { weight, value }) => sum + weight * value, 0);
    const score = total === 0 ? 0 : balance / (2 * total);
    const answer = score === 0 ? question.answer : score > 0 ? 'yes' : 'no';
    return { ...question, prompts, score, answer, judgement: judgementOf(answer, score, prompts) };
  });
}

/** What one event allows of the prompts that it touches; others are free. */
type Limits = ReadonlyMap<string, readonly Form[]>;

/** What may come of news of danger, and the forms that each prompt which it touches can take then. */
type Outcome = Readonly<Partial<Record<Role, readonly Form[]>>>;

/** Nothing is done about it, and nobody at risk is looked after. */
const IGNORED: Outcome = {
  'change-reviewed': ['serious'],
  'victims-protected': ['narrow', 'serious'],
  'review-recorded': ['narrow', 'serious'],
};

/** It is taken up with the person alone, and late, where nobody looks after those at risk. */
const KEPT_BACK: Outcome = { 'change-reviewed': ['narrow'], 'victims-protected': ['serious'] };

/** Those at risk are looked after, and a good response tells those who do so. */
const PASSED_ON: Outcome = {
  'change-reviewed': ['yes', 'mixed', 'narrow'],
  'victims-protected': ['yes', 'mixed', 'narrow'],
};

/** Assumed: the share of cases with each outcome, where delivery and reviewing allow it. */
const IGNORED_SHARE = 0.4;
const KEPT_BACK_SHARE = 0.2;

export const IGNORED_ASSUMPTION =
  'News of danger is left only where delivery and reviewing are both No, and there in 2 cases of 5 (assumed, 1 to 3). It then touches the protection of victims and the written review as well, so that none of the three is in order. Where delivery is No, it is kept from those who look after the people at risk in 1 case of 5 (assumed, 0 to 2), and the protection of victims is then a serious gap; in all other cases a response that is in order tells them.';

/** What comes of news of danger is drawn first, for it touches prompts of two key questions, which must agree. */
function dangerLimits(state: CaseState, asked: readonly AskedQuestion[], u: number): Limits {
  const prompts = asked.flatMap(({ id, prompts }) =>
    prompts.map((one) => ({ one, answer: state.answers[id] ?? 'no' })),
  );
  const touchedBy = (outcome: Outcome) =>
    prompts.flatMap(({ one, answer }) => {
      const forms = one.prompt.role === undefined ? undefined : outcome[one.prompt.role];
      return forms === undefined ? [] : [{ one, forms, answer }];
    });
  const isOpen = (outcome: Outcome): boolean =>
    touchedBy(outcome).every(({ one, forms }) =>
      standing(one, state).forms.some((form) => forms.includes(form)),
    );
  const isDelivered = touchedBy({ 'victims-protected': [] }).some(({ answer }) => answer === 'yes');
  const canBeIgnored = isOpen(IGNORED) && touchedBy(IGNORED).every(({ answer }) => answer === 'no');
  const canBeKeptBack = isOpen(KEPT_BACK) && !isDelivered;
  const ignored = canBeIgnored ? IGNORED_SHARE : 0;
  const keptBack = canBeKeptBack ? KEPT_BACK_SHARE : 0;
  const outcome = u < ignored ? IGNORED : u < ignored + keptBack ? KEPT_BACK : PASSED_ON;
  return new Map(touchedBy(outcome).map(({ one, forms }) => [one.id, forms]));
}

/** The forms that are left to a prompt; all of them where the limit would leave none. */
function limited<Standing extends { readonly forms: readonly Form[] }>(
  one: Standing,
  limit?: readonly Form[],
): Standing {
  const left = one.forms.filter((form) => limit?.includes(form) ?? true);
  return left.length === 0 ? one : { ...one, forms: left };
}

/** Weights count in quarters, so that balances are whole numbers. */
const quarters = (weight: number): number => Math.max(1, Math.round(weight * 4));

/** The forms that a prompt may take, with their shares given the key question; none where it does not apply. */
function standing(
  { prompt, from }: AskedPrompt,
  state: CaseState,
): { forms: readonly Form[]; fixed: 'yes' | 'no' | null } {
  const drawn = from === null ? undefined : state.drawn[from];
  const published = drawn === 'yes' || drawn === 'no';
  // A published variable may cover fewer cases than the prompt does (MAPPA cases only, say).
  const relevant =
    prompt.relevant === undefined
      ? published || drawn === undefined
      : prompt.relevant.some((one) => applies([one], state.facts));
  if (!published && !relevant) return { forms: [], fixed: null };
  if (drawn === 'yes') return { forms: ['yes', 'mixed'], fixed: 'yes' };
  if (drawn === 'no') return { forms: ['mixed', 'narrow', 'serious'], fixed: 'no' };
  return { forms: ['yes', 'mixed', 'narrow', 'serious'], fixed: null };
}

interface Open {
  readonly id: string;
  readonly weight: number;
  /** By what the odds of a plain Yes are multiplied. */
  readonly odds: number;
  readonly forms: readonly Form[];
  readonly fixed: 'yes' | 'no' | null;
}

function drawForms(
  open: readonly Open[],
  answer: 'yes' | 'no',
  random: () => number,
): Map<string, { form: Form; answer: 'yes' | 'no' }> {
  const shares = FORM_SHARES[answer];
  const steps = open.map(({ weight, odds, forms, fixed }) => {
    const shareOf = (form: Form): number => shares[form] * (form === 'yes' && fixed === null ? odds : 1);
    const sum = forms.reduce((total, form) => total + shareOf(form), 0);
    return forms.map((form) => ({ form, share: shareOf(form) / sum, value: weight * FORM_VALUES[form] }));
  });
  const best = steps.reduce((sum, choices) => {
    const values = choices.map(({ value }) => value);
    return sum + (answer === 'yes' ? mostOf(values) : leastOf(values));
  }, 0);
  const fits = (balance: number): boolean => {
    const reached = answer === 'yes' ? balance > 0 : balance < 0;
    // Where the published prompts all speak against the answer, the nearest balance to it is taken.
    const possible = answer === 'yes' ? best > 0 : best < 0;
    return possible ? reached : balance === best;
  };
  /** Probability that the balance ends where it should, from each balance reached after `asked` prompts. */
  const chances: Map<number, number>[] = Array.from({ length: steps.length + 1 }, () => new Map());
  const chanceFrom = (asked: number, balance: number): number => {
    if (asked === steps.length) return fits(balance) ? 1 : 0;
    const known = chances[asked]?.get(balance);
    if (known !== undefined) return known;
    const chance = (steps[asked] ?? []).reduce(
      (sum, { share, value }) => sum + share * chanceFrom(asked + 1, balance + value),
      0,
    );
    chances[asked]?.set(balance, chance);
    return chance;
  };
  const drawn = new Map<string, { form: Form; answer: 'yes' | 'no' }>();
  let balance = 0;
  open.forEach(({ id, fixed }, asked) => {
    const choices = (steps[asked] ?? []).map(({ form, share, value }) => ({
      form,
      value,
      weight: share * chanceFrom(asked + 1, balance + value),
    }));
    let left = random() * choices.reduce((sum, { weight }) => sum + weight, 0);
    const chosen =
      choices.find(({ weight }) => {
        left -= weight;
        return weight > 0 && left < 0;
      }) ?? choices.filter(({ weight }) => weight > 0).at(-1);
    const form = chosen?.form ?? 'yes';
    balance += chosen?.value ?? 0;
    const side = fixed ?? (form === 'yes' ? 'yes' : form === 'mixed' ? answer : 'no');
    drawn.set(id, { form, answer: side });
  });
  return drawn;
}

/**
 * Whether the evidence settles a question. A Yes is settled when the balance is clear and no gap is serious, a No when
 * the balance is clear and at least one is; the rest are contested.
 */
function judgementOf(
  answer: 'yes' | 'no',
  score: number,
  prompts: readonly JudgedPrompt[],
): JudgedQuestion['judgement'] {
  const serious = prompts.some(({ form }) => form === 'serious');
  const clear = Math.abs(score) >= CONTESTED_WITHIN && score > 0 === (answer === 'yes');
  if (!clear || serious === (answer === 'yes')) return 'contested';
  return answer === 'yes' ? 'mustBeYes' : 'mustBeNo';
}
