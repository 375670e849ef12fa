import { requireFields } from '../../check.js';
import { refuse } from '../../problem.js';
import { ASSUMPTIONS, type Assumption } from './assumptions.js';
import { BALANCE, FREED, GIVEN_NUMBERS, isGivenName } from './givenNumbers.js';

/** A number of one's own in place of an assumption: its value, and the range it could lie in; without one it is certain. */
export interface OwnAssumption {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  /** Where it comes from. */
  readonly why?: string;
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
    checkSense(assumption, `${path}.${end}`, number);
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
  return { ...assumption, central: value, low, high, drawn: low < high, why };
}

interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** What cannot be nothing, a delay or people for each senior, and where more or less than this leaves nobody or no end. */
const BOUNDS_OF_UNIT: Readonly<Record<string, Partial<Bounds>>> = {
  weeks: { low: 0.1 },
  months: { low: 0.1 },
  people: { low: 0.1 },
  'odds ratio': { low: 0.001 },
  'times the effect in the scenario': { high: 20 },
};
const BOUNDS_OF_NAME: Readonly<Record<string, Partial<Bounds>>> = {
  growth: { low: -0.5 },
  workTrend: { low: -0.5 },
  supervised: { low: 0.5, high: 2 },
  officerCases: { low: 0.01, high: 0.99 },
  seniorUnderTwo: { high: 0.9 },
  takingPosts: { low: 0.3 },
  officersUnderTwo: { low: 0.02, high: 0.6 },
  servicesUnderTwo: { low: 0.02, high: 0.6 },
  seniorMoves: { high: 1 },
  programmeStarts: { low: 0.01 },
  reviewRate: { low: 0.01 },
  unpaidHours: { low: 10 },
};

/** Other numbers so many times as large as the highest assumed are out of any sense. */
const MOST_TIMES = 100;

/** The least and the most that an assumption of one's own may be. */
export function boundsOf({ unit, name, high }: Assumption): Bounds {
  const most = unit.startsWith('share') ? 1 : Math.max(1000, MOST_TIMES * high);
  return { low: 0, high: most, ...BOUNDS_OF_UNIT[unit], ...BOUNDS_OF_NAME[name] };
}

/** Refuses a number out of any sense, with the likely slip. */
function checkSense(assumption: Assumption, path: string, number: number): void {
  const { label, unit } = assumption;
  const { low, high } = boundsOf(assumption);
  if (Number.isFinite(number) && number >= low && number <= high) return;
  const isShare = unit.startsWith('share');
  const slip =
    !isShare || number <= 1
      ? ''
      : number < 2
        ? ' It is a share: at most 100%.'
        : ` It is a share: ${number}% is ${number / 100}.`;
  refuse('out-of-range', `${label} cannot be ${number}${isShare ? '' : ` ${unit}`}.${slip}`, {
    path,
    got: String(number),
    expected: isShare ? `a share from ${low} to ${high}` : `from ${low} to ${high}`,
    hint: isShare
      ? `It can be from ${asShare(low)} to ${asShare(high)}.`
      : `It can be from ${low} to ${high}.`,
  });
}

const asShare = (share: number): string => `${Number((100 * share).toPrecision(12))}%`;
