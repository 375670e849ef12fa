import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { PAGE_STYLE } from './pageStyle.js';

export interface Page {
  readonly title: string;
  /** What is printed at the foot of every page: where it comes from (pack code, scenario, seed, version). */
  readonly origin: string;
  /** A banner that says the content is invented; needed on everything that shows a case. */
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
        <style dangerouslySetInnerHTML={{ __html: PAGE_STYLE }} />
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

/** An SVG made by `renderSvg`, set into a page as it is. */
export function Figure({ svg }: { svg: string }) {
  return <figure dangerouslySetInnerHTML={{ __html: svg }} />;
}
