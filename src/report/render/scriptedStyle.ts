import { BLUE, INK, PAPER, QUIET } from '../chart/svg/palette.js';

/** The look of the pages that answer to a person: case and questions side by side, one at a time where there is no space for both. */
export const SCRIPTED_STYLE = `
:root { --ink: ${INK}; --paper: ${PAPER}; --quiet: ${QUIET}; --panel: #f3f2f1; --rule: #b1b4b6; --link: ${BLUE}; --error: #b00020; --mark: #fff4c2; color-scheme: light dark; color: var(--ink); background: var(--paper); font: 17px/1.4 Arial, Helvetica, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --ink: #f3f2f1; --paper: #121415; --quiet: #c8cacc; --panel: #24282b; --rule: #6f777b; --link: #8fc1ea; --error: #ff9aa6; --mark: #4a3f00; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; }
header, main, footer { padding: 0 16px; }
h1 { font-size: 26px; margin: 12px 0; }
h2 { font-size: 21px; margin: 16px 0 8px; }
h3 { font-size: 17px; margin: 16px 0 4px; }
p, ul { margin: 0 0 10px; max-width: 42em; }
.banner { border-left: 8px solid var(--rule); padding: 8px 12px; margin: 12px 0; font-weight: bold; }
.faint { color: var(--quiet); font-weight: normal; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.bar { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 0 0 10px; padding: 0; list-style: none; max-width: none; }
.bar p { margin: 0; }
button, input, select { font: inherit; color: var(--ink); background: var(--panel); border: 1px solid var(--rule); border-radius: 3px; padding: 7px 12px; min-height: 40px; }
input[type='radio'] { min-height: 0; width: 20px; height: 20px; margin: 0 4px 0 0; }
input[type='file'] { max-width: 100%; }
input[type='text'] { background: var(--paper); width: 100%; }
button { cursor: pointer; }
button[aria-current], button[aria-pressed='true'] { background: var(--ink); color: var(--paper); }
:focus-visible { outline: 3px solid #ffdd00; outline-offset: 0; box-shadow: 0 0 0 5px #0b0c0c; }
dl { display: grid; grid-template-columns: minmax(8em, max-content) 1fr; gap: 4px 16px; margin: 0 0 16px; }
dt { font-weight: bold; }
dd { margin: 0; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
.question { border-top: 1px solid var(--rule); padding: 10px 0 14px; }
.question legend { padding: 0; float: left; width: 100%; margin-bottom: 8px; }
.question legend + * { clear: both; }
.key legend, p.key { font-weight: bold; }
.choices { display: flex; flex-wrap: wrap; gap: 6px 18px; align-items: center; }
.choices label { display: flex; align-items: center; min-height: 40px; }
.beside { display: grid; grid-template-columns: 9em 1fr 9em; gap: 0 12px; align-items: end; margin-top: 6px; }
.beside label { font-size: 15px; grid-row: 1; }
.beside select { width: 100%; display: block; }
.error { color: var(--error); grid-column: 1 / -1; grid-row: 2; margin: 2px 0 0; }
.deciding { background: var(--mark); border-left: 6px solid var(--ink); padding: 1px 10px; }
.decides { display: block; font-size: 15px; }
li.either, p.either { border-left: 6px double var(--ink); padding-left: 10px; }
p.key { font-weight: normal; margin-top: 8px; }
summary { cursor: pointer; padding: 6px 0; color: var(--link); text-decoration: underline; }
textarea { width: 100%; height: 8em; font: 14px/1.3 monospace; color: var(--ink); background: var(--paper); }
footer { border-top: 1px solid var(--rule); color: var(--quiet); padding-top: 10px; padding-bottom: 16px; font-size: 15px; }
#switch { display: none; }
@media screen and (min-width: 900px) {
  #columns { display: grid; grid-template-columns: 1fr 1fr; gap: 24px; height: calc(100vh - 120px); }
  #file, #questions { overflow-y: auto; padding: 4px 8px 24px; }
}
@media screen and (max-width: 899px) {
  #switch { display: flex; position: sticky; top: 0; background: var(--paper); padding: 8px 0; }
  #columns[data-shown='file'] #questions, #columns[data-shown='questions'] #file { display: none; }
  .beside { grid-template-columns: 1fr; }
  .beside label, .error { grid-row: auto; }
  dl { grid-template-columns: 1fr; }
}
@media print {
  @page { size: A4; margin: 16mm 14mm; }
  :root { font-size: 10.5pt; color: #000; background: #fff; }
  .bar, #switch, #start, button { display: none; }
  .entry, .question { break-inside: avoid; }
  #questions { break-before: page; }
}
`;
