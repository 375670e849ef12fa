import { nearest } from '../../problem.js';
import type { Notebook } from '../../scenario/yaml/notebook.js';
import type { Inquiry, World } from '../study.js';
import { shareOf } from './readDesigns.js';
import type { WrittenStudy } from './schema.js';

type Written = WrittenStudy['inquiries'];

/** The inquiries of a study; one that names no scenario is asked of every one of them. */
export function readInquiries(written: Written, worlds: readonly World[], notebook: Notebook): Inquiry[] {
  const names = worlds.map(({ name }) => name);
  const many = names.length > 1;
  const known = (path: readonly PropertyKey[], asked: string): boolean => {
    if (names.includes(asked)) return true;
    const near = nearest(asked, names);
    notebook.note('unknown-scenario', path, `No scenario of this study is called ${asked}.`, {
      got: asked,
      expected: `one of ${names.join(', ')}`,
      hint: near === undefined ? `There are ${names.join(', ')}.` : `Did you mean ${near}?`,
    });
    return false;
  };
  /** One inquiry for each world it is asked of, named after it where there are several. */
  const each = (
    name: string,
    asked: string | undefined,
    make: (world: string, name: string) => Inquiry,
  ): Inquiry[] => {
    if (asked !== undefined && !known(['inquiries', name, 'in'], asked)) return [];
    const places = asked === undefined ? names : [asked];
    return places.map((world) => make(world, many && asked === undefined ? `${name}, ${world}` : name));
  };
  return Object.entries(written).flatMap(([key, entry]): Inquiry[] => {
    if ('percentage' in entry) {
      const against = entry.against === undefined ? null : shareOf(entry.against);
      return each(key, entry.in, (world, name) => ({
        name,
        kind: 'percentage',
        question: entry.percentage,
        world,
        of: entry.of,
        against,
      }));
    }
    if ('band' in entry) {
      const { band: question, of } = entry;
      return each(key, entry.in, (world, name) => ({
        name,
        kind: 'band',
        question,
        world,
        of,
        against: null,
      }));
    }
    if ('ranking' in entry) {
      const ranked = entry.of ?? names;
      const sound = ranked.map((world, place) => known(['inquiries', key, 'of', place], world));
      if (ranked.length < 2) {
        notebook.note('too-few', ['inquiries', key], `${key} ranks scenarios, but there is only one.`);
      }
      return sound.includes(false)
        ? []
        : [{ name: key, kind: 'ranking', question: entry.ranking, worlds: ranked, against: null }];
    }
    if ('lowest' in entry) {
      const questions = entry.lowest;
      return each(key, entry.in, (world, name) => ({
        name,
        kind: 'lowest',
        questions,
        world,
        against: null,
      }));
    }
    if ('spread' in entry) {
      const question = entry.spread;
      return each(key, entry.in, (world, name) => ({ name, kind: 'spread', question, world, against: null }));
    }
    if ('agreement' in entry) {
      const question = entry.agreement;
      return each(key, entry.in, (world, name) => ({
        name,
        kind: 'agreement',
        question,
        world,
        against: null,
      }));
    }
    if ('next' in entry) {
      const question = entry.next;
      return each(key, entry.in, (world, name) => ({ name, kind: 'next', question, world, against: null }));
    }
    if ('from' in entry) {
      const sound = [
        known(['inquiries', key, 'from'], entry.from),
        known(['inquiries', key, 'to'], entry.to),
      ];
      if (sound.includes(false)) return [];
      const question = entry.difference;
      return [{ name: key, kind: 'difference', question, worlds: [entry.from, entry.to], against: 0 }];
    }
    const questions = entry.difference;
    return each(key, entry.in, (world, name) => ({ name, kind: 'paired', questions, world, against: 0 }));
  });
}
