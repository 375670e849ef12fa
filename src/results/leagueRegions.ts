import { refuseArgument, requireBetween, requireFields, requireList, requireText } from '../check.js';
import type { Counts } from '../counts.js';
import { requireRegions } from '../estimation/league/regions.js';
import { refuse } from '../problem.js';
import { FEWEST_REGIONS, type LeagueEntry } from './tables/leagueFile.js';

export type Region = Counts & { readonly name: string; readonly weight: number | null };

/** Regions by their questions, in the order in which they first come; each a region once. */
export function grouped(entries: readonly LeagueEntry[]): { question: string | null; regions: Region[] }[] {
  const questions = new Map<string | null, Map<string, Region>>();
  if (requireList('entries', entries).length > MOST_ENTRIES) {
    const most = MOST_ENTRIES.toLocaleString('en-GB');
    refuseArgument('entries', entries, `a list of at most ${most} regions, over all questions`);
  }
  entries.forEach((entry, index) => {
    const {
      name,
      question = null,
      weight = null,
      yes,
      of,
    } = requireFields(`entries[${index}]`, entry, '{ name: "North", yes: 41, of: 84 }');
    requireText(`entries[${index}].name`, name);
    if (question !== null) requireText(`entries[${index}].question`, question);
    const regions = questions.get(question) ?? new Map<string, Region>();
    if (regions.has(name)) {
      const asked = question === null ? '' : ` for the question "${question}"`;
      refuseArgument(`entries[${index}].name`, name, `a region that does not come twice${asked}`);
    }
    if (weight !== null) requireBetween(`entries[${index}].weight`, weight, 0, 1e12);
    questions.set(question, regions.set(name, { name, yes, of, weight }));
  });
  const found = [...questions].map(([question, regions]) => ({ question, regions: [...regions.values()] }));
  if (found.length === 0) refuseArgument('entries', entries, 'a list of three regions or more');
  for (const { question, regions } of found) {
    requireRegions(regions);
    if (regions.length < FEWEST_REGIONS) {
      const asked = question === null ? '' : ` for the question "${question}"`;
      refuse('bad-argument', `entries must have three regions or more${asked}, not ${regions.length}.`, {
        path: 'entries',
        got: String(regions.length),
        expected: 'three regions or more',
        hint: regions.length === 2 ? 'Two are compared as a pair.' : undefined,
      });
    }
  }
  return found;
}

/** More would not be looked at, and take minutes. */
const MOST_ENTRIES = 20_000;
