import type { Assumption } from '../../../staffing/region/assumptions.js';
import type { WhatIf } from '../../../staffing/whatIf/whatIf.js';
import { percentAsWritten } from '../../../words/format.js';
import { bullet, type Line } from '../../document/words.js';

/** What a what-if assumes: value, range and reason of each assumption, and where nothing depends on it. */
export function assumptionLines(result: WhatIf): Line[] {
  return result.assumptions.map(({ name, label, unit, central, low, high, why, own }) => {
    const { amount, of } = inUnit(unit);
    const nothing = changesNothing(result, name);
    const range = low === high ? '' : ` (${amount(low)} to ${amount(high)})`;
    return bullet(`${label}: ${amount(central)}${range}${of}${own ? ', your own' : ''}. ${why}${nothing}`);
  });
}

/** The label of an assumption, marked where its number is the user's own. */
export function marked(
  { assumptions }: WhatIf,
  { assumption, label }: { readonly assumption: Assumption['name']; readonly label: string },
): string {
  return assumptions.some(({ name, own }) => own && name === assumption) ? `${label} (your own)` : label;
}

/** Why no outcome depends on an assumption, where it is known. */
const WHY_NOTHING: Readonly<Partial<Record<Assumption['name'], string>>> = {
  traineePass: 'the share of graduates who take posts is solved to go with it',
  seniorLeaving: 'moves out of the grade are solved to go with it',
  growth: 'the scenario states the trend of officers, or the baseline has none',
  traineeCases: 'the number of trainees is published',
  underTwo: 'the balance of each grade gives its newcomers',
  vettingStarts: 'no lever moves vetting',
};

/** What is said of an assumption on which nothing depends; empty for any other. */
function changesNothing({ tornado, inspectAt }: WhatIf, name: Assumption['name']): string {
  if (tornado.find(({ assumption }) => assumption === name)?.changesNothing !== true) return '';
  const why = WHY_NOTHING[name];
  return ` Here it changes nothing at month ${inspectAt} with all others central${why === undefined ? '' : `: ${why}`}.`;
}

/** How numbers of a unit are written, and what follows them: 0.03 of the unit `share a month` is `3%` and ` a month`. */
export function inUnit(unit: string): { readonly amount: (value: number) => string; readonly of: string } {
  const [first, ...rest] = unit.split(' ');
  if (first !== 'share') return { amount: (value) => String(asGiven(value)), of: ` ${unit}` };
  return { amount: (value) => percentAsWritten(asGiven(value)), of: ['', ...rest].join(' ') };
}

/** As written, but for what follows from other numbers and has more digits than anybody would write: to four. */
function asGiven(value: number): number {
  return Number(value.toPrecision(6)) === value ? value : Number(value.toPrecision(4));
}
