import type { Stream } from '../../numeric/stream.js';

/**
 * The small language of template files: `$slot`, `<one|other>` by the seed, and `<fact? this|that>` by a fact of the
 * case. Parsed once, rendered many times.
 */
export type Template = readonly Piece[];

type Piece =
  | string
  | { readonly slot: string }
  | { readonly options: readonly Template[]; readonly guard: Condition | null };

/** A fact that must be true, such as `children`, `!mappa` or `risk=high`. */
export interface Condition {
  readonly name: string;
  /** Null asks that the fact be true. */
  readonly level: string | null;
  readonly negated: boolean;
}

/** What is so in a case: the level of each fact, `true` and `false` written as words. */
export type Facts = Readonly<Record<string, string>>;

/** The words that fill the slots of a text. */
export type Slots = Readonly<Record<string, string>>;

const CONDITION = /^(!?)([a-zA-Z][a-zA-Z0-9]*)(?:=([a-zA-Z][a-zA-Z0-9]*))?$/;
const SLOT = /^\$([a-zA-Z]+[0-9]?)/;

/** Reads a condition; null when it is not one. */
export function parseCondition(text: string): Condition | null {
  const [, negation, name, level] = CONDITION.exec(text.trim()) ?? [];
  return name === undefined ? null : { name, level: level ?? null, negated: negation === '!' };
}

export function holds({ name, level, negated }: Condition, facts: Facts): boolean {
  return (facts[name] === (level ?? 'true')) !== negated;
}

/** Reads a template; what is wrong with it comes back in words. */
export function parseTemplate(text: string): { template: Template } | { wrong: string } {
  let at = 0;
  let depth = 0;
  let wrong: string | null = null;

  const sequence = (): Piece[] => {
    const pieces: Piece[] = [];
    let plain = '';
    const flush = () => {
      if (plain !== '') pieces.push(plain);
      plain = '';
    };
    while (at < text.length) {
      const sign = text.charAt(at);
      if (depth > 0 && (sign === '|' || sign === '>')) break;
      if (sign === '>') wrong ??= 'a > has no < before it';
      const slot = sign === '$' ? SLOT.exec(text.slice(at)) : null;
      if (slot !== null) {
        flush();
        pieces.push({ slot: slot[1] ?? '' });
        at += slot[0].length;
      } else if (sign === '<') {
        flush();
        pieces.push(choice());
      } else {
        if (sign === '$') wrong ??= 'a $ has no name after it';
        plain += sign;
        at++;
      }
    }
    flush();
    return pieces;
  };

  const choice = (): Piece => {
    at++;
    depth++;
    const guarded = /^(!?[a-zA-Z][a-zA-Z0-9]*(?:=[a-zA-Z][a-zA-Z0-9]*)?)\?/.exec(text.slice(at));
    if (guarded !== null) at += guarded[0].length;
    const options: Template[] = [sequence()];
    while (text.charAt(at) === '|') {
      at++;
      options.push(sequence());
    }
    if (text.charAt(at) !== '>') wrong ??= 'a < is not closed by a >';
    at++;
    depth--;
    const guard = guarded === null ? null : parseCondition(guarded[1] ?? '');
    if (guard !== null && options.length !== 2) wrong ??= 'a condition needs two texts: <fact? this|that>';
    return { options, guard };
  };

  const template = sequence();
  if (/[{}]/.test(text.replace(/\{[^{}]*\}/g, ''))) wrong ??= 'a { is not closed by a }';
  return wrong === null ? { template } : { wrong };
}

/** The names of every slot and of every fact that a template asks for. */
export function namesIn(template: Template): { slots: string[]; facts: string[] } {
  const found = { slots: [] as string[], facts: [] as string[] };
  for (const piece of template) {
    if (typeof piece === 'string') continue;
    if ('slot' in piece) found.slots.push(piece.slot);
    else {
      if (piece.guard !== null) found.facts.push(piece.guard.name);
      for (const inner of piece.options.map(namesIn)) {
        found.slots.push(...inner.slots);
        found.facts.push(...inner.facts);
      }
    }
  }
  return found;
}

/** Writes a template out; sentences begin with a capital whatever opens them. */
export function render(template: Template, slots: Slots, facts: Facts, random: Stream): string {
  return tidy(fill(template, slots, facts, random));
}

/** A template filled in without the finish of a sentence: for words that become slots themselves. */
export function fill(template: Template, slots: Slots, facts: Facts, random: Stream): string {
  let text = '';
  for (const piece of template) {
    if (typeof piece === 'string') text += piece;
    else if ('slot' in piece) text += slots[piece.slot] ?? '';
    else {
      const { guard, options } = piece;
      const index = guard === null ? Math.floor(random() * options.length) : holds(guard, facts) ? 0 : 1;
      text += fill(options[index] ?? [], slots, facts, random);
    }
  }
  return text;
}

/** Single spaces, none before a stop, and a capital after every full stop, question mark or line break. */
export function tidy(text: string): string {
  return text
    .trim()
    .replace(/[ \t]+/g, ' ')
    .replace(/ +([,.;:?!])/g, '$1')
    .replace(/\.{2,}/g, '.')
    .replace(/(^|[.?!]"? |\n)(["“]?\{?)([a-z])/g, (_, before: string, quote: string, letter: string) => {
      return `${before}${quote}${letter.toUpperCase()}`;
    });
}
