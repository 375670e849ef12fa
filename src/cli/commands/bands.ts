import { methodOption, priorOption } from '../arguments/estimationOptions.js';
import { alsoCheck } from '../arguments/faults.js';
import { confidenceOption, proportionOption, wholeOption } from '../arguments/options.js';
import { given } from '../arguments/planOptions.js';
import type { Example } from '../terminal/command.js';
import { documentCommand, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';

export const examples: readonly Example[] = [
  { run: 'casesim bands 41/84', shows: 'how sure the band of 49% is, now and at the next inspection' },
  {
    run: 'casesim bands west-midlands-2025',
    shows: 'the band of each key question, and how low the lowest of four falls by chance',
  },
  {
    run: 'casesim bands care-homes-example',
    shows: 'the same of questions on four levels, at or above each of them',
  },
  {
    run: 'casesim bands 41/84 --prior 12,8 --above 45%',
    shows: 'with a prior worth twenty cases, and the probability that the true percentage is above 45%',
  },
];

export default (io: Terminal) =>
  alsoCheck(documentCommand(), ([what = '']) => readSubject(what))
    .description(
      'Says how sure a rating band is: the chance that the true percentage lies in another, that the next inspection shows ' +
        'another, and what rounding, discretion and the lowest-question rule do. Bands are hypothetical where the ' +
        'publication gives none.',
    )
    .argument('<counts or scenario>', 'yes answers of cases such as 41/84 or 49%/84, or a scenario')
    .option(
      '--next <n>',
      'cases of the next inspection; as many if omitted',
      wholeOption('--next', { min: 1, max: 100_000 }),
    )
    .option(
      '--prior <yes,no>',
      'beta prior for each question, as the Yes and No answers it is worth; 0.5,0.5 if omitted',
      priorOption,
    )
    .option(
      '--above <percent>',
      'adds the probability that the true percentage is above this',
      proportionOption('--above'),
    )
    .option('--confidence <level>', 'at which bands are ruled out, as a proportion', confidenceOption(), 0.95)
    .option(
      '--method <name>',
      'of the interval that rules bands out; casesim interval lists them',
      methodOption,
      'wilson',
    )
    .action(async (what, options) => {
      const { bandsReport, scenarioBands } = await import('../../results/bands.js');
      const { next, method, confidence, prior, above } = options;
      const settings = { method, confidence, ...given({ next, prior, above }) };
      const { counts, scenario } = await readSubject(what);
      if (counts !== null) {
        const { bandsDocument } = await import('../../report/documents/estimation/bandsDocument.js');
        return printDocument(bandsDocument(bandsReport(counts, settings)), options, io);
      }
      const { scenarioBandsDocument } = await import(
        '../../report/documents/estimation/scenarioBandsDocument.js'
      );
      return printDocument(scenarioBandsDocument(scenario, scenarioBands(scenario, settings)), options, io);
    });

/** The counts, or the scenario, of which the bands are asked. */
async function readSubject(what: string) {
  const { looksLikeCounts } = await import('../../results/tables/readCounts.js');
  const { isFile } = await import('../../files/disk/readText.js');
  if (looksLikeCounts(what) && !isFile(what)) {
    const { oneCount } = await import('../arguments/oneCount.js');
    return { counts: oneCount(what), scenario: null };
  }
  const { openScenario } = await import('../../files/openScenario.js');
  return { counts: null, scenario: await openScenario(what) };
}
