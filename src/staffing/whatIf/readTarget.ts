import { largeNumberHint, PERCENT_SIGN } from '../../numeric/written.js';
import { refuse } from '../../problem.js';
import type { Outcome } from '../region/outcomes.js';

/** What is to be reached. */
export interface Target {
  readonly outcome: Outcome;
  readonly index: number;
  readonly value: number;
  readonly month: number;
  /** Whether the month was left to be the last. */
  readonly isLast: boolean;
}

const TARGET = new RegExp(
  String.raw`^([\w-]+)\s*=\s*(-?\d+(?:\.\d+)?)(?:(${PERCENT_SIGN})|[^%\d]*?)(?:\s+at\s+month\s+(\d+))?$`,
  'i',
);
/** A time that is not written as `at month 24`: it must not be read as the last month. */
const OTHER_TIME = /\b(at|in|by|after|from|until|months?|years?)\b/i;
const SHORT: Readonly<Record<string, string>> = {
  oversight: 'oversightEffective',
  utilisation: 'officerUtilisation',
  caseload: 'officerCaseload',
};

/** Reads a target such as `oversight=50% at month 24`. */
export function readTarget(text: string, outcomes: readonly Outcome[], months: number): Target {
  const [, written = '', digits = '', percent, given] = TARGET.exec(text.trim()) ?? [];
  if (written === '' || (given === undefined && OTHER_TIME.test(text))) {
    refuse('bad-target', `"${text}" is not a target.`, {
      path: 'target',
      got: text,
      hint: 'Write it like "oversight=50% at month 24".',
    });
  }
  const large = largeNumberHint(text);
  if (large !== undefined)
    refuse('bad-target', `"${text}" has a number that nothing here can be.`, {
      path: 'target',
      got: text,
      hint: large,
    });
  const names = outcomes.map(({ name }) => name);
  const index = names.indexOf(SHORT[written] ?? written);
  const outcome = outcomes[index];
  if (outcome === undefined) {
    const known = [...Object.keys(SHORT), ...names];
    const hint = `Known: ${known.join(', ')}.`;
    refuse('bad-target', `No what-if follows "${written}".`, {
      path: 'target',
      got: text,
      near: known,
      hint,
    });
  }
  const month = given === undefined ? months : Number(given);
  const isShare = outcome.format === 'percent';
  if (isShare !== (percent !== undefined)) {
    refuse(
      'bad-target',
      `"${outcome.label}" is ${isShare ? 'a share: write it with %' : 'no share: write it without %'}.`,
      {
        path: 'target',
        got: text,
      },
    );
  }
  if (month === 0) {
    refuse('bad-target', 'Month 0 is today, which no lever has changed yet.', {
      path: 'target',
      got: text,
      hint: 'Give a later month, such as "at month 24".',
    });
  }
  if (month > months) {
    refuse('bad-target', `Month ${month} comes after the last month, ${months}.`, {
      path: 'target',
      got: text,
      hint: `Give months: ${month} (--months ${month}) to follow so long.`,
    });
  }
  const value = Number(digits) * (isShare ? 0.01 : 1);
  return { outcome, index, value, month, isLast: given === undefined };
}

export function shownAs({ format }: Outcome): (value: number) => string {
  return (value) => (format === 'percent' ? `${(100 * value).toFixed(1)}%` : value.toFixed(1));
}
