import { Option } from '@commander-js/extra-typings';
import { refuse } from '../../problem.js';
import type { Scenario } from '../../scenario/scenario.js';
import { alsoCheck } from '../arguments/faults.js';
import { numberOption, proportionOption, wholeOption } from '../arguments/options.js';
import { given } from '../arguments/planOptions.js';
import type { Example } from '../terminal/command.js';
import { documentCommand, printDocument } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';
import { assuranceCommand } from './plan/assurance.js';
import { bandCommand } from './plan/band.js';
import { changeCommand } from './plan/change.js';
import { cleanSampleCommand } from './plan/cleanSample.js';
import { looksCommand } from './plan/looks.js';
import { marginCommand } from './plan/margin.js';
import { noWorseCommand } from './plan/noWorse.js';
import { pairedCommand } from './plan/paired.js';
import { reliabilityCommand } from './plan/reliability.js';
import { ruleCommand } from './plan/rule.js';
import { twoStageCommand } from './plan/twoStage.js';

export const examples: readonly Example[] = [
  {
    run: 'casesim plan west-midlands-2025',
    shows: 'what its 84 cases of an assumed cohort of 650 give, beside the published rule',
  },
  {
    run: 'casesim plan margin 5% --confidence 0.8 --cohort 650',
    shows: 'the cases for an expected ±5 percentage points at 80%',
  },
  {
    run: 'casesim plan margin 5% --response 90%',
    shows: 'how many to ask for, if one in ten cannot be inspected',
  },
  {
    run: 'casesim plan assurance 10% --truth 49%',
    shows: 'the cases for an interval no wider than ±10 percentage points, with a chance of 80%',
  },
  {
    run: 'casesim plan assurance 10% --earlier 41/84 --of 84',
    shows: 'the chance that 84 more cases give one',
  },
  {
    run: 'casesim plan band good --truth 72.5%',
    shows: 'how many cases it takes to settle that a percentage is Good',
  },
  {
    run: 'casesim plan band good --of 84',
    shows: 'the chance that 84 cases settle it, if the truth is in its middle',
  },
  { run: 'casesim plan change 49% 59%', shows: 'how many cases it takes to see a ten-point improvement' },
  {
    run: 'casesim plan change 49% 59% --of 84 --of-second 168 --cohort 650',
    shows:
      'the chance that 84 cases and then 168 show it, in the process behind them and in two cohorts of 650',
  },
  {
    run: 'casesim plan no-worse 10% --from 49%',
    shows: 'how many cases it takes to show that a second inspection is no worse by ten percentage points',
  },
  {
    run: 'casesim plan no-worse 10% --from 49% --either-way --ratio 2',
    shows: 'or the same within ten percentage points, with twice as many cases the second time',
  },
  {
    run: 'casesim plan paired 20% 10%',
    shows: 'how many cases it takes to show that two questions on the same cases differ',
  },
  {
    run: 'casesim plan paired 20% 10% --of 84 -o power.svg',
    shows: 'the power over the cases, as a picture',
  },
  { run: 'casesim plan reliability 0.25', shows: 'how many reviews of a case are as reliable as 0.8' },
  { run: 'casesim plan reliability 0.25 --reviews 3', shows: 'how reliable three are' },
  { run: 'casesim plan rule 50% 65%', shows: 'the fewest cases and the cut-off that tell 50% from 65%' },
  { run: 'casesim plan rule 45% 55% --of 84', shows: 'the best cut-off of 84 cases, with both risks' },
  { run: 'casesim plan clean-sample 5%', shows: 'how many cases without a fault show that they are few' },
  {
    run: 'casesim plan two-stage --first 42 --stop-low 16 --stop-high 26 --of 84 --above 41',
    shows: 'what stopping after half of 84 cases risks and saves',
  },
  {
    run: 'casesim plan looks 28:8:20 56:22:34 --of 84 --above 41',
    shows: 'the same with two looks, after a third and two thirds of them',
  },
];

export default (io: Terminal) =>
  alsoCheck(documentCommand(), ([id]) => readScenario(id))
    .enablePositionalOptions()
    .description(
      'Says what a number of cases gives (84 if none is given), or, by one of its commands, how many cases to inspect: for a ' +
        'margin, an interval narrow enough, a band, a change, no worse than before, two questions on the same cases, how many ' +
        'reviews of a case, a rule for two rates, few faults, or a stop after the first cases or at several looks.',
    )
    .argument('[scenario]', 'an inspection, whose number of cases and cohort are taken')
    .option('--of <n>', 'what this many cases give', wholeOption('--of', { min: 1, max: 1_000_000 }))
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
    .addOption(moved('--margin <points>', 'margin'))
    .addOption(moved('--from <percent>', 'change'))
    .addOption(moved('--to <percent>', 'change'))
    .allowExcessArguments()
    .action(async (id, options, command) => {
      if (command.args.length > 1) refuseUnknown(id, command.commands);
      const scenario = await readScenario(id);
      const {
        cohort = scenario?.sample.cohort,
        of = scenario?.sample.cases ?? 84,
        proportion,
        deff,
      } = options;
      if (cohort !== undefined && cohort < of) {
        refuse('bad-plan', `--cohort ${cohort} is smaller than the sample of ${of}.`);
      }
      const [{ samplePlan }, { samplePlanDocument }] = await Promise.all([
        import('../../results/plan.js'),
        import('../../report/documents/planning/samplePlanDocument.js'),
      ]);
      const sample = {
        ...given({ cohort, proportion, designEffect: deff }),
        of,
        ...rangeOf(scenario, cohort),
      };
      await printDocument(samplePlanDocument(samplePlan(sample), scenario), options, io);
    })
    .addCommand(assuranceCommand(io))
    .addCommand(bandCommand(io))
    .addCommand(changeCommand(io))
    .addCommand(marginCommand(io))
    .addCommand(noWorseCommand(io))
    .addCommand(pairedCommand(io))
    .addCommand(reliabilityCommand(io))
    .addCommand(ruleCommand(io))
    .addCommand(cleanSampleCommand(io))
    .addCommand(twoStageCommand(io))
    .addCommand(looksCommand(io));

async function readScenario(id: string | undefined): Promise<Scenario | undefined> {
  if (id === undefined) return undefined;
  const [{ openScenario }, { inspectedScenario }] = await Promise.all([
    import('../../files/openScenario.js'),
    import('../../scenario/audit/inspectedScenario.js'),
  ]);
  return inspectedScenario('scenario', await openScenario(id));
}

function refuseUnknown(
  name: string | undefined,
  commands: readonly { readonly name: () => string }[],
): never {
  const names = commands.map((one) => one.name());
  refuse('unknown-command', `casesim plan has no command "${name}".`, {
    got: name,
    near: names,
    hint: `It has ${names.join(', ')}.`,
  });
}

/** What was an option is a command now. */
function moved(flags: string, command: keyof typeof NOW) {
  return new Option(flags, `moved to casesim plan ${command}`).hideHelp().argParser((): never =>
    refuse('moved-option', `casesim plan ${command} answers what ${flags.split(' ')[0]} asked.`, {
      hint: `Such as ${NOW[command]}.`,
    }),
  );
}

const NOW = { margin: 'casesim plan margin 5%', change: 'casesim plan change 49% 59%' } as const;

/** The range of a scenario's cohort, where it is that cohort that the sample is drawn from. */
function rangeOf(scenario: Scenario | undefined, cohort: number | undefined) {
  if (scenario === undefined || cohort !== scenario.sample.cohort) return {};
  const { low, high } = scenario.sample.cohortFigure;
  return low === null || high === null ? {} : { cohortRange: { low, high } };
}
