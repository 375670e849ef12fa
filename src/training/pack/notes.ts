import { type EffectsPreset, type JointTable, PRESETS } from '../../model/model.js';
import { stream } from '../../numeric/stream.js';
import { printFigure } from '../../scenario/figures/printFigure.js';
import { readable } from '../../scenario/figures/readable.js';
import { variableWithRole } from '../../scenario/roles.js';
import type { CaseVariable, Scenario } from '../../scenario/scenario.js';
import { capital } from '../../words/capital.js';

import { PARTNER_SEX_ASSUMPTION } from '../caseFile/castStory.js';
import type { CaseDifficulty, CaseFile, CaseKey, CaseNotes, MixRow, Pack, PackNotes } from '../pack.js';
import type { AskedPrompt } from '../practiceRules/askedPrompts.js';
import { type CaseState, PACK_ASSUMPTIONS } from '../practiceRules/caseState.js';
import { openAssumptions } from '../practiceRules/circumstances.js';
import { DIFFICULTY_EXPLAINED, DIFFICULTY_LIMITS } from '../practiceRules/difficulty.js';
import {
  CONTESTED_WITHIN,
  FORM_SHARES,
  FORM_VALUES,
  type Form,
  IGNORED_ASSUMPTION,
} from '../practiceRules/judgement.js';
import { OFFENCE_ASSUMPTION } from '../practiceRules/offenceAndSentence.js';
import { packModel, TIE_ASSUMPTION } from '../practiceRules/ties.js';
import type { Slots } from '../words/template.js';
import { render } from '../words/template.js';
import { templateOf } from '../words/wording.js';
import type { Wording } from '../words/wordingTypes.js';
import type { ChosenCases } from './chooseCases.js';
import { eventPlan } from './eventPlan.js';

export interface PackToNote {
  readonly scenario: Scenario;
  readonly wording: Wording;
  readonly states: readonly CaseState[];
  readonly prompts: readonly AskedPrompt[];
  readonly files: readonly CaseFile[];
  /** Cases that join the pack: the plan has time for them. */
  readonly joined: readonly CaseFile[];
  readonly keys: readonly CaseKey[];
  readonly slots: readonly Slots[];
  /** Which story each case tells. */
  readonly stories: readonly string[];
  readonly items: Pack['items'];
  readonly options: Pack['options'];
  readonly seed: number;
  /** What is assumed of the cases since the scenario does not say. */
  readonly assumed: readonly string[];
  /** What a report prints of prompts that no variable settles, by their names in the template files. */
  readonly prints: Readonly<Record<string, string>>;
  readonly calendar: string;
  readonly drawn: Pick<ChosenCases, 'drawn' | 'untold'>;
}

/** What a facilitator needs: purpose, a plan for the time, questions, what each case mirrors, and the mix. */
export function notesOf(task: PackToNote): PackNotes {
  const { scenario, wording, options, states, seed } = task;
  const say = (text: string, slots: Slots = {}): string =>
    render(templateOf(text), { scenarioTitle: scenario.title, ...slots }, {}, stream(seed, 'pack', 'notes'));
  const ids = scenario.keyQuestions.map(({ id }) => id);
  const patterns = PRESETS.map((effects) => ({
    effects,
    answers: packModel(scenario, effects).joint(ids),
  }));
  const asked = [
    ...options.include,
    ...(options.focus ?? []).map((one) => `every case about ${one}`),
    ...(options.difficulty === 'mixed' ? [] : [`${options.difficulty} cases`]),
    ...(options.pairs ?? []).map((one) => `a pair that differs in ${one}`),
    ...(options.notLike ?? []).map((code) => `no story of pack ${code}`),
  ];
  const mixNote = [
    options.balance ? say(wording.notes.balanced) : '',
    asked.length > 0 ? say(wording.notes.chosen, { demands: asked.join(', ') }) : '',
    !options.balance && asked.length === 0 ? say(wording.notes.drawn) : '',
  ];
  return {
    purpose: wording.notes.purpose.map((text) => say(text)),
    plan: eventPlan({
      files: [...task.files, ...task.joined],
      items: task.items.length,
      wording: wording.notes,
      say,
    }),
    cases: task.files.map((file, index) => caseNotes(task, file, index, patterns)),
    mix: [...mixOf(scenario, states), ...printedMix(task)],
    mixNote: mixNote.filter((text) => text !== '').join(' '),
    difficulty: DIFFICULTY_EXPLAINED,
    assumptions: [
      `Each prompt is worth its weight times ${worth('yes')} if it is plainly in order, ${worth('mixed')} if it can be argued, ${worth('narrow')} for a narrow gap and ${worth('serious')} for a serious one. The balance is the weighted mean. Within ${CONTESTED_WITHIN} of 0 a question is contested; so is a Yes with a serious gap, and a No without one.`,
      `Prompts that the scenario does not publish are drawn to fit the key question: behind a Yes ${shares('yes')}, behind a No ${shares('no')}, on condition that the balance agrees. This association is assumed; it moves no published margin.`,
      ...task.assumed,
      ...PACK_ASSUMPTIONS,
      ...openAssumptions(scenario),
      TIE_ASSUMPTION,
      OFFENCE_ASSUMPTION,
      IGNORED_ASSUMPTION,
      PARTNER_SEX_ASSUMPTION,
      task.calendar,
      ...leftOut(task.drawn),
    ],
  };
}

/** The answers of the pack to prompts of which a report prints a share and not its number, beside that share. */
function printedMix({ prompts, prints, items, keys }: PackToNote): MixRow[] {
  const given = keys.flatMap((key) => key.questions.flatMap((question) => question.prompts));
  return prompts.flatMap(({ id, item }): MixRow[] => {
    const publishedText = prints[id];
    if (publishedText === undefined) return [];
    const own = given.filter((one) => one.item === item && one.answer !== 'notRelevant');
    return [
      {
        name: id,
        label: capital(items.find((one) => one.id === item)?.short ?? id),
        level: 'Yes',
        pack: own.filter(({ answer }) => answer === 'yes').length,
        of: own.length,
        published: null,
        publishedText,
      },
    ];
  });
}

/** What is said where cases were left out. */
function leftOut({ drawn, untold }: PackToNote['drawn']): string[] {
  if (untold === 0) return [];
  return [
    `Of ${drawn} cases that were drawn, ${untold} are left out: no court would have passed their sentence for any offence of the template files. The shares of the others differ from the scenario's by that.`,
  ];
}

function worth(form: Form): string {
  return String(FORM_VALUES[form] / 2);
}

function shares(answer: 'yes' | 'no'): string {
  const { yes, mixed, narrow, serious } = FORM_SHARES[answer];
  const percent = (share: number): string => `${Math.round(share * 100)}%`;
  return `${percent(yes)} are in order, ${percent(mixed)} can be argued, ${percent(narrow)} are narrow gaps and ${percent(serious)} serious ones`;
}

/** How the answers to the key questions go together in the case model under one strength of its effects. */
interface Pattern {
  readonly effects: EffectsPreset;
  readonly answers: JointTable;
}

function caseNotes(
  { scenario, wording, prompts: asked, states, keys, slots, stories, seed }: PackToNote,
  file: CaseFile,
  index: number,
  patterns: readonly Pattern[],
): CaseNotes {
  const state = states[index];
  const key = keys[index];
  if (state === undefined || key === undefined) throw new RangeError(`no key for case ${file.number}`);
  const prompts = key.questions.flatMap((question) => question.prompts);
  // What decides comes first: serious gaps, then what can be argued, then what is in order.
  const order = [...prompts].sort((a, b) => weightOf(b) - weightOf(a));
  const say = (text: string): string =>
    render(templateOf(text), slots[index] ?? {}, state.facts, stream(seed, 'pack', index, 'questions'));
  const questions = order
    .map(({ item }) => wording.notes.questions[asked.find((one) => one.item === item)?.id ?? ''])
    .filter((text) => text !== undefined)
    .slice(0, 2)
    .map(say);
  const { facts } = state;
  const about = [
    `offence: ${offenceLabel(scenario, state)}`,
    `risk of serious harm ${facts.risk === 'notRecorded' ? 'not recorded' : facts.risk}`,
    facts.domesticAbuse === 'true' ? 'domestic abuse' : 'no domestic abuse',
    facts.children === 'true' ? 'children to consider' : 'no children to consider',
    facts.mappa === 'true' ? `MAPPA Level ${facts.levelTwo === 'true' ? 2 : 1}` : 'not under MAPPA',
    `oversight ${key.oversight.standing}`,
  ].join(', ');
  const answers = scenario.keyQuestions.map(
    ({ id }) => `${readable(id)} ${state.answers[id] === 'yes' ? 'Yes' : 'No'}`,
  );
  const patternShares = patterns.map(({ effects, answers }) => [effects, answers.probability(state.answers)]);
  return {
    number: file.number,
    id: file.id,
    about: `${capital(about)}.`,
    questions: [...questions, say(wording.notes.oversightQuestion)],
    strong: order.slice(0, 4).map(({ item, entries, why }) => ({ item, entries, says: why })),
    mirrors: mirrorsOf(scenario, state),
    story: stories[index] ?? null,
    difficulty: key.difficulty === null ? '' : difficultyText(key.difficulty),
    pattern: {
      answers: answers.join(', '),
      shares: Object.fromEntries(patternShares) as Record<EffectsPreset, number>,
    },
  };
}

function difficultyText({ overall, closeness, conflict, missing, length }: CaseDifficulty): string {
  const word =
    overall < DIFFICULTY_LIMITS.easy ? 'easy' : overall < DIFFICULTY_LIMITS.hard ? 'middling' : 'hard';
  const show = (value: number): string => value.toFixed(2);
  return `Difficulty ${show(overall)}, ${word}: closeness ${show(closeness)}, conflict ${show(conflict)}, missing ${show(missing)}, length ${show(length)}.`;
}

function offenceLabel(scenario: Scenario, { drawn, facts }: CaseState): string {
  const variable = variableWithRole(scenario, 'offence');
  const index = variable?.levels.indexOf(drawn[variable.name] ?? '') ?? -1;
  return (variable?.levelLabels[index] ?? facts.offence ?? '').toLowerCase();
}

function weightOf({ gap, contested, answer }: CaseKey['questions'][number]['prompts'][number]): number {
  if (answer === 'notRelevant') return 0;
  return gap === 'serious' ? 4 : contested ? 3 : gap === 'narrow' ? 2 : 1;
}

/** The published findings that a case is an instance of: its shortfalls first, with figure and place. */
function mirrorsOf(scenario: Scenario, state: CaseState): string[] {
  const found = scenario.variables.flatMap((variable) => {
    const index = variable.levels.indexOf(state.drawn[variable.name] ?? '');
    const text = index < 0 || variable.section === 'profile' ? null : findingText(scenario, variable, index);
    return text === null ? [] : [{ text, rank: mirrorRank(variable, index) }];
  });
  return found
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, 3)
    .map(({ text }) => text);
}

/** Shortfalls in prompts say most about a case, then oversight, then what went well, then its key questions. */
function mirrorRank({ section, role, levels }: CaseVariable, index: number): number {
  const shortfall = levels[index] === 'no';
  if (section === 'prompt') return shortfall ? 4 : 2;
  if (role === 'management-oversight-effective') return shortfall ? 3 : 2;
  return section === 'keyQuestion' && shortfall ? 1 : 0;
}

/** `Enforcement was sufficient: no in 14 of 36 (title, section)`; null where no publication says so. */
function findingText({ sources }: Scenario, variable: CaseVariable, index: number): string | null {
  const { figures, counts, relevant, shares, section, name, levels } = variable;
  const own = figures[index] ?? null;
  const figure = own ?? figures.find((one) => one !== null) ?? null;
  if (figure === null || figure.from.length === 0) return null;
  const amount =
    own?.value.kind === 'words'
      ? printFigure(own)
      : counts !== null && relevant !== null
        ? `${counts[index]} of ${relevant}${figure.value.kind === 'words' ? `, published as Yes in ${printFigure(figure)}` : ''}`
        : `about ${Math.round(shares[index]! * 100)}%`;
  const printed = figure.from.map(({ source, section }) =>
    [sources[source]?.title ?? source, section].filter((part) => part !== null).join(', '),
  );
  const label = section === 'keyQuestion' ? readable(name) : variable.label;
  return `${label}: ${levels[index] === 'no' ? 'No' : 'Yes'} in ${amount} (${printed.join('; ')})`;
}

/** The realised mix beside the published one, for what can be chosen by. */
function mixOf(scenario: Scenario, states: readonly CaseState[]): MixRow[] {
  const rows = scenario.variables
    .filter(({ protectedCharacteristic }) => !protectedCharacteristic)
    .flatMap((variable) => {
      const applying = states.filter((state) => variable.levels.includes(state.drawn[variable.name] ?? ''));
      return variable.levels.flatMap((level, index): MixRow[] => {
        if (variable.kind === 'binary' && level === 'no') return [];
        const counts = variable.counts !== null && variable.relevant !== null;
        const share = variable.shares[index]!;
        const basis = variable.basis === 'assumed' ? ', assumed' : '';
        return [
          {
            name: variable.name,
            label: variable.label,
            level: variable.levelLabels[index] ?? level,
            pack: applying.filter((state) => state.drawn[variable.name] === level).length,
            of: applying.length,
            published: share,
            publishedText: counts
              ? `${variable.counts[index]} of ${variable.relevant}${basis}`
              : `${Math.round(share * 100)}%${basis}`,
          },
        ];
      });
    });
  const absent = states.filter(({ oversight }) => oversight === 'absent').length;
  return [
    ...rows,
    {
      name: 'oversight',
      label: 'Management oversight absent although needed',
      level: 'Yes',
      pack: absent,
      of: states.filter(({ oversight }) => oversight !== 'notNeeded').length,
      published: null,
      publishedText: 'not published apart from ineffective',
    },
  ];
}
