import { compileModel } from '../../model/compile/compile.js';
import { inspectionDocument } from '../../report/documents/inspection/inspectDocument.js';
import { auditDocument } from '../../report/documents/scenario/auditDocument.js';
import { scenarioDocument } from '../../report/documents/scenario/scenarioDocument.js';
import { auditedFigures } from '../../results/auditedFigures.js';
import { inspectionReport } from '../../results/inspect.js';
import { OWN, regionOf, type World } from '../world.js';
import { CONFIDENCE } from './one.js';
import { regionKey } from './regions.js';
import { commandLine, type Screen, screen } from './screen.js';

/** A published inspection, and what others like it would report. */
export function region(world: World): Screen {
  return screen({
    id: 'region',
    name: 'A whole inspection',
    door: 'everyone',
    heading: 'What would this inspection report if it were repeated?',
    lead: 'Every key question of a published inspection, one synthetic sample beside it, and what the next one would report.',
    keys: {
      region: regionKey(world, ({ keyQuestions }) => keyQuestions.length > 0),
      confidence: CONFIDENCE,
      seed: {
        kind: 'number',
        label: 'Seed of the sample',
        ...{ usual: 7, least: 0, greatest: 999_999, step: 1 },
      },
    },
    where: 'worker',
    answer: ({ region, confidence, seed }) => {
      const scenario = regionOf(world, region);
      const model = compileModel(scenario, { effects: 'moderate' });
      const settings = { seed, confidence: Number(confidence) / 100, method: 'wilson' } as const;
      const report = inspectionReport(model, { ...settings, cases: scenario.sample.cases });
      return { documents: [inspectionDocument(model, report, settings)] };
    },
    command: ({ region, confidence, seed }) =>
      commandLine(['inspect', named(region)], {
        seed,
        confidence: confidence === '95' ? null : `${confidence}%`,
      }),
  });
}

/** Where every number of an inspection comes from, and whether they agree. */
export function figures(world: World): Screen {
  return screen({
    id: 'figures',
    name: 'Where numbers come from',
    door: 'everyone',
    heading: 'Where does every number come from?',
    lead: 'Each figure of a region: published, derived from published ones, or assumed; and whether they agree.',
    keys: { region: regionKey(world) },
    where: 'worker',
    answer: ({ region }) => {
      const scenario = regionOf(world, region);
      return {
        documents: [scenarioDocument(scenario), auditDocument(scenario, auditedFigures(scenario))],
      };
    },
    command: ({ region }) => commandLine(['scenarios', 'show', named(region)]),
    others: ({ region }) => [commandLine(['audit', named(region)])],
  });
}

/** A region of one's own: given, checked, and then on every screen. */
export function own(world: World): Screen {
  return screen({
    id: OWN,
    name: 'Your region',
    door: 'everyone',
    heading: 'Put your own inspection in',
    lead: 'Its published percentages in about twenty lines. It stays in this page: nothing is sent anywhere.',
    keys: {},
    where: 'here',
    takesRegion: true,
    answer: () =>
      world.own === null
        ? { documents: [] }
        : { documents: [auditDocument(world.own, auditedFigures(world.own))] },
    command: () => commandLine(['audit', named(OWN)]),
  });
}

/** At a terminal one's own region is a file. */
export const named = (region: string): string => (region === OWN ? 'my-region.yaml' : region);
