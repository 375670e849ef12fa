import type { Declaration } from '../declare/declaration.js';
import { readWords } from '../figures/conventions.js';
import type { Figure, FigureValue, Sample, WordsName } from '../scenario.js';

/** A declaration whose quantities in words, its claims among them, are all read by one convention, whatever their sources say. */
export function readBy(declaration: Declaration, convention: WordsName): Declaration {
  const value = (given: FigureValue): FigureValue => {
    if (given.kind !== 'words') return given;
    const { convention: _, ...rest } = given;
    const quantity = readWords(given.words, convention);
    // What only the other convention defines stays as it is read.
    if (quantity === undefined) return given;
    return {
      ...rest,
      low: quantity.low.top / quantity.low.bottom,
      high: quantity.high.top / quantity.high.bottom,
      ...(convention === 'casesim' ? {} : { convention }),
    };
  };
  const figure = (given: Figure): Figure => ({
    ...given,
    value: value(given.value),
    also: given.also.map(figure),
    readings: given.readings.map((reading) => ({ ...reading, value: value(reading.value) })),
  });
  const each = (figures: Readonly<Record<string, Figure>>) => mapped(figures, figure);
  const sampled = (given: Sample): Sample => ({
    ...given,
    casesFigure: figure(given.casesFigure),
    cohortFigure: figure(given.cohortFigure),
    ...(given.missingFigure === undefined ? {} : { missingFigure: figure(given.missingFigure) }),
  });
  const answered = (variable: Declaration['variables'][number]) => ({
    ...variable,
    figures: variable.figures.map((one) => (one === null ? null : figure(one))),
  });
  const { sample, variables, context, units, samples, claims } = declaration;
  return {
    ...declaration,
    sample: sampled(sample),
    variables: variables.map(answered),
    ...(samples === undefined
      ? {}
      : {
          samples: samples.map((other) => ({
            ...other,
            sample: other.sample === null ? null : sampled(other.sample),
            variables: other.variables.map(answered),
          })),
        }),
    ...(claims === undefined
      ? {}
      : {
          claims: claims.map(({ convention: _, ...claim }) =>
            convention === 'casesim' ? claim : { ...claim, convention },
          ),
        }),
    context: mapped(context, each),
    ...(units === undefined
      ? {}
      : { units: mapped(units, (unit) => ({ ...unit, figures: each(unit.figures) })) }),
  };
}

function mapped<Value>(
  values: Readonly<Record<string, Value>>,
  change: (value: Value) => Value,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
