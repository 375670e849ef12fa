import { PERCENT_SIGN } from '../../numeric/written.js';
import { ArgumentError, type Problem, problem, refuse } from '../../problem.js';
import { ASSUMPTIONS, type Assumption, type AssumptionName } from '../region/assumptions.js';
import { GIVEN_NUMBERS } from '../region/givenNumbers.js';
import { assumptionsWith, type OwnAssumption, type OwnAssumptions } from '../region/ownAssumptions.js';
import { refuseUnmeasured } from './quantity.js';
import { LEVERS } from './registry.js';

/** Assumptions of one's own as they are written: `['vetting=24 weeks (20 to 30)']`, or values by name. */
export type AssumeRequest = readonly string[] | Readonly<Record<string, AssumeValue>>;

/** A number as it is written, such as `24 weeks (20 to 30)`, or in parts, as `{ value: 24, low: 20, high: 30, unit: 'weeks' }`. */
export type AssumeValue = string | number | AssumedParts;

interface AssumedParts {
  /** The number, by either name. */
  readonly value?: number | undefined;
  readonly assumed?: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly unit?: string | undefined;
  readonly why?: string | undefined;
}

/**
 * Reads assumptions of one's own, all their problems at once. A name is that of an assumption, or of a lever that moves
 * just one.
 *
 * @throws ArgumentError for a name that is none, a number or range that cannot be read or is out of any sense
 */
export function readAssumptions(request: AssumeRequest): OwnAssumptions {
  const pairs = Array.isArray(request)
    ? request.map((text: string): [string, string] => {
        const at = text.indexOf('=');
        return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
      })
    : Object.entries(request).map(([name, value]): [string, string] => [name, textOf(value)]);
  const problems: Problem[] = [];
  const own: Partial<Record<Assumption['name'], OwnAssumption>> = {};
  for (const [written, text] of pairs) {
    try {
      const assumption = assumptionOf(written);
      if (assumption.name in own) {
        problems.push(
          problem('repeated-assumption', `${written} is given twice.`, { path: written, got: text }),
        );
        continue;
      }
      const mine = readOwn(written, text, assumption);
      assumptionsWith({ [assumption.name]: mine });
      const why = whyOf(request, written);
      own[assumption.name] = why === undefined ? mine : { ...mine, why };
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      problems.push(...error.problems.map((found) => ({ ...found, path: written })));
    }
  }
  if (problems.length > 0) throw new ArgumentError(problems);
  return own;
}

/** A value in parts as it would be written in one. */
function textOf(value: AssumeValue): string {
  if (typeof value !== 'object') return String(value).trim();
  const { assumed, value: number = assumed, low = number, high = number, unit = '' } = value;
  return `${number} ${unit} (${low} to ${high})`;
}

function whyOf(request: AssumeRequest, name: string): string | undefined {
  const value = Array.isArray(request) ? undefined : (request as Readonly<Record<string, AssumeValue>>)[name];
  return typeof value === 'object' ? value.why : undefined;
}

function assumptionOf(written: string): Assumption {
  const lever = LEVERS.find(({ name }) => name === written);
  const all: readonly Assumption[] = [...ASSUMPTIONS, ...GIVEN_NUMBERS];
  const named = (name: string | undefined) => all.find((assumption) => assumption.name === name);
  const found = named(written) ?? (lever?.moves.length === 1 ? named(lever.moves[0]) : undefined);
  if (found !== undefined) return found;
  const known = all.map((assumption) => assumption.name);
  const levers = LEVERS.filter(
    ({ moves }) => moves.length === 1 && known.includes(moves[0] as AssumptionName),
  );
  refuse('unknown-assumption', `There is no assumption "${written}".`, {
    path: written,
    got: written,
    near: [...levers.map((one) => one.name), ...known],
    hint: `They are ${known.join(', ')}.`,
  });
}

const NUMBER = '([+\\-]?(?:\\d+(?:\\.\\d+)?|\\.\\d+))';
const OWN = new RegExp(
  `^${NUMBER}\\s*([^(\\d]*?)\\s*(?:\\(\\s*${NUMBER}(?:${PERCENT_SIGN})?\\s*to\\s*${NUMBER}[^)]*\\))?$`,
  'u',
);

function readOwn(written: string, text: string, { unit }: Assumption): OwnAssumption {
  const isShare = unit.startsWith('share');
  const example = isShare ? `${written}=24% (20 to 30)` : `${written}=24 ${unit} (20 to 30)`;
  const refuseText = (message: string): never =>
    refuse('bad-assumption', message, { path: written, got: text, hint: `Write it like ${example}.` });
  const [all, value = '', word = '', low, high] = OWN.exec(text) ?? [];
  refuseUnmeasured(written, text);
  if (all === undefined) return refuseText(`${written}=${text} has no number and range that can be read.`);
  const given = word.trim().toLowerCase();
  const percent = given.startsWith('%') || given.startsWith('per cent') || given.startsWith('percent');
  if (given !== '' && !(isShare ? percent : isUnit(given, unit))) {
    return refuseText(`${written} is measured in ${isShare ? '%' : unit}, not in "${word.trim()}".`);
  }
  const numbers = [value, low ?? value, high ?? value].map(Number);
  if (isShare && !percent && numbers.some((number) => Math.abs(number) > 1)) {
    return refuseText(`${written}=${text} is over 100%: did you mean ${value}%?`);
  }
  const [middle = Number.NaN, from = Number.NaN, to = Number.NaN] = numbers.map((number) =>
    percent ? Number((number / 100).toPrecision(12)) : number,
  );
  return { value: middle, low: from, high: to };
}

/** The unit or its first word, in one number or many: `week` and `weeks`, `times`. */
function isUnit(given: string, unit: string): boolean {
  const [first = ''] = unit.split(' ');
  return [unit, first, first.replace(/s$/, '')].includes(given);
}
