import { createHash } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { visible } from '../../words/visible.js';
import { escapedJson } from './json.js';
import { SCRIPTED_STYLE } from './scriptedStyle.js';

export interface ScriptedPage {
  readonly title: string;
  readonly banner: string;
  /** Where it comes from. */
  readonly origin: string;
  /** What the script works on; it finds it under the id `data`. */
  readonly data: object;
  readonly script: string;
  readonly body: ComponentChildren;
}

/**
 * A whole page with a script, in one file that opens from a disk and asks nothing of any network: its policy lets only its
 * own script and style run, by their hashes.
 */
export function renderScriptedPage({ title, banner, origin, data, script, body }: ScriptedPage): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(SCRIPTED_STYLE)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const main = (
    <>
      <noscript>
        <p>This page needs JavaScript. The pages of the cases and the answer sheets do without it.</p>
      </noscript>
      {body}
    </>
  );
  const page = (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content="casesim" />
        <link rel="icon" href="data:," />
        <title>{visible(title)}</title>
        <style dangerouslySetInnerHTML={{ __html: SCRIPTED_STYLE }} />
      </head>
      <body>
        <header>
          <p class="banner">{visible(banner)}</p>
        </header>
        <main dangerouslySetInnerHTML={{ __html: visible(renderToString(main)) }} />
        <footer>{visible(origin)}</footer>
        <script id="data" type="application/json" dangerouslySetInnerHTML={{ __html: inScript(data) }} />
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

/** JSON in which nothing can end the element that it is in. */
function inScript(data: object): string {
  return escapedJson(JSON.stringify(data)).replaceAll('<', '\\u003c');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
