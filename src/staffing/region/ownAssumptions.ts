import { requireFields } from '../../check.js';
import { refuse } from '../../problem.js';
import { checkSense } from './assumptionSense.js';
import { ASSUMPTIONS, type Assumption } from './assumptions.js';
import { BALANCE, FREED, GIVEN_NUMBERS, isGivenName } from './givenNumbers.js';

/** A number of one's own in place of an assumption: its value, and the range it could lie in; without one it is certain. */
export interface OwnAssumption {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  /** Where it comes from. */
  readonly why?: string;
  /** Whether it is published or derived from what is; if omitted, it is one's own. */
  readonly basis?: 'published' | 'derived';
}

export type OwnAssumptions = Readonly<Partial<Record<Assumption['name'], OwnAssumption>>>;

/**
 * The assumptions, some with numbers of one's own.
 *
 * @throws ArgumentError for a name that is none, a range that does not include its value, or a number out of any sense
 */
export function assumptionsWith(own: OwnAssumptions): readonly Assumption[] {
  requireFields('assume', own, '{ vettingWeeks: { value: 24, low: 20, high: 30 } }');
  const given = Object.keys(own);
  if (given.length === 0) return ASSUMPTIONS;
  const all: readonly Assumption[] = [...ASSUMPTIONS, ...GIVEN_NUMBERS];
  const names: readonly string[] = all.map(({ name }) => name);
  const unknown = given.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    refuse('unknown-assumption', `There is no assumption "${unknown}".`, {
      path: `assume.${unknown}`,
      got: unknown,
      near: names,
      hint: `They are ${names.join(', ')}.`,
    });
  }
  refuseTooManyGiven(given);
  return all.flatMap((assumption) => {
    const mine = own[assumption.name];
    if (mine === undefined) return isGivenName(assumption.name) ? [] : [assumption];
    return [withOwn(assumption, mine)];
  });
}

/** Refuses numbers of which a balance gives one from the others. */
function refuseTooManyGiven(given: readonly string[]): void {
  for (const name of given.filter(isGivenName)) {
    const freed = FREED[name];
    const other = given.find(
      (one) => one !== name && (one === freed || (isGivenName(one) && FREED[one] === freed)),
    );
    if (other !== undefined) refuseBoth(name, `${name} and ${other} are both given`, `assume.${other}`);
  }
}

/** Refuses a number whose balance has nothing left to solve. */
export function refuseBoth(name: keyof typeof FREED, both: string, path: string): never {
  refuse('too-many-given', `${both}, and one follows from the other: ${BALANCE[name]}.`, {
    path,
    got: name,
    hint: `Leave one of them out: ${FREED[name]} is solved where ${name} is given.`,
  });
}

function withOwn(assumption: Assumption, own: OwnAssumption): Assumption {
  const path = `assume.${assumption.name}`;
  const { value } = requireFields(path, own, '{ value: 24, low: 20, high: 30 }');
  const { low = value, high = value } = own;
  for (const [end, number] of Object.entries({ value, low, high })) {
    checkSense(assumption, `${path}.${end}`, number, { isEnd: end !== 'value' });
  }
  if (low > value || high < value) {
    const message = `${assumption.label}: ${value} is not between ${low} and ${high}.`;
    refuse('out-of-range', message, {
      path,
      got: `${low} to ${high}`,
      expected: `a range that includes ${value}`,
    });
  }
  const why = own.why ?? 'Given for this what-if.';
  return { ...assumption, central: value, low, high, drawn: low < high, why, own: own.basis === undefined };
}
