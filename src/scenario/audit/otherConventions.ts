import { type Declaration, figuresOf } from '../declare/declaration.js';
import { bandOfWords, conventionNamed, readWords } from '../figures/conventions.js';
import { countsInWords } from '../figures/words.js';
import { type Figure, type FigureValue, WORDS_NAMES, type WordsName } from '../scenario.js';
import { checkConsistency } from './contradictions.js';
import { countNetwork } from './countNetwork.js';
import type { Observation } from './finding.js';
import { agree } from './witnesses.js';

/** Words that are true by the convention that they are read by, and not, or not surely, by another that defines them. */
export function otherConventions(declaration: Declaration): Observation[] {
  const network = countNetwork(declaration);
  const { bounds } = checkConsistency(declaration, network);
  const counted = new Set(network.figures.map(({ figure }) => figure));
  const ofCases = network.figures.flatMap(({ figure, counted: cell, whole: all }) =>
    othersOf(figure).flatMap(({ words, other }): Observation[] => {
      const [possible, size] = [bounds[cell]!, bounds[all]!];
      const quantity = readWords(words.words, other);
      if (size.lowest !== size.highest || quantity === undefined) return [];
      const allowed = countsInWords(quantity, size.lowest);
      const lowest = Math.max(allowed.lowest, possible.lowest);
      const highest = Math.min(allowed.highest, possible.highest);
      if (lowest === possible.lowest && highest === possible.highest) return [];
      const is = `is ${countsInWordsOf(possible, size.lowest)}: true by ${titleOf(words.convention)}`;
      const not =
        lowest > highest
          ? `but not by ${titleOf(other)}`
          : `but by ${titleOf(other)} only ${countsInWordsOf({ lowest, highest }, size.lowest)}`;
      return [observation(figure, words, `${is}, ${not}`, other)];
    }),
  );
  const others = figuresOf(declaration)
    .filter((figure) => !counted.has(figure))
    .flatMap((figure) => figure.also.flatMap((printing) => unlike(figure, printing)));
  return [...ofCases, ...others];
}

type Words = Extract<FigureValue, { kind: 'words' }>;

/** The conventions by which the words of a figure are not read and which define them. */
function othersOf({ value }: Figure): { readonly words: Words; readonly other: WordsName }[] {
  if (value.kind !== 'words') return [];
  const { words, convention = 'casesim' } = value;
  return WORDS_NAMES.filter(
    (name) =>
      name !== convention && (bandOfWords(words, name) ?? bandOfWords(words, convention)) !== undefined,
  ).map((other) => ({ words: value, other }));
}

/** Two printings that agree by the convention in use, of which one is in words that disagree by another. */
function unlike(figure: Figure, printing: Figure): Observation[] {
  if (!agree(figure, printing)) return [];
  return [figure, printing].flatMap((one) =>
    othersOf(one).flatMap(({ words, other }): Observation[] => {
      const quantity = readWords(words.words, other);
      if (quantity === undefined) return [];
      const value: Words = {
        ...words,
        convention: other,
        low: quantity.low.top / quantity.low.bottom,
        high: quantity.high.top / quantity.high.bottom,
      };
      const read = { ...one, value };
      if (one === figure ? agree(read, printing) : agree(figure, read)) return [];
      const says = `fits what else is printed by ${titleOf(words.convention)}, but not by ${titleOf(other)}`;
      return [observation(figure, words, says, other)];
    }),
  );
}

function observation(figure: Figure, words: Words, says: string, other: WordsName): Observation {
  const published = bandOfWords(words.words, other)?.published;
  const band = published ? `, where it is ${published.low}% to ${published.high}%` : '';
  return {
    code: 'words-differ-by-convention',
    figures: [figure],
    explanation: `"${figure.label}" ("${words.words}") ${says}${band}.`,
    hint: null,
  };
}

const titleOf = (name: WordsName = 'casesim') => conventionNamed(name).title;

function countsInWordsOf({ lowest, highest }: { lowest: number; highest: number }, of: number): string {
  if (lowest < highest) return `${lowest} to ${highest} of ${of} cases`;
  // As a whole percentage, halves rounded up; never 0% or 100% of what is some and not all.
  const percent = Math.floor((200 * lowest + of) / (2 * of));
  const shown =
    percent === 0 && lowest > 0 ? 'under 1%' : percent === 100 && lowest < of ? 'over 99%' : `${percent}%`;
  return `${lowest} of ${of} cases (${shown})`;
}
