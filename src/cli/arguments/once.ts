import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { refuse } from '../../problem.js';

/** Readers of options that may be repeated, each time with more. */
const collecting = new WeakSet<object>();

/** A reader of an option that may be given more than once: it takes what came before. */
export function collect<Read extends (text: string, before: never) => unknown>(read: Read): Read {
  collecting.add(read);
  return read;
}

/** Reports an option that takes one value and is given two: the last would win in silence. */
export function refuseRepeats(command: CommandUnknownOpts, report: (refusal: () => void) => void): void {
  for (const option of command.options) {
    const takesOne = option.required || option.optional;
    if (!takesOne || (option.parseArg !== undefined && collecting.has(option.parseArg))) continue;
    let before: string | undefined;
    command.on(`option:${option.name()}`, (text: string) => {
      if (before !== undefined) {
        const name = option.long ?? option.flags;
        const message = `${name} takes one value, not ${before} and ${text}.`;
        report(() => refuse('repeated-option', message, { path: name, got: text, hint: 'Give it once.' }));
      }
      before = text;
    });
  }
}
