import { allOfLazily, refuse, together } from '../problem.js';
import type { WhatIfRequest } from '../results/whatIf.js';
import { parseScenario } from '../scenario/parse.js';
import type { Scenario } from '../scenario/scenario.js';
import { isWhatIf, parseWhatIf, type WhatIfFile } from '../staffing/file/whatIfFile.js';
import { readAssumptions } from '../staffing/levers/assume.js';
import { readCosts } from '../staffing/levers/costs.js';
import type { PointSet } from '../staffing/region/pointSet.js';
import { parsePointSet } from '../staffing/region/pointSetFile.js';
import { checkWhatIf } from '../staffing/whatIf/whatIf.js';
import type { Baseline } from '../staffing/workforce/closing.js';
import { collection } from './collection.js';
import { besideFile, idOrBesideFile } from './disk/besideFile.js';
import { DATA_FILE, exists, readText, type StandardInput } from './disk/readText.js';
import { listScenarios, loadScenario } from './loadScenario.js';

const whatIfs = collection('scenarios/what-if', 'what-if');

/** Ids of the what-ifs that come with casesim, in order of the alphabet. */
export const listWhatIfs = whatIfs.ids;

/** What is said of a what-if beside its file, which it goes before. */
export interface WhatIfGiven {
  /** Such as `vetting=8 weeks`. */
  readonly levers?: readonly string[] | undefined;
  /** Id or path of the scenario whose staffing is swapped in. */
  readonly staffingOf?: string | undefined;
  readonly months?: number | undefined;
  readonly inspectAt?: number | undefined;
  readonly cases?: number | undefined;
  readonly baseline?: Baseline | undefined;
  /** Such as `vetting=24 weeks (20 to 30)`; these go before those of the file. */
  readonly assume?: readonly string[] | undefined;
  readonly draws?: number | undefined;
  /** Such as `po=52000`; these go before those of the file. */
  readonly cost?: readonly string[] | undefined;
  /** Path of a point set. */
  readonly points?: string | undefined;
}

/** A what-if that has been read and checked. */
export interface LoadedWhatIf extends WhatIfRequest {
  readonly name: string;
  /** As the file has it; else its name. */
  readonly title: string;
  readonly file: WhatIfFile | null;
  readonly options: WhatIfRequest['options'] & { readonly draws: number };
}

/**
 * Reads all of a what-if, from its file and from what is given, and checks it, so that what is wrong is said before any
 * of it runs.
 *
 * @param subject - a what-if or a scenario, by id or path
 * @param scenarios - those read already, by id or path
 * @throws ArgumentError for a lever or an option that cannot be; FileError, DataError for a file that cannot be used
 */
export async function loadWhatIf(
  subject: string,
  given: WhatIfGiven,
  io: StandardInput,
  scenarios = new Map<string, Scenario>(),
): Promise<LoadedWhatIf> {
  const { name, file, scenario: idOrPath } = await readSubject(subject, io, scenarios);
  const load = (one: string): Scenario => {
    const scenario = scenarios.get(one) ?? loadScenario(one);
    scenarios.set(one, scenario);
    return scenario;
  };
  const scenario = load(idOrPath);
  const points = given.points ?? file?.points ?? undefined;
  const pointSets = points === undefined ? [] : [parsePointSet(await readText(points, io), points)];
  const levers = [...leversOf(file, given.levers ?? []), ...pointSets.map(({ id }) => `points=${id}`)];
  const settings = () => settingsOf(file, given, { pointSets, load });
  const [options] = allOfLazily(
    [
      () => {
        const read = settings();
        checkWhatIf(scenario, levers, read);
        return read;
      },
    ],
    [() => checkWhatIf(scenario, levers, { pointSets })],
  );
  return { name, title: file?.title ?? name, file, scenario, levers, options: options! };
}

/** What is said beside the levers, by what is given or else by the file; all that is wrong with it at once. */
function settingsOf(
  file: WhatIfFile | null,
  given: WhatIfGiven,
  { pointSets, load }: { readonly pointSets: readonly PointSet[]; readonly load: (one: string) => Scenario },
): LoadedWhatIf['options'] {
  const staffing = given.staffingOf ?? file?.staffingOf ?? undefined;
  const months = given.months ?? file?.months ?? undefined;
  const inspectAt = given.inspectAt ?? file?.inspectAt ?? undefined;
  const cases = given.cases ?? file?.cases ?? undefined;
  const baseline = given.baseline ?? file?.baseline ?? undefined;
  const [[assume, costs], staffingOf] = together(
    () =>
      together(
        () => ({ ...readAssumptions(file?.assumptions ?? {}), ...readAssumptions(given.assume ?? []) }),
        () => ({ ...readCosts(file?.costs ?? {}), ...readCosts(given.cost ?? []) }),
      ),
    () => {
      if (inspectAt !== undefined && inspectAt > (months ?? 36)) refuseLate(inspectAt, months ?? 36);
      return staffing === undefined ? undefined : load(staffing);
    },
  );
  return {
    draws: given.draws ?? 1000,
    pointSets,
    byLever: true,
    costs,
    ...(staffingOf === undefined ? {} : { staffingOf }),
    ...(months === undefined ? {} : { months }),
    ...(inspectAt === undefined ? {} : { inspectAt }),
    ...(cases === undefined ? {} : { cases }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(Object.keys(assume).length === 0 ? {} : { assume }),
  };
}

/** Those of the file, but for those that are given, and then these. */
function leversOf(file: WhatIfFile | null, given: readonly string[]): string[] {
  const named = given.map((text) => text.split('=')[0]?.trim());
  const own = Object.entries(file?.levers ?? {}).filter(([lever]) => !named.includes(lever));
  return [...own.map(([lever, value]) => `${lever}=${value}`), ...given];
}

function refuseLate(inspectAt: number, months: number): never {
  refuse('too-late', `An inspection at month ${inspectAt} comes after the last month, ${months}.`, {
    path: 'inspectAt',
    got: String(inspectAt),
    expected: `at most ${months}`,
    hint: `Follow so long with casesim whatif --months ${inspectAt}.`,
  });
}

/**
 * What the first argument names: a what-if of ours or a file of one's own, else a scenario by id or path.
 *
 * @throws ArgumentError for a word that is neither; FileError, DataError for a file that cannot be used
 */
async function readSubject(
  subject: string,
  io: StandardInput,
  scenarios: Map<string, Scenario>,
): Promise<{ name: string; file: WhatIfFile | null; scenario: string }> {
  const ids = listWhatIfs();
  if (ids.includes(subject)) {
    const { text, file: name } = whatIfs.read(subject);
    const file = parseWhatIf(text, name);
    return { name: subject, file, scenario: file.scenario };
  }
  // One without Yes and No is refused with what it asks instead.
  if (listScenarios({ all: true }).includes(subject)) return { name: subject, file: null, scenario: subject };
  if (/^[A-Za-z0-9-]*[A-Za-z0-9][A-Za-z0-9-]*$/.test(subject) && !exists(subject)) {
    const known = [...ids, ...listScenarios()];
    refuse('unknown-what-if', `There is no what-if and no scenario "${subject}".`, {
      path: 'scenario',
      got: subject,
      near: known,
      hint: `There are ${known.join(', ')}.`,
    });
  }
  if (subject.includes('=') && !exists(subject)) {
    refuse('lever-without-option', `${subject} is written like a lever, not like a scenario or a what-if.`, {
      path: 'scenario',
      got: subject,
      hint: `Write it after --lever: casesim whatif --lever "${subject}".`,
    });
  }
  const text = await readText(subject, io, {
    ...DATA_FILE,
    hint: () => `Give a file, or one of ${[...ids, ...listScenarios()].join(', ')}.`,
  });
  // A pipe is read once.
  const called = subject === '-' ? 'stdin' : subject;
  if (!isWhatIf(text)) {
    scenarios.set(subject, parseScenario(text, called));
    return { name: subject, file: null, scenario: subject };
  }
  const file = withPaths(parseWhatIf(text, called), subject);
  return { name: subject, file, scenario: file.scenario };
}

/** A what-if whose paths, written from the folder of its file, are those from here. */
function withPaths({ scenario, staffingOf, points, ...file }: WhatIfFile, path: string): WhatIfFile {
  return {
    ...file,
    scenario: idOrBesideFile(path, scenario),
    staffingOf: staffingOf === null ? null : idOrBesideFile(path, staffingOf),
    points: points === null ? null : besideFile(path, points),
  };
}
