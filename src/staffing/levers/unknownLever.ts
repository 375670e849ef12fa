import { nearHint, type Problem, problem } from '../../problem.js';
import { HIGH_RISK, LEVERS, POINT_SET } from './registry.js';

/**
 * The problem of a name that is no lever: the nearest or the one that is meant, or why a what-if cannot tell it.
 *
 * @param variables - case variables that could be meant as well
 */
export function unknownLever(name: string, variables: readonly string[] = []): Problem {
  const instead = INSTEAD.find(({ words }) => words.test(name.toLowerCase()));
  const refusal = REFUSALS.find(({ words }) => words.test(name.toLowerCase()));
  if (refusal !== undefined && refusal !== IN_CASES) return cannotTell(name, refusal);
  // A name with a word for something else, such as sfo, is meant so unless it is spelt as variables are.
  const variable =
    instead === undefined || isSpeltAsVariable(name) ? nearHint(name, variables, undefined) : undefined;
  const near =
    variable ??
    (instead === undefined
      ? nearHint(name, LEVER_NAMES, undefined)
      : `Did you mean ${instead.lever}?${instead.how ?? ''}`);
  if (near === undefined && refusal !== undefined) return cannotTell(name, refusal);
  return problem('unknown-lever', `There is no lever "${name}".`, {
    path: name,
    got: name,
    expected: LEVER_NAMES.join(', '),
    hint: near ?? `The levers are ${LEVER_NAMES.join(', ')}.`,
  });
}

/** Whether a name that is no lever could be that of a case variable, as far as can be told without a scenario. */
export function couldBeVariable(name: string): boolean {
  const isOther = [...INSTEAD, ...REFUSALS].some(({ words }) => words.test(name));
  const isName = isOther ? isSpeltAsVariable(name) : /^[a-z][a-zA-Z0-9]*$/.test(name);
  return isName && nearHint(name, LEVER_NAMES, undefined) === undefined;
}

function isSpeltAsVariable(name: string): boolean {
  return /^[a-z]+[A-Z][a-zA-Z0-9]*$/.test(name);
}

function cannotTell(name: string, { why }: Refusal): Problem {
  const message = `${name} is not something that a staffing what-if can tell you. ${why}`;
  return problem('cannot-answer', message, { path: name, got: name });
}

const LEVER_NAMES: readonly string[] = [...LEVERS.map(({ name }) => name), HIGH_RISK.name, POINT_SET.name];

interface Refusal {
  readonly words: RegExp;
  readonly why: string;
}

const IN_CASES: Refusal = {
  words: /service|access|analy|domestic|abuse|enforce|safeguard|contact|engage|visit|assessed|planned/,
  why: 'What is done in cases can be moved where the scenario has it as a case variable that is yes or no, by its name, such as domesticAbuseAnalysed=80%. Another needs a published share, and an assumed odds ratio on a key question, in a copy of the scenario.',
};

/** What is sometimes asked of such a model, and why it cannot tell. */
const REFUSALS: readonly Refusal[] = [
  {
    words:
      /^people$|(^|[^a-z])(person|individual|offender|predict|reoffend|recidiv|risk-?score|case-?outcome)/,
    why: 'It cannot predict what a person on probation will do: its cases are invented, and it knows shares of cases, never people.',
  },
  {
    words:
      /^(staff|team|practitioner|manager|officer|name)s?$|(^|[^a-z])(rank|best|worst|league|performance)/,
    why: 'It cannot rank or compare members of staff or teams: it knows numbers of staff by grade, and its effects are assumptions.',
  },
  {
    words: /accommodation|housing|homeless/,
    why: 'Accommodation is left out: it is published in words and as shares of referrals, with nothing that says how many need it or how long they wait.',
  },
  {
    words: /court|report|psr/,
    why: "A court team is left out: court reports are in the published workload of each grade, with no number of their own. Officers' time for more of them can be given as events=600 hours, or taken off with demand=-5%.",
  },
  {
    words: /^rar|activity|cstr|structured/,
    why: 'Activity days and structured interventions are left out: the share of days completed is published, and no number of days, staff or waits.',
  },
  IN_CASES,
];

/** What is asked for by another name. */
const INSTEAD: readonly { readonly words: RegExp; readonly lever: string; readonly how?: string }[] = [
  { words: /sick|illness|maternity/, lever: 'absence' },
  {
    words: /part-?time|full-?time|contract/,
    lever: 'hours',
    how: ' Staff are counted in full-time posts: a fifth of them on three days of five instead is hours=-8%.',
  },
  { words: /sfo|serious|backlog|overtime/, lever: 'reviewers' },
  { words: /programme|waiting/, lever: 'facilitators' },
  { words: /newly|newcomer|nqo/, lever: 'leaving-new' },
  { words: /reassign|take-?over|hand-?over/, lever: 'spill-over' },
  { words: /attrition|turnover|retention/, lever: 'leaving' },
  { words: /trainee|pqip/, lever: 'intake' },
  { words: /vlo|victim/, lever: 'victim-officers' },
  { words: /premises|^ap(-|$)|-beds?$/, lever: 'beds' },
  { words: /caseload|transfer/, lever: 'cases' },
  { words: /workload/, lever: 'demand' },
  { words: /reset|impact/, lever: 'suspended' },
];
