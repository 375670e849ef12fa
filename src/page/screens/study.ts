import { refuse } from '../../problem.js';
import { studyDocument } from '../../report/documents/study/studyDocument.js';
import { studyZip } from '../../results/study/zip.js';
import { parseStudy } from '../../study/check/parse.js';
import { prepareStudy, runStudyBlock } from '../../study/run/prepare.js';
import { StudyProgress } from '../../study/run/progress.js';
import { extentOf } from '../../study/run/runStudy.js';
import { regionOf, type World } from '../world.js';
import { commandLine, type Screen, screen } from './screen.js';

/** A study that comes with casesim, run in the page. */
export function study(world: World): Screen {
  const options = [...world.studies].map(([value, { title }]) => ({ value, label: title }));
  return screen({
    id: 'study',
    name: 'Studies',
    door: 'methods',
    heading: 'What would repeated inspections show?',
    lead: 'The inspection repeated under a design, thousands of times: how sure is its answer?',
    keys: {
      id: { kind: 'choice', label: 'Study', usual: options[0]?.value ?? '', options },
      seed: { kind: 'number', label: 'Seed', ...{ usual: 7, least: 0, greatest: 999_999, step: 1 } },
      replicates: {
        kind: 'number',
        label: 'Replicates of what is simulated',
        ...{ usual: 4000, least: 1000, greatest: 100_000, step: 1000 },
      },
    },
    where: 'worker',
    answer: ({ id, seed, replicates }, tell) => {
      const text =
        world.studies.get(id)?.text ?? refuse('unknown-study', `There is no study "${id}" in this page.`);
      const asked = parseStudy(text, `${id}.yaml`, (name) => regionOf(world, name));
      const extent = extentOf(asked, { seed, replicates });
      const prepared = prepareStudy(asked, { exact: true });
      const progress = new StudyProgress(prepared, extent);
      let done = 0;
      for (let blocks = progress.needed(); blocks.length > 0; blocks = progress.needed()) {
        const all = done + blocks.length;
        for (const block of blocks) {
          progress.accept(runStudyBlock(prepared, { seed, block, replicates: progress.replicates }));
          done += 1;
          tell(done, all, 'blocks');
        }
      }
      const zip = studyZip(prepared, seed);
      return { documents: [studyDocument(asked, progress.result(), { zip })] };
    },
    command: ({ id, seed, replicates }) => commandLine(['study', id], { seed, replicates }),
  });
}
