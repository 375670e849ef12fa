import { claimedShare } from '../figures/claimedShare.js';
import {
  CLAIM_KINDS,
  type ClaimKind,
  type ClaimTerm,
  type PublishedClaim,
  type WordsName,
} from '../scenario.js';
import type { Path } from '../yaml/document.js';
import type { Declaration } from './declaration.js';
import type { FigureReader } from './readFigureEntry.js';
import type { WrittenClaim, WrittenScenario } from './schema.js';

/** What claims may be about. */
type Known = Pick<Declaration, 'variables' | 'keyQuestions' | 'context'>;

/** Reads the claims of a file, noting those that name no question, and those that nothing could decide. */
export function declareClaims(
  { claims }: WrittenScenario,
  known: Known,
  reader: FigureReader,
): readonly PublishedClaim[] | undefined {
  return claims?.flatMap((written, index) => declareClaim(written, ['claims', index], known, reader) ?? []);
}

function declareClaim(
  written: WrittenClaim,
  path: Path,
  known: Known,
  reader: FigureReader,
): PublishedClaim | undefined {
  const { notebook } = reader;
  const from = reader.places(written.from, [...path, 'from']);
  const kind = kindOf(written, path, reader);
  if (kind === undefined) return undefined;
  const { question, inOrder } = written;
  const about =
    kind === 'inOrder'
      ? readTerms(inOrder, [...path, 'inOrder'], known, reader)
      : readTerms(question, [...path, 'question'], known, reader);
  const others = readOthers(written, kind, about, path, known, reader);
  const convention = reader.conventionOf(from);
  const share = readShare(written, kind, path, { notebook, convention });
  if (about === undefined || others === undefined || share === undefined) return undefined;
  if (!isComparison(kind, about, others, path, reader)) return undefined;
  return {
    path: path.join('.'),
    says: written.says,
    kind,
    about,
    others,
    share,
    ...(convention === undefined ? {} : { convention }),
    from,
    wording: written.wording ?? null,
    note: written.note ?? null,
    position: notebook.positionOf(path),
  };
}

/** The one comparison that a claim makes; noted where it makes none, or several. */
function kindOf(written: WrittenClaim, path: Path, { notebook }: FigureReader): ClaimKind | undefined {
  const found = CLAIM_KINDS.filter((kind) => written[kind] !== undefined);
  const [kind] = found;
  const expected = `one of ${CLAIM_KINDS.join(', ')}`;
  if (kind === undefined || found.length > 1) {
    const message =
      kind === undefined
        ? 'This claim compares nothing, so no figure can decide it.'
        : `This claim makes several comparisons at once: ${found.join(', ')}.`;
    notebook.note('bad-claim', path, message, {
      got: found.join(', ') || 'none',
      expected,
      hint: kind === undefined ? 'Write below: half, or moreThan: planning.' : 'Make a claim of each.',
    });
    return undefined;
  }
  if ((written.question === undefined) === (kind === 'inOrder')) return kind;
  notebook.note(
    'bad-claim',
    path,
    kind === 'inOrder'
      ? 'An order has its questions under inOrder, and none under question.'
      : 'This claim names no question.',
    {
      expected: kind === 'inOrder' ? 'inOrder alone' : 'question, the name of one',
      hint: 'See scenarios/README.md.',
    },
  );
  return undefined;
}

/** Reads names such as `planning` and `oversightEffective=no`; undefined, with its problems noted, where one is unknown. */
function readTerms(
  written: string | readonly string[] | undefined,
  path: Path,
  known: Known,
  reader: FigureReader,
): readonly ClaimTerm[] | undefined {
  const isList = typeof written === 'object';
  const list = isList ? written : written === undefined ? [] : [written];
  const read = list.map((text, index) => readTerm(text, isList ? [...path, index] : path, known, reader));
  return read.includes(undefined) ? undefined : read.flatMap((term) => term ?? []);
}

function readTerm(
  text: string,
  path: Path,
  { variables, context }: Known,
  { notebook }: FigureReader,
): ClaimTerm | undefined {
  const [name = '', level = 'yes', ...rest] = text.split('=').map((part) => part.trim());
  const figures = new Set(Object.values(context).flatMap((group) => Object.keys(group)));
  const variable = variables.find((one) => one.name === name);
  const levels = variable?.levels ?? (figures.has(name) ? ['yes', 'no'] : undefined);
  if (levels === undefined) {
    notebook.note('unknown-variable', path, `A claim is about ${name}, which is no question of this file.`, {
      got: name,
      expected: 'a key question, a variable or a figure under context',
      near: [...variables.map((one) => one.name), ...figures],
      hint: 'Declare it, or leave the claim out.',
    });
    return undefined;
  }
  if (rest.length === 0 && levels.includes(level)) return { name, level };
  notebook.note('unknown-level', path, `${name} has no level ${[level, ...rest].join('=')}.`, {
    got: level,
    expected: `one of ${levels.join(', ')}`,
    near: levels,
    hint: `Write ${name}=${levels.at(-1)}.`,
  });
  return undefined;
}

function readOthers(
  written: WrittenClaim,
  kind: ClaimKind,
  about: readonly ClaimTerm[] | undefined,
  path: Path,
  known: Known,
  reader: FigureReader,
): readonly ClaimTerm[] | undefined {
  if (kind !== 'highest' && kind !== 'lowest' && kind !== 'moreThan') return [];
  const named = written[kind];
  if (named !== true) return readTerms(named, [...path, kind], known, reader);
  const own = new Set((about ?? []).map(({ name }) => name));
  return known.keyQuestions.flatMap(({ id }) => (own.has(id) ? [] : [{ name: id, level: 'yes' }]));
}

/** The share that a claim compares with; null where it compares shares, undefined where it makes no sense. */
function readShare(
  written: WrittenClaim,
  kind: ClaimKind,
  path: Path,
  { notebook, convention }: Pick<FigureReader, 'notebook'> & { readonly convention: WordsName | undefined },
): string | null | undefined {
  if (kind !== 'below' && kind !== 'above' && kind !== 'around') return null;
  const text = String(written[kind]);
  const read = claimedShare(kind, text, convention);
  if (read === 'unreadable') {
    notebook.note(
      'bad-claim',
      [...path, kind],
      `${kind} must be a share that casesim can read, not "${text}".`,
      {
        got: text,
        expected: 'a share such as half, two-thirds or 50%',
        hint: 'Write the fraction alone: the comparison is said by the key.',
      },
    );
    return undefined;
  }
  if (read !== 'never' && read !== 'always') return text;
  const why = read === 'never' ? 'no share is' : 'every share is';
  notebook.note('bad-claim', [...path, kind], `No figure can decide this claim: ${why} ${kind} ${text}.`, {
    got: text,
    expected: 'a share between none and all',
  });
  return undefined;
}

/** Whether two or more different things are compared, of which none is compared with itself. */
function isComparison(
  kind: ClaimKind,
  about: readonly ClaimTerm[],
  others: readonly ClaimTerm[],
  path: Path,
  { notebook }: FigureReader,
): boolean {
  const all = [...about, ...others].map(({ name, level }) => `${name}=${level}`);
  const twice = all.find((term, index) => all.indexOf(term) !== index);
  if (twice !== undefined) {
    notebook.note('bad-claim', path, `No figure can decide this claim: ${twice} is compared with itself.`, {
      got: twice,
      expected: 'different questions',
    });
    return false;
  }
  const isShare = kind === 'below' || kind === 'above' || kind === 'around';
  if (isShare || all.length > 1) return true;
  notebook.note('bad-claim', path, `No figure can decide this claim: ${all[0]} is compared with nothing.`, {
    got: all[0],
    expected: 'two questions or more',
  });
  return false;
}
