import type { PracticeCheck, RuleFinding, Violation } from '../../../training/checking/checkPractice.js';
import { plural } from '../../../words/format.js';
import { type Document, type Part, tablePart, textPart } from '../../document/document.js';
import type { Table } from '../../document/table.js';
import { bullet } from '../../document/words.js';
import { lawFromMemory } from './lawFromMemory.js';

/** What `casesim pack --check` says of a set of cases. */
export function practiceDocument(check: PracticeCheck, path: string): Document<PracticeCheck> {
  const { cases, rules, violations } = check;
  const broken = rules.filter((rule) => rule.broken > 0).length;
  const found =
    violations.length === 0
      ? 'nothing breaks'
      : `${plural(violations.length, 'violation')} of ${plural(broken, 'rule')} among`;
  return {
    command: 'pack --check',
    title: 'Law and practice in practice cases',
    sentence:
      violations.length === 0
        ? `In ${plural(cases, 'case')} of ${path} ${found} any of the ${rules.length} rules of law and practice.`
        : `In ${plural(cases, 'case')} of ${path} there ${violations.length === 1 ? 'is' : 'are'} ${found} the ${rules.length} of law and practice.`,
    parts: [
      ...(violations.length === 0 ? [] : [tablePart(violationTable(violations))]),
      tablePart(ruleTable(rules), { main: true }),
      ...notCheckedPart(rules),
      ...fromMemoryPart(rules),
    ],
    data: check,
  };
}

function violationTable(violations: readonly Violation[]): Table<Violation> {
  return {
    title: 'Violations',
    columns: [
      { key: 'case', heading: 'Case', value: (row) => row.case },
      { key: 'rule', heading: 'Rule', value: ({ rule }) => rule },
      { key: 'says', heading: 'What is wrong', value: ({ says }) => says },
    ],
    rows: violations,
  };
}

function ruleTable(rules: readonly RuleFinding[]): Table<RuleFinding> {
  return {
    title: 'The rules',
    columns: [
      { key: 'rule', heading: 'Rule', value: ({ id }) => id },
      { key: 'broken', heading: 'Broken', value: ({ broken }) => broken, align: 'right' },
      { key: 'checked', heading: 'Checked', value: ({ checked }) => checked, align: 'right' },
      {
        key: 'notApplicable',
        heading: 'Does not apply',
        value: ({ notApplicable }) => notApplicable,
        align: 'right',
      },
      { key: 'notChecked', heading: 'Not checked', value: ({ notChecked }) => notChecked, align: 'right' },
      { key: 'says', heading: 'What must be true', value: ({ rule }) => rule },
      {
        key: 'source',
        heading: 'Source',
        value: ({ source, seen }) => (seen ? source : `${source} (to be checked)`),
      },
    ],
    rows: rules,
  };
}

function notCheckedPart(rules: readonly RuleFinding[]): Part[] {
  const open = rules.filter(({ notChecked }) => notChecked > 0);
  if (open.length === 0) return [];
  const lines = open.map(({ id, notChecked, missing }) =>
    bullet(`${id}, in ${plural(notChecked, 'case')}: the pages do not have ${missing.join(', ')}.`),
  );
  return [textPart('Not checked, which is not the same as in order', lines)];
}

function fromMemoryPart(rules: readonly RuleFinding[]): Part[] {
  const count = rules.filter(({ seen }) => !seen).length;
  const says = `${plural(count, 'rule')} marked "to be checked" rest on practice or on memory, not on a text that was read.`;
  const binds = "The text of an Act binds, and so do the Inspectorate's rules and guidance; this does not.";
  return [textPart(null, [`${says} ${binds}`]), lawFromMemory()];
}
