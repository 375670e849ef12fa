import { requireFields } from '../../check.js';
import { refuse } from '../../problem.js';
import { ASSUMPTIONS, type Assumption, type AssumptionName } from './assumptions.js';

/** A number of one's own in place of an assumption: its value, and the range it could lie in; without one it is certain. */
export interface OwnAssumption {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  /** Where it comes from. */
  readonly why?: string;
}

export type OwnAssumptions = Readonly<Partial<Record<AssumptionName, OwnAssumption>>>;

/**
 * The assumptions, some with numbers of one's own.
 *
 * @throws ArgumentError for a name that is none, a range that does not include its value, or a number out of any sense
 */
export function assumptionsWith(own: OwnAssumptions): readonly Assumption[] {
  requireFields('assume', own, '{ vettingWeeks: { value: 24, low: 20, high: 30 } }');
  const given = Object.keys(own);
  if (given.length === 0) return ASSUMPTIONS;
  const names: readonly string[] = ASSUMPTIONS.map(({ name }) => name);
  const unknown = given.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    refuse('unknown-assumption', `There is no assumption "${unknown}".`, {
      path: `assume.${unknown}`,
      got: unknown,
      near: names,
      hint: `They are ${names.join(', ')}.`,
    });
  }
  return ASSUMPTIONS.map((assumption) => {
    const mine = own[assumption.name];
    return mine === undefined ? assumption : withOwn(assumption, mine);
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

/** A number so many times as large as the highest assumed is out of any sense. */
const MOST_TIMES = 100;

/** Refuses a number out of any sense, with the likely slip. */
function checkSense({ label, unit, name, high }: Assumption, path: string, number: number): void {
  const isShare = unit.startsWith('share');
  const signed = name === 'workTrend' || name === 'growth';
  const bounds = isShare
    ? { low: signed ? -0.5 : 0, high: 1 }
    : { low: 0, high: Math.max(1000, MOST_TIMES * high) };
  const above = unit === 'weeks' || unit === 'months' || unit === 'odds ratio' || unit === 'people';
  if (Number.isFinite(number) && number <= bounds.high && (above ? number > 0 : number >= bounds.low)) return;
  const slip =
    !isShare || number <= 1
      ? ''
      : number < 2
        ? ' It is a share: at most 100%.'
        : ` It is a share: ${number}% is ${number / 100}.`;
  refuse('out-of-range', `${label} cannot be ${number}${isShare ? '' : ` ${unit}`}.${slip}`, {
    path,
    got: String(number),
    expected: isShare ? `a share from ${bounds.low} to 1` : above ? 'above 0' : '0 or more',
  });
}
