#!/usr/bin/env node
/**
 * The start of the command line. To add a command:
 *
 * 1. Write `src/cli/commands/<name>.ts`. Its default export takes the `Terminal` and returns a commander `Command`:
 *    `export default (io: Terminal) => documentCommand().argument('<counts>').option(…).action(async (counts, options) => …)`.
 * 2. In the action make a `Document` (report/document/document.ts) and end with `await printDocument(document, options, io)`.
 *    Import heavy modules inside the action. Touch the world only through `io`; never set an exit code:
 *    throw a CasesimError, or call `io.report(error)` for problems that leave an answer, or `io.checkFailed()`.
 * 3. Export `examples`: at least two command lines that work as they stand; help shows them and a test runs them.
 * 4. Add one line to `commands` in `registry.ts`. Readers of option values are in `arguments/options.ts`, seeds in `arguments/seed.ts`.
 */
try {
  const { start } = await import('./start.js');
  await start();
} catch (error) {
  // What is caught here kept casesim from opening its own files, those with its words for errors too.
  const code = error instanceof Error && 'code' in error ? error.code : '';
  const isTooMany = code === 'EMFILE' || code === 'ENFILE';
  process.stderr.write(
    isTooMany
      ? 'Too many files are open for casesim to open its own. Close some programs, or allow more: ulimit -n 256.\n'
      : `The files of casesim cannot be loaded (${String(error).split('\n')[0]}). Install it again.\n`,
  );
  process.exit(4);
}
