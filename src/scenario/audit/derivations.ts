import { type Declaration, figuresOf, numberOf, valueNamed } from '../declare/declaration.js';
import { evaluate } from '../figures/evaluateSum.js';
import { printFigure } from '../figures/printFigure.js';
import type { Figure } from '../scenario.js';

/** A derived figure whose sum gives something else. */
export interface Miscalculation {
  readonly code: 'does-not-recompute';
  readonly figures: readonly Figure[];
  readonly explanation: string;
  readonly hint: string;
}

/** Works out every sum again and compares it with the value declared, to the digits of that value. */
export function recompute(declaration: Declaration): Miscalculation[] {
  const figures = figuresOf(declaration);
  return figures.flatMap((figure): Miscalculation[] => {
    if (figure.derivation === undefined) return [];
    const declared = numberOf(figure);
    const result = evaluate(figure.derivation, (name) => valueNamed(figures, name, figure.path));
    if ('value' in result && declared !== undefined && agrees(figure, declared, result.value)) return [];
    const gives =
      'value' in result
        ? `gives ${Number(result.value.toPrecision(12))}`
        : `cannot be worked out: ${result.wrong}`;
    return [
      {
        code: 'does-not-recompute',
        figures: [figure],
        explanation: `${figure.label} is ${printFigure(figure)}, but ${figure.derivation} ${gives}.`,
        hint: 'Correct the value or the sum.',
      },
    ];
  });
}

function agrees({ value }: Figure, declared: number, computed: number): boolean {
  const digits = value.kind === 'percent' ? value.percent : String(declared);
  const decimals = (digits.split('.')[1]?.length ?? 0) + (value.kind === 'percent' ? 2 : 0);
  const halfUnit = 0.5 / Number(`1e${decimals}`);
  return Math.abs(declared - computed) <= halfUnit * (1 + 1e-9);
}
