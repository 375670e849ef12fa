/** A text as one value of a YAML file, also within braces: as it is where nothing in it means something else, else quoted. */
export function yamlText(text: string): string {
  if (PLAIN.test(text) && !KEYWORDS.test(text)) return text;
  return JSON.stringify(text).replace(
    UNSEEN,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const PLAIN = /^[A-Za-z](?:[A-Za-z0-9 .()/%'\u2019-]*[A-Za-z0-9.)%'\u2019])?$/;
const KEYWORDS = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** What an editor would not show, or show as something else. */
const UNSEEN =
  /[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff\ufff9-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
