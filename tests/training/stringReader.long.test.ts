import { expect, test } from 'vitest';
import type { Pack } from '../../src/training/pack.js';
import { pack } from './packFixture.js';
import { readByStrings, varietyOf } from './stringReader.js';

/** Chains of four packs of eight, the last of which is measured. */
const CHAINS = 10;

test.each([
  ['packs that know nothing of each other', false],
  ['packs that are not like the earlier ones', true],
] as const)('what is known after three of %s', (name, remembers) => {
  const measured = Array.from({ length: CHAINS }, (_, chain) => {
    const packs: Pack[] = [];
    for (let one = 0; one < 4; one++) {
      packs.push(pack({ seed: 100 + 4 * chain + one, ...(remembers ? { notLike: packs.slice() } : {}) }));
    }
    const earlier = packs.slice(0, 3);
    const last = packs[3] as Pack;
    return { ...varietyOf(last, earlier), read: readByStrings(last, earlier) };
  });
  const mean = (of: (one: (typeof measured)[number]) => number): number =>
    measured.reduce((sum, one) => sum + of(one), 0) / CHAINS;
  const items = [...new Set(measured.flatMap(({ read }) => [...read.keys()]))];
  const total = (item: string | null, part: 'right' | 'commonest' | 'of'): number =>
    measured.reduce(
      (sum, { read }) =>
        sum + [...read].reduce((all, [id, one]) => (item === null || id === item ? all + one[part] : all), 0),
      0,
    );
  const share = (item: string | null, part: 'right' | 'commonest'): number =>
    total(item, part) / total(item, 'of');
  const percent = (value: number): string => `${Math.round(100 * value)}%`;
  const found = {
    stories: mean(({ stories }) => stories),
    openings: mean(({ openings }) => openings),
    runs: mean(({ runs }) => runs),
    gain: share(null, 'right') - share(null, 'commonest'),
  };
  console.log(
    [
      `After three of ${name}, ${CHAINS} times, names masked:`,
      `  stories told before        ${percent(found.stories)} (at most 25%)`,
      `  openings read before       ${percent(found.openings)}`,
      `  runs of five words read    ${percent(found.runs)} (at most 25%)`,
      `  a reader of strings        ${percent(share(null, 'right'))}, the commonest answers ${percent(share(null, 'commonest'))} (at most ten points more)`,
      ...items.map(
        (item) =>
          `    ${item.padEnd(6)} ${percent(share(item, 'right'))} and ${percent(share(item, 'commonest'))}`,
      ),
    ].join('\n'),
  );
  expect(found.gain).toBeLessThanOrEqual(0.1);
  if (remembers) expect([found.stories, found.openings]).toEqual([0, 0]);
});
