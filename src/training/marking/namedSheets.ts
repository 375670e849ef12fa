import type { Pack } from '../pack.js';
import { GivenAnswers } from './givenAnswers.js';

/** The answers of one file, and what to call it. */
export interface FileAnswers {
  readonly file: string;
  readonly given: GivenAnswers;
}

/**
 * The answers of several files together. One name in two files is one person, unless the two answer anything otherwise: then they
 * are two people, each called by name and file, and that is said.
 */
export function together(
  pack: Pack,
  files: readonly FileAnswers[],
): { readonly given: GivenAnswers; readonly said: readonly string[] } {
  const given = new GivenAnswers(pack);
  const said: string[] = [];
  /** The first file of each name. */
  const origins = new Map<string, string>();
  const renamed = new Set<string>();
  for (const { file, given: own } of files) {
    const apart = new Set(given.add(own));
    for (const person of own.people) {
      const name = given.known(person);
      const first = origins.get(name);
      if (first === undefined) origins.set(name, file);
      if (!apart.has(person)) continue;
      const [one, other] = [`${name} (${first ?? file})`, `${name} (${file})`];
      given.adopt(own, person, other);
      renamed.add(name);
      said.push(
        `${name} answers some items otherwise in ${file} than in ${first ?? file}: taken for two people, ${one} and ${other}. Write their names in full, or leave one file out if they are one person.`,
      );
    }
  }
  for (const name of renamed) given.give(name, `${name} (${origins.get(name)!})`);
  return { given, said };
}
