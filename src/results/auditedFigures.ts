import { requireBetween, requireOneOf } from '../check.js';
import { type PresentationRule, US_NCHS_2017 } from '../estimation/rules/presentationRule.js';
import { requirePresentationRule } from '../estimation/rules/presentationRuleFile.js';
import { auditScenario } from '../scenario/audit/audit.js';
import { figureCounts } from '../scenario/audit/figureCounts.js';
import type { Finding } from '../scenario/audit/finding.js';
import { readBy } from '../scenario/audit/readBy.js';
import type { Declaration } from '../scenario/declare/declaration.js';
import { conventionNamed } from '../scenario/figures/conventions.js';
import { printFigure } from '../scenario/figures/printFigure.js';
import type { Programme } from '../scenario/programme/programme.js';
import { type Figure, WORDS_NAMES, type WordsName } from '../scenario/scenario.js';
import { type FigurePresentation, presentationOf } from './presentations.js';

/** The figures of an inspection checked against each other. */
export interface AuditedFigures {
  readonly scenario: { readonly id: string; readonly title: string };
  /** The gravest first, then in the order of the file. */
  readonly findings: readonly Finding[];
  /** By which it is said what should be printed. */
  readonly rule: Pick<PresentationRule, 'id' | 'title' | 'source'>;
  /** How many times the variance is that of cases chosen one by one. */
  readonly designEffect: number;
  /** The convention by which all quantities in words were read; null where each was by that of its source. */
  readonly words: {
    readonly id: WordsName;
    readonly title: string;
    readonly source: string;
    readonly note: string | null;
  } | null;
  readonly figures: readonly AuditedFigure[];
}

/** A figure with the whole counts of cases that it could have come from. */
export interface AuditedFigure
  extends Pick<Figure, 'path' | 'label' | 'basis' | 'value' | 'from' | 'low' | 'high' | 'why' | 'note'> {
  /** As the publication prints it. */
  readonly printed: string;
  /** The number of cases it is a share of; null when no source says. */
  readonly of: number | null;
  /** Fewest and most of them; null when `of` is unknown or the figure is not a share. */
  readonly counts: { readonly lowest: number; readonly highest: number } | null;
  /** Whether it should be printed, by the rule; null for what is assumed, and where the cases are not known. */
  readonly presentation: FigurePresentation | null;
}

/** By what an audit judges figures. */
export interface FiguresOptions {
  readonly rule?: PresentationRule;
  readonly words?: WordsName;
  /** By how much fewer independent cases each share is judged; 1 if omitted. */
  readonly designEffect?: number;
}

/** What does not hold together in a scenario, and its figures with their counts: all of an audit that the page has space for. */
export function auditedFigures(
  scenario: Declaration,
  programme: Programme | null = null,
  { rule = US_NCHS_2017, words, designEffect = 1 }: FiguresOptions = {},
): AuditedFigures {
  requirePresentationRule(rule);
  requireBetween('designEffect', designEffect, 0, 1e6, 'high');
  if (words !== undefined) requireOneOf('words', words, WORDS_NAMES);
  const read = words === undefined ? scenario : readBy(scenario, words);
  return {
    scenario: { id: scenario.id, title: scenario.title },
    findings: auditScenario(read, programme),
    words: words === undefined ? null : conventionOf(words),
    rule: { id: rule.id, title: rule.title, source: rule.source },
    designEffect,
    figures: figureCounts(read).map((counted) => {
      const { figure, of, counts } = counted;
      const { path, label, basis, value, from, low, high, why, note } = figure;
      return {
        path,
        label,
        basis,
        printed: printFigure(figure),
        value,
        from,
        low,
        high,
        why,
        note,
        of,
        counts,
        presentation: presentationOf(counted, rule, designEffect),
      };
    }),
  };
}

function conventionOf(id: WordsName): AuditedFigures['words'] {
  const { title, source, note } = conventionNamed(id);
  return { id, title, source, note };
}
