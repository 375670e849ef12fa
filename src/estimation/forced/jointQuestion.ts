import { refuse } from '../../problem.js';

/** A question about one case that joins answers to several, such as `planning=yes & delivery=no`. */
export interface JointQuestion {
  readonly text: string;
  /** The variables that it names, each once, in their order in the text. */
  readonly names: readonly string[];
  /** Whether a case with these levels meets it. */
  meets(levelOf: (name: string) => string): boolean;
}

/** The levels that a variable can have; undefined where nothing has that name. */
export type LevelsOf = (name: string) => readonly string[] | undefined;

/**
 * Reads a joint question: `name=level`, or a name alone for its Yes, joined by `&` and `|`, with brackets, and
 * `at least 2 of (a, b=no, c)`, `at most` or `exactly`.
 */
export function readJoint(text: string, levelsOf: LevelsOf, known: readonly string[]): JointQuestion {
  const words = text.match(/[A-Za-z][A-Za-z0-9]*|\d+|[^\sA-Za-z0-9]/g) ?? [];
  const reader = new Reader(words, text, levelsOf, known);
  const meets = reader.whole();
  return { text: text.trim().replace(/\s+/g, ' '), names: [...new Set(reader.names)], meets };
}

type Meets = JointQuestion['meets'];

const MOST_PARTS = 60;

class Reader {
  readonly names: string[] = [];
  private next = 0;

  constructor(
    private readonly words: readonly string[],
    private readonly text: string,
    private readonly levelsOf: LevelsOf,
    private readonly known: readonly string[],
  ) {}

  whole(): Meets {
    if (this.words.length > 4 * MOST_PARTS) this.refuse(`has more than ${MOST_PARTS} parts`);
    const meets = this.either();
    if (this.next < this.words.length) this.refuse(`goes on with "${this.words[this.next]}"`);
    return meets;
  }

  private either(): Meets {
    const parts = [this.all()];
    while (this.take('|')) parts.push(this.all());
    return parts.length === 1 ? parts[0]! : (levels) => parts.some((part) => part(levels));
  }

  private all(): Meets {
    const parts = [this.part()];
    while (this.take('&')) parts.push(this.part());
    return parts.length === 1 ? parts[0]! : (levels) => parts.every((part) => part(levels));
  }

  private part(): Meets {
    if (this.take('(')) {
      const inner = this.either();
      this.expect(')');
      return inner;
    }
    const start = this.next;
    const word = this.word();
    const how = word === 'exactly' ? word : word === 'at' ? `at ${this.word()}` : undefined;
    if (how === 'exactly' || how === 'at least' || how === 'at most') return this.number(how);
    this.next = start;
    return this.level();
  }

  /** `2 of (a, b=no, c)` after exactly, at least or at most. */
  private number(how: 'exactly' | 'at least' | 'at most'): Meets {
    const count = Number(this.word());
    if (!Number.isSafeInteger(count)) this.refuse(`needs a whole number after "${how}"`);
    this.expect('of');
    this.expect('(');
    const parts = [this.either()];
    while (this.take(',')) parts.push(this.either());
    this.expect(')');
    return (levels) => {
      const met = parts.reduce((sum, part) => sum + (part(levels) ? 1 : 0), 0);
      return how === 'exactly' ? met === count : how === 'at least' ? met >= count : met <= count;
    };
  }

  private level(): Meets {
    const name = this.word();
    const levels = this.levelsOf(name);
    if (levels === undefined) {
      refuse(
        'unknown-variable',
        `The joint question names ${name || 'nothing'}, which is no question of this inspection.`,
        {
          path: 'joint',
          got: name,
          expected: 'names such as planning=yes, joined by & or |',
          near: this.known,
          hint: 'Write it as in planning=yes & delivery=no.',
        },
      );
    }
    const level = this.take('=') ? this.word() : 'yes';
    if (!levels.includes(level)) {
      refuse(
        'unknown-level',
        `${level === '' ? `${name}= names no level` : `${name} has no level ${level}`}; its levels are ${levels.join(', ')}.`,
        {
          path: 'joint',
          got: level,
          expected: `one of ${levels.join(', ')}`,
          near: levels,
        },
      );
    }
    this.names.push(name);
    return (levelOf) => levelOf(name) === level;
  }

  private word(): string {
    return this.words[this.next++] ?? '';
  }

  private take(word: string): boolean {
    if (this.words[this.next] !== word) return false;
    this.next++;
    return true;
  }

  private expect(word: string): void {
    if (this.take(word)) return;
    const got = this.words[this.next];
    this.refuse(`needs "${word}" ${got === undefined ? 'at its end' : `before "${got}"`}`);
  }

  private refuse(why: string): never {
    refuse('bad-joint', `The joint question "${this.text}" ${why}.`, {
      path: 'joint',
      got: this.text,
      expected: 'names such as planning=yes, joined by & or |',
      hint: 'Write it as in planning=yes & delivery=no.',
    });
  }
}
