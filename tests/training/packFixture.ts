import { loadScenario } from '../../src/files/loadScenario.js';
import { loadWording } from '../../src/files/wording.js';
import { buildPack, type PackOptions } from '../../src/training/pack/buildPack.js';
import type { Pack } from '../../src/training/pack.js';

export const wording = loadWording();
export const westMidlands = loadScenario('west-midlands-2025');
export const southWest = loadScenario('south-west-2025');

/** A pack of the West Midlands, seed 7, with whatever a test is about. */
export function pack(options: Partial<PackOptions> = {}, scenario = westMidlands): Pack {
  return buildPack(scenario, { wording, seed: 7, version: 'test', ...options });
}

/** Every text of a pack that people read. */
export function textsOf({ cases, key, notes }: Pack): string[] {
  return [
    ...cases.flatMap(({ front, entries }) => [
      ...front.map(({ value }) => value),
      ...entries.flatMap(({ title, paragraphs }) => [title, ...paragraphs]),
    ]),
    ...key.flatMap(({ questions }) =>
      questions.flatMap(({ why, prompts }) => [
        why,
        ...prompts.flatMap((prompt) => [prompt.why, prompt.wrong, prompt.either ?? 'none']),
      ]),
    ),
    ...notes.cases.flatMap(({ about, questions, mirrors }) => [about, ...questions, ...mirrors]),
  ];
}
