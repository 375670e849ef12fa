import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shell } from './casesim.js';

test.runIf(existsSync('/usr/bin/script'))(
  'in a real terminal long work shows its progress, and leaves the terminal as it was',
  async () => {
    const line = "script -qec 'casesim cases --cases 400000 --seed 7 -o cases.csv' /dev/null";
    const { code, stdout } = await shell(line, { env: { TERM: 'xterm' } });
    expect(code).toBe(0);
    expect(stdout).toMatch(/% {2}[\d,]+ of 400,000 cases {2}[\d,–]+ a second {2}\S+ left/);
    expect(stdout).not.toContain('\u001b[?');
  },
);
