import { RATING_BANDS } from '../../../estimation/bands/ratingBands.js';
import { refuse } from '../../../problem.js';
import { methodOption } from '../../arguments/estimationOptions.js';
import { proportionOption } from '../../arguments/options.js';
import { chanceCommand, cohortFlag, given } from '../../arguments/planOptions.js';
import { printDocument } from '../../terminal/output.js';
import type { Terminal } from '../../terminal/terminal.js';

/** `casesim plan band good`: cases in which to settle a band. */
export function bandCommand(io: Terminal) {
  return chanceCommand(1_000_000)
    .name('band')
    .description(
      'Says how many cases settle that a percentage lies in a band, the whole interval inside it, with a stated chance at a ' +
        'stated truth; or the chance that a given number of cases does.',
    )
    .argument('<band>', 'inadequate, requires-improvement, good or outstanding', readBand)
    .option(
      '--truth <percent>',
      'true share of Yes, the middle of the band if omitted',
      proportionOption('--truth'),
    )
    .option(...cohortFlag)
    .option(
      '--method <name>',
      'of the interval, wilson if omitted; casesim interval lists them',
      methodOption,
    )
    .action(async (band, { power, of, confidence, truth, method, deff, cohort, ...output }) => {
      const [{ bandPlan }, { bandPlanDocument }] = await Promise.all([
        import('../../../results/plan/band.js'),
        import('../../../report/documents/planning/bandPlanDocument.js'),
      ]);
      const options = given({
        power,
        of,
        confidence,
        truth,
        cohort,
        designEffect: deff,
        method,
      });
      await printDocument(bandPlanDocument(bandPlan({ band: band.name, ...options })), output, io);
    });
}

/** A band by its name, in whatever spelling. */
function readBand(name: string) {
  const written = ({ label }: { readonly label: string }) => label.toLowerCase().replace(' ', '-');
  const plain = name.toLowerCase().replaceAll(/[\s_]+/g, '-');
  const band = RATING_BANDS.find((one) => written(one) === plain || one.name === name);
  if (band !== undefined) return band;
  const names = RATING_BANDS.map(written);
  return refuse('unknown-band', `There is no band "${name}".`, {
    path: '<band>',
    got: name,
    near: names,
    hint: `There are ${names.join(', ')}.`,
  });
}
