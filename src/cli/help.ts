import type { CommandUnknownOpts, Help } from '@commander-js/extra-typings';
import { capital } from '../words/capital.js';
import { widestOf } from '../words/columns.js';
import { wrap } from '../words/textOptions.js';
import { commands, TASKS } from './registry.js';
import type { Example } from './terminal/command.js';
import type { Terminal } from './terminal/terminal.js';

const EXAMPLES: readonly Example[] = [
  { run: 'casesim inspect', shows: 'rebuild the West Midlands inspection of 2025 and re-inspect it' },
  { run: 'casesim interval 41/84', shows: 'how far 49% of 84 cases could have moved by chance' },
];

const EVERYWHERE = [
  ['-h, --help', 'show help for casesim or for a command'],
  ['-V, --version', 'print the version'],
] as const;

/** `casesim --help`: two examples, then the commands by task. */
export function overview({ text: { ink, width } }: Terminal): string {
  const column = columnBeside(
    commands.map(({ name }) => name),
    width,
  );
  const everywhere = columnBeside(
    EVERYWHERE.map(([term]) => term),
    width,
  );
  const groups = TASKS.map((task) => {
    const own = commands.filter((command) => command.task === task);
    const lines = own.map(({ name, summary }) => entryLine(name, summary, column, width));
    return own.length === 0 ? '' : [ink.strong(task), ...lines].join('\n');
  });
  return `${[
    wrap(`${ink.strong('casesim')} shows how much 84 cases can tell you.`, width),
    [ink.strong('Examples'), ...exampleLines(EXAMPLES, width)].join('\n'),
    ...groups.filter((group) => group !== ''),
    [
      ink.strong('Everywhere'),
      ...EVERYWHERE.map(([term, says]) => entryLine(term, says, everywhere, width)),
    ].join('\n'),
    wrap(
      'Exit codes: 0 done; 1 a stated check failed; 2 wrong usage; 3 bad scenario or data; 4 cannot read or write; ' +
        '70 a fault in casesim; 130 interrupted.',
      width,
    ),
    wrap('casesim <command> --help explains one command and opens with examples.', width),
  ].join('\n\n')}\n`;
}

/** `casesim <command> --help`: what it does, examples, usage, arguments, options, output options. */
export function commandHelp(
  command: CommandUnknownOpts,
  helper: Help,
  path: string,
  examples: readonly Example[],
  { text: { ink, width } }: Terminal,
): string {
  const own = examples.filter(({ run }) => run.includes(path));
  const options = helper.visibleOptions(command);
  const shared = options.filter(({ long }) => OUTPUT_OPTIONS.includes(long ?? ''));
  const describeOption = (option: (typeof options)[number]) =>
    [helper.optionTerm(option), helper.optionDescription(option)] as const;
  const sections: [string, (readonly [string, string])[]][] = [
    [
      'Arguments',
      helper.visibleArguments(command).map((a) => [helper.argumentTerm(a), helper.argumentDescription(a)]),
    ],
    [
      'Commands',
      helper.visibleCommands(command).map((c) => [helper.subcommandTerm(c), helper.subcommandDescription(c)]),
    ],
    ['Options', options.filter((option) => !shared.includes(option)).map(describeOption)],
    ['Output', shared.map(describeOption)],
  ];
  return `${[
    wrap(capital(command.description()), width),
    [ink.strong('Examples'), ...exampleLines(own.length > 0 ? own : examples, width)].join('\n'),
    `${ink.strong('Usage')}\n  ${wrap(`${path} ${command.usage()}`, width - 2, '  ').replaceAll('\n', '\n  ')}`,
    ...sections
      .filter(([, entries]) => entries.length > 0)
      .map(([heading, entries]) => {
        const column = columnBeside(
          entries.map(([term]) => term),
          width,
        );
        return [
          ink.strong(heading),
          ...entries.map(([term, says]) => entryLine(term, says, column, width)),
        ].join('\n');
      }),
  ].join('\n\n')}\n`;
}

const OUTPUT_OPTIONS = ['--json', '--csv', '--output', '--force'];

function exampleLines(examples: readonly Example[], width: number): string[] {
  const indent = '      ';
  const words = (shows: string) => wrap(shows, width - indent.length).replaceAll('\n', `\n${indent}`);
  return examples.flatMap(({ run, shows }) => [`  ${run}`, `${indent}${words(shows)}`]);
}

/** Where what is said of terms begins: beside them, or below them where that would leave too few columns. */
function columnBeside(terms: readonly string[], width: number): number {
  const beside = Math.min(WIDEST_TERM, widestOf(terms) + 2);
  return width - beside - 2 < LEAST_WORDS ? 4 : beside;
}

const WIDEST_TERM = 34;
const LEAST_WORDS = 22;

function entryLine(term: string, says: string, column: number, width: number): string {
  const indent = ' '.repeat(column + 2);
  const words = wrap(says, width - column - 2).replaceAll('\n', `\n${indent}`);
  const terms = wrap(term, width - 2, '  ').replaceAll('\n', '\n  ');
  return term.length >= column ? `  ${terms}\n${indent}${words}` : `  ${term.padEnd(column)}${words}`;
}
