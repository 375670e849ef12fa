import { refuse } from '../../problem.js';
import type { TextOptions } from '../../words/textOptions.js';
import { type AnyDocument, mainChart, mainTable } from '../document/document.js';
import { metaOf } from '../document/meta.js';
import { renderJson } from './json.js';
import { renderText } from './text.js';

/** One way to write a document. */
export interface FormatType {
  /** How a file's name ends that is written so. */
  readonly ending: string;
  /** For people to read: every document of a folder (a pack, marks, a study) is written so. */
  readonly inFolders: boolean;
  readonly render: (document: AnyDocument, options: RenderOptions) => string | Promise<string>;
}

export interface RenderOptions extends TextOptions {
  /** The version that `meta` names. */
  readonly version: string;
}

/** Every format that a document is written in. What a command does not print by itself loads only when asked for. */
export const FORMAT_TYPES = {
  text: { ending: '.txt', inFolders: false, render: renderText },
  json: {
    ending: '.json',
    inFolders: false,
    render: (document, { version }) => renderJson({ meta: metaOf(document, version), ...document.data }),
  },
  csv: {
    ending: '.csv',
    inFolders: false,
    render: async (document) =>
      (await import('./csv.js')).renderCsv(mainTable(document) ?? lacking(document, 'table')),
  },
  markdown: {
    ending: '.md',
    inFolders: true,
    render: async (document, { version }) =>
      (await import('./markdown.js')).renderMarkdown(document, version),
  },
  svg: {
    ending: '.svg',
    inFolders: false,
    render: async (document) =>
      (await import('../chart/registry.js')).renderSvg(mainChart(document) ?? lacking(document, 'chart')),
  },
  html: {
    ending: '.html',
    inFolders: true,
    render: async (document, { version }) => (await import('./html.js')).renderHtml(document, version),
  },
} as const satisfies Record<string, FormatType>;

export type Format = keyof typeof FORMAT_TYPES;

export const FORMATS = Object.keys(FORMAT_TYPES) as Format[];

/** The format that each ending asks for. */
export const FORMAT_OF_ENDING: Readonly<Record<string, Format>> = Object.fromEntries(
  FORMATS.map((format) => [FORMAT_TYPES[format].ending, format]),
);

/** The endings that set a format. */
export const ENDINGS: readonly string[] = Object.keys(FORMAT_OF_ENDING);

function lacking({ command }: AnyDocument, what: 'table' | 'chart'): never {
  refuse(`no-${what}`, `casesim ${command} has no ${what} to give in that format.`, {
    hint: 'Ask for --json or text instead.',
  });
}
