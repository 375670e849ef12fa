import { ArgumentError, type Problem, problem } from '../../problem.js';
import type { Role } from '../../scenario/roles.js';
import { NOT_RELEVANT, type Scenario } from '../../scenario/scenario.js';
import { list, plural } from '../../words/format.js';
import type { AskedQuestion } from '../practiceRules/askedPrompts.js';
import type { Choices } from './choices.js';
import type { Quota } from './mix.js';

/** What the cases of a pack can be about, each one of them. */
interface Focus {
  /** The fact that is so in every case; null where a prompt alone says so. */
  readonly fact: string | null;
  /** The prompt that asks about it: it applies in every case, and is answered either way. */
  readonly prompt: Role | null;
  /** Prompts that are asked for its sake, by their names in the template files. */
  readonly asks?: readonly string[];
  /** What no case has. */
  readonly never?: { readonly variable: string; readonly level: string };
  /** What a report prints of those prompts, for the mix beside the pack's own. */
  readonly prints?: Readonly<Record<string, string>>;
  /** What is assumed of it, for the notes. */
  readonly assumes?: string;
}

/** What `--focus` can name beside a fact or a variable of the scenario. */
const FOCI = {
  'child-safeguarding': { fact: 'children', prompt: 'child-safeguarding-analysed' },
  'domestic-abuse': { fact: 'domesticAbuse', prompt: 'domestic-abuse-analysed' },
  mappa: { fact: 'mappa', prompt: 'mappa-coordinated' },
  agencies: { fact: 'agencies', prompt: 'other-agencies-in-plan' },
  services: { fact: 'services', prompt: 'services-access' },
  enforcement: { fact: 'enforcement', prompt: 'enforcement-sufficient' },
  curfew: { fact: 'curfew', prompt: 'curfew-information-used' },
  'pre-release': { fact: null, prompt: 'pre-release-sufficient' },
  oversight: { fact: null, prompt: null, never: { variable: 'oversight', level: 'notNeeded' } },
  'court-report': {
    ...{ fact: null, prompt: null, asks: ['A.ct', 'P.ct'] },
    never: { variable: 'sentence', level: 'licence' },
    assumes:
      'Of work for the court the South West report of 2025 prints that 59% of proposals supported public protection, and that risk was sufficiently assessed for court in just over two-thirds of the relevant cases; it does not print out of how many. What the reports of these cases say, and that every order had one, is assumed. The answers are drawn from the shares of the line above, to fit the key question, those on risk with the odds of a plain Yes multiplied by twelve. Over 600 cases of that region 62% of proposals and 64% of reports on risk came out as Yes: near what is printed, and not fixed at it. The mix has what this pack has.',
    prints: {
      'A.ct': 'just over two-thirds, of a number not printed',
      'P.ct': '59%, of a number not printed',
    },
  },
} as const satisfies Readonly<Record<string, Focus>>;

/** A level of something that every case has, such as `offence=sexual`; `yes` if none is named. */
const DEMAND = /^([A-Za-z][A-Za-z0-9]*)(?:=([A-Za-z][A-Za-z0-9]*))?$/;

interface Pack {
  readonly choices: Choices;
  readonly asked: readonly AskedQuestion[];
  readonly cases: number;
  readonly scenario: Scenario;
}

/**
 * What a focus asks of the mix: every case has what it is about, and of the answers to its prompt about a third at least is Yes
 * and a third No, so that both are practised.
 *
 * @throws ArgumentError with every focus that is none, or that the scenario's cases never have
 */
export function focusQuotas(foci: readonly string[], pack: Pack): readonly Quota[] {
  const problems: Problem[] = [];
  const quotas = foci.flatMap((text): readonly Quota[] => {
    const found = isFocus(text) ? focusOn(text, pack) : demandOf(text, pack);
    if (Array.isArray(found)) return found;
    problems.push(found as Problem);
    return [];
  });
  if (problems.length > 0) throw new ArgumentError(problems);
  return quotas;
}

/** The prompts that are asked for the sake of what a pack is about, and what that assumes. */
export function askedFor(foci: readonly string[]): {
  readonly prompts: readonly string[];
  readonly assumptions: readonly string[];
  readonly prints: Readonly<Record<string, string>>;
} {
  const known = foci.filter(isFocus).map((name): Focus => FOCI[name]);
  return {
    prompts: known.flatMap(({ asks = [] }) => asks),
    assumptions: known.flatMap(({ assumes }) => assumes ?? []),
    prints: Object.assign({}, ...known.map(({ prints = {} }) => prints)),
  };
}

function isFocus(text: string): text is keyof typeof FOCI {
  return Object.hasOwn(FOCI, text);
}

function focusOn(name: keyof typeof FOCI, { asked, cases, scenario }: Pack): readonly Quota[] | Problem {
  const { fact, prompt, asks = [], never }: Focus = FOCI[name];
  const prompts = asked.flatMap((question) => question.prompts);
  const own = prompts.filter(
    ({ id, prompt: { role } }) => asks.includes(id) || (role !== undefined && role === prompt),
  );
  const text = `focus on ${name}`;
  const all = { text, min: cases, max: cases };
  if (fact === null && never === undefined && own.length === 0) {
    const others = Object.keys(FOCI).filter((one) => one !== name);
    return problem('unknown-focus', `${scenario.id} has nothing on ${name}: no prompt asks about it.`, {
      path: 'focus',
      got: name,
      hint: `Give a variable the role ${prompt}, or focus on ${list(others, 'or')}.`,
    });
  }
  const has = fact === null ? [] : [{ ...all, variable: fact, level: 'yes' }];
  const without = never === undefined ? [] : [{ ...never, text, min: 0, max: 0 }];
  return [...has, ...without, ...own.flatMap(({ item }) => answeredBothWays(item, text, cases))];
}

/** A prompt that applies in every case, with a third at least of each plain answer. */
function answeredBothWays(item: string, text: string, cases: number): Quota[] {
  const third = Math.floor(cases / 3);
  const either = ['yes', 'no'].map((level) => ({
    text: `at least ${plural(third, 'case')} ${level === 'yes' ? 'Yes' : 'No'} to ${item}`,
    ...{ variable: item, level, min: third, max: cases },
  }));
  const applies = { text, variable: item, level: NOT_RELEVANT, min: 0, max: 0 };
  return [applies, ...(third > 0 ? either : [])];
}

/** A fact of every case. */
function demandOf(text: string, { choices, cases }: Pack): readonly Quota[] | Problem {
  const [, variable = '', level = 'yes'] = DEMAND.exec(text.replace(/\s+/g, '')) ?? [];
  const levels = choices.levels[variable];
  if (levels?.includes(level)) return [{ text: `focus on ${text}`, variable, level, min: cases, max: cases }];
  const known = Object.keys(FOCI);
  const message =
    levels === undefined
      ? `There is no focus on ${text}.`
      : `${variable} is never ${level}, so there is no focus on it.`;
  return problem('unknown-focus', message, {
    path: 'focus',
    got: text,
    near: levels ?? [...known, ...Object.keys(choices.levels)],
    hint:
      levels === undefined
        ? `Focus on ${list(known, 'or')}, or on a fact such as offence=sexual.`
        : `Its levels are ${levels.join(', ')}.`,
  });
}
