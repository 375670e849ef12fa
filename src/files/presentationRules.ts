import type { PresentationRule } from '../estimation/rules/presentationRule.js';
import { parsePresentationRule } from '../estimation/rules/presentationRuleFile.js';
import { collection } from './collection.js';

const rules = collection('scenarios/rules', 'presentation rule');

/**
 * Loads a presentation rule that comes with casesim, by its id, or one of your own, by its path.
 *
 * @param idOrPath - an id such as `us-nchs-2017`, a path, or `-` for standard input; anything with a slash or a dot is a path
 * @returns the rule, checked and frozen, for `presentation` and `auditReport`
 * @throws FileError when there is no such file or it cannot be read; DataError when it is no rule
 * @example
 * loadPresentationRule('small-counts').steps.length
 */
export function loadPresentationRule(idOrPath: string): PresentationRule {
  const { text, file } = rules.read(idOrPath);
  return parsePresentationRule(text, file);
}

/** Ids of the presentation rules that come with casesim, in order of the alphabet. */
export const listPresentationRules = rules.ids;
