import { screensOf } from '../screens/registry.js';
import type { Screen } from '../screens/screen.js';
import { worldOf } from '../world.js';
import { type Ask, problemsOf, type Tale } from './protocol.js';

/** The worker's role of the script: it answers screens that may take longer, with the same screens as the page. */
export function startWorker(): void {
  let screens: readonly Screen[] = [];
  const tell = (tale: Tale) => self.postMessage(tale);
  self.onmessage = ({ data: ask }: MessageEvent<Ask>) => {
    if (ask.kind === 'start') {
      screens = screensOf(worldOf(ask.data));
      return;
    }
    const { id, state } = ask;
    try {
      const screen = screens.find((one) => one.id === ask.screen);
      if (screen === undefined) throw new TypeError(`no screen ${ask.screen}`);
      const { documents } = screen.answer(
        state,
        paced((done, of, words) => tell({ id, kind: 'progress', done, of, words })),
      );
      tell({ id, kind: 'answer', documents });
    } catch (error) {
      tell({ id, kind: 'problems', problems: problemsOf(error) });
    }
  };
}

/** At most every tenth of a second. */
function paced(tell: (done: number, of: number, words: string) => void): typeof tell {
  let last = 0;
  return (done, of, words) => {
    const now = performance.now();
    if (now - last < 100) return;
    last = now;
    tell(done, of, words);
  };
}
