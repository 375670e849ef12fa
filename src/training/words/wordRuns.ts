/** Runs of as many words are what a reader remembers of a text. */
const RUN = 5;

/** Initials, titles with a name, and numbers: what differs from case to case whatever the text is. */
const MASKED = /\bM[rs]s? [A-Z][a-z]*|\b[A-Z]{2}\b|\b\d[\d,./:]*/g;

/** Every run of five words of a text, names and numbers masked and stops left out; none goes over a line break. */
export function wordRuns(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const words =
      line
        .replace(MASKED, 'x')
        .toLowerCase()
        .match(/[a-z][a-z'’-]*/g) ?? [];
    return words.slice(RUN - 1).map((_, index) => words.slice(index, index + RUN).join(' '));
  });
}

/** The share of its runs that a reader knows already; 0 for a text too short for any. */
export function knownShare(text: string, known: ReadonlySet<string>): number {
  const runs = wordRuns(text);
  return runs.length === 0 ? 0 : runs.filter((run) => known.has(run)).length / runs.length;
}
