import { allOf, refuse } from '../../../problem.js';
import { isLevelCounts, readLevelCounts } from '../../arguments/levelCounts.js';
import { optionName } from '../../arguments/optionName.js';
import { refuseStray } from '../../arguments/useless.js';
import { printDocument } from '../../terminal/output.js';
import type { Terminal } from '../../terminal/terminal.js';

type Given = Readonly<Record<string, unknown>>;

/** Counts that are not Yes answers of one sample: cases at levels, a survey with silent people, or units of many. */
type Kind = 'levels' | 'invited' | 'units';

/** Which of them was asked, if any. */
export function kindAsked(texts: readonly string[], { invited, units, levels, scores }: Given): Kind | null {
  if (texts.some(isLevelCounts)) return 'levels';
  if (levels !== undefined || scores !== undefined) {
    refuse(
      'bad-counts',
      `--${levels === undefined ? 'scores' : 'levels'} needs cases at three levels or more.`,
      {
        path: levels === undefined ? '--scores' : '--levels',
        hint: `${texts.join(' ')} has none: write such as casesim interval 3/7/12/2; of two levels, give the Yes answers and the cases.`,
      },
    );
  }
  if (invited !== undefined && units !== undefined) {
    refuse(
      'bad-options',
      '--invited and --units cannot be given together: one is of a survey, one of units.',
    );
  }
  return invited === undefined ? (units === undefined ? null : 'units') : 'invited';
}

/** What is wrong with the counts and options, or what the result is asked with. */
export async function readOther(kind: Kind, texts: readonly string[], options: Given) {
  requireAlone(kind, options);
  const confidence = oneConfidence(options.confidence);
  if (kind === 'levels') {
    requireOne(texts, '3/7/12/2');
    return { kind, confidence, counts: readLevelCounts(texts[0] ?? '') } as const;
  }
  const { oneCount } = await import('../../arguments/oneCount.js');
  const counts = allOf(texts.map((text) => () => oneCount(text)));
  if (kind === 'invited') requireOne(texts, '33/58 --invited 210');
  return { kind, confidence, counts } as const;
}

/** Prints the result of counts of another kind. */
export async function intervalOther(
  kind: Kind,
  texts: readonly string[],
  options: Given,
  io: Terminal,
): Promise<void> {
  const asked = await readOther(kind, texts, options);
  const { confidence } = asked;
  if (asked.kind === 'levels') {
    const [{ levelsReport }, { levelsDocument }] = await Promise.all([
      import('../../../results/levels.js'),
      import('../../../report/documents/estimation/levelsDocument.js'),
    ]);
    const settings = known({ levels: options.levels, scores: options.scores, cohort: options.cohort });
    return printDocument(
      levelsDocument(levelsReport(asked.counts, { ...settings, confidence })),
      options,
      io,
    );
  }
  if (asked.kind === 'invited') {
    const [{ nonResponse }, { nonResponseDocument }] = await Promise.all([
      import('../../../estimation/surveys/nonResponse.js'),
      import('../../../report/documents/estimation/nonResponseDocument.js'),
    ]);
    const [{ yes, of } = { yes: 0, of: 1 }] = asked.counts;
    const survey = { yes, answered: of, invited: Number(options.invited) };
    return printDocument(nonResponseDocument(nonResponse(survey, { confidence })), options, io);
  }
  const [{ sampledUnitsReport }, { sampledUnitsDocument }] = await Promise.all([
    import('../../../results/sampledUnits.js'),
    import('../../../report/documents/estimation/sampledUnitsDocument.js'),
  ]);
  const report = sampledUnitsReport(asked.counts, { units: Number(options.units), confidence });
  return printDocument(sampledUnitsDocument(report), options, io);
}

const known = (options: object): object =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

/** What each kind can be asked with, beside how it is printed. */
const ALLOWED: Readonly<Record<Kind, readonly string[]>> = {
  levels: ['levels', 'scores', 'cohort'],
  invited: ['invited'],
  units: ['units'],
};
const ALWAYS = ['confidence', 'json', 'csv', 'output', 'force'];

const OF_KIND: Readonly<Record<Kind, string>> = {
  levels: 'cases at levels',
  invited: 'a survey with --invited',
  units: 'units with --units',
};

function requireAlone(kind: Kind, options: Given): void {
  const stray = Object.entries(options).flatMap(([name, value]) => {
    const isGiven = value !== undefined && !(name === 'side' && value === 'both');
    return isGiven && ![...ALWAYS, ...ALLOWED[kind]].includes(name) ? [optionName(name)] : [];
  });
  refuseStray(stray, OF_KIND[kind]);
}

function oneConfidence(confidences: unknown): number {
  const [first = 0.95, ...more] = Array.isArray(confidences) ? (confidences as readonly number[]) : [];
  if (more.length > 0)
    refuse('bad-options', '--confidence must be one level here.', { path: '--confidence' });
  return first;
}

function requireOne(texts: readonly string[], such: string): void {
  if (texts.length === 1) return;
  refuse('bad-counts', `One count is taken at a time here, not ${texts.length}.`, {
    hint: `Such as casesim interval ${such}.`,
  });
}
