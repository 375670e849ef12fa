import { refuse } from '../../problem.js';
import type { Scenario } from '../../scenario/scenario.js';
import { confidenceOption, numberOption, proportionOption, wholeOption } from '../arguments/options.js';
import { documentCommand, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Example } from './command.js';

export const examples: readonly Example[] = [
  {
    run: 'casesim plan west-midlands-2025',
    shows: 'what its 84 cases of an assumed cohort of 650 give, beside the published rule',
  },
  { run: 'casesim plan --margin 5% --confidence 0.8 --cohort 650', shows: 'the cases for ±5 points at 80%' },
  { run: 'casesim plan --from 49% --to 59%', shows: 'the cases in which to see a ten-point improvement' },
];

export default (io: Terminal) =>
  documentCommand()
    .description(
      'Says how many cases to inspect for a margin or to see a change between two inspections; or what a number of cases ' +
        'gives (84 if nothing is asked).',
    )
    .argument('[scenario]', 'an inspection: its cases are asked about, and its cohort drawn from')
    .option('--of <n>', 'what this many cases give', wholeOption('--of', { min: 1, max: 1_000_000 }))
    .option(
      '--margin <points>',
      'half the width wanted, such as 5%',
      proportionOption('--margin', { low: 0.001, high: 0.5 }),
    )
    .option('--from <percent>', 'true percentage at the first inspection', proportionOption('--from'))
    .option('--to <percent>', 'true percentage at the second', proportionOption('--to'))
    .option(
      '--power <chance>',
      'of seeing the change, 0.8 if omitted',
      proportionOption('--power', { low: 0.01, high: 0.999 }),
    )
    .option('--confidence <level>', 'of a margin or a change, 0.95 if omitted', confidenceOption())
    .option(
      '--proportion <percent>',
      'share of Yes expected, 50% (the worst) if omitted',
      proportionOption('--proportion', { low: 0.001, high: 0.999 }),
    )
    .option('--cohort <n>', 'eligible cases; unlimited if omitted', wholeOption('--cohort', { min: 1 }))
    .option(
      '--deff <factor>',
      'design effect: above 1 where cases cluster',
      numberOption('--deff', { low: 0.01, high: 1000 }),
    )
    .option(
      '--response <share>',
      'of the cases asked for that can be inspected',
      proportionOption('--response', { low: 0.01 }),
    )
    .action(async (id, options) => {
      const { margin, from, to, power, confidence, proportion, deff, response } = options;
      const scenario =
        id === undefined ? undefined : (await import('../../files/loadScenario.js')).loadScenario(id);
      const cohort = options.cohort ?? scenario?.sample.cohort;
      const asked = [options.of !== undefined, margin !== undefined, from !== undefined || to !== undefined];
      if (asked.filter(Boolean).length > 1) {
        refuse('bad-plan', '--of, --margin and --from with --to ask different questions.', {
          hint: 'Give one of them.',
        });
      }
      const [{ changePlan, marginPlan, samplePlan }, documents, { samplePlanDocument }] = await Promise.all([
        import('../../results/plan.js'),
        import('../../report/documents/estimation/planDocument.js'),
        import('../../report/documents/estimation/samplePlanDocument.js'),
      ]);
      const fieldwork = {
        ...(cohort === undefined ? {} : { cohort }),
        ...(deff === undefined ? {} : { designEffect: deff }),
        ...(response === undefined ? {} : { response }),
      };
      const level = confidence === undefined ? {} : { confidence };
      if (margin !== undefined) {
        refuseUnused({ '--power': power }, '--margin');
        const share = proportion === undefined ? {} : { proportion };
        const plan = marginPlan({ margin, ...level, ...share, ...fieldwork });
        return printDocument(documents.marginPlanDocument(plan, scenario), options, io);
      }
      if (from !== undefined || to !== undefined) {
        if (from === undefined || to === undefined)
          refuse('bad-plan', '--from and --to go together.', { hint: 'Such as --from 49% --to 59%.' });
        refuseUnused({ '--proportion': proportion }, '--from and --to');
        const chance = power === undefined ? {} : { power };
        const plan = changePlan({ from, to, ...level, ...chance, ...fieldwork });
        return printDocument(documents.changePlanDocument(plan, scenario), options, io);
      }
      refuseUnused({ '--power': power, '--confidence': confidence, '--response': response }, '--of');
      const cases = options.of ?? scenario?.sample.cases ?? 84;
      if (cohort !== undefined && cohort < cases) {
        refuse('bad-plan', `--cohort ${cohort} is smaller than the sample of ${cases}.`);
      }
      const share = proportion === undefined ? {} : { proportion };
      const plan = samplePlan({ of: cases, ...share, ...fieldwork, ...rangeOf(scenario, cohort) });
      return printDocument(samplePlanDocument(plan, scenario), options, io);
    });

/** The range of a scenario's cohort, where it is that cohort that the sample is drawn from. */
function rangeOf(scenario: Scenario | undefined, cohort: number | undefined) {
  if (scenario === undefined || cohort !== scenario.sample.cohort) return {};
  const { low, high } = scenario.sample.cohortFigure;
  return low === null || high === null ? {} : { cohortRange: { low, high } };
}

function refuseUnused(given: Readonly<Record<string, unknown>>, question: string): void {
  const unused = Object.keys(given).filter((option) => given[option] !== undefined);
  if (unused.length > 0) refuse('bad-plan', `${unused.join(' and ')} has no meaning with ${question}.`);
}
