import { requireList } from '../check.js';
import { sharedKeyQuestions } from '../estimation/difference/compare.js';
import { refuse } from '../problem.js';
import { requireAnyScenario } from '../scenario/requireScenario.js';
import type { Scenario } from '../scenario/scenario.js';
import { ACROSS_HINT, mixedProgrammes, programmesOf, type RoundEntry } from './tables/programmes.js';
import { readWhen, WHEN_FORMS } from './tables/when.js';

/** Inspections of one region one after another as rounds, on the key questions that all of them have. */
export function scenarioRounds(
  scenarios: readonly Scenario[],
  dates: readonly string[],
  { acrossProgrammes = false }: { readonly acrossProgrammes?: boolean } = {},
): RoundEntry[] {
  requireList('scenarios', scenarios).forEach((one, index) => {
    requireAnyScenario(`scenarios[${index}]`, one);
  });
  if (requireList('rounds', dates).length !== scenarios.length) {
    refuse(
      'bad-rounds',
      `rounds must name a date for each of the ${scenarios.length} inspections, not ${dates.length}.`,
      {
        path: 'rounds',
        hint: 'Give them in the order of the inspections.',
      },
    );
  }
  const when = dates.map((date) => {
    const found = readWhen(date);
    if (found !== null) return found;
    return refuse('bad-date', `rounds must be dates, not "${date}".`, {
      path: 'rounds',
      hint: `Write ${WHEN_FORMS}.`,
    });
  });
  requireOneProgramme(scenarios, dates, { acrossProgrammes });
  const shared = sharedKeyQuestions(scenarios);
  if (shared.length === 0) {
    refuse(
      'bad-comparison',
      'These inspections have no key question in common, so that no trend can be drawn.',
      {
        path: 'scenarios',
        hint: 'A question is the same where its role or its name is.',
      },
    );
  }
  const name =
    commonName(scenarios.map(({ title }) => title)) || scenarios.map(({ id }) => id).join(' then ');
  return shared.flatMap(({ label, counts }) =>
    counts.map((own, index) => ({
      ...{ name, question: label, when: when[index]!, label: dates[index]! },
      programme: scenarios[index]!.programme ?? null,
      ...own,
    })),
  );
}

/** Refuses inspections by different rules, whose difference may be that of the rules. */
export function requireOneProgramme(
  scenarios: readonly Scenario[],
  labels: readonly string[],
  { acrossProgrammes }: { readonly acrossProgrammes: boolean },
): void {
  const programmes = programmesOf(
    scenarios.map(({ programme = null }, index) => ({ when: index, label: labels[index]!, programme })),
  );
  if (programmes.length < 2 || acrossProgrammes) return;
  refuse('mixed-programmes', mixedProgrammes(programmes), {
    path: 'scenarios',
    hint: `${ACROSS_HINT} --across-programmes compares them all the same, and says so.`,
  });
}

/** What titles begin with together, such as West Midlands; nothing where they have no such name. */
function commonName(titles: readonly string[]): string {
  const words = titles.map((title) => title.split(/[,\s]+/));
  const same = words[0]?.findIndex((word, index) => words.some((other) => other[index] !== word)) ?? 0;
  const [first = []] = words;
  const shared = first.slice(0, same < 0 ? first.length : same).filter((word) => !/^\d+$/.test(word));
  return shared.join(' ');
}
