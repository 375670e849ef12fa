import { z } from 'zod';
import { listLevers } from '../levers/listLevers.js';
import { PRACTICE } from '../levers/practiceForms.js';
import { LEVERS } from '../levers/registry.js';
import { ASSUMPTIONS, type Assumption } from '../region/assumptions.js';
import { GIVEN_NUMBERS } from '../region/givenNumbers.js';
import { whatIfSchema } from './whatIfSchema.js';

/**
 * The shape of a what-if file as JSON Schema (draft 7), with every lever and assumption, for completion and checks in an
 * editor.
 *
 * @returns a JSON Schema as plain data
 * @example
 * JSON.stringify(whatIfJsonSchema(), null, 2)
 */
export function whatIfJsonSchema(): object {
  const { properties = {}, ...schema } = z.toJSONSchema(whatIfSchema, {
    target: 'draft-7',
    io: 'input',
    reused: 'inline',
  });
  return {
    ...schema,
    properties: {
      ...properties,
      levers: entries(
        'What is changed. Months may follow a value: from month 6, until month 18, over 12 months.',
        listLevers().map(({ name, label, unit, range, source, examples }) => ({
          name,
          description: `${label} (${unit}; ${range}). Today: ${source}.`,
          examples,
        })),
        {
          description: `The name of a case variable of the scenario that is yes or no: its share of Yes (${PRACTICE.unit}; ${PRACTICE.range.words}). What it does to the key questions is assumed in the scenario.`,
          examples: [...PRACTICE.forms.map(({ example }) => example), '45 of 51'],
        },
      ),
      assumptions: entries(
        'Numbers of your own in place of assumptions, each with the range it could lie in.',
        [...ASSUMPTIONS, ...GIVEN_NUMBERS].flatMap(({ name, label, unit, central, low, high, why }) =>
          [name, ...namesBesides(name)].map((called) => ({
            name: called,
            description: `${label} (${unit}): ${central}, ${low} to ${high}, unless you say otherwise. ${why}`,
            examples: [written({ unit, central, low, high })],
          })),
        ),
        undefined,
        ['string', 'number', 'object'],
      ),
    },
    title: 'casesim what-if',
    description:
      'A change in staffing: of which scenario, what is moved, and what is assumed in place of what.',
  };
}

/** Levers that move one assumption and nothing else: their names stand for it too. */
function namesBesides(assumption: string): string[] {
  return LEVERS.filter(
    ({ name, moves }) => name !== assumption && moves.length === 1 && moves[0] === assumption,
  ).map(({ name }) => name);
}

interface Entry {
  readonly name: string;
  readonly description: string;
  readonly examples: readonly string[];
}

/** A map, each of its known keys with a text or a number, or what else may be one; others are as `others` says, or none. */
function entries(
  description: string,
  list: readonly Entry[],
  others?: Omit<Entry, 'name'>,
  type: readonly string[] = ['string', 'number'],
): object {
  const properties = list.map(({ name, ...said }) => [name, { ...said, type }]);
  return {
    description,
    type: 'object',
    properties: Object.fromEntries(properties),
    additionalProperties: others === undefined ? false : { ...others, type },
  };
}

/** An assumption as a file has it, such as `24 (20 to 30)` or, of a share, `85% (75 to 92)`. */
function written({
  unit,
  central,
  low,
  high,
}: Pick<Assumption, 'unit' | 'central' | 'low' | 'high'>): string {
  const percent = (value: number) => Number((100 * value).toPrecision(12));
  return unit.startsWith('share')
    ? `${percent(central)}% (${percent(low)} to ${percent(high)})`
    : `${central} (${low} to ${high})`;
}
