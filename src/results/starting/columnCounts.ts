/** What the cells of one column say, counted as they are read; no more is kept of it than its decision needs. */
export class ColumnCounts {
  readonly name: string;
  /** Cases by value, in small letters with single spaces, in the order in which they first appear. */
  readonly #counts = new Map<string, number>();
  /** Each value as it was written, and how often so. */
  readonly #written = new Map<string, Map<string, number>>();
  readonly #lines = new Map<string, number>();
  /** The first value that is there twice, and its lines; null while there is none. */
  repeated: { readonly value: string; readonly lines: readonly [number, number] } | null = null;
  blank = 0;
  unknown = 0;
  unsaid = 0;
  notApplicable = 0;
  /** Whether there are more values than a scale or a list of groups has. */
  isLong = false;

  constructor(name: string) {
    this.name = name;
  }

  take(cell: string, line: number): void {
    const text = cell.trim().replace(/\s+/g, ' ');
    const value = text.toLowerCase().replace(/\u2019/g, "'");
    const silent = SILENT.get(value);
    if (silent !== undefined) {
      this[silent]++;
      return;
    }
    const before = this.#counts.get(value) ?? 0;
    if (before === 0) this.#lines.set(value, line);
    else this.repeated ??= { value: text, lines: [this.#lines.get(value) ?? line, line] };
    if (this.isLong && this.repeated !== null) return;
    this.#counts.set(value, before + 1);
    this.#keepAs(value, text);
    if (this.#counts.size > MOST_VALUES) this.#shorten();
  }

  /** Cases that said something. */
  get answered(): number {
    return this.values.reduce((sum, { count }) => sum + count, 0);
  }

  /** Cases that gave no answer: blank, not known, or rather not said. */
  get missing(): number {
    return this.blank + this.unknown + this.unsaid;
  }

  /** Each value as it is written most often, with its cases; of a column with too many, the first. */
  get values(): readonly { readonly key: string; readonly label: string; readonly count: number }[] {
    return [...this.#counts].map(([key, count]) => ({ key, label: this.#labelOf(key), count }));
  }

  /** Values that were written in more ways than one. */
  get spellings(): readonly (readonly string[])[] {
    return [...this.#written.values()].flatMap((written) => (written.size > 1 ? [[...written.keys()]] : []));
  }

  #keepAs(value: string, text: string): void {
    const written = this.#written.get(value) ?? new Map<string, number>();
    if (written.size < MOST_SPELLINGS || written.has(text)) written.set(text, (written.get(text) ?? 0) + 1);
    this.#written.set(value, written);
  }

  /** Beyond the values of a scale only whether one repeats is of interest. */
  #shorten(): void {
    this.isLong = true;
    this.#written.clear();
  }

  #labelOf(key: string): string {
    const written = [...(this.#written.get(key) ?? [])];
    return written.reduce((most, one) => (one[1] > most[1] ? one : most), [key, 0] as [string, number])[0];
  }
}

/** As many levels as a variable may have, and more for answers of which several are in one cell. */
const MOST_VALUES = 400;
const MOST_SPELLINGS = 10;

type Silence = 'blank' | 'unknown' | 'unsaid' | 'notApplicable';

/** What a cell says that says nothing of the case; four things that are not the same. */
const SILENT: ReadonlyMap<string, Silence> = new Map<string, Silence>([
  ['', 'blank'],
  ...['-', '.', 'missing', 'null'].map((text): [string, Silence] => [text, 'blank']),
  ...[
    "don't know",
    'dont know',
    'do not know',
    'unknown',
    'not known',
    'not sure',
    'not recorded',
    'notrecorded',
  ].map((text): [string, Silence] => [text, 'unknown']),
  ...['prefer not to say', 'prefer not to answer', 'rather not say', 'refused'].map(
    (text): [string, Silence] => [text, 'unsaid'],
  ),
  ...['n/a', 'na', 'not applicable', 'not relevant', 'notrelevant'].map((text): [string, Silence] => [
    text,
    'notApplicable',
  ]),
]);
