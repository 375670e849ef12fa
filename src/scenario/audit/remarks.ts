import { type Declaration, figuresOf } from '../declare/declaration.js';
import { printFigure } from '../figures/printFigure.js';
import type { Figure } from '../scenario.js';
import type { Observation } from './finding.js';

/** What a careful reader would like to know about a scenario that is not wrong. */
export function remarks(declaration: Declaration): Observation[] {
  const figures = figuresOf(declaration);
  const cited = new Set(
    figures.flatMap((figure) =>
      [figure, ...figure.also].flatMap(({ from }) => from.map(({ source }) => source)),
    ),
  );
  const { rated } = declaration;
  const ofRatings = rated?.units.flatMap(({ overall, also }) => [overall, ...also]) ?? [];
  for (const { source } of [...(rated?.from ?? []), ...ofRatings.flatMap((level) => level?.from ?? [])]) {
    cited.add(source);
  }
  const uncited = Object.keys(declaration.sources).filter((source) => !cited.has(source));
  return [
    ...uncited.map(
      (source): Observation => ({
        code: 'source-not-cited',
        figures: [],
        explanation: `No figure cites the source ${source}.`,
        hint: 'Cite it with from, or remove it.',
      }),
    ),
    ...withoutDenominator(figures),
    ...partsOfSamples(declaration),
    ...figures
      .filter(
        ({ basis, low, high }) =>
          basis === 'assumed' && declaration.invented !== true && (low === null || high === null),
      )
      .map(
        (figure): Observation => ({
          code: 'assumed-without-range',
          figures: [figure],
          explanation: `${figure.label} is assumed to be ${printFigure(figure)}, without a range.`,
          hint: 'Say how low and how high it could be.',
        }),
      ),
  ];
}

/** Shares of which no source says of how many they are, by the group that they are in. */
function withoutDenominator(figures: readonly Figure[]): Observation[] {
  const without = figures.filter(({ ofUnknown }) => ofUnknown === true);
  const groupOf = ({ path }: Figure) => path.split('.').slice(0, -1).join('.');
  return [...new Set(without.map(groupOf))].map((name): Observation => {
    const group = without.filter((figure) => groupOf(figure) === name);
    const labels = group.map((figure) => `${figure.label} (${printFigure(figure)})`).join(', ');
    return {
      code: 'denominator-not-published',
      figures: group,
      explanation: `No source prints of how many ${group.length === 1 ? 'this is a share' : 'these are shares'}: ${labels}.`,
      hint: 'An interval needs that number.',
    };
  });
}

/** Questions of other samples that were answered of a part of the sample only, or of a number that nobody prints. */
function partsOfSamples({ samples = [] }: Declaration): Observation[] {
  return samples.flatMap(({ label, noun, sample, invited, notPublished, questions, variables }) => {
    const figures = sample === null ? [] : [sample.casesFigure];
    const unknown = [
      ...(notPublished.cases === null
        ? []
        : [`${label}: ${notPublished.cases}, so no share of it has an interval.`]),
      ...(notPublished.invited === null
        ? []
        : [`${label}: ${notPublished.invited}, so nothing is known of those who did not answer.`]),
    ].map((explanation): Observation => ({ code: 'number-not-published', figures, explanation, hint: null }));
    const whole = invited?.value.kind === 'count' ? invited.value.count : null;
    const silent = whole === null || sample === null ? 0 : whole - sample.cases;
    const gates = new Set(
      questions.map(({ name }) => variables.find((one) => one.name === name)?.gate?.variable),
    );
    const parts = [...gates].flatMap((gate): Observation[] => {
      const open = variables.find(({ name }) => name === gate)?.figures[1];
      const count = open?.value.kind === 'count' ? open.value.count : null;
      if (sample === null || open == null || count === null || count === sample.cases) return [];
      const behind = questions.filter(
        ({ name }) => variables.find((one) => one.name === name)?.gate?.variable === gate,
      );
      const named = behind.map((asked) => asked.label).join(', ');
      const left = sample.cases - count;
      const explanation = `${label}: ${named} ${behind.length === 1 ? 'is' : 'are'} known of ${count} of the ${sample.cases} ${noun[1]}, and ${left} ${left === 1 ? 'is' : 'are'} left out.`;
      return [{ code: 'part-of-sample', figures: [open], explanation, hint: null }];
    });
    const response =
      silent > 0 && sample !== null && whole !== null
        ? [
            {
              code: 'not-all-answered',
              figures,
              explanation: `${label}: ${sample.cases} of the ${whole} asked answered, and ${silent} did not.`,
              hint: null,
            },
          ]
        : [];
    return [...unknown, ...response, ...parts];
  });
}
