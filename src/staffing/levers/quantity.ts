import { isDay, largeNumberHint } from '../../numeric/written.js';
import { refuse } from '../../problem.js';

/** What a lever does to a number, as it is written: puts it at a value, adds to it, or multiplies it. */
export type Change =
  | { readonly kind: 'set'; readonly to: number }
  | { readonly kind: 'add'; readonly by: number }
  | { readonly kind: 'scale'; readonly times: number }
  | { readonly kind: 'choose'; readonly word: string };

/** What a change does to a number in every draw, whatever it is there: so many times as much, and so much more. */
export interface Step {
  readonly times: number;
  readonly more: number;
}

/** One way to write a lever's value. */
export interface Form {
  readonly kind: 'set' | 'add' | 'scale';
  /** The words that may follow the number; an empty one where none is needed. */
  readonly units: readonly string[];
  /** How to write it, such as `8 weeks`. */
  readonly example: string;
  /** What one unit is in the model's own unit. */
  readonly worth: number;
}

/** Refuses what is no quantity of anything: a number larger than any, or a day. */
export function refuseUnmeasured(name: string, text: string): void {
  const facts = { path: name, got: text };
  const hint = largeNumberHint(text);
  if (hint !== undefined)
    refuse('too-large', `${name}=${text} has a number that nothing here can be.`, { ...facts, hint });
  if (isDay(text)) {
    const when = `${name}=… from month 6`;
    refuse('bad-lever-value', `${name}=${text} is a day, and has to be a quantity.`, {
      ...facts,
      hint: `To say when it begins, write ${when}.`,
    });
  }
}

const NUMBER = /^([+\-−–])?\s*((?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?)\s*(.*)$/iu;

/** Takes a step, or a part of it from 0 (none) to 1 (all). */
export function stepped(value: number, { times, more }: Step, strength = 1): number {
  return value * (1 + (times - 1) * strength) + more * strength;
}

/**
 * The step that a change takes from today's value as printed. To put a number at a value is to move it by as much as that
 * is from the printed today, by ratio or, `byAmount`, by amount: put at what it is, it stays where it is in every draw.
 * Put at none, it is none in every draw.
 */
export function stepOf(change: Change, today: number, { byAmount }: { readonly byAmount: boolean }): Step {
  switch (change.kind) {
    case 'set':
      if (change.to === 0 && today !== 0) return { times: 0, more: 0 };
      return byAmount || today === 0
        ? { times: 1, more: change.to - today }
        : { times: change.to === today ? 1 : change.to / today, more: 0 };
    case 'add':
      return { times: 1, more: change.by };
    case 'scale':
      return { times: change.times, more: 0 };
    case 'choose':
      return { times: 1, more: 0 };
  }
}

/**
 * Reads a value such as `8 weeks`, `+15%` or `-2 points` in one of the forms that its lever takes. A number with
 * a sign adds or multiplies, one without sets.
 *
 * @throws ArgumentError saying which forms the lever takes
 */
export function readQuantity(lever: string, text: string, forms: readonly Form[]): Change {
  const examples = forms.map(({ example }) => `${lever}=${example}`);
  const refuseText = (message: string): never =>
    refuse('bad-lever-value', message, {
      path: lever,
      got: text,
      expected: forms.map(({ example }) => example).join(' or '),
      hint: `Write it like ${examples.join(' or ')}.`,
    });
  const match = NUMBER.exec(text.trim());
  if (match === null) return refuseText(`${lever}=${text} has no number that can be read.`);
  const [, sign, digits = '', unitText = ''] = match;
  if (/^,\d/.test(unitText)) {
    return refuseText(`${lever}=${text} has a comma in its number: write 24000, or 8.5.`);
  }
  const unit = unitText.trim().toLowerCase();
  const negative = sign !== undefined && sign !== '+';
  const size = Number(digits);
  const known = forms.filter(({ units }) => units.includes(unit));
  if (known.length === 0) {
    // Nothing of anything is the same in every unit.
    const setting = forms.find(({ kind }) => kind === 'set');
    if (unit === '' && size === 0 && setting !== undefined) return { kind: 'set', to: 0 };
    if (unit !== '') return refuseText(`The lever ${lever} is not measured in "${unitText.trim()}".`);
    const isShare = size <= 1 && forms.some(({ kind, units }) => kind === 'set' && units.includes('%'));
    const slip = isShare ? ` Did you mean ${Number((100 * size).toPrecision(12))}%?` : '';
    return refuseText(`${lever}=${text} has no unit.${slip}`);
  }
  const wanted = known.find(({ kind }) => (sign === undefined ? kind === 'set' : kind !== 'set'));
  if (wanted === undefined) {
    return refuseText(
      sign === undefined
        ? `${lever}=${text} needs a sign: ${lever} can be raised or lowered, not put at a value, in that unit.`
        : `${lever}=${text} has a sign, and in that unit ${lever} can only be put at a value.`,
    );
  }
  const signed = negative ? -size : size;
  if (wanted.kind === 'set') return { kind: 'set', to: signed * wanted.worth };
  if (wanted.kind === 'add') return { kind: 'add', by: signed * wanted.worth };
  return { kind: 'scale', times: 1 + signed / 100 };
}
