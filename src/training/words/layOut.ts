import type { Voice } from './wordingTypes.js';

/** What a document says on one prompt, or without one before them. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly text: string;
}

/** One entry of a document. */
export interface LaidOut {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly ids: readonly string[];
}

/** Puts the sections of an assessment or a plan in the order and the shape that an officer gives them. */
export function layOut(
  title: string,
  sections: readonly Section[],
  shape: Voice['shape']['plan'],
  voice: Voice,
): LaidOut[] {
  const orderOf = ({ id }: Section): number => {
    const found = voice.order.indexOf(id);
    return found < 0 ? voice.order.length : found;
  };
  const ordered = [...sections].sort((a, b) => orderOf(a) - orderOf(b));
  if (shape === 'entries') {
    return ordered.map(({ id, heading, text }) => ({
      title: heading === '' ? title : `${title}: ${heading.toLowerCase()}`,
      paragraphs: [text],
      ids: [id],
    }));
  }
  const written = ordered.map((section) => withHeading(section, voice));
  const together = shape === 'block' ? written.length : shape === 'pairs' ? 2 : 1;
  const paragraphs = inGroups(written, together).map((group) => group.join(' '));
  return [
    {
      title,
      paragraphs: shape === 'numbers' ? paragraphs.map((text, item) => `${item + 1}. ${text}`) : paragraphs,
      ids: ordered.map(({ id }) => id),
    },
  ];
}

function withHeading({ heading, text }: Section, voice: Voice): string {
  // A text that opens with its own heading does not get it twice.
  const opens = text.toLowerCase().startsWith(`${heading.toLowerCase()}:`);
  if (voice.headings === 'none' || heading === '' || opens) return text;
  const isDash = voice.headings === 'dash' || isLabelled(text);
  return isDash ? `${heading} – ${text}` : `${heading}: ${text}`;
}

/** Whether a text opens with a label of its own, before which another with a colon would read as two. */
export function isLabelled(text: string): boolean {
  return /^[A-Z][A-Za-z' ]{1,40}: /.test(text);
}

function inGroups(texts: readonly string[], size: number): string[][] {
  const groups: string[][] = [];
  for (let at = 0; at < texts.length; at += Math.max(1, size)) groups.push(texts.slice(at, at + size));
  return groups;
}
