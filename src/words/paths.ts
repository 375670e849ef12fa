/** The path of something in a folder, the folder as it was typed: neither `./` nor a slash at its end is lost or doubled. */
export function within(folder: string, name: string): string {
  return folder === '' || /[/\\]$/.test(folder) ? `${folder}${name}` : `${folder}/${name}`;
}

/** A word of a command line to copy: in quotes where a shell would take it for several words, or for something else. */
export function shellWord(text: string): string {
  if (text.startsWith('-')) return shellWord(`./${text}`);
  if (/^[\p{L}\p{M}\p{N}_@%+=:,./-]+$/u.test(text)) return text;
  // Double quotes do in every shell, but these few characters keep their meaning in them.
  return /["$`!\\]/.test(text) ? `'${text.replaceAll("'", `'\\''`)}'` : `"${text}"`;
}
