import { allOfAwaited } from '../../../problem.js';
import type { NamedWhatIf } from '../../../results/whatIf.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { seedOrPick } from '../../arguments/seed.js';
import { whatIfCommand } from '../../arguments/whatIfOptions.js';
import { printDocument } from '../../terminal/output.js';
import type { Terminal } from '../../terminal/terminal.js';
import { whatIfsWithProgress } from './runner.js';

export function compareCommand(io: Terminal) {
  return whatIfCommand()
    .name('compare')
    .description('put several what-ifs side by side')
    .argument('<what-if...>', 'ids or paths of what-ifs')
    .action(async (subjects, options) => {
      const [{ loadWhatIf }, { whatIfCompareDocument }] = await Promise.all([
        import('../../../files/whatIfs.js'),
        import('../../../report/documents/staffing/whatIfCompareDocument.js'),
      ]);
      const months = options.months ?? 36;
      const same = { ...options, months, inspectAt: options.inspectAt ?? months };
      const scenarios = new Map<string, Scenario>();
      const loaded = await allOfAwaited(
        subjects.map((subject) => () => loadWhatIf(subject, same, io, scenarios)),
      );
      const run = await whatIfsWithProgress(seedOrPick(options.seed, io), io, { several: true });
      const whatIfs: NamedWhatIf[] = [];
      for (const one of loaded) whatIfs.push({ name: one.name, title: one.title, ...(await run(one)) });
      await printDocument(whatIfCompareDocument({ whatIfs }), options, io);
    });
}
