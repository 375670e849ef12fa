import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Terminal } from './terminal.js';

/** One way to use a command that works as it stands; a test runs it in an empty folder. */
export interface Example {
  /** Such as `casesim interval 41/84`; a shell line, so pipes and redirection are welcome. */
  readonly run: string;
  /** What it shows, in a few words. */
  readonly shows: string;
  /** Shell lines that must come first, such as the making of a pack that the example marks. */
  readonly after?: readonly string[];
  /** The exit code it ends with, when that is not 0. */
  readonly exit?: number;
}

/** What a command's file exports. */
export interface CommandModule {
  readonly default: (io: Terminal) => CommandUnknownOpts;
  readonly examples: readonly Example[];
}
