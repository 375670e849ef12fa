import { Command, Option } from '@commander-js/extra-typings';
import { refuse } from '../../problem.js';
import {
  datesOption,
  effectsOption,
  listOption,
  oneOfOption,
  seedOption,
  wholeOption,
} from '../arguments/options.js';
import { pathsOption } from '../arguments/paths.js';
import type { Example } from '../terminal/command.js';
import {
  folderOption,
  forceOption,
  jsonOption,
  printDocument,
  refuseUselessForce,
} from '../terminal/output.js';
import type { Terminal } from '../terminal/terminal.js';

export const examples: readonly Example[] = [
  {
    run: 'casesim pack --cases 8 --seed 7 -o pack',
    shows: 'eight cases from the West Midlands profile, with answer sheet, key and facilitator notes',
  },
  {
    run: 'casesim pack south-west-2025 --cases 12 --balance --include "risk=high>=3, oversight=absent>=2" --seed 3 -o south-west-pack',
    shows: 'twelve cases with a chosen mix, about half Yes to each key question',
  },
  {
    run: 'casesim pack --cases 6 --seed 8 --anchor pack --anchor-cases 1,4 -o next',
    shows: 'six new cases for the next event, and two of the last as anchors, to compare the two on',
    after: ['casesim pack --cases 8 --seed 7 -o pack'],
  },
  {
    run: 'casesim pack --cases 8 --seed 9 --not-like pack -o unlike',
    shows: 'eight cases for people who have read the first pack: none of its stories is told again',
    after: ['casesim pack --cases 8 --seed 7 -o pack'],
  },
  {
    run: 'casesim pack --check pack',
    shows: 'whether the cases of a pack, or of your own, keep to law and practice, rule by rule',
    after: ['casesim pack --cases 8 --seed 7 -o pack'],
  },
  {
    run: 'casesim pack --correct pack --changes corrections.csv -o corrected',
    shows:
      'the same cases with an answer of the key changed, the reason kept, as the next edition of the pack',
    after: [
      'casesim pack --cases 8 --seed 7 -o pack',
      "printf 'case,item,answer,reason\\n1,A,Contested,Entry 9 names the victim.\\n' > corrections.csv",
    ],
  },
];

const asItIs = (text: string): string => text;

const focusOption = () =>
  new Option(
    '--focus <names>',
    'what every case is about, such as child-safeguarding or offence=sexual, with answers of both kinds on it',
  ).argParser(listOption(asItIs));

const pairsOption = () =>
  new Option(
    '--pairs <names>',
    'for each, a case of the pack comes again with only that another way: children, oversight and such, or an item such as D.e',
  ).argParser(listOption(asItIs));

export default (io: Terminal) =>
  new Command()
    .description(
      'Writes a pack of practice cases into a new folder: invented case files from a published profile, an answer ' +
        'sheet, the key and facilitator notes, as pages to print, Markdown and JSON. casesim mark marks the answers.',
    )
    .argument('[scenario]', 'id of a scenario or path of your own file', 'west-midlands-2025')
    .option('--cases <n>', 'how many cases, from 1 to 200', wholeOption('--cases', { min: 1, max: 200 }), 8)
    .option(
      '--seed <n>',
      'the same seed gives the same pack; chosen at random and shown if omitted',
      seedOption,
    )
    .addOption(folderOption('the folder to write, new or empty; without it the pack is only described'))
    .option(
      '--include <demands>',
      'cases that must be there, by anything drawn of them, such as "mappaLevel1>=2, risk=high<=3, enforcement>=2, A.b=no>=2"',
      listOption(asItIs),
    )
    .addOption(focusOption())
    .addOption(pairsOption())
    .option(
      '--difficulty <level>',
      'easy, mixed or hard',
      oneOfOption('--difficulty', ['easy', 'mixed', 'hard']),
      'mixed' as const,
    )
    .option('--balance', 'about half Yes to each key question, which measuring agreement needs')
    .option(
      '--names <kind>',
      'initials, or given for invented names',
      oneOfOption('--names', ['initials', 'given']),
      'initials' as const,
    )
    .option(
      '--wording <files>',
      'template files of your own, which replace parts of those in scenarios/templates',
      pathsOption,
    )
    .option(
      '--start <dates>',
      'first and last day on which cases start, such as 2025-05-12..2025-05-23',
      datesOption,
    )
    .option(
      '--effects <strength>',
      'assumed effects: independent, moderate or strong',
      effectsOption,
      'moderate',
    )
    .option(
      '--anchor <folder>',
      'an earlier pack whose cases join this one as they are, so that events can be compared on them',
    )
    .option(
      '--anchor-cases <numbers>',
      'for --anchor: which of its cases, such as 1,4; all if omitted',
      listOption(wholeOption('--anchor-cases', { min: 1, max: 200 })),
    )
    .option(
      '--not-like <packs>',
      'earlier packs, by folder or pack.json: none of their stories is told again, and their words come again as little as can be',
      listOption(asItIs),
    )
    .option(
      '--own <file>',
      'invented cases of your own that join this pack: a JSON file with cases and key as pack.json has them',
    )
    .option(
      '--check <path>',
      'make nothing: check the pack in this folder, or cases of your own in a JSON file, against law and practice; ends with 1 when a case breaks a rule whose text was read',
    )
    .option(
      '--correct <folder>',
      'make no new cases: write the pack in this folder with its key corrected, as --changes says, as its next edition',
    )
    .option(
      '--changes <file>',
      'for --correct: a table with the columns case, item, answer and reason; every change needs its reason',
    )
    .option('--sheet <name>', 'of a workbook of --changes; the first with anything in it if omitted')
    .option(
      '--docx',
      'write instructions, cases, key and notes for a word processor (.docx) too, to change them or print them',
    )
    .addOption(jsonOption('print the pack as one JSON object'))
    .addOption(forceOption('replace the folder if it has a pack'))
    .action(async (id, options, command) => {
      if (options.check !== undefined) {
        requireNothingElse(command, '--check', ['check', 'json']);
        return check(options.check, options.json, io);
      }
      if (options.correct !== undefined) {
        requireNothingElse(command, '--correct', [
          'correct',
          'changes',
          'sheet',
          'output',
          'force',
          'docx',
          'json',
        ]);
        const { correct } = await import('./pack/correct.js');
        return correct(options.correct, options, io);
      }
      requireCompany(options);
      const { make } = await import('./pack/make.js');
      return make(id, options, io);
    });

/** An option that only has a meaning beside another must not be passed over in silence. */
function requireCompany(
  options: Parameters<typeof refuseUselessForce>[0] & {
    readonly changes?: string | undefined;
    readonly sheet?: string | undefined;
    readonly docx?: true | undefined;
  },
): void {
  const { changes, sheet, docx, output } = options;
  if (changes !== undefined) {
    const hint = 'Name the folder of the pack with --correct.';
    refuse('bad-options', '--changes corrects a pack that there is.', { path: '--changes', hint });
  }
  if (sheet !== undefined) {
    const hint = 'Name the workbook with --changes.';
    refuse('bad-options', '--sheet is of a workbook of changes.', { path: '--sheet', hint });
  }
  if (docx && output === undefined) {
    const hint = 'Name the folder with -o, or leave out --docx.';
    refuse('bad-options', '--docx writes files, and no folder is named.', { path: '--docx', hint });
  }
  refuseUselessForce(options);
}

/** Reads cases and says what breaks law or practice in them. */
async function check(path: string, json: true | undefined, io: Terminal): Promise<void> {
  const [{ loadCasesToCheck }, { checkPractice }, { practiceDocument }] = await Promise.all([
    import('../../files/packFolder.js'),
    import('../../training/checking/checkPractice.js'),
    import('../../report/documents/training/practiceDocument.js'),
  ]);
  const found = checkPractice(loadCasesToCheck(path));
  await printDocument(practiceDocument(found, path), json === undefined ? {} : { json }, io);
  // A rule from memory does not bind: packs of casesim's own may break one.
  if (found.rules.some(({ seen, broken }) => seen && broken > 0)) io.checkFailed();
}

/** What works on a pack that there is makes no cases, so that what only making them needs would be passed over in silence. */
function requireNothingElse(
  command: Pick<Command, 'args' | 'getOptionValueSource' | 'opts'>,
  option: string,
  taken: readonly string[],
): void {
  const others = Object.keys(command.opts()).filter(
    (name) => !taken.includes(name) && command.getOptionValueSource(name) === 'cli',
  );
  const [scenario] = command.args;
  const found = scenario ?? (others[0] === undefined ? undefined : `--${others[0]}`);
  if (found === undefined) return;
  refuse('bad-options', `${option} makes no cases, so ${found} has nothing to act on.`, {
    path: option,
    got: found,
    hint: `Leave it out, or leave out ${option}.`,
  });
}
