import { type Chart, renderSvg } from '../chart/registry.js';

/** A chart in a page, laid out for a page and for a phone: the style sheet shows the one that fits. */
export function Figure({ chart }: { chart: Chart }) {
  return (
    <>
      <figure class="broad" dangerouslySetInnerHTML={{ __html: renderSvg(chart) }} />
      <figure class="slim" dangerouslySetInnerHTML={{ __html: renderSvg(chart, { width: PHONE }) }} />
    </>
  );
}

/** What a phone 390 pixels wide leaves between the margins of a page. */
const PHONE = 374;
