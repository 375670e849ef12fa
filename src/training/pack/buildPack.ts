import {
  hasParts,
  requireFields,
  requireFunction,
  requireList,
  requireMade,
  requireOneOf,
  requireText,
  requireWhole,
} from '../../check.js';
import { deepFreeze } from '../../deepFreeze.js';
import type { EffectsPreset } from '../../model/model.js';
import { refuse, together } from '../../problem.js';
import { readable } from '../../scenario/figures/readable.js';
import { requireScenario } from '../../scenario/requireScenario.js';
import type { Scenario } from '../../scenario/scenario.js';
import { hashOf } from '../../scenario/yaml/hash.js';
import { type Day, dayOf, fullDate, isWorkday } from '../caseFile/calendar.js';
import type { Names } from '../caseFile/people.js';
import { DIFFICULTIES, type Difficulty, type Pack, type PackItem } from '../pack.js';
import { type AskedQuestion, askedIn } from '../practiceRules/askedPrompts.js';
import { withAssumedProfile } from '../practiceRules/assumedProfile.js';
import { makeDeck } from '../words/deck.js';
import type { Wording } from '../words/wordingTypes.js';
import { chooseCases } from './chooseCases.js';
import { quotasOf } from './demands.js';
import { earlierPacks } from './earlierPacks.js';
import { askedFor } from './focus.js';
import { type CaseToJoin, joinCases, requireWholeKeys } from './joinCases.js';
import { notesOf } from './notes.js';
import { describePair, pairsOf, requirePairs } from './pairs.js';
import { promptLetter } from './promptLetter.js';
import { requirePrompts } from './requirePrompts.js';
import { shareStories } from './shareStories.js';
import { writeCases } from './writeCases.js';

const MOST_CASES = 200;

export interface PackOptions {
  /** The words: `loadWording()`, or `parseWording` of template files where there is no file system. */
  readonly wording: Wording;
  /** How many cases, from 1 to 200; 8 if omitted. */
  readonly cases?: number;
  /** A whole number, 0 or more. */
  readonly seed: number;
  /** Demands on the mix, such as `mappaLevel1>=2`, `oversight=absent>=1` and `A.b=no>=2`. */
  readonly include?: readonly string[];
  /** What every case is about, such as `child-safeguarding`, or a fact of every case, such as `offence=sexual`. */
  readonly focus?: readonly string[];
  /** For each, one case of the pack comes again with only that another way: a fact such as `children`, or an item such as `D.e`. */
  readonly pairs?: readonly string[];
  readonly difficulty?: Difficulty;
  /** About half Yes to each key question. */
  readonly balance?: boolean;
  /** People are initials unless `given`. */
  readonly names?: Names;
  readonly effects?: EffectsPreset;
  /** The days between which cases start, as ISO dates; as the template files say if omitted. */
  readonly startWindow?: { readonly from: string; readonly to: string };
  /** Cases that were not made for this pack: anchors from `anchorCases`, cases of your own from `ownCases`. */
  readonly further?: readonly CaseToJoin[];
  /** Earlier packs, whose stories are not told again and whose words come again as little as can be. */
  readonly notLike?: readonly Pack[];
  /** The casesim version that goes on every page. */
  readonly version?: string;
  /** Told how many cases are written, after each. */
  readonly progress?: (cases: number) => void;
}

const NOTICE = 'Invented for practice. No case here is real, and nobody in it exists.';

/**
 * Makes a pack of practice cases from a scenario: case files, answer sheet, key and facilitator notes.
 *
 * The key questions of the cases are drawn from the case model, so a large pack without demands on its mix has the
 * model's probabilities. Prompts are drawn to fit them (`judgeCase`).
 *
 * @param scenario - a validated scenario
 * @param options - the wording, how many cases, a seed, and demands on the mix; see PackOptions
 * @returns the pack, frozen plain data; the same for the same arguments
 * @throws ArgumentError for a number of cases or a demand on the mix that cannot be met, with the reason
 * @example
 * buildPack(loadScenario('west-midlands-2025'), { wording: loadWording(), cases: 8, seed: 7 }).code
 */
export function buildPack(scenario: Scenario, options: PackOptions): Pack {
  requireScenario('scenario', scenario, 'A practice pack, whose answer sheet and key are of Yes and No,');
  requireFields('options', options, '{ seed: 7 }');
  const { wording, seed, effects = 'moderate', balance = false, names = 'initials', progress } = options;
  const cases = requireWhole('cases', options.cases ?? 8, { min: 1, max: MOST_CASES });
  const difficulty = requireOneOf('difficulty', options.difficulty ?? 'mixed', DIFFICULTIES);
  requireOneOf('names', names, ['initials', 'given']);
  requireWhole('seed', seed);
  if (progress !== undefined) requireFunction('progress', progress);
  requireMade('wording', wording, {
    isMade: hasParts(wording, [], ['voices', 'prompts']),
    makers: 'loadWording or parseWording',
  });
  const include = requireTexts('include', options.include ?? []);
  const focus = requireTexts('focus', options.focus ?? []);
  const pairNames = requireTexts('pairs', options.pairs ?? []);
  const version = options.version ?? 'unversioned';
  const window = startWindow(scenario, options);
  const focused = askedFor(focus);
  const asked = askedIn(scenario, wording, focused.prompts);
  requirePrompts(scenario, wording, asked);
  const { whole, assumptions } = withAssumedProfile(scenario);
  const items = itemsOf(asked);
  const earlier = earlierPacks(options.notLike ?? []);
  const [quotas] = together(
    () => quotasOf(whole, asked, { include, focus, balance, cases }),
    () => requirePairs(pairNames, asked),
  );
  const { chosen, ...drawn } = chooseCases(whole, asked, quotas, {
    ...{ wording, cases, seed, effects, difficulty, earlier },
  });
  const told = shareStories(chosen.map(({ stories }) => stories));
  const pairs = pairsOf(pairNames, chosen, { scenario: whole, asked, wording, told });
  const made = writeCases(chosen, {
    ...{ wording, asked, items, names, seed, days: window.days, deck: makeDeck(earlier?.runs) },
    ...{ pairs, told, progress },
  });
  const settings = {
    ...{ cases, include: [...include], difficulty, balance, names },
    ...(focus.length === 0 ? {} : { focus: [...focus] }),
    ...(pairNames.length === 0 ? {} : { pairs: [...pairNames] }),
    ...(earlier === null ? {} : { notLike: earlier.codes }),
  };
  const further = requireList('further', options.further ?? []);
  further.forEach((one, i) => {
    const isMade = hasParts(one, [], ['file', 'key']);
    requireMade(`further[${i}]`, one, { isMade, makers: 'anchorCases or ownCases' });
  });
  const alone = {
    format: 'casesim-pack/1' as const,
    notice: NOTICE,
    scenario: {
      id: scenario.id,
      title: scenario.title,
      hash: scenario.hash,
      inspected: scenario.sample.cases,
      shares: yesShares(scenario),
    },
    seed,
    effects,
    version,
    options: settings,
    instructions: wording.notes.instructions,
    items,
    cases: made.map(({ file }) => file),
    key: made.map(({ key }) => key),
    notes: notesOf({
      scenario: whole,
      assumed: [...assumptions, ...focused.assumptions],
      prints: focused.prints,
      wording,
      prompts: asked.flatMap(({ prompts }) => prompts),
      states: made.map(({ state }) => state),
      files: made.map(({ file }) => file),
      joined: further.map(({ file }, index) => ({ ...file, number: made.length + index + 1 })),
      keys: made.map(({ key }) => key),
      slots: made.map(({ slots }) => slots),
      stories: made.map(({ story }) => story),
      items,
      options: settings,
      seed,
      calendar: window.said,
      drawn,
    }),
  };
  const labelOf = (item: string): string => items.find(({ id }) => id === item)?.short ?? item;
  const described = pairs.map(({ of, twin }, at) =>
    describePair(twin, [made[of]!, made[chosen.length + at]!], labelOf),
  );
  const unnamed = joinCases({ ...alone, ...(pairs.length === 0 ? {} : { pairs: described }) }, further);
  const named = { ...unnamed, code: codeOf(unnamed) };
  const pack = { ...named, checksum: checksumOf(named) };
  requireWholeKeys(pack);
  return deepFreeze(pack);
}

function requireTexts(name: string, given: readonly string[]): string[] {
  return requireList(name, given).map((one, i) => requireText(`${name}[${i}]`, one));
}

/** The checksum of a pack's content. */
export function checksumOf(pack: Omit<Pack, 'checksum'>): string {
  return hashOf({ ...pack, checksum: undefined });
}

/** Three groups of four letters and digits, easy to read out. */
function codeOf(content: object): string {
  const digits = hashOf(content).toUpperCase();
  return `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8, 12)}`;
}

/** The rows of the answer sheet: each key question, then its prompts. */
function itemsOf(asked: readonly AskedQuestion[]): PackItem[] {
  return asked.flatMap(({ id: question, letter: own, label, prompts }) => [
    {
      id: own,
      kind: 'keyQuestion' as const,
      question,
      letter: '',
      text: label,
      short: readable(question).toLowerCase(),
    },
    ...prompts.map(({ item, prompt }, index) => ({
      id: item,
      kind: 'prompt' as const,
      question,
      letter: promptLetter(index),
      text: prompt.text,
      short: prompt.short,
    })),
  ]);
}

/** The share of Yes to each key question, by its id. */
function yesShares({ variables }: Scenario): Record<string, number> {
  return Object.fromEntries(
    variables
      .filter(({ section }) => section === 'keyQuestion')
      .map(({ name, shares: [, yes = 0] }) => [name, yes]),
  );
}

function startWindow(scenario: Scenario, options: PackOptions): { days: readonly Day[]; said: string } {
  const known = options.wording.startWindow;
  const own = options.startWindow ?? known[scenario.id] ?? known.otherwise ?? { from: '', to: '' };
  const [from, to] = [dayOf(own.from), dayOf(own.to)];
  const days: Day[] = [];
  if (from !== null && to !== null && to - from < 367) {
    for (let day = from; day <= to; day++) if (isWorkday(day)) days.push(day);
  }
  if (from === null || to === null || days.length === 0) {
    refuse(
      'bad-argument',
      `The cases cannot start between ${own.from || 'nothing'} and ${own.to || 'nothing'}.`,
      {
        path: 'startWindow',
        got: `${own.from} to ${own.to}`,
        expected:
          'two dates, such as 2025-05-12 and 2025-05-23, with a working day between them, at most a year apart',
        hint: 'Give two dates such as 2025-05-12 and 2025-05-23, in this order.',
      },
    );
  }
  const listed = options.startWindow === undefined ? (known[scenario.id] ?? known.otherwise) : undefined;
  const basis = listed === undefined ? 'chosen for this pack' : `${listed.basis}: ${listed.why}`;
  return { days, said: `Cases start from ${fullDate(from)} to ${fullDate(to)} (${basis}).` };
}
