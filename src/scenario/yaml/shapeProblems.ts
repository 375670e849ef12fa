import type { z } from 'zod';
import { beforePercentSign, MOST_WRITTEN, readProportion } from '../../numeric/written.js';
import { nearest, nearHint, type Position, type Problem, problem, tooLarge } from '../../problem.js';
import { isWrongKind, meantBranches, withoutFollowing } from './meantBranches.js';
import type { Path } from './path.js';
import { knownKeys, openedAt, shapeOf } from './schemaAt.js';

type Issue = z.core.$ZodIssue;

/** Plain data, and where in a file each of its parts is; null where it comes from no file. */
export interface Located {
  readonly data: unknown;
  /** Where the value at a path is; of the nearest enclosing value when there is none. */
  positionOf(path: Path): Position | null;
  /** Where the key that ends a path is. */
  keyPositionOf(path: Path): Position | null;
}

const KINDS: Readonly<Record<string, string>> = {
  object: 'a map of names and values',
  record: 'a map of names and values',
  array: 'a list',
  tuple: 'a list',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

/** Where the shape of a document departs from its schema, in words its author uses. */
export function shapeProblems(
  { issues }: { readonly issues: readonly Issue[] },
  schema: z.ZodType,
  document: Located,
): Problem[] {
  return onceEach(
    withoutFollowing(issues).flatMap((issue) => problemsOf(issue, [], schema, document)),
    schema,
  );
}

/**
 * A key that is misspelt is missing too, which is the same mistake; so is a whole number above its limit that is above any
 * whole number too.
 */
function onceEach(problems: readonly Problem[], schema: z.ZodType): Problem[] {
  const meant = new Set(
    problems.flatMap(({ code, path = '', got = '' }) => {
      if (code !== 'unknown-key') return [];
      const above = path.slice(0, path.length - got.length);
      const near = nearest(got, knownKeys(schema, above.split('.').slice(0, -1)));
      return near === undefined ? [] : [`${above}${near}`];
    }),
  );
  const safest = tooLarge(Number.MAX_SAFE_INTEGER).expected;
  const limited = new Set(
    problems.flatMap(({ code, path, expected }) =>
      code === 'too-large' && expected !== safest ? [path] : [],
    ),
  );
  return problems.filter(
    ({ code, path = '', expected }) =>
      (code !== 'missing' || !meant.has(path)) && (expected !== safest || !limited.has(path)),
  );
}

function problemsOf(issue: Issue, above: Path, schema: z.ZodType, document: Located): Problem[] {
  const path = [...above, ...issue.path];
  const dotted = path.map(String).join('.');
  const subject = dotted === '' ? 'The file' : dotted;
  const value = valueAt(document.data, path);
  const isLength = issue.code === 'too_small' || issue.code === 'too_big';
  const got =
    isLength && Array.isArray(value) && value.length > 0 ? `one of ${value.length}` : describe(value);
  const common = { path: dotted, position: document.positionOf(path), got };
  const refuse = (code: string, expected: string, hint?: string): Problem[] => [
    problem(code, `${subject} must be ${expected}, not ${common.got}.`, { ...common, expected, hint }),
  ];
  const refuseLarge = (most: number) => {
    const { expected, hint } = tooLarge(most);
    return refuse('too-large', expected, hint);
  };
  if (value === undefined && issue.code !== 'unrecognized_keys') {
    const expected = 'expected' in issue ? (KINDS[issue.expected] ?? issue.expected) : 'a value';
    return [problem('missing', `${subject} is missing.`, { ...common, got: 'nothing', expected })];
  }
  if (value === Number.POSITIVE_INFINITY) {
    const most = MOST_WRITTEN.toLocaleString('en-GB');
    const facts = { ...common, expected: `at most ${most}`, hint: `No number here is larger than ${most}.` };
    return [problem('too-large', `${subject} is too large.`, facts)];
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(issue.keys, { path, subject, schema, document });
    case 'invalid_union': {
      if ('options' in issue && Array.isArray(issue.options)) {
        return refuse(
          'unknown-word',
          `one of ${issue.options.join(', ')}`,
          nearHint(value, issue.options, undefined),
        );
      }
      const lacked = whatNoneHas(issue, value, openedAt(schema, path));
      if (lacked !== undefined) {
        const message = `${subject} has none of ${lacked.join(', ')}, which say what it is.`;
        return [problem('missing', message, { ...common, expected: `one of ${lacked.join(', ')}` })];
      }
      const [closest] = meantBranches(issue)
        .map((branch) => branch.flatMap((inner) => problemsOf(inner, path, schema, document)))
        .map((problems) => onceEach(problems, schema))
        .sort((a, b) => a.length - b.length);
      if (closest !== undefined) return closest;
      return refuse('wrong-type', [...new Set(kindsOf(issue))].join(' or '));
    }
    case 'invalid_type':
      return refuse(
        'wrong-type',
        KINDS[issue.expected] ?? issue.expected,
        proportionFor(value, openedAt(schema, path)),
      );
    case 'invalid_value':
      return refuse(
        'unknown-word',
        `one of ${issue.values.join(', ')}`,
        nearHint(value, issue.values, undefined),
      );
    case 'invalid_key':
      return [
        problem(
          'bad-name',
          `The name ${String(path.at(-1))} must be one word in camelCase, such as mappaLevel1.`,
          {
            ...common,
            position: document.keyPositionOf(path),
            got: String(path.at(-1)),
            expected: 'one word in camelCase',
          },
        ),
      ];
    case 'too_small':
      return refuse(
        'too-small',
        lengthOrSize(
          issue,
          issue.inclusive === false ? `more than ${issue.minimum}` : `${issue.minimum} or more`,
        ),
      );
    case 'too_big':
      return typeof value === 'number' && value > Number.MAX_SAFE_INTEGER
        ? refuseLarge(Number(issue.maximum))
        : refuse(
            'too-large',
            lengthOrSize(issue, `${issue.maximum} or less`),
            percentageFor(value, issue.maximum, openedAt(schema, path)),
          );
    case 'invalid_format':
      return refuse('bad-format', issue.message.replace(/^must be /, ''));
    default:
      return [problem('bad-value', `${subject} ${issue.message}.`, common)];
  }
}

/** Each key that there is not, with those that there are. */
function unknownKeys(
  keys: readonly string[],
  at: {
    readonly path: Path;
    readonly subject: string;
    readonly schema: z.ZodType;
    readonly document: Located;
  },
): Problem[] {
  const { path, subject, schema, document } = at;
  const known = keysBeside(keys, valueAt(document.data, path), openedAt(schema, path));
  return keys.map((key) =>
    problem('unknown-key', `${subject} has no key ${key}.`, {
      path: [...path, key].map(String).join('.'),
      position: document.keyPositionOf([...path, key]),
      got: key,
      expected: `one of ${known.join(', ')}`,
      near: known,
      hint:
        valueAt(document.data, [...path, key]) === null
          ? 'If it belongs to the text before it, put that text in quotes: a comma ends text without them.'
          : `It may have ${someOf(known)}.`,
    }),
  );
}

/** Not all of many: a file of words has sixty. */
function someOf(known: readonly string[]): string {
  if (known.length <= MOST_NAMED) return known.join(', ');
  return `${known.slice(0, MOST_NAMED).join(', ')} and ${known.length - MOST_NAMED} more`;
}

const MOST_NAMED = 30;

/** The keys that go with the others that are there: what another branch of a union has is no key of the one that is meant. */
function keysBeside(
  unknown: readonly string[],
  value: unknown,
  branches: readonly z.core.$ZodType[],
): string[] {
  const there = Object.keys(Object(value)).filter((key) => !unknown.includes(key));
  const shapes = branches.flatMap((branch): object[] => {
    const shape = shapeOf(branch);
    return shape === undefined ? [] : [shape];
  });
  const meant = shapes.filter(
    (shape) => there.every((key) => key in shape) && unknown.every((key) => !(key in shape)),
  );
  return [...new Set((meant.length > 0 ? meant : shapes).flatMap((shape) => Object.keys(shape)))];
}

/** The first keys that the branches of a union need, where a map has none of theirs: nothing says which of them is meant. */
function whatNoneHas(
  { errors }: Extract<Issue, { code: 'invalid_union' }>,
  value: unknown,
  branches: readonly z.core.$ZodType[],
): string[] | undefined {
  const keys = Object.keys(Object(value));
  const isLacking = errors.map((branch) => branch.some((inner) => isWrongKind(inner)));
  if (keys.length > 0 || isLacking.some(Boolean)) return undefined;
  const first = branches.flatMap((branch) => Object.keys(shapeOf(branch) ?? {}).slice(0, 1));
  return first.length > 1 ? [...new Set(first)] : undefined;
}

/** The percentage that is meant by a number above 1, where a share may be either: nobody writes 1.2 for 1.2%. */
function percentageFor(value: unknown, most: unknown, branches: readonly z.core.$ZodType[]) {
  const takesText = branches.some((branch) => (branch as z.core.$ZodTypes)._zod.def.type === 'string');
  if (most !== 1 || !takesText || typeof value !== 'number' || value < 2 || value > 100) return undefined;
  return `Did you mean ${value}%?`;
}

/** How to write a percentage where a proportion is asked for. */
function proportionFor(value: unknown, branches: readonly z.core.$ZodType[]): string | undefined {
  if (typeof value !== 'string' || beforePercentSign(value) === null) return undefined;
  const takesShare = branches.some((branch) => (branch as { maxValue?: unknown }).maxValue === 1);
  const share = readProportion(value);
  return takesShare && share >= 0 && share <= 1 ? `Write ${share}.` : undefined;
}

/** The kinds of value that a union takes, unions within it included. */
function kindsOf(issue: Issue): string[] {
  if (issue.code === 'invalid_union') return issue.errors.flat().flatMap(kindsOf);
  return 'expected' in issue ? [KINDS[issue.expected] ?? issue.expected] : [];
}

/** What a value out of bounds should be: text by its length, a list by having entries, a number by its size. */
function lengthOrSize(issue: OutOfBounds, size: string): string {
  if (issue.origin === 'array') return lengthOfList(issue);
  if (issue.origin !== 'string') return size;
  const limit = issue.code === 'too_small' ? issue.minimum : issue.maximum;
  return `${limit}` === '1' ? 'text that is not empty' : `at most ${limit} characters of text`;
}

function lengthOfList(issue: OutOfBounds): string {
  if (issue.code === 'too_big') return `a list of at most ${issue.maximum}`;
  return Number(issue.minimum) <= 1 ? 'a list that is not empty' : `a list of ${issue.minimum} or more`;
}

type OutOfBounds = Extract<Issue, { code: 'too_small' | 'too_big' }>;

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

/** A value as a person would name it. */
function describe(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a map';
  if (value === Number.POSITIVE_INFINITY) return 'more than that';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'what is not a number';
  const text = typeof value === 'string' ? `"${value}"` : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
}
