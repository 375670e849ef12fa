import { basename, extname } from 'node:path';
import { refuse } from '../../problem.js';
import { shellWord } from '../../words/paths.js';

/**
 * The format of a file that the person names: as its ending says, or as a flag does, and where both speak they agree. So no
 * file is called one thing and is another.
 *
 * @param path - the file; undefined, or `-` for standard output, where there is none
 * @param asked - the format that a flag asks for
 * @param formats - the format of every ending that can be written
 * @returns undefined where neither says anything: a name without an ending, or no name
 */
export function formatOfFile<Format extends string>(
  path: string | undefined,
  asked: Format | undefined,
  formats: Readonly<Record<string, Format>>,
): Format | undefined {
  if (path === '') refuse('bad-options', '-o names no file.', { path: '-o', got: '' });
  if (path === undefined || path === '-') return asked;
  const bare = basename(path).toLowerCase();
  if (Object.hasOwn(formats, bare)) {
    refuse('bad-ending', `-o ${path} is an ending without a name.`, {
      ...{ path: '-o', got: path },
      hint: `Give the file a name too, such as result${bare}.`,
    });
  }
  const ending = extname(path);
  // What is no file has no ending: a folder, and the file descriptors and devices of the system.
  if (ending === '' || ending === '.' || basename(path) === '..') return asked;
  const format = Object.hasOwn(formats, ending.toLowerCase()) ? formats[ending.toLowerCase()] : undefined;
  const facts = { path: '-o', got: path };
  if (format === undefined) {
    const endings = Object.keys(formats);
    const list =
      endings.length === 1 ? endings[0]! : `${endings.slice(0, -1).join(', ')} or ${endings.at(-1)}`;
    refuse(
      'bad-ending',
      `casesim writes no ${ending} files here, so ${path} would not be what its name says.`,
      {
        ...facts,
        expected: list,
        hint: `The name can end in ${list}.`,
      },
    );
  }
  if (asked !== undefined && asked !== format) {
    refuse('bad-ending', `--${asked} and the ending of ${path} ask for different formats.`, {
      ...facts,
      hint: `Leave out --${asked}, or give the file another ending.`,
    });
  }
  return format;
}

/**
 * The name of a folder that is written: what ends as a file does is meant to be one, and a folder would not be what its name
 * says. A slash at the end says that a folder is meant all the same.
 *
 * @param option - as it was typed
 */
export function folderName(option: string): (path: string) => string {
  return (path) => {
    if (path === '') {
      const hint = `Give it a name, such as ${option} results.`;
      refuse('bad-options', `${option} names no folder.`, { path: option, got: path, hint });
    }
    const ending = extname(path).toLowerCase();
    if (path.endsWith('/') || !ENDINGS_OF_FILES.has(ending)) return path;
    const message = `${option} names a folder, and ${path} ends as ${ending} files do.`;
    const hint = `Leave out the ending, or write ${shellWord(`${path}/`)} if a folder is to have that name.`;
    refuse('bad-ending', message, { path: option, got: path, expected: 'a folder', hint });
  };
}

/** Of what casesim writes somewhere, and of what people expect from programs like it. */
const ENDINGS_OF_FILES = new Set(
  [
    '.txt .text .json .jsonl .csv .tsv .parquet .md .markdown .svg .html .htm .xml .yaml .yml .log',
    '.zip .gz .tgz .tar .bz2 .xz .7z .rar',
    '.pdf .doc .docx .odt .rtf .tex .epub .xls .xlsx .ods .ppt .pptx .odp .png .jpg .jpeg .gif .webp',
  ].flatMap((line) => line.split(' ')),
);
