import type { Assumption } from '../../../results/assumptions.js';
import { percent, plural, whole } from '../../../words/format.js';
import { type Part, textPart } from '../../document/document.js';
import { bullet, type Line } from '../../document/words.js';

/** What the numbers of an inspection assume: one line for each variable, its reasons once each; the effects apart. */
export function assumptionParts(assumptions: readonly Assumption[], noun: Noun = CASE): Part[] {
  const effects = assumptions.filter(({ kind }) => kind === 'effect');
  const others = assumptions.filter(({ kind }) => kind !== 'effect');
  const title = 'Assumed effects, as odds ratios with their ranges; none is published';
  return [
    textPart(
      'What these numbers assume',
      groupsOf(others).map((group) => withReasons(group, noun)),
    ),
    ...(effects.length === 0
      ? []
      : [
          textPart(
            title,
            groupsOf(effects).map((group) => bullet(`${lineOf(group, noun)}.`)),
          ),
        ]),
  ];
}

/** What one case is called, and several. */
type Noun = readonly [string, string];
const CASE: Noun = ['case', 'cases'];

type Group = readonly [Assumption, ...Assumption[]];

/** Those that concern one variable together; what concerns the whole inspection each by itself. */
function groupsOf(assumptions: readonly Assumption[]): Group[] {
  const groups: [Assumption, ...Assumption[]][] = [];
  for (const assumption of assumptions) {
    const last = groups.at(-1);
    if (last !== undefined && assumption.variable !== null && last[0].variable === assumption.variable)
      last.push(assumption);
    else groups.push([assumption]);
  }
  return groups;
}

function withReasons(group: Group, noun: Noun): Line {
  const reasons = new Set(group.flatMap((assumption) => reasonOf(assumption) ?? []));
  return bullet(`${lineOf(group, noun)}${reasons.size === 0 ? '' : `: ${[...reasons].join('; ')}`}.`);
}

const lineOf = (group: Group, noun: Noun): string => {
  const { label } = group[0];
  return `${label === null ? '' : `${label}: `}${group.map((assumption) => sayingOf(assumption, noun)).join(', ')}`;
};

function sayingOf(assumption: Assumption, [one, several]: Noun): string {
  switch (assumption.kind) {
    case 'sampling':
      return `The ${plural(assumption.value, one, several)} are treated as a simple random sample of independent ${several}, scored without error`;
    case 'cohort':
      return 'The cohort is treated as unlimited';
    case 'share': {
      const { level, words, value, low, high } = assumption;
      const printed = words === null ? '' : `published as "${words}", taken as `;
      const range = low === null || high === null ? '' : ` (${percent(low)} to ${percent(high)})`;
      return `${level} ${printed}${percent(value)}${range}`;
    }
    case 'denominator': {
      const { of, gate } = assumption;
      return `out of the ${of ?? ''} ${several} assumed to be ${gate.levels.join(' or ')} (${gate.label})`;
    }
    case 'reading':
      return `the reading "${assumption.reading}" is not used`;
    case 'effect':
      return `${assumption.parent} ×${assumption.value} (${assumption.low} to ${assumption.high})`;
  }
}

function reasonOf(assumption: Assumption): string | null {
  if (assumption.kind === 'sampling')
    return 'the publications give no design; clusters, strata and differing inspectors would change the ranges';
  if (assumption.kind !== 'cohort') return assumption.why;
  const { value, basis, why } = assumption;
  const because = why === null ? '' : ` (${why})`;
  return `a cohort of ${whole(value)}, which is itself ${basis}${because}, would narrow the intervals of what is said about it (casesim interval --cohort)`;
}
