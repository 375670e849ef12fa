import { refuseArgument, requireCounts, requireList } from '../../check.js';
import type { Counts } from '../../counts.js';

/** Two regions or more, or rounds, each with its counts. */
export function requireRegions(regions: readonly Counts[], argument = 'regions'): void {
  const many = requireList(argument, regions).length;
  if (many < 2 || many > MOST_REGIONS) {
    refuseArgument(argument, regions, `a list of 2 to ${MOST_REGIONS.toLocaleString('en-GB')} ${argument}`);
  }
  regions.forEach((region, index) => {
    requireCounts(region, `${argument}[${index}]`);
  });
}

/** Every pair of regions is compared with every other. */
export const MOST_REGIONS = 1000;

/** The share of all cases together. */
export function pooledShare(regions: readonly Counts[]): number {
  const yes = regions.reduce((sum, region) => sum + region.yes, 0);
  return yes / regions.reduce((sum, region) => sum + region.of, 0);
}

/** Below it, standard errors are too small to count in. */
const LEAST_TARGET = 1e-100;

/** What funnels and their like measure against: the share stated, or that of all cases, which must be neither none nor all. */
export function requireTarget(regions: readonly Counts[], stated: number | undefined): number {
  const target = stated ?? pooledShare(regions);
  if (!(typeof target === 'number' && target >= LEAST_TARGET && target < 1)) {
    const isStated = stated !== undefined;
    refuseArgument(
      'target',
      target,
      'a share from 0 to 1 (both excluded)',
      isStated ? undefined : 'Every answer is the same, so state a target or leave the question out.',
    );
  }
  return target;
}
