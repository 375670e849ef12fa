import type { Look } from '../../../estimation/rules/groupSequential.js';
import { allOf, refuse, together } from '../../../problem.js';
import { confidenceOption, numberOption, wholeOption } from '../../arguments/options.js';
import { given } from '../../arguments/planOptions.js';
import { documentCommand, printDocument } from '../../terminal/output.js';
import type { Terminal } from '../../terminal/terminal.js';

const MOST = 1000;

/** `casesim plan looks 28:8:20 56:22:34 --of 84 --above 41`: an inspection that may stop at several looks. */
export function looksCommand(io: Terminal) {
  return documentCommand()
    .name('looks')
    .description(
      'Says what an inspection does that may stop at any of several looks: how often it stops at each, what it then says, how ' +
        'many cases it expects, and an estimate and an interval that are honest after stopping.',
    )
    .argument(
      '<looks...>',
      'each as CASES:LOW:HIGH: at so many cases stop low at so many Yes or fewer, high at so many or more; - for never',
    )
    .option('--of <n>', 'cases where it never stops', wholeOption('--of', { min: 2, max: MOST }))
    .option('--above <yes>', 'say high when more of all cases are Yes', wholeOption('--above', { max: MOST }))
    .option(
      '--yes <n>',
      'what was found: Yes of all the cases inspected',
      wholeOption('--yes', { max: MOST }),
    )
    .option(
      '--stage <n>',
      'and the look at which it ended, one more than there are for the end',
      wholeOption('--stage', { min: 1, max: 20 }),
    )
    .option('--confidence <level>', 'of the interval for what was found, 0.95 if omitted', confidenceOption())
    .option(
      '--days-per-case <days>',
      'inspector-days that a case takes, to say how many stopping early saves',
      numberOption('--days-per-case', { low: 0.001, high: 1000 }),
    )
    .action(async (texts, { of, above, yes, stage, confidence, daysPerCase, ...output }) => {
      const [looks, total, cut] = allRead(texts, { of, above, yes, stage });
      const [{ looksPlan }, { looksPlanDocument }] = await Promise.all([
        import('../../../results/plan/looks.js'),
        import('../../../report/documents/planning/looksPlanDocument.js'),
      ]);
      const result = looksPlan({
        plan: { looks, total, cut },
        ...given({ confidence, daysPerCase }),
        ...(yes === undefined || stage === undefined ? {} : { outcome: { look: stage, yes } }),
      });
      await printDocument(looksPlanDocument(result), output, io);
    });
}

interface Ends {
  readonly of: number | undefined;
  readonly above: number | undefined;
  readonly yes: number | undefined;
  readonly stage: number | undefined;
}

/** The looks, the cases without a stop, and the Yes above which it is high; or all that is wrong with any. */
function allRead(texts: readonly string[], ends: Ends): readonly [Look[], number, number] {
  const [looks, [of, above]] = together(
    () => allOf(texts.map((text) => () => readLook(text))),
    () => requireEnds(ends),
  );
  return [looks, of, above];
}

function requireEnds({ of, above, yes, stage }: Ends): readonly [number, number] {
  const [[from, high]] = together(
    () =>
      together(
        () => of ?? missing('--of'),
        () => above ?? missing('--above'),
      ),
    () => {
      if ((yes === undefined) === (stage === undefined)) return;
      refuse('bad-options', '--yes and --stage go together.', {
        hint: 'Give the Yes of all the cases inspected, and the look at which it ended.',
      });
    },
  );
  return [from, high];
}

function missing(option: string): never {
  refuse('bad-plan', `${option} is missing.`, {
    hint: 'Say how many cases there are without a stop, and above how many Yes it is high: --of 84 --above 41.',
  });
}

function readLook(text: string): Look {
  const found = /^(\d{1,4}):(\d{1,4}|-):(\d{1,4}|-)$/.exec(text);
  if (found === null) {
    refuse('bad-look', `A look is CASES:LOW:HIGH, not "${text}".`, {
      path: '<looks>',
      got: text,
      expected: 'three whole numbers, - for never',
      hint: 'Such as 28:8:20.',
    });
  }
  const [, cases, low, high] = found;
  const stop = (written: string | undefined) => (written === '-' ? null : Number(written));
  return { cases: Number(cases), stopLow: stop(low), stopHigh: stop(high) };
}
