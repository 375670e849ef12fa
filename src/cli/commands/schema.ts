import { Argument, Command } from '@commander-js/extra-typings';
import { openOutput } from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Example } from './command.js';

export const examples: readonly Example[] = [
  { run: 'casesim schema', shows: 'the shape of a scenario file as JSON Schema' },
  {
    run: 'casesim schema -o scenario.schema.json',
    shows: 'the same as a file, for completion in an editor that knows YAML',
  },
  { run: 'casesim schema study', shows: 'the shape of a study file' },
];

export default (io: Terminal) =>
  new Command()
    .description(
      'Writes the shape of a scenario or study file as JSON Schema (draft 7). An editor that knows YAML completes and ' +
        'checks a scenario that starts with: # yaml-language-server: $schema=./scenario.schema.json',
    )
    .addArgument(
      new Argument('[kind]', 'what the file describes')
        .choices(['scenario', 'study'])
        .default('scenario' as const),
    )
    .option('-o, --output <file>', 'write to a file')
    .option('--force', 'replace the file if it exists')
    .action(async (kind, options) => {
      const schema =
        kind === 'study'
          ? (await import('../../study/file/jsonSchema.js')).studyJsonSchema()
          : (await import('../../scenario/declare/jsonSchema.js')).scenarioJsonSchema();
      const writer = await openOutput(options, io);
      try {
        await writer.write(`${JSON.stringify(schema, null, 2)}\n`);
        await writer.close();
      } catch (error) {
        await writer.abandon();
        throw error;
      }
      if (options.output !== undefined) io.say(`Wrote ${options.output}.`);
    });
