import { useState } from 'preact/hooks';
import { describeChart, renderSvg } from '../../report/chart/registry.js';
import { type AnyDocument, mainChart, mainTable } from '../../report/document/document.js';
import { originOf } from '../../report/document/meta.js';
import { renderCsv } from '../../report/render/csv.js';
import { save } from './save.js';

interface TakeAwayProps {
  readonly document: AnyDocument;
  readonly command: string;
  readonly version: string;
}

/** Everything of a result that somebody may want to quote, paste or attach. */
export function TakeAway({ document, command, version }: TakeAwayProps) {
  const { title, sentence } = document;
  const chart = mainChart(document);
  const table = mainTable(document);
  const origin = originOf(document, version);
  const name = nameOf(title);
  return (
    <details class="take">
      <summary>Say it: take this result away</summary>
      {sentence === null ? null : <Quote label="Sentence" text={sentence} />}
      <Quote label="Caption" text={`${title}. ${origin}. A model, not a finding of an inspection.`} />
      {chart === undefined ? null : (
        <Quote label="Text alternative of the chart" text={describeChart(chart)} />
      )}
      <Quote label="Command that repeats it" text={command} />
      <Quote label="Link to this screen" text={location.href} />
      <p class="bar">
        {chart === undefined ? null : (
          <>
            <button type="button" onClick={() => save(`${name}.svg`, 'image/svg+xml', renderSvg(chart))}>
              Chart as SVG
            </button>
            <button type="button" onClick={() => savePng(`${name}.png`, renderSvg(chart))}>
              Chart as PNG
            </button>
          </>
        )}
        {table === undefined ? null : (
          <button
            type="button"
            onClick={() => save(`${name}.csv`, 'text/csv;charset=utf-8', renderCsv(table))}
          >
            Table as CSV
          </button>
        )}
        <button type="button" onClick={() => print()}>
          Print
        </button>
      </p>
    </details>
  );
}

/** Words with a button that copies them; they are there to be selected where a browser refuses. */
function Quote({ label, text }: { label: string; text: string }) {
  const [said, setSaid] = useState('Copy');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied');
    } catch {
      setSaid('Select the words and copy them');
    }
    setTimeout(() => setSaid('Copy'), 3000);
  };
  return (
    <div class="quote">
      <h3>{label}</h3>
      <p>{text}</p>
      <button type="button" onClick={copy} aria-label={`${said}: ${label}`}>
        {said}
      </button>
    </div>
  );
}

const nameOf = (title: string): string =>
  `casesim-${title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '')}`;

/** Drawn at twice its size, so that it is sharp on paper. */
async function savePng(name: string, svg: string): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 2 * image.width;
  canvas.height = 2 * image.height;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => {
    if (blob !== null) save(name, 'image/png', blob);
  });
}
