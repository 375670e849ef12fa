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
  { run: 'casesim schema result', shows: 'the names of the results that casesim gives with --json' },
  { run: 'casesim schema result inspect', shows: 'the shape of one of them' },
];

export default (io: Terminal) =>
  new Command()
    .description(
      'Writes the shape of a scenario or study file, or of what a command gives with --json, as JSON Schema (draft 7). An ' +
        'editor that knows YAML completes and checks a scenario that starts with: ' +
        '# yaml-language-server: $schema=./scenario.schema.json',
    )
    .addArgument(
      new Argument('[kind]', 'what is described')
        .choices(['scenario', 'study', 'result'])
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

async function textOf(kind: 'scenario' | 'study' | 'result', name: string | undefined): Promise<string> {
  if (kind === 'scenario') {
    const { scenarioJsonSchema } = await import('../../scenario/declare/jsonSchema.js');
    return `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;
  }
  if (kind === 'study') {
    const { studyJsonSchema } = await import('../../study/file/jsonSchema.js');
    return `${JSON.stringify(studyJsonSchema(), null, 2)}\n`;
  }
  const { listResultSchemas, resultSchema } = await import('../../files/resultSchemas.js');
  return name === undefined ? `${listResultSchemas().join('\n')}\n` : resultSchema(name);
}

function refuseName(kind: string, name: string): never {
  const message = `casesim schema ${kind} takes no name, and there is "${name}".`;
  refuse('bad-options', message, { hint: `casesim schema result ${name} describes a result.` });
}
