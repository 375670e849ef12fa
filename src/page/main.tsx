import { render } from 'preact';
import { App } from './parts/App.js';
import { clientOf } from './worker/client.js';
import { startWorker } from './worker/worker.js';
import type { PageData } from './world.js';

/** One script in two roles: the page, and where there is no document its worker. */
if (typeof document === 'undefined') startWorker();
else startPage();

function startPage(): void {
  if (!isNewEnough()) {
    const said = document.createElement('p');
    said.textContent = 'This browser is too old for this page: nothing here can be worked out in it.';
    document.getElementById('page')?.append(said);
    return;
  }
  // While it runs, the script that runs is its own text: the worker is made of it.
  const script = document.currentScript?.textContent ?? '';
  const data = JSON.parse(document.getElementById('data')?.textContent ?? '') as PageData;
  const page = document.getElementById('page')!;
  page.replaceChildren();
  render(<App first={data} client={clientOf(script, data)} />, page);
}

/** What the engine needs and browsers got last, all by 2023. */
function isNewEnough(): boolean {
  return (
    typeof Array.prototype.toSorted === 'function' &&
    typeof Array.prototype.findLast === 'function' &&
    typeof Object.hasOwn === 'function' &&
    typeof ResizeObserver === 'function'
  );
}
