import { RATING_BANDS } from '../../../estimation/bands/ratingBands.js';
import { PRESETS } from '../../../model/model.js';
import type { ScenarioBands } from '../../../results/bands.js';
import { lowered } from '../../../words/capital.js';
import {
  inWords,
  leastProbability,
  list,
  percent,
  percentWithCounts,
  plural,
  probability,
  probabilityInWords,
} from '../../../words/format.js';
import { figures, numbers, words } from '../../document/columns.js';
import type { Table } from '../../document/table.js';
import { countRangeInWords, ratesOf } from '../inspection/nextTable.js';
import { levelText } from './levelText.js';
import { ifNothingChanged } from './priorWords.js';

/** What sets the band, and the lowest of the next inspection; without its end. */
export function lowestSentence(
  { questions, lowest, nextLowest, prior, noun, told }: ScenarioBands,
  { invented }: { readonly invented?: true },
): string {
  const labels = questions
    .filter(({ name }) => lowest.names.includes(name))
    .map(({ label }) => lowered(label));
  const found = `${percentWithCounts(lowest.report.counts.yes, lowest.report.counts.of)} for ${list(labels)}${invented ? '' : notPublished(questions, lowest.names)}`;
  const at = told === null ? '' : ` at ${told}`;
  const { ifIndependent, cases, confidence } = nextLowest;
  if (questions.length === 1) {
    return (
      `The one percentage${at}, ${found}, would set the band; ${ifNothingChanged(prior, noun[1])}, the next inspection of ${plural(cases, noun[0], noun[1])} ` +
      `would report ${percent(ifIndependent.expected, 1)} on average and, with a probability of at least ${levelText(confidence)}, ` +
      countRangeInWords({ ...ifIndependent, cases })
    );
  }
  return (
    `The lowest percentage${at}, ${found}, would set the band; ${ifNothingChanged(prior, noun[1])}, the lowest of ${questions.length} in the ` +
    `next inspection of ${plural(cases, noun[0], noun[1])} would be ${percent(ifIndependent.expected, 1)} on average and, with a probability ` +
    `of at least ${levelText(confidence)}, ${countRangeInWords({ ...ifIndependent, cases })}, if the questions were independent ` +
    'of one another'
  );
}

/** What a percentage is that no publication has. */
function notPublished(questions: ScenarioBands['questions'], names: readonly string[]): string {
  const isAssumed = questions.some(({ name, basis }) => names.includes(name) && basis === 'assumed');
  return isAssumed ? ', which is assumed' : '';
}

/** What the prediction says beside the sentence: whatever the effects, and all questions together. */
export function lowestWords({
  questions,
  nextLowest,
  allWithin: { each },
  confidence,
}: ScenarioBands): string[] {
  const { ifIndependent, whatever } = nextLowest;
  const [low, high] = whatever.expected;
  const [least, most] = whatever.inadequate;
  const [low1, high1] = [percent(low, 1), percent(high, 1)];
  const number = inWords(questions.length);
  return [
    `The lowest of ${number} would be Inadequate with probability ${probabilityInWords(ifIndependent.band.inadequate)} if the questions were ` +
      `independent of one another, and from ${probabilityInWords(least)} to ${probabilityInWords(most)} however they depend on each other; on average it ` +
      `would be ${low1 === high1 ? low1 : `between ${low1} and ${high1}`}. Exact: beta-binomial, given what this inspection found.`,
    `${questions.length === 2 ? 'Both would fall in their own' : `Every one of the ${number} would fall in its own`} ${levelText(confidence)} ${questions.length === 2 ? 'ranges' : 'range'} at once with probability ${probabilityInWords(each.ifIndependent)} if they were ` +
      `independent, and never less than ${leastProbability(each.atLeast)}.`,
  ];
}

/** The lowest if the published rates were the truth, under each preset of effects. */
export function lowestTable({ byChance, questions, noun }: ScenarioBands) {
  const rows = PRESETS.flatMap((name) => {
    const lowest = byChance.lowest[name];
    return lowest === null ? [] : [{ name, ...lowest }];
  });
  const left = PRESETS.filter((name) => byChance.lowest[name] === null);
  const rates = ratesOf(questions) === 'published' ? 'published rates' : 'rates as written';
  const table: Table<(typeof rows)[number]> = {
    title: `If the ${rates} were the truth: the lowest of ${questions.length} in inspections of ${plural(byChance.cases, noun[0], noun[1])}`,
    columns: [
      words('effects', 'Effects', ({ name }) => name),
      numbers(
        'expected',
        'On average',
        ({ expected }) => expected,
        (value) => percent(value, 1),
      ),
      ...RATING_BANDS.map(({ name, label }) =>
        figures<(typeof rows)[number]>(
          name,
          label,
          ({ band }) => band[name],
          ({ band }) => probability(band[name]),
        ),
      ),
    ],
    rows,
    notes: [
      `A narrower question than the prediction, and narrower answers: the ${rates} are not known to be true. Exact, from ` +
        'the compiled joint distribution. Effects are assumed; no publication gives them.',
      ...(left.length === 0
        ? []
        : [
            `Left out with ${list(left)} effects: ${inWords(questions.length)} questions in ${plural(byChance.cases, noun[0], noun[1])} are too many for the exact joint distribution; a study can simulate it.`,
          ]),
    ],
  };
  return table;
}
