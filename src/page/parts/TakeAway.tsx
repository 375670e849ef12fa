import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Chart, describeChart, renderSvg } from '../../report/chart/registry.js';
import { type AnyDocument, chartsIn } from '../../report/document/document.js';
import { originOf } from '../../report/document/meta.js';
import { fileNameOf, save } from './save.js';

interface TakeAwayProps {
  readonly documents: readonly AnyDocument[];
  /** What repeats them at a terminal, one line each. */
  readonly commands: readonly string[];
  readonly version: string;
}

/** Everything of a result that somebody may want to quote, paste or attach. Each table has a button of its own. */
export function TakeAway({ documents, commands, version }: TakeAwayProps) {
  return (
    <details class="take">
      <summary>Say it: take this result away</summary>
      {documents.map((document) => {
        const { title, sentence } = document;
        const caption = `${title}. ${originOf(document, version)}. A model, not a finding of an inspection.`;
        return (
          <div key={title}>
            {sentence === null ? null : <Quote label="Sentence" text={sentence} />}
            <Quote label="Caption" text={caption} />
            {chartsIn(document).map((chart) => (
              <Quote key={chart.title} label={`Chart in words: ${chart.title}`} text={describeChart(chart)}>
                <ChartFiles chart={chart} />
              </Quote>
            ))}
          </div>
        );
      })}
      {commands.map((command) => (
        <Quote key={command} label="Command that repeats it" text={command} />
      ))}
      <Quote label="Link to this screen" text={location.href} />
      <p class="bar">
        <button type="button" onClick={() => print()}>
          Print what is open
        </button>
      </p>
    </details>
  );
}

function ChartFiles({ chart }: { chart: Chart }) {
  const name = fileNameOf(chart.title);
  return (
    <>
      <button
        type="button"
        aria-label={`Save as SVG: ${chart.title}`}
        onClick={() => save(`${name}.svg`, 'image/svg+xml', renderSvg(chart))}
      >
        SVG
      </button>
      <button
        type="button"
        aria-label={`Save as PNG: ${chart.title}`}
        onClick={() => savePng(`${name}.png`, renderSvg(chart))}
      >
        PNG
      </button>
    </>
  );
}

interface QuoteProps {
  readonly label: string;
  readonly text: string;
  readonly children?: ComponentChildren;
}

/** Words with a button that copies them; they are there to be selected where a browser refuses. */
function Quote({ label, text, children }: QuoteProps) {
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
      <p class="what">{label}</p>
      <p>{text}</p>
      <div class="bar">
        <button type="button" onClick={copy} aria-label={`${said}: ${label}`}>
          {said}
        </button>
        {children}
      </div>
    </div>
  );
}

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
