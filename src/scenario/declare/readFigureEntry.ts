import { beforePercentSign, readDecimal, slipHint } from '../../numeric/written.js';
import type { Basis, Figure, FigureValue, Place, Reading, WordsName } from '../scenario.js';
import type { Path } from '../yaml/document.js';
import type { Notebook } from '../yaml/notebook.js';
import { valueNamed } from './declaration.js';
import { dotted, readMapValue, readScalar } from './readFigureText.js';
import type { FigureMap, WrittenFigure, WrittenFigureMap, WrittenPlaces, WrittenScenario } from './schema.js';

/** Where a figure is and what it inherits from there. */
export interface FigureSetting {
  /** The figure's dotted path in the scenario. */
  readonly dotted: string;
  readonly label: string;
  /** Places that its whole group declares, for a figure without its own. */
  readonly from: readonly Place[];
  /** Why an assumed figure without a reason of its own is assumed. */
  readonly why?: string | undefined;
  /** Whether a bare number counts cases or is just a number. */
  readonly bare: 'count' | 'number';
}

/** Reads the figures of one file in order, noting what is wrong with them; later sums may name earlier figures. */
export class FigureReader {
  private readonly figures: Figure[] = [];

  constructor(
    readonly notebook: Notebook,
    private readonly sources: WrittenScenario['sources'],
    /** Whether the scenario says that all its figures are invented. */
    private readonly isInvented = false,
  ) {}

  /** Reads one figure; undefined, with its problems noted, when it does not make sense. */
  read(written: WrittenFigure, path: Path, setting: FigureSetting): Figure | undefined {
    const figure = this.readPrinting(written, path, setting);
    if (figure !== undefined) this.figures.push(figure);
    return figure;
  }

  /** Reads `report/Context` or a list of such places. */
  places(written: WrittenPlaces | undefined, path: Path): Place[] {
    if (written === undefined) return [];
    const list = typeof written === 'string' ? [written] : written;
    return list.map((text, index) => {
      const slash = text.indexOf('/');
      const source = (slash < 0 ? text : text.slice(0, slash)).trim();
      const section = slash < 0 ? '' : text.slice(slash + 1).trim();
      if (!Object.hasOwn(this.sources, source))
        this.noteSource(source, typeof written === 'string' ? path : [...path, index]);
      return { source, section: section === '' ? null : section };
    });
  }

  private readPrinting(written: WrittenFigure, path: Path, setting: FigureSetting): Figure | undefined {
    const { notebook, figures } = this;
    const { dotted, label, bare } = setting;
    const { of, ...stated }: WrittenFigureMap = typeof written === 'object' ? written : { value: written };
    const own: FigureMap = of === undefined || of === 'unknown' ? stated : { ...stated, of };
    const isGiven = this.isInvented && own.derived === undefined;
    const why = own.why ?? (isGiven ? 'invented' : own.assumed === undefined ? undefined : setting.why);
    const map = why === undefined ? own : { ...own, why };
    const named = (name: string) => valueNamed(figures, name, dotted);
    const basis: Basis =
      map.assumed !== undefined || isGiven ? 'assumed' : map.derived !== undefined ? 'derived' : 'published';
    const from =
      map.from === undefined && basis === 'published'
        ? setting.from
        : this.places(map.from, [...path, 'from']);
    const convention = this.conventionOf(from);
    const value = readMapValue(map, path, { notebook, bare, convention, valueNamed: named });
    this.checkBasis(map, basis, from, path);
    this.checkPerCase(map, value, setting, path);
    const also = (map.also ?? []).flatMap(
      (other, index) => this.readPrinting(other, [...path, 'also', index], { ...setting, from: [] }) ?? [],
    );
    const readings = (map.readings ?? []).flatMap(({ says, value: other, rejected }, index): Reading[] => {
      const read = readScalar(other, [...path, 'readings', index, 'value'], { notebook, bare, convention });
      return read === undefined ? [] : [{ says, value: read, rejected }];
    });
    const range = this.readRange(map, value, path, bare);
    if (value === undefined) return undefined;
    const derivation = map.derived ?? map.equals;
    return {
      path: dotted,
      label: map.label ?? label,
      basis,
      value,
      from,
      also,
      readings,
      ...range,
      why: map.why ?? null,
      note: map.note ?? null,
      unit: map.unit ?? null,
      ...(derivation === undefined ? {} : { derivation: String(derivation) }),
      ...(map.perCase === undefined ? {} : { perCase: map.perCase }),
      ...(map.rounding === undefined ? {} : { rounding: map.rounding }),
      ...(of === 'unknown' ? { ofUnknown: true as const } : {}),
      position: notebook.positionOf(path),
    };
  }

  /** By which words are read: that of the first source of the figure which names one. */
  conventionOf(from: readonly Place[]): WordsName | undefined {
    const named = from.map(({ source }) => this.sources[source]);
    return named
      .map((one) => (typeof one === 'object' ? one.words : undefined))
      .find((one) => one !== undefined);
  }

  /** No number without a source unless it is assumed or derived, and no assumption without a reason. */
  private checkBasis(map: FigureMap, basis: Basis, from: readonly Place[], path: Path): void {
    if (basis === 'published' && from.length === 0 && map.from === undefined) {
      this.notebook.note('no-source', path, `${dotted(path)} does not say where its number comes from.`, {
        expected: 'from, naming the source',
        hint: 'Write from: beside it (source/section), or assumed: if no source prints it.',
      });
    }
    if (basis === 'assumed' && map.why === undefined) {
      this.notebook.note('no-reason', path, `${dotted(path)} is assumed but does not say why.`, {
        expected: 'why, a sentence',
        hint: 'Write why: beside it.',
      });
    }
    if (basis === 'assumed' && map.from !== undefined) {
      this.notebook.note('assumed-from', path, `${dotted(path)} is both assumed and printed in a source.`, {
        expected: 'assumed or from',
        hint: 'Use value: for what a source prints; put the source of an assumption under why.',
      });
    }
  }

  /** Only a share that no case variable has can be taken as one of all cases inspected. */
  private checkPerCase(
    map: WrittenFigureMap,
    value: FigureValue | undefined,
    { dotted: name }: FigureSetting,
    path: Path,
  ): void {
    const isShare = value !== undefined && value.kind !== 'number' && value.of === null;
    if (map.perCase === undefined || (isShare && name.startsWith('context.'))) return;
    this.notebook.note('misplaced-key', [...path, 'perCase'], `${name} cannot be taken per case.`, {
      got: 'perCase',
      expected: 'a share under context without a number of cases of its own',
      hint: 'Leave perCase out.',
      key: true,
    });
  }

  /** The range on the scale of the value: points of a percentage, cases of a count. */
  private readRange(
    map: FigureMap,
    value: FigureValue | undefined,
    path: Path,
    bare: FigureSetting['bare'],
  ): { readonly low: number | null; readonly high: number | null } {
    const isCount =
      value === undefined ? bare === 'count' && typeof map.assumed === 'number' : value.kind === 'count';
    const read = (key: 'low' | 'high'): number | null => {
      const written = map[key];
      if (written === undefined) return null;
      const number =
        typeof written === 'number' ? written : readDecimal(beforePercentSign(written) ?? written);
      const fits = Number.isFinite(number) && (!isCount || (Number.isSafeInteger(number) && number >= 0));
      if (fits) return number;
      const expected = isCount ? 'a whole number of cases, as its value is' : 'a number or a percentage';
      const message = `${dotted([...path, key])} must be ${expected}, not ${written}.`;
      this.notebook.note('wrong-type', [...path, key], message, {
        got: String(written),
        expected,
        hint: slipHint(String(written)),
      });
      return null;
    };
    const [low, high] = [read('low'), read('high')];
    const middle = value === undefined ? null : sizeOf(value);
    if (low !== null && high !== null && low > high) {
      this.notebook.note(
        'bad-range',
        [...path, 'low'],
        `${dotted(path)} has a low of ${low} above its high of ${high}.`,
        {
          got: `low ${low} and high ${high}`,
          expected: 'low at most high',
          hint: `If they were exchanged, write low: ${high} and high: ${low}.`,
        },
      );
    } else if (middle !== null && ((low ?? middle) > middle || (high ?? middle) < middle)) {
      this.notebook.note('bad-range', path, `${dotted(path)} is outside its own range.`, {
        got: `${middle} with low ${low ?? 'not given'} and high ${high ?? 'not given'}`,
        expected: 'low at most the value, high at least the value',
        hint: `Write a low of at most ${middle} and a high of at least ${middle}.`,
      });
    }
    return { low, high };
  }

  private noteSource(source: string, path: Path): void {
    const names = Object.keys(this.sources);
    const known = names.length === 0 ? 'Declare it under sources.' : `Declared are ${names.join(', ')}.`;
    this.notebook.note('unknown-source', path, `No source is called ${source}.`, {
      got: source,
      expected: 'one of the names under sources',
      near: names,
      hint: known,
    });
  }
}

function sizeOf(value: FigureValue): number | null {
  if (value.kind === 'percent') return Number(value.percent);
  if (value.kind === 'count') return value.count;
  return value.kind === 'number' ? value.number : null;
}
