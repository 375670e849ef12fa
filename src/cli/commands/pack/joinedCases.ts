import { allOf, refuse } from '../../../problem.js';
import type { CaseToJoin } from '../../../training/pack/joinCases.js';

/** Reads the cases that join a pack, once called: anchors of an earlier one, then cases of one's own. */
export async function joinedCases(options: {
  readonly anchor?: string | undefined;
  readonly anchorCases?: readonly number[] | undefined;
  readonly own?: string | undefined;
}): Promise<() => CaseToJoin[]> {
  const { anchor, anchorCases: numbers, own } = options;
  if (numbers !== undefined && anchor === undefined) {
    const hint = 'Name its folder with --anchor.';
    refuse('bad-options', '--anchor-cases are of an earlier pack.', { path: '--anchor-cases', hint });
  }
  if (anchor === undefined && own === undefined) return () => [];
  const [{ loadPack, loadOwnCases }, { anchorCases }] = await Promise.all([
    import('../../../files/packFolder.js'),
    import('../../../training/pack/joinCases.js'),
  ]);
  return () =>
    allOf([
      () => (anchor === undefined ? [] : anchorCases(loadPack(anchor), numbers)),
      () => (own === undefined ? [] : loadOwnCases(own)),
    ]).flat();
}
