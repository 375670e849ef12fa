import { auditScenario } from '../scenario/audit/audit.js';
import { figureCounts } from '../scenario/audit/figureCounts.js';
import type { Finding } from '../scenario/audit/finding.js';
import type { Declaration } from '../scenario/declare/declaration.js';
import { printFigure } from '../scenario/figures/printFigure.js';
import type { Programme } from '../scenario/programme/programme.js';
import { type Figure, requireDeclaration } from '../scenario/scenario.js';

/** The figures of an inspection checked against each other. */
export interface AuditReport {
  readonly scenario: { readonly id: string; readonly title: string };
  /** The gravest first, then in the order of the file. */
  readonly findings: readonly Finding[];
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
}

/**
 * What does not hold together in a scenario, and every figure with the counts it could have come from.
 *
 * @param scenario - a scenario, or a declaration whose numbers do not agree (`parseDeclaration`)
 * @param programme - the rules by which units of it were rated, which their ratings are then checked by
 * @returns findings, the gravest first, and figures in the order of the file
 *
 * @example
 * auditReport(loadScenario('south-west-2025')).figures.length;
 */
export function auditReport(scenario: Declaration, programme: Programme | null = null): AuditReport {
  requireDeclaration('scenario', scenario);
  return {
    scenario: { id: scenario.id, title: scenario.title },
    findings: auditScenario(scenario, programme),
    figures: figureCounts(scenario).map(({ figure, of, counts }) => {
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
      };
    }),
  };
}
