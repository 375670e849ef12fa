import { hasParts, refuseArgument, requireList, requireMade } from '../../check.js';
import type { CaseFile, CaseKey, PackItem } from '../pack.js';
import { AGES_AND_TERMS } from './agesAndTerms.js';
import { FILE_AGAINST_FILE } from './fileAgainstFile.js';
import { KEPT_PROMISES } from './keptPromises.js';
import { KEY_AGAINST_FILE } from './keyAgainstFile.js';
import { KEY_RULES } from './keyRules.js';
import { LAW_RULES } from './lawRules.js';
import { PARTNERS } from './partnersRules.js';
import { PRACTICE_TIMES } from './practiceTimes.js';
import { type CaseReading, readCase } from './readCase.js';
import type { PracticeRule } from './rule.js';
import { TIED_FACTS } from './tiedFacts.js';
import { WHO_SEES_TO } from './whoSeesTo.js';
import { WHO_WAS_TOLD } from './whoWasTold.js';

/** Cases and their key: a pack, or cases of one's own in the same shape. */
export interface CasesToCheck {
  readonly cases: readonly (Pick<CaseFile, 'number' | 'front' | 'entries'> & Partial<CaseFile>)[];
  readonly key?: readonly CaseKey[];
  readonly items?: readonly Pick<PackItem, 'id' | 'short'>[];
}

/** What the rules of law and practice say of a set of cases. */
export interface PracticeCheck {
  readonly cases: number;
  readonly rules: readonly RuleFinding[];
  readonly violations: readonly Violation[];
}

export interface RuleFinding {
  readonly id: string;
  readonly rule: string;
  readonly source: string;
  /** Whether the source was read; a rule from memory is to be checked before it is relied on. */
  readonly seen: boolean;
  /** Cases that were checked, that it does not apply to, and whose pages do not say what it asks about. */
  readonly checked: number;
  readonly notApplicable: number;
  readonly notChecked: number;
  /** What was missing where it could not be checked. */
  readonly missing: readonly string[];
  readonly broken: number;
}

export interface Violation {
  readonly case: number;
  readonly rule: string;
  readonly says: string;
}

/** Every rule, in the order of a report. */
const PRACTICE_RULES: readonly PracticeRule[] = [
  ...TIED_FACTS,
  ...KEY_RULES,
  ...AGES_AND_TERMS,
  ...LAW_RULES,
  ...PRACTICE_TIMES,
  ...KEPT_PROMISES,
  ...FILE_AGAINST_FILE,
  ...PARTNERS,
  ...WHO_WAS_TOLD,
  ...WHO_SEES_TO,
  ...KEY_AGAINST_FILE,
];

/**
 * Reads finished cases as an inspector does and says where they break law or practice.
 *
 * A rule that needs something which the pages do not say is not checked, and that is counted apart: it never passes as
 * checked.
 *
 * @param pack - a pack from `buildPack` or `readPack`, or cases of your own: `cases`, each with `number`, `front` and
 *   `entries`, and `key` and `items` if there is one
 * @returns for each rule how many cases were checked and how many break it, and every violation
 * @throws ArgumentError when there are no cases to read
 * @source the rules name theirs
 * @example
 * checkPractice(buildPack(loadScenario('west-midlands-2025'), { cases: 8, seed: 7 })).cases; // 8
 */
export function checkPractice(pack: CasesToCheck): PracticeCheck {
  requireMade('pack', pack, { isMade: hasParts(pack, ['cases']), makers: 'buildPack or readPack' });
  const { cases, key = [], items = [] } = pack;
  requireList('key', key);
  requireList('items', items);
  if (cases.length === 0) refuseArgument('cases', cases, 'a list of one case or more');
  const readings = cases.map((file, index) => {
    if (!isCaseToCheck(file)) refuseArgument(`cases[${index}]`, file, CASE_SHAPE);
    const own = key.find(({ number }) => number === file.number) ?? null;
    return { number: file.number, reading: readCase({ ...file, key: own, items }) };
  });
  const violations: Violation[] = [];
  const rules = PRACTICE_RULES.map((rule) => findingOf(rule, readings, violations));
  return { cases: cases.length, rules, violations: violations.sort((a, b) => a.case - b.case) };
}

function findingOf(
  { id, rule, source, seen, check }: PracticeRule,
  readings: readonly { readonly number: number; readonly reading: CaseReading }[],
  violations: Violation[],
): RuleFinding {
  const counts = { satisfied: 0, notApplicable: 0, notChecked: 0, broken: 0 };
  const missing = new Set<string>();
  for (const { number, reading } of readings) {
    const verdict = check(reading);
    counts[verdict.kind]++;
    if (verdict.kind === 'notChecked') missing.add(verdict.missing);
    if (verdict.kind === 'broken') violations.push({ case: number, rule: id, says: verdict.says });
  }
  const { satisfied, broken, notApplicable, notChecked } = counts;
  return {
    id,
    rule,
    source,
    seen,
    checked: satisfied + broken,
    notApplicable,
    notChecked,
    missing: [...missing],
    broken,
  };
}

export const CASE_SHAPE =
  'a case with a number, front ({ label, value }) and entries ({ number, date, kind, title, paragraphs })';

/** Whether a case has what the rules read: a front sheet of labels and values, and entries with their paragraphs. */
export function isCaseToCheck(file: CasesToCheck['cases'][number]): boolean {
  const areTexts = (part: object, keys: readonly string[]): boolean =>
    keys.every((key) => typeof Reflect.get(part, key) === 'string');
  return (
    hasParts(file, ['front', 'entries']) &&
    Number.isInteger(file.number) &&
    file.front.every((one) => areTexts(one, ['label', 'value'])) &&
    file.entries.every(
      (entry) =>
        areTexts(entry, ['date', 'kind', 'title']) &&
        Array.isArray(entry.paragraphs) &&
        entry.paragraphs.every((text) => typeof text === 'string'),
    )
  );
}
