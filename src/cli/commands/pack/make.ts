import { version } from '../../../files/version.js';
import { allOf, together } from '../../../problem.js';
import type { PackOptions } from '../../../training/pack/buildPack.js';
import { pickSeed, saySeed } from '../../arguments/seed.js';
import { writeDocuments } from '../../terminal/folder.js';
import { printDocument } from '../../terminal/output.js';
import type { Terminal } from '../../terminal/terminal.js';
import { joinedCases } from './joinedCases.js';

type Asked = Required<Pick<PackOptions, 'cases' | 'difficulty' | 'names' | 'effects'>>;

/** Makes a pack from a scenario, tells what is in it, and writes its folder if one was named. */
export async function make(
  id: string,
  options: Asked & {
    readonly include?: readonly string[] | undefined;
    readonly pairs?: readonly string[] | undefined;
    readonly focus?: readonly string[] | undefined;
    readonly balance?: boolean | undefined;
    readonly seed?: number | undefined;
    readonly wording?: readonly string[] | undefined;
    readonly start?: { readonly from: string; readonly to: string } | undefined;
    readonly anchor?: string | undefined;
    readonly anchorCases?: readonly number[] | undefined;
    readonly own?: string | undefined;
    readonly notLike?: readonly string[] | undefined;
    readonly output?: string | undefined;
    readonly force?: boolean | undefined;
    readonly docx?: boolean | undefined;
    readonly json?: true | undefined;
  },
  io: Terminal,
): Promise<void> {
  const [
    { loadScenario },
    { loadWording },
    { packWithProgress },
    { packDocument },
    { requireEmpty },
    { loadEarlierPack },
  ] = await Promise.all([
    import('../../../files/loadScenario.js'),
    import('../../../files/wording.js'),
    import('./packWithProgress.js'),
    import('../../../report/documents/training/packDocument.js'),
    import('../../../files/disk/write.js'),
    import('../../../files/packFolder.js'),
  ]);
  const { output, json, force = false, start, wording = [], seed = pickSeed() } = options;
  const {
    cases,
    difficulty,
    names,
    effects,
    include = [],
    focus = [],
    pairs = [],
    balance = false,
    docx,
  } = options;
  const replacing = { force, kind: 'pack.json' };
  if (output !== undefined) await requireEmpty(output, replacing);
  const join = await joinedCases(options);
  const earlier = options.notLike ?? [];
  const [[scenario, texts], [further, notLike]] = together(
    () =>
      together(
        () => loadScenario(id),
        () => loadWording(wording),
      ),
    () => together(join, () => allOf(earlier.map((path) => () => loadEarlierPack(path)))),
  );
  const pack = await packWithProgress(
    scenario,
    {
      ...{ cases, difficulty, names, effects, include, focus, pairs, balance, seed, wording: texts },
      ...(start === undefined ? {} : { startWindow: start }),
      further,
      notLike,
      version: version(),
    },
    io,
  );
  if (options.seed === undefined) saySeed(seed, io);
  if (output !== undefined) {
    const { filesOf } = await import('./filesOf.js');
    await writeDocuments(output, (rendered) => filesOf(pack, { docx, rendered }), replacing, io);
  }
  await printDocument(packDocument(pack, output), json === undefined ? {} : { json }, io);
}
