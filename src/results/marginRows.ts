import type { Inspection, Tally } from '../inspection/inspect.js';
import type { CaseModel } from '../model/model.js';
import type { Basis, Figure } from '../scenario/scenario.js';
import { hasAssumedDenominator, shortLabel } from './assumptions.js';

/** One level of one variable: as published, in the model and in this sample, as proportions of its relevant cases. */
export interface MarginRow {
  readonly variable: string;
  readonly label: string;
  readonly level: string;
  readonly levelLabel: string;
  /** The published share, or the assumed one where nothing is published: `basis` says which. */
  readonly published: number;
  readonly model: number;
  /** Null when the sample has no relevant case. */
  readonly sample: number | null;
  readonly basis: Basis;
  /** Whole cases behind the published share, where figures settle them. */
  readonly publishedCount: { readonly count: number; readonly of: number } | null;
  readonly sampleCount: { readonly count: number; readonly of: number };
  /** The percentage that the publication prints, 0 to 100; null where it prints none. */
  readonly percent: number | null;
  /** A published quantity in words, such as "over three quarters". */
  readonly words: string | null;
}

/** Every level of every variable. */
export function marginRows(model: CaseModel, { tallies }: Inspection): MarginRow[] {
  return model.variables.flatMap((variable, at) => {
    const { name, levels, levelLabels, shares, counts, figures } = variable;
    const tally = tallies[at] as Tally;
    const margin = model.margin(name);
    return levels.map((level, index) => {
      const figure = figures[index] ?? null;
      const count = tally.counts[index]!;
      return {
        variable: name,
        label: shortLabel(variable),
        level,
        levelLabel: levelLabels[index] ?? level,
        published: shares[index]!,
        model: margin[level]!,
        sample: tally.of === 0 ? null : count / tally.of,
        basis:
          variable.basis === 'assumed' || hasAssumedDenominator(variable, model.variables)
            ? 'assumed'
            : (figure?.basis ?? variable.basis),
        publishedCount: counts === null ? null : { count: counts[index]!, of: total(counts) },
        sampleCount: { count, of: tally.of },
        percent: figure === null ? null : percentPrinted(figure),
        words: figure?.value.kind === 'words' ? figure.value.words : null,
      };
    });
  });
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The percentage that a figure is published as; null for counts, words and assumptions. */
export function percentPrinted({ value, basis }: Figure): number | null {
  return basis === 'published' && value.kind === 'percent' ? Number(value.percent) : null;
}
