import { Argument, Command } from '@commander-js/extra-typings';
import { refuse } from '../../problem.js';
import type { Example } from '../terminal/command.js';
import { formatOfFile } from '../terminal/fileFormat.js';
import { fileOption, forceOption, isFile, refuseUselessForce, writeOutput } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';

export const examples: readonly Example[] = [
  { run: 'casesim schema', shows: 'the shape of a scenario file as JSON Schema' },
  {
    run: 'casesim schema -o scenario.schema.json',
    shows: 'the same as a file, for completion in an editor that knows YAML',
  },
  { run: 'casesim schema study', shows: 'the shape of a study file' },
  { run: 'casesim schema what-if', shows: 'the shape of a what-if file, with every lever and assumption' },
  { run: 'casesim schema point-set', shows: 'the shape of a set of workload points of your own' },
  { run: 'casesim schema programme', shows: 'the shape of a file with the rules of an inspection' },
  { run: 'casesim schema presentation-rule', shows: 'the shape of a rule that says what may be printed' },
  { run: 'casesim schema result', shows: 'the names of the results that casesim gives with --json' },
  { run: 'casesim schema result inspect', shows: 'the shape of one of them' },
];

export default (io: Terminal) =>
  new Command()
    .description(
      'Writes the shape of a scenario, study, what-if, point set, programme or presentation rule file, or of what a command gives with --json, as JSON Schema (draft 7). An ' +
        'editor that knows YAML completes and checks a scenario that starts with: ' +
        '# yaml-language-server: $schema=./scenario.schema.json',
    )
    .addArgument(
      new Argument('[kind]', 'what is described')
        .choices(['scenario', 'study', 'what-if', 'point-set', 'programme', 'presentation-rule', 'result'])
        .default('scenario' as const),
    )
    .argument('[name]', 'of a result; without one, the results are listed')
    .addOption(fileOption('write to a file'))
    .addOption(forceOption())
    .action(async (kind, name, options) => {
      if (kind !== 'result' && name !== undefined) refuseName(kind, name);
      formatOfFile(options.output, undefined, { '.json': 'json' });
      refuseUselessForce(options);
      await writeOutput(options, async (write) => write(await textOf(kind, name)), io);
      if (isFile(options.output)) io.say(`Wrote ${options.output}.`);
    });

type Kind = 'scenario' | 'study' | 'what-if' | 'point-set' | 'programme' | 'presentation-rule' | 'result';

/** The kinds of file, each with its schema. */
const FILES: Readonly<Record<Exclude<Kind, 'result'>, () => Promise<object>>> = {
  scenario: async () => (await import('../../scenario/declare/jsonSchema.js')).scenarioJsonSchema(),
  study: async () => (await import('../../study/file/jsonSchema.js')).studyJsonSchema(),
  'what-if': async () => (await import('../../staffing/file/jsonSchema.js')).whatIfJsonSchema(),
  programme: async () =>
    (await import('../../scenario/programme/programmeJsonSchema.js')).programmeJsonSchema(),
  'point-set': async () => (await import('../../staffing/region/pointSetFile.js')).pointSetJsonSchema(),
  'presentation-rule': async () =>
    (await import('../../estimation/rules/presentationRuleFile.js')).presentationRuleJsonSchema(),
};

async function textOf(kind: Kind, name: string | undefined): Promise<string> {
  if (kind !== 'result') return `${JSON.stringify(await FILES[kind](), null, 2)}\n`;
  const { listResultSchemas, resultSchema } = await import('../../files/resultSchemas.js');
  return name === undefined ? `${listResultSchemas().join('\n')}\n` : resultSchema(name);
}

function refuseName(kind: string, name: string): never {
  const message = `casesim schema ${kind} takes no name, and there is "${name}".`;
  refuse('bad-options', message, { hint: `casesim schema result ${name} describes a result.` });
}
