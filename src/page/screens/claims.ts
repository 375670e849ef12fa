import { claimsDocument } from '../../report/documents/scenario/claimsDocument.js';
import { auditReport } from '../../results/audit.js';
import { regionOf, type World } from '../world.js';
import { named } from './region.js';
import { regionKey } from './regions.js';
import { commandLine, type Screen, screen } from './screen.js';

/** What an inspection claims in words, and what its figures force without any assumption. */
export function claims(world: World): Screen {
  return screen({
    id: 'claims',
    name: 'Claims',
    door: 'everyone',
    heading: 'Is what it says true, and what must be?',
    lead:
      'Each comparison in words: true of the cases inspected, and how probably of the work behind them. Then what the figures ' +
      'force together, and how few answers judged otherwise would change what is said.',
    keys: {
      region: regionKey(world, ({ keyQuestions }) => keyQuestions.length > 0),
      joint: {
        kind: 'text',
        label: 'Joint question, if wanted',
        hint: 'Such as planning=yes & delivery=no: the fewest and the most cases that have both.',
        ...{ usual: '', rows: 2, longest: 400 },
      },
      deff: {
        kind: 'number',
        label: 'Design effect, if cases came in clusters',
        ...{ usual: null, least: 0.1, greatest: 20, step: 0.1, decimals: 2 },
      },
    },
    where: 'worker',
    answer: ({ region, joint, deff }) => {
      const scenario = regionOf(world, region);
      const report = auditReport(scenario, null, {
        joints: joint.trim() === '' ? [] : [joint],
        ...(deff === null ? {} : { designEffect: deff }),
      });
      return { documents: [claimsDocument(scenario, report)] };
    },
    command: ({ region, joint, deff }) =>
      commandLine(['audit', named(region)], { joint: joint.trim(), deff }),
  });
}
