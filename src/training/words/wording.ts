import { requireFields, requireShortList } from '../../check.js';
import { deepFreeze } from '../../deepFreeze.js';
import { DataError, nearest, nearHint, type Problem, problem } from '../../problem.js';
import { allProblems } from '../../scenario/yaml/allProblems.js';
import { type Path, type PositionedDocument, readDocument, TEMPLATES } from '../../scenario/yaml/document.js';
import { shapeProblems } from '../../scenario/yaml/shapeProblems.js';
import { list } from '../../words/format.js';
import { chargeProblems } from './chargeBands.js';
import {
  type Condition,
  type Facts,
  holds,
  namesIn,
  parseCondition,
  parseTemplate,
  type Template,
} from './template.js';
import { FACTS, SLOTS } from './vocabulary.js';
import { wordingSchema } from './wordingSchema.js';
import type { Wording } from './wordingTypes.js';

const cache = new Map<string, Template>();

/** A text of a template file, ready to render. */
export function templateOf(text: string): Template {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const parsed = parseTemplate(text);
  const template = 'template' in parsed ? parsed.template : [text];
  cache.set(text, template);
  return template;
}

/** Whether every condition of a `when` is true. */
export function applies(when: readonly string[], facts: Facts): boolean {
  return when.every((text) => {
    const known = conditions.get(text);
    const condition = known === undefined ? parseCondition(text) : known;
    conditions.set(text, condition);
    return condition !== null && holds(condition, facts);
  });
}

const conditions = new Map<string, Condition | null>();

/**
 * Reads template files: several may share the parts between them, and a later one replaces what it names again.
 *
 * @param files - the text and the name of each file; the name is used in messages
 * @returns the wording, checked: every part is there, every text can be read and asks for nothing unknown
 * @throws DataError with everything that is wrong, each with its file, line and column
 * @example
 * parseWording(files).voices.plain?.label; // 'Plain full sentences in the first person'
 */
export function parseWording(files: readonly { readonly text: string; readonly file: string }[]): Wording {
  const problems: Problem[] = [];
  const merged: Record<string, unknown> = {};
  const lost: string[] = [];
  requireShortList('files', files);
  for (const [i, written] of files.entries()) {
    const { text, file } = requireFields(`files[${i}]`, written, "{ text, file: 'my-words.yaml' }");
    const read = readDocument(text, file, TEMPLATES);
    if ('problems' in read) {
      for (const found of read.problems) problems.push(found);
      lost.push(...Object.keys(wordingSchema.shape));
      continue;
    }
    const { document } = read;
    const schema = wordingSchema.partial();
    const shaped = schema.safeParse(document.data);
    const misshapen = shaped.success
      ? []
      : shapeProblems(shaped.error, schema, document).map(withWhatReplacedIt);
    const isRefused = ({ path }: Problem) =>
      misshapen.some((one) => path?.startsWith(one.path ?? '') === true);
    const unreadable = [...textProblems(document), ...chargeProblems(document)].filter(
      (one) => !isRefused(one),
    );
    for (const found of allProblems(document, [...misshapen, ...unreadable])) problems.push(found);
    // A part whose name was misspelt is not missing as well.
    lost.push(...misshapen.flatMap(({ got = '' }) => nearest(got, Object.keys(wordingSchema.shape)) ?? []));
    for (const [key, value] of Object.entries(shaped.data ?? document.data ?? {})) {
      const before = merged[key];
      merged[key] =
        MERGED_BY_NAME.includes(key) && isMap(before) && isMap(value) ? { ...before, ...value } : value;
    }
  }
  const missing = Object.keys(wordingSchema.shape).filter((key) => !(key in merged || lost.includes(key)));
  if (missing.length > 0) {
    const told = missing.length > FEW ? [...missing.slice(0, FEW), `${missing.length - FEW} more`] : missing;
    problems.push({
      code: 'missing',
      path: told[0] ?? '',
      message: `The template files have no ${list(told)}.`,
      hint: `Take ${missing.length === 1 ? 'it' : 'them'} from the files that come with casesim.`,
    });
  }
  problems.push(...sharedRoles(merged.prompts));
  if (problems.length > 0) throw new DataError(problems);
  return deepFreeze(wordingSchema.parse(merged));
}

/** More that are missing are told by their number. */
const FEW = 6;

/** Keys that a prompt had in older template files, and how to say the same now. */
const REPLACED: Readonly<Record<string, string>> = {
  from: "Give the prompt a role, and the same role to the scenario's variable that settles it.",
  onlyFrom: 'Write onlyIfDeclared instead, beside a role.',
};

/** A refusal of an older key of a prompt says what to write now. */
function withWhatReplacedIt(found: Problem): Problem {
  const hint =
    found.code === 'unknown-key' && found.path?.startsWith('prompts.') && REPLACED[found.got ?? ''];
  return hint ? { ...found, hint } : found;
}

/** A case file finds a prompt by its role, so that no two may have the same. */
function sharedRoles(prompts: unknown): Problem[] {
  const first = new Map<string, string>();
  return Object.entries(isMap(prompts) ? prompts : {}).flatMap(([name, prompt]): Problem[] => {
    const role = isMap(prompt) ? prompt.role : undefined;
    if (typeof role !== 'string') return [];
    const other = first.get(role);
    first.set(role, other ?? name);
    if (other === undefined) return [];
    const message = `The prompts ${other} and ${name} both have the role ${role}, which one prompt can have.`;
    return [
      problem('two-roles', message, {
        path: `prompts.${name}.role`,
        got: role,
        hint: `Write yours as ${other}, which it then replaces, or take the role away from it.`,
      }),
    ];
  });
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const MERGED_BY_NAME = ['voices', 'records', 'startWindow', 'prompts'];

/** Texts that cannot be read, and slots, facts and conditions that nothing fills. */
function textProblems(document: PositionedDocument): Problem[] {
  const problems: Problem[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) {
      for (const [index, inner] of value.entries()) visit(inner, [...path, index]);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
    } else if (typeof value === 'string') {
      const found = CONDITIONS.includes(String(path.at(-2))) ? conditionProblem(value) : textProblem(value);
      if (found !== null) {
        problems.push({ path: path.join('.'), position: document.positionOf(path), ...found });
      }
    }
  };
  visit(document.data, []);
  return problems;
}

const CONDITIONS = ['when', 'relevant'];

type Found = Pick<Problem, 'code' | 'message' | 'hint'> & { got: string };

function conditionProblem(text: string): Found | null {
  const condition = parseCondition(text);
  if (condition === null) {
    return {
      code: 'bad-condition',
      got: text,
      message: `"${text}" is not a valid condition; write children, !mappa or risk=high.`,
    };
  }
  const levels = FACTS[condition.name];
  if (levels === undefined) return unknown('fact', condition.name, Object.keys(FACTS));
  const level = condition.level ?? 'true';
  return levels.includes(level) ? null : unknown(`level of ${condition.name}`, level, levels);
}

function textProblem(text: string): Found | null {
  const parsed = parseTemplate(text);
  if ('wrong' in parsed) {
    return {
      code: 'bad-text',
      got: text.slice(0, 60),
      message: `This text cannot be read: ${parsed.wrong}.`,
    };
  }
  const { slots, facts } = namesIn(parsed.template);
  const slot = slots.find((name) => !SLOTS.includes(name));
  if (slot !== undefined)
    return unknown(
      'slot',
      `$${slot}`,
      SLOTS.map((name) => `$${name}`),
    );
  const fact = facts.find((name) => FACTS[name] === undefined);
  return fact === undefined ? null : unknown('fact', fact, Object.keys(FACTS));
}

function unknown(kind: string, name: string, known: readonly string[]): Found {
  return {
    code: `unknown-${kind.split(' ')[0]}`,
    got: name,
    message: `There is no ${kind} ${name}.`,
    hint: nearHint(name, known, `There are ${known.join(', ')}.`),
  };
}
