import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { PAGE_STYLE, printedMargins } from './pageStyle.js';

export interface Page {
  readonly title: string;
  /** Where it comes from (pack code, scenario, seed, version): at the end, and at the foot of every printed page. */
  readonly origin: string;
  /** Says that the content is invented, at the top of every page; needed on everything that shows a case. */
  readonly banner?: string;
  /** The content, as Preact elements: text in them is escaped. */
  readonly body: ComponentChildren;
}

export const INVENTED = 'Invented for practice. No case here is real, and nobody in it exists.';

/** A whole HTML page, self-contained: its style inside, no script, no network, ready to read and to print. */
export function renderPage({ title, origin, banner, body }: Page): string {
  const page = (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content="casesim" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: PAGE_STYLE + printedMargins(origin, banner) }} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to main content
        </a>
        {banner === undefined ? null : (
          <header>
            <p class="banner">{banner}</p>
          </header>
        )}
        <main id="main">{body}</main>
        <footer>{origin}</footer>
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}
