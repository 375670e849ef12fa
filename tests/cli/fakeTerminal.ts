import { PassThrough, Readable } from 'node:stream';
import { terminalOf } from '../../src/cli/terminal/terminal.js';

/** A terminal whose output can be read back; not a TTY unless asked. */
export function fakeTerminal({ env = {}, isTTY = false, input = '', columns = 80 } = {}) {
  const stdout = Object.assign(new PassThrough(), { isTTY, columns });
  const stderr = Object.assign(new PassThrough(), { isTTY, columns });
  const said = { stdout: '', stderr: '' };
  stdout.on('data', (chunk) => {
    said.stdout += String(chunk);
  });
  stderr.on('data', (chunk) => {
    said.stderr += String(chunk);
  });
  const io = terminalOf({ stdin: Readable.from([input]), stdout, stderr, env });
  return { io, said };
}
