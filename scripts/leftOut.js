// What the libraries bring that the page never runs, left out of its script: a sixteenth of its size.
import { readFileSync } from 'node:fs';

/** Each module beside what stands for it; null for functions that are never called, of whichever names it exports. */
const LEFT_OUT = [
  // The page reads files and writes no JSON Schema of them.
  [/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/, null],
  // It reads YAML and writes none.
  [/yaml\/browser\/dist\/stringify\/\w+\.js$/, null],
  // Distributions are asked only what was checked, so their messages are never read, and nobody debugs them.
  [/@stdlib\/string-format\/lib\/index\.js$/, 'module.exports = (text) => text;'],
  // What is wrong with a shape is said in casesim's own words.
  [/zod\/v4\/locales\/en\.js$/, "export default () => ({ localeError: () => 'is not of its shape' });"],
  [/node_modules\/debug\/src\/\w+\.js$/, 'module.exports = () => () => {};'],
];

/** A plugin of the bundler. */
export const leftOut = {
  name: 'left-out',
  load(id) {
    const found = LEFT_OUT.find(([path]) => path.test(id));
    if (found === undefined) return null;
    return found[1] ?? emptied(readFileSync(id, 'utf8'));
  },
};

/** The same exports, each a function that does nothing. */
function emptied(code) {
  const declared = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
  const listed = [...code.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names]) => names.split(','));
  const names = [...declared, ...listed.map((name) => name.trim().split(/ as /).at(-1))];
  return `const nothing = () => {};\nexport { ${names.map((name) => `nothing as ${name}`).join(', ')} };`;
}
